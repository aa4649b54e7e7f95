/**
 * The way of a public suggestion 群众意见建议, from sending to closing.
 *
 * Source: the practice of 遇事有人说、有人听、有人办、有人督 under 代表法 (deputies keep contact with residents and pass their
 * opinions on) and 各级人大常委会监督法; petitions (信访) follow their own law and are referred, not handled.
 */
import type { Instant } from './calendar-days.ts';
import {
  judgeMove, office, openMoves, targetsOf,
  type FlowRules, type GuardCheck, type Move, type MoveContext, type MoveFields, type MoveRefusal, type Role, type StepDraft,
} from './moves.ts';
import { publicSuggestionStates, ratings, rejectCodes, suggestionActs, suggestionStates, type Rating, type SuggestionAct, type SuggestionState } from './suggestion-states.ts';

export * from './suggestion-states.ts';

/** What must be remembered beside the state, because the state alone does not tell. */
export type SuggestionMemory = {
  /** When the present state was entered; the 30 days of silence count from here. */
  since: Instant;
  /** A reply was made once; from then on erasure of personal data replaces withdrawal. */
  replied?: boolean;
  rating?: Rating | null;
  /** It went back to the unit after an unsatisfied rating. That happens once. */
  transferredAgain?: boolean;
  /** While hidden: the state to return to. */
  hiddenFrom?: SuggestionState | null;
};
export type SuggestionContext = SuggestionMemory & { by: Role; now: Instant };

/** A target in the table: a state, an act, or `previous`, the state a hidden suggestion came from. */
export type SuggestionTarget = SuggestionState | SuggestionAct | 'previous';
type Guard = 'before_reply' | 'rated_content' | 'rated_unsatisfied' | 'transferred_once' | 'hidden_before_reply';
export type SuggestionRefusal =
  | MoveRefusal | 'already_replied' | 'not_unsatisfied' | 'already_transferred_again' | 'previous_state_unknown';
export type SuggestionMove = Move<SuggestionState, SuggestionTarget, Guard>;

const answering: readonly Role[] = [...office, 'deputy'];

/** Every move there is. */
export const suggestionMoves: readonly SuggestionMove[] = [
  { from: ['submitted'], to: 'screening', by: [...office, 'system'], needs: [] },
  { from: ['screening'], to: 'accepted', by: office, needs: [] },
  { from: ['screening'], to: 'needs_supplement', by: office, needs: ['question'] },
  { from: ['screening'], to: 'rejected', by: office, needs: ['code'] },
  { from: ['screening'], to: 'referred', by: office, needs: ['where'] },
  { from: ['screening'], to: 'merged', by: office, needs: ['into'] },
  { from: ['needs_supplement'], to: 'screening', by: ['resident', ...office], needs: ['supplement'] },
  { from: ['needs_supplement'], to: 'withdrawn', by: ['system', ...office], needs: [], afterDays: 30 },
  {
    from: ['submitted', 'screening', 'needs_supplement', 'accepted', 'claimed_by_deputy', 'transferred', 'escalated'],
    to: 'withdrawn', by: ['resident'], needs: [], guards: ['before_reply'],
  },
  { from: ['accepted'], to: 'claimed_by_deputy', by: answering, needs: ['deputyId'] },
  { from: ['accepted', 'claimed_by_deputy'], to: 'answered_on_spot', by: answering, needs: ['answer'] },
  { from: ['accepted', 'claimed_by_deputy'], to: 'transferred', by: answering, needs: ['caseId'] },
  { from: ['claimed_by_deputy'], to: 'escalated', by: answering, needs: ['caseId'] },
  { from: ['answered_on_spot'], to: 'replied', by: answering, needs: ['text'] },
  { from: ['transferred'], to: 'replied', by: ['handling_unit', ...office, 'system'], needs: ['text'] },
  { from: ['replied'], to: 'rated', by: ['resident'], needs: ['rating'] },
  { from: ['replied'], to: 'closed', by: ['system', ...office], needs: [], afterDays: 30 },
  {
    from: ['rated'], to: 'transferred', by: [...office, 'system'], needs: ['caseId'],
    guards: ['rated_unsatisfied', 'transferred_once'],
  },
  // A content rating closes by itself, but not at once: an immediate move would tell the handler, and everybody, what one
  // resident answered. What follows an unsatisfied one the office decides.
  { from: ['rated'], to: 'closed', by: office, needs: [] },
  { from: ['rated'], to: 'closed', by: ['system'], needs: [], afterDays: 30, guards: ['rated_content'] },
  { from: publicSuggestionStates, to: 'hidden', by: office, needs: ['reason'] },
  { from: ['hidden'], to: 'previous', by: office, needs: [], guards: ['hidden_before_reply'] },
  { from: ['hidden'], to: 'withdrawn', by: ['resident'], needs: [], guards: ['hidden_before_reply', 'before_reply'] },
  // From any state, the last ones among them: what is wrong is put right whenever it is found. Which steps: `isCorrectable`.
  { from: suggestionStates, to: 'correction', by: office, needs: ['corrects', 'note'] },
];

/** Hidden is a veil, not a place: what lies under it decides. */
function underlying(context: SuggestionContext): SuggestionState | null {
  const from = context.hiddenFrom;
  return from && publicSuggestionStates.includes(from) ? from : null;
}

const guards: Record<Guard, GuardCheck<SuggestionContext, SuggestionRefusal>> = {
  before_reply: (context) => {
    const under = underlying(context);
    const answered = under !== null && ['answered_on_spot', 'replied', 'rated', 'closed'].includes(under);
    return context.replied || answered ? 'already_replied' : null;
  },
  rated_content: (context) => (context.rating === 'unsatisfied' ? 'wrong_role' : null),
  rated_unsatisfied: (context) => (context.rating === 'unsatisfied' ? null : 'not_unsatisfied'),
  transferred_once: (context) => (context.transferredAgain ? 'already_transferred_again' : null),
  hidden_before_reply: (context) => (underlying(context) === null ? 'previous_state_unknown' : null),
};

const rules: FlowRules<SuggestionState, SuggestionTarget, Guard, SuggestionContext, SuggestionRefusal> = {
  states: suggestionStates,
  moves: suggestionMoves,
  guards,
  fieldChecks: {
    code: (value) => (rejectCodes as readonly unknown[]).includes(value),
    rating: (value) => (ratings as readonly unknown[]).includes(value),
  },
};

export type SuggestionMoved =
  | { ok: true; state: SuggestionState; memory: SuggestionMemory; step: StepDraft<SuggestionState> }
  | { ok: false; reason: SuggestionRefusal; fields: string[]; allowed: (SuggestionState | SuggestionAct)[] };

/**
 * The states and acts open to this person now, each once. `previous` is already resolved to the state it
 * stands for. Which fields a target needs: `suggestionMoves`.
 */
export function nextSuggestionMoves(state: SuggestionState, context: SuggestionContext): (SuggestionState | SuggestionAct)[] {
  const targets = targetsOf(openMoves(rules, state, context));
  return targets.map((to) => (to === 'previous' ? (underlying(context) as SuggestionState) : to));
}

/**
 * Makes one move, or says why not.
 * @param request `to` a state or an act (for a hidden suggestion its former state, or `previous`) and the fields it needs
 * @param context who, when, and the suggestion's memory as the last move returned it
 * @returns the new state (unchanged by an act), the memory to store with it and the step to write; or a reason code, the fields it is
 *   about, and what would be allowed
 */
export function moveSuggestion(
  state: SuggestionState,
  request: { to: SuggestionTarget; fields?: MoveFields },
  context: SuggestionContext,
): SuggestionMoved {
  const fields = request.fields ?? {};
  const returns = state === 'hidden' && (request.to === 'previous' || request.to === underlying(context));
  const judged = judgeMove(rules, state, returns ? 'previous' : request.to, fields, context);
  if (!judged.ok) {
    return { ok: false, reason: judged.reason, fields: judged.fields, allowed: nextSuggestionMoves(state, context) };
  }
  const target = judged.move.to === 'previous' ? (underlying(context) as SuggestionState) : judged.move.to;
  if (isAct(target)) {
    const { by: _by, now: _now, ...memory } = context;
    return { ok: true, state, memory, step: { type: target, from: state, to: state, at: context.now, by: context.by, fields } };
  }
  const to = target;
  const step = { type: returns ? 'restored' : to, from: state, to, at: context.now, by: context.by, fields };
  return { ok: true, state: to, memory: remembered(state, to, fields, context), step };
}

function isAct(target: SuggestionState | SuggestionAct): target is SuggestionAct {
  return (suggestionActs as readonly string[]).includes(target);
}

function remembered(
  from: SuggestionState, to: SuggestionState, fields: MoveFields, context: SuggestionContext,
): SuggestionMemory {
  return {
    // Coming back from hidden starts the 30 days anew: nobody could rate what nobody could see.
    since: context.now,
    replied: Boolean(context.replied) || to === 'replied' || to === 'answered_on_spot',
    rating: to === 'rated' && from !== 'hidden' ? (fields['rating'] as Rating) : (context.rating ?? null),
    transferredAgain: Boolean(context.transferredAgain) || (from === 'rated' && to === 'transferred'),
    hiddenFrom: to === 'hidden' ? from : null,
  };
}

/**
 * What happens by itself now, if anything: 30 days of silence end a request for more, or the time to rate; 30 days after a
 * satisfied or basic rating the suggestion is closed.
 * @returns the target state to pass to `moveSuggestion` as `system`, or null
 */
export function dueSuggestionMove(state: SuggestionState, memory: SuggestionMemory, now: Instant): SuggestionState | null {
  const context: SuggestionContext & MoveContext = { ...memory, by: 'system', now };
  const due = openMoves(rules, state, context).find((move) => move.afterDays !== undefined);
  return due ? (due.to as SuggestionState) : null;
}
