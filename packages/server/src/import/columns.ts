import { limits } from '@congress-kit/api';
import { mostYuan } from '@congress-kit/api/schema';
import { parseReceiptNo } from '@congress-kit/api/rules/receipt';
import {
  codesIn, readBoolean, readCode, readDay, readDecimal, readInstant, readInteger, readPerson, readPhones, readText, readWord, Trouble, wordOf, wordsToOffer, type CellReader, type Range, type WordTable,
} from './cells.ts';
import type { Shelf, Target } from './book.ts';

/**
 * The columns of a sheet. One table of them per sheet says everything about it: how a heading may be worded, what a cell holds,
 * what it refers to. Reading, checking, the words of a fault and a template all come from it.
 */

export interface Column<T> {
  readonly heading: string;
  /** Other wordings of the heading. */
  readonly also: readonly string[];
  readonly kind: 'text' | 'code' | 'day' | 'instant' | 'integer' | 'decimal' | 'boolean' | 'word' | 'codes' | 'words';
  /** Must be filled in every row, so the column must be there. */
  readonly required: boolean;
  readonly read: CellReader<T>;
  /** The value of an empty cell, where it may be empty. */
  readonly empty: T;
  /** What the code (or each of the codes) must be one of. */
  readonly refers?: Target;
  /** Looked for only when all files are loaded, and then a warning: two files refer to each other. */
  readonly soft?: boolean;
  /** For a template: what a code looks like. */
  readonly example?: string;
  /** For telling a stored value: its word, its code. */
  readonly tell?: (stored: string) => string;
  /** For a template: the words that may stand here. */
  readonly words?: readonly string[];
}

export type Columns = Readonly<Record<string, Column<any>>>;
export type ValuesOf<C extends Columns> = { [K in keyof C]: C[K] extends Column<infer T> ? T : never };

export interface SheetDefinition<C extends Columns = Columns> {
  readonly sheet: string;
  readonly also?: readonly string[];
  readonly columns: C;
  /** Columns that together name a row; no two rows may have the same. */
  readonly key?: readonly (keyof C & string)[];
  /** What the rows are, so that other rows may refer to them by the first column of the key. */
  readonly defines?: Shelf;
}

export const sheet = <C extends Columns>(definition: SheetDefinition<C>): SheetDefinition<C> => definition;

type Extra = { readonly also?: readonly string[] };

const column = <T>(kind: Column<T>['kind'], heading: string, read: CellReader<T>, { also = [] }: Extra = {}): Column<T> =>
  ({ heading, also, kind, required: true, read, empty: undefined as T });

/** May be empty. */
export const optional = <T>(one: Column<T>): Column<T | null> => ({ ...one, required: false, empty: one.empty ?? null });

export const line = (heading: string, { max = 200, ...extra }: Extra & { max?: number } = {}): Column<string> => column('text', heading, readText(max, false), extra);
export const text = (heading: string, { max = limits.reply, ...extra }: Extra & { max?: number } = {}): Column<string> => column('text', heading, readText(max, true), extra);
export const person = (heading: string, { max = 40, ...extra }: Extra & { max?: number } = {}): Column<string> => column('text', heading, readPerson(max), extra);
export const phones = (heading: string, { max = 60, ...extra }: Extra & { max?: number } = {}): Column<string> => column('text', heading, readPhones(max), extra);
export const code = (heading: string, example: string, extra: Extra = {}): Column<string> => ({ ...column('code', heading, readCode(example), extra), example });
export const day = (heading: string, extra: Extra = {}): Column<string> => column('day', heading, readDay, extra);
export const instant = (heading: string, extra: Extra = {}): Column<string> => column('instant', heading, readInstant, extra);
export const yesNo = (heading: string, extra: Extra = {}): Column<boolean> => ({ ...column('boolean', heading, readBoolean, extra), words: ['是', '否'] });

const counts: Range = { min: 0, max: 2_147_483_647 };
export const count = (heading: string, { range = counts, ...extra }: Extra & { range?: Range } = {}): Column<number> => column('integer', heading, readInteger(range), extra);
export const yuan = (heading: string, extra: Extra = {}): Column<number> => column('integer', heading, readInteger({ min: 0, max: mostYuan }), extra);
export const decimal = (heading: string, range: Range, extra: Extra = {}): Column<number> => column('decimal', heading, readDecimal(range), extra);

export const word = <Id extends string>(heading: string, table: WordTable<Id>, extra: Extra = {}): Column<Id> =>
  ({ ...column('word', heading, readWord(table), extra), words: wordsToOffer(table), tell: (id) => wordOf(table, id) });

const receiptText = (written: string): string | undefined => {
  const parsed = parseReceiptNo(written);
  return parsed.ok ? parsed.receiptNo : undefined;
};
const receiptExample = 'QH-2026-000001-H';

export const receiptCode = (heading: string, extra: Extra = {}): Column<string> => ({ ...column('code', heading, readCode(receiptExample, receiptText), extra), example: receiptExample });

const codeReader = (target: Target, example: string): CellReader<string> => (target === 'suggestion' ? readCode(receiptExample, receiptText) : readCode(example));

/** The code of another row, of this file or another, or of what was imported before. */
export const reference = (heading: string, target: Target, example: string, { soft = false, ...extra }: Extra & { soft?: boolean } = {}): Column<string> =>
  ({ ...column('code', heading, codeReader(target, example), extra), example, refers: target, soft, ...(target === 'division' && { tell: (id: string) => id.replace(/\./g, '') }) });

/** Several of them, joined with `、`; each once. */
export const references = (heading: string, target: Target, example: string, { soft = false, ...extra }: Extra & { soft?: boolean } = {}): Column<string[]> => {
  const readOne = codeReader(target, example);
  const read: CellReader<string[]> = (cell) => {
    // One code alone is a number as soon as somebody types it.
    if (typeof cell === 'number') {
      const only = readOne(cell);
      return only instanceof Trouble ? only : [only];
    }
    if (typeof cell !== 'string') return new Trouble('expected_text');
    const codes: string[] = [];
    for (const part of codesIn(cell)) {
      const found = readOne(part);
      if (found instanceof Trouble) return new Trouble(found.code, found.expected, part);
      if (!codes.includes(found)) codes.push(found);
    }
    return codes;
  };
  return { ...column('codes', heading, read, extra), required: false, empty: [], example, refers: target, soft };
};
