import { sql } from 'kysely';
import { searchable } from './searching.ts';
import type { Tables } from './tables.ts';
import type { Trx } from './transaction.ts';

/**
 * Many rows by one statement: it takes them as one JSON parameter, which both engines turn into rows by the table's own types.
 * The order of the rows is the order of the numbers the database makes for them.
 * @param given all with the same fields; JSON columns hold values, instants a `Date` or their text. What `search` is found by is
 *   made here, for a lot at a time: an import holds all of its rows
 * @param key a row with this column's value is replaced, should it be there
 */
export const insertRecords = async (trx: Trx, table: keyof Tables, given: readonly Readonly<Record<string, unknown>>[], key?: string): Promise<void> => {
  if (given.length === 0) return;
  const rows = given.map((row) => (typeof row['search'] === 'string' ? { ...row, ...searchable(row['search']) } : row));
  const columns = Object.keys(rows[0]!);
  const names = sql.join(columns.map((name) => sql.ref(name)));
  const changed = columns.filter((name) => name !== key);
  const onConflict = key === undefined ? sql`` : sql` on conflict (${sql.ref(key)}) do update set ${sql.join(changed.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))}`;
  await sql`insert into ${sql.table(table)} (${names}) select ${names} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)${onConflict}`.execute(trx);
};
