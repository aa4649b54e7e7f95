/**
 * Contradictions in a ballot's figures, each a code with the numbers that contradict each other.
 *
 * domain rule: returned ≤ issued ≤ present ≤ all deputies, and a ballot with more papers returned than issued is void; for
 * each candidate yes + no + abstain + blank + invalid = returned; elected exactly when the rule says so.
 */
import type { BallotFigures, TallyRow } from './tally.ts';

export type BallotFaultCode =
  | 'not_a_count' | 'returned_over_issued' | 'issued_over_present' | 'present_over_total' | 'invalid_over_returned'
  | 'votes_do_not_add_up' | 'margin_rule_broken' | 'threshold_missing' | 'threshold_impossible' | 'duplicate_candidate'
  | 'elected_against_rule' | 'not_elected_against_rule' | 'tie_without_decision' | 'decision_does_not_fit';

export type BallotFault = { code: BallotFaultCode; candidateId?: string; numbers: Record<string, number> };

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** domain rule: more papers returned than issued make the ballot void. */
export function isVoid(figures: BallotFigures): boolean {
  return figures.returned > figures.issued;
}

/** Faults that can be seen before anything is counted. */
export function ballotFaults(figures: BallotFigures): BallotFault[] {
  return [...countFaults(figures), ...orderFaults(figures), ...ruleFaults(figures), ...candidateFaults(figures)];
}

function countFaults(figures: BallotFigures): BallotFault[] {
  const { seats, totalDeputies, present, issued, returned, invalid } = figures;
  const wrong = (numbers: Record<string, number>) =>
    Object.entries(numbers).filter(([, value]) => !isCount(value)).map(([name, value]) => ({ [name]: value }));
  const ofBallot = wrong({ seats, totalDeputies, present, issued, returned, invalid });
  const faults: BallotFault[] = ofBallot.map((numbers) => ({ code: 'not_a_count', numbers }));
  for (const { id, yes, no, abstain, blank = 0 } of figures.candidates) {
    for (const numbers of wrong({ yes, no, abstain, blank })) faults.push({ code: 'not_a_count', candidateId: id, numbers });
  }
  return faults;
}

function orderFaults({ totalDeputies, present, issued, returned, invalid }: BallotFigures): BallotFault[] {
  const faults: BallotFault[] = [];
  if (returned > issued) faults.push({ code: 'returned_over_issued', numbers: { returned, issued } });
  if (issued > present) faults.push({ code: 'issued_over_present', numbers: { issued, present } });
  if (present > totalDeputies) faults.push({ code: 'present_over_total', numbers: { present, totalDeputies } });
  if (invalid > returned) faults.push({ code: 'invalid_over_returned', numbers: { invalid, returned } });
  return faults;
}

function ruleFaults({ method, threshold, marginRule, seats, candidates }: BallotFigures): BallotFault[] {
  const faults: BallotFault[] = [];
  if (method === 'approve_threshold') {
    if (!threshold) faults.push({ code: 'threshold_missing', numbers: {} });
    else {
      const { numerator, denominator } = threshold;
      const possible = isCount(numerator) && isCount(denominator) && numerator > 0 && numerator <= denominator;
      if (!possible) faults.push({ code: 'threshold_impossible', numbers: { numerator, denominator } });
    }
  }
  if (marginRule) {
    const margin = candidates.length - seats;
    const required = marginRule.kind === 'more' ? 1 : marginRule.kind === 'equal_allowed' ? 0 : marginRule.n;
    if (margin < required) {
      faults.push({ code: 'margin_rule_broken', numbers: { candidates: candidates.length, seats, margin, required } });
    }
  }
  return faults;
}

function candidateFaults({ candidates, invalid, returned }: BallotFigures): BallotFault[] {
  const faults: BallotFault[] = [];
  candidates.forEach(({ id, yes, no, abstain, blank = 0 }, index) => {
    const sum = yes + no + abstain + blank + invalid;
    if (sum !== returned) {
      faults.push({ code: 'votes_do_not_add_up', candidateId: id, numbers: { yes, no, abstain, blank, invalid, sum, returned } });
    }
    if (candidates.findIndex((other) => other.id === id) !== index) {
      faults.push({ code: 'duplicate_candidate', candidateId: id, numbers: { position: index + 1 } });
    }
  });
  return faults;
}

/** Faults between what the minutes say and what the rule says. */
export function resultFaults(figures: BallotFigures, rows: readonly TallyRow[], ties: readonly string[][]): BallotFault[] {
  const faults: BallotFault[] = [];
  const tiedIds = ties[0] ?? [];
  const fits = tiedIds.length > 0 && decisionFits(figures, tiedIds);
  if (figures.tieDecision && !fits) {
    faults.push({ code: 'decision_does_not_fit', numbers: { tied: tiedIds.length, chosen: figures.tieDecision.elected.length } });
  }
  figures.candidates.forEach((candidate, index) => {
    const row = rows[index] as TallyRow;
    if (candidate.elected === undefined || candidate.elected === row.elected) return;
    const numbers = { yes: candidate.yes, rank: row.rank, seats: figures.seats };
    const undecided = row.reason === 'tied_at_cut' && candidate.elected;
    const code = undecided ? 'tie_without_decision' : candidate.elected ? 'elected_against_rule' : 'not_elected_against_rule';
    faults.push({ code, candidateId: candidate.id, numbers });
  });
  return faults;
}

/** A decision names only tied candidates, each once, and exactly as many as there are seats left for them. */
export function decisionFits(figures: BallotFigures, tiedIds: readonly string[]): boolean {
  const chosen = figures.tieDecision?.elected ?? [];
  const level = figures.candidates.find((candidate) => candidate.id === tiedIds[0]);
  if (!level) return false;
  const above = figures.candidates.filter((candidate) => candidate.yes > level.yes).length;
  const distinct = chosen.filter((id, index) => chosen.indexOf(id) === index);
  return distinct.length === chosen.length && chosen.every((id) => tiedIds.includes(id)) && chosen.length === figures.seats - above;
}
