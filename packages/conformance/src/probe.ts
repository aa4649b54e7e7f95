import http from 'node:http';
import https from 'node:https';
import { gunzipSync } from 'node:zlib';
import { idempotencyHeader, proofChallenge, proofHeader } from '@congress-kit/api';
import { createSolver, mostBits, mostSearches } from '@congress-kit/api/rules/proof-of-work';
import { field, type Exchange } from './exchange.ts';

/**
 * Asks a server over plain sockets. Not `fetch`: that tidies addresses, hides headers and refuses to send what a check must
 * send to see how it is refused.
 */
export interface Ask {
  readonly method?: string;
  /** Below the API's address, percent-encoded as it shall go out; or a whole address. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly shell?: string;
}

export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly method: string;
  readonly url: string;
  readonly code: string;
  constructor(method: string, url: string, code: string) {
    super(`${method} ${url}: ${code}`);
    this.method = method;
    this.url = url;
    this.code = code;
  }
}

/** 429 for longer than anybody waits. */
export class LimitedTooLong extends Error {
  override readonly name = 'LimitedTooLong';
  readonly seconds: number;
  constructor(seconds: number) {
    super(`429, Retry-After: ${seconds}`);
    this.seconds = seconds;
  }
}

export interface ProbeOptions {
  readonly api: string;
  /** Milliseconds without an answer. */
  readonly timeout: number;
  /** Longest `Retry-After` that is waited for, in seconds. */
  readonly longestWait: number;
  readonly onExchange: (exchange: Exchange) => void;
  readonly onWait?: (seconds: number) => void;
}

type Raw = Pick<Exchange, 'status' | 'headers'> & { readonly bytes: Buffer };

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What a page would do: the work that is offered instead of waiting, when it is work that a phone can do. */
export const proofFor = (exchange: Exchange): string | undefined => {
  const read = proofChallenge.safeParse(field(exchange, 'challenge'));
  if (!read.success || !exchange.requestHeaders[idempotencyHeader] || !/^[\x21-\x7e]{1,400}$/.test(read.data.token)) return undefined;
  const { bits, count } = read.data;
  if (!(bits >= 0 && bits <= Math.min(mostBits, 20) && count >= 1 && count <= mostSearches)) return undefined;
  const solver = createSolver(read.data);
  while (!solver.work(100_000)) { /* at most a few seconds */ }
  return solver.proof();
};

const plain = ({ bytes, headers }: Raw): string => {
  try {
    return (headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch {
    return '';
  }
};

export class Probe {
  readonly api: string;
  readonly waits = { count: 0, seconds: 0 };
  requests = 0;
  readonly #options: ProbeOptions;
  readonly #agents = { 'http:': new http.Agent({ keepAlive: true, maxSockets: 16 }), 'https:': new https.Agent({ keepAlive: true, maxSockets: 16 }) };

  constructor(options: ProbeOptions) {
    this.api = options.api.replace(/\/+$/, '');
    this.#options = options;
  }

  urlOf(path: string): string {
    return /^https?:\/\//.test(path) ? path : this.api + path;
  }

  /** Sends once; works or waits, and sends again, when told that it was too often. */
  async ask({ method = 'GET', path, headers = {}, body, shell }: Ask): Promise<Exchange> {
    const url = this.urlOf(path);
    let proof: string | undefined;
    for (let tries = 1; ; tries += 1) {
      const started = performance.now();
      const sent = proof === undefined ? headers : { ...headers, [proofHeader]: proof };
      const raw = await this.#send(method, url, sent, body);
      const text = plain(raw);
      const exchange: Exchange = {
        method, url, requestHeaders: sent, status: raw.status, headers: raw.headers, text, json: parsed(text), milliseconds: performance.now() - started,
        ...(body !== undefined && { requestBody: body }), ...(shell !== undefined && { shell }),
      };
      this.#options.onExchange(exchange);
      if (exchange.status !== 429) return exchange;
      const solved = proof === undefined ? proofFor(exchange) : undefined;
      proof = solved;
      if (solved === undefined) await this.#wait(exchange, tries);
    }
  }

  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  async #wait({ headers }: Exchange, tries: number): Promise<void> {
    const said = Number(headers['retry-after']);
    const seconds = Number.isFinite(said) && said >= 0 ? Math.max(said, 0.2) : 2 ** tries;
    if (seconds > this.#options.longestWait || tries > 5) throw new LimitedTooLong(seconds);
    this.waits.count += 1;
    this.waits.seconds += seconds;
    this.#options.onWait?.(seconds);
    await pause(seconds * 1000);
  }

  async #send(method: string, url: string, headers: Readonly<Record<string, string>>, body: string | Buffer | undefined): Promise<Raw> {
    try {
      return await this.#once(method, url, headers, body);
    } catch (error) {
      // A kept connection that the server closed at the same moment says nothing about the server.
      if (!(error instanceof NoAnswer) || error.code !== 'STALE') throw error;
      return this.#once(method, url, headers, body);
    }
  }

  #once(method: string, url: string, headers: Readonly<Record<string, string>>, body: string | Buffer | undefined): Promise<Raw> {
    this.requests += 1;
    const [, scheme = 'http:', host = '', path = '/'] = /^(https?:)\/\/([^/?#]+)([^#]*)/.exec(url) ?? [];
    const { hostname, port } = new URL(`${scheme}//${host}`);
    const secure = scheme === 'https:';
    return new Promise((resolve, reject) => {
      const request = (secure ? https : http).request({
        method, hostname: hostname.replace(/^\[|\]$/g, ''), port: port || (secure ? 443 : 80), path: path || '/', agent: this.#agents[scheme as 'http:'],
        headers: { Host: host, ...headers, ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }) },
      });
      const fail = (code: string) => reject(new NoAnswer(method, url, code));
      // In all, not only of silence: a body that drips for ever must not hold the check.
      const late = setTimeout(() => { fail('TIMEOUT'); request.destroy(); }, this.#options.timeout);
      request.on('close', () => clearTimeout(late));
      request.on('error', (error: NodeJS.ErrnoException) => fail(request.reusedSocket && error.code === 'ECONNRESET' ? 'STALE' : (error.code ?? error.message)));
      request.on('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
        response.on('end', () => {
          const joined = Object.entries(response.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
          resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(joined) as Record<string, string>, bytes: Buffer.concat(parts) });
        });
      });
      request.end(body);
    });
  }
}
