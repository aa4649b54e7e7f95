import { limits } from '@congress-kit/api';
import { sql, type AliasedRawBuilder, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import { invalid } from '../http/problems.ts';
import type { Tables } from './tables.ts';

/**
 * Pages by keyset: a cursor names the last record seen by its sort keys, so records that come or go in between neither
 * repeat nor skip one. The cursor is no secret and carries no right; it is only checked for its form.
 */

export interface SortKey {
  readonly column: string;
  /** An instant is compared to the microsecond, which a JavaScript date cannot hold: it travels as text. */
  readonly kind: 'text' | 'instant';
}

export interface Sort {
  /** Name of the list, so that a cursor of another list is told apart. */
  readonly list: string;
  /** All in one direction; the last one is unique. */
  readonly keys: readonly SortKey[];
  readonly direction: 'asc' | 'desc';
}

export const byText = (list: string, ...columns: string[]): Sort => ({ list, direction: 'asc', keys: columns.map((column) => ({ column, kind: 'text' })) });
export const newestFirst = (list: string, ...keys: SortKey[]): Sort => ({ list, direction: 'desc', keys });

export interface PageQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface PageOf<Row> {
  readonly rows: Row[];
  readonly total: number;
  readonly nextCursor?: string;
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
    return sort.keys[index]!.kind === 'text' || (instantText.test(value) && !Number.isNaN(Date.parse(value)));
  });
  if (!fits) throw refuse();
  return values as string[];
};

const writeCursor = (sort: Sort, values: readonly string[]): string => Buffer.from(JSON.stringify([sort.list, ...values])).toString('base64url');

const valueOf = (key: SortKey): RawBuilder<string> =>
  key.kind === 'text' ? sql<string>`${sql.ref(key.column)}` : sql<string>`to_char(${sql.ref(key.column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * One page of `filtered` and how many records there are in all.
 * @param select adds the columns; it may join what cannot change the number of rows
 */
export const readPage = async <TB extends keyof Tables, Row>(
  filtered: SelectQueryBuilder<Tables, TB, {}>,
  sort: Sort,
  query: PageQuery,
  select: (filtered: SelectQueryBuilder<Tables, TB, {}>) => SelectQueryBuilder<Tables, any, Row>,
): Promise<PageOf<Row>> => {
  const limit = query.limit ?? limits.pageDefault;
  const columns = sql.join(sort.keys.map((key) => sql.ref(key.column)));
  let rows = select(filtered) as SelectQueryBuilder<Tables, any, Row>;
  if (query.cursor !== undefined) {
    const values = readCursor(query.cursor, sort);
    const last = sql.join(values.map((value, index) => (sort.keys[index]!.kind === 'text' ? sql`${value}` : sql`${value}::timestamptz`)));
    rows = rows.where(sort.direction === 'asc' ? sql<boolean>`(${columns}) > (${last})` : sql<boolean>`(${columns}) < (${last})`);
  }
  for (const key of sort.keys) rows = rows.orderBy(sql.ref(key.column), sort.direction);
  const marks = sort.keys.map((key, index) => valueOf(key).as(`cursor_${index}`) as AliasedRawBuilder<string, string>);
  const [found, counted] = await Promise.all([
    rows.select(marks as never).limit(limit + 1).execute() as Promise<(Row & Record<string, string>)[]>,
    filtered.select(sql<number>`count(*)::integer`.as('total')).executeTakeFirstOrThrow() as Promise<{ total: number }>,
  ]);
  const page = found.slice(0, limit);
  const last = page[page.length - 1];
  return {
    rows: page,
    total: counted.total,
    ...(found.length > limit && last && { nextCursor: writeCursor(sort, sort.keys.map((_, index) => last[`cursor_${index}`]!)) }),
  };
};

/** `%` and `_` are letters of the search, not wildcards. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Every word of `q` somewhere in the column; `undefined` when there is nothing to look for. */
export const searches = (column: string, q: string | undefined): RawBuilder<boolean> | undefined => {
  const words = (q ?? '').normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);
  if (words.length === 0) return undefined;
  return sql<boolean>`(${sql.join(words.map((word) => sql`${sql.ref(column)} like ${`%${likeText(word)}%`} escape '\\'`), sql` and `)})`;
};

/** The ids of a division and all its ancestors, from the top down. */
export const lineage = (divisionId: string): string[] => divisionId.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));

/** A division or anything below it: the ids are paths. */
export const within = (column: string, divisionId: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} = ${divisionId} or ${sql.ref(column)} like ${`${likeText(divisionId)}.%`} escape '\\')`;
