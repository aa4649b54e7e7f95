import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Columns } from './columns.ts';
import type { FileDefinition } from './file.ts';
import { files } from './files/index.ts';
import { bare, headingsOf, wordings } from './headings.ts';
import type { RawSheet } from './raw.ts';
import { readSpreadsheet } from './reading.ts';

/** Which of the given paths are the office's spreadsheets, and which one each is. */

export interface Given {
  /** What it holds. Throws `UnreadableFile`. */
  read(): Promise<RawSheet[]>;
  /** The name a person knows it by. */
  readonly name: string;
  /** Named by the person, not found in a folder: then it must be one of ours. */
  readonly isExplicit: boolean;
  readonly isMissing?: boolean;
}

const isSpreadsheet = (name: string): boolean => /\.(xlsx|csv)$/i.test(name) && !/^[.~]/.test(name);

/** What other programs, and earlier ones, save: it is one of the office's if its name says so, and then nobody should believe that it was read. */
const isOtherSpreadsheet = (name: string): boolean => /\.(xls[bm]?|ods|et|numbers|tsv)$/i.test(name) && !/^[.~]/.test(name) && byName(name) !== undefined;

export interface Listing { readonly given: readonly Given[]; readonly isSample: boolean }

/** The spreadsheets behind the paths, and whether a folder says that its data is invented. */
export const listFiles = async (paths: readonly string[]): Promise<Listing> => {
  const given: Given[] = [];
  const read = (path: string) => async (): Promise<RawSheet[]> => readSpreadsheet(basename(path), await readFile(path));
  let isSample = false;
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isDirectory()) {
      given.push({ read: read(path), name: basename(path), isExplicit: true, ...(!found && { isMissing: true }) });
      continue;
    }
    const names = (await readdir(path)).sort();
    isSample ||= names.includes('sample.json');
    given.push(...names.filter((name) => isSpreadsheet(name) || isOtherSpreadsheet(name)).map((name) => ({ read: read(join(path, name)), name, isExplicit: false })));
  }
  return { given, isSample };
};

/** By its name: the longest word of a definition that it contains. */
const byName = (name: string): FileDefinition | undefined => {
  const stem = basename(name, extname(name)).normalize('NFC');
  const matches = files.flatMap((file) => [file.name, ...file.also].filter((word) => stem.includes(word)).map((word) => ({ file, weight: word.length + (word === file.name ? 100 : 0) })));
  return matches.sort((one, other) => other.weight - one.weight)[0]?.file;
};

/** By its headings: the one whose required columns are all there; of several, the one that has the most of them, and by the words of its template. */
const byHeadings = (sheets: readonly RawSheet[]): FileDefinition | undefined => {
  const fits = files.map((file) => {
    const columns = Object.values(file.sheets).flatMap((sheet) => Object.values(sheet.columns as Columns));
    const headings = new Set(sheets.flatMap((sheet) => headingsOf(sheet, columns.flatMap(wordings)).headings).map(bare));
    const marks = columns.map((column) => (headings.has(bare(column.heading)) ? 2 : wordings(column).some((wording) => headings.has(wording)) ? 1 : 0));
    return { file, columns: columns.every(({ required }, index) => !required || marks[index]! > 0) ? marks.reduce<number>((sum, mark) => sum + mark, 0) : 0 };
  });
  const best = fits.sort((one, other) => other.columns - one.columns)[0];
  return best && best.columns > 0 ? best.file : undefined;
};

export const recognise = (name: string, sheets: readonly RawSheet[]): FileDefinition | undefined => byName(name) ?? byHeadings(sheets);

/** The definition a file would have by its name alone, for when it cannot be read. */
export const recogniseName = byName;
