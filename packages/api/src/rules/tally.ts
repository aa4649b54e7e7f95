/**
 * Counting a ballot 票决: who is elected, and whether the figures can be true.
 *
 * Source: the voting rules of the congresses (代表法, 地方组织法, local 民生实事项目票决 rules): more candidates than seats (差额), a
 * threshold over all deputies, those present, or the valid papers. Nothing is decided silently: ties at the cut are
 * reported, contradictions are faults with their figures, and the count is done all the same where it can be.
 */
import { ballotFaults, decisionFits, isVoid, resultFaults, type BallotFault } from './ballot-faults.ts';

export type BallotCandidate = {
  id: string; yes: number; no: number; abstain: number;
  /** Left unmarked for this candidate; 0 when absent. */
  blank?: number;
  /** What the minutes say, if they say it; compared with the rule. */
  elected?: boolean;
};

export type TieRule = 'both' | 'revote' | 'presidium' | 'lot';
export type MarginRule = { kind: 'more' } | { kind: 'equal_allowed' } | { kind: 'at_least'; n: number };
export type Threshold = {
  numerator: number; denominator: number;
  basis: 'all_deputies' | 'present' | 'valid';
  /** true: more than the fraction (过半); false or absent: at least the fraction. */
  strict?: boolean;
};

/** The figures of one ballot. All counts are papers or persons; `invalid` papers are counted once per ballot. */
export type BallotFigures = {
  seats: number;
  totalDeputies: number;
  present: number;
  issued: number;
  returned: number;
  invalid: number;
  method: 'approve_top_n' | 'approve_threshold' | 'rank';
  threshold?: Threshold;
  tieRule?: TieRule;
  /** How a tie at the cut was decided (revote, presidium, lot), once it was; the ids elected among the tied. */
  tieDecision?: { elected: readonly string[] };
  marginRule?: MarginRule;
  candidates: BallotCandidate[];
};

/**
 * Why a row is as it is. `tied_at_cut` waits for a decision (or was elected with the others under the rule “both”);
 * `elected_by_decision` and `lost_by_decision` follow the recorded one; `no_basis` means no paper or person to count
 * on; `void` and `figures_unusable` mean nothing could be decided.
 */
export type RowReason =
  | 'elected' | 'below_threshold' | 'outvoted' | 'tied_at_cut' | 'elected_by_decision' | 'lost_by_decision' | 'no_basis'
  | 'void' | 'figures_unusable';

/** `rank` by yes votes, equal votes sharing a rank (1, 2, 2, 4); `meetsThreshold` is null where the method has none. */
export type TallyRow = { id: string; rank: number; meetsThreshold: boolean | null; elected: boolean; reason: RowReason };

/**
 * - `valid` returned − invalid; `basisCount` what the threshold is taken of (valid papers without one)
 * - `need` yes votes needed, null where the method has no threshold
 * - `ties` groups of ids tied at the cut; ties elsewhere decide nothing and are not listed
 * - `unfilled` seats without anybody elected, those waiting for a tie among them
 */
export type Tally = {
  valid: number;
  basisCount: number;
  need: number | null;
  rows: TallyRow[];
  ties: string[][];
  unfilled: number;
  faults: BallotFault[];
  void: boolean;
};

/** Counts the ballot. Rows keep the order of the candidates. Never throws: what cannot be is a fault. */
export function tally(figures: BallotFigures): Tally {
  const faults = ballotFaults(figures);
  const voided = isVoid(figures);
  const usable = !faults.some((fault) => ['not_a_count', 'threshold_missing', 'threshold_impossible'].includes(fault.code));
  const valid = figures.returned - figures.invalid;
  const basisCount = usable ? basisOf(figures, valid) : valid;
  const need = usable ? votesNeeded(figures, basisCount) : null;
  const blocked = voided ? 'void' : usable ? (basisCount > 0 ? null : 'no_basis') : 'figures_unusable';
  const { rows, ties } = blocked ? blockedRows(figures, need, blocked) : decide(figures, need);
  const elected = rows.filter((row) => row.elected).length;
  return {
    valid, basisCount, need, rows, ties,
    unfilled: Math.max(0, figures.seats - elected) || 0,
    faults: [...faults, ...resultFaults(figures, rows, ties)],
    void: voided,
  };
}

function basisOf(figures: BallotFigures, valid: number): number {
  if (figures.method !== 'approve_threshold' || !figures.threshold) return valid;
  return { all_deputies: figures.totalDeputies, present: figures.present, valid }[figures.threshold.basis];
}

/** Whole votes: more than 1/2 of 193 is 97, at least 2/3 of 57 is 38. Integers only, so that nothing is rounded away. */
function votesNeeded(figures: BallotFigures, basisCount: number): number | null {
  if (figures.method !== 'approve_threshold' || !figures.threshold) return null;
  const { numerator, denominator, strict } = figures.threshold;
  const product = basisCount * numerator;
  const whole = (product - (product % denominator)) / denominator;
  if (strict) return whole + 1;
  return product % denominator === 0 ? whole : whole + 1;
}

function rankOf(candidate: BallotCandidate, all: readonly BallotCandidate[]): number {
  return all.filter((other) => other.yes > candidate.yes).length + 1;
}

function blockedRows(figures: BallotFigures, need: number | null, reason: RowReason): { rows: TallyRow[]; ties: string[][] } {
  const rows = figures.candidates.map((candidate) => ({
    id: candidate.id,
    rank: rankOf(candidate, figures.candidates),
    meetsThreshold: need === null ? null : reason !== 'no_basis' && candidate.yes >= need,
    elected: false,
    reason,
  }));
  return { rows, ties: [] };
}

function decide(figures: BallotFigures, need: number | null): { rows: TallyRow[]; ties: string[][] } {
  const { candidates, seats } = figures;
  const passing = candidates.filter((candidate) => need === null || candidate.yes >= need);
  const tied = tiedAtCut(passing, seats);
  const tiedIds = tied.map((candidate) => candidate.id);
  const cut = cutOf(passing, seats);
  const rows = candidates.map((candidate): TallyRow => {
    const meets = passing.includes(candidate);
    const base = {
      id: candidate.id,
      rank: rankOf(candidate, candidates),
      meetsThreshold: need === null ? null : meets,
    };
    if (!meets) return { ...base, elected: false, reason: 'below_threshold' };
    if (tied.includes(candidate)) return { ...base, ...tiedOutcome(figures, candidate, tiedIds) };
    const elected = candidate.yes >= cut;
    return { ...base, elected, reason: elected ? 'elected' : 'outvoted' };
  });
  return { rows, ties: tied.length > 0 ? [tiedIds] : [] };
}

/** The yes votes of the last seat; more than anybody has when there is no seat. */
function cutOf(passing: readonly BallotCandidate[], seats: number): number {
  if (seats === 0) return Infinity;
  if (passing.length <= seats) return -Infinity;
  const votes = passing.map((candidate) => candidate.yes).sort((one, other) => other - one);
  return votes[seats - 1] as number;
}

/** All who share the votes of the last seat, when they are more than the seats left for them. */
function tiedAtCut(passing: readonly BallotCandidate[], seats: number): BallotCandidate[] {
  const cut = cutOf(passing, seats);
  const above = passing.filter((candidate) => candidate.yes > cut).length;
  const level = passing.filter((candidate) => candidate.yes === cut);
  return above + level.length > seats ? level : [];
}

function tiedOutcome(
  figures: BallotFigures, candidate: BallotCandidate, tiedIds: readonly string[],
): { elected: boolean; reason: RowReason } {
  if (figures.tieRule === 'both') return { elected: true, reason: 'tied_at_cut' };
  const decided = figures.tieDecision;
  if (!decided || !decisionFits(figures, tiedIds)) return { elected: false, reason: 'tied_at_cut' };
  const elected = decided.elected.includes(candidate.id);
  return { elected, reason: elected ? 'elected_by_decision' : 'lost_by_decision' };
}
