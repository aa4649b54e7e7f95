import { limits, type FacetCount } from '@congress-kit/api';
import { sql, type AliasedRawBuilder, type CompiledQuery, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import { invalid } from '../http/problems.ts';
import type { Database } from './database.ts';
import { partFound } from './searching.ts';
import { bySlices } from './slices.ts';
import type { Tables } from './tables.ts';
import { whileUnchanged } from './unchanged.ts';
import { counted, countedAlways, countedWaiting, isHuge, isLarge, lastFigure, lately, ofSample, reckoned, rowsOf, sinceWhen } from './unhurried.ts';

/**
 * Pages by keyset: a cursor names the last record seen by its sort keys, so records that come or go in between neither
 * repeat nor skip one. The cursor is no secret and carries no right; it is only checked for its form.
 */

export interface SortKey {
  /** As an index has it. */
  readonly expression: RawBuilder<unknown>;
  /** An instant is compared to the microsecond, which a JavaScript date cannot hold: it travels as text. */
  readonly kind: 'text' | 'instant' | 'integer';
  /** The column, where the table knows which of its pages hold the newest. */
  readonly days?: string;
}

export interface Sort {
  /** Name of the list and of its order, so that a cursor of another one is told apart. */
  readonly list: string;
  /** All in one direction; the last one is unique. An index serves them in this order. */
  readonly keys: readonly SortKey[];
  readonly direction: 'asc' | 'desc';
}

/** The orders a list offers, by the contract's names, and the one it has unless asked. */
export interface Sorts<Name extends string = string> {
  readonly list: string;
  readonly orders: Readonly<Record<Name, readonly SortKey[]>>;
  readonly usual: Name | `-${Name}`;
}

/** The names a list's `sort` may take, without the directions: a new one in the contract does not compile without its columns. */
export type SortNames<Query extends { sort?: string | undefined }> = Exclude<NonNullable<Query['sort']>, `-${string}`>;

export const textKeys = (...columns: string[]): SortKey[] => columns.map((column) => ({ expression: sql.ref(column), kind: 'text' }));

/** By `updated_at`, as every list can be. */
export const changedKeys = (table: string, key: string): SortKey[] => [{ expression: sql.ref(`${table}.updated_at`), kind: 'instant' }, ...textKeys(`${table}.${key}`)];

export const chosen = <Name extends string>({ list, orders, usual }: Sorts<Name>, asked: Name | `-${Name}` | undefined): Sort => {
  const order = asked ?? usual;
  const isBackwards = order.startsWith('-');
  return { list: `${list} ${order}`, keys: orders[(isBackwards ? order.slice(1) : order) as Name], direction: isBackwards ? 'desc' : 'asc' };
};

/** Records changed at this instant or later. PostgreSQL knows neither year 0 nor an offset of 23 hours: it is handed an instant it knows. */
export const changedSince = (table: string, text: string | undefined): RawBuilder<boolean> | undefined => {
  if (text === undefined) return undefined;
  const at = Math.min(Math.max(Date.parse(text), 0), Date.UTC(9999, 0));
  return sql<boolean>`${sql.ref(`${table}.updated_at`)} >= ${new Date(at).toISOString()}::timestamptz`;
};

type Condition = RawBuilder<boolean> | false | undefined;

/** All conditions together; the absent ones say nothing. */
export const allOf = (conditions: readonly Condition[]): RawBuilder<boolean> => {
  const said = conditions.filter((one): one is RawBuilder<boolean> => Boolean(one));
  return said.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(said, sql` and `)})`;
};

/** The column is one of the values; of none, when there are none. */
export const oneOf = (column: string, values: readonly string[] | undefined): RawBuilder<boolean> | undefined =>
  values && values.length === 0 ? sql<boolean>`false` : values && sql<boolean>`${sql.ref(column)} in (${sql.join(values)})`;

export const equals = (column: string, value: string | undefined): RawBuilder<boolean> | undefined =>
  value === undefined ? undefined : sql<boolean>`${sql.ref(column)} = ${value}`;

export interface PageQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  /** What `filtered` was looked up by, where a list can be searched. */
  readonly q?: string | undefined;
}

export interface PageOf<Row> {
  readonly rows: Row[];
  readonly total: number;
  readonly nextCursor?: string;
  readonly facets?: Readonly<Record<string, FacetCount[] | undefined>>;
}

const instantText = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

const readCursor = (cursor: string, sort: Sort): string[] => {
  const refuse = () => invalid('query', '/cursor', 'bad_format', { format: 'cursor' });
  if (!/^[A-Za-z0-9_-]+$/.test(cursor)) throw refuse();
  let parts: unknown;
  try {
    parts = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(cursor, 'base64url')));
  } catch {
    throw refuse();
  }
  if (!Array.isArray(parts) || parts.length !== sort.keys.length + 1 || parts[0] !== sort.list) throw refuse();
  const values = parts.slice(1) as unknown[];
  const fits = values.every((value, index) => {
    if (typeof value !== 'string' || value.length > 100 || value.includes('\u0000')) return false;
    const { kind } = sort.keys[index]!;
    return kind === 'text' || (kind === 'integer' ? /^\d{1,9}$/.test(value) : instantText.test(value) && !Number.isNaN(Date.parse(value)));
  });
  if (!fits) throw refuse();
  return values as string[];
};

const writeCursor = (sort: Sort, values: readonly string[]): string => Buffer.from(JSON.stringify([sort.list, ...values])).toString('base64url');

const typeOf = { text: sql`text`, instant: sql`timestamptz`, integer: sql`integer` };

const valueOf = (key: SortKey): RawBuilder<string> =>
  key.kind !== 'instant' ? sql<string>`${key.expression}::text` : sql<string>`to_char(${key.expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The table of a list that is read from one table alone. */
const tableOf = (query: string): string | undefined => / from "(\w+)"(?= where |$)/.exec(query)?.[1];

/** The question for how many there are in all, and the name that its answer is kept by. */
const totalOf = (filtered: SelectQueryBuilder<Tables, any, {}>) => {
  const all = filtered.select(sql<number>`count(*)::integer`.as('total'));
  const compiled = all.compile();
  return { all, compiled, table: tableOf(compiled.sql), name: JSON.stringify([compiled.sql, compiled.parameters]) };
};

/**
 * How many records there are in all. Of a small table they are counted; of a large one as many as can be while somebody waits,
 * and where there are more than a few, the number is as old as `lately` allows. Of a huge one it is reckoned from a sample until it was
 * counted for the first time.
 */
const countTotal = async (db: Database, filtered: SelectQueryBuilder<Tables, any, {}>, { all, compiled, table, name }: ReturnType<typeof totalOf>): Promise<number> => {
  const count = async (): Promise<number> => ((await all.executeTakeFirstOrThrow()) as { total: number }).total;
  if (table === undefined) return count();
  if (!(await isLarge(db, table))) return whileUnchanged(db, table, name, count);
  const countSlowly = async (): Promise<number> => (await bySlices(db, table, await rowsOf(db, table), compiled as CompiledQuery<{ total: number }>)).reduce((sum, { total }) => sum + total, 0);
  if (Number(lastFigure(db, name) ?? 0) > countedAlways) return lately(db, name, countSlowly);
  const { rows: [found] } = await sql<{ total: number }>`select count(*)::integer as total from (${filtered.select(sql`1`.as('one')).limit(countedWaiting + 1)}) as found`.execute(db);
  if (found!.total <= countedWaiting) {
    counted(db, name, found!.total);
    return found!.total;
  }
  const size = await rowsOf(db, table);
  if (isHuge(size)) {
    const { query, part } = ofSample(compiled.sql, table, size);
    const { rows: [seen] } = await db.executeQuery<{ total: number }>({ ...compiled, sql: query } as never);
    reckoned(db, name, Math.max(found!.total, Math.round(seen!.total / part)));
  }
  return Math.max(found!.total, await lately(db, name, countSlowly));
};

/**
 * What a word finds that stands in few is all looked up by the word and sorted. Left alone, the database would guess how soon a walk along
 * the list's order meets enough of it, which goes through the whole list where they stand at its end, or where there are none.
 */
const gathers = async (db: Database, table: string | undefined, q: string | undefined): Promise<boolean> => {
  if (table === undefined || q === undefined) return false;
  const rows = await rowsOf(db, table);
  return rows * partFound(table, q) <= Math.min(countedWaiting, rows / 10);
};

/** So many times as many as a page needs are looked for among the newest, for not every one is shown. */
const newestTimes = 3;

/**
 * One page of `filtered` and how many records there are in all.
 * @param select adds the columns; it may join what cannot change the number of rows
 */
export const readPage = async <TB extends keyof Tables, Row>(
  db: Database,
  filtered: SelectQueryBuilder<Tables, TB, {}>,
  sort: Sort,
  query: PageQuery,
  select: (filtered: SelectQueryBuilder<Tables, TB, {}>) => SelectQueryBuilder<Tables, any, Row>,
): Promise<PageOf<Row>> => {
  const limit = query.limit ?? limits.pageDefault;
  const after = (keys: readonly RawBuilder<unknown>[]): RawBuilder<boolean> | undefined => {
    if (query.cursor === undefined) return undefined;
    const last = sql.join(readCursor(query.cursor, sort).map((value, index) => sql`${value}::${typeOf[sort.keys[index]!.kind]}`));
    return sort.direction === 'asc' ? sql<boolean>`(${sql.join(keys)}) > (${last})` : sql<boolean>`(${sql.join(keys)}) < (${last})`;
  };
  const columns = sort.keys.map((key) => key.expression);
  const asked = totalOf(filtered);
  const { table, name } = asked;
  const marks = sort.keys.map((key, index) => valueOf(key).as(`cursor_${index}`) as AliasedRawBuilder<string, string>);
  const read = (from: SelectQueryBuilder<Tables, any, {}>): Promise<(Row & Record<string, string>)[]> => {
    let rows = select(from as never);
    for (const key of sort.keys) rows = rows.orderBy(key.expression, sort.direction);
    return rows.select(marks as never).limit(limit + 1).execute() as never;
  };
  const gather = (since?: string) => {
    const keys = columns.map((_, index) => sql.ref(`key_${index}`));
    const all = since === undefined ? filtered : filtered.where(sql<boolean>`${columns[0]!} >= ${since}::timestamptz`);
    const found = all.select(columns.map((column, index) => column.as(`key_${index}`)) as never).offset(0);
    const first = sql`select ${keys.at(-1)!} from (${found}) as found where ${after(keys) ?? sql`true`} order by ${sql.join(keys.map((key) => sql`${key} ${sql.raw(sort.direction)}`))} limit ${limit + 1}`;
    return read(db.selectFrom(table as never).where(sql<boolean>`${columns.at(-1)!} in (${first})`) as never);
  };
  const find = async () => {
    if (!(await gathers(db, table, query.q))) {
      const beyond = after(columns);
      return read((beyond ? filtered.where(beyond) : filtered) as never);
    }
    const { days } = sort.keys[0]!;
    // Where it is known how many there are: to look among the newest for what is rare would be in vain.
    const known = Number(lastFigure(db, name) ?? 0);
    const since = days !== undefined && sort.direction === 'desc' && query.cursor === undefined && known > countedAlways ? await sinceWhen(db, days, (newestTimes * (limit + 1)) / known) : undefined;
    const newest = since === undefined ? [] : await gather(since);
    return newest.length > limit ? newest : gather();
  };
  const [found, total] = await Promise.all([find(), countTotal(db, filtered, asked)]);
  const page = found.slice(0, limit);
  const last = page[page.length - 1];
  return {
    rows: page,
    total,
    ...(found.length > limit && last && { nextCursor: writeCursor(sort, sort.keys.map((_, index) => last[`cursor_${index}`]!)) }),
  };
};

/** `%` and `_` are letters of the search, not wildcards. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** The ids of a division and all its ancestors, from the top down. */
export const lineage = (divisionId: string): string[] => divisionId.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));

/** A division or anything below it: the ids are paths. */
export const within = (column: string, divisionId: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} = ${divisionId} or ${sql.ref(column)} like ${`${likeText(divisionId)}.%`} escape '\\')`;

/** The same of a list that has an index for what a county asks for in a province that holds a hundred of them. */
export const withinCounty = (column: string, divisionId: string): RawBuilder<boolean> =>
  (divisionId.includes('.') ? within(column, divisionId) : sql<boolean>`split_part(${sql.ref(column)}, '.', 1) = ${divisionId}`);
