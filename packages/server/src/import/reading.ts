import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { tooLarge, UnreadableFile, type RawSheet, type Unreadable } from './raw.ts';
import { isWorkbook, sheetsOf } from './sheets-of.ts';
import { unpackedBytes } from './workbook.ts';

/**
 * Reading a large spreadsheet takes seconds in which a thread does nothing else, and what a few kilobytes of a ZIP archive unfold to may be more
 * than the machine has. So it is read in a thread of its own, with a bound on its memory and its time: a server goes on answering meanwhile,
 * and what is too large ends that thread and not the process.
 */

/** What is smaller, and unfolds to less, is read where it is: a thread takes longer to begin. */
const [smallBytes, smallUnpacked] = [131_072, 4_194_304];
/** What a thread may take: megabytes of memory, and seconds until it is given up. 20,000 rows take two of them. */
const usual = { memory: 768, patience: 60 };

/** What the thread says. */
export type Told = { readonly sheets: RawSheet[] } | { readonly fault: { readonly code: Unreadable; readonly expected: string } } | { readonly error: unknown };

const readApart = (name: string, bytes: Buffer, { memory, patience }: typeof usual): Promise<RawSheet[]> => new Promise((resolve, reject) => {
  const worker = new Worker(new URL(`./reading-worker${extname(import.meta.url)}`, import.meta.url), { workerData: { name, bytes }, resourceLimits: { maxOldGenerationSizeMb: memory } });
  const late = setTimeout(() => end(() => reject(tooLarge())), patience * 1000);
  const end = (tell: () => void): void => {
    clearTimeout(late);
    void worker.terminate();
    tell();
  };
  worker.once('message', (told: Told) => end(() => {
    if ('sheets' in told) resolve(told.sheets);
    else reject('fault' in told ? new UnreadableFile(told.fault.code, told.fault.expected) : told.error);
  }));
  worker.once('error', (error: NodeJS.ErrnoException) => end(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge() : error)));
});

/** One large file at a time: each may take all that a thread may. */
let last: Promise<unknown> = Promise.resolve();

const isSmall = (bytes: Buffer): boolean => {
  if (bytes.length > smallBytes || !isWorkbook(bytes)) return bytes.length <= smallBytes;
  try {
    return unpackedBytes(bytes) <= smallUnpacked;
  } catch {
    // No archive: that is soon seen.
    return true;
  }
};

/** All sheets of a spreadsheet. Throws `UnreadableFile`. */
export const readSpreadsheet = (name: string, bytes: Buffer, bounds = usual): Promise<RawSheet[]> => {
  if (isSmall(bytes)) return sheetsOf(name, bytes);
  const mine = last.then(() => readApart(name, bytes, bounds));
  last = mine.catch(() => undefined);
  return mine;
};
