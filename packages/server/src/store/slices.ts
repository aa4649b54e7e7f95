import { setTimeout as pause } from 'node:timers/promises';
import { sql, type CompiledQuery } from 'kysely';
import type { Database } from './database.ts';
import { naming } from './unhurried.ts';

/**
 * Counts through a large table, a slice of its pages at a time. The embedded database does one statement after the other: whoever
 * asks meanwhile waits for a slice and not for a million records.
 *
 * What moves from one slice to another between the two is counted in both or in neither. Such a figure is some seconds old when it is
 * told, and made anew before long.
 */
export const slice = { rows: 20_000, pages: 4000 } as const;

interface Node { 'Node Type': string; 'Relation Name'?: string; 'Total Cost': number; 'Plan Rows': number; Plans?: Node[] }

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/**
 * Would the database read much of the table for it, rather than of an index alone? That is a tenth of the work, and no slices of it can be
 * asked for. Much of another table counts as well: beside an index of the deputies it reads all they serve on.
 */
const readsMuch = async (db: Database, table: string, query: CompiledQuery): Promise<boolean> => {
  const { rows } = await db.executeQuery<Record<string, [{ Plan: Node }]>>({ ...query, sql: `explain (format json) ${query.sql}` } as CompiledQuery<never>);
  const [{ Plan: plan }] = Object.values(rows[0]!)[0]!;
  const ofTables = nodesOf(plan).filter((node) => node['Relation Name'] !== undefined);
  return ofTables.some((node) => node['Node Type'] !== 'Index Only Scan' && (node['Relation Name'] === table
    ? node['Node Type'] === 'Seq Scan' || node['Total Cost'] > slice.pages
    : node['Plan Rows'] > slice.rows));
};

const pagesOf = async (db: Database, table: string): Promise<number> => {
  const { rows: [size] } = await sql<{ pages: number }>`select (pg_relation_size(${table}::regclass) / current_setting('block_size')::integer)::integer as pages`.execute(db);
  return size!.pages;
};

/**
 * The rows of a query that counts records of the table, or of its parts: whoever gets several of a kind adds them up.
 * @param rows of the table, about
 * @param query names the table without an alias wherever it counts its rows, and counts nothing that has rows of two of its records
 */
export const bySlices = async <Row>(db: Database, table: string, rows: number, query: CompiledQuery<Row>): Promise<Row[]> => {
  const part = (from: number, to: number): string =>
    naming(query.sql, table, (word) => `${word} (select * from "${table}" where ctid >= '(${from},0)' and ctid < '(${to},0)' offset 0) as "${table}"`);
  if (rows <= slice.rows || part(0, 1) === query.sql || !(await readsMuch(db, table, query))) return (await db.executeQuery(query)).rows;
  const pages = await pagesOf(db, table);
  const step = Math.max(1, Math.min(slice.pages, Math.floor((slice.rows * pages) / rows)));
  const found: Row[] = [];
  for (let page = 0; page < pages; page += step) {
    const began = performance.now();
    found.push(...(await db.executeQuery<Row>({ ...query, sql: part(page, page + step) })).rows);
    // As long as it took: who has several questions is not to meet a slice at each.
    await pause(performance.now() - began);
  }
  return found;
};
