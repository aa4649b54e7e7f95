import { setImmediate } from 'node:timers/promises';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { inTransaction, type Trx } from '../store/transaction.ts';
import type { Book } from './book.ts';
import { FaultList, RollBack } from './faults.ts';
import type { FileDefinition, ParsedSheets, Run } from './file.ts';
import { finishFile } from './finish.ts';
import type { ImportContext } from './index.ts';
import { lookingAt } from './looking.ts';
import { ParsedSheet } from './parse.ts';
import type { RawSheet } from './raw.ts';
import type { FileReport, ImportProgress, SheetCounts } from './report.ts';

export interface FileRun {
  readonly ctx: ImportContext;
  readonly book: Book;
  readonly faults: FaultList;
  readonly isSample: boolean;
  readonly dryRun: boolean;
  /** Takes what can be looked up only when all files are loaded. */
  later(check: () => void): void;
  /** Writes down, in the file's own transaction, that it was imported. */
  audit?(trx: Trx, file: string, sheets: readonly SheetCounts[]): Promise<void>;
  progress(progress: ImportProgress): void;
}

/** The sheet of a definition: by its name, or the only one there is. */
const pickSheet = (definition: FileDefinition['sheets'][string], sheets: readonly RawSheet[], isOnly: boolean): RawSheet | undefined => {
  const names = [definition.sheet, ...(definition.also ?? [])];
  return sheets.find((sheet) => sheet.name === definition.sheet) ?? sheets.find((sheet) => sheet.name !== undefined && names.includes(sheet.name)) ?? (isOnly ? sheets[0] : undefined);
};

const parseSheets = async (definition: FileDefinition, name: string, raw: readonly RawSheet[], faults: FaultList): Promise<ParsedSheets<FileDefinition['sheets']>> => {
  const entries = Object.entries(definition.sheets);
  const parsed: Record<string, ParsedSheet> = {};
  for (const [key, sheet] of entries) {
    const found = pickSheet(sheet, raw, entries.length === 1);
    if (!found) {
      const names = raw.map((one) => one.name).filter(Boolean).join('、');
      faults.add({ code: 'missing_sheet', severity: 'fault', file: name, expected: sheet.sheet, ...(names !== '' && { value: names }) });
    }
    // A missing sheet is read as an empty one, whose missing columns nobody needs to hear of.
    parsed[key] = new ParsedSheet(sheet, name, found ?? { rows: [] }, found ? faults : new FaultList());
    await setImmediate();
  }
  return parsed;
};

/** Who keeps the data: the office of the topmost division's congress. */
const sourceOf = (book: Book, name: string): string => {
  const root = book.all('division').find((entry) => entry.parent === undefined && entry.name !== undefined);
  return root ? `${root.name}人民代表大会常务委员会办公室` : name;
};

/** One file: everything that can be wrong with it is told, and it is stored whole or not at all. */
export const runFile = async (run: FileRun, name: string, definition: FileDefinition, raw: readonly RawSheet[]): Promise<FileReport> => {
  const started = performance.now();
  const { book, faults } = run;
  const sheets = await parseSheets(definition, name, raw, faults);
  const all = Object.values(sheets);
  const isRefused = () => faults.countOf(name, 'fault') > 0;
  const report = (status: FileReport['status']): FileReport => ({
    file: name, status, sheets: all.map((sheet) => ({ ...sheet.counts })), differences: all.flatMap((sheet) => sheet.counts.differences), faults: faults.countOf(name, 'fault'), warnings: faults.countOf(name, 'warning'),
    milliseconds: Math.round(performance.now() - started),
  });
  const refused = (): FileReport => {
    book.refuse(name, all.filter((sheet) => !sheet.isComplete).map((sheet) => sheet.definition.defines).filter((shelf) => shelf !== undefined));
    for (const sheet of all) sheet.counts.forget();
    return report('refused');
  };

  // A server that imports lets others in between: each of these goes through thousands of rows.
  for (const sheet of all) sheet.checkKeys();
  await setImmediate();
  if (definition.define) definition.define(sheets, book);
  else for (const sheet of all) sheet.define(book);
  // With a column missing, every reference to its rows would seem wrong as well.
  if (!all.every((sheet) => sheet.isComplete)) return refused();
  const named = new Set<string>();
  for (const sheet of all) {
    sheet.checkReferences(book, named, run.later);
    await setImmediate();
  }
  const source = sourceOf(book, name);
  const told: Run = { book, today: shanghaiDay(run.ctx.now()), source };
  const store = definition.check(sheets, told);
  await setImmediate();
  if (isRefused()) return refused();

  const total = all.reduce((sum, sheet) => sum + sheet.counts.read, 0);
  const foundBefore = faults.all.length;
  const compare = async (trx: Trx): Promise<void> => {
    // Begun again after a deadlock with the running server, it counts again.
    for (const sheet of all) sheet.counts.forget();
    faults.all.length = foundBefore;
    let done = 0;
    await store({ trx, progress: (rows) => run.progress({ file: name, phase: 'store', done: Math.min(total, done += rows), total }) });
  };
  if (run.dryRun) await compare(lookingAt(run.ctx.store.db));
  else {
    await inTransaction(run.ctx.store.db, async (trx) => {
      await compare(trx);
      await finishFile(trx, run.isSample);
      if (isRefused()) throw new RollBack();
      await run.audit?.(trx, name, all.map((sheet) => ({ ...sheet.counts })));
    }).catch((error: unknown) => {
      if (!(error instanceof RollBack)) throw error;
    });
  }
  if (isRefused()) return refused();
  book.keep();
  return report(run.dryRun ? 'checked' : 'imported');
};
