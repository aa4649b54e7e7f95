// A server that breaks one promise at a time: a proxy before the real one that spoils what goes in or what comes out.
import { createServer, request as ask, Agent, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';

/** A request on its way in. What is changed here is what the real server sees. */
export class Asked {
  method: string;
  /** With query, `/v1` included. */
  path: string;
  headers: Record<string, string>;
  body: Buffer;
  constructor(method: string, path: string, headers: Record<string, string>, body: Buffer) {
    this.method = method;
    this.path = path;
    this.headers = headers;
    this.body = body;
  }

  /** Below `/v1`, without the query. */
  get resource(): string {
    return this.path.split('?')[0]!.slice('/v1'.length) || '/';
  }
  get query(): URLSearchParams {
    return new URLSearchParams(this.path.split('?')[1] ?? '');
  }
  set query(query: URLSearchParams) {
    const text = query.toString();
    this.path = this.path.split('?')[0] + (text && `?${text}`);
  }
  /** The body as JSON; undefined when it is none. */
  get json(): any {
    try {
      return JSON.parse(this.body.toString());
    } catch {
      return undefined;
    }
  }
  set json(value: unknown) {
    this.body = Buffer.from(JSON.stringify(value));
  }
  isPost(resource: string): boolean {
    return this.method === 'POST' && this.resource === resource;
  }
}

/** An answer on its way out. */
export class Told {
  status: number;
  headers: Record<string, string>;
  text: string;
  constructor(status: number, headers: Record<string, string>, text = '') {
    this.status = status;
    this.headers = headers;
    this.text = text;
  }

  get json(): any {
    try {
      return JSON.parse(this.text);
    } catch {
      return undefined;
    }
  }
  set json(value: unknown) {
    this.text = JSON.stringify(value);
  }
  /** Changes the body where it is JSON. */
  change(edit: (json: any) => void): void {
    const { json } = this;
    if (json === undefined) return;
    edit(json);
    this.json = json;
  }
}

export interface Hooks {
  /** Changes the request, or answers in the server's place. `'cut'` breaks the connection. */
  in?(asked: Asked): Told | 'cut' | void;
  out?(told: Told, asked: Asked): void;
}

export interface BreakingProxy {
  api: string;
  /** From now on with this fault; without one it hands everything through. */
  break(hooks?: Hooks): void;
  stop(): Promise<void>;
}

const plain = (headers: IncomingHttpHeaders): Record<string, string> => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]));

export async function startBreakingProxy(target: string): Promise<BreakingProxy> {
  const agent = new Agent({ keepAlive: true });
  // Public reads are asked once: a hundred faults need a hundred walks through the lists, and the data stays as it is.
  const kept = new Map<string, Told>();
  let hooks: Hooks = {};
  let count = 0;

  const forward = ({ method, path, headers, body }: Asked): Promise<Told> => {
    const key = method === 'GET' && !headers['authorization'] && !headers['receipt-secret'] ? JSON.stringify([path, headers['accept'], headers['if-none-match'], headers['accept-language'], headers['origin'], headers['accept-encoding']]) : undefined;
    const known = key === undefined ? undefined : kept.get(key);
    if (known) return Promise.resolve(new Told(known.status, { ...known.headers, 'request-id': `kept-${(count += 1)}` }, known.text));
    return new Promise((resolve, reject) => {
      const { connection: _, 'transfer-encoding': __, 'content-length': ___, ...rest } = headers;
      const sent = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
      const upstream = ask(`${target}`, { method, path, agent, headers: { ...rest, host: new URL(target).host, ...(sent && { 'content-length': String(body.length) }) } }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const bytes = Buffer.concat(parts);
          const encoding = answer.headers['content-encoding'];
          const text = (encoding === 'gzip' && bytes.length > 0 ? gunzipSync(bytes) : bytes).toString();
          const { 'content-encoding': _, 'content-length': __, 'transfer-encoding': ___, connection: ____, 'keep-alive': _____, ...shown } = plain(answer.headers);
          const told = new Told(answer.statusCode ?? 502, encoding ? { ...shown, 'x-was-encoded': encoding } : shown, text);
          if (key !== undefined && told.status === 200) kept.set(key, new Told(told.status, { ...told.headers }, told.text));
          resolve(told);
        });
      });
      upstream.on('error', reject);
      upstream.end(sent ? body : undefined);
    });
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const asked = new Asked(request.method ?? 'GET', request.url ?? '/', plain(request.headers), Buffer.concat(parts));
    const given = hooks.in?.(asked);
    if (given === 'cut') {
      request.socket.destroy();
      return;
    }
    const told = given ?? await forward(asked);
    hooks.out?.(told, asked);
    const { 'x-was-encoded': encoding, ...headers } = told.headers;
    const packed = encoding === 'gzip';
    response.writeHead(told.status, packed ? { ...headers, 'content-encoding': 'gzip' } : headers);
    response.end(request.method === 'HEAD' || told.status === 304 ? undefined : packed ? gzipSync(told.text) : told.text);
  };

  const server = createServer((request, response) => { serve(request, response).catch(() => request.socket.destroy()); });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    break: (next = {}) => { hooks = next; },
    stop: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}
