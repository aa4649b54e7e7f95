import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { caseMoves, moveCase, type CaseAct, type CaseMemory, type CaseRefusal, type CaseState, type MeetingKind, type ResolutionClass } from '@congress-kit/api/rules/case-flow';
import { dueDate, pauseClock, type Clock, type Pause } from '@congress-kit/api/rules/clock';
import type { MoveFields, Role } from '@congress-kit/api/rules/moves';
import { RuleError } from '@congress-kit/api/rules/rule-error';
import { clocksOn } from '../store/clocks.ts';
import { knownHolidays } from '../store/holidays.ts';
import type { moveRefusals } from '@congress-kit/api/messages/zh-CN';

/** A case's steps, replayed by the rules: each must be a move the flow knows, and together they say where the case and its clocks stand. */

export interface HistoryStep {
  readonly type: CaseState | CaseAct;
  readonly at: string;
  readonly role: Role;
  readonly kind: MeetingKind | null;
  readonly months: number | null;
  readonly to: string | null;
  readonly note: string | null;
}

export interface HistoryReply { readonly version: number; readonly normal: ResolutionClass; readonly body: string; readonly meeting: unknown; readonly issuedOn: string }

export interface HistoryFault {
  /** Position of the step. */
  readonly index: number;
  readonly kind: 'first' | 'order' | 'sequence' | 'role' | 'missing' | 'reply_missing' | 'reply_day' | 'refused';
  /** Fields of the move that are not there. */
  readonly fields?: readonly string[];
  readonly roles?: readonly Role[];
  readonly refusal?: keyof typeof moveRefusals;
}

export interface CaseStanding {
  readonly state: CaseState;
  readonly since: string;
  readonly registeredOn: string;
  readonly firstAssignedOn: string | null;
  readonly assignedOn: string | null;
  readonly leadHandler: string | null;
  readonly extensionMonths: number | null;
  readonly pauses: readonly Pause[];
  readonly doneOn: string | null;
  readonly rehandledOn: string | null;
  readonly firstDoneOn: string | null;
  readonly rehandled: number;
  readonly replies: number;
}

type Draft = { -readonly [K in keyof CaseStanding]: CaseStanding[K] };

/** How the case was made public, and why not all of it. */
export interface HistoryPublication { readonly mode: string | null; readonly ground: string | null }

const fieldsOf = (step: HistoryStep, reply: HistoryReply | undefined, { mode, ground }: HistoryPublication): MoveFields => ({
  reason: step.note, note: step.note, leadHandler: step.to, into: step.to, corrects: step.to, totalMonths: step.months, consent: true, deputyTold: true, kind: step.kind,
  committeeDecision: step.note,
  ...(step.type === 'co_reply' ? { text: step.note } : { class: reply?.normal, text: reply?.body, meetingRecord: reply?.meeting }),
  // A spreadsheet may leave out who reviewed it; that the office published it says that it was reviewed.
  mode: mode === 'none' ? null : mode, ground: step.type === 'published' ? ground : step.note, reviewer: '人大办',
});

const clockOf = (standing: Draft): Clock => (standing.rehandledOn !== null ? {
  preset: clocksOn(standing.registeredOn).rehandle, start: standing.rehandledOn, pauses: standing.pauses.filter((pause) => String(pause.from) >= standing.rehandledOn!),
} : {
  preset: clocksOn(standing.registeredOn).written_reply, start: standing.assignedOn,
  extension: standing.extensionMonths === null ? null : { totalMonths: standing.extensionMonths, consent: true, deputyTold: true },
  pauses: standing.pauses.filter((pause) => String(pause.from) >= (standing.assignedOn ?? '')),
});

const resume = (standing: Draft, day: string): void => {
  standing.pauses = standing.pauses.map((pause) => (pause.until == null ? { ...pause, until: day } : pause));
};

/** What a step changes beside the state; the server's own moves do the same (`store/case-effects.ts`). */
const applyStep = (standing: Draft, step: HistoryStep, day: string): keyof typeof moveRefusals | null => {
  switch (step.type) {
    case 'assigned':
      Object.assign(standing, { assignedOn: day, firstAssignedOn: standing.firstAssignedOn ?? day, leadHandler: step.to, extensionMonths: null, doneOn: null, rehandledOn: null, firstDoneOn: null });
      return null;
    case 'extended': {
      standing.extensionMonths = step.months;
      try {
        dueDate(clockOf(standing), knownHolidays());
        return null;
      } catch (error) {
        if (error instanceof RuleError) return error.code as keyof typeof moveRefusals;
        throw error;
      }
    }
    case 'paused': {
      const changed = pauseClock(clockOf(standing), { from: day, reason: step.note ?? '' }, knownHolidays());
      if (!changed.ok) return changed.reason;
      standing.pauses = [...standing.pauses, { from: day, reason: step.note ?? '' }];
      return null;
    }
    case 'resumed':
      resume(standing, day);
      return null;
    case 'replied':
      resume(standing, day);
      standing.doneOn ??= day;
      return null;
    case 'rehandling':
      Object.assign(standing, { doneOn: null, firstDoneOn: standing.firstDoneOn ?? standing.doneOn, rehandledOn: day });
      return null;
    case 'merged': case 'not_accepted': case 'withdrawn':
      standing.doneOn ??= day;
      return null;
    default:
      return null;
  }
};

const refusedAs = (index: number, reason: CaseRefusal, fields: readonly string[], state: CaseState, type: string): HistoryFault => {
  if (reason === 'not_listed') return { index, kind: 'sequence' };
  if (reason === 'wrong_role') return { index, kind: 'role', roles: [...new Set(caseMoves.filter((move) => move.to === type && move.from.includes(state)).flatMap((move) => move.by))] };
  if (reason === 'missing_fields') return { index, kind: type === 'replied' ? 'reply_missing' : 'missing', fields };
  return { index, kind: 'refused', refusal: reason };
};

/**
 * Replays the steps in their order.
 * @param publication how the case was published, which the sheet keeps with the case and not with the step
 * @returns where the case stands after the last step that was allowed, and the first fault, if any: what follows a wrong step says nothing
 */
export const replayCase = (steps: readonly HistoryStep[], replies: readonly HistoryReply[], publication: HistoryPublication): { standing: CaseStanding; fault?: HistoryFault } => {
  const first = steps[0];
  const standing: Draft = {
    state: 'registered', since: first?.at ?? '', registeredOn: first ? shanghaiDay(first.at) : '', firstAssignedOn: null, assignedOn: null, leadHandler: null, extensionMonths: null, pauses: [], doneOn: null, rehandledOn: null, firstDoneOn: null, rehandled: 0, replies: 0,
  };
  if (!first || first.type !== 'registered') return { standing, fault: { index: 0, kind: 'first' } };
  let memory: CaseMemory = { since: first.at };
  for (const [index, step] of steps.entries()) {
    if (index === 0) continue;
    if (step.at < steps[index - 1]!.at) return { standing, fault: { index, kind: 'order' } };
    const reply = replies.find((one) => one.version === standing.replies + 1);
    const moved = moveCase(standing.state, { to: step.type, fields: fieldsOf(step, step.type === 'replied' ? reply : undefined, publication) }, { ...memory, by: step.role, now: step.at });
    if (!moved.ok) return { standing, fault: refusedAs(index, moved.reason, moved.fields, standing.state, step.type) };
    const day = shanghaiDay(step.at);
    if (step.type === 'replied' && reply!.issuedOn !== day) return { standing, fault: { index, kind: 'reply_day' } };
    const refusal = applyStep(standing, step, day);
    if (refusal) return { standing, fault: { index, kind: 'refused', refusal } };
    memory = moved.memory;
    Object.assign(standing, { state: moved.state, since: String(memory.since), rehandled: memory.rehandlings ?? 0, replies: memory.replies ?? 0 });
  }
  return { standing };
};
