import { fillPath, limits, type OperationSpec } from '@congress-kit/api';
import { operations } from '@congress-kit/api/operations';
import { listPathOf, pathNames, snapshotExtras, snapshotKind } from '@congress-kit/api/snapshot';
import type * as z from 'zod/mini';
import { placePinyin } from '../import/names.ts';
import { declared } from './allow-list.ts';

/** Asks the public API: of this process, or of any server. Paths are below the API's address, with their query. */
export type Ask = (path: string) => Promise<{ readonly status: number; readonly body: unknown }>;

export type Json = Readonly<Record<string, unknown>>;

/** One list as the API answers it, every record with all there is to bring along. */
export interface ReadList {
  readonly operation: OperationSpec;
  /** Filled: of the comments of one consultation there is a list for each. */
  readonly path: string;
  readonly item: z.ZodMiniObject;
  readonly records: Json[];
}

/** One record, or a document that there is once. */
export interface ReadDocument {
  readonly operation: OperationSpec;
  readonly path: string;
  readonly body: Json;
}

export interface ReadAnswers {
  readonly lists: readonly ReadList[];
  readonly documents: readonly ReadDocument[];
}

export interface ReadOptions {
  readonly ask: Ask;
  readonly onProgress?: (path: string, done: number, total: number) => void;
}

/** Requests on their way at the same time. */
const atOnce = 8;

const inTurns = async <T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> => {
  const results = new Array<R>(all.length);
  let next = 0;
  const walk = async (): Promise<void> => {
    for (let index = next++; index < all.length; index = next++) results[index] = await work(all[index]!);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, walk));
  return results;
};

export const itemOf = (operation: OperationSpec): z.ZodMiniObject =>
  ((operation.response as z.ZodMiniObject)._zod.def.shape['items'] as z.ZodMiniArray)._zod.def.element as z.ZodMiniObject;

/** `candidates`, `steps`: what a list brings along when it is asked. */
export const includable = (operation: OperationSpec): string[] => {
  const include = operation.query?._zod.def.shape['include'] as z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniEnum>> | undefined;
  return include ? Object.values(include._zod.def.innerType._zod.def.element._zod.def.entries) as string[] : [];
};

class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
}

/** Asks until it is answered: a server that is busy says when to come again. */
const asked = async (ask: Ask, path: string): Promise<Json | undefined> => {
  for (let attempt = 1; ; attempt += 1) {
    const { status, body } = await ask(path);
    if (status === 200) return body as Json;
    // Taken back between the list and the record: what nobody may see any more is not written either.
    if (status === 404 || status === 410) return undefined;
    const wait = (body as { retryAfter?: number } | undefined)?.retryAfter;
    if ((status !== 429 && status !== 503) || attempt === 20) throw new UnexpectedAnswer(`GET ${path} answered ${status}.`);
    await new Promise((resolve) => { setTimeout(resolve, 1000 * Math.min(wait ?? 1, 60)); });
  }
};

const readList = async ({ ask, onProgress }: ReadOptions, operation: OperationSpec, path: string): Promise<ReadList> => {
  const item = itemOf(operation);
  const include = includable(operation).map((name) => `&include=${name}`).join('');
  const records: Json[] = [];
  for (let cursor = ''; ;) {
    const page = await asked(ask, `${path}?limit=${limits.pageMax}${include}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    records.push(...((page?.['items'] ?? []) as unknown[]).map((one) => declared(item, one) as Json));
    onProgress?.(path, records.length, Number(page?.['total'] ?? 0));
    const next = page?.['nextCursor'];
    if (typeof next !== 'string' || next === cursor) return { operation, path, item, records };
    cursor = next;
  }
};

const pathOfRecord = (listPath: string, name: string): string => `${listPath}/{${name}}`;

/** What a filter looks at and a list does not tell: from the record itself, or (how its name is said) worked out of its name. */
const withExtras = (operation: OperationSpec, record: Json, detail: Json | undefined): Json => {
  const wanted = snapshotExtras[operation.id] ?? [];
  const extras = wanted.map((name) => [name, name === 'pinyin' ? placePinyin(String(record['shortName'] ?? record['name'])) : detail?.[name]] as const);
  return Object.fromEntries([...Object.entries(record), ...extras.filter(([, value]) => value !== undefined)]);
};

/** Reads everything the public API answers: lists page by page, their records one by one where a record tells more. */
export const readAnswers = async (options: ReadOptions): Promise<ReadAnswers> => {
  const { ask, onProgress } = options;
  const ofKind = (kind: ReturnType<typeof snapshotKind>): OperationSpec[] => operations.filter((operation) => snapshotKind(operation) === kind);
  const lists: ReadList[] = [];
  const documents: ReadDocument[] = [];
  /** The records of a list, read one by one; undefined for what has gone meanwhile. */
  const found = new Map<ReadList, (Json | undefined)[]>();
  const idsOf = (path: string, name: string): string[] => (lists.find((list) => list.path === listPathOf(path))?.records ?? []).map((record) => String(record[name]));

  for (const operation of ofKind('document')) {
    const body = await asked(ask, operation.path);
    if (body) documents.push({ operation, path: operation.path, body: declared(operation.response, body) as Json });
  }
  // First those that stand by themselves; the others are found by their ids.
  for (const operation of ofKind('list').sort((one, other) => pathNames(one.path).length - pathNames(other.path).length)) {
    const [name, ...more] = pathNames(operation.path);
    if (more.length > 0) continue;
    const paths = name === undefined ? [operation.path] : idsOf(operation.path, name).map((id) => fillPath(operation.path, { [name]: id }));
    lists.push(...await inTurns(paths, (path) => readList(options, operation, path)));
  }
  for (const operation of ofKind('record')) {
    const [name, ...more] = pathNames(operation.path);
    const list = lists.find(({ path }) => path === listPathOf(operation.path));
    if (name === undefined || more.length > 0 || !list) continue;
    // Where the list says all, the record need not be asked again.
    const isWhole = list.item === operation.response;
    let done = 0;
    const details = await inTurns(list.records, async (record) => {
      const path = fillPath(operation.path, { [name]: String(record[name]) });
      const body = isWhole ? record : await asked(ask, path);
      onProgress?.(list.path, done += 1, list.records.length);
      return body && { operation, path, body: declared(operation.response, body) as Json };
    });
    documents.push(...details.filter((one) => one !== undefined));
    if (pathOfRecord(list.path, name) === operation.path) found.set(list, details.map((one) => one?.body));
  }
  for (const list of lists) {
    const details = found.get(list);
    const kept = list.records.map((record, index) => (details && !details[index] ? undefined : withExtras(list.operation, record, details?.[index])));
    list.records.splice(0, Infinity, ...kept.filter((record) => record !== undefined));
  }
  return { lists, documents };
};
