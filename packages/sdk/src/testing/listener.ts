import type { FakeServer } from './fake-server.ts';

/** The parts of Node's `http` that are used here, so that nothing of Node is imported. */
interface IncomingRequest extends AsyncIterable<Uint8Array | string> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}
interface OutgoingResponse {
  writeHead(status: number, headers?: Record<string, string>): unknown;
  write(piece: Uint8Array): unknown;
  end(): unknown;
  destroy(): unknown;
  on(event: 'close', listener: () => void): unknown;
}

const open = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': '*', 'Access-Control-Allow-Headers': '*, Authorization, Content-Type, Idempotency-Key, Receipt-Secret', 'Access-Control-Max-Age': '600' };

const bytesOf = async (request: IncomingRequest): Promise<Uint8Array> => {
  const encoder = new TextEncoder();
  const pieces: number[] = [];
  for await (const piece of request) (typeof piece === 'string' ? encoder.encode(piece) : piece).forEach((byte) => pieces.push(byte));
  return Uint8Array.from(pieces);
};

/**
 * The fake server behind a real port, for whatever speaks HTTP. It answers under the path of its `api`, on any host.
 *
 * @example
 * import { createServer } from 'node:http';
 * createServer(nodeListener(createFakeServer({ api: '/v1' }))).listen(8787);
 */
export const nodeListener = (server: Pick<FakeServer, 'fetch'>) => (incoming: IncomingRequest, outgoing: OutgoingResponse): void => {
  const leaving = new AbortController();
  outgoing.on('close', () => leaving.abort());
  const { method = 'GET', url = '/', headers } = incoming;
  const serve = async (): Promise<void> => {
    if (method === 'OPTIONS') {
      outgoing.writeHead(204, { ...open, 'Access-Control-Allow-Methods': 'GET, POST' });
      outgoing.end();
      return;
    }
    const said = Object.entries(headers).filter(([name, value]) => typeof value === 'string' && !/^(host|connection|content-length|transfer-encoding)$/.test(name)) as [string, string][];
    const body = method === 'GET' || method === 'HEAD' ? null : await bytesOf(incoming);
    const answer = await server.fetch(new Request(`http://fake.invalid${url}`, { method, headers: said, body: body as BodyInit | null, signal: leaving.signal }));
    const heads: Record<string, string> = { ...open };
    answer.headers.forEach((value, name) => {
      heads[name] = value;
    });
    outgoing.writeHead(answer.status, heads);
    const reader = answer.body?.getReader();
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader!.read()) outgoing.write(piece.value);
    outgoing.end();
  };
  serve().catch(() => outgoing.destroy());
};
