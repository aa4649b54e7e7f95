/**
 * The way of a voice: a comment on a draft, a proposed topic, a question. It is looked at before anybody else sees it, may be
 * hidden with a reason and shown again, and may be taken back by whoever sent it until it was answered or decided on.
 *
 * Source: 立法法（2023 修正）第四十条 (comments are collected and sorted, and what came of them is told); 网络信息内容生态治理规定 (what is
 * published is looked at first). Every move that is not in the table is refused.
 */
import type { Instant } from './calendar-days.ts';
import { judgeMove, office, openMoves, targetsOf, type FlowRules, type GuardCheck, type Move, type MoveFields, type MoveRefusal, type Role } from './moves.ts';

export const voiceStates = ['submitted', 'accepted', 'hidden', 'withdrawn'] as const;
export type VoiceState = (typeof voiceStates)[number];

/** What the sender wrote is public in these states, when it may be published; in all of them it is counted. */
export const publicVoiceStates: readonly VoiceState[] = ['accepted'];

type Guard = 'before_answer';
export type VoiceRefusal = MoveRefusal | 'already_replied';

/** `answered`: there is an answer to it, or a decision on it. */
export type VoiceContext = { by: Role; now: Instant; since: Instant; answered?: boolean };

/** Every move there is. */
export const voiceMoves: readonly Move<VoiceState, VoiceState, Guard>[] = [
  { from: ['submitted', 'hidden'], to: 'accepted', by: office, needs: [] },
  { from: ['submitted', 'accepted'], to: 'hidden', by: office, needs: ['reason'] },
  { from: ['submitted', 'accepted', 'hidden'], to: 'withdrawn', by: ['resident'], needs: [], guards: ['before_answer'] },
];

const guards: Record<Guard, GuardCheck<VoiceContext, VoiceRefusal>> = {
  before_answer: ({ answered }) => (answered ? 'already_replied' : null),
};

const rules: FlowRules<VoiceState, VoiceState, Guard, VoiceContext, VoiceRefusal> = { states: voiceStates, moves: voiceMoves, guards, fieldChecks: {} };

export type VoiceMoved = { ok: true; state: VoiceState } | { ok: false; reason: VoiceRefusal; fields: string[]; allowed: VoiceState[] };

/** The states this person can move it to now. */
export function nextVoiceMoves(state: VoiceState, context: VoiceContext): VoiceState[] {
  return targetsOf(openMoves(rules, state, context));
}

/** Makes one move, or says why not. */
export function moveVoice(state: VoiceState, request: { to: string; fields?: MoveFields }, context: VoiceContext): VoiceMoved {
  const judged = judgeMove(rules, state, request.to, request.fields ?? {}, context);
  if (judged.ok) return { ok: true, state: judged.move.to };
  return { ok: false, reason: judged.reason, fields: judged.fields, allowed: nextVoiceMoves(state, context) };
}
