import { holidayTables } from '@congress-kit/api/rules/holidays.data';
import type { HolidayTable } from '@congress-kit/api/rules/working-days';
import type { Database } from './database.ts';

/**
 * The State Council's years of holidays: those shipped with the kit, and those a county added when the notice came out. A year
 * of its own goes before the shipped one. The process keeps them in mind and reads them anew every minute; what is stored
 * of a clock (`due_on`) is brought up to date by whoever adds a year.
 */
let known: readonly HolidayTable[] = holidayTables;

export const knownHolidays = (): readonly HolidayTable[] => known;

export const readHolidays = async (db: Database): Promise<void> => {
  const rows = await db.selectFrom('holidays').select(['year', 'days', 'workdays']).orderBy('year').execute();
  const own = rows.map(({ year, days, workdays }) => ({ year, holidays: days, workdays }));
  known = [...own, ...holidayTables.filter(({ year }) => !own.some((one) => one.year === year))];
};
