import type { FacetCount } from '@congress-kit/api/page';
import { limits } from '@congress-kit/api/limits';
import { searchWords } from '@congress-kit/api/rules/search-text';
import { type Around, largerFirst, type ListRules, listRules, type Row } from './snapshot-lists.ts';

/** A list's query, answered from the whole list: filters, search, order, counts, page. Pure. */
export interface Query {
  readonly limit: number;
  /** Where the page begins. */
  readonly start: number;
  readonly q?: string | undefined;
  readonly updatedSince?: string | undefined;
  readonly sort?: string | undefined;
  readonly include: readonly string[];
  readonly facets: readonly string[];
  /** All other names, with every value that was asked for. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** A place in the list; the list is a file and does not move. */
export const cursorAt = (start: number): string => `from-${start}`;

/**
 * What stands in an address behind the question mark.
 * @returns undefined for a cursor that is none of ours
 */
export const readQuery = (text: string): Query | undefined => {
  const { limit, cursor, q, updatedSince, sort, include = [], facets = [], ...filters } = valuesOf(text);
  const start = cursor === undefined ? ['', '0'] : /^from-(\d{1,9})$/.exec(cursor[0] ?? '');
  if (!start) return undefined;
  const words = (values: readonly string[]): string[] => values.join(',').split(',').filter(Boolean);
  return {
    limit: limit ? Number(limit[0]) : limits.pageDefault, start: Number(start[1]), q: q?.[0], updatedSince: updatedSince?.[0], sort: sort?.[0], include: words(include), facets: words(facets), filters,
  };
};

const valuesOf = (text: string): Record<string, string[]> => {
  const values: Record<string, string[]> = {};
  new URLSearchParams(text).forEach((value, name) => { values[name] = (values[name] ?? []).concat(value); });
  return values;
};

const fallback: ListRules = { key: 'id', usual: '' };
export const rulesOf = (operation: string): ListRules => listRules[operation] ?? fallback;

/** The name of what these files cannot be asked, if there is one. Lists newer than this table can still be walked. */
export const unanswerable = (operation: string, query: Query, fields: readonly string[]): string | undefined => {
  const { search, filters = {}, facets = {}, orders = {}, usual } = rulesOf(operation);
  const order = (query.sort ?? '').replace(/^-/, '');
  if (query.q && !search) return 'q';
  if (order !== '' && order !== usual && order !== 'changedAt' && !orders[order]) return 'sort';
  if (query.facets.some((name) => !facets[name])) return 'facets';
  // A filter by the name of a plain field asks for its value.
  return Object.keys(query.filters).find((name) => !filters[name] && fields.indexOf(name) === -1);
};

/** Are the files in the order wanted, and every record in them? Then a page is read without the rest. */
export const isPlain = (operation: string, { sort, q, updatedSince, facets, filters }: Query): boolean => {
  const { usual, usualIsBackwards } = rulesOf(operation);
  const isUsual = sort === undefined || sort === `${usualIsBackwards ? '-' : ''}${usual}`;
  return isUsual && q === undefined && updatedSince === undefined && facets.length === 0 && Object.keys(filters).length === 0;
};

const safely = (test: () => boolean): boolean => {
  try {
    return test();
  } catch {
    // Not the shape the rule looks for.
    return false;
  }
};

const filtered = (operation: string, rows: readonly Row[], query: Query, around: Around, leftOut?: string): Row[] => {
  const { search, searchesWhole, filters = {} } = rulesOf(operation);
  const asked = Object.keys(query.filters).filter((name) => name !== leftOut);
  const q = (query.q ?? '').trim();
  const words = !searchesWhole ? searchWords(q) : q === '' ? [] : [q.normalize('NFC').toLowerCase()];
  const since = query.updatedSince === undefined ? undefined : Date.parse(query.updatedSince);
  const matches = (row: Row): boolean => {
    if (since !== undefined && !(Date.parse(row.changedAt) >= since)) return false;
    const text = words.length > 0 ? search?.(row) : '';
    if (text === undefined || !words.every((word) => text.indexOf(word) !== -1)) return false;
    return asked.every((name) => {
      const [filter, wanted] = [filters[name], query.filters[name]!];
      return filter ? filter(row, wanted, around) : row[name] !== undefined && wanted.indexOf(String(row[name])) !== -1;
    });
  };
  return rows.filter((row) => safely(() => matches(row)));
};

const compare = (one: string | number, other: string | number): number => (one < other ? -1 : one > other ? 1 : 0);

const ordered = (operation: string, rows: readonly Row[], sort: string | undefined): readonly Row[] => {
  const { key, usual, usualIsBackwards = false, orders = {} } = rulesOf(operation);
  const isBackwards = (sort ?? '').charAt(0) === '-';
  const name = (sort ?? '').replace(/^-/, '');
  // The files tell the usual order exactly, to the second; a day in a record does not.
  if (sort === undefined || name === usual) return sort === undefined || isBackwards === usualIsBackwards ? rows : rows.slice().reverse();
  const value = name === 'changedAt' ? (row: Row) => Date.parse(row.changedAt) : orders[name]!;
  return rows.slice().sort((one, other) => (isBackwards ? -1 : 1) * (compare(value(one), value(other)) || compare(one[key], other[key])));
};

const counted = (operation: string, rows: readonly Row[], query: Query, around: Around): Record<string, FacetCount[]> => {
  const facets: Record<string, FacetCount[]> = {};
  for (const name of query.facets) {
    const { of, values } = rulesOf(operation).facets![name]!;
    const counts = new Map<string, FacetCount>();
    for (const row of filtered(operation, rows, query, around, of)) {
      for (const [value, label] of values(row, around)) {
        const known = counts.get(value) ?? { value, ...(label !== undefined && { name: label }), count: 0 };
        counts.set(value, { ...known, count: known.count + 1 });
      }
    }
    facets[name] = [...counts.values()].sort(largerFirst);
  }
  return facets;
};

/** @param rows the whole list, in the order of its files */
export const answerQuery = (operation: string, rows: readonly Row[], query: Query, around: Around): { items: Row[]; total: number; nextCursor?: string; facets?: Record<string, FacetCount[]> } => {
  const found = ordered(operation, filtered(operation, rows, query, around), query.sort);
  const end = query.start + query.limit;
  return {
    items: found.slice(query.start, end),
    total: found.length,
    ...(end < found.length && { nextCursor: cursorAt(end) }),
    ...(query.facets.length > 0 && { facets: counted(operation, rows, query, around) }),
  };
};
