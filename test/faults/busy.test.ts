// More at once than the server takes: who is let in is served, who is not hears at once when to come back; and the metrics say so.
import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { describe, it } from 'node:test';
import { engines } from '../support/engines.ts';
import { freePort } from '../support/ports.ts';
import { startServer } from '../support/server.ts';

for (const engine of engines()) {
  describe(`too much at once on ${engine.name}`, () => {
    it('answers 503 with Retry-After to what is too much, and counts it without a word about people', { timeout: 180_000 }, async (context) => {
      const metricsPort = await freePort();
      await using server = await startServer({ engine: engine.name, seed: 'sample', env: { MAX_IN_FLIGHT: '2', METRICS_PORT: String(metricsPort), METRICS_TOKEN: 'token-of-the-watcher-0001', LOG_LEVEL: 'warn' } });
      const agent = new Agent({ keepAlive: true, maxSockets: 200 });
      const ask = (path: string): Promise<[number, string | undefined]> => new Promise((resolve, reject) => {
        request(`${server.api}${path}`, { agent, headers: { 'x-forwarded-for': '203.0.113.7' } }, (answer) => { answer.resume().on('end', () => resolve([answer.statusCode ?? 0, answer.headers['retry-after']])); }).on('error', reject).end();
      });
      // Nothing here can be shared or cached: every request is a search of its own.
      const answers = await Promise.all(Array.from({ length: 400 }, (_, index) => ask(`/deputies?q=SECRETWORD${index}`)));
      const busy = answers.filter(([status]) => status === 503);
      assert.ok(answers.every(([status]) => status === 200 || status === 503));
      // The embedded database answers a read before the next request is looked at: there is never much at work at once.
      if (engine.name === 'postgresql') assert.ok(busy.length > 0 && busy.length < answers.length);
      assert.ok(busy.every(([, after]) => Number(after) >= 1 && Number(after) <= 5));
      // A moment later it is as if nothing had been.
      assert.equal((await ask('/deputies'))[0], 200);
      assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
      agent.destroy();

      const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      const figure = (name: string): number => Number(new RegExp(`^${name.replace(/[{}]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1]);
      if (busy.length > 0) assert.equal(figure('congress_answers_total{operation="listDeputies",status="503"}'), busy.length);
      assert.equal(figure('congress_refused_for_load_total'), busy.length);
      assert.equal(figure('congress_requests_in_flight'), 0);
      assert.doesNotMatch(text, /SECRETWORD|203\.0\.113|127\.0\.0\.1/);
      assert.equal((await fetch(`http://127.0.0.1:${metricsPort}/other`)).status, 404);
      // On the main port for whoever has the token, and for nobody else.
      assert.equal((await fetch(`${server.url}/metrics`)).status, 401);
      const held = await fetch(`${server.url}/metrics`, { headers: { authorization: 'Bearer token-of-the-watcher-0001' } });
      assert.deepEqual([held.status, held.headers.get('cache-control')], [200, 'no-store']);
      context.diagnostic(`${answers.length - busy.length} served, ${busy.length} told to come back`);
    });
  });
}
