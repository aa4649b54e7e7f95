import { tally, type BallotFigures, type Tally, type TallyRow } from '@congress-kit/api/rules/tally';
import type { Ballot, Candidate } from '@congress-kit/sdk';

/** One ballot, counted: what was announced, what the rule makes of it, and where the two differ. Pure; nothing is mended. */
export interface CountedBallot {
  readonly ballot: Ballot;
  readonly tally: Tally;
  /** Most yes votes first; each with its row of the tally. */
  readonly entries: readonly Entry[];
  /** The longest bar there can be: papers returned, or the people the threshold is taken of. */
  readonly scale: number;
  /** False for a method newer than this copy: then only what was announced is shown, and nothing is judged. */
  readonly known: boolean;
  /** What the source tells at all: the table of a page may hold the votes and nothing else. */
  readonly says: Says;
}

export interface Says { readonly seats: boolean; readonly turnout: boolean; readonly rule: boolean; readonly outcome: boolean; readonly no: boolean; readonly abstain: boolean }
/** How a table of a page that became a ballot says what it did not hold. */
export type PartialBallot = Ballot & { readonly says?: Says };

export interface Entry {
  readonly candidate: Candidate;
  readonly row: TallyRow;
  readonly elected: boolean;
}

/** Where it would be: the division, then the place in it, which may name the division itself. */
export const whereOf = ({ division, place = '' }: Candidate): readonly string[] => [division && !place.includes(division.name) ? division.name : '', place].filter(Boolean);

const methods: readonly string[] = ['approve_top_n', 'approve_threshold', 'rank'];
const bases: readonly string[] = ['all_deputies', 'present', 'valid'];

export const countBallot = (ballot: Ballot): CountedBallot => {
  const known = methods.includes(ballot.method) && (!ballot.threshold || bases.includes(ballot.threshold.basis));
  const says = (ballot as PartialBallot).says ?? { seats: true, turnout: true, rule: true, outcome: true, no: true, abstain: true };
  // Under a rule we do not know, “elected” cannot be checked; nor can what was not told.
  const figures = figuresOf(ballot, known, known && says.outcome);
  let counted = tally(figures);
  const tied = counted.ties[0];
  if (tied && ballot.tieDecision) {
    // The wire carries the decision as the minutes word it; whom it elected is what was announced for those tied.
    const elected = ballot.candidates.filter((one) => one.elected && tied.includes(one.id)).map((one) => one.id);
    counted = tally({ ...figures, tieDecision: { elected } });
  }
  const entries = ballot.candidates
    .map((candidate, index) => ({ candidate, row: counted.rows[index] as TallyRow, elected: candidate.elected }))
    .sort((one, other) => one.row.rank - other.row.rank || Number(other.elected) - Number(one.elected));
  const most = Math.max(...ballot.candidates.map(({ yes, no, abstain }) => Math.max(yes, no, abstain)), 1);
  // What was not published cannot contradict itself.
  if (!says.turnout || !says.no || !says.abstain) counted = { ...counted, faults: [] };
  return { ballot, tally: counted, entries, known, says, scale: Math.max(counted.need === null ? 0 : counted.basisCount, ballot.returned, most) };
};

const figuresOf = (ballot: Ballot, known: boolean, isTold: boolean): BallotFigures => {
  const { seats, totalDeputies, present, issued, returned, invalid, threshold, marginRule, tieRule } = ballot;
  return {
    seats, totalDeputies, present, issued, returned, invalid,
    method: known ? (ballot.method as BallotFigures['method']) : 'rank',
    candidates: ballot.candidates.map(({ id, yes, no, abstain, blank, elected }) => ({
      id, yes, no, abstain, ...(blank === undefined ? {} : { blank }), ...(isTold ? { elected } : {}),
    })),
    ...(known && threshold ? { threshold: threshold as NonNullable<BallotFigures['threshold']> } : {}),
    ...(tieRule ? { tieRule: tieRule as NonNullable<BallotFigures['tieRule']> } : {}),
    ...(marginRule ? { marginRule: marginOf(marginRule) } : {}),
  };
};

const marginOf = (rule: NonNullable<Ballot['marginRule']>): NonNullable<BallotFigures['marginRule']> => {
  if (rule.kind === 'equal_allowed') return { kind: 'equal_allowed' };
  return rule.kind === 'at_least' ? { kind: 'at_least', n: rule.n ?? 1 } : { kind: 'more' };
};

/** The arithmetic of the papers: who could vote, who came, what was given out, what came back, what counts. */
export const turnoutOf = ({ ballot, tally: counted }: CountedBallot): readonly { name: 'total' | 'present' | 'issued' | 'returned' | 'valid'; count: number; lost: number }[] => [
  { name: 'total', count: ballot.totalDeputies, lost: 0 },
  { name: 'present', count: ballot.present, lost: ballot.totalDeputies - ballot.present },
  { name: 'issued', count: ballot.issued, lost: ballot.present - ballot.issued },
  { name: 'returned', count: ballot.returned, lost: ballot.issued - ballot.returned },
  { name: 'valid', count: counted.valid, lost: ballot.invalid },
];

/** What the elected projects cost together; undefined when one of them has no figure. */
export const investmentOf = ({ entries }: CountedBallot): number | undefined => {
  const elected = entries.filter((entry) => entry.elected);
  if (elected.length === 0 || elected.some(({ candidate }) => candidate.investment === undefined)) return undefined;
  return elected.reduce((sum, { candidate }) => sum + (candidate.investment ?? 0), 0);
};
