import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** A request as the server saw it. */
export interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}
export type Behaviour = (response: ServerResponse, request: Seen) => void;

/** A real server that misbehaves by script: the n-th request gets the n-th behaviour, and the last one from then on. */
export const misbehaving = async (t: TestContext, ...script: Behaviour[]) => {
  const seen: Seen[] = [];
  const left: string[] = [];
  const waiters: (() => void)[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += piece));
    request.on('end', () => {
      const one = { method: request.method!, url: request.url!, headers: request.headers, body };
      seen.push(one);
      response.on('close', () => {
        if (!response.writableFinished) left.push(one.url);
        waiters.splice(0).forEach((wake) => wake());
      });
      waiters.splice(0).forEach((wake) => wake());
      script[Math.min(seen.length, script.length) - 1]!(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    seen,
    /** Requests whose caller hung up before the answer was complete. */
    left,
    /** Waits for something to become true of what the server saw. */
    until: async (condition: () => boolean): Promise<void> => {
      while (!condition()) await new Promise<void>((resolve) => waiters.push(resolve));
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Behaviour => (response) => {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Request-Id': 'req-1', ...headers }).end(JSON.stringify(body));
};
export const problem = (code: string, status: number, more: object = {}, headers: Record<string, string> = {}): Behaviour =>
  json({ type: `urn:congress-kit:problem:${code}`, title: code, status, code, ...more }, status, { 'Content-Type': 'application/problem+json', ...headers });
export const html = (status: number, headers: Record<string, string> = {}): Behaviour => (response) => {
  response.writeHead(status, { 'Content-Type': 'text/html', ...headers }).end('<!doctype html><title>Log in</title>');
};
export const raw = (text: string): Behaviour => (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(text);
};
export const redirect = (location: string, status = 307): Behaviour => (response) => {
  response.writeHead(status, { Location: location }).end();
};
/** Takes the request and never answers. */
export const silence: Behaviour = () => {};
/** Half of the answer, and then nothing more. */
export const stall: Behaviour = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' }).write('{"items":[');
};
/** Half of the answer, and then the line is cut. */
export const cut: Behaviour = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
  response.write('{"items":[', () => response.destroy());
};
/** The line is cut before a word was said. */
export const hangUp: Behaviour = (response) => response.destroy();

export const deputy = (id: string, more: object = {}) => ({
  id, name: '单小梅', pinyin: 'shan xiao mei', memberships: [{ level: 'county', congress: { id: 'c1', name: '样例县人大' } }],
  stations: [], groups: [], divisions: [], contactPolicy: 'form', source: 'sample', asOf: '2026-11-01', ...more,
});
export const pageOf = (items: unknown[], more: object = {}) => ({ items, total: items.length, asOf: '2026-11-01T09:00:00+08:00', ...more });

export const draft = {
  kind: 'suggestion', category: 'health', title: '路灯', body: '村口的路灯坏了。', identityMode: 'anonymous', mayPublish: false,
  consent: { textVersion: '2026-1' },
} as const;
export const receipt = { receiptNo: 'R-1', secret: '0123-4567', submittedAt: '2026-11-01T09:00:00+08:00', state: 'submitted', screenedBy: '2026-11-15' };

/** How long a try may be silent, in milliseconds: short where it is, long where a busy machine may keep an answer waiting. */
export const patience = (behaviour: Behaviour): number => (behaviour === silence || behaviour === stall ? 3000 : 30_000);

/** Repeats at once, so that tests do not wait. */
export const soon = { delay: () => 1 };
