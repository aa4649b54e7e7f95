import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { decodeQuery, faultsOf, type BodyOf, type OperationSpec, type ParamsOf, type ProblemCode, type QueryOf, type ResponseOf } from '@congress-kit/api';
import { bodyBytes } from '@congress-kit/api/body-bytes';
import { contextLink } from '@congress-kit/api/document/contexts';
import { noQuery } from '@congress-kit/api/schema';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { languageOf, type Language } from './language.ts';
import { ApiProblem, type PlacedFault } from './problems.ts';
import { formOf, type SharedAnswer } from './shared.ts';

/** A request that fits the contract, for the function that answers it. */
export interface Call<O extends OperationSpec> {
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly language: Language;
}

/** An answer that is text already: one kept for an Idempotency-Key, or one that many readers share. */
export class TextAnswer {
  readonly text: string;
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  constructor(text: string, options: { status?: number; headers?: Readonly<Record<string, string>> } = {}) {
    this.text = text;
    this.status = options.status;
    this.headers = options.headers ?? {};
  }
}

export type Handler<O extends OperationSpec> = (call: Call<O>) => Promise<ResponseOf<O> | TextAnswer>;

export interface RouteOptions extends Pick<RouteShorthandOptions, 'onRequest' | 'preHandler'> {
  /** Longest time that making its answer may take, milliseconds; absent: `usualAnswer`. */
  readonly answersWithin?: number;
  /** Default: short and public for public reads, `no-store` for everything else. */
  readonly cacheControl?: string;
  /** What a path parameter of a wrong form is: by default `invalid_request`; a receipt's must not differ from an unknown one. */
  readonly paramsProblem?: ProblemCode;
  /** False for a public read whose address is nobody else's: what is typed into it is not kept. */
  readonly isShared?: boolean;
}

const publicCache = 'public, max-age=15';

/** `/cases/{number}` → `/v1/cases/:number`. */
export const urlOf = (path: string): string => '/v1' + path.replace(/\{(\w+)\}/g, ':$1');

// Text in an address is never more than one line; control characters would reach the database or a log.
const unclean = /[\u0000-\u001F\u007F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

const uncleanFaults = (values: Readonly<Record<string, unknown>>): PlacedFault[] =>
  Object.keys(values)
    .filter((name) => [values[name]].flat().some((one) => typeof one === 'string' && unclean.test(one)) || unclean.test(name))
    .map((name) => ({ in: 'query', pointer: '/' + name.replace(/~/g, '~0').replace(/\//g, '~1'), code: 'bad_characters' }));

type Decoded = { ok: true; data: unknown } | { ok: false; faults: PlacedFault[] };

const decode = (schema: OperationSpec['body'], input: unknown, where: PlacedFault['in']): Decoded => {
  const result = schema!.safeParse(input);
  if (result.success) return { ok: true, data: result.data };
  return { ok: false, faults: faultsOf(result.error.issues, input).map((fault) => ({ in: where, ...fault })) };
};

/** Params, query and body by the operation's schemas; all faults together, so that one answer names everything to change. */
const decodeRequest = (operation: OperationSpec, request: FastifyRequest, paramsProblem: ProblemCode) => {
  const faults: PlacedFault[] = [];
  const take = (schema: OperationSpec['body'], input: unknown, where: PlacedFault['in']): unknown => {
    const decoded = decode(schema, input, where);
    if (decoded.ok) return decoded.data;
    faults.push(...decoded.faults);
    return undefined;
  };
  const params = operation.params && take(operation.params, request.params, 'path');
  if (faults.length > 0 && paramsProblem !== 'invalid_request') throw new ApiProblem(paramsProblem);
  const raw = request.query as Record<string, string | string[]>;
  const dirty = uncleanFaults(raw);
  faults.push(...dirty);
  let query: unknown;
  if (dirty.length === 0) query = take(operation.query ?? noQuery, decodeQuery(operation.query, raw), 'query');
  const body = operation.body && take(operation.body, request.body, 'body');
  if (faults.length > 0) throw new ApiProblem('invalid_request', { errors: faults.slice(0, 100) });
  return { params, query, body };
};

/** Does the Accept header admit what is sent? Problems are admitted with it: who asks for them alone still gets data. */
export const accepts = (header: string | undefined): boolean =>
  !header || header === '*/*' || header.split(',').some((part) => {
    const [type = '', ...parameters] = part.trim().toLowerCase().split(';');
    const refused = parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter));
    return !refused && ['*/*', 'application/*', 'application/json', 'application/problem+json', ''].includes(type.trim());
  });

const readAt = /,"asOf":"\d{4}-\d{2}-\d{2}T[^"]*"\}$/;

/**
 * Weak: two answers with the same tag say the same. The instant at the end of a page is when it was read, so a page read
 * again unchanged keeps its tag.
 */
export const etagOf = (text: string): string => `W/"${createHash('sha256').update(text.replace(readAt, '}')).digest('base64url').slice(0, 22)}"`;

export const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined && (header === etag || header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag.replace(/^W\//, '')));

interface SendOptions { readonly status?: number; readonly cacheControl: string; readonly etag?: string }

export const sendJson = (request: FastifyRequest, reply: FastifyReply, text: string, options: SendOptions): FastifyReply =>
  sendText(request, reply, text, { ...options, type: jsonType });

/** Sends text of a media type; a read that the asker has already is answered 304. */
export const sendText = (request: FastifyRequest, reply: FastifyReply, text: string, options: SendOptions & { type: string }): FastifyReply => {
  void reply.header('Cache-Control', options.cacheControl).type(options.type);
  if ((request.method !== 'GET' && request.method !== 'HEAD') || options.cacheControl === 'no-store') return reply.status(options.status ?? 200).send(text);
  const etag = options.etag ?? etagOf(text);
  void reply.header('ETag', etag);
  return matches(request.headers['if-none-match'], etag) ? reply.status(304).send() : reply.status(options.status ?? 200).send(text);
};

const jsonType = 'application/json; charset=utf-8';

/** The same answer for everybody who asks this address: made once while the data stays as it is. */
const sendShared = async (request: FastifyRequest, reply: FastifyReply, { cacheControl, link }: { cacheControl: string; link: string }, make: () => Promise<SharedAnswer>): Promise<FastifyReply> => {
  const shared = request.server.sharedAnswers;
  const kept = await shared.get(request.url, make);
  void reply.headers({ ...kept.headers, 'Cache-Control': cacheControl, ETag: kept.etag, 'Content-Type': jsonType });
  const form = formOf(kept, matches(request.headers['if-none-match'], kept.etag), request.headers['accept-encoding']);
  const bytes = await shared.bytesOf(kept, form);
  reply.sharedForm = { kept, form, bytes };
  if (bytes === undefined) return reply.status(304).send();
  void reply.header('Link', link);
  if (form !== 'plain') void reply.header('Content-Encoding', form);
  void reply.header('Vary', 'accept-encoding');
  return reply.send(bytes);
};

/** Tests only: an answer that breaks the contract must not pass unseen. */
const checkAnswer = (operation: OperationSpec, text: string): void => {
  const result = operation.response.safeParse(JSON.parse(text));
  if (!result.success) throw new Error(`The answer of ${operation.id} breaks its contract: ${JSON.stringify(result.error.issues).slice(0, 2000)}`);
};

/** Makes a handler for an operation: decode, call, check (in tests), send. */
const answering = <const O extends OperationSpec>(operation: O, handler: Handler<O>, options: RouteOptions) => {
  const isPublicRead = operation.method === 'GET' && operation.access === 'public';
  const cacheControl = options.cacheControl ?? (isPublicRead ? publicCache : 'no-store');
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<{ text: string; answer?: TextAnswer }> => {
    const decoded = decodeRequest(operation, request, options.paramsProblem ?? 'invalid_request');
    const given = await handler({ ...decoded, request, reply, language: languageOf(request.headers['accept-language']) } as unknown as Call<O>);
    const [text, own] = given instanceof TextAnswer ? [given.text, given] : [JSON.stringify(given), undefined];
    if (request.server.checkAnswers && (own?.status ?? operation.status) < 300) checkAnswer(operation, text);
    return { text, ...(own && { answer: own }) };
  };
  const isShared = isPublicRead && options.isShared !== false;
  let link: string | undefined;
  /** What its fields mean to readers of linked data; worked out when the first of them could ask. */
  const linkOf = (): string => (link ??= contextLink(operation.response));
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (!accepts(request.headers.accept)) throw new ApiProblem('not_acceptable');
    // A body without a type is not parsed by Fastify; a write must say application/json, so that browsers preflight it.
    if (operation.body && request.body === undefined) throw new ApiProblem(request.headers['content-type'] ? 'malformed_body' : 'unsupported_media_type');
    if (isShared) {
      return sendShared(request, reply, { cacheControl, link: linkOf() }, async () => {
        const { text, answer: own } = await answer(request, reply);
        return { text: Buffer.from(text), etag: own?.headers['ETag'] ?? etagOf(text), headers: own?.headers ?? {} };
      });
    }
    const { text, answer: own } = await answer(request, reply);
    if (own) void reply.headers({ ...own.headers });
    if (isPublicRead) void reply.header('Link', linkOf());
    return sendJson(request, reply, text, { status: own?.status ?? operation.status, cacheControl, ...(own?.headers['ETag'] && { etag: own.headers['ETag'] }) });
  };
};

/**
 * Registers one operation of the contract. The handler gets what the schemas let through and returns the body, or throws
 * `ApiProblem`. `options.onRequest` runs before the body is read (who may call), `preHandler` after it.
 */
export const route = <const O extends OperationSpec>(app: FastifyInstance, operation: O, handler: Handler<O>, options: RouteOptions = {}): void => {
  app.route({
    method: operation.method,
    url: urlOf(operation.path),
    handler: answering(operation, handler, options),
    config: { operationId: operation.id, ...(options.answersWithin && { answersWithin: options.answersWithin }) },
    ...(operation.method === 'POST' && { bodyLimit: bodyBytes(operation) }),
    ...(options.onRequest && { onRequest: options.onRequest }),
    ...(options.preHandler && { preHandler: options.preHandler }),
  });
};

/** A file to send. */
export interface FileAnswer {
  readonly stream: Readable;
  readonly bytes: number;
  readonly mediaType: string;
  readonly etag: string;
  readonly disposition: string;
  /** Not everybody's: no cache may keep it. */
  readonly isPrivate: boolean;
}

/**
 * Registers an operation that answers a file. The file was sent by a stranger: it is saved, never opened inside the site, and
 * should a browser open it all the same, it runs nothing and belongs to no origin.
 */
export const download = <const O extends OperationSpec>(app: FastifyInstance, operation: O, handler: (call: Call<O>) => Promise<FileAnswer>): void => {
  app.route({
    method: 'GET',
    url: urlOf(operation.path),
    config: { operationId: operation.id },
    handler: async (request, reply) => {
      const decoded = decodeRequest(operation, request, 'invalid_request');
      const file = await handler({ ...decoded, request, reply, language: languageOf(request.headers['accept-language']) } as unknown as Call<O>);
      void reply.headers({
        'Cache-Control': file.isPrivate ? 'no-store' : publicCache, 'Content-Disposition': file.disposition, 'Content-Security-Policy': "sandbox; default-src 'none'",
        'Referrer-Policy': 'no-referrer', ...(!file.isPrivate && { ETag: file.etag }),
      });
      if (!file.isPrivate && matches(request.headers['if-none-match'], file.etag)) {
        file.stream.destroy();
        return reply.status(304).send();
      }
      if (request.method === 'HEAD') {
        file.stream.destroy();
        return reply.type(file.mediaType).header('Content-Length', file.bytes).send();
      }
      return reply.type(file.mediaType).header('Content-Length', file.bytes).send(file.stream);
    },
  });
};

declare module 'fastify' {
  interface FastifyInstance {
    /** `config.checkAnswers`, where every route can see it. */
    checkAnswers: boolean;
  }
  interface FastifyContextConfig {
    /** Of the contract; in logs instead of the address, which may hold a receipt number. */
    operationId?: string;
    /** Of `RouteOptions`. */
    answersWithin?: number;
  }
}
