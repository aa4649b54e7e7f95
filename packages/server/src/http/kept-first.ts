import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { requestIdHeader } from '@congress-kit/api';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { tellAnswered } from './answered.ts';
import type { AppContext } from './context.ts';
import type { Load } from './load.ts';
import { dateNow } from './now-text.ts';
import { accepts, matches } from './route.ts';
import { formOf, type Sent } from './shared.ts';
import { newRequestId } from './transport.ts';

/** A request that waits to hear of which version of the data it is. */
interface Asking { readonly request: IncomingMessage; readonly response: ServerResponse; readonly began: number }

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
  const sendKept = ({ request, response, began }: Asking, version: string): boolean => {
    const { headers } = request;
    const kept = isClosing ? undefined : shared.peek(request.url!, version);
    if (!kept || !accepts(headers.accept)) return false;
    const sent = kept.sent.get(formOf(kept, matches(headers['if-none-match'], kept.etag), headers['accept-encoding']));
    if (!sent) return false;
    const id = newRequestId();
    writeKept(response, sent, id);
    tellAnswered(app, { requestId: id, method: 'GET', operation: sent.operation, url: undefined, status: sent.status, ms: performance.now() - began });
    return true;
  };

  const [framework] = app.server.listeners('request') as [RequestListener];
  app.server.removeListener('request', framework);

  // All that share one question about the version are answered in one go: no promise for each.
  let question: Promise<string> | undefined;
  let waiting: Asking[] = [];
  const wait = (asked: Promise<string>, one: Asking): void => {
    if (asked === question) return void waiting.push(one);
    question = asked;
    const together = waiting = [one];
    const answer = (version: string | undefined): void => {
      if (question === asked) question = undefined;
      for (const asking of together) {
        load.leave();
        if (version === undefined || !sendKept(asking, version)) framework(asking.request, asking.response as Parameters<RequestListener>[1]);
      }
    };
    asked.then(answer, () => answer(undefined));
  };

  app.server.on('request', (request, response) => {
    const { headers } = request;
    if (request.method !== 'GET' || isClosing || !shared.has(request.url!) || headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return framework(request, response);
    const one = { request, response, began: performance.now() };
    const asked = ctx.store.version();
    if (typeof asked !== 'string') {
      if (!load.enter()) return framework(request, response);
      return wait(asked, one);
    }
    if (!sendKept(one, asked)) framework(request, response);
  });
};

/** What Node has made of status and headers: all that stands before the body. Of no documented name, so nothing may depend on it. */
interface WithHead { _header?: unknown }

/**
 * What Node made of these headers once it need not make again. Where it does not tell, or does not take it (`headersSent` says
 * so), the headers are written one by one.
 */
const writeKept = (response: ServerResponse, { status, headers, head, bytes, letters }: Sent, id: string): void => {
  if (head && response.shouldKeepAlive) {
    response.statusCode = status;
    (response as WithHead)._header = `${head[0]}${id}${head[1]}${dateNow()}${head[2]}`;
  }
  if (!response.headersSent) response.writeHead(status, [requestIdHeader, id, ...headers]);
  if (letters === undefined) response.end(bytes);
  else response.end(letters, 'latin1');
};

const headOf = (reply: FastifyReply): Sent['head'] => {
  const { _header: text } = reply.raw as WithHead;
  if (typeof text !== 'string' || !/\r\nConnection: keep-alive\r\n/i.test(text)) return undefined;
  const [, first, second, third] = new RegExp(`^(.*\\r\\n${requestIdHeader}: )${reply.request.id}(\\r\\n.*\\r\\nDate: )[^\\r]+(\\r\\n.*)$`, 'is').exec(text) ?? [];
  return first !== undefined && second !== undefined && third !== undefined ? [first, second, third] : undefined;
};

/** Longer bodies are not copied into one piece with their head. */
const inOnePiece = 16_384;

/** The answer that was just sent, for the next who asks for the same. */
const noteDown = (reply: FastifyReply, { kept, form, bytes }: NonNullable<FastifyReply['sharedForm']>): void => {
  const status = reply.statusCode;
  if (status !== (form === 'known' ? 304 : 200)) return;
  const headers = Object.entries(reply.getHeaders()).filter(([name]) => name !== requestIdHeader.toLowerCase()).flatMap(([name, value]) => [name, String(value)]);
  const letters = bytes && bytes.length <= inOnePiece ? bytes.toString('latin1') : undefined;
  kept.sent.set(form, { status, headers, head: headOf(reply), bytes, letters, operation: reply.request.routeOptions.config.operationId });
};
