// A small S3-compatible store: it checks every signature by its own reckoning (AWS Signature Version 4) and the hash of what arrives,
// as the real ones do. No S3 server on npm is kept well enough to be depended on.
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const secret = 'a secret of the bucket';
const hash = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const sign = (key: Buffer | string, words: string): Buffer => createHmac('sha256', key).update(words).digest();

/** Signature Version 4 of a request whose address needs no escaping. */
const signatureOf = (request: IncomingMessage, credential: string, signed: string[]): string => {
  const [, day, region, service, end] = credential.split('/') as [string, string, string, string, string];
  const { headers } = request;
  const canonical = [
    request.method, request.url, '', ...signed.map((name) => `${name}:${String(headers[name]).trim()}`), '', signed.join(';'), headers['x-amz-content-sha256'],
  ].join('\n');
  const words = ['AWS4-HMAC-SHA256', headers['x-amz-date'], [day, region, service, end].join('/'), hash(canonical)].join('\n');
  return sign([day, region, service, end].reduce<Buffer | string>((key, part) => sign(key, part), `AWS4${secret}`) as Buffer, words).toString('hex');
};

export interface Bucket {
  /** Settings of a server that keeps its attachments here. */
  readonly env: Readonly<Record<'S3_ENDPOINT' | 'S3_BUCKET' | 'S3_REGION' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY', string>>;
  /** What is kept, by its address: `/files/name`. */
  readonly kept: Map<string, { type: string; bytes: Buffer }>;
  /** The next so many requests are answered 503. */
  fail(times: number): void;
  close(): Promise<void>;
}

export const startBucket = async (): Promise<Bucket> => {
  const kept: Bucket['kept'] = new Map();
  let failing = 0;
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const bytes = Buffer.concat(pieces);
    if (failing > 0) {
      failing -= 1;
      return response.writeHead(503).end();
    }
    const [, credential = '', names = '', signature] = /Credential=(\S+), SignedHeaders=(\S+), Signature=(\w+)/.exec(request.headers.authorization ?? '') ?? [];
    const told = request.headers['x-amz-content-sha256'];
    const refuse = (status: number, code: string): unknown => response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>${credential}</Message></Error>`);
    if (!credential.startsWith('key-1/')) return refuse(403, 'InvalidAccessKeyId');
    if (signature !== signatureOf(request, credential, names.split(';'))) return refuse(403, 'SignatureDoesNotMatch');
    if (!request.url!.startsWith('/files/')) return refuse(404, 'NoSuchBucket');
    if (told !== 'UNSIGNED-PAYLOAD' && told !== hash(bytes)) return response.writeHead(400).end();
    const place = request.url!;
    if (request.method === 'PUT') kept.set(place, { type: String(request.headers['content-type']), bytes });
    const found = kept.get(place);
    if (request.method === 'DELETE') return response.writeHead(kept.delete(place) ? 204 : 404).end();
    return found ? response.writeHead(200, { 'content-type': found.type }).end(request.method === 'GET' ? found.bytes : undefined) : refuse(404, 'NoSuchKey');
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    env: { S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, S3_BUCKET: 'files', S3_REGION: 'cn-north-1', S3_ACCESS_KEY_ID: 'key-1', S3_SECRET_ACCESS_KEY: secret },
    kept,
    fail(times) { failing = times; },
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
};
