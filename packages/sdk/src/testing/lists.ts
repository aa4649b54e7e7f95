import { limits } from '@congress-kit/api/limits';
import { refOf, type Row, rowsOf, type World } from './world.ts';

/** What a list understands, for records of any kind: where a filter looks is found by its name. */

/** Filters that are not called like the field they look at. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  organization: ['leadHandler', 'coHandlers', 'leadUnit', 'coUnits', 'organ'],
  deputy: ['leadDeputies', 'coSigners', 'target'],
  suggestion: ['receiptNo', 'proposer'],
  township: ['divisions'],
  subjectKind: [],
};

type Found = { readonly value: string; readonly name?: string };

const flat = <T, U>(list: readonly T[], each: (one: T) => readonly U[]): U[] => list.reduce<U[]>((all, one) => all.concat(each(one)), []);

const collect = (value: unknown): Found[] => {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return flat(value, collect);
  if (typeof value !== 'object') return [{ value: String(value) }];
  const row = value as Row;
  return 'id' in row || 'number' in row || 'receiptNo' in row ? [{ value: refOf(row).id, name: refOf(row).name }] : [];
};

/** Everything a record says under a name, at its top or, when nothing is there, one or two floors below. */
const found = (row: Row, name: string, floors = 2): Found[] => {
  if (name === 'subjectKind') return collect((row['subject'] as Row | undefined)?.['kind']);
  const own = flat([name, `${name}Id`, `${name}s`, ...(elsewhere[name] ?? [])], (key) => collect(row[key]));
  if (own.length > 0 || floors === 0) return own;
  const inner = flat(Object.values(row), (value) => (Array.isArray(value) ? value : [value])).filter((value) => typeof value === 'object' && value !== null);
  return flat(inner, (value) => found(value as Row, name, floors - 1));
};

const yearOf = (row: Row): string[] => Object.keys(row).filter((key) => /(On|Date|At)$/.test(key)).slice(0, 1).map((key) => String(row[key]).slice(0, 4));

const matches = (row: Row, name: string, wanted: readonly string[]): boolean => {
  const values = found(row, name).map(({ value }) => value);
  const said = values.length === 0 && name === 'year' ? yearOf(row) : values;
  // A place is also found by the place around it; the ids are paths.
  return said.some((value) => wanted.some((one) => value === one || (name === 'division' && value.indexOf(`${one}.`) === 0)));
};

const speaks = (row: Row, words: string): boolean =>
  ['name', 'title', 'pinyin', 'post', 'body', 'address', 'documentNo', 'receiptNo', 'number', 'text'].some((key) => {
    const said = String(row[key] ?? '').toLowerCase();
    return said.indexOf(words) !== -1 || (key === 'pinyin' && said.replace(/ /g, '').indexOf(words.replace(/ /g, '')) !== -1);
  });

const compare = (one: unknown, other: unknown): number =>
  one === other ? 0 : typeof one === 'number' && typeof other === 'number' ? one - other : String(one ?? '') < String(other ?? '') ? -1 : 1;

const keyOf = (row: Row): string => refOf(row).id;

/** Names that no record of the collection knows filter nothing: the fake cannot tell what they would look at. */
const filtersOf = (rows: readonly Row[], query: Row): [string, string[]][] =>
  Object.entries(query)
    .filter(([name]) => ['q', 'updatedSince', 'limit', 'cursor', 'sort', 'facets', 'include'].indexOf(name) === -1)
    .map(([name, value]): [string, string[]] => [name, (Array.isArray(value) ? value : [value]).map(String)])
    .filter(([name]) => name === 'year' || rows.some((row) => found(row, name).length > 0));

const countBy = (rows: readonly Row[], name: string, world: World): Row[] => {
  const counts = new Map<string, { value: string; name?: string; count: number }>();
  for (const row of rows) {
    const said = name === 'township' ? found(row, 'division').concat(found(row, 'divisions')).map(({ value }) => ({ value: value.split('.').slice(0, 2).join('.') }))
      : name === 'year' ? yearOf(row).map((value) => ({ value })) : found(row, name);
    const once = new Map(said.map((one) => [one.value, one as Found]));
    once.forEach(({ value, name: known }) => {
      const named = known ?? rowsOf(world, 'divisions').filter(({ id }) => id === value).map((place) => String(place['name']))[0];
      const counted = counts.get(value) ?? { value, ...(named && { name: named }), count: 0 };
      counted.count += 1;
      counts.set(value, counted);
    });
  }
  return Array.from(counts.values()).sort((one, other) => other.count - one.count || compare(one.value, other.value));
};

export interface Listed {
  readonly rows: Row[];
  readonly total: number;
  readonly nextCursor?: string;
  readonly facets?: Record<string, Row[]>;
}

/** One page of a collection, or nothing when the cursor is none of this list. */
export const listRows = (all: readonly Row[], query: Row, world: World): Listed | undefined => {
  const filters = filtersOf(all, query);
  const words = String(query['q'] ?? '').toLowerCase();
  const since = query['updatedSince'] as string | undefined;
  const within = (without?: string): Row[] =>
    all.filter((row) =>
      (words === '' || speaks(row, words))
      && (since === undefined || Date.parse(String(row['changedAt'] ?? row['asOf'])) > Date.parse(since))
      && filters.every(([name, wanted]) => name === without || matches(row, name, wanted)));
  const sort = String(query['sort'] ?? '');
  const key = sort.replace(/^-/, '');
  const sorted = within();
  if (key) sorted.sort((one, other) => (compare(one[key], other[key]) || compare(keyOf(one), keyOf(other))) * (sort === key ? 1 : -1));

  const cursor = query['cursor'] as string | undefined;
  // The record after which to go on, not a count: what is added before it in the meantime shifts nothing.
  const start = cursor === undefined ? 0 : sorted.findIndex((row) => `after.${keyOf(row)}` === cursor) + 1;
  if (cursor !== undefined && start === 0) return undefined;
  const end = start + Number(query['limit'] ?? limits.pageDefault);
  const rows = sorted.slice(start, end);
  const facets = query['facets'] as string[] | undefined;
  return {
    rows, total: sorted.length,
    ...(end < sorted.length && { nextCursor: `after.${keyOf(rows[rows.length - 1]!)}` }),
    ...(facets && { facets: Object.fromEntries(facets.map((name) => [name, countBy(within(name), name, world)])) }),
  };
};
