/**
 * Figures the server counts itself, each by a definition that is data: what is counted, and what of it.
 *
 * domain rule: no rate is printed without its denominator and its definition. Sources: 代表法 and the rules on handling
 * suggestions (办理工作规定: 答复率, 办结率), the local rules on voted projects.
 */
import type { CaseState } from './case-flow.ts';
import type { ProjectState } from './projects.ts';
import type { SuggestionState } from './suggestion-flow.ts';

/** Counted by the server from its own records; nobody can type them. */
export const computedMetrics = [
  'suggestion_acceptance', 'suggestion_completion', 'case_reply', 'case_reply_on_time', 'case_completion', 'case_solved', 'project_completion',
] as const;
export type ComputedMetric = (typeof computedMetrics)[number];

/** Reported by the office, because they happen outside of this system. */
export const reportedMetrics = ['residents_received', 'suggestions_collected', 'grid_matters', 'station_openings', 'deputy_duty_reports', 'laws_inspected', 'opinions_revisited', 'other'] as const;
export const statisticMetrics = [...computedMetrics, ...reportedMetrics] as const;

/** How a percent was rounded: half up to one decimal, 100.0 only when all, 0.0 only when none. */
export const roundings = ['half_up_1'] as const;

/** Suggestions that were looked at and neither taken back nor joined to another: what an acceptance is counted of. */
export const decidedSuggestionStates: readonly SuggestionState[] = ['accepted', 'rejected', 'referred', 'claimed_by_deputy', 'answered_on_spot', 'transferred', 'escalated', 'replied', 'rated', 'closed'];
/** Of these, the ones that were taken up. */
export const takenUpSuggestionStates: readonly SuggestionState[] = decidedSuggestionStates.filter((state) => state !== 'rejected' && state !== 'referred');
/** Answered, whatever the resident made of it. */
export const answeredSuggestionStates: readonly SuggestionState[] = ['answered_on_spot', 'replied', 'rated', 'closed'];

/** 办结: handling has ended with a reply. Answered alone is not completed. */
export const completedCaseStates: readonly CaseState[] = ['completed', 'published', 'publication_exempt', 'look_back'];
/** Handed to a unit and still counted there: joined, withdrawn and refused ones are not. */
export const uncountedCaseStates: readonly CaseState[] = ['registered', 'reviewed', 'not_accepted', 'merged', 'withdrawn'];

/** 完成: all work is done and it was accepted. */
export const completedProjectStates: readonly ProjectState[] = ['accepted', 'evaluated'];
