import type { OperationSpec } from '@congress-kit/api/operation';
import { faultsOf, type Problem, ownProblems, problemType } from '@congress-kit/api/problem';
import { decodeQuery } from '@congress-kit/api/query';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { snapshotFile, snapshotFormat, snapshotManifest, type SnapshotManifest, snapshotManifestFile } from '@congress-kit/api/snapshot';
import { type Answer, type ApiRequest, type Client, createClient } from './client.ts';
import { untilAborted } from './deadline.ts';
import { type About, AbortedError, isUnreadableError, ProblemError, UnreadableError } from './errors.ts';
import type { ClientOptions } from './options.ts';
import { SnapshotError } from './snapshot-error.ts';
import type { Row } from './snapshot-lists.ts';
import { answerQuery, cursorAt, isPlain, type Query, readQuery, unanswerable } from './snapshot-query.ts';

export { isSnapshotError, SnapshotError, type SnapshotReason } from './snapshot-error.ts';

export interface SnapshotOptions extends Pick<ClientOptions, 'timeout' | 'totalTimeout' | 'retry' | 'fetch' | 'onAttempt' | 'log' | 'logLevel'> {
  /** Address of the folder that `congress-kit snapshot` wrote, e.g. `https://county.example/data/`; in a browser also `/data/`. */
  readonly src: string | URL;
  /** How long a list is kept before its files are asked for again, in milliseconds. Default 60 000. */
  readonly keep?: number;
}

interface ListFile { readonly items: readonly Row[]; readonly total: number }

const now = (): number => (typeof performance === 'undefined' ? Date.now() : performance.now());

/** Static servers know .json, but old ones send it as text or not at all; a log-in page still says text/html. */
const asJson = async (answer: Response): Promise<Response> => {
  const type = answer.headers.get('content-type') ?? '';
  if (!answer.ok || /json|html/i.test(type)) return answer;
  return new Response(answer.body, { status: answer.status, headers: { 'content-type': 'application/json' } });
};

const refusal = (code: 'not_found' | 'invalid_request', about: About, errors?: Problem['errors']): ProblemError =>
  new ProblemError({ type: problemType(code), title: code, status: ownProblems[code], code, ...(errors && { errors }) }, about);

/** The query of an address. Checked as a server would, where the operation carries its query (the scripts for pages leave it out). */
const queryOf = ({ query }: OperationSpec, path: string, about: About): Query => {
  const text = path.split('?')[1] ?? '';
  if (query) {
    const raw: Record<string, string[]> = {};
    new URLSearchParams(text).forEach((value, name) => { raw[name] = (raw[name] ?? []).concat(value); });
    const decoded = decodeQuery(query, Object.fromEntries(Object.keys(raw).map((name) => [name, raw[name]!.length > 1 ? raw[name] : raw[name]![0]])));
    const checked = query.safeParse(decoded);
    if (!checked.success) throw refusal('invalid_request', about, faultsOf(checked.error.issues, decoded).map((fault) => ({ ...fault, in: 'query', detail: fault.code })));
  }
  const read = readQuery(text);
  if (!read) throw refusal('invalid_request', about, [{ in: 'query', pointer: '/cursor', code: 'bad_format', detail: 'bad_format' }]);
  return read;
};

/**
 * A client that reads the files of a snapshot instead of asking a server. Every function of this package takes it; reads give
 * the same values of the same types, filtered, searched, ordered and counted here. What needs a server (a write, a receipt, the
 * office's side, a filter that files cannot answer) ends in a `SnapshotError` that says so.
 *
 *     const client = createSnapshotClient({ src: 'https://county.example/data/' });
 *     const { items } = await listDeputies(client, { q: '柳溪', level: ['county'] });
 *
 * A filter needs the whole list: it is fetched once and kept a minute. Orders by `changedAt` are exact to the millisecond.
 */
export const createSnapshotClient = (options: SnapshotOptions): Client => {
  const { src, keep = 60_000, fetch: own, ...rest } = options;
  const folder = String(src ?? '').replace(/\/+$/, '');
  if (folder === '') throw new TypeError('createSnapshotClient needs `src`, the address of the folder, e.g. "/data/".');
  const files = createClient({ ...rest, api: folder, fetch: async (request) => asJson(await (own ?? fetch)(request)) });
  const kept = new Map<string, { readonly until: number; readonly value: Promise<unknown> }>();

  const read = async (request: ApiRequest, file: string): Promise<Answer> => files.send({ ...request, path: `/${file}` });

  /** What several calls share: read without anybody's signal, so that one who leaves takes it from nobody. */
  const shared = <T>(name: string, load: () => Promise<T>): Promise<T> => {
    const known = kept.get(name);
    if (known && known.until > now()) return known.value as Promise<T>;
    const value = load();
    kept.set(name, { until: now() + keep, value });
    value.catch(() => { if (kept.get(name)?.value === value) kept.delete(name); });
    return value;
  };
  const sharedFile = async <T>(request: ApiRequest, file: string): Promise<T> => {
    const { signal: _, ...options } = request.options;
    return shared(file, async () => (await read({ ...request, options }, file)).json as T);
  };

  const manifestOf = async (request: ApiRequest, about: About): Promise<SnapshotManifest> => {
    const given = snapshotManifest.safeParse(await sharedFile(request, snapshotManifestFile));
    if (!given.success || given.data.format !== snapshotFormat) throw new UnreadableError('damaged', `${folder} holds no snapshot that this version reads (${snapshotFormat})`, about);
    return given.data;
  };

  const wholeList = async (request: ApiRequest, path: string, { perFile }: SnapshotManifest): Promise<readonly Row[]> => {
    const first = await sharedFile<ListFile>(request, snapshotFile(path));
    const pages = Math.max(1, Math.ceil(first.total / perFile));
    const others = Array.from({ length: pages - 1 }, (_, index) => sharedFile<ListFile>(request, snapshotFile(path, index + 2)));
    return first.items.concat(...(await Promise.all(others)).map(({ items }) => items));
  };

  /** Rows from one to another in the order of the files, without the files before and after. */
  const someOf = async (request: ApiRequest, path: string, { perFile }: SnapshotManifest, start: number, limit: number) => {
    const page = (at: number) => sharedFile<ListFile>(request, snapshotFile(path, at + 1));
    const { total } = await page(0);
    const end = Math.min(start + limit, total);
    const rows: Row[] = [];
    for (let at = Math.floor(start / perFile); at * perFile < end; at += 1) rows.push(...(await page(at)).items.slice(Math.max(0, start - at * perFile), end - at * perFile));
    return { items: rows, total, ...(end < total && { nextCursor: cursorAt(end) }) };
  };

  const townsOf = async (request: ApiRequest, manifest: SnapshotManifest): Promise<ReadonlyMap<string, string>> => {
    const towns = (await wholeList(request, '/divisions', manifest)).filter(({ kind }) => kind === 'township' || kind === 'subdistrict');
    return new Map(towns.map(({ id, name }) => [id, name]));
  };

  const list = async (request: ApiRequest, manifest: SnapshotManifest, about: About): Promise<unknown> => {
    const { operation } = request;
    const path = request.path.split('?')[0]!;
    const query = queryOf(operation, request.path, about);
    const { fields = [], brings = [], adds = [] } = manifest.operations[operation.id]!;
    const parameter = unanswerable(operation.id, query, fields);
    if (parameter !== undefined) throw new SnapshotError('query', `a snapshot cannot be asked by “${parameter}”; it needs the API`, about, parameter);
    const needsTowns = query.facets.indexOf('township') !== -1;
    const answer = isPlain(operation.id, query)
      ? await someOf(request, path, manifest, query.start, query.limit)
      : answerQuery(operation.id, await wholeList(request, path, manifest), query, { today: shanghaiDay(new Date()), towns: needsTowns ? await townsOf(request, manifest) : new Map() });
    // What the files carry for the filters, and what was not asked to be brought along.
    const left = adds.concat(brings).filter((name) => query.include.indexOf(name) === -1);
    const items = answer.items.map((row: Row) => Object.fromEntries(Object.keys(row).filter((name) => left.indexOf(name) === -1).map((name) => [name, row[name]])));
    return { ...answer, items, asOf: manifest.takenAt };
  };

  const answer = async (request: ApiRequest, about: About): Promise<unknown> => {
    const { operation, path } = request;
    if (operation.method !== 'GET') throw new SnapshotError('write', 'files take nothing in; it needs the API', about);
    if (operation.access !== 'public') throw new SnapshotError('private', 'it is in no file; it needs the API', about);
    const manifest = await manifestOf(request, about);
    const kind = manifest.operations[operation.id]?.kind;
    if (kind === undefined) throw new SnapshotError('missing', 'this snapshot does not hold it; it needs the API, or a newer snapshot', about);
    if (kind === 'list') return list(request, manifest, about);
    try {
      return (await read(request, snapshotFile(path))).json;
    } catch (error) {
      if (kind === 'record' && isUnreadableError(error) && error.about.status === 404) throw refusal('not_found', about);
      throw error;
    }
  };

  return {
    api: folder,
    log: files.log,
    async send(request) {
      const { operation, options: { signal } } = request;
      const about: About = { operation: operation.id, method: operation.method, url: folder + request.path };
      if (signal?.aborted) throw new AbortedError('ended by its signal', about);
      try {
        const json = await (signal ? untilAborted(answer(request, about), signal) : answer(request, about));
        return { json, kept: true, headers: new Headers(), about: { ...about, status: 200 } };
      } catch (error) {
        if (!signal?.aborted) throw error;
        throw new AbortedError('ended by its signal', about);
      }
    },
  };
};
