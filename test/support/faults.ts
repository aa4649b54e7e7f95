// A bad network between page and API, on command.
import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault =
  /** Hands everything through. */
  | { kind: 'pass' }
  /** refused: nobody listens. reset: the connection breaks before an answer. */
  | { kind: 'down'; how?: 'refused' | 'reset' }
  /** Hands through after this many milliseconds. */
  | { kind: 'slow'; ms: number }
  /** A captive portal: a web page with status 200. */
  | { kind: 'html'; cors?: boolean }
  /** The real answer, cut in the middle; `stall` keeps the connection open instead. */
  | { kind: 'half'; stall?: boolean }
  /** 503 with Retry-After in seconds. */
  | { kind: 'unavailable'; retryAfter?: number }
  /** The API did the work, but its answer never arrives. */
  | { kind: 'lost-answer' };

export interface FaultScope {
  /** Which requests suffer; the others pass. Preflights always pass unless the proxy is down. */
  only?: (method: string, path: string) => boolean;
  /** After so many, everything passes again. */
  times?: number;
}

export interface FaultyProxy {
  /** http://127.0.0.1:<port> */
  url: string;
  api: string;
  /** Method and path of every request that arrived, e.g. "POST /v1/suggestions". */
  requests: string[];
  set(fault: Fault, scope?: FaultScope): Promise<void>;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const portal = '<!doctype html><meta charset="utf-8"><title>登录</title><h1>请先登录无线网络</h1>';

/** A proxy before `target` (http://127.0.0.1:<port>) that starts by passing everything. */
export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  const requests: string[] = [];
  let fault: Fault = { kind: 'pass' };
  let scope: FaultScope = {};
  let left = Infinity;

  const server = createServer((request, response) => {
    const { method = 'GET', url = '/' } = request;
    requests.push(`${method} ${url}`);
    suffer(chooseFault(method, url), request, response, target);
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  function chooseFault(method: string, path: string): Fault {
    if (method === 'OPTIONS' && fault.kind !== 'down') return { kind: 'pass' };
    if (left <= 0 || !(scope.only?.(method, path) ?? true)) return { kind: 'pass' };
    left -= 1;
    return fault;
  }

  async function set(next: Fault, nextScope: FaultScope = {}): Promise<void> {
    fault = next;
    scope = nextScope;
    left = nextScope.times ?? Infinity;
    const refuse = next.kind === 'down' && next.how !== 'reset';
    if (refuse && server.listening) await close(server);
    if (!refuse && !server.listening) await listen(server, port);
  }

  const stop = async () => { if (server.listening) await close(server); };
  return { url, api: `${url}/v1`, requests, set, stop, [Symbol.asyncDispose]: stop };
}

function suffer(fault: Fault, request: IncomingMessage, response: ServerResponse, target: string): void {
  const cors = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After' };
  switch (fault.kind) {
    case 'down':
      request.socket.resetAndDestroy();
      return;
    case 'slow': {
      // Whoever stops waiting takes the delay along, or it would keep the test's process alive.
      const later = setTimeout(() => forward(request, response, target), fault.ms);
      response.on('close', () => clearTimeout(later));
      return;
    }
    case 'html':
      request.resume();
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...(fault.cors === false ? {} : cors) }).end(portal);
      return;
    case 'unavailable':
      request.resume();
      response.writeHead(503, { 'retry-after': String(fault.retryAfter ?? 1), 'content-type': 'text/plain', ...cors }).end('503');
      return;
    case 'half':
      forward(request, response, target, (body, headers) => {
        const { 'content-encoding': _, 'transfer-encoding': __, ...kept } = headers;
        response.writeHead(200, { ...kept, 'content-length': body.length });
        response.write(body.subarray(0, Math.floor(body.length / 2)));
        if (!fault.stall) setTimeout(() => request.socket.destroy(), 20);
      });
      return;
    case 'lost-answer':
      forward(request, response, target, () => request.socket.resetAndDestroy());
      return;
    case 'pass':
      forward(request, response, target);
  }
}

type Spoil = (body: Buffer, headers: IncomingMessage['headers']) => void;

function forward(request: IncomingMessage, response: ServerResponse, target: string, spoil?: Spoil): void {
  const headers = { ...request.headers, host: new URL(target).host };
  // A spoiled answer is cut as text, so it must not come compressed.
  if (spoil) headers['accept-encoding'] = 'identity';
  const upstream = ask(`${target}${request.url}`, { method: request.method, headers, agent: false }, (answer) => {
    if (spoil) {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => spoil(Buffer.concat(parts), answer.headers));
      return;
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  upstream.on('error', () => request.socket.destroy());
  response.on('close', () => upstream.destroy());
  request.pipe(upstream);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => { server.off('error', reject); resolve(); });
  });
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => { server.close(resolve); });
}
