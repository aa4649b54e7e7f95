import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { normalizePhone, phonePattern } from '@congress-kit/api/rules/phone';
import { countCharacters, normalizeText } from '@congress-kit/api/rules/text';
import type { ImportFaultCode } from './report.ts';
import { cellText, type Cell } from './raw.ts';

/** One cell → one value, or what is wrong with it. Full-width digits and signs count as their half-width ones. */

export class Trouble {
  readonly code: ImportFaultCode;
  readonly expected: string | undefined;
  /** What is there, when it is not simply the text of the cell. */
  readonly value: string | undefined;

  constructor(code: ImportFaultCode, expected?: string, value?: string) {
    this.code = code;
    this.expected = expected;
    this.value = value;
  }
}

export type CellReader<T> = (cell: Exclude<Cell, null>) => T | Trouble;

const fold = (cell: Cell): string => cellText(cell).normalize('NFKC').trim();

const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD\uD800-\uDFFF]/u;

/** Several lines, or one: then a line break in the cell becomes a blank. */
export const readText = (max: number, lines: boolean): CellReader<string> => (cell) => {
  const written = normalizeText(cellText(cell)).trim();
  const text = lines ? written : written.replace(/\s*\n\s*/g, ' ').replace(/\t/g, ' ');
  if (controls.test(text)) return new Trouble('bad_characters');
  const length = countCharacters(text);
  return length > max ? new Trouble('too_long', String(max), String(length)) : text;
};

/** The name of a person. Two characters are set apart to be as wide as three (张　三): blanks in a name of up to four Chinese characters are no part of it. */
export const readPerson = (max: number): CellReader<string> => (cell) => {
  const written = readText(max, false)(cell);
  if (typeof written !== 'string') return written;
  const joined = written.replace(/\s+/g, '');
  return /^\p{Script=Han}{2,4}$/u.test(joined) ? joined : written.replace(/\s+/g, ' ');
};

const phonesIn = (text: string): string[] => text.split(/\s*[、,，;；/／\n]\s*/).filter(Boolean).map(normalizePhone);

/** Is each of what stands there a number? Else it is shown as it was written, and cannot be called with a touch. */
export const arePhones = (text: string): boolean => phonesIn(text).every((one) => phonePattern.test(one));

/** The numbers of an office, in the one way in which numbers are kept; what is none of them as it was written. */
export const readPhones = (max: number): CellReader<string> => (cell) => {
  const written = readText(max, false)(cell);
  return typeof written === 'string' && arePhones(written) ? phonesIn(written).join('、') : written;
};

/** An identifier as the API and its addresses take it. */
const identifier = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** A number may have lost leading zeros, and beyond 15 digits its last ones. The codes of places have six digits and more, and none begins with 0. */
const isWholeCode = (cell: Exclude<Cell, null>): boolean => typeof cell === 'number' && Number.isInteger(cell) && cell >= 100_000 && cell < 1e15;

export const readCode = (example: string, accept: (text: string) => string | undefined = (text) => (identifier.test(text) ? text : undefined)): CellReader<string> => (cell) => {
  if (typeof cell !== 'string' && !isWholeCode(cell)) return new Trouble('expected_text');
  return accept(fold(cell).replace(/\s/g, '')) ?? new Trouble('bad_format', example);
};

const dayPattern = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/;

/** `2026-03-05`, `2026/3/5`, `2026.3.5`, `2026年3月5日`, `20260305`, with midnight behind it or not; undefined for what is not in the calendar. */
export const dayFromText = (text: string): string | undefined => {
  const match = dayPattern.exec(text.normalize('NFKC').trim().replace(/[ T]0?0:00(:00(\.0+)?)?$/, '').replace(/\s*([年月日./-])\s*/g, '$1').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));
  if (!match) return undefined;
  const day = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  try {
    return shanghaiDay(day);
  } catch {
    return undefined;
  }
};

/**
 * A date whose cell lost its format shows as the days since 1899-12-30, and as part of a day the time: 46086.375. Nobody means a number
 * between 1954 and 2099 otherwise; one of eight digits is a date written without signs.
 */
const dateOfNumber = (number: number): Date | string => (number >= 20_000 && number < 73_051 ? new Date(Date.UTC(1899, 11, 30) + Math.round(number * 1440) * 60_000) : String(number));

export const readDay: CellReader<string> = (given) => {
  const cell = typeof given === 'number' ? dateOfNumber(given) : given;
  const day = cell instanceof Date ? cellText(cell).slice(0, 10) : typeof cell === 'string' ? dayFromText(cell) : undefined;
  return day || new Trouble('expected_date');
};

/** A time of day in Shanghai, `2026-03-05 09:30` → `2026-03-05T09:30:00+08:00`. */
export const readInstant: CellReader<string> = (given) => {
  const cell = typeof given === 'number' ? dateOfNumber(given) : given;
  const written = cell instanceof Date && !Number.isNaN(cell.getTime()) ? cell.toISOString().slice(0, 19) : typeof cell === 'string' ? fold(cell) : '';
  // 9时30分, 9点, 9时: what follows the day need not have a blank before it.
  const text = written.replace(/(\d{1,2})[时点](?:(\d{1,2})分)?$/, (_, hour: string, minute = '00') => `${hour}:${minute.padStart(2, '0')}`).replace(/日(?=\d)/, '日 ');
  const match = /^(\S+?)[T\s]\s*(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  const day = match && dayFromText(match[1]!);
  const [hours, minutes, seconds] = [match?.[2]?.padStart(2, '0') ?? '', match?.[3] ?? '', match?.[4] ?? '00'];
  if (!day || hours > '23' || minutes > '59' || seconds > '59') return new Trouble('expected_time');
  return `${day}T${hours}:${minutes}:${seconds}+08:00`;
};

export interface Range { readonly min: number; readonly max: number }

const told = ({ min, max }: Range): string => (max >= 2_147_483_647 ? `≥ ${min}` : `${min}–${max}`);

const within = (range: Range, number: number): number | Trouble => (number < range.min || number > range.max ? new Trouble('out_of_range', told(range)) : number);

export const readInteger = (range: Range): CellReader<number> => (cell) => {
  const number = typeof cell === 'number' ? cell : typeof cell === 'string' ? fold(cell).replace(/(?<=\d),(?=\d{3})/g, '') : '';
  const isWhole = typeof number === 'number' ? Number.isSafeInteger(number) : /^[+-]?\d{1,15}$/.test(number);
  return isWhole ? within(range, Number(number)) : new Trouble('expected_integer');
};

export const readDecimal = (range: Range): CellReader<number> => (cell) => {
  const number = typeof cell === 'number' ? cell : typeof cell === 'string' && /^[+-]?\d+(\.\d+)?$/.test(fold(cell)) ? Number(fold(cell)) : NaN;
  return Number.isFinite(number) ? within(range, number) : new Trouble('expected_number');
};

const yes: readonly string[] = ['是', '√', '✓', 'true', 'yes', 'y'];
const no: readonly string[] = ['否', '×', 'false', 'no', 'n'];

export const readBoolean: CellReader<boolean> = (cell) => {
  const word = fold(cell).toLowerCase();
  return yes.includes(word) ? true : no.includes(word) ? false : new Trouble('expected_boolean');
};

/** Chinese → identifier; where two words mean the same, the first is the one that is offered. */
export type WordTable<Id extends string> = Readonly<Record<string, Id>>;

/** The words to offer: one for each identifier. */
export const wordsToOffer = (table: WordTable<string>): string[] => {
  const seen = new Set<string>();
  return Object.entries(table).filter(([, id]) => !seen.has(id) && seen.add(id)).map(([word]) => word);
};

/** The word of an identifier, for telling it. */
export const wordOf = (table: WordTable<string>, id: string): string => Object.entries(table).find(([, own]) => own === id)?.[0] ?? id;

export const readWord = <Id extends string>(table: WordTable<Id>): CellReader<Id> => (cell) => {
  const word = fold(cell);
  return Object.hasOwn(table, word) ? table[word]! : new Trouble('not_one_of', wordsToOffer(table).join('、'));
};

/** The parts of a cell that holds several codes. */
export const codesIn = (cell: Exclude<Cell, null>): string[] => fold(cell).split(/[、,;\s]+/).filter(Boolean);
