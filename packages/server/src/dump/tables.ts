import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../store/database.ts';

export interface DumpColumn { readonly name: string; readonly type: string; readonly hasSequence: boolean }
export interface DumpTable { readonly name: string; readonly columns: readonly DumpColumn[]; readonly key: readonly string[] }

/**
 * The tables as the database has them, so that no migration can forget to name its own: those another refers to come first,
 * otherwise by name, so that the same rows are the same dump on whichever engine and after whatever history.
 * What the database computes by itself is not among the columns; the list of migrations that ran is the head's.
 */
export const readTables = async (db: Database): Promise<DumpTable[]> => {
  const { rows: columns } = await sql<{ table: string; name: string; type: string; key: number | null; sequence: string | null }>`
    select c.relname::text as table, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type, array_position(i.indkey::smallint[], a.attnum) as key,
      pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname) as sequence
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where n.nspname = current_schema() and c.relkind in ('r', 'p') and c.relname not like 'kysely_migration%' order by c.relname collate "C", a.attnum`.execute(db);
  const { rows: references } = await sql<{ from: string; to: string }>`
    select r.relname::text as from, t.relname::text as to from pg_constraint k join pg_class r on r.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and r.relnamespace = current_schema()::regnamespace and r.oid <> t.oid
    order by r.relname collate "C", t.relname collate "C"`.execute(db);
  const tables = new Map<string, { name: string; columns: DumpColumn[]; keys: { name: string; at: number }[] }>();
  for (const { table, name, type, key, sequence } of columns) {
    const known = tables.get(table) ?? { name: table, columns: [], keys: [] };
    known.columns.push({ name, type, hasSequence: sequence !== null });
    if (key !== null) known.keys.push({ name, at: key });
    tables.set(table, known);
  }
  const inOrder: DumpTable[] = [];
  const put = (name: string, above: readonly string[]): void => {
    const table = tables.get(name);
    if (!table || inOrder.some((one) => one.name === name)) return;
    if (above.includes(name)) throw new Error(`Tables refer to each other in a circle: ${[...above, name].join(', ')}`);
    for (const { from, to } of references) if (from === name) put(to, [...above, name]);
    const key = table.keys.sort((one, other) => one.at - other.at).map((one) => one.name);
    inOrder.push({ name, columns: table.columns, key: key.length > 0 ? key : table.columns.map((column) => column.name) });
  };
  for (const name of tables.keys()) put(name, []);
  return inOrder;
};

/** Text is compared byte by byte: the order must not hang on a database's locale. */
export const keyOrder = ({ key, columns }: DumpTable): RawBuilder<unknown> => sql.join(key.map((name) =>
  columns.find((column) => column.name === name)?.type === 'text' ? sql`${sql.ref(name)} collate "C"` : sql.ref(name)));

/** A row as one line of JSON: every value as text that reads back as the same value, whatever the session's settings. */
export const rowLine = ({ columns }: DumpTable): RawBuilder<string> => sql<string>`array_to_json(array[${sql.join(columns.map(({ name, type }) =>
  type === 'timestamp with time zone' ? sql`to_char(${sql.ref(name)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.USZ')` : sql`${sql.ref(name)}::text`))}])::text`;
