import type { Store } from '../store/database.ts';
import type { ImportLanguage, ImportProgress, ImportReport } from './report.ts';

export type * from './report.ts';

/** What an import needs of the server; an `AppContext` is one. */
export interface ImportContext {
  readonly store: Store;
  now(): Date;
}

export interface ImportOptions {
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Of the few words that are stored or thrown; the report itself has none. */
  readonly language?: ImportLanguage;
  /** Everything but the commit. */
  readonly dryRun?: boolean;
  /** The data is invented, and pages must say so. A file `sample.json` in the folder says the same. */
  readonly sample?: boolean;
}

/** Loads every spreadsheet of a folder that is one of the office's. */
export const importFolder = async (ctx: ImportContext, folder: string, options: ImportOptions = {}): Promise<ImportReport> =>
  importFiles(ctx, [folder], options);

/** Loads files (and folders), each in one transaction or not at all, in the order in which they refer to each other. */
export const importFiles = async (ctx: ImportContext, paths: readonly string[], options: ImportOptions = {}): Promise<ImportReport> => {
  void ctx; void paths; void options;
  throw new Error('not written yet');
};
