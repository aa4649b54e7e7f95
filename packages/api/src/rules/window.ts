/**
 * The time in which people may take part: comment on a draft, propose a topic, ask a question.
 *
 * Source: 立法法（2023 修正）第四十条: a draft is published for comment, as a rule for no less than 30 days, and the public is told
 * what came of it; congresses hold to the same for their other calls.
 */
import { daysBetween, shanghaiDay, type Day, type Instant } from './calendar-days.ts';

/** In order of time; `cancelled` may come at any point and ends it. */
export const windowStates = ['upcoming', 'open', 'closed', 'reported', 'cancelled'] as const;
export type WindowState = (typeof windowStates)[number];

/** Days a draft is open for comment as a rule (preset). */
export const usualCommentDays = 30;

/** Both days are part of it; days in Asia/Shanghai. */
export type Window = {
  opensOn: Day;
  closesOn: Day;
  /** The day the summary of what came of it was published. */
  reportedOn?: Day | null;
  cancelledOn?: Day | null;
};

/**
 * Where a call stands on the day of `now`. Open until the end of its last day; what is reported while it is still open stays
 * open until then; once cancelled it is nothing else.
 */
export function windowState(window: Window, now: Instant): WindowState {
  const today = shanghaiDay(now);
  if (window.cancelledOn != null && window.cancelledOn <= today) return 'cancelled';
  if (today < window.opensOn) return 'upcoming';
  if (today <= window.closesOn) return 'open';
  return window.reportedOn != null && window.reportedOn <= today ? 'reported' : 'closed';
}

/** Days it is open, first and last counted. */
export function windowDays({ opensOn, closesOn }: Pick<Window, 'opensOn' | 'closesOn'>): number {
  return daysBetween(opensOn, closesOn) + 1;
}

export type PromiseStanding = 'open' | 'overdue' | 'kept' | 'kept_late' | 'explained';
export const promiseStandings = ['open', 'overdue', 'kept', 'kept_late', 'explained'] as const satisfies readonly PromiseStanding[];

/** What is known of a promise: its due day, and how its case ended. */
export type PromiseFacts = {
  dueOn: Day;
  /** The day its case was completed 办结. */
  completedOn?: Day | null;
  /** The case was completed by explaining why it cannot be done. */
  explained?: boolean;
};

/**
 * Whether a promise was kept. Domain rule: answered is not done, so only the completed case counts; a case completed with an
 * explanation is no promise kept. The due day itself is in time.
 */
export function promiseStanding({ dueOn, completedOn, explained }: PromiseFacts, now: Instant): PromiseStanding {
  if (completedOn != null) return explained ? 'explained' : completedOn <= dueOn ? 'kept' : 'kept_late';
  return shanghaiDay(now) <= dueOn ? 'open' : 'overdue';
}
