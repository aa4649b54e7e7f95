/**
 * What came in on a call, in figures that add up: received = accepted + hidden + waiting + withdrawn, and the stances and the
 * outcomes are those of the accepted ones. Hidden ones are counted too: how many there are is nobody's secret.
 */
import { publicVoiceStates, type VoiceState } from './voice-flow.ts';

/** 立场: how a comment stands to what it is about. */
export const stances = ['support', 'modify', 'delete', 'add', 'oppose'] as const;
/** 采纳情况: what came of a comment or topic. */
export const outcomes = ['adopted', 'partly', 'not', 'noted'] as const;

/** So many voices with the same state, stance and outcome. */
export type VoiceGroup = { state: string; stance?: string | null; outcome?: string | null; count: number };

/** `pending`: accepted and not yet decided on. Words beyond the known ones come after them. */
export type VoiceCounts = {
  received: number;
  accepted: number;
  hidden: number;
  waiting: number;
  withdrawn: number;
  stances: { stance: string; count: number }[];
  outcomes: { outcome: string; count: number }[];
  pending: number;
};

const sum = (groups: readonly VoiceGroup[]): number => groups.reduce((total, group) => total + group.count, 0);

const inOrder = (known: readonly string[], found: readonly (string | null | undefined)[]): string[] => {
  const others = found.filter((word): word is string => word != null && !known.includes(word));
  return [...known, ...others.filter((word, index) => others.indexOf(word) === index).sort()];
};

/** Adds groups up. All known stances and outcomes are listed, also with 0; where none has a stance the list is empty. */
export function countVoices(groups: readonly VoiceGroup[]): VoiceCounts {
  const inState = (state: VoiceState) => groups.filter((group) => group.state === state);
  const accepted = groups.filter((group) => (publicVoiceStates as readonly string[]).includes(group.state));
  const hasStances = accepted.some(({ stance }) => stance != null);
  return {
    received: sum(groups),
    accepted: sum(accepted),
    hidden: sum(inState('hidden')),
    waiting: sum(inState('submitted')),
    withdrawn: sum(inState('withdrawn')),
    stances: hasStances
      ? inOrder(stances, accepted.map(({ stance }) => stance)).map((stance) => ({ stance, count: sum(accepted.filter((group) => group.stance === stance)) })) : [],
    outcomes: inOrder(outcomes, accepted.map(({ outcome }) => outcome)).map((outcome) => ({ outcome, count: sum(accepted.filter((group) => group.outcome === outcome)) })),
    pending: sum(accepted.filter(({ outcome }) => outcome == null)),
  };
}

const withoutBlanks = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');

/** Are these words in that text, blanks and line ends apart? People copy a passage across lines. */
export function quotes(text: string, quote: string): boolean {
  return withoutBlanks(text).indexOf(withoutBlanks(quote)) !== -1;
}
