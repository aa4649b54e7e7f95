/**
 * Working days, from the State Council's yearly table.
 *
 * Source: 《全国年节及纪念日放假办法》 and the yearly 国务院办公厅关于部分节假日安排的通知. The notice moves rest days and makes
 * some Saturdays and Sundays working days (调休), so weekdays alone are wrong several times a year.
 *
 * A year without a table is answered from weekends alone, one with a provisional table from the days of the law, and both say so:
 * `estimated: true`.
 */
import { addDays, weekday, yearOf, type Day } from './calendar-days.ts';
import { holidayTables } from './holidays.data.ts';
import { RuleError } from './rule-error.ts';

/**
 * One year's notice: `holidays` are all days off it names (weekends among them), `workdays` the make-up days. `provisional`: only the
 * days of the law, before the notice.
 */
export type HolidayTable = { year: number; holidays: readonly Day[]; workdays: readonly Day[]; provisional?: boolean };

/** A day, and whether any day looked up on the way lies in a year without a notice. */
export type CountedDay = { day: Day; estimated: boolean };

/**
 * Is this day worked?
 * @param tables the years known; by default the ones shipped with the kit. Pass your own to add a year.
 */
export function isWorkingDay(day: Day, tables: readonly HolidayTable[] = holidayTables): { working: boolean; estimated: boolean } {
  const table = tables.find((each) => each.year === yearOf(day));
  const weekend = weekday(day) > 5;
  if (!table) return { working: !weekend, estimated: true };
  const estimated = table.provisional === true;
  if (table.workdays.includes(day)) return { working: true, estimated };
  return { working: !weekend && !table.holidays.includes(day), estimated };
}

/** The day itself when it is worked, else the next one that is. */
export function nextWorkingDay(day: Day, tables: readonly HolidayTable[] = holidayTables): CountedDay {
  let estimated = false;
  let candidate = day;
  for (;;) {
    const answer = isWorkingDay(candidate, tables);
    estimated = estimated || answer.estimated;
    if (answer.working) return { day: candidate, estimated };
    candidate = addDays(candidate, 1);
  }
}

/**
 * The last of `count` working days, counted from the day after `day`: the day something arrives is never counted.
 * @param count whole number of working days, 0 or more; 0 gives `day` itself
 * @example addWorkingDays('2026-02-13', 5) // '2026-02-27': 14 Feb is worked, 15 to 23 Feb is Spring Festival
 */
export function addWorkingDays(day: Day, count: number, tables: readonly HolidayTable[] = holidayTables): CountedDay {
  if (!Number.isInteger(count) || count < 0) {
    throw new RuleError('not_a_count', `${count} is not a number of working days`, { count });
  }
  let estimated = false;
  let last = day;
  for (let counted = 0; counted < count; counted += 1) {
    const next = nextWorkingDay(addDays(last, 1), tables);
    estimated = estimated || next.estimated;
    last = next.day;
  }
  return { day: last, estimated };
}
