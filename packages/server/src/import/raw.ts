/** What a spreadsheet holds before anybody knows what it means. */

export type Cell = string | number | boolean | Date | null;

/** Cells that are one to look at; rows and columns counted from 0. */
export interface Merge { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }

export interface RawSheet {
  /** Absent for a CSV file, which has no sheets. */
  readonly name?: string;
  /** Row n of the spreadsheet is `rows[n - 1]`; empty rows are kept, so that every row keeps its number. */
  readonly rows: readonly (readonly Cell[])[];
  readonly merged?: readonly Merge[];
}

export type Unreadable = 'unreadable_file' | 'locked_file' | 'bad_encoding' | 'too_large' | 'far_cell';

/** Why a file cannot be read, and what it should be saved as; with `too_large` so many rows can be, with `far_cell` the cell. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly code: Unreadable;
  readonly expected: string;

  constructor(code: Unreadable, expected: string) {
    super(`${code}: ${expected}`);
    this.code = code;
    this.expected = expected;
  }
}

/** So many rows of any of the office's spreadsheets can be read at once. */
const rowsAtOnce = 50_000;

export const tooLarge = (): UnreadableFile => new UnreadableFile('too_large', String(rowsAtOnce));

/** 0 → A, 25 → Z, 26 → AA: the letter over the column in every spreadsheet program. */
export const columnLetter = (index: number): string =>
  (index >= 26 ? columnLetter(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

/** A → 0, Z → 25, AA → 26. */
export const columnIndex = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** A calendar day of a date cell: the readers give midnight UTC of the day that is written. */
const dayOfCell = (date: Date): string => (Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10));

/** The cell as a person sees it. */
export const cellText = (cell: Cell): string => {
  if (cell === null) return '';
  if (cell instanceof Date) {
    const time = Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(11, 16);
    return dayOfCell(cell) + (time === '00:00' ? '' : ` ${time}`);
  }
  return String(cell).trim();
};

export const isEmptyCell = (cell: Cell | undefined): boolean => cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
