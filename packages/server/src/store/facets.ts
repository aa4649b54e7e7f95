import type { FacetCount } from '@congress-kit/api/page';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';
import { isLarge, lately } from './unhurried.ts';

/**
 * Counts beside a list, one query each. A count leaves out the filter on its own thing, so that a page can offer “柳溪镇 12 ·
 * 石磨镇 7” while one of them is chosen.
 */
export type Facets<Name extends string> = { [N in Name]?: FacetCount[] };

type Counted = { value: string; name?: string | null; count: number };

const larger = (one: Counted, other: Counted): number => other.count - one.count || (one.value < other.value ? -1 : 1);

/** Runs a query that gives value, count and perhaps a name. Of a large table the counts may be some seconds old. */
export const counts = async (db: Database, table: string, query: RawBuilder<unknown>): Promise<FacetCount[]> => {
  const count = async (): Promise<FacetCount[]> => {
    const { rows } = await (query as RawBuilder<Counted>).execute(db);
    return rows.sort(larger).map(({ value, name, count }) => ({ value, ...(name != null && { name }), count }));
  };
  if (!(await isLarge(db, table))) return count();
  const { sql: text, parameters } = query.compile(db);
  return lately(db, JSON.stringify([text, parameters]), count);
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
