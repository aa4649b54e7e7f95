import { shanghaiOffsetMs } from '@congress-kit/api/rules/calendar-days';
import type { SheetDefinition } from './columns.ts';
import { cellText } from './raw.ts';
import { storedNames } from './stored-names.ts';
import type { RowDifference, SheetCounts } from './report.ts';

/**
 * What a sheet would change, row by row, in its own headings: for whoever looks before it is applied. Counted always; kept
 * up to a number, because a first import differs in every row.
 */

/** Differences kept of one sheet. */
const keptOfSheet = 1000;
const longest = 60;

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** Columns of the tables that no sheet has: what is made of the others, and when it was looked at. */
const derived: readonly string[] = ['search', 'pinyin', 'as_of', 'source', 'changed_at', 'public_title', 'public_body', 'screened_by', 'path', 'pairs', 'secret_hash', 'position', 'id'];

type Loose = Readonly<Record<string, unknown>>;

export class SheetTally implements SheetCounts {
  readonly sheet: string;
  read = 0;
  inserted = 0;
  updated = 0;
  unchanged = 0;
  kept = 0;
  missing = 0;
  readonly #definition: SheetDefinition;
  readonly #rowOf: (key: string) => number | undefined;
  #differences: RowDifference[] = [];

  /** @param rowOf the row of the spreadsheet that this key stands in */
  constructor(definition: SheetDefinition, rowOf: (key: string) => number | undefined) {
    this.sheet = definition.sheet;
    this.#definition = definition;
    this.#rowOf = rowOf;
  }

  get differences(): readonly RowDifference[] {
    return this.#differences;
  }

  /** As if nothing had been compared yet. */
  forget(): void {
    Object.assign(this, { inserted: 0, updated: 0, unchanged: 0, kept: 0, missing: 0 });
    this.#differences = [];
  }

  /** Does the spreadsheet have a row of this key, whatever became of it? */
  has(key: string): boolean {
    return this.#rowOf(key) !== undefined;
  }

  /** Takes over what was counted by another measure than rows of the spreadsheet. */
  adopt(other: SheetTally): void {
    this.missing += other.missing;
    this.#differences.push(...other.differences);
  }

  /**
   * Notes one row.
   * @param before the row as it is stored; absent for a new one
   * @param after the row as the sheet has it; absent for one that the sheet does not have
   */
  note(key: string, before: Loose | undefined, after: Loose | undefined): void {
    if (this.#differences.length >= keptOfSheet) return;
    const row = this.#rowOf(key);
    const fields = before && after ? this.#fields(before, after) : undefined;
    this.#differences.push({ sheet: this.sheet, key, ...(row !== undefined && { row }), change: !before ? 'new' : !after ? 'missing' : 'changed', ...(fields && fields.length > 0 && { fields }) });
  }

  #fields(before: Loose, after: Loose): NonNullable<RowDifference['fields']> {
    return Object.keys(after).flatMap((stored) => {
      if (derived.includes(stored) || same(before[stored], after[stored])) return [];
      const { heading, told } = this.#columnOf(stored);
      return [{ heading, before: shortened(told(before[stored])), after: shortened(told(after[stored])) }];
    });
  }

  /** The heading over a column of the table: the sheet's own where one is stored as it is, else the table's name for it. */
  #columnOf(stored: string): { heading: string; told(value: unknown): string } {
    const { columns } = this.#definition;
    const names: readonly string[] = storedNames[stored] ?? [];
    const name = Object.keys(columns).find((key) => snake(key) === stored || `${snake(key)}_id` === stored) ?? Object.keys(columns).find((key) => names.includes(columns[key]!.heading));
    const column = name === undefined ? undefined : columns[name];
    return { heading: column?.heading ?? names[0] ?? stored, told: (value) => textOf(value, column?.tell) };
  }
}

const settled = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);
const same = (before: unknown, after: unknown): boolean => {
  if (before !== null && after !== null && typeof before === 'object' && typeof after === 'object' && !(before instanceof Date) && !(after instanceof Date)) return ordered(before) === ordered(after);
  return (settled(before) ?? null) === (settled(after) ?? null);
};
const ordered = (value: unknown): string => JSON.stringify(value, (_, inner: unknown) =>
  (inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1))) : inner));

const textOf = (value: unknown, tell: ((id: string) => string) | undefined): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return cellText(new Date(value.getTime() + shanghaiOffsetMs));
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return tell ? tell(value) : value;
  if (typeof value !== 'object') return String(value as number);
  // Days of reception, parts of a fund, axes of a rating: by what each is called.
  const named = Array.isArray(value) ? value.map((one: unknown) => (typeof one === 'object' && one !== null ? ((one as Loose)['text'] ?? (one as Loose)['name']) : one)) : [];
  return named.length > 0 && named.every((one) => typeof one === 'string') ? named.join('；') : JSON.stringify(value);
};
