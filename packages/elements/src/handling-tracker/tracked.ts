import { casePosition, endings, phases, suggestionPosition, type Ending, type Phase, type TrackPosition } from '@congress-kit/api/rules/phases';
import type { CaseClock, CaseDetail, Receipt, Reply, Step, SuggestionDetail } from '@congress-kit/sdk';
import { today } from '../locale/format.ts';
import type { ReadCase } from './evaluations.ts';

/** What the views show, whichever way it came: a public case, a public suggestion, or a receipt with the case it has led to. Pure. */
export interface Tracked {
  readonly receipt?: Receipt;
  readonly case?: CaseDetail;
  readonly suggestion?: SuggestionDetail;
  readonly title: string;
  readonly state: string;
  readonly phase: string;
  /** Oldest first. */
  readonly steps: readonly TrackedStep[];
  /** Oldest first. */
  readonly replies: readonly Reply[];
  readonly evaluations?: ReadCase['evaluations'];
}

export interface TrackedStep extends Step {
  readonly of: 'suggestion' | 'case';
  /** Where on the track it happened; a newer word than this copy knows stays where the step before it was. */
  readonly phase: Phase | Ending;
}

export const trackedCase = (found: ReadCase): Tracked => ({
  case: found,
  evaluations: found.evaluations,
  title: found.title,
  state: found.state,
  phase: found.phase,
  steps: placed(found.steps.map((step) => ({ ...step, of: 'case' as const }))),
  replies: inOrder(found.replies),
});

export const trackedSuggestion = (suggestion: SuggestionDetail): Tracked => ({
  suggestion,
  title: suggestion.title,
  state: suggestion.state,
  phase: suggestion.phase,
  steps: placed(suggestion.steps.map((step) => ({ ...step, of: 'suggestion' as const }))),
  replies: inOrder(suggestion.replies),
});

export const trackedReceipt = (receipt: Receipt): Tracked => {
  const own = receipt.steps.map((step) => ({ ...step, of: 'suggestion' as const }));
  const ofCase = (receipt.case?.steps ?? []).map((step) => ({ ...step, of: 'case' as const }));
  // Once handed on, the case knows better how far it is.
  const handedOn = receipt.case && (receipt.state === 'transferred' || receipt.state === 'escalated');
  return {
    receipt,
    ...(receipt.case ? { case: receipt.case } : {}),
    title: receipt.title,
    state: handedOn ? receipt.case!.state : receipt.state,
    phase: receipt.phase,
    steps: placed(merge(own, ofCase)),
    replies: inOrder([...receipt.replies, ...(receipt.case?.replies ?? [])]),
  };
};

/** The calendar day in Shanghai of a day or an instant. */
export const dayOf = (at: string): string => (at.length <= 10 ? at : Number.isNaN(Date.parse(at)) ? at.slice(0, 10) : today(new Date(at)));

/** The same reply may come with the suggestion and with its case. */
const inOrder = (replies: readonly Reply[]): Reply[] =>
  replies
    .filter((one, index) => replies.findIndex((other) => other.issuedOn === one.issuedOn && other.text === one.text) === index)
    .sort((one, other) => (one.issuedOn === other.issuedOn ? one.version - other.version : one.issuedOn < other.issuedOn ? -1 : 1));

type Placeable = Step & { readonly of: TrackedStep['of'] };

/** Two append-only lists into one by time; each keeps its own order, whatever its clocks say. */
const merge = (own: readonly Placeable[], ofCase: readonly Placeable[]): Placeable[] => {
  // One reply (or withdrawal) moves both; the case's step says who did it.
  const twice = (step: Placeable) => !step.corrects && ofCase.some((other) => other.type === step.type && dayOf(other.at) === dayOf(step.at));
  const left = own.filter((step) => !twice(step));
  const right = ofCase.slice();
  const merged: Placeable[] = [];
  while (left.length > 0 && right.length > 0) merged.push((isLater(left[0]!.at, right[0]!.at) ? right.shift() : left.shift())!);
  return merged.concat(left, right);
};

/** A day without a time of day counts as its end: who gives a time has written it down as it happened. */
const isLater = (one: string, other: string): boolean => {
  const [day, against] = [dayOf(one), dayOf(other)];
  if (day !== against || other.length <= 10) return day > against;
  return one.length <= 10 || Date.parse(one) > Date.parse(other);
};

const placed = (steps: readonly Placeable[]): TrackedStep[] => {
  let phase: Phase | Ending = 'received';
  return steps.map((step) => {
    const found = positionOf(step);
    if (found?.kind === 'ended') phase = found.ending;
    // A case that was only just registered does not take the resident's track back behind 交办中.
    else if (found && !(step.of === 'case' && found.place < 2 && placeOf(phase) >= 2)) phase = found.phase;
    return { ...step, phase };
  });
};

const positionOf = (step: Placeable): TrackPosition | undefined => {
  const position = step.of === 'case' ? casePosition(step.type as never) : suggestionPosition(step.type as never);
  return position.kind === 'phase' || isEnding(position.ending) ? position : undefined;
};

const isPhase = (phase: string): phase is Phase => (phases as readonly string[]).includes(phase);
const isEnding = (phase: string): phase is Ending => (endings as readonly string[]).includes(phase);

/** 1 to 6; 0 for an end beside the track. */
const placeOf = (phase: string): number => (phase === 'published' ? 6 : (phases as readonly string[]).indexOf(phase) + (phase === 'completed' ? 0 : 1));

export interface Place {
  readonly phase: Phase;
  readonly state: 'done' | 'current' | 'ahead';
  readonly on?: string | undefined;
}
export interface Track {
  readonly places: readonly Place[];
  /** The last place was reached: nothing is to come. */
  readonly finished: boolean;
  readonly ended?: { readonly ending: Ending; readonly on?: string | undefined };
}

/** The six places with the days they were reached, or those before the track ended. */
export const trackOf = (tracked: Tracked): Track => {
  const { steps, phase } = tracked;
  const order: Phase[] = ['received', 'assigning', 'handling', 'replied', 'evaluating', phase === 'published' ? 'published' : 'completed'];
  const first = (place: number) => steps.find((step) => placeOf(step.phase) === place)?.at ?? knownDay(tracked, place);
  if (isEnding(phase)) {
    const reached = Math.max(1, ...steps.map((step) => placeOf(step.phase)));
    const on = steps.slice().reverse().find((step) => step.phase === phase)?.at;
    return {
      places: order.slice(0, reached).map((one, index) => ({ phase: one, state: 'done', on: first(index + 1) })),
      finished: false,
      ended: { ending: phase, on },
    };
  }
  const now = isPhase(phase) ? placeOf(phase) : Math.max(1, ...steps.map((step) => placeOf(step.phase)));
  return {
    places: order.map((one, index) => {
      const place = index + 1;
      if (place > now) return { phase: one, state: 'ahead' };
      // It may come back to a place (重新办理): the day it came there last.
      return place === now ? { phase: one, state: 'current', on: lastArrival(steps, phase) ?? first(place) } : { phase: one, state: 'done', on: first(place) };
    }),
    finished: now === 6,
  };
};

const lastArrival = (steps: readonly TrackedStep[], phase: string): string | undefined => {
  let at = steps.length - 1;
  while (at >= 0 && steps[at]!.phase !== phase) at -= 1;
  while (at > 0 && steps[at - 1]!.phase === phase) at -= 1;
  return steps[at]?.at;
};

/** Not every step is public; some days are told all the same. */
const knownDay = ({ receipt, suggestion, case: found, replies }: Tracked, place: number): string | undefined =>
  place === 1 ? receipt?.submittedAt ?? suggestion?.submittedOn ?? found?.registeredOn : place === 2 ? found?.assignedOn : place === 4 ? replies[0]?.issuedOn : undefined;

/** Runs of steps of one phase, newest first; within a run the newest step first. */
export const runsOf = (steps: readonly TrackedStep[]): { readonly phase: Phase | Ending; readonly steps: readonly TrackedStep[] }[] => {
  const runs: { phase: Phase | Ending; steps: TrackedStep[] }[] = [];
  for (const step of steps) {
    const last = runs[runs.length - 1];
    if (last && last.phase === step.phase) last.steps.unshift(step);
    else runs.push({ phase: step.phase, steps: [step] });
  }
  return runs.reverse();
};

/** Times it went back to the unit after a rating. Once is by right. */
export const timesHandledAgain = ({ receipt }: Tracked): number =>
  (receipt?.steps ?? []).filter((step, index, all) => step.type === 'transferred' && all.slice(0, index).some((before) => before.type === 'rated')).length;

/**
 * The clock of the written reply. Handling it again (重新办理) does not undo the first reply: that clock was kept or missed with
 * it. A server that knows the second clock says so of the first; of others it is read from the steps.
 */
export const clockOf = ({ case: found, steps, state }: Tracked): CaseClock | undefined => {
  const clock = found?.clock;
  if (!clock || clock.doneOn || state !== 'rehandling') return clock;
  const types = steps.map((step) => (step.of === 'case' ? step.type : ''));
  const answered = steps[types.indexOf('replied', types.lastIndexOf('assigned') + 1)];
  return answered?.type === 'replied' ? { ...clock, doneOn: dayOf(answered.at) } : clock;
};
