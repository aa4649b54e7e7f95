import type { OperationSpec } from '@congress-kit/api';
import { detailOf, keyOf, pathOf } from './contract.ts';
import { isObject, type Exchange } from './exchange.ts';
import type { Site } from './site.ts';

export type Item = Record<string, unknown>;

export interface Walk {
  readonly items: readonly Item[];
  readonly pages: readonly Exchange[];
  /** As the first page said it. */
  readonly total: number | undefined;
  /** The page that ended the walk before its end: a wrong status, a wrong shape, or a cursor that led to a page seen before. */
  readonly stopped?: { readonly exchange: Exchange; readonly why: 'status' | 'shape' | 'loop' };
  /** True when the list is longer than a check has time for. */
  readonly cut: boolean;
}

const mostPages = 400;

/** Follows the cursors of a list to its end. */
export const walkFrom = async (site: Site, list: OperationSpec, query: Readonly<Record<string, unknown>>, most = mostPages, headers: Readonly<Record<string, string>> = {}): Promise<Walk> => {
  const items: Item[] = [];
  const pages: Exchange[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined;
  let total: number | undefined;
  for (;;) {
    const page = await site.ask({ path: pathOf(list, {}, { ...query, cursor }), headers });
    pages.push(page);
    if (page.status !== 200) return { items, pages, total, stopped: { exchange: page, why: 'status' }, cut: false };
    const json = page.json;
    if (!isObject(json) || !Array.isArray(json['items'])) return { items, pages, total, stopped: { exchange: page, why: 'shape' }, cut: false };
    items.push(...json['items'].filter(isObject));
    if (pages.length === 1 && typeof json['total'] === 'number') total = json['total'];
    const next = json['nextCursor'];
    if (typeof next !== 'string') return { items, pages, total, cut: false };
    if (seen.has(next)) return { items, pages, total, stopped: { exchange: page, why: 'loop' }, cut: false };
    if (pages.length >= most) return { items, pages, total, cut: true };
    seen.add(next);
    cursor = next;
  }
};

/** The whole list, read once per run in the largest pages. */
export const walk = (site: Site, list: OperationSpec): Promise<Walk> => site.once(`walk ${list.id}`, () => walkFrom(site, list, { limit: 100 }));

export const idOf = (list: OperationSpec, item: Item): string => String(item[keyOf(list)] ?? '');

/** `most` of them, from all parts of the list. */
export const spread = <T>(all: readonly T[], most: number): T[] =>
  all.length <= most ? [...all] : Array.from({ length: most }, (_, index) => all[Math.round((index * (all.length - 1)) / (most - 1))] as T);

const sampleSize = 20;

/** Some records of a list with the answer of their own address. */
export const readDetails = (site: Site, list: OperationSpec): Promise<{ item: Item; exchange: Exchange }[]> =>
  site.once(`details ${list.id}`, async () => {
    const detail = detailOf(list);
    if (!detail) return [];
    const key = keyOf(list);
    const found: { item: Item; exchange: Exchange }[] = [];
    for (const item of spread((await walk(site, list)).items, sampleSize)) {
      if (typeof item[key] === 'string') found.push({ item, exchange: await site.read(pathOf(detail, { [key]: item[key] })) });
    }
    return found;
  });

/** Every text in a value with the way to it: `/steps/0/note`. */
export const textsIn = function* (value: unknown, path = ''): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (Array.isArray(value)) for (const [index, inner] of value.entries()) yield* textsIn(inner, `${path}/${index}`);
  else if (isObject(value)) for (const [name, inner] of Object.entries(value)) yield* textsIn(inner, `${path}/${name}`);
};

/** Every name of a field in a value, at any depth. */
export const namesIn = function* (value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const inner of value) yield* namesIn(inner);
  else if (isObject(value)) for (const [name, inner] of Object.entries(value)) { yield name; yield* namesIn(inner); }
};
