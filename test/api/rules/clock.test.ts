import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays, clockPresets, dueDate, extendClock, lightOf, pauseClock, reassignClocks, resumeClock, startClocks,
  type Clock, type Extension, type Light,
} from '@congress-kit/api/rules/index';

const written: Clock = { preset: clockPresets.written_reply, start: '2026-03-02' };
const extension: Extension = { totalMonths: 6, consent: true, deputyTold: true };
const light = (clock: Clock, now: string) => lightOf(clock, now).light;

test('three months from 交办, rolled to a working day', () => {
  assert.deepEqual(dueDate(written), { day: '2026-06-02', estimated: false });
  // 1 + 3 months is 1 October; the first day worked after the holidays is the 8th.
  assert.deepEqual(dueDate({ ...written, start: '2026-07-01' }), { day: '2026-10-08', estimated: false });
  const unrolled = { ...clockPresets.written_reply, rollToWorkingDay: false };
  assert.deepEqual(dueDate({ preset: unrolled, start: '2026-07-01' }), { day: '2026-10-01', estimated: false });
  // 30 November + 3 months is Sunday 28 February 2027, a year without a table.
  assert.deepEqual(dueDate({ ...written, start: '2026-11-30' }), { day: '2027-03-01', estimated: true });
  assert.deepEqual(dueDate({ preset: unrolled, start: '2026-11-30' }), { day: '2027-02-28', estimated: false });
  // The start is read as its day in Shanghai.
  assert.equal(dueDate({ ...written, start: '2026-03-01T20:00:00Z' })?.day, '2026-06-02');
});

test('clocks of working days', () => {
  assert.equal(dueDate({ preset: clockPresets.assign, start: '2026-02-13' })?.day, '2026-02-27');
  assert.equal(dueDate({ preset: clockPresets.return, start: '2026-09-28' })?.day, '2026-10-13');
  assert.equal(light({ preset: clockPresets.assign, start: '2026-03-02' }, '2026-03-06'), 'green');
  assert.equal(light({ preset: clockPresets.assign, start: '2026-03-02' }, '2026-03-07'), 'yellow');
});

test('lights at their edges', () => {
  assert.equal(light(written, '2026-05-17'), 'green');
  assert.equal(light(written, '2026-05-18'), 'yellow');
  assert.deepEqual(lightOf(written, '2026-06-02'), {
    light: 'yellow', due: '2026-06-02', daysLeft: 0, overdueDays: 0, paused: false, estimated: false,
  });
  assert.deepEqual(lightOf(written, '2026-06-03'), {
    light: 'red', due: '2026-06-02', daysLeft: 0, overdueDays: 1, paused: false, estimated: false,
  });
  assert.equal(light(written, '2026-07-02'), 'red');
  assert.equal(light(written, '2026-07-03'), 'dark_red');
  assert.equal(light({ ...written, start: null }, '2026-07-03'), 'grey');
  // 24 hours are not a day: still 2 June in Shanghai.
  assert.equal(light(written, '2026-06-02T15:59:59Z'), 'yellow');
  assert.equal(light(written, '2026-06-02T16:00:00Z'), 'red');
});

test('done is a check, late or not', () => {
  assert.equal(lightOf({ ...written, done: '2026-06-02' }, '2026-09-01').lateDays, 0);
  assert.deepEqual(lightOf({ ...written, done: '2026-06-05' }, '2026-09-01'), {
    light: 'done', due: '2026-06-02', daysLeft: null, overdueDays: 0, lateDays: 3, paused: false, estimated: false,
  });
});

test('only an extension gives time, and only as the rule has it', () => {
  assert.equal(dueDate({ ...written, complex: true })?.day, '2026-06-02');
  const reasons = (change: Partial<Extension>) => {
    const answer = extendClock(written, { ...extension, ...change });
    return answer.ok ? 'ok' : answer.reason;
  };
  assert.equal(reasons({}), 'ok');
  assert.equal(reasons({ totalMonths: 4 }), 'ok');
  assert.equal(reasons({ totalMonths: 3 }), 'total_not_over_usual');
  assert.equal(reasons({ totalMonths: 7 }), 'total_over_limit');
  assert.equal(reasons({ consent: false }), 'consent_missing');
  assert.equal(reasons({ deputyTold: false }), 'deputy_not_told');
  const publish = extendClock({ preset: clockPresets.publish, start: '2026-03-02' }, extension);
  assert.equal(publish.ok ? 'ok' : publish.reason, 'not_extensible');
  assert.throws(() => dueDate({ ...written, extension: { ...extension, consent: false } }), { code: 'consent_missing' });
});

test('overdue beats blue, blue beats yellow', () => {
  const extended: Clock = { ...written, extension };
  assert.equal(dueDate(extended)?.day, '2026-09-02');
  assert.equal(light(extended, '2026-05-01'), 'blue');
  assert.equal(light(extended, '2026-09-01'), 'blue');
  assert.equal(light(extended, '2026-09-03'), 'red');
});

test('a pause adds its days once, before the end rolls; while open the days left stand still', () => {
  const paused = pauseClock(written, { from: '2026-05-30', reason: '等待代表补充材料' });
  assert.ok(paused.ok);
  for (const now of ['2026-05-30', '2026-06-20', '2027-01-01']) {
    const reading = lightOf(paused.clock, now);
    assert.deepEqual([reading.light, reading.daysLeft, reading.paused, reading.overdueDays], ['grey', 3, true, 0]);
  }
  const resumed = resumeClock(paused.clock, '2026-06-09');
  assert.ok(resumed.ok);
  assert.equal(dueDate(resumed.clock)?.day, '2026-06-12');
  const refused = (clock: Clock, from: string, until?: string, reason = '等待') => {
    const answer = pauseClock(clock, { from, until, reason });
    return answer.ok ? 'ok' : answer.reason;
  };
  assert.equal(refused(paused.clock, '2026-05-31'), 'already_paused');
  assert.equal(refused(resumed.clock, '2026-06-01', '2026-06-02'), 'pauses_overlap');
  assert.equal(refused(resumed.clock, '2026-06-08'), 'pauses_overlap');
  assert.equal(refused(resumed.clock, '2026-06-09'), 'ok');
  assert.equal(refused(resumed.clock, '2026-06-12'), 'ok');
  assert.equal(refused(resumed.clock, '2026-06-13'), 'pause_after_due');
  assert.equal(refused(written, '2026-03-01'), 'pause_before_start');
  assert.equal(refused(written, '2026-03-05', '2026-03-04'), 'ends_before_it_begins');
  assert.equal(refused(written, '2026-03-05', undefined, ' '), 'reason_missing');
  assert.equal(refused({ ...written, start: null }, '2026-03-05'), 'no_clock');
});

test('after a 退办 the new unit begins anew and the total runs on', () => {
  const clocks = startClocks('2026-03-02');
  const { clocks: after, lateDays } = reassignClocks(clocks, '2026-03-11', '2026-03-16');
  assert.equal(lateDays, 0);
  assert.equal(dueDate(after.total)?.day, '2026-06-02');
  assert.equal(dueDate(after.unit)?.day, '2026-06-16');
  assert.equal(reassignClocks(clocks, '2026-03-13', '2026-03-16').lateDays, 2);
});

const starts = fc.integer({ min: 0, max: 900 }).map((count) => addDays('2025-01-01', count));
const clocks = fc.record({
  preset: fc.constantFrom(...Object.values(clockPresets)), start: starts, extended: fc.boolean(),
}).map(({ preset, start, extended }): Clock => (
  extended && 'extensibleToMonths' in preset ? { preset, start, extension } : { preset, start }
));

test('lights only ever get worse while nobody acts', () => {
  const order: Light[] = ['green', 'blue', 'yellow', 'red', 'dark_red'];
  fc.assert(fc.property(clocks, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 60 }), (clock, first, more) => {
    const start = clock.start as string;
    const early = lightOf(clock, addDays(start, first));
    const late = lightOf(clock, addDays(start, first + more));
    assert.ok(order.indexOf(late.light) >= order.indexOf(early.light));
    assert.ok((late.daysLeft as number) <= (early.daysLeft as number));
    assert.ok(late.overdueDays >= early.overdueDays);
    assert.ok(early.daysLeft === 0 || early.overdueDays === 0);
  }));
});

test('a pause never brings the due day forward, and lasts what it lasted', () => {
  fc.assert(fc.property(clocks, fc.nat(5), fc.nat(60), (clock, after, length) => {
    const from = addDays(clock.start as string, after);
    const due = dueDate(clock)?.day as string;
    const paused = pauseClock(clock, { from, until: addDays(from, length), reason: '等待代表' });
    fc.pre(paused.ok);
    const later = dueDate(paused.clock)?.day as string;
    assert.ok(later >= due);
    const unrolled = { ...clock, preset: { ...clock.preset, rollToWorkingDay: false } };
    assert.equal(
      dueDate({ ...unrolled, pauses: [{ from, until: addDays(from, length), reason: '等待代表' }] })?.day,
      addDays(dueDate(unrolled)?.day as string, length),
    );
  }));
});
