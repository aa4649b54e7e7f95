// The figures of a place: in the place of the usual ones, each from its day on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseDeadlines, clockFigureRanges, clockPresets, clocksWith, dueDate, extendClock, figuresOf, heldOn, lightOf, withFigures, type ClockFigures, type FiguresSince } from '@congress-kit/api/rules/index';

test('what a place does not set is as usual', () => {
  assert.deepEqual(clocksWith({}), clockPresets);
  const own = clocksWith({ written_reply: 2, publish: 30 });
  assert.deepEqual(own, { ...clockPresets, written_reply: { ...clockPresets.written_reply, length: 2 }, publish: { ...clockPresets.publish, length: 30 } });
});

test('every figure there is changes what it names, and nothing else', () => {
  const set: ClockFigures = { ...Object.fromEntries(Object.keys(clockFigureRanges).map((name, at) => [name, 30 + at])), roll: 0 };
  const own = clocksWith(set);
  for (const [name, clock] of Object.entries(own)) {
    const usual = clockPresets[name as keyof typeof clockPresets];
    assert.deepEqual(clock, {
      ...usual, length: set[name as 'publish'], yellowDays: set[`${name}_yellow` as 'publish_yellow'], rollToWorkingDay: false, ...(name === 'written_reply' && { extensibleToMonths: set.extension }),
    });
  }
});

test('what is announced makes the same clocks again', () => {
  for (const set of [{}, { written_reply: 2, extension: 3, publish_yellow: 0, roll: 0 }] satisfies ClockFigures[]) {
    assert.deepEqual(clocksWith(figuresOf(clocksWith(set))), clocksWith(set));
    assert.deepEqual(Object.keys(figuresOf(clocksWith(set))).sort(), Object.keys(clockFigureRanges).sort());
  }
});

test('clocks run by them: the end, what an extension may bring it to, the light', () => {
  const { written_reply: preset } = clocksWith({ written_reply: 2, extension: 4, written_reply_yellow: 5, roll: 0 });
  // 1 October is a holiday.
  assert.deepEqual(dueDate({ preset, start: '2026-08-01' }), { day: '2026-10-01', estimated: false });
  const extended = (totalMonths: number) => extendClock({ preset, start: '2026-08-01' }, { totalMonths, consent: true, deputyTold: true });
  assert.deepEqual([2, 3, 4, 5].map((months) => extended(months).ok), [false, true, true, false]);
  assert.deepEqual(['2026-09-25', '2026-09-26'].map((day) => lightOf({ preset, start: '2026-08-01' }, day).light), ['green', 'yellow']);
});

test('the other time limits of a case say by which rule they are', () => {
  const facts = { state: 'assigned', registeredOn: '2026-03-02', firstAssignedOn: '2026-03-05', assignedOn: '2026-03-05', leadHandler: '住建局', coHandlers: ['交通局'], steps: [] };
  const told = caseDeadlines(facts, undefined, clocksWith({ assign: 2, return: 3, co_reply: 2, return_yellow: 1 }));
  assert.deepEqual(told.map(({ kind, length, yellowDays, dueOn }) => [kind, length, yellowDays, dueOn]), [['assign', 2, 2, '2026-03-04'], ['return', 3, 1, '2026-03-10'], ['co_reply', 2, 15, '2026-05-06']]);
});

test('figures hold from their day on; those that were to begin then or later never held', () => {
  let history: FiguresSince[] = [{ figures: {} }];
  history = withFigures(history, { publish: 30 }, '2026-03-01');
  history = withFigures(history, { publish: 10 }, '2026-06-01');
  assert.deepEqual(['2000-01-01', '2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01', '2030-01-01'].map((day) => heldOn(history, day).figures.publish), [undefined, undefined, 30, 30, 10, 10]);
  assert.deepEqual(withFigures(history, { publish: 25 }, '2026-06-01').map(({ from, figures }) => [from, figures.publish]), [[undefined, undefined], ['2026-03-01', 30], ['2026-06-01', 25]], 'mended on the same day');
});
