import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import type { Store } from '../store/database.ts';
import { countStatistics } from '../store/statistics-counting.ts';
import { inTransaction } from '../store/transaction.ts';
import { Book } from './book.ts';
import { listFiles, recognise, recogniseName, type Given, type Listing } from './discover.ts';
import { FaultList } from './faults.ts';
import type { FileDefinition } from './file.ts';
import { files } from './files/index.ts';
import { UnreadableFile, type RawSheet } from './raw.ts';
import { readSpreadsheet } from './reading.ts';
import type { FileReport, ImportLanguage, ImportProgress, ImportReport } from './report.ts';
import { runFile, type FileRun } from './run-file.ts';
import { tellFault } from './tell.ts';

export type * from './report.ts';
export { tellDifferences, tellFaults, tellSummary } from './tell.ts';

/** What an import needs of the server; an `AppContext` is one. */
export interface ImportContext {
  readonly store: Store;
  now(): Date;
}

export interface ImportOptions {
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Of the words in the report. */
  readonly language?: ImportLanguage;
  /** Looks what would be new or another, and writes nothing; see `lookingAt`. */
  readonly dryRun?: boolean;
  /** The data is invented, and pages must say so. A file `sample.json` in the folder says the same. */
  readonly sample?: boolean;
  /** Writes down each file that was stored; for whoever does not do so himself. */
  readonly audit?: NonNullable<FileRun['audit']>;
}

/** Loads every spreadsheet of a folder that is one of the office's. */
export const importFolder = async (ctx: ImportContext, folder: string, options: ImportOptions = {}): Promise<ImportReport> =>
  importFiles(ctx, [folder], options);

interface Recognised { readonly given: Given; readonly definition: FileDefinition; readonly sheets: RawSheet[] }

/** A file that does not come to be checked at all, with the one reason for it. */
const unusable = (faults: FaultList, book: Book, given: Given, definition: FileDefinition | undefined, what: Omit<Parameters<FaultList['add']>[0], 'file' | 'severity'>): FileReport => {
  const isRefused = given.isExplicit || what.code !== 'unknown_file';
  faults.add({ ...what, severity: isRefused ? 'fault' : 'warning', file: given.name });
  if (definition) book.refuse(given.name, Object.values(definition.sheets).map((sheet) => sheet.defines).filter((shelf) => shelf !== undefined));
  return { file: given.name, status: isRefused ? 'refused' : 'skipped', sheets: [], differences: [], faults: isRefused ? 1 : 0, warnings: isRefused ? 0 : 1, milliseconds: 0 };
};

const known = files.map((one) => one.name).join('、');

/** Loads files (and folders), each in one transaction or not at all, in the order in which they refer to each other. */
export const importFiles = async (ctx: ImportContext, paths: readonly string[], options: ImportOptions = {}): Promise<ImportReport> =>
  importGiven(ctx, await listFiles(paths), options);

/** A spreadsheet that somebody sent: what it holds is known when this is, or why it cannot be read. */
export interface Sent { readonly name: string; read(): Promise<RawSheet[]> }

/**
 * Reads one spreadsheet that somebody sent, for `importSent`: of a large one this takes seconds, in which nothing is to be held up.
 * @param name with its ending; it may say which of the office's spreadsheets it is
 */
export const readSent = async (name: string, bytes: Buffer): Promise<Sent> => {
  const sheets = readSpreadsheet(name, bytes);
  await sheets.catch(() => undefined);
  return { name, read: () => sheets };
};

/** Loads one spreadsheet that somebody sent. */
export const importSent = async (ctx: ImportContext, sent: Sent, options: ImportOptions = {}): Promise<ImportReport> =>
  importGiven(ctx, { given: [{ ...sent, isExplicit: true }], isSample: false }, options);

const importGiven = async (ctx: ImportContext, { given, isSample }: Listing, options: ImportOptions): Promise<ImportReport> => {
  const started = performance.now();
  const { language = 'zh-CN', dryRun = false, onProgress = () => undefined } = options;
  const [faults, book] = [new FaultList(), await Book.of(ctx.store.db)];
  const reports: FileReport[] = [];
  const recognised: Recognised[] = [];
  for (const one of given) {
    if (one.isMissing) {
      reports.push(unusable(faults, book, one, recogniseName(one.name), { code: 'missing_file', expected: one.name }));
      continue;
    }
    onProgress({ file: one.name, phase: 'read', done: 0, total: 0 });
    try {
      const sheets = await one.read();
      const definition = recognise(one.name, sheets);
      if (definition) recognised.push({ given: one, definition, sheets });
      else reports.push(unusable(faults, book, one, undefined, { code: 'unknown_file', expected: known }));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      reports.push(unusable(faults, book, one, recogniseName(one.name), { code: error.code, expected: error.expected }));
    }
  }

  const later: (() => void)[] = [];
  const run: FileRun = { ctx, book, faults, isSample: isSample || (options.sample ?? false), dryRun, later: (check) => later.push(check), progress: onProgress, ...(options.audit && { audit: options.audit }) };
  recognised.sort((one, other) => files.indexOf(one.definition) - files.indexOf(other.definition));
  // Taken off the list one by one: what is stored need not be kept.
  for (let next = recognised.shift(); next; next = recognised.shift()) {
    const { given: one, definition, sheets } = next;
    const report = await runFile(run, one.name, definition, sheets);
    reports.push(report);
    onProgress({ file: one.name, phase: 'end', done: 1, total: 1, report });
  }
  for (const check of later) check();
  // What is counted of the new rows; a server that runs would do it within a minute.
  if (!dryRun && reports.some((report) => report.status === 'imported')) await inTransaction(ctx.store.db, (trx) => countStatistics(trx, shanghaiDay(ctx.now())));

  const count = (severity: 'fault' | 'warning') => faults.all.filter((fault) => fault.severity === severity).length;
  return {
    ok: reports.every((report) => report.status !== 'refused'),
    dryRun,
    files: reports.map((report) => ({ ...report, warnings: faults.countOf(report.file, 'warning') })),
    faults: faults.all.map((fault) => ({ ...fault, ...tellFault(fault, language) })),
    counts: { faults: count('fault'), warnings: count('warning') },
    milliseconds: Math.round(performance.now() - started),
  };
};
