export type { BareFault, Fault, FaultCode, Problem, ProblemCode } from '@congress-kit/api/problem';
export type { Ballot, BallotSummary, Candidate } from '@congress-kit/api/resources/ballots';
export type { CaseClock, CaseDetail, CaseSummary, Reply, Step } from '@congress-kit/api/resources/cases';
export type { Congress, Organization, Session, Term } from '@congress-kit/api/resources/congresses';
export type { Deputy, FinderIndex, Membership } from '@congress-kit/api/resources/deputies';
export type { Disclosure, DisclosureSummary, StaffDisclosure } from '@congress-kit/api/resources/disclosures';
export type { Discovery } from '@congress-kit/api/resources/discovery';
export type { Division } from '@congress-kit/api/resources/divisions';
export type { Evaluation } from '@congress-kit/api/resources/evaluations';
export type { CongressEvent } from '@congress-kit/api/resources/events';
export type { Group } from '@congress-kit/api/resources/groups';
export type { Milestone, Project, ProjectReport, ProjectReportDraft, ProjectSummary } from '@congress-kit/api/resources/projects';
export type { RatingDraft, Receipt } from '@congress-kit/api/resources/receipts';
export type { CaseMove, StaffCase, StaffSuggestion } from '@congress-kit/api/resources/staff';
export type { Station } from '@congress-kit/api/resources/stations';
export type { Statistic } from '@congress-kit/api/resources/statistics';
export type { Suggestion, SuggestionDetail, SuggestionDraft, SuggestionReceipt } from '@congress-kit/api/resources/suggestions';
export type { SimilarSuggestion, Support, SupportDraft } from '@congress-kit/api/resources/supports';
export type { Ref } from '@congress-kit/api/schema';

export * from './ballots.ts';
export { call, type InputOf, type OptionsOf } from './call.ts';
export * from './cases.ts';
export {
  type Answer, type ApiRequest, type AttemptReport, type CallOptions, type Client, type ClientOptions, createClient, type LogEntry, type LogLevel,
  type ReceiptOptions, type Skipped, type WriteOptions,
} from './client.ts';
export * from './congresses.ts';
export * from './deputies.ts';
export * from './disclosures.ts';
export * from './discovery.ts';
export * from './divisions.ts';
export * from './errors.ts';
export * from './evaluations.ts';
export * from './events.ts';
export * from './groups.ts';
export { type ResponseInfo, responseInfo } from './info.ts';
export { newIdempotencyKey } from './keys.ts';
export { createMemory, type Memory, type Remembered } from './memory.ts';
export { items, pages } from './pages.ts';
export * from './problem-of.ts';
export * from './projects.ts';
export * from './receipts.ts';
export type { RetryOptions } from './retry.ts';
export * from './staff.ts';
export * from './stations.ts';
export * from './statistics.ts';
export * from './suggestions.ts';
export * from './supports.ts';
