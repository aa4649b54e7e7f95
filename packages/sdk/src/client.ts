import { idempotencyHeader, type OperationSpec, proofHeader, receiptSecretHeader, requestIdHeader } from '@congress-kit/api/operation';
import { type Heard, heardOf, type Transport } from './attempt.ts';
import { bare, plainJson } from './bare.ts';
import { type Dispatch, dispatch } from './dispatch.ts';
import { type About, AbortedError } from './errors.ts';
import { createFlights } from './flights.ts';
import { type LogEntry, logOf } from './log.ts';
import type { CallOptions, ClientOptions, WriteOptions } from './options.ts';

export type { Transport } from './attempt.ts';
export type { LogEntry, LogLevel } from './log.ts';
export type { AttemptReport, CallOptions, ClientOptions, Prover, ReceiptOptions, Skipped, WriteOptions } from './options.ts';

export interface Upload {
  readonly file: Blob;
  readonly transport?: Transport;
}
export interface ApiRequest {
  readonly operation: OperationSpec;
  /** Below the API's address, filled and with its query. */
  readonly path: string;
  readonly body?: unknown;
  /** A file instead of a JSON body. */
  readonly upload?: Upload;
  readonly options: CallOptions & Pick<WriteOptions, 'idempotencyKey' | 'proof' | 'prove'> & { readonly secret?: string };
}
export interface Answer {
  readonly json: unknown;
  /** Somebody else holds this value too, so the caller has to be given a copy. */
  readonly kept?: boolean;
  readonly headers: Headers;
  readonly about: About;
}

/** What the functions of this package need: a way to ask. Anything that answers can stand in for it. */
export interface Client {
  readonly api: string;
  send(request: ApiRequest): Promise<Answer>;
  log(entry: LogEntry): void;
}

const read = <T>(value: T | (() => T)): T => (typeof value === 'function' ? (value as () => T)() : value);

export const createClient = (given: ClientOptions): Client => {
  const options = bare(given);
  const api = String(options.api ?? '').replace(/\/+$/, '');
  if (api === '') throw new TypeError('createClient needs `api`, the address of the API, e.g. "/v1".');
  const share = createFlights<Heard>();

  const send = async (request: ApiRequest): Promise<Answer> => {
    const { operation, path, body, upload, options: own } = bare(request);
    const url = api + path;
    const language = own.language ?? read(options.language);
    const headers = bare<Record<string, string>>({ Accept: 'application/json', ...options.headers });
    if (language) headers['Accept-Language'] = language;
    if (own.secret !== undefined) headers[receiptSecretHeader] = own.secret;
    if (operation.access === 'staff') {
      const token = await read<string | undefined | Promise<string | undefined>>(options.token);
      if (token) headers['Authorization'] = `Bearer ${token}`;
    }
    if (operation.method === 'POST') {
      headers['Content-Type'] = upload ? upload.file.type : 'application/json';
      headers[idempotencyHeader] = own.idempotencyKey ?? '';
      if (own.proof) headers[proofHeader] = own.proof;
    }
    const about: About = { operation: operation.id, method: operation.method, url, idempotencyKey: own.idempotencyKey };
    if (own.signal?.aborted) throw new AbortedError('ended by its signal', about);
    const timeout = own.timeout ?? options.timeout ?? 10_000;
    const totalTimeout = own.totalTimeout ?? options.totalTimeout ?? 30_000;
    const open = operation.method === 'GET' && operation.access === 'public';
    const order: Dispatch = bare<Dispatch>({ about, headers, timeout, totalTimeout, open, body: upload ? upload.file : body === undefined ? undefined : plainJson(body), transport: upload?.transport, prove: own.prove ?? options.prove });
    const tell = (heard: Heard): Answer => ({
      json: heard.take(),
      headers: heard.headers,
      about: { ...about, status: heard.status, requestId: heard.headers.get(requestIdHeader) ?? undefined },
    });

    if (!open) return tell(await dispatch(options, bare({ ...order, signal: own.signal })));

    const key = JSON.stringify([url, language, timeout, totalTimeout]);
    const ask = async (signal: AbortSignal | undefined): Promise<Heard> => {
      const memory = options.memory;
      const known = memory?.get(key);
      const heard = await dispatch(options, bare({ ...order, signal, headers: known ? { ...headers, 'If-None-Match': known.etag } : headers }));
      if (known && heard.status === 304) return heardOf(heard.status, true, heard.headers, known.text);
      const etag = heard.headers.get('ETag');
      if (memory && etag) memory.set(key, { etag, text: heard.text });
      return heard;
    };
    if (!(own.share ?? options.share ?? true)) return tell(await ask(own.signal));
    try {
      return tell(await share(key, own.signal, ask));
    } catch (error) {
      if (!own.signal?.aborted) throw error;
      throw new AbortedError('ended by its signal', about);
    }
  };

  return { api, send, log: logOf(options) };
};
