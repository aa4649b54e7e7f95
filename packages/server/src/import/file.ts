import type { Trx } from '../store/transaction.ts';
import type { Book } from './book.ts';
import type { Columns, SheetDefinition } from './columns.ts';
import type { ParsedSheet } from './parse.ts';

/** One of the office's spreadsheets: its sheets, what is checked between their rows, and how they are stored. */

export type SheetDefinitions = Readonly<Record<string, SheetDefinition<any>>>;
export type ParsedSheets<S extends SheetDefinitions> = { readonly [K in keyof S]: S[K] extends SheetDefinition<infer C extends Columns> ? ParsedSheet<C> : never };

export interface Run {
  readonly book: Book;
  /** The day of the import in Shanghai: `as_of` of everything it brings. */
  readonly today: string;
  /** Who keeps the data. */
  readonly source: string;
}

export interface Storing {
  readonly trx: Trx;
  /** So many more rows are stored. */
  progress(rows: number): void;
}

export type Store = (storing: Storing) => Promise<void>;

export interface FileDefinition<S extends SheetDefinitions = SheetDefinitions> {
  /** The usual name, without its ending. */
  readonly name: string;
  /** Other words a file's name may contain. */
  readonly also: readonly string[];
  readonly sheets: S;
  /**
   * Registers what the rows are; runs before references are looked up. A sheet whose rows carry more than their code says so
   * here, the others are registered by their key.
   */
  define?(sheets: ParsedSheets<S>, book: Book): void;
  /** Checks the rows against each other and says how they are stored. The storing is called only when nothing was found. */
  check(sheets: ParsedSheets<S>, run: Run): Store;
}

/** Keeps the types of the sheets together while the list of files forgets them. */
export const file = <const S extends SheetDefinitions>(definition: FileDefinition<S>): FileDefinition => definition as unknown as FileDefinition;
