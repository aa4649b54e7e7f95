import { replayedHeader, requestIdHeader } from '@congress-kit/api/operation';
import { problemMediaType } from '@congress-kit/api/problem';
import type { Answered } from './answer.ts';
import type { Failure } from './failures.ts';
import { hashOf } from './random.ts';
import { type Language, problemOf, Refusal } from './refuse.ts';

/** What goes back over the line, whole or broken. */

const headersOf = (requestId: string, type: string, more: Record<string, string> = {}): Record<string, string> => ({ 'Content-Type': `${type}; charset=utf-8`, [requestIdHeader]: requestId, ...more });

export const refusing = (refusal: Refusal, language: Language, requestId: string): Response => {
  const problem = problemOf(refusal, language, requestId);
  const { retryAfter, allowed } = refusal.extras;
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: headersOf(requestId, problemMediaType, {
      'Cache-Control': 'no-store', 'Content-Language': language, ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }), ...(problem.status === 405 && allowed && { Allow: allowed.join(', ') }),
    }),
  });
};

/** A success; a public read also has a tag, and is not sent again to whoever has it. */
export const succeeding = ({ status, body, replayed }: Answered, requestId: string, known: string | null, isPublicRead: boolean): Response => {
  const text = JSON.stringify(body);
  const tag = `"${hashOf(text).toString(16)}"`;
  const more = { ...(isPublicRead ? { ETag: tag } : { 'Cache-Control': 'no-store' }), ...(replayed && { [replayedHeader]: 'true' }) };
  if (isPublicRead && known === tag) return new Response(null, { status: 304, headers: { ETag: tag, [requestIdHeader]: requestId } });
  return new Response(text, { status, headers: headersOf(requestId, 'application/json', more) });
};

// The smallest PNG there is: one transparent pixel.
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** Any file that is asked for. */
export const sendingFile = (requestId: string): Response =>
  new Response(Uint8Array.from(atob(pixel), (letter) => letter.charCodeAt(0)), { headers: { 'Content-Type': 'image/png', [requestIdHeader]: requestId } });

/** Half of a text; then silence, or a line that is cut. */
const half = (text: string, then: 'stall' | 'cut', signal: AbortSignal): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text.slice(0, Math.ceil(text.length / 2))));
      if (then === 'cut') setTimeout(() => controller.error(new TypeError('fake: the line was cut')), 0);
      else signal.addEventListener('abort', () => controller.error(new DOMException('fake: nobody listens any more', 'AbortError')));
    },
  });

/** Nothing, until the caller leaves. */
const silence = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const leave = () => reject(new DOMException('fake: nobody listens any more', 'AbortError'));
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave);
  });

/** The answer as a failure leaves it. `whole` is what would have been said. */
export const breaking = async (failure: Extract<Failure, { breaks: string }>, whole: () => Response, requestId: string, signal: AbortSignal): Promise<Response> => {
  const json = (body: string | ReadableStream<Uint8Array>): Response => new Response(body, { headers: headersOf(requestId, 'application/json') });
  switch (failure.breaks) {
    case 'network': throw new TypeError('fake: no connection');
    case 'silence': return silence(signal);
    case 'html': return new Response('<!doctype html><title>Log in</title>', { status: failure.status ?? 200, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
    case 'broken_json': {
      const text = await whole().text();
      return json(text.slice(0, Math.ceil(text.length / 2)));
    }
    case 'bad_record': {
      const body = await whole().json() as { items?: unknown[] };
      return json(JSON.stringify(body.items ? { ...body, items: [{ broken: true }, ...body.items.slice(1)] } : { broken: true }));
    }
    default: return json(half(await whole().text(), failure.breaks, signal));
  }
};
