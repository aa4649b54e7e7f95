// The reference server keeps every promise, on every engine this machine has; and the checks leave nothing behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passes, runChecks, textReport } from '@congress-kit/conformance';
import { engines } from '../support/engines.ts';
import { startServer } from '../support/server.ts';

for (const engine of engines()) {
  test(`on ${engine.name}`, { timeout: 240_000 }, async (context) => {
    await using server = await startServer({ engine: engine.name, seed: 'sample', env: { SUBMIT_RATE: 'off', LOOKUP_RATE: 'off', SUPPORT_RATE: 'off', LOG_LEVEL: 'error' } });
    const report = await runChecks({ api: server.api, write: true, token: server.staffToken });
    const open = report.results.filter(({ verdict }) => verdict === 'broken' || verdict === 'unable');
    assert.ok(passes(report, { strict: true }), textReport({ ...report, results: open }, 'en'));
    assert.ok(report.submitted.length > 10);
    assert.ok(report.submitted.every(({ withdrawn }) => withdrawn), 'every suggestion is withdrawn');
    context.diagnostic(`${report.results.length} checks, ${report.requests} requests, ${(report.milliseconds / 1000).toFixed(1)} s`);

    const left = await fetch(`${server.api}/staff/suggestions?state=submitted&q=${encodeURIComponent('[conformance check]')}`, { headers: { Authorization: `Bearer ${server.staffToken}` } });
    assert.equal((await left.json() as { total: number }).total, 0);
  });
}

test('without --write nothing is sent, and nobody is asked for a token', { timeout: 240_000 }, async () => {
  await using server = await startServer({ seed: 'none', env: { LOG_LEVEL: 'error' } });
  const before = await countOf(server.api, server.staffToken);
  const report = await runChecks({ api: server.api });
  assert.equal(report.submitted.length, 0);
  assert.equal(await countOf(server.api, server.staffToken), before);
  // An empty server, with its limits on: what there is to look at is kept, the rest is said to be empty.
  assert.ok(passes(report), textReport({ ...report, results: report.results.filter(({ verdict }) => verdict === 'broken') }, 'en'));
  assert.ok(report.results.some(({ verdict }) => verdict === 'skipped'));
});

async function countOf(api: string, token: string): Promise<number> {
  const answer = await fetch(`${api}/staff/suggestions?limit=1`, { headers: { Authorization: `Bearer ${token}` } });
  return (await answer.json() as { total: number }).total;
}
