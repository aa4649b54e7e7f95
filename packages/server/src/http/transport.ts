import { STATUS_CODES, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { idempotencyHeader, limits, problemMediaType, problemType, proofHeader, receiptSecretHeader, replayedHeader, requestIdHeader } from '@congress-kit/api';
import { operations } from '@congress-kit/api/operations';
import type { FastifyCorsOptions } from '@fastify/cors';
import { LogController, type FastifyHttpOptions, type FastifyInstance, type FastifyReply, type FastifyRequest, type FastifyServerOptions, type HTTPMethods } from 'fastify';
import type { Config } from '../config.ts';
import { drawRandom } from '../policies/seal.ts';
import { onAnswered } from './answered.ts';
import { wordsOf } from './language.ts';
import { logLines } from './log-lines.ts';
import { isoNow } from './now-text.ts';
import { ApiProblem, errorHandler, forLog } from './problems.ts';
import { urlOf } from './route.ts';

/** How the server speaks HTTP, whatever it speaks about: time limits, sizes, logs, CORS, refusals before any route. */

/** A request that Node itself could not read (too slow, too long, not HTTP) has no route and no language. */
const refuseClient = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const { title, detail } = wordsOf('zh-CN').problems.malformed_body;
  const body = JSON.stringify({ type: problemType('malformed_body'), title, status, detail, code: 'malformed_body' });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: ${problemMediaType}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${body}`,
  );
};

let ids = '';

/** Random, so that no two processes give the same. Twelve characters of a text that is made for many. */
export const newRequestId = (): string => {
  if (ids === '') ids = drawRandom(2700).toString('base64url');
  const id = ids.slice(0, 12);
  ids = ids.slice(12);
  return id;
};

/** Longest time a file may take to arrive: 10 MB at half a megabit a second. */
export const uploadSeconds = 180;

/** Longest time that making an answer may take, where its route does not say otherwise. */
export const usualAnswer = 20_000;

/** By so much a line outlives the time its answer may take to be made: or it would be cut just before “come back later” is said. */
const margin = 10_000;

export const serverOptions = ({ logLevel, trustProxy: hops }: Config): FastifyServerOptions & Pick<FastifyHttpOptions<Server>, 'http'> => ({
  // Fastify's own defaults are 0: a client that stalls would hold its connection for ever. The whole of a request may take as
  // long as an upload over a village's network; all other routes are ended by `endLateAnswers`, headers by their own limit.
  requestTimeout: uploadSeconds * 1000,
  // A request without a body is whole with its headers: nothing has to be set up to read one.
  http: { headersTimeout: 15_000, optimizeEmptyRequests: true },
  // A socket on which nothing moves, such as one that waits for its answer: see `waitForAnswers`.
  connectionTimeout: usualAnswer + margin,
  keepAliveTimeout: 20_000,
  bodyLimit: limits.jsonBytes,
  trustProxy: typeof hops === 'number' ? (_, hop) => hop < hops : hops,
  forceCloseConnections: 'idle',
  // What arrives on an open connection while closing is still answered; new connections are not taken.
  return503OnClosing: false,
  logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
  genReqId: newRequestId,
  requestIdHeader: false,
  // Long enough that a parameter is always judged by its schema: a receipt's must not differ from an unknown one.
  routerOptions: { ignoreTrailingSlash: true, maxParamLength: 20_000 },
  frameworkErrors: (error, request, reply) => {
    // Before any hook has run, so what the hooks add is added here.
    void reply.header('Access-Control-Allow-Origin', '*').header('X-Content-Type-Options', 'nosniff');
    errorHandler(error, request as FastifyRequest, reply as unknown as FastifyReply);
  },
  clientErrorHandler: refuseClient as FastifyServerOptions['clientErrorHandler'] & {},
  logger: logLevel === 'silent' ? false : {
    level: logLevel,
    stream: logLines,
    base: null,
    timestamp: () => `,"time":"${isoNow()}"`,
    // Only what the hooks below choose is logged; whatever Fastify or a plugin logs by itself loses addresses and values.
    serializers: { req: () => ({}) as never, res: () => ({}) as never, err: forLog as never },
  },
});

/** A route that may take longer than others keeps its line for as long. Node gives the next request on it the usual time again. */
export const waitForAnswers = (app: FastifyInstance): void => {
  app.addHook('onRequest', (request, _, done) => {
    const longest = request.routeOptions.config.answersWithin ?? 0;
    if (longest > 0 && longest + margin > app.server.timeout) request.raw.socket.setTimeout?.(longest + margin);
    done();
  });
};

/**
 * Who asks is told in time that their answer will be late, not cut off. Fastify has a `handlerTimeout` for this, but forgets it as soon as
 * the body of a request has been read, so that a write that waits for a lock would be answered never; and for every request it makes and
 * ends a signal that nobody here listens to, which takes as long as checking a suggestion by its schema.
 */
export const endLateAnswers = (app: FastifyInstance): void => {
  app.addHook('onRequest', (request, reply, done) => {
    // One that is on its way already is ended by the time of its line, should nothing move any more.
    const sayLate = (): void => { if (!reply.sent && !reply.raw.headersSent) void reply.send(new ApiProblem('temporarily_unavailable', { retryAfter: 10 })); };
    const late = setTimeout(sayLate, request.routeOptions.config.answersWithin ?? usualAnswer);
    reply.raw.once('close', () => clearTimeout(late));
    done();
  });
};

const logsInfo = ['trace', 'debug', 'info'];

/** One line per answer. */
export const logAnswers = (app: FastifyInstance, { logLevel }: Config): void => onAnswered(app, ({ requestId, method, operation, url, status, ms }) => {
  // Of most answers, written as the logger would: its own way takes as long as all else that an answer from the store of kept ones costs.
  if (operation !== undefined && status < 500) {
    if (logsInfo.includes(logLevel)) logLines.write(`{"level":30,"time":"${isoNow()}","requestId":"${requestId}","method":"${method}","route":"${operation}","status":${status},"ms":${Math.round(ms)},"msg":"answered"}\n`);
    return;
  }
  const line = { requestId, method, route: operation ?? url ?? 'none', status, ms: Math.round(ms) };
  // Asked every few seconds by whoever watches; of interest only to whoever looks for a fault there.
  if (url === '/readyz' || url === '/healthz') app.log.debug(line, 'answered');
  else if (status === 500) app.log.error(line, 'answered');
  else if (status > 500) app.log.warn(line, 'answered');
  else app.log.info(line, 'answered');
});

/** While closing, an answer ends its connection: an idle one that is kept alive would keep the process alive as well. */
export const closeWithLastAnswer = (app: FastifyInstance): void => {
  let isClosing = false;
  app.addHook('preClose', async () => { isClosing = true; });
  app.addHook('onSend', (_, reply, payload, done) => {
    if (isClosing) void reply.header('Connection', 'close');
    done(null, payload);
  });
};

const staffPath = /^\/v1\/staff(\/|\?|$)/;

// The router decodes percent signs before it compares, so this must as well.
const isStaff = (request: FastifyRequest): boolean => {
  const pattern = request.routeOptions.url;
  if (pattern && pattern !== '*') return staffPath.test(pattern);
  try {
    return staffPath.test(decodeURIComponent(request.url));
  } catch {
    return true;
  }
};

/** The public API is open to every page and never takes cookies; the office's side only to the origins it named. */
export const corsOptions = (config: Config) => {
  const common = {
    credentials: false,
    methods: ['GET', 'HEAD', 'POST'],
    maxAge: 7200,
    strictPreflight: false,
    exposedHeaders: ['ETag', requestIdHeader, 'Retry-After', replayedHeader, 'Location', 'Sunset', 'Link'],
  };
  const open: FastifyCorsOptions = {
    ...common, origin: '*', allowedHeaders: ['Content-Type', idempotencyHeader, receiptSecretHeader, proofHeader, 'Accept-Language', 'Authorization', 'If-None-Match'],
  };
  const office: FastifyCorsOptions = {
    ...common, origin: config.staffOrigins.length > 0 ? [...config.staffOrigins] : false,
    allowedHeaders: ['Content-Type', idempotencyHeader, 'Accept-Language', 'Authorization', 'If-None-Match'],
  };
  return { delegator: (request: FastifyRequest, done: (error: Error | null, options?: FastifyCorsOptions) => void) => done(null, isStaff(request) ? office : open) };
};

/** JSON in UTF-8 and nothing else: bytes that are not UTF-8 would be stored as U+FFFD, and what was typed would change silently. */
export const readJsonOnly = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string;
    try {
      text = utf8.decode(body as Buffer);
    } catch {
      done(new ApiProblem('malformed_body'));
      return;
    }
    parse(request, text, done);
  });
};

const answerable: readonly HTTPMethods[] = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'];

/** 405 with Allow for every path of the contract, said before the body is read. */
export const refuseOtherMethods = (app: FastifyInstance): void => {
  const byUrl = new Map<string, Set<string>>();
  for (const { method, path } of operations) byUrl.set(urlOf(path), (byUrl.get(urlOf(path)) ?? new Set()).add(method));
  for (const [url, methods] of byUrl) {
    const allowed = [...methods].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).concat('OPTIONS');
    const refuse = async (): Promise<never> => { throw new ApiProblem('method_not_allowed', { allowed }); };
    app.route({ method: answerable.filter((method) => !methods.has(method)), url, onRequest: refuse, handler: refuse });
  }
};
