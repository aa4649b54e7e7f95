import type { ProjectFaultCode } from '@congress-kit/api/rules/projects';
import type { ballotFaults, importFaults, moveRefusals } from '@congress-kit/api/messages/zh-CN';

/** What an import found and did. Everything a person is told is derived from it: the report is data, its words are in `tell.ts`. */

export type ImportLanguage = 'zh-CN' | 'en';

/** `place` says where, the rest say what. */
export type ImportFaultCode = Exclude<keyof typeof importFaults, 'place'>;

export interface ImportFault {
  readonly code: ImportFaultCode;
  /** A warning is told and stops nothing. */
  readonly severity: 'fault' | 'warning';
  readonly file: string;
  readonly sheet?: string;
  /** As the spreadsheet program counts them: the headings stand in row 1. */
  readonly row?: number;
  /** `C`, and the heading that stands over it. */
  readonly letter?: string;
  readonly heading?: string;
  /** What is there, and what is expected: the blanks of the message. */
  readonly value?: string;
  readonly expected?: string;
  /** The rule that was broken, by its own code: `{reason}` of the message. */
  readonly because?:
    | { readonly table: 'moveRefusals'; readonly code: keyof typeof moveRefusals }
    | { readonly table: 'ballotFaults'; readonly code: keyof typeof ballotFaults; readonly numbers: Readonly<Record<string, number>> }
    | { readonly table: 'projectFaults'; readonly code: ProjectFaultCode; readonly numbers: Readonly<Record<string, number>> };
}

/** A fault in the words of the run's language. */
export interface ToldFault extends ImportFault {
  readonly place: string;
  readonly message: string;
}

export interface SheetCounts {
  readonly sheet: string;
  /** Rows of the spreadsheet. */
  read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  /** Rows that were left alone: a resident sent them through the web, or they went on here since the spreadsheet was written. */
  kept: number;
  /** Rows that are stored from the same office and not in the spreadsheet. They are left alone. */
  missing: number;
}

/** One row that is not as it is stored. */
export interface RowDifference {
  readonly sheet: string;
  /** What names the row: its code, or what its children are told apart by. */
  readonly key: string;
  /** As the spreadsheet program counts. */
  readonly row?: number;
  /** `missing`: stored, and not in the spreadsheet. */
  readonly change: 'new' | 'changed' | 'missing';
  readonly fields?: readonly { readonly heading: string; readonly before: string; readonly after: string }[];
}

export interface FileReport {
  readonly file: string;
  /** `refused`: it has faults, nothing of it is stored. `skipped`: not one of the office's spreadsheets. `checked`: a dry run without faults. */
  readonly status: 'imported' | 'checked' | 'refused' | 'skipped';
  readonly sheets: readonly SheetCounts[];
  /** What it changes, or would; up to a number of rows a sheet, the counts are full. */
  readonly differences: readonly RowDifference[];
  readonly faults: number;
  readonly warnings: number;
  readonly milliseconds: number;
}

export interface ImportReport {
  /** No file was refused. */
  readonly ok: boolean;
  readonly dryRun: boolean;
  readonly files: readonly FileReport[];
  /** All of them; printing stops at a number of lines, this does not. */
  readonly faults: readonly ToldFault[];
  readonly counts: { readonly faults: number; readonly warnings: number };
  readonly milliseconds: number;
}

export interface ImportProgress {
  readonly file: string;
  /** `read`: the file is being read and checked. `store`: `done` of `total` rows are stored. `end`: the file is finished. */
  readonly phase: 'read' | 'store' | 'end';
  readonly done: number;
  readonly total: number;
  /** With `end`. */
  readonly report?: FileReport;
}
