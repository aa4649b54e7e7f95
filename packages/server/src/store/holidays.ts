import { holidayTables } from '@congress-kit/api/rules/holidays.data';
import type { HolidayTable } from '@congress-kit/api/rules/working-days';
import type { Database } from './database.ts';

/** What a notice says of the December before its year. */
export type December = Pick<HolidayTable, 'holidays' | 'workdays'>;

/**
 * The State Council's years of holidays: those shipped with the kit, and those a county added when the notice came out. A year
 * of its own goes before the shipped one. The process keeps them in mind and reads them anew every minute; what is stored
 * of a clock (`due_on`) is brought up to date by whoever adds a year.
 */
let known: readonly HolidayTable[] = holidayTables;

export const knownHolidays = (): readonly HolidayTable[] => known;

/** What a later notice says of a day goes before what the earlier one said. */
const withDecember = (table: HolidayTable, december: December | null | undefined): HolidayTable => {
  if (!december) return table;
  const joined = (own: readonly string[], more: readonly string[], other: readonly string[]) => [...new Set([...own, ...more])].filter((day) => !other.includes(day)).sort();
  return { ...table, holidays: joined(table.holidays, december.holidays, december.workdays), workdays: joined(table.workdays, december.workdays, december.holidays) };
};

export const readHolidays = async (db: Database): Promise<void> => {
  const rows = await db.selectFrom('holidays').select(['year', 'days', 'workdays', 'december']).orderBy('year').execute();
  const own = rows.map(({ year, days, workdays }) => ({ year, holidays: days, workdays }));
  known = [...own, ...holidayTables.filter(({ year }) => !own.some((one) => one.year === year))]
    .map((table) => withDecember(table, rows.find(({ year }) => year === table.year + 1)?.december));
};
