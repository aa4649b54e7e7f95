import type { moveRefusals } from '@congress-kit/api/messages/zh-CN';
import { moveSuggestion, suggestionMoves, type SuggestionMemory, type SuggestionState } from '@congress-kit/api/rules/suggestion-flow';
import type { MoveFields, Role } from '@congress-kit/api/rules/moves';
import { dayFromText } from './cells.ts';
import { suggestionStateWords } from './words.ts';

/** A suggestion's 流转, replayed by the rules. The office notes days and states; who acted follows from the flow. */

export interface Moment { readonly day: string; readonly state: SuggestionState }

/** `2026-03-01 提交；2026-03-02 审核`; undefined when a part cannot be read. */
export const readMoments = (written: string): Moment[] | undefined => {
  const moments: Moment[] = [];
  for (const part of written.split(/[;；\n]/).map((one) => one.trim()).filter(Boolean)) {
    const match = /^(\S+)\s*[\s:：]\s*(\S+)$/.exec(part);
    const day = match && dayFromText(match[1]!);
    const state = match && suggestionStateWords[match[2]!];
    if (!day || !state) return undefined;
    moments.push({ day, state });
  }
  return moments.length > 0 ? moments : undefined;
};

export interface SuggestionStep { readonly type: string; readonly day: string; readonly role: Role }

export interface SuggestionFacts {
  readonly code: string | null;
  readonly where: string | null;
  readonly into: string | null;
  readonly caseNumber: string | null;
  readonly rating: string | null;
  readonly note: string | null;
}

export interface SuggestionStanding {
  readonly state: SuggestionState;
  readonly since: string;
  readonly hiddenFrom: SuggestionState | null;
  readonly rehandled: number;
  readonly steps: readonly SuggestionStep[];
  /** Days of the ratings, in order; the last one is the one the sheet names. */
  readonly ratedOn: readonly string[];
}

export interface SuggestionFault {
  readonly index: number;
  readonly kind: 'first' | 'order' | 'sequence' | 'missing' | 'refused';
  readonly fields?: readonly string[];
  readonly refusal?: keyof typeof moveRefusals;
}

/** Who usually does it, first; the rest of those who may comes after. */
const usually = (from: SuggestionState, to: SuggestionState): readonly Role[] => {
  if (to === 'claimed_by_deputy' || (from === 'claimed_by_deputy' && (to === 'answered_on_spot' || to === 'escalated'))) return ['deputy'];
  if (to === 'rated' || to === 'withdrawn' || (from === 'needs_supplement' && to === 'screening')) return ['resident'];
  if (from === 'transferred' && to === 'replied') return ['handling_unit'];
  return to === 'closed' ? ['system'] : ['office_clerk'];
};

const rolesFor = (from: SuggestionState, to: SuggestionState): Role[] => {
  const may = suggestionMoves.filter((move) => move.from.includes(from) && (move.to === to || (from === 'hidden' && move.to === 'previous'))).flatMap((move) => move.by);
  return [...new Set([...usually(from, to), ...may])];
};

const instantOf = (day: string): string => `${day}T00:00:00+08:00`;

export const replaySuggestion = (moments: readonly Moment[], facts: SuggestionFacts): { standing: SuggestionStanding; fault?: SuggestionFault } => {
  const first = moments[0]!;
  let memory: SuggestionMemory = { since: instantOf(first.day) };
  let state: SuggestionState = 'submitted';
  const steps: SuggestionStep[] = [{ type: 'submitted', day: first.day, role: 'resident' }];
  const ratedOn: string[] = [];
  const ratings = moments.filter((moment, index) => moment.state === 'rated' && moments[index - 1]?.state !== 'hidden').length;
  const standing = (): SuggestionStanding => ({ state, since: String(memory.since).slice(0, 10), hiddenFrom: memory.hiddenFrom ?? null, rehandled: memory.transferredAgain ? 1 : 0, steps, ratedOn });
  if (first.state !== 'submitted') return { standing: standing(), fault: { index: 0, kind: 'first' } };

  for (const [index, { day, state: to }] of moments.entries()) {
    if (index === 0) continue;
    if (day < moments[index - 1]!.day) return { standing: standing(), fault: { index, kind: 'order' } };
    const from: SuggestionState = state;
    const words = facts.note ?? '—';
    const fields: MoveFields = {
      code: facts.code, where: facts.where, into: facts.into, caseId: facts.caseNumber,
      // Only an unsatisfied rating leads back to the unit, so every one but the last was one.
      rating: ratedOn.length < ratings - 1 ? 'unsatisfied' : facts.rating,
      // The export leaves these out; that the step was made says that they were there.
      question: words, supplement: words, reason: words, answer: words, text: words, deputyId: '—',
    };
    let refusal: SuggestionFault | undefined;
    let made: { type: string; role: Role } | undefined;
    for (const role of rolesFor(from, to)) {
      const moved = moveSuggestion(from, { to, fields }, { ...memory, by: role, now: instantOf(day) });
      if (moved.ok) {
        memory = moved.memory;
        state = moved.state;
        made = { type: moved.step.type, role };
        break;
      }
      if (moved.reason === 'wrong_role') continue;
      refusal ??= moved.reason === 'not_listed' ? { index, kind: 'sequence' }
        : moved.reason === 'missing_fields' ? { index, kind: 'missing', fields: moved.fields } : { index, kind: 'refused', refusal: moved.reason };
    }
    if (!made) return { standing: standing(), fault: refusal ?? { index, kind: 'sequence' } };
    steps.push({ ...made, day });
    if (made.type === 'rated') ratedOn.push(day);
  }
  return { standing: standing() };
};
