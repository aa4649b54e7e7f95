import { sql, type RawBuilder } from 'kysely';
import { searchable } from './searching.ts';
import type { Tables } from './tables.ts';
import type { Trx } from './transaction.ts';

type Row = Readonly<Record<string, unknown>>;

interface Inserting {
  /** A row with this column's value is replaced, should it be there. */
  readonly key?: string;
  /** Fields that a new row is given, and one that is there keeps as it has them. */
  readonly first?: readonly string[];
  /**
   * Fields that are the same in all of these rows: each is one parameter, which the database reads as the column's type. Text, number,
   * boolean, `Date` or null; other JSON would need its own type.
   */
  readonly same?: Readonly<Record<string, string | number | boolean | Date | null>>;
}

/** The statement for rows that are there; see `insertRecords`. */
const insertion = (table: keyof Tables, given: readonly Row[], { key, first = [], same = {} }: Inserting): RawBuilder<unknown> => {
  const rows = given.map((row) => (typeof row['search'] === 'string' && row['grams'] === undefined ? { ...row, ...searchable(row['search']) } : row));
  const [own, shared] = [Object.keys(rows[0]!), Object.keys(same)];
  const columns = [...own, ...shared];
  const changed = columns.filter((name) => name !== key && !first.includes(name));
  const onConflict = key === undefined ? sql`` : sql` on conflict (${sql.ref(key)}) do update set ${sql.join(changed.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))}`;
  return sql`insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))}) select ${sql.join([...own.map((name) => sql.ref(`record.${name}`)), ...shared.map((name) => sql`${same[name]}`)])}
    from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json) as record${onConflict}`;
};

/**
 * Many rows by one statement: it takes them as one JSON parameter, which both engines turn into rows by the table's own types.
 * The order of the rows is the order of the numbers the database makes for them.
 * @param given all with the same fields; JSON columns hold values, instants a `Date` or their text. What `search` is found by is
 *   made here where it is not yet, for a lot at a time: an import holds all of its rows
 */
export const insertRecords = async (trx: Trx, table: keyof Tables, given: readonly Row[], inserting: Inserting = {}): Promise<void> => {
  if (given.length > 0) await insertion(table, given, inserting).execute(trx);
};

export interface Records extends Inserting { readonly table: keyof Tables; readonly rows: readonly Row[] }

/** What belongs together, of several tables, by one statement: one way to the database instead of one for each. References are checked at its end. */
export const insertTogether = async (trx: Trx, all: readonly Records[]): Promise<void> => {
  const parts = all.filter(({ rows }) => rows.length > 0).map(({ table, rows, ...inserting }) => insertion(table, rows, inserting));
  const last = parts.pop();
  if (!last) return;
  const before = parts.map((part, index) => sql`${sql.ref(`part_${index}`)} as (${part})`);
  await sql`${before.length > 0 ? sql`with ${sql.join(before)} ` : sql``}${last}`.execute(trx);
};
