import * as z from 'zod/mini';
import type { OperationSpec } from './operation.ts';
import { instant } from './schema.ts';

/**
 * 静态快照: the public answers of the API as files, laid out like its paths, for any static web server. Whoever knows the path
 * of an operation knows the name of its file: `/deputies/DB1` is `deputies/DB1.json`. A long list goes on in `deputies.2.json`,
 * `deputies.3.json`, … Here once, for the writer and for the client that reads it.
 */
export const snapshotFormat = 'congress-kit-snapshot/1';

/** The one file whose text depends on when it was written. */
export const snapshotManifestFile = 'manifest.json';

export const snapshotManifest = z.looseObject({
  format: z.string(),
  /** When the answers were read. */
  takenAt: instant,
  /** Records in one file of a list. */
  perFile: z.int().check(z.minimum(1)),
  /** What is there: every operation that the files answer, and what a reader must know to answer as a server does. */
  operations: z.record(z.string(), z.looseObject({
    kind: z.string(),
    /** Of a list: plain fields of its records, each a filter by its value. */
    fields: z.optional(z.array(z.string())),
    /** Of a list: what its records bring along only when `include` asks for it. */
    brings: z.optional(z.array(z.string())),
    /** Of a list: what its files hold for the filters, and no answer tells. */
    adds: z.optional(z.array(z.string())),
  })),
  /** True when the data is the invented county. */
  sample: z.optional(z.boolean()),
});
export type SnapshotManifest = z.output<typeof snapshotManifest>;

/**
 * The file that holds the answer to a path, relative to the folder.
 * @param path below the API's address, filled, without a query: `/cases/QH-2026-1`
 * @param page of a list, from 1
 */
export const snapshotFile = (path: string, page = 1): string => `${path.replace(/^\/+|\/+$/g, '') || 'index'}${page > 1 ? `.${page}` : ''}.json`;

/** What kind of answer an operation has: a page of a list, a record of one, or a document that there is once. */
export type SnapshotKind = 'list' | 'record' | 'document';

/** Undefined for what a snapshot never holds: writes, receipts, the office's side, and what is worked out for every question anew. */
export const snapshotKind = ({ method, access, path, query }: OperationSpec): SnapshotKind | undefined => {
  if (method !== 'GET' || access !== 'public') return undefined;
  if (query !== undefined && 'cursor' in query._zod.def.shape) return 'list';
  if (query !== undefined) return undefined;
  return path.includes('{') ? 'record' : 'document';
};

/** The names in a path: `['id']` of `/deputies/{id}`. */
export const pathNames = (path: string): string[] => (path.match(/\{\w+\}/g) ?? []).map((name) => name.slice(1, -1));

/** `/cases/{number}` is a record of `/cases`. */
export const listPathOf = (path: string): string => path.slice(0, path.indexOf('/{'));

/**
 * Fields of a record that its list must carry too, because a filter of the list looks at them: who asks the files cannot ask
 * the database behind them. An answer leaves them out again.
 */
export const snapshotExtras: Readonly<Record<string, readonly string[]>> = {
  listCases: ['leadDeputies', 'coSigners'],
  // How a name is said; `q` matches it.
  listStations: ['pinyin'], listGroups: ['pinyin'], listOrganizations: ['pinyin'],
};
