// Attachments in an S3-compatible store. The store here is a small stand-in that checks every signature by its own reckoning
// (AWS Signature Version 4) and the hash of what arrives, as the real ones do.
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { ConfigError, readConfig } from '@congress-kit/server';
import { openFiles, type FileStore } from '@congress-kit/server/files/index';

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

suite('an S3-compatible store', () => {
  const kept = new Map<string, { type: string; bytes: Buffer }>();
  const asked: string[] = [];
  let failing = 0;
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const bytes = Buffer.concat(pieces);
    asked.push(`${request.method} ${request.url}`);
    if (failing > 0) {
      failing -= 1;
      return response.writeHead(503).end();
    }
    const [, credential = '', names = '', signature] = /Credential=(\S+), SignedHeaders=(\S+), Signature=(\w+)/.exec(request.headers.authorization ?? '') ?? [];
    const told = request.headers['x-amz-content-sha256'];
    if (!credential.startsWith('key-1/') || signature !== signatureOf(request, credential, names.split(';'))) return response.writeHead(403).end();
    if (told !== 'UNSIGNED-PAYLOAD' && told !== hash(bytes)) return response.writeHead(400).end();
    const place = request.url!;
    if (request.method === 'PUT') kept.set(place, { type: String(request.headers['content-type']), bytes });
    const found = kept.get(place);
    if (request.method === 'DELETE') return response.writeHead(kept.delete(place) ? 204 : 404).end();
    return found ? response.writeHead(200, { 'content-type': found.type }).end(request.method === 'GET' ? found.bytes : undefined) : response.writeHead(404).end();
  });
  const folder = mkdtempSync(join(tmpdir(), 'congress-kit-bucket-'));
  const env = (more: Record<string, string> = {}) => ({
    DATA_DIR: folder, S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, S3_BUCKET: 'files', S3_REGION: 'cn-north-1', S3_ACCESS_KEY_ID: 'key-1', S3_SECRET_ACCESS_KEY: secret, ...more,
  });
  let files: FileStore;
  const paper = (): string => {
    const path = join(folder, 'paper');
    writeFileSync(path, '一份材料');
    return path;
  };
  before(async () => {
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    files = openFiles(readConfig(env()));
  });
  after(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  test('keeps a file, gives it back, removes it, and forgets its own copy once the store has it', async () => {
    const path = paper();
    await files.put('name1', path, 'application/pdf');
    assert.equal(existsSync(path), false);
    assert.deepEqual([...kept], [['/files/name1', { type: 'application/pdf', bytes: Buffer.from('一份材料') }]]);
    assert.equal(await text((await files.open('name1'))!), '一份材料');
    await files.remove('name1');
    await files.remove('name1');
    assert.equal(await files.open('name1'), undefined);
  });

  test('asks again when the store is busy; what is refused is told without a key', async () => {
    failing = 2;
    await files.put('name2', paper(), 'application/pdf');
    assert.ok(kept.has('/files/name2'));
    const stranger = openFiles(readConfig(env({ S3_SECRET_ACCESS_KEY: 'guessed' })));
    const path = paper();
    await assert.rejects(stranger.put('name3', path, 'application/pdf'), (error: Error) => /403 to PUT/.test(error.message) && !error.message.includes('guessed'));
    assert.ok(existsSync(path), 'nothing is forgotten that is not kept');
    await assert.rejects(stranger.open('name2'), /403 to GET/);
  });

  test('half a setting stops the start and names the other half', () => {
    assert.throws(() => readConfig({ S3_BUCKET: 'files' }), (error: Error) => error instanceof ConfigError && /S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY/.test(error.message));
  });
});
