import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startFaultyProxy } from './faults.ts';
import { startSite } from './static-site.ts';

const body = JSON.stringify({ items: Array.from({ length: 50 }, (_, number) => ({ number })) });

test('the proxy fails in every way it is told to, and recovers', async () => {
  await using api = await startSite({ '/v1/deputies': { body, headers: { 'content-type': 'application/json' } } });
  await using proxy = await startFaultyProxy(api.local);
  const get = () => fetch(`${proxy.api}/deputies`, { signal: AbortSignal.timeout(2000) });

  assert.equal(await (await get()).text(), body);

  await proxy.set({ kind: 'down' });
  await assert.rejects(get, (error: Error) => (error.cause as { code?: string }).code === 'ECONNREFUSED');
  await proxy.set({ kind: 'down', how: 'reset' });
  await assert.rejects(get, (error: Error) => /ECONNRESET|UND_ERR_SOCKET/.test(String((error.cause as { code?: string }).code)));

  await proxy.set({ kind: 'slow', ms: 300 });
  const started = performance.now();
  await get();
  assert.ok(performance.now() - started >= 290);

  await proxy.set({ kind: 'html' });
  const portal = await get();
  assert.equal(portal.status, 200);
  assert.match(portal.headers.get('content-type') ?? '', /html/);

  await proxy.set({ kind: 'half' });
  const half = await get();
  assert.equal(half.status, 200);
  await assert.rejects(() => half.text());

  await proxy.set({ kind: 'unavailable', retryAfter: 7 });
  const unavailable = await get();
  assert.equal(unavailable.status, 503);
  assert.equal(unavailable.headers.get('retry-after'), '7');

  await proxy.set({ kind: 'pass' });
  assert.equal(await (await get()).text(), body);
});

test('a lost answer still reached the API, and the scope of a fault is kept', async () => {
  await using api = await startSite({ '/v1/deputies': body, '/v1/bills': body });
  await using proxy = await startFaultyProxy(api.local);

  await proxy.set({ kind: 'lost-answer' }, { only: (_, path) => path === '/v1/deputies', times: 1 });
  assert.equal((await fetch(`${proxy.api}/bills`)).status, 200);
  await assert.rejects(() => fetch(`${proxy.api}/deputies`));
  assert.equal((await fetch(`${proxy.api}/deputies`)).status, 200);
  assert.deepEqual(api.requests, ['/v1/bills', '/v1/deputies', '/v1/deputies']);
});
