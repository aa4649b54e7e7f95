// The checker proven: a server that breaks one promise at a time, and the check that must say so.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { checks, groupOf, runChecks, type Report } from '@congress-kit/conformance';
import { startServer, type TestServer } from '../support/server.ts';
import type { Fault } from './fault.ts';
import { httpFaults } from './faults-http.ts';
import { readingFaults } from './faults-reading.ts';
import { writingFaults } from './faults-writing.ts';
import { startBreakingProxy, type BreakingProxy } from './proxy.ts';

const faults: readonly Fault[] = [...readingFaults, ...httpFaults, ...writingFaults];

/** Proven by other faults of their kind, or not to be broken by a proxy on http. */
const unproven = new Set(['safety.hsts']);
const isProven = (id: string): boolean => faults.some(({ named }) => named === id);

let server: TestServer;
let proxy: BreakingProxy;

before(async () => {
  server = await startServer({ seed: 'sample', env: { SUBMIT_RATE: 'off', LOOKUP_RATE: 'off', SUPPORT_RATE: 'off', LOG_LEVEL: 'error' } });
  proxy = await startBreakingProxy(server.url);
}, { timeout: 300_000 });

after(async () => {
  await proxy?.stop();
  await server?.stop();
});

const run = (only: readonly string[], options: Pick<Fault, 'write' | 'token'>): Promise<Report> =>
  runChecks({ api: proxy.api, only, write: options.write ?? false, ...(options.token && { token: server.staffToken }) });

const verdictOf = (report: Report, id: string) => report.results.find(({ check }) => check.id === id);

test('there are at least forty faults, and one for every check that can be broken by a proxy', () => {
  assert.ok(faults.length >= 40);
  for (const { named } of faults) assert.ok(checks.some(({ id }) => id === named), `no check is called ${named}`);
  // One schema check stands for all: they are made from the contract by the same few lines.
  const lacking = checks.map(({ id }) => id).filter((id) => !isProven(id) && !unproven.has(id) && !/^reads\.(list|get)[A-Z]/.test(id));
  assert.deepEqual(lacking, []);
});

test('without a fault, none of these checks speaks', { timeout: 300_000 }, async () => {
  proxy.break();
  const report = await run([...new Set(faults.map(({ named }) => named))], { write: true, token: true });
  const open = report.results.filter(({ verdict }) => verdict === 'broken' || verdict === 'unable');
  assert.deepEqual(open.map(({ check, findings, reason }) => [check.id, findings[0]?.said[1] ?? reason?.[1]]), []);
});

for (const group of new Set(faults.map(({ named }) => groupOf({ id: named })))) {
  describe(group, () => {
    for (const fault of faults.filter(({ named }) => groupOf({ id: named }) === group)) {
      test(`${fault.named} names a server that ${fault.does}`, { timeout: 120_000 }, async () => {
        proxy.break(fault.hooks());
        const result = verdictOf(await run([fault.named], fault), fault.named);
        assert.equal(result?.verdict, 'broken', `${result?.verdict}: ${result?.reason?.[1] ?? ''}`);
        assert.ok(result.findings[0]!.said.every((words) => words.length > 3), 'it says what it found in both languages');
      });
    }
  });
}
