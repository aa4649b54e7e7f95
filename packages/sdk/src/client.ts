import { idempotencyHeader, type OperationSpec, receiptSecretHeader, requestIdHeader } from '@congress-kit/api/operation';
import type { BareFault } from '@congress-kit/api/problem';
import ky, { isHTTPError } from 'ky';
import { attempt, type Heard, isEmptyStatus } from './attempt.ts';
import { startDeadline, untilAborted } from './deadline.ts';
import { type About, AbortedError, type AnyCongressError, isCongressError, NetworkError, TimeoutError } from './errors.ts';
import { createFlights } from './flights.ts';
import type { Memory } from './memory.ts';
import { refusalOf } from './refusal.ts';
import { type RetryOptions, retryStatuses, worthRepeating } from './retry.ts';

export interface ClientOptions {
  /** Address of the API with its version, e.g. `https://congress.example.gov.cn/v1`; in a browser also `/v1`. */
  readonly api: string | URL;
  /** Language of titles and messages (BCP 47), or a function that reads it off the page at each call. */
  readonly language?: string | (() => string | undefined);
  /** Sent with every request. A header of its own kind makes the browser ask first (CORS preflight). */
  readonly headers?: Readonly<Record<string, string>>;
  /** Bearer token of the congress office. Sent with staff operations only. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>);
  /** Longest silence of one try, in milliseconds: before the answer, or in the middle of it. Default 10 000. */
  readonly timeout?: number;
  /** Longest time a call may take with all its repetitions, in milliseconds. Default 30 000. */
  readonly totalTimeout?: number;
  /** How failed tries are repeated, or `false` for never. */
  readonly retry?: RetryOptions | false;
  /** Instead of the global `fetch`, e.g. one that goes through a proxy. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Keeps answers for `If-None-Match`; see `createMemory`. For servers and workers. */
  readonly memory?: Memory;
  /** Told after every try. */
  readonly onAttempt?: (attempt: AttemptReport) => void;
  /** Told what went wrong without failing the call. */
  readonly log?: (entry: LogEntry) => void;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly timeout?: number;
  readonly totalTimeout?: number;
  readonly language?: string;
  /** Told about every record of a list that was left out because it does not fit the contract. */
  readonly onSkipped?: (skipped: Skipped) => void;
}
export interface WriteOptions extends CallOptions {
  /** One key per intent. Keep it and send again with it after a failure; made anew when absent. */
  readonly idempotencyKey?: string;
}
export interface ReceiptOptions extends WriteOptions {
  /** The secret of the receipt, as its holder typed it. */
  readonly secret: string;
}

export interface Skipped {
  readonly operation: string;
  /** Position in the list as it was sent. */
  readonly index: number;
  readonly faults: readonly BareFault[];
}
export interface AttemptReport {
  readonly about: About;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly milliseconds: number;
  readonly status?: number;
  readonly error?: AnyCongressError;
}
export type LogEntry = { readonly event: 'item_skipped'; readonly skipped: Skipped; readonly about: About };

export interface ApiRequest {
  readonly operation: OperationSpec;
  /** Below the API's address, filled and with its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly options: CallOptions & { readonly idempotencyKey?: string; readonly secret?: string };
}
export interface Answer {
  readonly json: unknown;
  readonly headers: Headers;
  readonly about: About;
}

/** What the functions of this package need: a way to ask. Anything that answers can stand in for it. */
export interface Client {
  readonly api: string;
  send(request: ApiRequest): Promise<Answer>;
  log(entry: LogEntry): void;
}

/** A listener that throws must not fail a call. */
const quietly = <T>(listener: ((value: T) => void) | undefined, value: T): void => {
  try {
    listener?.(value);
  } catch {
    // Nobody to tell.
  }
};

const now = (): number => (typeof performance === 'undefined' ? Date.now() : performance.now());

interface Dispatch {
  readonly about: About;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly timeout: number;
  readonly totalTimeout: number;
  readonly signal?: AbortSignal;
  /** May this be redirected? Not with a body, a secret or a token. */
  readonly open: boolean;
}

/** All tries of one call. ky repeats; each try is `attempt`. */
const dispatch = async (options: ClientOptions, { about, headers, body, timeout, totalTimeout, signal, open }: Dispatch): Promise<Heard> => {
  const { limit = 2, maxWait = 10_000, delay } = options.retry === false ? { limit: 0 } : options.retry ?? {};
  const send = options.fetch ?? ((request: Request) => fetch(request));
  const total = startDeadline(totalTimeout, signal);
  let tries = 0;
  let heard: Heard | undefined;
  let refused: AnyCongressError | undefined;

  const nameOf = (error: unknown): AnyCongressError => {
    if (isCongressError(error)) return error;
    if (isHTTPError(error)) return refusalOf(error.response.status, error.response.headers, error.data, about);
    return new NetworkError('the request could not be made', about, error);
  };

  const once = async (request: Request): Promise<Response> => {
    const started = now();
    const report = (rest: { status: number } | { error: AnyCongressError }) =>
      quietly(options.onAttempt, { about, attempt: tries, milliseconds: now() - started, ...rest });
    tries += 1;
    try {
      heard = await attempt(request, { about, fetch: send, timeout, signal: total.signal });
      report({ status: heard.status });
      return new Response(isEmptyStatus(heard.status) ? null : heard.text, { status: heard.status, headers: heard.headers });
    } catch (error) {
      report({ error: nameOf(error) });
      throw error;
    }
  };

  try {
    await untilAborted(
      ky(about.url, {
        method: about.method,
        headers,
        body,
        // Cookies have no meaning here. Some workers throw at the mere option.
        ...('credentials' in Request.prototype ? { credentials: 'omit' as const } : {}),
        redirect: open ? 'follow' : 'manual',
        // One signal, made by us: ky loses all but one where AbortSignal.any is missing.
        signal: total.signal,
        timeout: false,
        throwHttpErrors: (status) => status !== 304,
        fetch: (request) => once(request as Request),
        retry: {
          limit,
          methods: ['get', 'post'],
          statusCodes: retryStatuses,
          afterStatusCodes: retryStatuses,
          maxRetryAfter: maxWait,
          jitter: true,
          ...(delay ? { delay } : {}),
          shouldRetry: ({ error }) => {
            refused = nameOf(error);
            if (!worthRepeating(refused, maxWait)) return false;
            // Undecided for an answer, so that ky minds its Retry-After.
            return isHTTPError(error) ? undefined : true;
          },
        },
      }),
      total.signal,
    );
    return heard as Heard;
  } catch (error) {
    if (total.endedBy === 'parent') throw new AbortedError('ended by its signal', about);
    // Time ran out between two tries: what the last try heard says more than “too long”.
    if (total.endedBy === 'clock') throw refused ?? new TimeoutError(`no answer within ${totalTimeout} ms`, about);
    throw nameOf(error);
  } finally {
    total.release();
  }
};

const read = <T>(value: T | (() => T)): T => (typeof value === 'function' ? (value as () => T)() : value);

export const createClient = (options: ClientOptions): Client => {
  const api = String(options.api).replace(/\/+$/, '');
  if (api === '' && options.api === '') throw new TypeError('createClient needs `api`, the address of the API, e.g. "/v1".');
  const share = createFlights<Heard>();

  const send = async ({ operation, path, body, options: own }: ApiRequest): Promise<Answer> => {
    const url = api + path;
    const language = own.language ?? read(options.language);
    const headers: Record<string, string> = { Accept: 'application/json', ...options.headers };
    if (language) headers['Accept-Language'] = language;
    if (own.secret !== undefined) headers[receiptSecretHeader] = own.secret;
    if (operation.access === 'staff') {
      const token = await read<string | undefined | Promise<string | undefined>>(options.token);
      if (token) headers['Authorization'] = `Bearer ${token}`;
    }
    if (operation.method === 'POST') {
      headers['Content-Type'] = 'application/json';
      headers[idempotencyHeader] = own.idempotencyKey ?? '';
    }
    const about: About = { operation: operation.id, method: operation.method, url, idempotencyKey: own.idempotencyKey };
    const timeout = own.timeout ?? options.timeout ?? 10_000;
    const totalTimeout = own.totalTimeout ?? options.totalTimeout ?? 30_000;
    const open = operation.method === 'GET' && operation.access === 'public';
    const order: Dispatch = { about, headers, timeout, totalTimeout, open, body: body === undefined ? undefined : JSON.stringify(body) };
    const tell = (heard: Heard): Answer => ({
      json: heard.json,
      headers: heard.headers,
      about: { ...about, status: heard.status, requestId: heard.headers.get(requestIdHeader) ?? undefined },
    });

    if (!open) return tell(await dispatch(options, { ...order, signal: own.signal }));

    const key = JSON.stringify([url, language, timeout, totalTimeout]);
    const ask = async (signal: AbortSignal): Promise<Heard> => {
      const memory = options.memory;
      const known = memory?.get(key);
      const heard = await dispatch(options, { ...order, signal, headers: known ? { ...headers, 'If-None-Match': known.etag } : headers });
      if (known && heard.status === 304) return { ...heard, json: known.json };
      const etag = heard.headers.get('ETag');
      if (memory && etag) memory.set(key, { etag, json: heard.json });
      return heard;
    };
    try {
      return tell(await share(key, own.signal, ask));
    } catch (error) {
      if (isCongressError(error)) throw error;
      throw new AbortedError('ended by its signal', about);
    }
  };

  return { api, send, log: (entry) => quietly(options.log, entry) };
};
