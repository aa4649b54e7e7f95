import type { Candidate } from '@congress-kit/sdk';
import type { CountedBallot, Entry } from './ballot-figures.ts';

/** In which order the projects stand, and which of them. Pure; the count itself is never touched. */
export const sortKeys = ['rank', 'listed', 'title', 'place', 'investment', 'yes', 'no', 'abstain'] as const;
export type SortKey = (typeof sortKeys)[number];

export interface Choices {
  readonly sort: SortKey;
  /** The other way round. */
  readonly isTurned: boolean;
  /** `''`: all of them. */
  readonly category: string;
  readonly place: string;
}

export const noChoices: Choices = { sort: 'rank', isTurned: false, category: '', place: '' };

/** By what projects are told apart: their town or village where that is known, which several have in common, and else the words of each. */
export const placeOf = ({ division, place = '' }: Candidate): string => division?.name ?? place;

const collators = new Map<string, Intl.Collator>();
const compareText = (language: string) => {
  // By pinyin in Chinese; a tag that Intl does not know must not end the page.
  const made = collators.get(language) ?? new Intl.Collator([...Intl.Collator.supportedLocalesOf([language]), 'zh-CN'], { numeric: true });
  collators.set(language, made);
  return made.compare;
};

/** Most first for counts and money, in the language's order for texts; what has no value stands last either way. */
const compared = (sort: SortKey, language: string): ((one: Entry, other: Entry) => number) => {
  switch (sort) {
    case 'title': return (one, other) => compareText(language)(one.candidate.title, other.candidate.title);
    case 'place': return (one, other) => compareText(language)(placeOf(one.candidate), placeOf(other.candidate));
    case 'investment': return (one, other) => (other.candidate.investment ?? 0) - (one.candidate.investment ?? 0);
    case 'yes': case 'no': case 'abstain': return (one, other) => other.candidate[sort] - one.candidate[sort];
    default: return () => 0;
  }
};

const isAbsent = ({ candidate }: Entry, sort: SortKey): boolean => (sort === 'place' && !placeOf(candidate)) || (sort === 'investment' && candidate.investment === undefined);

export const chosenEntries = ({ entries, ballot }: CountedBallot, { sort, isTurned, category, place }: Choices, language: string): readonly Entry[] => {
  const listed = new Map(ballot.candidates.map((candidate, at) => [candidate, at]));
  const kept = entries.filter(({ candidate }) => (!category || candidate.category === category) && (!place || placeOf(candidate) === place));
  const compare = sort === 'listed' ? (one: Entry, other: Entry) => listed.get(one.candidate)! - listed.get(other.candidate)! : compared(sort, language);
  const absent = kept.filter((entry) => isAbsent(entry, sort));
  const ordered = kept.filter((entry) => !isAbsent(entry, sort)).sort((one, other) => compare(one, other) || one.row.rank - other.row.rank);
  return [...(isTurned ? ordered.reverse() : ordered), ...absent];
};

/** What there is to filter by; a single value is no choice. */
export const valuesOf = ({ ballot }: CountedBallot, name: 'category' | 'place'): readonly string[] => {
  const values = Array.from(new Set(ballot.candidates.map((candidate) => (name === 'place' ? placeOf(candidate) : candidate.category ?? '')).filter(Boolean)));
  return values.length > 1 ? values : [];
};
