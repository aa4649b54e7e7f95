// What a page is owed whatever it shows: nothing jumps while an element fills, and an element that goes leaves nothing behind.
// Run: npm test -- test/bench/manners
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CDPSession } from 'playwright-core';
import type { TestPage } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { startCountySite, type CountySite } from '../e2e/page.ts';

const elements = ['suggestion-form', 'deputy-finder', 'handling-tracker', 'ballot-results'] as const;
const languages = ['zh-CN', 'en'] as const;

interface Shift {
  readonly value: number;
  readonly moved: readonly string[];
}

describe('manners', () => {
  let server: TestServer;
  let county: CountySite;
  before(async () => {
    server = await startServer({ seed: 'sample' });
    const pages = elements.flatMap((name) => languages.map((lang) => [
      `/${name}/${lang}`,
      `<link rel="stylesheet" href="${server.url}/embed/congress-kit.css"><h1>县人大</h1><div lang="${lang}"><congress-${name}></congress-${name}></div><footer>页脚</footer>`,
    ]));
    county = await startCountySite(server.url, server.api, { ...Object.fromEntries(pages), '/empty': '<main></main>' });
  });
  after(async () => {
    await county.stop();
    await server.stop();
  });

  const watchShifts = (page: TestPage) => page.addInitScript(() => {
    const seen: Shift[] = [];
    (globalThis as unknown as { shifts: Shift[] }).shifts = seen;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; sources: { node?: Element }[] }[]) {
        seen.push({ value: entry.value, moved: entry.sources.map(({ node }) => `${node?.nodeName}.${node?.className ?? ''}`) });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

  for (const name of elements) {
    for (const lang of languages) {
      it(`nothing jumps while ${name} fills in ${lang}`, async (test) => {
        const page = await county.browser.newPage(test, { viewport: { width: 375, height: 740 } });
        await watchShifts(page);
        // Slow enough for a skeleton, so that first paint and loaded are two pictures.
        await page.route('**/v1/**', async (route) => {
          await new Promise((resolve) => { setTimeout(resolve, 250); });
          await route.continue();
        });
        await page.goto(`${county.site.url}/${name}/${lang}`);
        await page.locator(`congress-${name} h2, congress-${name} label`).first().waitFor();
        await page.waitForLoadState('networkidle');
        await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
        assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts), []);
      });
    }
  }

  const counts = async (cdp: CDPSession) => {
    // Twice: what a finalizer frees in the first is gone after the second.
    for (let turn = 0; turn < 3; turn += 1) await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics') as { metrics: { name: string; value: number }[] };
    const of = (metric: string) => metrics.find((one) => one.name === metric)?.value ?? Number.NaN;
    return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize') };
  };

  it('250 elements of each kind come and go, and leave no node, no listener and no memory', async (test) => {
    const page = await county.open(test, '/empty');
    const data: Record<string, unknown> = {
      'deputy-finder': await (await fetch(`${server.api}/finder-index`)).json(),
      'handling-tracker': await (await fetch(`${server.api}/cases/${encodeURIComponent((await (await fetch(`${server.api}/cases?limit=1`)).json()).items[0].number)}`)).json(),
      'ballot-results': await (await fetch(`${server.api}/ballots/${encodeURIComponent((await (await fetch(`${server.api}/ballots?limit=1`)).json()).items[0].id)}`)).json(),
    };
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    await page.evaluate((given) => { (globalThis as unknown as { given: unknown }).given = given; }, data);
    const comeAndGo = (name: string, times: number) => page.evaluate(async ([tag, many]) => {
      const { given } = globalThis as unknown as { given: Record<string, unknown> };
      for (let turn = 0; turn < Number(many); turn += 1) {
        const element = document.createElement(`congress-${tag}`) as HTMLElement & { data?: unknown; updateComplete: Promise<unknown> };
        if (given[tag as string]) element.data = given[tag as string];
        document.querySelector('main')!.append(element);
        await element.updateComplete;
        element.remove();
      }
      await new Promise((resolve) => { setTimeout(resolve, 300); });
    }, [name, times] as const);
    for (const name of elements) {
      // What is made once for the page (parts, formatters, templates) is made by the first ones.
      await comeAndGo(name, 40);
      const before = await counts(cdp);
      await comeAndGo(name, 250);
      const left = await counts(cdp);
      assert.ok(left.nodes - before.nodes <= 50, `${name}: ${left.nodes - before.nodes} nodes more`);
      assert.ok(left.listeners - before.listeners <= 5, `${name}: ${left.listeners - before.listeners} listeners more`);
      assert.ok(left.heap <= before.heap * 1.05, `${name}: ${before.heap} bytes before, ${left.heap} after`);
    }
  });
});
