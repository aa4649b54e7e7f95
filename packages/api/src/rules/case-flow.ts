/**
 * The way of a case 办理件: one engine for deputies' suggestions 代表建议, transferred public suggestions, deliberation
 * opinions 审议意见 and promises made at a Q&A.
 *
 * Source: 代表法 (suggestions of deputies are studied, handled and answered; the answer is made public), 各级人大常委会监督法
 * (deliberation opinions are handed over and their handling reported back), and local 代表建议办理 regulations.
 */
import type { Instant } from './calendar-days.ts';
import {
  isRatingResult, judgeMove, office, openMoves, targetsOf,
  type FlowRules, type GuardCheck, type Move, type MoveFields, type MoveRefusal, type Role, type StepDraft,
} from './moves.ts';

export const caseStates = [
  'registered', 'reviewed', 'not_accepted', 'assigned', 'returned', 'received', 'handling', 'extension_requested', 'extended',
  'replied', 'evaluating', 'satisfied', 'basic', 'unsatisfied', 'no_response', 'rehandling', 'tracking', 'completed',
  'published', 'publication_exempt', 'look_back', 'merged', 'withdrawn',
] as const;
export type CaseState = (typeof caseStates)[number];

/** Acts that write a step and leave the state as it is. */
export const caseActs = ['supervised', 'urged', 'meeting', 'co_reply', 'paused', 'resumed', 'split', 'correction'] as const;
export type CaseAct = (typeof caseActs)[number];

/** States a case rests in for good. A published one may be looked back on (回头看) at any time. */
export const finalCaseStates: readonly CaseState[] = ['not_accepted', 'publication_exempt', 'merged', 'withdrawn'];

/** Open: work is still owed. completed, published and look_back are not open. */
export const openCaseStates: readonly CaseState[] = caseStates.filter(
  (state) => !finalCaseStates.includes(state) && !['completed', 'published', 'look_back'].includes(state),
);

/** 解决程度 in its normal form; local schemes (A/B/C/D, 甲/乙/丙) map onto it. */
export const resolutionClasses = ['solved', 'in_progress', 'planned', 'explained'] as const;
export type ResolutionClass = (typeof resolutionClasses)[number];

/** 面商: how the unit met the deputy before answering. */
export const meetingKinds = ['visit', 'call', 'forum'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** How much of a reply is made public 公开. Not at all is `publication_exempt`; that, and a part of it, have their ground. */
export const publishedModes = ['full', 'summary', 'partial'] as const;

/** What must be remembered beside the state. */
export type CaseMemory = {
  /** When the present state was entered. */
  since: Instant;
  /** Replies made so far; the next one is version `replies + 1`. */
  replies?: number;
  /** The class of the latest reply. */
  replyClass?: ResolutionClass | null;
  /** Re-handlings after an unsatisfied rating so far. */
  rehandlings?: number;
  /** Waiting for the deputy. */
  paused?: boolean;
};
export type CaseContext = CaseMemory & { by: Role; now: Instant };

type Guard =
  | 'reply_settles' | 'reply_leaves_open' | 'first_rehandling' | 'later_rehandling' | 'is_paused' | 'is_running';
export type CaseTarget = CaseState | CaseAct;
export type CaseRefusal =
  | MoveRefusal | 'handler_shut_out' | 'reply_missing' | 'not_settled' | 'settled' | 'committee_decision_needed'
  | 'first_rehandling_is_by_right' | 'not_paused' | 'already_paused';
export type CaseMove = Move<CaseState, CaseTarget, Guard>;

/** The lead unit and its helpers alike, wherever the handler is shut out. */
export const handlers: readonly Role[] = ['handling_unit', 'co_handler'];
const replying: readonly Role[] = ['handling_unit', ...office];
const watching: readonly Role[] = [...office, 'supervising_committee'];
const raters: readonly Role[] = ['deputy', ...watching, 'system'];
const rated: readonly CaseState[] = ['satisfied', 'basic', 'no_response'];
const reply = ['class', 'text', 'meetingRecord'];

/** Every move there is. */
export const caseMoves: readonly CaseMove[] = [
  { from: ['registered'], to: 'reviewed', by: office, needs: [] },
  { from: ['registered'], to: 'not_accepted', by: office, needs: ['reason'] },
  { from: ['reviewed', 'returned'], to: 'assigned', by: office, needs: ['leadHandler'] },
  { from: ['assigned'], to: 'returned', by: ['handling_unit'], needs: ['reason'] },
  { from: ['assigned'], to: 'received', by: ['handling_unit'], needs: [] },
  { from: ['received'], to: 'handling', by: ['handling_unit'], needs: [] },
  { from: ['handling'], to: 'extension_requested', by: ['handling_unit'], needs: ['reason', 'totalMonths'] },
  { from: ['extension_requested'], to: 'extended', by: office, needs: ['totalMonths', 'consent', 'deputyTold'] },
  { from: ['extension_requested'], to: 'handling', by: office, needs: ['reason'] },
  { from: ['handling', 'extended', 'rehandling', 'tracking'], to: 'replied', by: replying, needs: reply },
  { from: ['replied'], to: 'evaluating', by: [...watching, 'system'], needs: [] },
  { from: ['evaluating'], to: 'satisfied', by: raters, needs: [] },
  { from: ['evaluating'], to: 'basic', by: raters, needs: [] },
  { from: ['evaluating'], to: 'unsatisfied', by: raters, needs: [] },
  { from: ['evaluating'], to: 'no_response', by: [...office, 'system'], needs: [], afterDays: 30 },
  { from: ['unsatisfied'], to: 'rehandling', by: [...watching, 'system'], needs: [], guards: ['first_rehandling'] },
  { from: ['unsatisfied'], to: 'rehandling', by: watching, needs: ['committeeDecision'], guards: ['later_rehandling'] },
  { from: rated, to: 'completed', by: [...office, 'system'], needs: [], guards: ['reply_settles'] },
  { from: rated, to: 'tracking', by: [...office, 'system'], needs: [], guards: ['reply_leaves_open'] },
  // The reply that led into tracking did not settle it; completing needs its class corrected since, or a new reply
  // that comes together with the move.
  { from: ['tracking'], to: 'completed', by: office, needs: [], guards: ['reply_settles'] },
  { from: ['tracking'], to: 'completed', by: office, needs: reply },
  { from: ['completed'], to: 'published', by: office, needs: ['mode', 'reviewer'], needsWith: { mode: { partial: ['ground'] } } },
  { from: ['completed'], to: 'publication_exempt', by: office, needs: ['ground', 'reviewer'] },
  { from: ['published'], to: 'look_back', by: watching, needs: [] },
  { from: ['look_back'], to: 'published', by: watching, needs: [] },
  { from: ['look_back'], to: 'rehandling', by: watching, needs: ['reason'] },
  // From any open state.
  { from: openCaseStates, to: 'supervised', by: watching, needs: [] },
  { from: openCaseStates, to: 'urged', by: [...watching, 'system'], needs: [] },
  { from: openCaseStates, to: 'meeting', by: [...handlers, 'deputy', ...office], needs: ['kind'] },
  { from: openCaseStates, to: 'co_reply', by: [...handlers, ...office], needs: ['text'] },
  { from: openCaseStates, to: 'paused', by: replying, needs: ['reason'], guards: ['is_running'] },
  { from: openCaseStates, to: 'resumed', by: [...replying, 'deputy', 'system'], needs: [], guards: ['is_paused'] },
  { from: openCaseStates, to: 'split', by: office, needs: ['into'] },
  { from: openCaseStates, to: 'merged', by: office, needs: ['into'] },
  { from: openCaseStates, to: 'withdrawn', by: ['deputy', ...office], needs: [] },
  // From any state, the closed ones among them: what is wrong is put right whenever it is found. Which steps: `isCorrectable`.
  { from: caseStates, to: 'correction', by: office, needs: ['corrects', 'note'] },
];

function settles(value: unknown): boolean {
  return value === 'solved' || value === 'explained';
}

const guards: Record<Guard, GuardCheck<CaseContext, CaseRefusal>> = {
  reply_settles: (context) => {
    if (!context.replies) return 'reply_missing';
    return settles(context.replyClass) ? null : 'not_settled';
  },
  reply_leaves_open: (context) => {
    if (!context.replies) return 'reply_missing';
    return settles(context.replyClass) ? 'settled' : null;
  },
  first_rehandling: (context) => (context.rehandlings ? 'committee_decision_needed' : null),
  later_rehandling: (context) => (context.rehandlings ? null : 'first_rehandling_is_by_right'),
  is_paused: (context) => (context.paused ? null : 'not_paused'),
  is_running: (context) => (context.paused ? 'already_paused' : null),
};

const rules: FlowRules<CaseState, CaseTarget, Guard, CaseContext, CaseRefusal> = {
  states: caseStates,
  moves: caseMoves,
  guards,
  fieldChecks: {
    class: (value, to) => (resolutionClasses as readonly unknown[]).includes(value) && (to !== 'completed' || settles(value)),
    kind: (value) => (meetingKinds as readonly unknown[]).includes(value),
    mode: (value) => (publishedModes as readonly unknown[]).includes(value),
    // The figures themselves (over 3, at most 6) are a preset of the clock: see `extendClock`.
    totalMonths: (value) => Number.isInteger(value) && (value as number) > 0,
    consent: (value) => value === true,
    deputyTold: (value) => value === true,
  },
};

export type CaseMoved =
  | { ok: true; state: CaseState; memory: CaseMemory; step: StepDraft<CaseState> }
  | { ok: false; reason: CaseRefusal; fields: string[]; allowed: CaseTarget[] };

/**
 * domain rule: the handler may not act while the evaluation runs (背靠背: nobody is rated by someone they can lean on).
 */
function isShutOut(state: CaseState, by: Role): boolean {
  return shownState(state) === 'evaluating' && handlers.includes(by);
}

/**
 * The state as the public and the handlers are told it: until the case moves on, a result is still “being evaluated”.
 * Otherwise the state would say what one person answered.
 */
export function shownState<State extends string>(state: State): State | 'evaluating' {
  return isRatingResult(state) ? 'evaluating' : state;
}

/** May this role see a single rating? Never the handlers, before or after the seal is lifted; they see totals. */
export function maySeeSingleRating(role: Role): boolean {
  return !handlers.includes(role) && role !== 'resident';
}

/** The states and acts open to this person now, each once. Which fields a target needs: `caseMoves`. */
export function nextCaseMoves(state: CaseState, context: CaseContext): CaseTarget[] {
  return isShutOut(state, context.by) ? [] : targetsOf(openMoves(rules, state, context));
}

/**
 * Makes one move, or says why not.
 * @param request `to` a state or an act, and the fields it needs (`class`, `text` and `meetingRecord` for any reply)
 * @param context who, when, and the case's memory as the last move returned it
 * @returns the state after it (unchanged by an act), the memory to store and the step to write; or a reason code, the
 *   fields it is about, and what would be allowed
 */
export function moveCase(
  state: CaseState, request: { to: CaseTarget; fields?: MoveFields }, context: CaseContext,
): CaseMoved {
  const fields = request.fields ?? {};
  const allowed = () => nextCaseMoves(state, context);
  if (isShutOut(state, context.by)) return { ok: false, reason: 'handler_shut_out', fields: [], allowed: [] };
  const judged = judgeMove(rules, state, request.to, fields, context);
  if (!judged.ok) return { ok: false, reason: judged.reason, fields: judged.fields, allowed: allowed() };
  const target = judged.move.to;
  const to = (caseActs as readonly string[]).includes(target) ? state : (target as CaseState);
  const withReply = judged.move.needs === reply;
  const step = { type: target, from: state, to, at: context.now, by: context.by, fields };
  return { ok: true, state: to, memory: remembered(state, target, withReply, fields, context), step };
}

function remembered(
  from: CaseState, target: CaseTarget, withReply: boolean, fields: MoveFields, context: CaseContext,
): CaseMemory {
  const isAct = (caseActs as readonly string[]).includes(target);
  const afterRating = from === 'unsatisfied' && target === 'rehandling';
  return {
    since: isAct ? context.since : context.now,
    replies: (context.replies ?? 0) + (withReply ? 1 : 0),
    replyClass: withReply ? (fields['class'] as ResolutionClass) : (context.replyClass ?? null),
    rehandlings: (context.rehandlings ?? 0) + (afterRating ? 1 : 0),
    // Answering ends the waiting for the deputy; the caller closes the clock's pause on the same day.
    paused: target === 'paused' || (Boolean(context.paused) && target !== 'resumed' && !withReply),
  };
}

/** What happens by itself now, if anything: 30 days without a rating. Pass it to `moveCase` as `system`. */
export function dueCaseMove(state: CaseState, memory: CaseMemory, now: Instant): CaseState | null {
  const context: CaseContext = { ...memory, by: 'system', now };
  const due = openMoves(rules, state, context).find((move) => move.afterDays !== undefined);
  return due ? (due.to as CaseState) : null;
}
