import type { ProblemCode, FaultCode } from '../problem.ts';
import type { attachmentTypes } from '../resources/attachments.ts';
import type { ballotMethods, thresholdBases, tieRules } from '../resources/ballots.ts';
import type { caseOrigins, publicPhases } from '../resources/cases.ts';
import type { levels, organizationKinds } from '../resources/congresses.ts';
import type { contactPolicies } from '../resources/deputies.ts';
import type { divisionKinds } from '../resources/divisions.ts';
import type { evaluationAxes, evaluationMethods, evaluationSubjects } from '../resources/evaluations.ts';
import type { groupKinds } from '../resources/groups.ts';
import type { staffRoles } from '../roles.ts';
import type { geoDatums } from '../resources/geo.ts';
import type { stationKinds } from '../resources/stations.ts';
import type { identityModes } from '../resources/author.ts';
import type { channels, suggestionCategories, suggestionKinds, targetKinds } from '../resources/suggestions.ts';
import type { BallotFaultCode } from '../rules/ballot-faults.ts';
import type { deadlineKinds } from '../rules/deadlines.ts';
import type { caseActs, CaseRefusal, caseStates, meetingKinds, resolutionClasses } from '../rules/case-flow.ts';
import type { ClockRefusal } from '../rules/clock.ts';
import type { Light } from '../rules/light.ts';
import type { endings } from '../rules/phases.ts';
import type { roles } from '../rules/moves.ts';
import type { RowReason } from '../rules/tally.ts';
import type { ratings, rejectCodes, SuggestionRefusal, suggestionStates } from '../rules/suggestion-flow.ts';

/** A word for every value of a list of the contract: a value without one does not compile. */
type Words<List extends readonly string[]> = Record<List[number], string>;

/** What the contract demands of `labels`. The lists are imported as types only, so no schema reaches the bundle. */
export interface ContractLabels {
  divisionKinds: Words<typeof divisionKinds>;
  levels: Words<typeof levels>;
  organizationKinds: Words<typeof organizationKinds>;
  groupKinds: Words<typeof groupKinds>;
  stationKinds: Words<typeof stationKinds>;
  geoDatums: Words<typeof geoDatums>;
  contactPolicies: Words<typeof contactPolicies>;
  suggestionKinds: Words<typeof suggestionKinds>;
  suggestionCategories: Words<typeof suggestionCategories>;
  attachmentTypes: Words<typeof attachmentTypes>;
  identityModes: Words<typeof identityModes>;
  channels: Words<typeof channels>;
  suggestionStates: Words<typeof suggestionStates>;
  targetKinds: Words<typeof targetKinds>;
  caseOrigins: Words<typeof caseOrigins>;
  caseStates: Words<typeof caseStates>;
  caseActs: Words<typeof caseActs>;
  actorRoles: Words<typeof roles> & { government_office: string };
  publicPhases: Words<typeof publicPhases>;
  endings: Words<typeof endings>;
  rejectCodes: Words<typeof rejectCodes>;
  rejectAdvice: Words<typeof rejectCodes>;
  resolutionClasses: Words<typeof resolutionClasses>;
  meetingKinds: Words<typeof meetingKinds>;
  deadlineKinds: Words<typeof deadlineKinds>;
  ratings: Words<typeof ratings>;
  evaluationSubjects: Words<typeof evaluationSubjects>;
  evaluationAxes: Words<typeof evaluationAxes>;
  evaluationMethods: Words<typeof evaluationMethods>;
  ballotMethods: Words<typeof ballotMethods>;
  thresholdBases: Words<typeof thresholdBases>;
  tieRules: Words<typeof tieRules>;
  staffRoles: Words<typeof staffRoles>;
  lights: Record<Light | 'paused' | 'done_late', string>;
  lightTexts: Record<Light | 'paused' | 'due_today' | 'done_late' | 'estimated', string>;
  resultReasons: Record<RowReason, string>;
  // Tables without a list in the contract; their keys are the ones zh-CN.ts has.
  [table: string]: Record<string, string>;
}

export type ContractFaults = Record<FaultCode, string>;
export type ContractProblems = Record<ProblemCode, { title: string; detail: string }>;
export type RefusalCode = SuggestionRefusal | CaseRefusal | ClockRefusal;
export type { BallotFaultCode };
