import { sql, type Selectable } from 'kysely';
import { insertRecords } from '../store/rows.ts';
import type { Tables } from '../store/tables.ts';
import type { Trx } from '../store/transaction.ts';
import type { SheetTally } from './differences.ts';
import { onlyLooks } from './looking.ts';

/**
 * Rows → tables, by hundreds: one statement takes a whole batch as one JSON parameter, which both engines turn into rows by
 * the table's own types. Loading a county row by row would take minutes.
 */

const batchSize = 500;

/** A row to store: every column but the ones the database keeps itself. JSON columns hold values, instants hold a `Date`. */
export type RowOf<T extends keyof Tables> = Omit<Selectable<Tables[T]>, Kept<T> | 'updated_at' | 'web_supports' | 'erased_at' | 'grams'>;

/** Columns that no spreadsheet fills: numbers the database makes, what is computed, what the office decided here. */
type Kept<T extends keyof Tables> =
  T extends 'case_steps' | 'suggestion_steps' ? 'id' | 'mark' | 'corrects'
  : T extends 'replies' | 'ratings' | 'answers' ? 'id'
  : T extends 'projects' ? 'state'
  : T extends 'cases' ? 'words_from' | 'split_from' | 'figures_on'
  : T extends 'suggestions' ? 'congress_id' | 'latitude' | 'longitude' | 'datum'
  : T extends 'disclosures' ? 'publication' | 'reviewer' | 'hidden_reason' : never;

type Loose = Readonly<Record<string, unknown>>;

/** Parts of a list, one after the other: what is made of a part may go when the next one comes. */
export const batches = function* <T>(rows: readonly T[], size = batchSize): Generator<T[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
};

/** Adds rows; the order of a batch is the order of its generated numbers. */
export const insertRows = async <T extends keyof Tables>(trx: Trx, table: T, rows: readonly RowOf<T>[], progress?: (rows: number) => void): Promise<void> => {
  for (const batch of batches(rows as readonly Loose[])) {
    if (!onlyLooks(trx)) await insertRecords(trx, table, batch);
    progress?.(batch.length);
  }
};

/** The rows whose `column` is one of `values`. @param wanted the columns to read, where not all */
export const rowsWith = async <T extends keyof Tables, C extends keyof Selectable<Tables[T]> & string = keyof Selectable<Tables[T]> & string>(
  trx: Trx, table: T, column: keyof Tables[T] & string, values: readonly string[], wanted?: readonly C[],
): Promise<Pick<Selectable<Tables[T]>, C>[]> => {
  if (values.length === 0) return [];
  const { rows } = await sql`select ${wanted ? sql.join(wanted.map((name) => sql.ref(name))) : sql`*`} from ${sql.table(table)} where ${sql.ref(column)} in (select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`.execute(trx);
  return rows as Pick<Selectable<Tables[T]>, C>[];
};

export const deleteWith = async <T extends keyof Tables>(trx: Trx, table: T, column: keyof Tables[T] & string, values: readonly string[]): Promise<void> => {
  if (values.length === 0 || onlyLooks(trx)) return;
  await sql`delete from ${sql.table(table)} where ${sql.ref(column)} in (select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`.execute(trx);
};

/** One spelling for what the file says and what the database gives back: JSON has no order, an instant is an instant. */
const settled = (value: unknown): unknown => {
  if (value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(settled);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, inner]) => [name, settled(inner)]));
  }
  return value;
};

/** The day an import was made is no change of the record. */
const uncompared: readonly string[] = ['as_of'];

const fingerprint = (row: Loose, columns: readonly string[]): string => JSON.stringify(columns.map((name) => settled(row[name])));

/** Tables that several spreadsheets fill, each with rows of its own kind. */
const sharedByKind: readonly (keyof Tables)[] = ['calls', 'voices'];

/** What the same office (`source`) has stored and this sheet does not have: told, and left alone. */
export const noteMissing = async (trx: Trx, table: keyof Tables, key: string, source: string, keys: readonly unknown[], counts: SheetTally, kind?: unknown): Promise<void> => {
  const { rows: missing } = await sql<{ key: string }>`select ${sql.ref(key)} as key from ${sql.table(table)} where source = ${source}
    ${sharedByKind.includes(table) ? sql`and kind = ${kind}` : sql``}
    and ${sql.ref(key)} not in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb)) order by 1`.execute(trx);
  for (const { key: code } of missing) {
    // Left alone for another reason: it is in the spreadsheet.
    if (counts.has(code)) continue;
    counts.missing += 1;
    counts.note(code, {}, undefined);
  }
};

export interface Synced<Row> {
  readonly inserted: readonly Row[];
  readonly updated: readonly Row[];
  readonly unchanged: readonly Row[];
}

/** Inserts what is new, updates what differs, and notes on the rest that it is still so today. Nothing is deleted. */
export const syncRows = async <T extends keyof Tables>(
  trx: Trx, table: T, key: keyof RowOf<T> & keyof Tables[T] & string, rows: readonly RowOf<T>[], counts?: SheetTally, progress?: (rows: number) => void,
): Promise<Synced<RowOf<T>>> => {
  const synced = await syncPart(trx, table, key, rows, counts, progress);
  const { source, kind } = (rows[0] ?? {}) as Loose;
  if (counts && typeof source === 'string') await noteMissing(trx, table, key, source, (rows as readonly Loose[]).map((row) => row[key]), counts, kind);
  return synced;
};

/**
 * The same for a part of a sheet, without looking for what the sheet does not have.
 * @param fill what a new row is given beside what the sheet says
 */
export const syncPart = async <T extends keyof Tables>(
  trx: Trx, table: T, key: keyof RowOf<T> & keyof Tables[T] & string, rows: readonly RowOf<T>[], counts?: SheetTally, progress?: (rows: number) => void, fill: (row: RowOf<T>) => Loose = () => ({}),
): Promise<Synced<RowOf<T>>> => {
  if (rows.length === 0) return { inserted: [], updated: [], unchanged: [] };
  const loose = rows as readonly Loose[];
  const columns = Object.keys(loose[0]!).filter((name) => !uncompared.includes(name));
  const result = { inserted: [] as RowOf<T>[], updated: [] as RowOf<T>[], unchanged: [] as RowOf<T>[] };
  // By batches, so that never more than one of them is held twice.
  for (const batch of batches(rows)) {
    const ids = (batch as readonly Loose[]).map((row) => String(row[key]));
    const stored = new Map((await rowsWith(trx, table, key, ids, columns as never[]) as readonly Loose[]).map((row) => [String(row[key]), row]));
    const different: Loose[] = [];
    for (const row of batch) {
      const id = String((row as Loose)[key]);
      const before = stored.get(id);
      const kind = before === undefined ? 'inserted' : fingerprint(before, columns) === fingerprint(row as Loose, columns) ? 'unchanged' : 'updated';
      result[kind].push(row);
      if (kind === 'unchanged') continue;
      counts?.note(id, before, row as Loose);
      different.push({ ...row as Loose, ...fill(row) });
    }
    if (different.length > 0 && !onlyLooks(trx)) await insertRecords(trx, table, different, { key, first: Object.keys(fill(batch[0]!)) });
    progress?.(batch.length);
  }
  const asOf = loose[0]!['as_of'];
  if (result.unchanged.length > 0 && asOf !== undefined && !onlyLooks(trx)) {
    const still = JSON.stringify((result.unchanged as readonly Loose[]).map((row) => row[key]));
    await sql`update ${sql.table(table)} set as_of = ${asOf} where as_of <> ${asOf} and ${sql.ref(key)} in (select jsonb_array_elements_text(${still}::jsonb))`.execute(trx);
  }
  if (counts) {
    counts.inserted += result.inserted.length;
    counts.updated += result.updated.length;
    counts.unchanged += result.unchanged.length;
  }
  return result;
};

/**
 * The rows that belong to `parents`, and no others: where a parent's rows differ, all of its rows are replaced.
 * @param key columns that tell one parent's rows apart, for the counting
 */
export const syncChildren = async <T extends keyof Tables>(
  trx: Trx, table: T, parent: keyof RowOf<T> & keyof Tables[T] & string, key: readonly (keyof RowOf<T> & string)[], parents: readonly string[], rows: readonly RowOf<T>[],
  counts?: SheetTally, progress?: (rows: number) => void,
): Promise<void> => {
  const children = Map.groupBy(rows, (row) => String((row as Loose)[parent]));
  for (const part of batches(parents)) await syncChildrenOf(trx, table, parent, key, part, part.flatMap((id) => children.get(id) ?? []), counts, progress);
};

const syncChildrenOf = async <T extends keyof Tables>(
  trx: Trx, table: T, parent: keyof RowOf<T> & keyof Tables[T] & string, key: readonly (keyof RowOf<T> & string)[], parents: readonly string[], rows: readonly RowOf<T>[],
  counts?: SheetTally, progress?: (rows: number) => void,
): Promise<void> => {
  const columns = Object.keys((rows[0] as Loose | undefined) ?? {});
  const nameOf = (row: Loose) => [parent, ...key].map((name) => String(row[name])).join(' ');
  type Printed = { readonly row: Loose; readonly print: string };
  const before = new Map<string, Map<string, Printed>>();
  const now = new Map<string, Map<string, Printed>>();
  const fileUnder = (map: typeof now, row: Loose) => {
    const id = String(row[parent]);
    map.set(id, (map.get(id) ?? new Map<string, Printed>()).set(nameOf(row), { row, print: fingerprint(row, columns) }));
  };
  for (const row of await rowsWith(trx, table, parent, parents) as readonly Loose[]) fileUnder(before, row);
  for (const row of rows as readonly Loose[]) fileUnder(now, row);
  const none = new Map<string, Printed>();
  const differing = new Set(parents.filter((id) => {
    const [old, wanted] = [before.get(id) ?? none, now.get(id) ?? none];
    return old.size !== wanted.size || [...wanted].some(([name, { print }]) => old.get(name)?.print !== print);
  }));
  await deleteWith(trx, table, parent, [...differing].filter((id) => before.has(id)));
  await insertRows(trx, table, rows.filter((row) => differing.has(String((row as Loose)[parent]))), progress);
  if (!counts) return;
  for (const [id, wanted] of now) {
    for (const [name, { row, print }] of wanted) {
      const old = before.get(id)?.get(name);
      counts[old === undefined ? 'inserted' : old.print === print ? 'unchanged' : 'updated'] += 1;
      if (old?.print !== print) counts.note(name, old?.row, row);
    }
  }
  for (const [id, old] of before) {
    for (const name of old.keys()) {
      if (now.get(id)?.has(name)) continue;
      counts.missing += 1;
      counts.note(name, {}, undefined);
    }
  }
};
