import type { OperationSpec, ResponseOf } from '@congress-kit/api/operation';
import { type Asked, createAnswering, routeOf } from './answer.ts';
import { createFailures, type Failure } from './failures.ts';
import { challengeFor, provenBy } from './prove.ts';
import { createRandom } from './random.ts';
import type { Records } from './records.ts';
import { languageOf, Refusal } from './refuse.ts';
import { breaking, refusing, sendingFile, succeeding } from './wire.ts';
import { makeWorld, type World } from './world.ts';

type Contract = typeof import('@congress-kit/api');
type Lists = { [Name in keyof Contract]: Contract[Name] extends OperationSpec ? (ResponseOf<Contract[Name]> extends { items: unknown[]; total: number } ? Contract[Name] : never) : never }[keyof Contract];
type NameOf<Path> = Path extends `/${infer Name}` ? (Name extends `${string}/${string}` ? never : Name) : never;
/** Records by collection, as the paths name them: `{ deputies: […], cases: […] }`. */
export type FakeData = { readonly [List in Lists as NameOf<List['path']>]?: ResponseOf<List> extends { items: infer Items } ? Items : never };

export interface FakeServerOptions {
  /** The same seed gives the same county, the same figures and the same receipts. Default 1. */
  readonly seed?: number | string;
  /** Where it pretends to be; a path alone stands for that path on every host. Default `https://county.example/v1`. */
  readonly api?: string;
  /** The moment at which everything happens, ISO 8601. Default 2026-11-20 08:00 in Shanghai. */
  readonly now?: string;
  /** How much there is: 1 is 24 deputies, 18 suggestions, 3 ballots. Default 1. */
  readonly scale?: number;
  /** Records of your own instead of the made ones, by collection. `{ deputies: [] }` is a county without deputies. */
  readonly data?: FakeData;
  /** What goes wrong, and when; more can be added later with `fail`. */
  readonly failures?: readonly Failure[];
  /** Milliseconds before an answer: always the same, drawn between two, or by operation. Default 0. */
  readonly latency?: number | readonly [least: number, most: number] | ((operation: string) => number);
}

/** One request as the fake saw it. */
export interface FakeRequest {
  /** Undefined when nothing of the contract is at this address. */
  readonly operation: string | undefined;
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
}

export interface FakeServer {
  /** Give this to `createClient`, or to an element's `api`. */
  readonly api: string;
  /** Takes the place of the global `fetch`, for this address alone: `createClient({ api: server.api, fetch: server.fetch })`. */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** Puts `fetch` in the place of the global one, so that elements on the page are answered too; what is asked of other addresses goes out as before. Returns the way back. */
  install(): () => void;
  /** From now on this goes wrong. */
  fail(failure: Failure): void;
  /** From now on nothing does. */
  heal(): void;
  /** All requests so far, the oldest first. */
  readonly requests: readonly FakeRequest[];
  /** The records, by collection; a change is seen by the next request. */
  readonly data: World;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text === '' ? undefined : text;
  }
};

/** Waits, or ends with the caller. */
const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(new DOMException('fake: nobody listens any more', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave);
      resolve();
    }, milliseconds);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave);
  });

/**
 * A server made from the contract, in memory: every operation is answered with seeded, plausible data whose ids lead
 * somewhere; lists page, filter, sort and count; writes are kept; and what should go wrong does.
 *
 * @example
 * const server = createFakeServer({ seed: 7, failures: [{ operation: 'listDeputies', problem: 'temporarily_unavailable', times: 1 }] });
 * const client = createClient({ api: server.api, fetch: server.fetch });
 * const { items } = await listDeputies(client, { q: '单' });
 */
export const createFakeServer = (options: FakeServerOptions = {}): FakeServer => {
  const { seed = 1, api = 'https://county.example/v1', now = '2026-11-20T08:00:00+08:00', scale = 1, latency = 0 } = options;
  const random = createRandom(seed);
  const world = makeWorld(random.fork('world'), now.slice(0, 10), scale);
  Object.entries(options.data ?? {}).forEach(([name, rows]) => {
    world[name] = (rows as Record<string, unknown>[]).map((row) => ({ ...row }));
  });
  const records: Records = { world, random: random.fork('records'), now, scale };
  const answer = createAnswering(records);
  const failures = createFailures(random.fork('failures'), options.failures ?? []);
  const pace = random.fork('latency');
  const requests: FakeRequest[] = [];
  const before: typeof fetch = (...given) => globalThis.fetch(...given);

  const delayOf = (operation: string): number => (typeof latency === 'number' ? latency : typeof latency === 'function' ? latency(operation) : pace.int(latency[0], latency[1]));

  /** What follows the API's address, or nothing when the request is for somebody else. */
  const pathOf = (url: URL): string | undefined => {
    const whole = api.charAt(0) === '/' ? url.pathname : url.origin + url.pathname;
    return whole === api || whole.indexOf(`${api}/`) === 0 ? whole.slice(api.length) || '/' : undefined;
  };

  const respond = async (request: Request, path: string): Promise<Response> => {
    const url = new URL(request.url);
    const text = request.method === 'GET' || request.method === 'HEAD' ? '' : await request.text();
    const asked: Asked = { method: request.method, path, search: url.searchParams, headers: request.headers, text };
    const language = languageOf(request.headers.get('Accept-Language'));
    const requestId = `req-${String(requests.length + 1).padStart(4, '0')}`;
    const refusal = (error: unknown): Response => {
      if (error instanceof Refusal) return refusing(error, language, requestId);
      throw error;
    };
    const seen = (operation?: string): void =>
      void requests.push({ operation, method: request.method, url: request.url, body: parsed(text), idempotencyKey: request.headers.get('Idempotency-Key') ?? undefined });

    let route: ReturnType<typeof routeOf>;
    try {
      route = routeOf(asked);
    } catch (error) {
      seen();
      return refusal(error);
    }
    const { id, method, access } = route.operation;
    seen(id);
    const whole = (): Response => {
      if ((route.operation as { download?: unknown }).download !== undefined) return sendingFile(requestId);
      try {
        return succeeding(answer(asked, route), requestId, request.headers.get('If-None-Match'), method === 'GET' && access === 'public');
      } catch (error) {
        return refusal(error);
      }
    };
    const delay = delayOf(id);
    if (delay > 0) await wait(delay, request.signal);
    const failure = failures.next(id);
    if (!failure) return whole();
    const answered = failure.lost ? whole() : undefined;
    if ('problem' in failure) {
      const { problem, challenge: hardness, ...extras } = failure;
      const challenge = hardness && challengeFor(request, hardness === true ? {} : hardness);
      const proven = challenge ? provenBy(request, challenge) : 'nothing';
      if (proven === 'good') return answered ?? whole();
      return refusing(new Refusal(proven === 'wrong' ? 'proof_not_accepted' : problem, { ...extras, challenge }), language, requestId);
    }
    return breaking(failure, () => answered ?? whole(), requestId, request.signal);
  };

  const fakeFetch: FakeServer['fetch'] = async (input, init) => {
    const request = new Request(input, init);
    const path = pathOf(new URL(request.url));
    return path === undefined ? before(request) : respond(request, path);
  };

  return {
    api,
    fetch: fakeFetch,
    install: () => {
      const real = globalThis.fetch;
      const installed: typeof fetch = (input, init) => {
        const request = new Request(input, init);
        const path = pathOf(new URL(request.url));
        return path === undefined ? real.call(globalThis, request) : respond(request, path);
      };
      globalThis.fetch = installed;
      return () => {
        if (globalThis.fetch === installed) globalThis.fetch = real;
      };
    },
    fail: failures.plan,
    heal: failures.clear,
    requests,
    data: world,
  };
};
