import { weekday, yearOf } from '@congress-kit/api/rules/calendar-days';
import type { HolidayTable } from '@congress-kit/api/rules/working-days';
import { dayFromText } from './cells.ts';
import { UnreadableFile } from './raw.ts';
import { decodeText } from './read-csv.ts';

/** The file of one year's holidays is not taken. */
export class HolidayFault extends Error {
  override readonly name = 'HolidayFault';
  readonly code: 'line' | 'workbook' | 'encoding' | 'years' | 'twice' | 'workday_in_week' | 'too_few';
  readonly value: string;
  constructor(code: HolidayFault['code'], value: string) {
    super(`${code}: ${value}`);
    this.code = code;
    this.value = value;
  }
}

const words: Readonly<Record<string, 'holidays' | 'workdays'>> = { 休: 'holidays', 放假: 'holidays', off: 'holidays', 班: 'workdays', 上班: 'workdays', work: 'workdays' };

const textOf = (bytes: Buffer): string => {
  try {
    // A workbook, of today or from before 2007.
    if (/^(504b0304|d0cf11e0)/.test(bytes.subarray(0, 4).toString('hex'))) throw new HolidayFault('workbook', '');
    return decodeText(bytes).replace(/^\uFEFF/, '');
  } catch (error) {
    throw error instanceof UnreadableFile ? new HolidayFault('encoding', '') : error;
  }
};

/**
 * A day and 休 or 班 a line, as the notice names them: `2027-01-01,休`. Encodings and spellings of days are those that spreadsheets of an
 * import may have, for Excel makes 2027/1/1 in GB18030 of it. A heading and empty lines are passed over.
 */
export const parseHolidays = (bytes: Buffer): HolidayTable => {
  const found: { day: string; kind: 'holidays' | 'workdays' }[] = [];
  textOf(bytes).split(/\r\n?|\n/).forEach((line, index) => {
    const [written = '', word = ''] = line.split(/[,，;；\t ]+/).map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
    if (line.trim() === '' || (index === 0 && !/^\d/.test(written))) return;
    const [day, kind] = [dayFromText(written), words[word]];
    if (day === undefined || !kind) throw new HolidayFault('line', `${index + 1}: ${line.slice(0, 60)}`);
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
