import { bare } from './bare.ts';
import { startDeadline, untilAborted } from './deadline.ts';
import { type About, AbortedError, isCongressError, NetworkError, TimeoutError, UnreadableError } from './errors.ts';

/** A way to send: `fetch`, or one that tells how far a body is by calling `heard`. `init` is what the request was made of. */
export type Transport = (request: Request, heard: () => void, init: RequestInit) => Promise<Response>;

/** The global one. A page that has put itself before it (analytics do) may expect an address and stumble over a request. */
export const globalFetch: Transport = (request, _heard, init) => {
  try {
    return fetch(request);
  } catch {
    return fetch(request.url, init);
  }
};

/** What one try is told, and what it does with what it heard. */
export interface AttemptContext {
  readonly about: About;
  /** What is sent there, without its signal. */
  readonly init: RequestInit;
  readonly fetch: Transport;
  /** Longest silence in milliseconds: before the first byte, or between two pieces of the body. */
  readonly timeout: number;
  /** The call as a whole: the caller's signal and the total time. */
  readonly signal: AbortSignal;
}

/** The body is read to its end inside the try, so that a body that stalls or breaks off is a failed try like any other. */
export interface Heard {
  readonly status: number;
  /** A success, or “nothing new since” (304). */
  readonly good: boolean;
  readonly headers: Headers;
  /** The body; a success is JSON for certain, a refusal perhaps. */
  readonly text: string;
  /** The parsed body, or nothing when it is no JSON; a value of its own for each caller. */
  take(): unknown;
}

const isJson = (headers: Headers): boolean => /^[^;]*[/+]json\s*(;|$)/i.test(headers.get('Content-Type') ?? '');

const readText = async (response: Response, heard: () => void): Promise<string> => {
  if (!response.body) return response.text();
  // WebKit reads its `mode` off an object of its own making, which inherits what a page has put on all of them.
  const reader = response.body.getReader(bare({})) as ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    heard();
    text += decoder.decode(value, { stream: true });
  }
};

/** Parsed at once, to know that it is whole; the first to take gets that value, and for everybody else it is parsed anew. */
export const heardOf = (status: number, good: boolean, headers: Headers, text: string): Heard => {
  let first: { readonly value: unknown } | undefined = { value: JSON.parse(text) };
  const take = (): unknown => {
    const value = first ? first.value : JSON.parse(text);
    first = undefined;
    return value;
  };
  return { status, good, headers, text, take };
};

const listen = async (response: Response, about: About, heard: () => void): Promise<Heard> => {
  const { status, headers } = response;
  const known: About = { ...about, status, requestId: headers.get('Request-Id') ?? undefined };
  // A write or a private read is never sent on to another place: body and secret would go with it.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304)) {
    throw new UnreadableError('redirected', 'the request was redirected; check the address of the API', known);
  }
  if (response.ok && !isJson(headers)) {
    void response.body?.cancel().catch(() => undefined);
    const type = headers.get('Content-Type') ?? 'no content type';
    throw new UnreadableError('not_json', `expected JSON but got ${type}; a network's log-in page, or not the address of an API`, known);
  }
  const text = await readText(response, heard);
  const good = response.ok || status === 304;
  try {
    return heardOf(status, good, headers, text);
  } catch (error) {
    if (!response.ok) return { status, good, headers, text, take: () => undefined };
    throw new UnreadableError('damaged', 'the JSON of the answer breaks off or is damaged', known, error);
  }
};

/** One try: the request out, the whole answer in, and every way to fail told apart. */
export const attempt = async ({ about, init, fetch, timeout, signal }: AttemptContext): Promise<Heard> => {
  const silence = startDeadline(timeout, signal);
  let request: Request | undefined;
  const talk = async () => {
    const own = bare({ ...init, signal: silence.signal });
    request = new Request(about.url, own);
    const response = await fetch(request, silence.heard, own);
    silence.heard();
    return listen(response, about, silence.heard);
  };
  try {
    return await untilAborted(talk(), silence.signal);
  } catch (error) {
    // Without a request it is a mistake in the program, an impossible address or header, and no try of ours.
    if (isCongressError(error) || !request) throw error;
    if (silence.endedBy === 'parent') throw new AbortedError('ended by its signal', about);
    if (silence.endedBy === 'clock') throw new TimeoutError(`nothing was heard for ${timeout} ms`, about);
    // Not only the messages of the big engines: whatever fetch rejects with while nobody stopped it, the network did.
    throw new NetworkError('no answer from the network', about, error);
  } finally {
    silence.release();
  }
};
