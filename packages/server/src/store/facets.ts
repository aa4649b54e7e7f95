import type { FacetCount } from '@congress-kit/api/page';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';
import { bySlices } from './slices.ts';
import { whileUnchanged } from './unchanged.ts';
import { isHuge, isLarge, lastFigure, lately, ofSample, reckoned, rowsOf } from './unhurried.ts';

/**
 * Counts beside a list, one query each. A count leaves out the filter on its own thing, so that a page can offer “柳溪镇 12 ·
 * 石磨镇 7” while one of them is chosen.
 */
export type Facets<Name extends string> = { [N in Name]?: FacetCount[] };

interface Counted { readonly value: string; readonly name?: string | null; readonly count: number }

const facetOf = ({ value, name, count }: Counted): FacetCount => ({ value, ...(name != null && { name }), count });
const larger = (one: FacetCount, other: FacetCount): number => other.count - one.count || (one.value < other.value ? -1 : 1);

/** Of so many records, a sample says how they are spread; fewer are counted by their indexes. */
const leastSeen = 200;

/**
 * Runs a query that gives value, count and perhaps a name. Of a large table the counts may be some seconds old; of a huge one they are
 * reckoned from a sample until they were counted for the first time.
 */
export const counts = async (db: Database, table: string, query: RawBuilder<unknown>): Promise<FacetCount[]> => {
  const compiled = (query as RawBuilder<Counted>).compile(db);
  const count = async (text = compiled.sql, part = 1): Promise<FacetCount[]> => {
    const { rows } = await db.executeQuery<Counted>({ ...compiled, sql: text });
    return rows.map((row) => facetOf({ ...row, count: Math.round(row.count / part) })).sort(larger);
  };
  const name = JSON.stringify([compiled.sql, compiled.parameters]);
  if (!(await isLarge(db, table))) return whileUnchanged(db, table, name, count);
  const size = await rowsOf(db, table);
  if (isHuge(size) && lastFigure(db, name) === undefined) {
    const { query: some, part } = ofSample(compiled.sql, table, size);
    const figures = await count(some, part);
    if (figures.reduce((sum, one) => sum + one.count, 0) * part >= leastSeen) reckoned(db, name, figures);
  }
  return lately(db, name, async () => {
    const all = new Map<string, Counted>();
    for (const one of await bySlices(db, table, size, compiled)) all.set(one.value, { ...one, count: one.count + (all.get(one.value)?.count ?? 0) });
    return [...all.values()].map(facetOf).sort(larger);
  });
};

/** By a column of the list's own table. */
export const countBy = (db: Database, table: string, column: string, condition: RawBuilder<boolean>): Promise<FacetCount[]> =>
  counts(db, table, sql`select ${sql.ref(column)} as value, count(*)::integer as count from ${sql.table(table)} where ${condition} group by 1`);

/**
 * A division's township or subdistrict, whatever lies below it: the ids are paths, so the ids of all ancestors are cut from
 * it and looked up by key.
 * @param divisionId an expression
 */
export const joinTownship = (divisionId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  cross join lateral (select array_to_string((string_to_array(${divisionId}, '.'))[1:depth], '.') as id from generate_series(1, cardinality(string_to_array(${divisionId}, '.'))) as depth) as above
  join divisions town on town.id = above.id and town.kind in ('township', 'subdistrict')`;

/** What was asked for, each once; nothing when nothing was. */
export const readFacets = async <Name extends string>(asked: readonly Name[] | undefined, readers: Readonly<Record<Name, () => Promise<FacetCount[]>>>): Promise<{ facets?: Facets<Name> }> => {
  if (!asked) return {};
  const found = await Promise.all([...new Set(asked)].map(async (name) => [name, await readers[name]()] as const));
  return { facets: Object.fromEntries(found) as Facets<Name> };
};
