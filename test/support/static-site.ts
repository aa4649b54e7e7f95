// A county's website for a test: another origin than the API, a chosen charset, chosen headers.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import iconv from 'iconv-lite';

export interface SiteOptions {
  /** Text bodies are encoded in it and the content type names it. Files of a folder are only labelled. Default utf-8; null: no label. */
  charset?: string | null;
  /** For every answer, e.g. a Content-Security-Policy. */
  headers?: Record<string, string>;
  /** In `url`; any *.example leads to loopback in the test browser. */
  host?: string;
}

export type SiteBody = string | Uint8Array | { body: string | Uint8Array; status?: number; headers?: Record<string, string> };

export interface Site {
  /** For the test browser: http://county.example:<port>, which is not a secure context. */
  url: string;
  /** For everyone else: http://127.0.0.1:<port>. */
  local: string;
  port: number;
  /** Paths asked for so far. */
  requests: string[];
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const types: Record<string, string> = {
  '': 'text/html', '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript',
  '.json': 'application/json', '.txt': 'text/plain', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg',
  '.webp': 'image/webp', '.woff2': 'font/woff2', '.pdf': 'application/pdf', '.map': 'application/json',
};

/** Serves a folder, or a map from path to body. Text may hold {{site}}, which becomes the site's own URL. */
export async function startSite(content: string | Record<string, SiteBody>, options: SiteOptions = {}): Promise<Site> {
  const { charset = 'utf-8', headers = {}, host = 'county.example' } = options;
  const requests: string[] = [];
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  const url = `http://${host}:${port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '/', url).pathname);
    requests.push(path);
    const found = typeof content === 'string' ? await fromFolder(content, path) : fromMap(content, path);
    if (found === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    const { body, status = 200, headers: own = {} } = typeof found === 'object' && 'body' in found ? found : { body: found };
    const bytes = typeof body === 'string' ? iconv.encode(body.replaceAll('{{site}}', url), charset ?? 'utf-8') : body;
    response.writeHead(status, { 'content-type': contentType(path, charset), ...headers, ...own }).end(bytes);
  }

  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => { server.close(resolve); });
  };
  return { url, local: `http://127.0.0.1:${port}`, port, requests, stop, [Symbol.asyncDispose]: stop };
}

function contentType(path: string, charset: string | null): string {
  const type = types[path.endsWith('/') ? '' : extname(path)] ?? 'application/octet-stream';
  const isText = /^text\/|javascript|json|svg/.test(type);
  return isText && charset ? `${type}; charset=${charset}` : type;
}

function fromMap(content: Record<string, SiteBody>, path: string): SiteBody | undefined {
  return content[path] ?? (path.endsWith('/') ? content[`${path}index.html`] : undefined);
}

async function fromFolder(folder: string, path: string): Promise<SiteBody | undefined> {
  const full = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  if (!full.startsWith(normalize(folder + sep))) return undefined;
  return readFile(full).catch(() => undefined);
}
