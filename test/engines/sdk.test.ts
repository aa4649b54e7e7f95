// The SDK against the real server in every engine the kit promises: old, current and another browser, and Node.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { findEngine } from '../../.scripts/engines.mjs';
import { browserEngines, openEngine } from '../support/browser-engines.ts';
import { startFaultyProxy, type FaultyProxy } from '../support/faults.ts';
import { root } from '../support/process.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { startSite, type Site } from '../support/static-site.ts';
import { journeys, type Place } from './sdk-journeys.ts';

const names = Object.keys(journeys);
let server: TestServer;
let proxy: FaultyProxy;
let site: Site;
let place: Place;
let code: string;

before(async () => {
  server = await startServer({ seed: 'sample', env: { SUBMIT_RATE: '1000/1000', LOOKUP_RATE: '1000/1000' } });
  proxy = await startFaultyProxy(server.url);
  place = { api: server.api, faulty: proxy.api };
  const { outputFiles } = await build({
    entryPoints: [join(root, 'test/engines/sdk-journeys.ts')], bundle: true, write: false, format: 'esm', target: 'chrome80', charset: 'utf8', minify: true, conditions: ['congress-source'],
  });
  code = outputFiles[0]!.text;
  const policy = `default-src 'none'; script-src 'self'; connect-src ${server.url} ${proxy.url}; require-trusted-types-for 'script'; trusted-types 'none'`;
  site = await startSite({
    '/': '<!doctype html><meta charset="utf-8"><title>SDK</title><script type="module" src="/page.js"></script>',
    '/sdk.js': code,
    '/page.js': `import { run } from './sdk.js';
      window.violations = [];
      addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective + ' ' + event.blockedURI));
      // From a task of the page itself: what a driver runs may do what the policy forbids.
      const later = (work) => new Promise((resolve) => setTimeout(() => resolve(work()), 0));
      window.breakPolicy = () => later(() => { try { new Function(''); } catch { /* as it should be */ } });
      window.run = (...given) => later(() => run(...given));`,
  }, { headers: { 'content-security-policy': policy } });
});
after(async () => {
  await site?.stop();
  await proxy?.stop();
  await server?.stop();
});

const broken = (): string[] => (window as unknown as { violations: string[] }).violations;

/** One journey after the other, each with its own weather. */
async function travel(t: TestContext, run: (name: string) => Promise<string | null>): Promise<void> {
  for (const name of names) {
    await t.test(name, async () => {
      const { fault = { kind: 'pass' }, times } = journeys[name]!;
      await proxy.set(fault, times === undefined ? {} : { times });
      assert.equal(await run(name), null);
    });
  }
}

describe('the SDK', { concurrency: false }, () => {
  for (const name of browserEngines) {
    test(`in ${name}, under a strict policy`, async (t) => {
      const engine = await openEngine(name);
      if ('reason' in engine) return t.skip(engine.reason);
      t.diagnostic(engine.version);
      t.after(() => engine.close());
      const page = await engine.newPage();
      await page.goto(`${site.url}/`);
      await page.until(() => 'run' in window);
      await travel(t, (journey) => page.evaluate((one, where) => (window as unknown as { run(one: string, where: Place): Promise<string | null> }).run(one, where), journey, place));
      await t.test('breaks no policy, and the page has nothing to complain of', async () => {
        // An icon is what an engine asks for by itself.
        assert.deepEqual((await page.evaluate(broken)).filter((one) => !/favicon\.ico$/.test(one)), []);
        // What the journeys themselves ask for is told by the browser too: refusals, broken lines; and what an old one does not know.
        assert.deepEqual(page.complaints.filter((one) => !/Failed to load resource|Cross-Origin Request Blocked|favicon\.ico|Unrecognized Content-Security-Policy directive 'require-trusted/.test(one)), []);
        await page.evaluate(() => (window as unknown as { breakPolicy(): void }).breakPolicy());
        await page.until(() => (window as unknown as { violations: string[] }).violations.length > 0);
      });
    });
  }

  for (const name of ['Node 22', 'Node 24']) {
    test(`in ${name}, without a DOM`, async (t) => {
      const engine = await findEngine(name);
      if (engine.path === undefined) return t.skip(engine.reason);
      const folder = join(root, '.cache', 'engines');
      mkdirSync(folder, { recursive: true });
      const bundle = join(folder, 'sdk-journeys.mjs');
      writeFileSync(bundle, code);
      const script = `
        import { createInterface } from 'node:readline';
        if ('document' in globalThis) throw new Error('a DOM came from somewhere');
        const { run } = await import(${JSON.stringify(pathToFileURL(bundle).href)});
        for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await run(...JSON.parse(line))));`;
      const { NODE_TEST_CONTEXT: _, NODE_OPTIONS: __, ...environment } = process.env;
      const child = spawn(engine.path, ['--input-type=module', '-e', script], { env: environment, stdio: ['pipe', 'pipe', 'inherit'] });
      t.after(() => child.kill('SIGKILL'));
      const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      await travel(t, async (journey) => {
        child.stdin.write(`${JSON.stringify([journey, place])}\n`);
        const { value, done } = await answers.next();
        return done ? 'the process ended' : (JSON.parse(value) as string | null);
      });
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
      assert.equal(child.exitCode, 0);
    });
  }
});
