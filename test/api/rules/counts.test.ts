import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rate, satisfactionRates, shares, suppressedRate, tally, type BallotFigures } from '@congress-kit/api/rules/index';

const ballot = (more: Partial<BallotFigures>): BallotFigures => ({
  seats: 1, totalDeputies: 200, present: 193, issued: 193, returned: 193, invalid: 0, method: 'approve_top_n', candidates: [], ...more,
});
/** Candidates by their yes votes; all other valid papers say no. */
const byYes = (votes: number[], valid = 193) => votes.map((yes, index) => ({ id: `c${index + 1}`, yes, no: valid - yes, abstain: 0 }));
const elected = (figures: BallotFigures) => tally(figures).rows.filter((row) => row.elected).map((row) => row.id);
const codes = (figures: BallotFigures) => tally(figures).faults.map((fault) => fault.code);

test('known-good totals have no fault', () => {
  const majority = { numerator: 1, denominator: 2, basis: 'all_deputies', strict: true } as const;
  for (const [yes, no, abstain, blank, papers] of [[182, 10, 1, 0, 193], [185, 8, 0, 0, 193], [43, 13, 1, 0, 57], [54, 33, 2, 4, 93]] as const) {
    const figures = ballot({
      method: 'approve_threshold', threshold: majority, totalDeputies: papers, present: papers, issued: papers, returned: papers,
      candidates: [{ id: 'a', yes, no, abstain, blank, elected: true }],
    });
    assert.deepEqual(tally(figures).faults, []);
    assert.equal(tally(figures).need, Math.floor(papers / 2) + 1);
    assert.deepEqual(elected(figures), ['a']);
  }
});

test('papers: more returned than issued is void, other contradictions are faults with numbers', () => {
  const result = tally(ballot({ returned: 194, candidates: byYes([100], 194) }));
  assert.ok(result.void && result.rows.every((row) => !row.elected && row.reason === 'void'));
  assert.deepEqual(result.faults, [{ code: 'returned_over_issued', numbers: { returned: 194, issued: 193 } }]);
  assert.deepEqual(codes(ballot({ issued: 195, present: 194 })), ['issued_over_present']);
  assert.deepEqual(codes(ballot({ present: 201 })), ['present_over_total']);
  const odd = tally(ballot({ candidates: [{ id: 'a', yes: 100, no: 90, abstain: 1 }] }));
  assert.deepEqual(odd.faults, [{
    code: 'votes_do_not_add_up', candidateId: 'a', numbers: { yes: 100, no: 90, abstain: 1, blank: 0, invalid: 0, sum: 191, returned: 193 },
  }]);
  assert.ok(!odd.void && odd.rows[0]?.elected);
  assert.deepEqual(codes(ballot({ present: NaN })), ['not_a_count']);
});

test('invalid papers are counted once for the ballot, blanks for each candidate', () => {
  const figures = ballot({ returned: 190, invalid: 5, candidates: [{ id: 'a', yes: 100, no: 80, abstain: 3, blank: 2 }] });
  assert.deepEqual([tally(figures).valid, tally(figures).faults], [185, []]);
});

test('the threshold: basis and strictness', () => {
  const figures = (basis: 'all_deputies' | 'present' | 'valid', strict: boolean, yes: number) => ballot({
    method: 'approve_threshold', threshold: { numerator: 1, denominator: 2, basis, strict },
    totalDeputies: 200, present: 194, issued: 194, returned: 192, invalid: 2, candidates: byYes([yes], 190),
  });
  assert.deepEqual(elected(figures('all_deputies', true, 100)), []);
  assert.deepEqual(elected(figures('all_deputies', false, 100)), ['c1']);
  assert.equal(tally(figures('present', true, 0)).need, 98);
  assert.equal(tally(figures('valid', true, 0)).need, 96);
  assert.equal(tally(ballot({ method: 'approve_threshold', threshold: { numerator: 2, denominator: 3, basis: 'valid' } })).need, 129);
  assert.deepEqual(codes(ballot({ method: 'approve_threshold' })), ['threshold_missing']);
  assert.deepEqual(codes(ballot({ method: 'approve_threshold', threshold: { numerator: 3, denominator: 2, basis: 'valid' } })), ['threshold_impossible']);
});

test('nobody is elected on a basis of 0; unfilled seats are no fault', () => {
  const none = tally(ballot({ issued: 0, returned: 0, candidates: byYes([0, 0], 0) }));
  assert.deepEqual([none.rows.map((row) => row.reason), none.unfilled, none.faults], [['no_basis', 'no_basis'], 1, []]);
  const few = tally(ballot({ seats: 3, candidates: byYes([100]) }));
  assert.deepEqual([few.unfilled, few.faults], [2, []]);
});

test('more passing than seats: most yes; ranks are shared', () => {
  const result = tally(ballot({
    seats: 2, method: 'approve_threshold', threshold: { numerator: 1, denominator: 2, basis: 'valid', strict: true },
    candidates: byYes([120, 150, 96, 150, 130]),
  }));
  assert.deepEqual(result.rows.map((row) => [row.rank, row.reason]), [
    [4, 'outvoted'], [1, 'elected'], [5, 'below_threshold'], [1, 'elected'], [3, 'outvoted'],
  ]);
  assert.deepEqual(result.ties, []);
});

test('ties at the cut are reported and never broken silently', () => {
  const figures = ballot({ seats: 2, candidates: byYes([150, 120, 120, 100]) });
  const tied = tally(figures);
  assert.deepEqual([tied.ties, tied.unfilled, elected(figures)], [[['c2', 'c3']], 1, ['c1']]);
  const both = tally({ ...figures, tieRule: 'both' });
  assert.deepEqual([both.ties, both.unfilled, both.rows.map((row) => row.elected)], [[['c2', 'c3']], 0, [true, true, true, false]]);
  const marked = { ...figures, tieRule: 'presidium', candidates: figures.candidates.map((each) => ({ ...each, elected: ['c1', 'c2'].includes(each.id) })) } as BallotFigures;
  assert.deepEqual(codes(marked), ['tie_without_decision']);
  const decided: BallotFigures = { ...marked, tieDecision: { elected: ['c2'] } };
  assert.deepEqual(tally(decided).faults, []);
  assert.deepEqual(tally(decided).rows.map((row) => row.reason), ['elected', 'elected_by_decision', 'lost_by_decision', 'outvoted']);
  assert.ok(codes({ ...marked, tieDecision: { elected: ['c4'] } }).includes('decision_does_not_fit'));
});

test('what the minutes say is compared with the rule', () => {
  const figures = ballot({ candidates: byYes([150, 120]).map((each) => ({ ...each, elected: each.id === 'c2' })) });
  assert.deepEqual(codes(figures), ['not_elected_against_rule', 'elected_against_rule']);
});

test('the margin rule 差额', () => {
  const margin = (marginRule: BallotFigures['marginRule'], count: number) => codes(ballot({ seats: 2, marginRule, candidates: byYes([9, 8, 7, 6].slice(0, count)) }));
  assert.deepEqual(margin({ kind: 'more' }, 2), ['margin_rule_broken']);
  assert.deepEqual(margin({ kind: 'more' }, 3), []);
  assert.deepEqual(margin({ kind: 'equal_allowed' }, 2), []);
  assert.deepEqual(margin({ kind: 'equal_allowed' }, 1), ['margin_rule_broken']);
  assert.deepEqual(margin({ kind: 'at_least', n: 2 }, 3), ['margin_rule_broken']);
  assert.deepEqual(margin({ kind: 'at_least', n: 2 }, 4), []);
});

test('tallies conserve: seats, votes, order', () => {
  const figures = fc.record({
    seats: fc.nat(8), valid: fc.integer({ min: 1, max: 30 }), votes: fc.array(fc.nat(30), { maxLength: 12 }),
    method: fc.constantFrom('approve_top_n', 'approve_threshold', 'rank'), strict: fc.boolean(), both: fc.boolean(),
  }).map(({ seats, valid, votes, method, strict, both }) => ballot({
    seats, present: valid, issued: valid, returned: valid, method: method as BallotFigures['method'],
    threshold: { numerator: 1, denominator: 2, basis: 'valid', strict }, tieRule: both ? 'both' : 'lot',
    candidates: byYes(votes.map((yes) => Math.min(yes, valid)), valid),
  }));
  fc.assert(fc.property(figures, (each) => {
    const result = tally(each);
    assert.deepEqual(result.faults, []);
    const won = result.rows.filter((row) => row.elected);
    if (each.tieRule !== 'both') assert.ok(won.length <= each.seats);
    const pending = each.tieRule === 'both' ? 0 : result.rows.filter((row) => row.reason === 'tied_at_cut').length;
    // No seat stays empty while somebody who passed was simply passed over.
    if (won.length + pending < each.seats) assert.ok(result.rows.every((row) => row.elected || row.meetsThreshold === false));
    const yesOf = (id: string) => each.candidates.find((candidate) => candidate.id === id)?.yes as number;
    for (const winner of won) for (const row of result.rows) if (!row.elected) assert.ok(yesOf(winner.id) > yesOf(row.id));
    if (result.need !== null) for (const winner of won) assert.ok(yesOf(winner.id) >= result.need);
    if (result.ties.length > 0) assert.ok((result.ties[0] as string[]).length > 1 || each.seats === 0);
  }));
});

test('rates: half-up, and never “all” or “none” when it is not', () => {
  const percent = (n: number, d: number) => rate(n, d).percent;
  assert.equal(percent(174, 176), '98.9');
  assert.equal(percent(3192, 3242), '98.5');
  assert.equal(percent(1, 8), '12.5');
  assert.equal(percent(1, 16), '6.3');
  assert.equal(percent(2, 3), '66.7');
  assert.equal(percent(9999, 10_000), '99.9');
  assert.equal(percent(1, 10_000), '0.1');
  assert.equal(percent(0, 10), '0.0');
  assert.equal(percent(10, 10), '100.0');
  assert.equal(percent(0, 0), null);
  for (const [n, d] of [[2, 1], [-1, 3], [1, -3], [0.5, 3], [NaN, 3], [1, Infinity]] as const) {
    assert.throws(() => rate(n, d), RangeError);
    assert.throws(() => suppressedRate(n, d), { name: 'RuleError' });
  }
  fc.assert(fc.property(fc.nat(5_000), fc.integer({ min: 1, max: 5_000 }), (some, all) => {
    const n = Math.min(some, all);
    const shown = Number(percent(n, all));
    assert.equal(shown === 100, n === all);
    assert.equal(shown === 0, n === 0);
    assert.ok(Math.abs(shown - (100 * n) / all) < 0.1);
  }));
});

test('evaluations: two named rates, absent below the minimum', () => {
  const rates = satisfactionRates({ satisfied: 20, basic: 6, unsatisfied: 1, unknown: 2, abstain: 1 });
  assert.deepEqual(rates?.satisfied, { numerator: 20, denominator: 30, percent: '66.7' });
  assert.deepEqual(rates?.satisfiedOrBasic, { numerator: 26, denominator: 30, percent: '86.7' });
  assert.equal(satisfactionRates({ satisfied: 4, basic: 0, unsatisfied: 0 }), null);
  assert.notEqual(satisfactionRates({ satisfied: 3, basic: 0, unsatisfied: 0, unknown: 1, abstain: 1 }), null);
  assert.throws(() => satisfactionRates({ satisfied: 3, basic: 1, unsatisfied: 0, valid: 3 }), { code: 'more_answers_than_papers' });
  assert.equal(suppressedRate(1, 4), null);
  assert.equal(suppressedRate(1, 4, 4)?.percent, '25.0');
});

test('shares total 100, by the largest remainder', () => {
  const percents = (counts: number[], decimals: 0 | 1 = 1) => shares(counts, decimals).map((share) => share.percent);
  assert.deepEqual(percents([1, 1, 1]), ['33.4', '33.3', '33.3']);
  assert.deepEqual(percents([1, 1, 1], 0), ['34', '33', '33']);
  assert.deepEqual(percents([9999, 1]), ['99.9', '0.1']);
  assert.deepEqual(percents([0, 5]), ['0.0', '100.0']);
  assert.deepEqual(percents([0, 0]), [null, null]);
  fc.assert(fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 20 }), fc.constantFrom(0 as const, 1 as const), (counts, decimals) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    fc.pre(total > 0);
    const shown = shares(counts, decimals);
    const scale = decimals === 1 ? 10 : 1;
    assert.equal(shown.reduce((sum, share) => sum + Math.round(Number(share.percent) * scale), 0), 100 * scale);
    if (decimals === 1) for (const share of shown) assert.equal(share.percent === '0.0', share.count === 0);
  }));
});
