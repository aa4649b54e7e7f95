import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { line, openEnum } from '../schema.ts';

/**
 * 导入: the spreadsheets the office keeps anyway (.xlsx, .csv) are the way in for whatever is not said by residents. A file
 * comes in whole or not at all, and coming again it mends its rows instead of doubling them.
 */
const spreadsheetTypes = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'] as const;
export const importStatuses = ['imported', 'checked', 'refused'] as const;
export const faultSeverities = ['fault', 'warning'] as const;

export const importedSheet = z.looseObject({
  sheet: z.string(),
  /** Rows of the spreadsheet; then what they were or would be. */
  read: z.int(),
  inserted: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  /** Left alone: a resident sent them through the web, or they went on here since the spreadsheet was written. */
  kept: z.int(),
  /** Stored from the same office and not in the spreadsheet; left alone. Absent where a server does not say. */
  missing: z.optional(z.int()),
});

export const importChanges = ['new', 'changed', 'missing'] as const;

/** One row that is not as it is stored, so that it can be looked at before it is applied. */
export const importDifference = z.looseObject({
  sheet: z.string(),
  /** What names the row: its code. */
  key: z.string(),
  row: z.optional(z.int()),
  /** `missing`: stored, and not in the spreadsheet. */
  change: openEnum(importChanges),
  fields: z.optional(z.array(z.looseObject({ heading: z.string(), before: z.string(), after: z.string() }))),
});

export const importFault = z.looseObject({
  severity: openEnum(faultSeverities),
  code: z.string(),
  sheet: z.optional(z.string()),
  /** As the spreadsheet program counts: the headings stand in row 1. */
  row: z.optional(z.int()),
  /** The letter over the column, and its heading. */
  letter: z.optional(z.string()),
  heading: z.optional(z.string()),
  /** Both in the language of the answer. */
  place: z.string(),
  message: z.string(),
});

export const importReport = z.looseObject({
  file: z.string(),
  status: openEnum(importStatuses),
  sheets: z.array(importedSheet),
  /** The first ones; the counts say how many there are. */
  faults: z.array(importFault),
  /** What it changes, or would: the first ones. */
  differences: z.optional(z.array(importDifference)),
  faultCount: z.int(),
  warningCount: z.int(),
});
export type ImportReport = z.output<typeof importReport>;

export const importSpreadsheet = operation({
  id: 'importSpreadsheet', tag: 'staff', method: 'POST', path: '/staff/imports', access: 'staff', roles: ['office_clerk', 'office_director'],
  query: z.strictObject({
    /** What the file is called: its name says which of the office's spreadsheets it is, else its headings do. */
    name: line(),
    /** Absent or false: everything but the keeping. */
    apply: z.optional(z.boolean()),
  }),
  upload: { mediaTypes: spreadsheetTypes, maxBytes: limits.importBytes },
  status: 200, response: importReport, problems: ['unauthorized', 'forbidden', 'spreadsheet_too_large', 'spreadsheet_type_not_allowed'],
});
