import {
  limits, problemMediaType, problems, problemType, requestIdHeader,
  type BareFault, type ProofChallenge, type Fault, type Problem, type ProblemCode,
} from '@congress-kit/api';
import { faultText } from '@congress-kit/api/messages/describe';
import { problemDetail } from '@congress-kit/api/messages/wait';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf, wordsOf, type Language } from './language.ts';

/** A fault with the part of the request it is in. */
export type PlacedFault = BareFault & { readonly in: 'body' | 'query' | 'path' | 'header' };

export interface ProblemExtras {
  /** What is wrong with which value; the words are added in the reader's language. */
  readonly errors?: readonly PlacedFault[];
  /** For `move_not_allowed`, and the methods for `method_not_allowed`. */
  readonly allowed?: readonly string[];
  /** Seconds; also sent as Retry-After. */
  readonly retryAfter?: number;
  /** With a 429: work instead of waiting. */
  readonly challenge?: ProofChallenge;
  /** Figures for the sentence, e.g. `{ max: 65536 }`. */
  readonly params?: Readonly<Record<string, unknown>>;
}

/** The one way to refuse: thrown anywhere below a route, answered as RFC 9457 in the reader's language. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;
  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(code);
    this.code = code;
    this.extras = extras;
  }
}

/** Shorthand for one fault: `throw invalid('body', '/divisionId', 'unknown_reference')`. */
export const invalid = (where: PlacedFault['in'], pointer: string, code: BareFault['code'], params?: Record<string, unknown>): ApiProblem =>
  new ApiProblem('invalid_request', { errors: [{ in: where, pointer, code, ...(params && { params }) }] });

/** The body of a problem, with words; apart from sending it, because an idempotent refusal is kept and replayed. */
export const problemBody = (problem: ApiProblem, language: Language, requestId: string): Problem => {
  const words = wordsOf(language);
  const { errors, allowed, retryAfter, challenge, params } = problem.extras;
  const { title, detail } = words.problems[problem.code];
  return {
    type: problemType(problem.code),
    title,
    status: problems[problem.code],
    detail: problemDetail(detail, { allowed: allowed?.join(words.marks.list), retryAfter, requestId, ...params }, language),
    code: problem.code,
    requestId,
    ...(errors && {
      errors: errors.map((error): Fault => ({ ...error, detail: faultText(words, error) })),
    }),
    ...(allowed && { allowed: [...allowed] }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(challenge && { challenge }),
  };
};

export const sendProblem = (problem: ApiProblem, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const language = languageOf(request.headers['accept-language']);
  const { allowed, retryAfter } = problem.extras;
  if (problem.code === 'method_not_allowed' && allowed) void reply.header('Allow', allowed.join(', '));
  if (problem.code === 'unauthorized') void reply.header('WWW-Authenticate', 'Bearer');
  if (retryAfter !== undefined) void reply.header('Retry-After', String(retryAfter));
  void reply.removeHeader('ETag');
  return reply
    .status(problems[problem.code])
    .header(requestIdHeader, request.id)
    .header('Cache-Control', 'no-store')
    .header('Content-Language', language)
    .header('Vary', 'Accept-Language')
    .type(problemMediaType)
    // Serialized here: Fastify's own serializer would pick a charset-less JSON type for an object.
    .send(JSON.stringify(problemBody(problem, language, request.id)));
};

/** Who has no room on a disk says so by one of these: PostgreSQL, or the file system. */
export const noRoom: readonly string[] = ['53100', 'ENOSPC', 'EDQUOT'];

const passing = (): ApiProblem => new ApiProblem('temporarily_unavailable', { retryAfter: 5 });

const byFastifyCode: Readonly<Record<string, () => ApiProblem>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new ApiProblem('unsupported_media_type'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new ApiProblem('malformed_body'),
  FST_ERR_CTP_INVALID_JSON_BODY: () => new ApiProblem('malformed_body'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new ApiProblem('malformed_body'),
  // An address that cannot be decoded names nothing.
  FST_ERR_BAD_URL: () => new ApiProblem('not_found'),
  FST_ERR_MAX_PARAM_LENGTH: () => new ApiProblem('not_found'),
  // A Host header that is no host.
  ERR_INVALID_URL: () => new ApiProblem('not_found'),
  FST_ERR_ASYNC_CONSTRAINT: () => new ApiProblem('not_found'),
  // Node: the database server, or the way to it, is not there.
  ...Object.fromEntries(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE'].map((code) => [code, passing])),
  // Where attachments lie; everything else is answered.
  BUCKET_UNUSABLE: () => new ApiProblem('temporarily_unavailable', { retryAfter: 30 }),
  // Nothing is lost, and nothing more can be taken until somebody makes room.
  ...Object.fromEntries(noRoom.map((code) => [code, () => new ApiProblem('temporarily_unavailable', { retryAfter: 60 })])),
};

/** PostgreSQL's SQLSTATE: five characters, the first two say the class. */
const bySqlState = (code: string): ApiProblem | undefined => {
  if (!/^[0-9A-Z]{5}$/.test(code)) return undefined;
  // 22: a value the database cannot hold. The schemas refuse those; this is the net under them.
  if (code.startsWith('22')) return new ApiProblem('invalid_request');
  // 08 connection, 53 resources, 57 shutdown or cancelled, 40 rolled back in favour of another: all pass by themselves.
  // 55000: the database is shut to connections for maintenance. 25006: read-only, because another is the primary now. 28, 3D000: its users or its
  // databases are being changed; at a start that is said to whoever starts it.
  return /^(08|53|57|40|28|55000|25006|3D000)/.test(code) ? passing() : undefined;
};

// pg reports these two by their words only.
const lostConnection = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/**
 * What any thrown thing is to the caller. Only `internal_error` is a surprise, and only that is logged with its stack.
 * @param request tells how large a body its route takes
 */
export const problemOf = (error: unknown, request?: FastifyRequest): ApiProblem => {
  if (error instanceof ApiProblem) return error;
  const { code, statusCode, message } = (error ?? {}) as { code?: unknown; statusCode?: unknown; message?: unknown };
  const known = typeof code === 'string' ? (byFastifyCode[code]?.() ?? bySqlState(code)) : undefined;
  if (known) return known;
  if (typeof message === 'string' && lostConnection.test(message)) return passing();
  if (statusCode === 400) return new ApiProblem('malformed_body');
  if (statusCode === 404) return new ApiProblem('not_found');
  if (statusCode === 413) return new ApiProblem('body_too_large', { params: { max: request?.routeOptions.bodyLimit ?? limits.jsonBytes } });
  if (statusCode === 415) return new ApiProblem('unsupported_media_type');
  return new ApiProblem('internal_error');
};

/** For logs: the stack without what a database error quotes of the values it was given. */
export const forLog = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = (error as { code?: unknown }).code;
  const quotesValues = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')).slice(0, 12);
  return { type: error.name, code, message: quotesValues ? undefined : error.message, stack: frames.join('\n') };
};

export const errorHandler = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const problem = problemOf(error, request);
  if (problem.code === 'internal_error') request.log.error({ error: forLog(error) }, 'unexpected');
  else if (problem.code === 'temporarily_unavailable') request.log.warn({ error: forLog(error) }, 'unavailable');
  return sendProblem(problem, request, reply);
};
