/**
 * The clocks of a case beside the one of its reply: when it must be handed over, how long a unit may send it back, when a helping unit
 * tells the lead, when the reply is made public, and what the reply promised by when. Each is a fact of two or three days; the light is computed for the day it is looked at.
 *
 * Source: local regulations on handling deputies' suggestions (交办 within 5 working days, 退办 within 7, 协办 within a month, 公开 within 20 working
 * days of the reply); every figure is a preset of `clock.ts`.
 */
import { shanghaiDay, type Day, type Instant } from './calendar-days.ts';
import type { CaseState } from './case-flow.ts';
import { clockPresets, dueDate, type ClockPresets } from './clock.ts';
import type { HolidayTable } from './working-days.ts';

/** 交办, 退办, 协办单位反馈, 公开; 承诺, whose day the unit named itself and no preset gives. */
export const deadlineKinds = ['assign', 'return', 'co_reply', 'publish', 'promise'] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** One of them. `doneOn` is absent while it is owed; later than `dueOn` it was late, and is shown as late. */
export type Deadline = {
  readonly kind: DeadlineKind;
  /** Who owes it, or did it, where that is a unit. */
  readonly organization?: string;
  /** The rule it follows: so many working days, of a helping unit’s word months. A promise has none. */
  readonly length?: number;
  /** Calendar days left from which the light is yellow. */
  readonly yellowDays?: number;
  readonly startedOn: Day;
  readonly dueOn: Day;
  readonly doneOn?: Day;
  /** A day was looked up in a year whose holidays are not announced yet. */
  readonly estimated: boolean;
};

/** What they follow from. */
export interface DeadlineFacts {
  readonly state: string;
  readonly registeredOn: Day;
  /** The first 交办. */
  readonly firstAssignedOn?: Day | null;
  /** The present one. */
  readonly assignedOn?: Day | null;
  readonly leadHandler?: string | undefined;
  readonly coHandlers: readonly string[];
  /** The day the latest reply was issued. */
  readonly repliedOn?: Day | null;
  /** The day by which it promises the rest. */
  readonly promisedBy?: Day | null;
  /** In their order. */
  readonly steps: readonly { readonly type: string; readonly at: Instant; readonly organization?: string | undefined }[];
}

/**
 * The states in which each of them can be owed. Where a case has ended otherwise, nothing is handed over or made public any more, and the word for it
 * is not “late”; once the lead has answered nobody waits for a helper; a reply that was not accepted, or that only promised, is followed by another
 * one, and that one is made public. A promise stands until another reply takes its place; a completed case has kept it or was let off, and one
 * that is handled again gets another reply by a clock of its own.
 */
export const owingStates = {
  assign: ['registered', 'reviewed'],
  return: ['assigned'],
  co_reply: ['assigned', 'received', 'handling', 'extension_requested', 'extended'],
  publish: ['replied', 'evaluating', 'satisfied', 'basic', 'unsatisfied', 'no_response', 'completed'],
  promise: ['replied', 'evaluating', 'satisfied', 'basic', 'unsatisfied', 'no_response', 'tracking'],
} as const satisfies Record<DeadlineKind, readonly CaseState[]>;

const canOwe = (kind: DeadlineKind, state: string): boolean => (owingStates[kind] as readonly string[]).includes(state);

/**
 * The deadlines a case has had or has, oldest first. A unit that took the case on in time has nothing to send back: that clock is then left out.
 * Days of steps are read as days in Asia/Shanghai.
 * @param tables years whose holidays are known; by default those shipped with the kit
 * @param presets the clocks by which this case is judged; by default the usual ones
 */
export const caseDeadlines = (facts: DeadlineFacts, tables?: readonly HolidayTable[], presets: ClockPresets = clockPresets): Deadline[] => {
  const deadline: Make = (kind, start, done, organization) => {
    const preset = presets[kind];
    const { day, estimated } = dueDate({ preset, start }, tables)!;
    return { kind, ...(organization !== undefined && { organization }), length: preset.length, yellowDays: preset.yellowDays, startedOn: start, dueOn: day, ...(done !== undefined && { doneOn: done }), estimated };
  };
  return [...assignment(facts, deadline), ...returns(facts, deadline), ...coReplies(facts, deadline), ...publication(facts, deadline), ...promise(facts)];
};

type Make = (kind: Exclude<DeadlineKind, 'promise'>, start: Day, done: Day | undefined, organization?: string) => Deadline;

const assignment = ({ state, registeredOn, firstAssignedOn }: DeadlineFacts, make: Make): Deadline[] => {
  if (firstAssignedOn != null) return [make('assign', registeredOn, firstAssignedOn)];
  return canOwe('assign', state) ? [make('assign', registeredOn, undefined)] : [];
};

/** Each 交办 gives its unit the days anew. */
const returns = ({ state, assignedOn, leadHandler, steps }: DeadlineFacts, make: Make): Deadline[] => {
  const made: Deadline[] = [];
  let start: Day | undefined;
  for (const { type, at, organization } of steps) {
    if (type === 'assigned') start = shanghaiDay(at);
    if (type === 'returned' && start !== undefined) made.push(make('return', start, shanghaiDay(at), organization));
  }
  return canOwe('return', state) && assignedOn != null ? [...made, make('return', assignedOn, undefined, leadHandler)] : made;
};

const coReplies = ({ state, assignedOn, coHandlers, steps }: DeadlineFacts, make: Make): Deadline[] => coHandlers.flatMap((unit) => {
  if (assignedOn == null) return [];
  const told = steps.find(({ type, at, organization }) => type === 'co_reply' && organization === unit && shanghaiDay(at) >= assignedOn);
  return told || canOwe('co_reply', state) ? [make('co_reply', assignedOn, told && shanghaiDay(told.at), unit)] : [];
});

const decided = ['published', 'publication_exempt'];

const publication = ({ state, repliedOn, steps }: DeadlineFacts, make: Make): Deadline[] => {
  if (repliedOn == null) return [];
  if (canOwe('publish', state)) return [make('publish', repliedOn, undefined)];
  if (state !== 'look_back' && !decided.includes(state)) return [];
  const days = steps.filter(({ type }) => decided.includes(type)).map(({ at }) => shanghaiDay(at));
  // After a look back 回头看 it is published again; the first time counts.
  const day = days.find((one) => one >= repliedOn) ?? days[days.length - 1];
  return day === undefined ? [] : [make('publish', repliedOn, day)];
};

const promise = ({ state, repliedOn, promisedBy, leadHandler }: DeadlineFacts): Deadline[] => (repliedOn == null || promisedBy == null || !canOwe('promise', state) ? [] : [{
  kind: 'promise', ...(leadHandler !== undefined && { organization: leadHandler }), startedOn: repliedOn, dueOn: promisedBy, estimated: false,
}]);
