// SIGTERM while residents send: what was begun is finished, what was promised is there, and the end is an orderly one.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { engines } from '../support/engines.ts';
import { freePort } from '../support/ports.ts';
import { ServerProcess } from '../support/process.ts';
import { assertSound, reckon, startResidents, unlimited } from './residents.ts';

const token = 'token-of-the-director-for-faults';

/** A photo of a village's network: so many pieces, each a while after the one before. Resolves with the answer. */
const uploadSlowly = (api: string, pieces: number): Promise<{ status: number; body: { id?: string } }> => new Promise((resolve, reject) => {
  const paper = Buffer.concat([Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\n'), Buffer.alloc(pieces * 10_000, ' '), Buffer.from('\ntrailer << /Root 1 0 R >>\n%%EOF\n')]);
  const asked = request(`${api}/attachments`, { method: 'POST', headers: { 'content-type': 'application/pdf', 'content-length': paper.length, 'idempotency-key': randomBytes(16).toString('hex') } }, (answer) => {
    let heard = '';
    answer.setEncoding('utf8').on('data', (part: string) => { heard += part; }).on('end', () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(heard) as { id?: string } }));
  }).on('error', reject);
  const size = Math.ceil(paper.length / pieces);
  const next = (from: number): void => {
    if (from >= paper.length) return void asked.end();
    asked.write(paper.subarray(from, from + size));
    setTimeout(next, 150, from + size);
  };
  next(0);
});

for (const engine of engines()) {
  describe(`SIGTERM under load on ${engine.name}`, () => {
    it('answers what it took, says that it is stopping, and loses nothing', { timeout: 300_000 }, async (context) => {
      const place = await engine.open();
      const port = await freePort();
      const env = { ...place.env, ...unlimited, UPLOAD_RATE: 'off', SEED: 'none', STAFF_TOKEN: token };
      try {
        for (const drain of ['0', '2']) {
          const server = await ServerProcess.start(port, { ...env, DRAIN_SECONDS: drain });
          const api = `${server.url}/v1`;
          const residents = startResidents(api, 16);
          await residents.underway();
          const uploading = uploadSlowly(api, 14);
          await new Promise((resolve) => { setTimeout(resolve, 500); });
          const stopped = server.stop();
          if (drain !== '0') {
            await new Promise((resolve) => { setTimeout(resolve, 500); });
            const ready = await fetch(`${server.url}/readyz`);
            assert.deepEqual([ready.status, await ready.json()], [503, { status: 'stopping' }]);
          }
          const { status, body: { id } } = await uploading;
          assert.deepEqual([status, typeof id], [201, 'string'], 'the file that was half here is taken to its end');
          assert.equal(await stopped, 0);
          await residents.stop();
          // Broken lines are connections that were refused afterwards; a request that was taken gets its answer.
          assert.deepEqual(Object.keys(residents.heard).filter((status) => status !== '201' && status !== 'none'), []);
          const again = await ServerProcess.start(port, env);
          const named = await fetch(`${api}/suggestions`, {
            method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': randomBytes(16).toString('hex') },
            body: JSON.stringify({ kind: 'suggestion', category: 'roads', title: '路', body: '请看材料。', attachments: [{ id }], identityMode: 'anonymous', mayPublish: true, consent: { textVersion: '2026-01' } }),
          });
          assert.equal(named.status, 201, 'and is there after the restart');
          const found = await reckon(api, token, residents.sent);
          await again.stop();
          assertSound(found);
          context.diagnostic(`drain ${drain} s: ${found.acknowledged} acknowledged, ${found.open} not answered, none lost, none doubled`);
        }
      } finally {
        await place.close();
      }
    });
  });
}
