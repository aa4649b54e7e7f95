import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays, adjustmentKinds, budgetExecution, computedMetrics, disclosureStatus, disclosureStatuses, nextMilestone, plannedProgress, projectFaults, projectState, projectStates, RuleError, scheduleLight,
  statisticMetrics, weightedProgress, type DisclosureDays, type Milestone, type ProjectFacts,
} from '@congress-kit/api/rules/index';

const milestone = (weight: number, percent: number, more: Partial<Milestone> = {}): Milestone => ({ weight, percent, plannedOn: '2026-06-30', ...more });
const codes = (...args: Parameters<typeof projectFaults>) => projectFaults(...args).map(({ code }) => code);

const anyDay = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-01', days));
const anyMilestone: fc.Arbitrary<Milestone> = fc.record({ weight: fc.integer({ min: 1, max: 100 }), percent: fc.integer({ min: 0, max: 100 }), plannedOn: anyDay, doneOn: fc.option(anyDay, { nil: null }) });
const someMilestones = fc.array(anyMilestone, { minLength: 1, maxLength: 8 });

test('progress counts each milestone by its weight', () => {
  assert.deepEqual(weightedProgress([milestone(30, 100), milestone(70, 50)]), { numerator: 6500, denominator: 10_000, percent: '65.0' });
  assert.equal(weightedProgress([milestone(1, 0, { doneOn: '2026-05-01' }), milestone(1, 0)]).percent, '50.0', 'a day done is done');
  assert.equal(weightedProgress([]).percent, null);
  assert.equal(weightedProgress([milestone(999, 100), milestone(1, 99)]).percent, '99.9', 'not all is not 100');
  assert.equal(weightedProgress([milestone(999, 0), milestone(1, 1)]).percent, '0.1', 'something is not nothing');
  for (const wrong of [milestone(0, 5), milestone(1.5, 5), milestone(5, 101), milestone(5, -1), milestone(5, NaN)]) assert.throws(() => weightedProgress([wrong]), RuleError);
});

test('progress: between the slowest and the furthest milestone, never backwards, 100 only when all are done', () => {
  fc.assert(fc.property(someMilestones, (milestones) => {
    const shares = milestones.map(({ percent, doneOn }) => (doneOn === null ? percent : 100));
    const percent = Number(weightedProgress(milestones).percent);
    assert.ok(percent >= Math.min(...shares) - 0.1 && percent <= Math.max(...shares) + 0.1);
    assert.equal(percent === 100, shares.every((share) => share === 100));
    assert.equal(percent === 0, shares.every((share) => share === 0));
    // Whoever does more is never further back.
    const more = milestones.map((one, index) => (index === 0 ? { ...one, percent: 100 } : one));
    assert.ok(weightedProgress(more).numerator >= weightedProgress(milestones).numerator);
    // The order in which they are told does not matter, nor the scale of the weights.
    assert.deepEqual(weightedProgress([...milestones].reverse()), weightedProgress(milestones));
    assert.equal(weightedProgress(milestones.map((one) => ({ ...one, weight: one.weight * 10 }))).percent, weightedProgress(milestones).percent);
  }));
});

test('what should be done grows with the days, from nothing to all', () => {
  fc.assert(fc.property(someMilestones, anyDay, fc.nat(200), (milestones, day, later) => {
    const [now, then] = [plannedProgress(milestones, day), plannedProgress(milestones, addDays(day, later))];
    assert.ok(then.numerator >= now.numerator);
    assert.equal(plannedProgress(milestones, '2999-01-01').percent, '100.0');
    assert.equal(plannedProgress(milestones, '2000-01-01').percent, '0.0');
  }));
});

test('the light is that of the next milestone, and of the whole when all are done', () => {
  const plan = [milestone(50, 100, { plannedOn: '2026-05-01', doneOn: '2026-04-28' }), milestone(30, 10, { plannedOn: '2026-09-30' }), milestone(20, 0, { plannedOn: '2026-08-31' })];
  assert.equal(nextMilestone(plan)?.plannedOn, '2026-08-31');
  const at = (day: string) => scheduleLight(plan, `${day}T12:00:00+08:00`);
  assert.deepEqual(['2026-07-01', '2026-08-20', '2026-08-31', '2026-09-01', '2026-10-15'].map((day) => at(day).light), ['green', 'yellow', 'yellow', 'red', 'dark_red']);
  const done = plan.map((one) => ({ ...one, percent: 100, doneOn: one.doneOn ?? '2026-10-03' }));
  assert.deepEqual([nextMilestone(done), scheduleLight(done, '2026-12-01T00:00:00+08:00').light, scheduleLight(done, '2026-12-01T00:00:00+08:00').lateDays], [null, 'done', 3]);
});

test('the state follows from what was recorded', () => {
  const half = [milestone(50, 100, { doneOn: '2026-05-01' }), milestone(50, 0)];
  const all = [milestone(100, 100, { doneOn: '2026-05-01' })];
  const cases: [Partial<ProjectFacts>, string][] = [
    [{ milestones: [milestone(100, 0)] }, 'planned'], [{ milestones: [] }, 'planned'], [{ milestones: [milestone(100, 0)], reported: true }, 'under_way'], [{ milestones: half }, 'under_way'],
    [{ milestones: all }, 'finished'], [{ milestones: all, acceptance: 'failed' }, 'rectifying'], [{ milestones: all, acceptance: 'passed' }, 'accepted'],
    [{ milestones: all, acceptance: 'passed', evaluated: true }, 'evaluated'], [{ milestones: all, evaluated: true }, 'finished'],
    [{ milestones: half, adjustments: [{ kind: 'suspended' }] }, 'suspended'], [{ milestones: half, adjustments: [{ kind: 'suspended' }, { kind: 'resumed' }] }, 'under_way'],
    [{ milestones: half, adjustments: [{ kind: 'suspended' }, { kind: 'resumed' }, { kind: 'suspended' }] }, 'suspended'],
    [{ milestones: all, acceptance: 'passed', evaluated: true, adjustments: [{ kind: 'terminated' }] }, 'terminated'],
    [{ milestones: half, adjustments: [{ kind: 'a kind newer than this' }, { kind: 'funds' }] }, 'under_way'],
  ];
  for (const [facts, state] of cases) assert.equal(projectState({ milestones: [], ...facts }), state, JSON.stringify(facts));
});

test('every project has a state, and reporting more never makes it less', () => {
  const order = ['planned', 'under_way', 'finished'];
  fc.assert(fc.property(fc.array(anyMilestone, { maxLength: 6 }), fc.array(fc.constantFrom(...adjustmentKinds).map((kind) => ({ kind })), { maxLength: 5 }), fc.constantFrom(null, 'passed' as const, 'failed' as const), fc.boolean(), fc.boolean(),
    (milestones, adjustments, acceptance, reported, evaluated) => {
      assert.ok(projectStates.includes(projectState({ milestones, adjustments, acceptance, reported, evaluated })));
      const before = projectState({ milestones, reported });
      const after = projectState({ milestones: milestones.map((one) => ({ ...one, percent: 100 })), reported: true });
      assert.ok(order.indexOf(after) >= order.indexOf(before), `${before} → ${after}`);
    }));
});

test('budget execution in whole yuan, exact up to the largest amount, and over is said', () => {
  assert.deepEqual(budgetExecution(1_260_000, 860_000), { planned: 1_260_000, spent: 860_000, percent: '68.3', over: false });
  assert.deepEqual(budgetExecution(1000, 1250), { planned: 1000, spent: 1250, percent: '125.0', over: true });
  assert.equal(budgetExecution(10_000_000, 10_000_001).percent, '100.1');
  assert.equal(budgetExecution(10_000_000, 9_999_999).percent, '99.9');
  assert.equal(budgetExecution(10_000_000, 1).percent, '0.1');
  assert.deepEqual([budgetExecution(0, 0).percent, budgetExecution(0, 5)], [null, { planned: 0, spent: 5, percent: null, over: true }]);
  assert.equal(budgetExecution(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER).percent, '100.0');
  for (const wrong of [-1, 1.5, NaN, 2 ** 53]) assert.throws(() => budgetExecution(100, wrong), RuleError);
  fc.assert(fc.property(fc.maxSafeNat(), fc.maxSafeNat(), fc.maxSafeNat(), (planned, one, other) => {
    const [less, more] = [Math.min(one, other), Math.max(one, other)];
    assert.ok(Number(budgetExecution(planned, less).percent) <= Number(budgetExecution(planned, more).percent));
    assert.equal(budgetExecution(planned, one).percent === '100.0', planned > 0 && planned === one);
  }));
});

test('contradictions are told with their figures', () => {
  const sound = { milestones: [milestone(60, 100, { doneOn: '2026-05-01' }), milestone(40, 50)], funds: 1000, sources: [600, 400], reports: [{ on: '2026-05-01', percent: 40, spent: 300 }, { on: '2026-06-01', percent: 80, spent: 700 }] };
  assert.deepEqual(projectFaults(sound), []);
  assert.deepEqual(projectFaults({ ...sound, milestones: [milestone(60, 100), milestone(30, 100)] }), [{ code: 'weights_not_whole', numbers: { sum: 90 } }]);
  assert.deepEqual(projectFaults({ ...sound, sources: [600, 300] }), [{ code: 'funds_do_not_add_up', numbers: { sum: 900, funds: 1000 } }]);
  assert.deepEqual(codes({ ...sound, reports: [...sound.reports, { on: '2026-07-01', percent: 70, spent: 1200 }] }), ['percent_falls', 'spent_over_funds']);
  assert.deepEqual(codes({ ...sound, reports: [...sound.reports].reverse() }), [], 'told in any order');
  assert.deepEqual(codes({ ...sound, reports: [{ on: '2026-07-01', percent: 96, spent: 900 }] }), ['percent_ahead']);
  assert.deepEqual(codes({ ...sound, reports: [{ on: '2026-05-01', percent: 10, spent: 500 }, { on: '2026-07-01', percent: 80, spent: 400 }] }), ['spent_falls']);
  assert.deepEqual(codes({ ...sound, acceptance: 'passed' }), ['accepted_unfinished']);
  assert.deepEqual(codes({ milestones: [], funds: 0, sources: [], reports: [] }), []);
});

test('a document: from its day to its end, and what takes its place', () => {
  const status = (days: DisclosureDays, day: string) => disclosureStatus(days, day);
  assert.equal(status({}, '2026-01-01'), 'issued');
  const days = { effectiveOn: '2026-03-01', expiresOn: '2026-10-31' };
  assert.deepEqual(['2026-02-28', '2026-03-01', '2026-10-31', '2026-11-01'].map((day) => status(days, day)), ['not_yet_in_force', 'in_force', 'in_force', 'expired']);
  assert.equal(status({ ...days, repealedOn: '2026-06-01' }, '2026-06-01'), 'repealed');
  assert.equal(status({ ...days, repealedOn: '2026-06-01' }, '2026-05-31'), 'in_force');
  assert.equal(status({ ...days, replacedOn: '2026-06-01', repealedOn: '2026-07-01' }, '2026-06-15'), 'replaced');
  assert.equal(disclosureStatus({ effectiveOn: '2026-03-01' }, '2026-02-28T16:00:00Z'), 'in_force', 'an instant is read as its day in Shanghai');
});

test('a document that is out of force never comes back, whatever its days', () => {
  const maybe = fc.option(anyDay, { nil: null });
  fc.assert(fc.property(fc.record({ effectiveOn: maybe, expiresOn: maybe, repealedOn: maybe, replacedOn: maybe }), anyDay, fc.nat(900), (days, day, later) => {
    const [now, then] = [disclosureStatus(days, day), disclosureStatus(days, addDays(day, later))];
    assert.ok(disclosureStatuses.includes(now));
    const over = ['expired', 'replaced', 'repealed'];
    if (over.includes(now)) assert.ok(over.includes(then), `${now} → ${then}`);
    if (now === 'in_force' || now === 'issued') assert.notEqual(then, 'not_yet_in_force');
  }));
});

test('a metric is either counted or reported', () => {
  assert.equal(new Set(statisticMetrics).size, statisticMetrics.length);
  assert.ok(computedMetrics.every((metric) => statisticMetrics.includes(metric)));
});
