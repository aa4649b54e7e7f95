import { addDays, weekday, yearOf } from '@congress-kit/api/rules/calendar-days';
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

export class HolidayFault extends Error {
  override readonly name = 'HolidayFault';
  readonly code: 'line' | 'years' | 'twice' | 'workday_in_week' | 'too_few';
  readonly value: string;
  constructor(code: HolidayFault['code'], value: string) {
    super(`${code}: ${value}`);
    this.code = code;
    this.value = value;
  }
}

const words: Readonly<Record<string, 'holidays' | 'workdays'>> = { 休: 'holidays', 放假: 'holidays', off: 'holidays', 班: 'workdays', 上班: 'workdays', work: 'workdays' };

const isDay = (text: string): boolean => {
  try {
    return addDays(text, 0) === text;
  } catch {
    return false;
  }
};

/** A day and 休 or 班 a line, as the notice names them: `2027-01-01,休`. A heading and empty lines are passed over. */
export const parseHolidays = (text: string): HolidayTable => {
  const found: { day: string; kind: 'holidays' | 'workdays' }[] = [];
  text.replace(/^\uFEFF/, '').split(/\r?\n/).forEach((line, index) => {
    const [day = '', word = ''] = line.split(/[,，\t ]+/).map((part) => part.trim());
    if (line.trim() === '' || (index === 0 && !/^\d/.test(day))) return;
    const kind = words[word];
    if (!isDay(day) || !kind) throw new HolidayFault('line', `${index + 1}: ${line.slice(0, 60)}`);
    if (found.some((one) => one.day === day)) throw new HolidayFault('twice', day);
    // 调休: only a Saturday or Sunday is made a working day.
    if (kind === 'workdays' && weekday(day) < 6) throw new HolidayFault('workday_in_week', day);
    found.push({ day, kind });
  });
  const years = [...new Set(found.map(({ day }) => yearOf(day)))];
  if (years.length > 1) throw new HolidayFault('years', years.join(', '));
  const of = (kind: 'holidays' | 'workdays') => found.filter((one) => one.kind === kind).map(({ day }) => day).sort();
  // A year has eleven legal days off and more; half a table would be worse than none.
  if (of('holidays').length < 11) throw new HolidayFault('too_few', String(of('holidays').length));
  return { year: years[0]!, holidays: of('holidays'), workdays: of('workdays') };
};
