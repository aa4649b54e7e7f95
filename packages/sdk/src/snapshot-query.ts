import type { FacetCount } from '@congress-kit/api/page';
import { limits } from '@congress-kit/api/limits';
import { searchWords } from '@congress-kit/api/rules/search-text';
import { type Around, largerFirst, type ListRules, listRules, type Row } from './snapshot-lists.ts';

/** A list's query, answered from the whole list: filters, search, order, counts, page. Pure. */
export type Query = Readonly<Record<string, any>>;

/** What every list has; all other names are filters of one. */
const common = ['q', 'updatedSince', 'limit', 'cursor', 'sort', 'include', 'facets'];

const fallback: ListRules = { key: 'id', usual: '' };
export const rulesOf = (operation: string): ListRules => listRules[operation] ?? fallback;

/** The name of what these files cannot be asked, if there is one. Lists newer than this table can still be walked. */
export const unanswerable = (operation: string, query: Query, fields: readonly string[]): string | undefined => {
  const { search, filters = {}, facets = {}, orders = {}, usual } = rulesOf(operation);
  const order = String(query['sort'] ?? '').replace(/^-/, '');
  if (query['q'] && !search) return 'q';
  if (order !== '' && order !== usual && order !== 'changedAt' && !orders[order]) return 'sort';
  if ((query['facets'] ?? []).some((name: string) => !facets[name])) return 'facets';
  // A filter by the name of a plain field asks for its value.
  return Object.keys(query).filter((name) => common.indexOf(name) === -1).find((name) => !filters[name] && fields.indexOf(name) === -1);
};

/** Are the files in the order wanted, and every record in them? Then a page is read without the rest. */
export const isPlain = (operation: string, query: Query): boolean => {
  const { usual, usualIsBackwards } = rulesOf(operation);
  const isUsual = query['sort'] === undefined || query['sort'] === `${usualIsBackwards ? '-' : ''}${usual}`;
  return isUsual && Object.keys(query).every((name) => ['limit', 'cursor', 'sort', 'include'].indexOf(name) !== -1);
};

const safely = (test: () => boolean): boolean => {
  try {
    return test();
  } catch {
    // Not the shape the rule looks for.
    return false;
  }
};

const filtered = (operation: string, rows: readonly Row[], query: Query, around: Around): Row[] => {
  const { search, searchesWhole, filters = {} } = rulesOf(operation);
  const asked = Object.keys(query).filter((name) => common.indexOf(name) === -1 && query[name] !== undefined);
  const words = searchesWhole ? (query['q'] ? [String(query['q']).normalize('NFC').toLowerCase()] : []) : searchWords(query['q']);
  const since = query['updatedSince'] === undefined ? undefined : Date.parse(query['updatedSince']);
  const matches = (row: Row): boolean => {
    if (since !== undefined && !(Date.parse(row.changedAt) >= since)) return false;
    const text = words.length > 0 ? search?.(row) : '';
    if (text === undefined || !words.every((word) => text.indexOf(word) !== -1)) return false;
    return asked.every((name) => {
      const [filter, value] = [filters[name], query[name]];
      if (filter) return filter(row, value, around);
      return Array.isArray(value) ? value.indexOf(row[name]) !== -1 : row[name] === value;
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
  for (const name of query['facets'] as string[]) {
    const { of, values } = rulesOf(operation).facets![name]!;
    const counts = new Map<string, FacetCount>();
    for (const row of filtered(operation, rows, { ...query, [of]: undefined }, around)) {
      for (const [value, label] of values(row, around)) {
        const known = counts.get(value) ?? { value, ...(label !== undefined && { name: label }), count: 0 };
        counts.set(value, { ...known, count: known.count + 1 });
      }
    }
    facets[name] = [...counts.values()].sort(largerFirst);
  }
  return facets;
};

/** Where a page begins; undefined for a cursor that is none of ours. */
export const startOf = (query: Query): number | undefined => {
  if (query['cursor'] === undefined) return 0;
  const found = /^from-(\d{1,9})$/.exec(String(query['cursor']));
  return found ? Number(found[1]) : undefined;
};
export const cursorAt = (start: number): string => `from-${start}`;
export const limitOf = (query: Query): number => query['limit'] ?? limits.pageDefault;

/** @param rows the whole list, in the order of its files */
export const answerQuery = (operation: string, rows: readonly Row[], query: Query, around: Around): { items: Row[]; total: number; nextCursor?: string; facets?: Record<string, FacetCount[]> } => {
  const said = Object.fromEntries(Object.keys(query).filter((name) => query[name] !== undefined).map((name) => [name, query[name]]));
  const found = ordered(operation, filtered(operation, rows, said, around), said['sort']);
  const start = startOf(said) ?? 0;
  const end = start + limitOf(said);
  return {
    items: found.slice(start, end),
    total: found.length,
    ...(end < found.length && { nextCursor: cursorAt(end) }),
    ...(said['facets'] && { facets: counted(operation, rows, said, around) }),
  };
};
