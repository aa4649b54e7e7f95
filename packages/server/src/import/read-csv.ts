import { parse } from 'csv-parse/sync';
import { tooLarge, UnreadableFile, type RawSheet } from './raw.ts';

const decode = (encoding: string, bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/**
 * The text of a CSV file. UTF-8 is tried first and strictly: Chinese text in GB18030 is practically never valid UTF-8, while
 * GB18030 swallows almost anything. Excel saves GB18030 by default and UTF-16 as “Unicode text”.
 */
export const decodeText = (bytes: Buffer): string => {
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? decode('utf-16le', bytes) : (decode('utf-8', bytes) ?? decode('gb18030', bytes));
  if (text === undefined || text.includes('\u0000')) throw new UnreadableFile('bad_encoding', 'UTF-8 (CSV)');
  return text;
};

/** The one of the usual separators that the headings use. */
const separatorOf = (text: string): string => {
  const head = text.slice(0, text.search(/\r|\n|$/));
  const count = (separator: string) => head.split(separator).length;
  return [',', '\t', ';'].reduce((best, next) => (count(next) > count(best) ? next : best));
};

/** Lines of one file, those without anything counted in: each is a row to the reader. */
const mostLines = 500_000;

export const readCsv = (bytes: Buffer): RawSheet => {
  const text = decodeText(bytes);
  if ((text.match(/\n|\r(?!\n)/g)?.length ?? 0) > mostLines) throw tooLarge();
  try {
    const rows = parse(text, { delimiter: separatorOf(text), relax_column_count: true, skip_empty_lines: false }) as string[][];
    return { rows: rows.map((row) => row.map((cell) => (cell.trim() === '' ? null : cell))) };
  } catch {
    throw new UnreadableFile('unreadable_file', '.csv (UTF-8)');
  }
};
