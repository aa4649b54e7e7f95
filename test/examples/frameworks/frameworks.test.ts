// Every project under examples/ as its readers copy it: typed by the generated types, built by its own tools from our tarballs, and
// working in a browser (or in a worker, or in Node) against the real server on another origin.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { capture, ownNode } from '../../../.scripts/install.mjs';
import { openBrowser, type TestBrowser, type TestPage } from '../../support/browser.ts';
import { freePort } from '../../support/ports.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { startSite } from '../../support/static-site.ts';
import { openWorkshop, projects, wantedBy, type Workshop } from './workshop.ts';

let workshop: Workshop;
let server: TestServer;
let browser: TestBrowser;
before(async () => {
  [server, browser] = await Promise.all([startServer({ seed: 'sample' }), openBrowser()]);
  workshop = await openWorkshop();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  workshop?.remove();
});

/** A search, the act of an element heard by the framework, and its state handed to another element. */
const write = async (page: TestPage): Promise<void> => {
  await page.locator('congress-deputy-finder').getByRole('searchbox').fill('柳溪');
  await page.locator('congress-deputy-finder [part~=row]').first().click();
  await page.locator('congress-deputy-finder [part~=card]').getByRole('link', { name: '给这位代表提意见' }).click();
  const name = (await page.getByRole('heading', { name: /^写给/ }).innerText()).replace(/^写给\s*/, '');
  await page.locator('congress-suggestion-form').getByText(name).first().waitFor();
};

/** Words that the types must refuse, in each framework's way of saying so. */
const wrong: Readonly<Record<string, readonly [file: string, code: string]>> = {
  react: ['src/wrong.tsx', `
    // @ts-expect-error not a number
    export const one = <congress-deputy-finder deputy={7} />;
    // @ts-expect-error no such detail
    export const two = <congress-suggestion-form oncongress-sent={(event) => event.detail.nothing} />;`],
  solid: ['src/wrong.tsx', `
    // @ts-expect-error not a number
    export const one = () => <congress-deputy-finder prop:deputy={7} />;
    // @ts-expect-error no such detail
    export const two = () => <congress-suggestion-form on:congress-sent={(event) => event.detail.nothing} />;`],
  vue: ['src/Wrong.vue', `<template>
    <!-- @vue-expect-error not a number -->
    <congress-deputy-finder :deputy="7" />
    <!-- @vue-expect-error no such detail -->
    <congress-suggestion-form @congress-sent="$event.detail.nothing" />
    </template>`],
  svelte: ['src/wrong.ts', `
    import type { SvelteHTMLElements } from 'svelte/elements';
    // @ts-expect-error not a number
    export const one: SvelteHTMLElements['congress-deputy-finder'] = { deputy: 7 };
    export const two: SvelteHTMLElements['congress-suggestion-form'] = {
      // @ts-expect-error no such detail
      'oncongress-sent': (event) => event.detail.nothing,
    };`],
};

describe('the projects under examples/', { concurrency: false }, () => {
  test('name exact versions, the same in all, and ours as it is', () => {
    assert.ok(projects.length >= 7, projects.join(', '));
    const versions = new Map<string, string>();
    for (const project of projects) {
      for (const [name, version] of Object.entries(wantedBy(project))) {
        assert.match(version, /^\d+\.\d+\.\d+$/, `${project}: ${name}`);
        assert.equal(versions.get(name) ?? version, version, `${project}: ${name}`);
        versions.set(name, version);
      }
    }
    const { packages } = JSON.parse(readFileSync(join(import.meta.dirname, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version?: string }> };
    for (const [name, version] of versions) if (!name.startsWith('@congress-kit/')) assert.equal(packages[`node_modules/${name}`]?.version, version, `the lock file has another ${name}: run with --update`);
  });

  for (const name of Object.keys(wrong)) {
    test(`${name}: typed, built, state in and events out, data as a property (complaint 11)`, async (t) => {
      const [file, code] = wrong[name] as readonly [string, string];
      writeFileSync(join(workshop.at(name), file), code);
      await Promise.all([workshop.script(name, 'check'), workshop.script(name, 'build', { VITE_API: server.api })]);
      const site = await startSite(join(workshop.at(name), 'dist'));
      t.after(() => site.stop());
      const page = await browser.newPage(t);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      await page.goto(`${site.url}/`);
      await page.locator('congress-ballot-results table').first().waitFor();
      await write(page);
      assert.deepEqual(Array.from(new Set(asked)).sort(), [server.url, site.url].sort(), 'nobody else is asked');
    });
  }

  test('nextjs: drawn on the server without a crash, read without a script, taken over without a flash (complaint 3)', async (t) => {
    await workshop.script('nextjs', 'build', { API: server.api });
    const serve = async (api: string): Promise<string> => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}/`;
      const site = await workshop.serve('nextjs', ['next', 'start', '--port', String(port), '--hostname', '127.0.0.1'], url, { API: api });
      t.after(() => site.stop());
      return url;
    };
    const url = await serve(server.api);
    const { items: [latest] } = await (await fetch(`${server.api}/ballots?limit=1`)).json() as { items: [{ title: string }] };
    const html = await (await fetch(url)).text();
    assert.match(html, /<congress-deputy-finder[^>]*><template shadowrootmode="open">[^]*<\/template>请到最近的代表家站联系代表。<\/congress-deputy-finder>/);
    assert.ok(html.includes(`<h2>${latest.title}</h2>`), 'search engines read the ballot');

    const plain = await browser.newPage(t, { javaScriptEnabled: false });
    await plain.goto(url);
    await plain.locator('congress-ballot-results').getByRole('heading', { name: latest.title }).first().waitFor();
    assert.ok(await plain.locator('congress-ballot-results [part~=candidates]').first().isVisible());

    const page = await browser.newPage(t, { viewport: { width: 1280, height: 800 } });
    await page.addInitScript(() => {
      const seen = { shift: 0, results: [] as number[], finder: [] as number[] };
      Object.assign(globalThis, { seen });
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => { seen.shift += (entry as unknown as { value: number }).value; })).observe({ type: 'layout-shift', buffered: true });
      const count = (tag: string, inside: string, counts: number[]): void => {
        const now = document.querySelector(tag)?.shadowRoot?.querySelectorAll(inside).length ?? 0;
        if (now > 0 || counts.length > 0) counts.push(now);
      };
      const look = (): void => {
        count('congress-ballot-results', 'h2', seen.results);
        count('congress-deputy-finder', '#query', seen.finder);
        requestAnimationFrame(look);
      };
      look();
    });
    await page.goto(url);
    // What the server drew has styles beside it; the element's own are no nodes.
    for (const tag of ['congress-ballot-results', 'congress-deputy-finder']) await page.waitForFunction((one) => customElements.get(one) && document.querySelector(one)!.shadowRoot!.querySelector('style') === null, tag);
    const { shift, results, finder } = await page.evaluate(() => (globalThis as unknown as { seen: { shift: number; results: number[]; finder: number[] } }).seen);
    assert.deepEqual([new Set(results).size, new Set(finder), shift < 0.01], [1, new Set([1]), true], `one heading and one box in every frame; shift ${shift}, ${Array.from(new Set(results))}`);
    await page.locator('congress-ballot-results').getByRole('button', { name: '表格', exact: true }).click();
    await page.locator('congress-ballot-results table').first().waitFor();
    await write(page);

    // Without an API the page is there all the same, with what its author wrote.
    const lost = await fetch(await serve('http://127.0.0.1:9/v1'));
    assert.equal(lost.status, 200);
    assert.match(await lost.text(), /<congress-deputy-finder[^>]*>请到最近的代表家站联系代表。<\/congress-deputy-finder>/);
  });

  test('worker: in workerd, with the API’s refusals as they are', async (t) => {
    await Promise.all([workshop.script('worker', 'check'), workshop.script('worker', 'build')]);
    const port = await freePort();
    const start = async (api: string): Promise<string> => {
      const worker = await workshop.serve('worker', ['workerd', 'serve', 'worker.capnp', `--socket-addr=http=127.0.0.1:${port}`], `http://127.0.0.1:${port}/?q=none`, { API: api });
      t.after(() => worker.stop());
      const ask = async (path: string): Promise<string> => { const answer = await fetch(`http://127.0.0.1:${port}${path}`); return `${answer.status} ${await answer.text()}`; };
      const said = [await ask(`/?q=${encodeURIComponent('柳溪')}`), await ask(`/?q=${'x'.repeat(1000)}`)].join('\n');
      await worker.stop();
      return said;
    };
    assert.match(await start(server.api), /^200 柳溪: [1-5] \/ \d+\n- .+\n[^]*\n422 /);
    assert.match(await start(`${server.url}/nowhere`), /^502 unreadable|^404 /);
  });

  test('node-sdk: a program in Node', async () => {
    const run = (api: string): Promise<{ code: number; output: string }> =>
      capture(ownNode, ['index.mjs', '柳溪'], { cwd: workshop.at('node-sdk'), env: { ...process.env, NODE_OPTIONS: '', API: api } });
    assert.match((await run(server.api)).output, /^柳溪: [1-5] \/ \d+\n- [^]*\n20\d\d-\d\d-\d\d /);
    const lost = await run(`${server.url}/nowhere`);
    assert.equal(lost.code, 1);
    assert.match(lost.output, /unreadable|problem/);
  });
});
