import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays, addMonths, addWorkingDays, daysBetween, holidayTables, instantMs, isWorkingDay, nextWorkingDay, shanghaiDay, weekday,
} from '@congress-kit/api/rules/index';

const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('1995-01-01', count));

test('an instant is read as its day in Shanghai', () => {
  assert.equal(shanghaiDay('2026-03-01T16:00:00Z'), '2026-03-02');
  assert.equal(shanghaiDay('2026-03-01T15:59:59.999Z'), '2026-03-01');
  assert.equal(shanghaiDay('2026-03-02T00:00:00+08:00'), '2026-03-02');
  assert.equal(shanghaiDay('2026-03-01T23:30:00-05:00'), '2026-03-02');
  assert.equal(shanghaiDay('2026-03-02T00:30+09:00'), '2026-03-01');
  assert.equal(shanghaiDay(new Date('2026-12-31T16:00:00Z')), '2027-01-01');
  assert.equal(shanghaiDay('2026-03-02'), '2026-03-02');
});

test('a time without an offset, and what is no day, is refused', () => {
  assert.throws(() => shanghaiDay('2026-03-01T09:00:00'), { name: 'RuleError', code: 'offset_missing' });
  for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', 'today']) {
    assert.throws(() => shanghaiDay(text), { name: 'RuleError' }, text);
  }
  assert.throws(() => instantMs(NaN), { code: 'not_an_instant' });
  assert.throws(() => instantMs('2026-03-01T24:00:00Z'), { code: 'not_an_instant' });
});

test('instants agree with the platform', () => {
  fc.assert(fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
    assert.equal(instantMs(date.toISOString()), date.getTime());
  }));
});

test('months are clamped to the last day and counted from the first', () => {
  assert.equal(addMonths('2026-11-30', 3), '2027-02-28');
  assert.equal(addMonths('2027-11-30', 3), '2028-02-29');
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
  assert.equal(addMonths('2026-01-31', 2), '2026-03-31');
  assert.equal(addMonths('2026-10-15', 3), '2027-01-15');
  fc.assert(fc.property(days, fc.integer({ min: 0, max: 24 }), (day, months) => {
    const end = addMonths(day, months);
    const sameDate = end.slice(8) === day.slice(8);
    const lastOfMonth = addDays(end, 1).slice(8) === '01';
    assert.ok(sameDate || (lastOfMonth && end.slice(8) < day.slice(8)));
    const monthsOf = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
    assert.equal(monthsOf(end) - monthsOf(day), months);
  }));
});

test('adding days and counting them are inverse', () => {
  fc.assert(fc.property(days, fc.integer({ min: -4_000, max: 4_000 }), (day, count) => {
    assert.equal(daysBetween(day, addDays(day, count)), count);
  }));
  assert.equal(weekday('2026-11-22'), 7);
  assert.equal(weekday('1969-12-29'), 1);
});

test('the tables hold what the notices say', () => {
  const weekendsWorked2026 = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
  assert.deepEqual(holidayTables.find((table) => table.year === 2026)?.workdays, weekendsWorked2026);
  const weekendsWorked2025 = ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'];
  assert.deepEqual(holidayTables.find((table) => table.year === 2025)?.workdays, weekendsWorked2025);
  for (const table of holidayTables) {
    for (const day of [...table.holidays, ...table.workdays]) assert.equal(day.slice(0, 4), String(table.year));
    for (const day of table.workdays) assert.ok(weekday(day) > 5, `${day} is a weekend`);
    for (const day of table.holidays) assert.ok(!table.workdays.includes(day));
  }
});

test('weeks with make-up days 调休', () => {
  // Saturday 14 February 2026 is worked, then nine days of Spring Festival.
  assert.deepEqual(addWorkingDays('2026-02-13', 1), { day: '2026-02-14', estimated: false });
  assert.deepEqual(addWorkingDays('2026-02-13', 2), { day: '2026-02-24', estimated: false });
  assert.deepEqual(addWorkingDays('2026-02-13', 5), { day: '2026-02-27', estimated: false });
  assert.deepEqual(addWorkingDays('2026-02-13', 6), { day: '2026-02-28', estimated: false });
  assert.deepEqual(nextWorkingDay('2026-10-01'), { day: '2026-10-08', estimated: false });
  assert.deepEqual(nextWorkingDay('2026-10-10'), { day: '2026-10-10', estimated: false });
  assert.equal(isWorkingDay('2026-09-20').working, true);
  assert.equal(isWorkingDay('2026-10-11').working, false);
});

test('a year without a table is answered from weekends and says so', () => {
  assert.deepEqual(isWorkingDay('2029-10-01'), { working: true, estimated: true });
  assert.deepEqual(isWorkingDay('2029-10-06'), { working: false, estimated: true });
  assert.deepEqual(addWorkingDays('2026-12-30', 1), { day: '2026-12-31', estimated: false });
  assert.deepEqual(addWorkingDays('2026-12-30', 2, holidayTables.filter(({ year }) => year === 2026)), { day: '2027-01-01', estimated: true });
  assert.deepEqual(isWorkingDay('2027-10-01', [{ year: 2027, holidays: ['2027-10-01'], workdays: [] }]), { working: false, estimated: false });
});

test('working days: the count is the number of days worked on the way', () => {
  fc.assert(fc.property(days, fc.integer({ min: 1, max: 40 }), (day, count) => {
    const { day: end } = addWorkingDays(day, count);
    let worked = 0;
    for (let each = addDays(day, 1); each <= end; each = addDays(each, 1)) worked += isWorkingDay(each).working ? 1 : 0;
    assert.equal(worked, count);
    assert.ok(isWorkingDay(end).working);
  }), { numRuns: 50 });
  assert.throws(() => addWorkingDays('2026-01-01', -1), { code: 'not_a_count' });
  assert.throws(() => addWorkingDays('2026-01-01', 1.5), { code: 'not_a_count' });
});

test('a year before its notice has the thirteen days of the law, and stays an estimate', () => {
  const table = holidayTables.find(({ year }) => year === 2027)!;
  assert.deepEqual([table.provisional, table.holidays.length, table.workdays.length], [true, 13, 0]);
  assert.deepEqual(isWorkingDay('2027-10-01'), { working: false, estimated: true });
  assert.deepEqual(isWorkingDay('2027-10-04'), { working: true, estimated: true });
  assert.deepEqual(addWorkingDays('2026-12-30', 2), { day: '2027-01-04', estimated: true });
});
