import { weekday, yearOf } from '@congress-kit/api/rules/calendar-days';
import type { HolidayTable } from '@congress-kit/api/rules/working-days';
import { dayFromText } from './cells.ts';
import { UnreadableFile } from './raw.ts';
import { decodeText } from './read-csv.ts';

/** The file of one year's holidays is not taken. */
export class HolidayFault extends Error {
  override readonly name = 'HolidayFault';
  readonly code: 'line' | 'workbook' | 'encoding' | 'year' | 'years' | 'twice' | 'workday_in_week' | 'too_few';
  readonly value: string;
  /** In the file, counted from 1. */
  readonly line: number | undefined;
  constructor(code: HolidayFault['code'], value: string, line?: number) {
    super(`${code}: ${value}`);
    this.code = code;
    this.value = value;
    this.line = line;
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

/** A notice may reach back: New Year's Eve off, and the last Saturday of December worked for it. */
export interface HolidayNotice extends HolidayTable {
  readonly december?: Pick<HolidayTable, 'holidays' | 'workdays'>;
}

/** Before it no notice was in the form of today. */
const earliestYear = 2008;

/**
 * A day and 休 or 班 a line, as the notice names them: `2027-01-01,休`. Encodings and spellings of days are those that spreadsheets of an
 * import may have, for Excel makes 2027/1/1 in GB18030 of it. A heading and empty lines are passed over.
 * @param latest the last year that a notice can be of: the notice of a year comes out in the November before it
 */
export const parseHolidays = (bytes: Buffer, latest?: number): HolidayNotice => {
  const found: { day: string; kind: 'holidays' | 'workdays' }[] = [];
  textOf(bytes).split(/\r\n?|\n/).forEach((line, index) => {
    const [written = '', word = ''] = line.split(/[,，;；\t ]+/).map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
    if (line.trim() === '' || (index === 0 && !/^\d/.test(written))) return;
    const [day, kind] = [dayFromText(written), words[word]];
    if (day === undefined || !kind) throw new HolidayFault('line', line.slice(0, 60), index + 1);
    if (found.some((one) => one.day === day)) throw new HolidayFault('twice', day);
    // 调休: only a Saturday or Sunday is made a working day.
    if (kind === 'workdays' && weekday(day) < 6) throw new HolidayFault('workday_in_week', day);
    found.push({ day, kind });
  });
  const years = [...new Set(found.map(({ day }) => yearOf(day)))];
  const year = Math.max(...years);
  const isEarlier = (day: string): boolean => yearOf(day) !== year;
  if (found.some(({ day }) => isEarlier(day) && !day.startsWith(`${year - 1}-12`))) throw new HolidayFault('years', years.sort().join(', '));
  if (found.length > 0 && (year < earliestYear || (latest !== undefined && year > latest))) throw new HolidayFault('year', `${year} (${earliestYear}–${latest})`);
  const of = (kind: 'holidays' | 'workdays', earlier = false) => found.filter((one) => one.kind === kind && isEarlier(one.day) === earlier).map(({ day }) => day).sort();
  // A year has eleven legal days off and more; half a table would be worse than none.
  if (of('holidays').length < 11) throw new HolidayFault('too_few', String(of('holidays').length));
  const december = { holidays: of('holidays', true), workdays: of('workdays', true) };
  return { year, holidays: of('holidays'), workdays: of('workdays'), ...(years.length > 1 && { december }) };
};
