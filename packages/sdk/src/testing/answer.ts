import { idempotencyHeader, type OperationSpec, receiptSecretHeader } from '@congress-kit/api/operation';
import { faultsOf, type ProblemCode } from '@congress-kit/api/problem';
import { decodeQuery } from '@congress-kit/api/query';
import { parseSecret } from '@congress-kit/api/rules/receipt';
import { findRow, type Records } from './records.ts';
import { read } from './reads.ts';
import { Refusal } from './refuse.ts';
import { keyIn, type Route, routesAt } from './routes.ts';
import type { Row } from './world.ts';
import { write } from './writes.ts';

/** A request, taken apart. */
export interface Asked {
  readonly method: string;
  /** Below the API's address, without the query. */
  readonly path: string;
  readonly search: URLSearchParams;
  readonly headers: Headers;
  readonly text: string;
}
export interface Answered {
  readonly status: number;
  readonly body: unknown;
  /** A kept answer, sent again. */
  readonly replayed?: boolean;
}

/** Finds the operation, or refuses as the contract says. */
export const routeOf = ({ method, path }: Asked): Route => {
  const routes = routesAt(path);
  if (routes.length === 0) throw new Refusal('not_found');
  const route = routes.find(({ operation }) => operation.method === method);
  if (!route) throw new Refusal('method_not_allowed', { allowed: routes.map(({ operation }) => operation.method) });
  return route;
};

interface Schema {
  safeParse(value: unknown): { readonly success: boolean; readonly data?: unknown; readonly error?: { readonly issues: readonly unknown[] } };
}

const checked = (schema: Schema | undefined, value: unknown, where: 'path' | 'query' | 'body', code: ProblemCode = 'invalid_request'): Row => {
  if (!schema) return {};
  const result = schema.safeParse(value);
  if (result.success) return result.data as Row;
  throw new Refusal(code, code === 'invalid_request' ? { errors: faultsOf(result.error!.issues, value).map((fault) => ({ in: where, ...fault })) } : {});
};

const queryOf = ({ query }: OperationSpec, search: URLSearchParams): Row => {
  const raw: Record<string, string | string[]> = {};
  search.forEach((value, name) => {
    const before = raw[name];
    raw[name] = before === undefined ? value : ([] as string[]).concat(before, value);
  });
  return checked(query, decodeQuery(query, raw), 'query');
};

const bodyOf = (operation: OperationSpec, { headers, text }: Asked): Row => {
  // A file is taken as it is; the fake keeps nothing of it.
  if ((operation as { upload?: unknown }).upload !== undefined || !operation.body) return {};
  if (!/^application\/json\b/i.test(headers.get('Content-Type') ?? '')) throw new Refusal('unsupported_media_type');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal('malformed_body');
  }
  return checked(operation.body, body, 'body');
};

const admit = (records: Records, { operation, params }: Route, headers: Headers): void => {
  if (operation.access === 'staff' && !/^Bearer \S/.test(headers.get('Authorization') ?? '')) throw new Refusal('unauthorized');
  checked(operation.params, params, 'path', operation.access === 'receipt' ? 'receipt_not_found' : 'invalid_request');
  if (operation.access !== 'receipt') return;
  const typed = parseSecret(headers.get(receiptSecretHeader) ?? '');
  const kept = parseSecret(String(findRow(records, operation, keyIn({ operation, params }) ?? '')?.['secret'] ?? ''));
  if (!typed.ok || !kept.ok || typed.secret !== kept.secret) throw new Refusal('receipt_not_found');
};

/** Answers as the contract says: checks first, then the read or the write, once per key. */
export const createAnswering = (records: Records) => {
  const kept = new Map<string, { readonly request: string; readonly answered: Answered }>();

  return (asked: Asked, route: Route): Answered => {
    const { operation } = route;
    admit(records, route, asked.headers);
    if (operation.method === 'GET') return { status: operation.status, body: read(records, route, queryOf(operation, asked.search)) };
    const key = asked.headers.get(idempotencyHeader);
    if (!key) throw new Refusal('idempotency_key_missing');
    const request = `${asked.path} ${asked.text}`;
    const before = kept.get(key);
    if (before && before.request !== request) throw new Refusal('idempotency_key_reused');
    if (before) return { ...before.answered, replayed: true };
    const answered: Answered = { status: operation.status, body: write(records, route, bodyOf(operation, asked)) };
    kept.set(key, { request, answered });
    return answered;
  };
};
