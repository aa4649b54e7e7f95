// Requests made from the contract: the reference server answers as the contract has it, and a server that does not is named.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { operations } from '@congress-kit/api/operations';
import { passes, runChecks, textReport, type Report } from '@congress-kit/conformance';
import { startServer, type TestServer } from '../support/server.ts';
import { problem, reads, spoil } from './fault.ts';
import { startBreakingProxy, type BreakingProxy, type Hooks, type Told } from './proxy.ts';

describe('requests made from the contract', () => {
  let server: TestServer;
  let proxy: BreakingProxy;
  before(async () => {
    server = await startServer({ seed: 'sample', env: { SUBMIT_RATE: 'off', UPLOAD_RATE: 'off', LOOKUP_RATE: 'off', SUPPORT_RATE: 'off', LOG_LEVEL: 'error' } });
    proxy = await startBreakingProxy(server.url);
  }, { timeout: 180_000 });
  after(async () => {
    await proxy?.stop();
    await server?.stop();
  });

  // Thousands for every operation, on both engines: npm run load:generated.
  test('ten for every operation get answers of the contract', { timeout: 240_000 }, async () => {
    const report = await runChecks({ api: server.api, write: true, token: server.staffToken, fuzz: 10 });
    const open = report.results.filter(({ verdict }) => verdict !== 'kept');
    assert.equal(report.results.length, operations.length);
    assert.ok(passes(report, { strict: true }) && open.length === 0, textReport({ ...report, results: open }, 'en'));
  });

  const spoilt = (hooks: Hooks, id: string): Promise<Report> => {
    proxy.break(hooks);
    return runChecks({ api: proxy.api, fuzz: 30, only: [`generated.${id}`] });
  };
  /** Refusals of this status become others. */
  const turned = (status: number, into: Told): Hooks => ({ out: (told) => { if (told.status === status) Object.assign(told, into); } });
  for (const [does, id, hooks] of [
    ['fails at an id it does not know', 'getDeputy', turned(404, problem(500, 'internal_error'))],
    ['refuses with a status that the contract does not name', 'listDeputies', turned(422, problem(409, 'already_rated'))],
    ['refuses with a code that the contract does not name', 'listDeputies', turned(422, problem(422, 'idempotency_key_reused'))],
    ['answers what is no page', 'listDeputies', spoil(reads('/deputies'), (json) => { json.items = {}; })],
  ] as [string, string, Hooks][]) {
    test(`a server that ${does} is named`, async () => {
      const [result] = (await spoilt(hooks, id)).results;
      assert.equal(result?.verdict, 'broken');
    });
  }

  test('the same seed makes the same requests, another one others', async () => {
    const asked = async (seed: number): Promise<string[]> => {
      const paths: string[] = [];
      proxy.break({ in: (one) => void paths.push(`${one.method} ${one.resource}?${one.query}`) });
      await runChecks({ api: proxy.api, fuzz: 20, seed, only: ['generated.listCases'] });
      return paths.sort();
    };
    const first = await asked(3);
    assert.deepEqual(await asked(3), first);
    assert.notDeepEqual(await asked(4), first);
  });
});
