import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { requestIdHeader } from '@congress-kit/api';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { tellAnswered } from './answered.ts';
import type { AppContext } from './context.ts';
import type { Load } from './load.ts';
import { accepts, matches } from './route.ts';
import { formOf } from './shared.ts';
import { newRequestId } from './transport.ts';

/**
 * The fast way for what many read: an answer that is kept goes out before the framework is asked.
 *
 * Nothing is said here that the framework did not say before. The first answer of each form (plain, packed, “you have it”) goes
 * through all of it, and is noted down as it was sent, header by header; the next asker of the same gets the same, with a request
 * id and a line in the log of its own. What is kept is shown to be as new as the data for each of them, as in `shared.ts`.
 * Everything out of the ordinary (another method, a body, a closing server, too much load, a database that does not answer) is
 * the framework's.
 */
export const answerKeptFirst = (app: FastifyInstance, ctx: AppContext, load: Load): void => {
  const shared = app.sharedAnswers;
  let isClosing = false;
  app.addHook('preClose', async () => { isClosing = true; });
  app.addHook('onResponse', (request, reply, done) => {
    if (reply.sharedForm && request.method === 'GET' && !isClosing) noteDown(reply, reply.sharedForm);
    done();
  });

  /** Sends it, where it is kept in the form this one asks for. */
  const sendKept = (request: IncomingMessage, response: ServerResponse, version: string): boolean => {
    const began = performance.now();
    const { headers } = request;
    const kept = shared.peek(request.url!, version);
    if (!kept || !accepts(headers.accept)) return false;
    const sent = kept.sent.get(formOf(kept, matches(headers['if-none-match'], kept.etag), headers['accept-encoding']));
    if (!sent) return false;
    const id = newRequestId();
    response.writeHead(sent.status, [requestIdHeader, id, ...sent.headers]);
    response.end(sent.bytes);
    tellAnswered(app, app.log, { requestId: id, method: 'GET', operation: sent.operation, url: undefined, status: sent.status, ms: performance.now() - began });
    return true;
  };

  const [framework] = app.server.listeners('request') as [RequestListener];
  app.server.removeListener('request', framework);
  app.server.on('request', (request, response) => {
    const { headers } = request;
    if (request.method !== 'GET' || isClosing || !shared.has(request.url!) || headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return framework(request, response);
    const asked = ctx.store.version();
    if (typeof asked === 'string') {
      if (!sendKept(request, response, asked)) framework(request, response);
      return;
    }
    if (!load.enter()) return framework(request, response);
    asked.then((version) => sendKept(request, response, version), () => false).then((isSent) => {
      load.leave();
      if (!isSent) framework(request, response);
    });
  });
};

/** The answer that was just sent, for the next who asks for the same. */
const noteDown = (reply: FastifyReply, { kept, form, bytes }: NonNullable<FastifyReply['sharedForm']>): void => {
  const status = reply.statusCode;
  if (status !== (form === 'known' ? 304 : 200)) return;
  const headers = Object.entries(reply.getHeaders()).filter(([name]) => name !== requestIdHeader.toLowerCase()).flatMap(([name, value]) => [name, String(value)]);
  kept.sent.set(form, { status, headers, bytes, operation: reply.request.routeOptions.config.operationId });
};
