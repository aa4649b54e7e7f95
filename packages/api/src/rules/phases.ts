/**
 * The six places on the public track 办理进度, computed from the state of a suggestion and of its case.
 *
 * Codes only: what each is called stands in the locale. In Chinese: 已收到, 交办中, 办理中, 已答复, 评价中, and last 已公开
 * or 已办结.
 */
import type { CaseState } from './case-flow.ts';
import type { SuggestionState } from './suggestion-flow.ts';
import { phases, type Ending, type Phase } from './phase-names.ts';

export * from './phase-names.ts';

/** A place on the track (`place` 1 to 6; published and completed share the last), or an ending. */
export type TrackPosition =
  | { kind: 'phase'; phase: Phase; place: 1 | 2 | 3 | 4 | 5 | 6 }
  | { kind: 'ended'; ending: Ending };

const places: Record<Phase, 1 | 2 | 3 | 4 | 5 | 6> = {
  received: 1, assigning: 2, handling: 3, replied: 4, evaluating: 5, published: 6, completed: 6,
};

const suggestionPhases: Record<SuggestionState, Phase | Ending> = {
  submitted: 'received', screening: 'received', needs_supplement: 'received',
  accepted: 'assigning', claimed_by_deputy: 'assigning', transferred: 'assigning', escalated: 'assigning',
  answered_on_spot: 'replied', replied: 'replied',
  rated: 'evaluating',
  closed: 'completed',
  rejected: 'rejected', referred: 'referred', merged: 'merged', withdrawn: 'withdrawn', hidden: 'hidden',
};

const casePhases: Record<CaseState, Phase | Ending> = {
  registered: 'received', reviewed: 'received',
  assigned: 'assigning', returned: 'assigning',
  received: 'handling', handling: 'handling', extension_requested: 'handling', extended: 'handling',
  rehandling: 'handling', tracking: 'handling',
  replied: 'replied',
  // The single result of a rating is not a place of its own: until the case moves on it is still being evaluated.
  evaluating: 'evaluating', satisfied: 'evaluating', basic: 'evaluating', unsatisfied: 'evaluating', no_response: 'evaluating',
  published: 'published', look_back: 'published',
  completed: 'completed', publication_exempt: 'completed',
  not_accepted: 'not_accepted', merged: 'merged', withdrawn: 'withdrawn',
};

function positionOf(code: Phase | Ending): TrackPosition {
  if ((phases as readonly string[]).includes(code)) {
    return { kind: 'phase', phase: code as Phase, place: places[code as Phase] };
  }
  return { kind: 'ended', ending: code as Ending };
}

/** Where a suggestion stands by its own state. */
export function suggestionPosition(state: SuggestionState): TrackPosition {
  return positionOf(suggestionPhases[state]);
}

/** Where a case stands. */
export function casePosition(state: CaseState): TrackPosition {
  return positionOf(casePhases[state]);
}

/**
 * Where a suggestion stands for the public, its case included: once transferred or escalated, the case knows better,
 * but the resident's track never steps back behind 交办中 because the case was only just registered.
 */
export function publicPosition(suggestion: SuggestionState, ofCase?: CaseState | null): TrackPosition {
  const own = suggestionPosition(suggestion);
  if (!ofCase || (suggestion !== 'transferred' && suggestion !== 'escalated')) return own;
  const position = casePosition(ofCase);
  return position.kind === 'phase' && position.place < 2 ? own : position;
}
