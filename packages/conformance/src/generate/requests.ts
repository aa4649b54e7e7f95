import { idempotencyHeader, limits, receiptSecretHeader, type OperationSpec } from '@congress-kit/api';
import { jsonSchemaOf } from '@congress-kit/api/document/schemas';
import { encodeQuery } from '@congress-kit/api/query';
import fc from 'fast-check';
import { nowhere, paramsOf } from '../contract.ts';
import type { Ask } from '../probe.ts';
import { newKey } from '../site.ts';
import { anyJson, anyText, fitting, spoilt, type Ids } from './values.ts';

/** An operation of the contract → requests: ones it should take, ones at the edge, ones with something wrong. */

/** What is known of the server, so that requests are about something. */
export interface Known {
  /** Ids of what is there, by the path of its list: `/deputies`. */
  readonly records: ReadonlyMap<string, readonly string[]>;
  /** Values of the operation's own path parameter that lead somewhere, with the secret where one opens them. */
  readonly targets: readonly { readonly id: string; readonly secret?: string }[];
  readonly token: string | undefined;
  readonly consent: string;
}

/** Which list a field's name leads to; `id` alone is an addressee's. */
const listsByName: readonly (readonly [RegExp, readonly string[]])[] = [
  [/division/i, ['/divisions']], [/deput|coSigner/i, ['/deputies']], [/station/i, ['/stations']], [/organization|handler|committee|lead(Unit)?Id|where/i, ['/organizations']], [/congress/i, ['/congresses']],
  [/session/i, ['/sessions']], [/term/i, ['/terms']], [/group/i, ['/groups']], [/case|^number$/i, ['/cases']], [/ballot/i, ['/ballots']], [/suggestion|receipt|into|duplicate/i, ['/suggestions']], [/^id$/, ['/deputies', '/stations']],
];
const idsOf = ({ records }: Known): Ids => (name) => (listsByName.find(([words]) => words.test(name))?.[1] ?? []).flatMap((path) => records.get(path) ?? []);

const some = <T>(weight: number, arbitrary: fc.Arbitrary<T>): { weight: number; arbitrary: fc.Arbitrary<T> } => ({ weight, arbitrary });

const encoded = (name: string, value: unknown): string => `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(String(value).toWellFormed())}`;

const queries = (operation: OperationSpec, ids: Ids): fc.Arbitrary<string> => {
  const wild = fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 3 }).map((pairs) => pairs.map(([name, value]) => encoded(name, value)).join('&'));
  if (!operation.query) return fc.oneof(some(9, fc.constant('')), some(1, wild));
  const schema = jsonSchemaOf(operation.query);
  const names = Object.keys(schema['properties'] ?? {});
  // A cursor is nobody's to make up; what becomes of one that is made up, the bad ones ask.
  const { cursor: _, ...properties } = schema['properties'] ?? {};
  const good = fitting({ ...schema, properties }, ids).map((query) => encodeQuery(query as Record<string, unknown>).map(([name, value]) => encoded(name, value)).join('&'));
  const value = fc.oneof(anyText, fc.integer().map(String), fc.double().map(String), fc.constantFrom('', '0', '101', '-1', '2026-02-30', 'true', '*', '%', '_', '\\'));
  const bad = fc.array(fc.tuple(fc.constantFrom(...names), value), { minLength: 1, maxLength: 4 }).map((pairs) => pairs.map(([name, text]) => encoded(name, text)).join('&'));
  return fc.oneof(some(6, good), some(3, bad), some(1, wild));
};

/** An id in an address that stays one part of it. */
const pathPart = (text: string): string => {
  const part = encodeURIComponent(text.toWellFormed());
  return /^\.*$/.test(part) ? `~${part}` : part;
};

const bodies = (operation: OperationSpec, known: Known): fc.Arbitrary<string | Buffer> => {
  if (operation.upload) {
    const heads = ['', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff\xe0', '%PDF-1.7\n', 'RIFF\x04\0\0\0WEBPVP8 ', 'PK\x03\x04', '\ufeff受理号,标题\n', 'GIF89a'];
    return fc.tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 })).map(([head, rest]) => Buffer.concat([Buffer.from(head, /[\u0100-\uffff]/.test(head) ? 'utf8' : 'latin1'), rest]));
  }
  const good = fitting(jsonSchemaOf(operation.body!), idsOf(known)).map((body) => (typeof body === 'object' && body !== null && 'consent' in body ? { ...body, consent: { textVersion: known.consent } } : body));
  const bytes = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 60 }).map((found) => Buffer.from(found)),
    fc.constantFrom('', '{', '[]', 'null', '"x"', '{"__proto__":{"x":1}}', '{"constructor":{"prototype":1}}', `${'['.repeat(5000)}${']'.repeat(5000)}`, `"${'x'.repeat(limits.jsonBytes)}"`),
  );
  const json = (values: fc.Arbitrary<unknown>): fc.Arbitrary<string> => values.map((value) => JSON.stringify(value) ?? 'null');
  return fc.oneof(some(5, json(good)), some(4, json(spoilt(good))), some(1, json(anyJson)), some(1, bytes));
};

const visible = (maxLength: number): fc.Arbitrary<string> => fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), minLength: 1, maxLength });

type Headers = Record<string, string | undefined>;

/** What a good request carries, most of the time; else one of the headers is wrong, or one more is there. */
const headersFor = (operation: OperationSpec, secret: string | undefined, { token }: Known): fc.Arbitrary<Headers> => {
  const types = operation.upload?.mediaTypes ?? ['application/json'];
  const isWrite = operation.method === 'POST';
  const good: fc.Arbitrary<Headers> = fc.constantFrom(...types).map((type) => ({
    ...(isWrite && { 'Content-Type': type, [idempotencyHeader]: '' }), ...(operation.access === 'staff' && token && { Authorization: `Bearer ${token}` }),
    ...(operation.access === 'receipt' && { [receiptSecretHeader]: secret ?? '0'.repeat(27) }),
  }));
  const strange: fc.Arbitrary<Headers> = fc.oneof(
    fc.record({ Accept: fc.constantFrom('text/html', 'application/json;q=0', '*/*;q=0.1', 'application/problem+json') }), fc.record({ 'Accept-Language': fc.constantFrom('en', 'zh-TW, en;q=0.5', 'x', '*') }),
    fc.record({ 'If-None-Match': fc.constantFrom('*', 'W/"x"', '"') }), fc.record({ Authorization: visible(60).map((text) => `Bearer ${text}`) }), fc.record({ [receiptSecretHeader]: visible(40) }),
    ...(isWrite ? [
      fc.record({ [idempotencyHeader]: fc.oneof(fc.constant(undefined), visible(20), fc.constant('the-same-key-every-time')) }),
      fc.record({ 'Content-Type': fc.oneof(fc.constant(undefined), fc.constantFrom('text/plain', 'application/json; charset=gbk', 'multipart/form-data', '/')) }),
    ] : []),
  );
  return fc.oneof(some(9, good), some(1, fc.tuple(good, strange).map(([one, other]) => ({ ...one, ...other }))));
};

/** Requests for one operation. Keys of writes are made anew for each, unless the key itself is what is odd. */
const requestsFor = (operation: OperationSpec, known: Known): fc.Arbitrary<Ask> => {
  const { records, targets } = known;
  const odd = fc.oneof(some(2, fc.constantFrom(nowhere, ...[...records.values()].flatMap((ids) => ids.slice(0, 2)))), some(1, anyText)).map((id): Known['targets'][number] => ({ id }));
  const target = targets.length > 0 ? fc.oneof(some(7, fc.constantFrom(...targets)), some(3, odd)) : odd;
  return target.chain(({ id, secret }) => fc.record({ query: queries(operation, idsOf(known)), headers: headersFor(operation, secret, known), ...(operation.method === 'POST' && { body: bodies(operation, known) }) })
    .map(({ query, headers, body }: { query: string; headers: Headers; body?: string | Buffer }) => {
      const filled = paramsOf(operation.path).reduce((path, name) => path.replace(`{${name}}`, pathPart(id)), operation.path);
      const sent = Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined).map(([name, value]) => [name, name === idempotencyHeader && value === '' ? newKey() : value]);
      return { method: operation.method, path: filled + (query && `?${query}`), headers: Object.fromEntries(sent) as Record<string, string>, ...(body !== undefined && { body }) };
    }));
};

/** So many of them; the same seed makes the same ones. */
export const sample = (operation: OperationSpec, known: Known, numRuns: number, seed: number): Ask[] => fc.sample(requestsFor(operation, known), { numRuns, seed });
