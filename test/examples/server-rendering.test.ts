// Rendered on a server with @lit-labs/ssr: readable without a script, taken over without a flash, a shift or a word of complaint; and in
// browsers that do not know declarative shadow DOM the author's content stands there as ever.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test, type TestContext } from 'node:test';
import { renderElement, type RenderOptions, type RenderedTag } from '@congress-kit/elements/server';
import { createClient, getBallot, getCase, listBallots, listCases, listDeputies, type Ballot, type CaseDetail, type Client, type Deputy } from '@congress-kit/sdk';
import { createFakeServer, nodeListener } from '@congress-kit/sdk/testing';
import { openBrowser, type PageOptions, type TestBrowser, type TestPage } from '../support/browser.ts';
import { embedFiles } from '../support/embed-files.ts';
import { startSite } from '../support/static-site.ts';

let browser: TestBrowser;
let ballot: Ballot;
let record: CaseDetail;
/** What elements ask by themselves: here, and again in the browser. */
let client: Client;
let api: string;
let listener: Server;
let deputies: readonly Deputy[];
before(async () => {
  browser = await openBrowser();
  const server = createFakeServer({ seed: 7, api: '/v1' });
  listener = createServer(nodeListener(server));
  await new Promise<void>((resolve) => { listener.listen(0, '127.0.0.1', resolve); });
  api = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/v1`;
  client = createClient({ api });
  deputies = (await listDeputies(client, { limit: 100 })).items;
  ballot = await getBallot(client, { id: (await listBallots(client, { limit: 1 })).items[0]!.id });
  record = await getCase(client, { number: (await listCases(client, { limit: 1 })).items[0]!.number });
});
after(async () => {
  await browser?.close();
  listener?.closeAllConnections();
  listener?.close();
});

/** What was seen from the first frame on that shows the words (the page may still be coming in before): shifts, and how often they stood there. */
interface Seen { shift: number; counts: number[] }
const tags = 'congress-ballot-results, congress-handling-tracker, congress-deputy-finder, congress-suggestion-form';
const watch = (page: TestPage, words: string): Promise<unknown> => page.addInitScript(([text, all]) => {
  const seen: Seen = { shift: 0, counts: [] };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { seen.shift += (entry as unknown as { value: number }).value; })).observe({ type: 'layout-shift', buffered: true });
  const look = (): void => {
    const shadow = document.querySelector(all)?.shadowRoot;
    const count = Array.from(shadow?.querySelectorAll('h2, [part~=name]') ?? []).filter((one) => one.textContent!.replace(/\s/g, '').includes(text.replace(/\s/g, ''))).length;
    if (count > 0 || seen.counts.length > 0) seen.counts.push(count);
    requestAnimationFrame(look);
  };
  look();
}, [words, tags] as const);

const show = async (t: TestContext, tag: RenderedTag, options: RenderOptions, words: string, { lang = 'zh-CN', policy, until, prepare, ...pageOptions }: PageOptions & { lang?: string; policy?: string; until?: 'commit'; prepare?: (page: TestPage) => Promise<unknown> } = {}): Promise<TestPage> => {
  const body = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Rendered</title><link rel="icon" href="data:,">
    <link rel="stylesheet" href="/embed/congress-kit.css"><script src="/embed/congress-kit.js" defer></script>${await renderElement(tag, options)}<footer>页脚</footer>`;
  const page = await browser.newPage(t, pageOptions);
  const site = await startSite({ '/': body, ...embedFiles() }, policy ? { headers: { 'content-security-policy': policy } } : {});
  t.after(() => site.stop());
  await watch(page, words);
  await prepare?.(page);
  await page.goto(`${site.url}/`, until ? { waitUntil: until } : {});
  return page;
};
/** The element is the page's own by now: what the server drew is gone. */
const alive = async (page: TestPage): Promise<void> => {
  await page.waitForFunction((all) => document.querySelector(all)?.shadowRoot?.querySelector('style') === null, tags);
  await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 300); }));
};
const seen = (page: TestPage): Promise<Seen> => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);

describe('rendered on a server', () => {
  test('readable without a script; what stands between the tags is there for search engines', async (t) => {
    const fallback = `<p id="own">${ballot.candidates.length}</p>`;
    const html = await renderElement('congress-ballot-results', { data: ballot, fallback });
    assert.ok(html.endsWith(`</script>${fallback}</congress-ballot-results>`));
    assert.doesNotMatch(html, / on\w+=| style=|<!--lit/);
    const page = await show(t, 'congress-ballot-results', { data: ballot, fallback }, ballot.title, { javaScriptEnabled: false });
    await page.getByRole('heading', { name: ballot.title }).waitFor();
    for (const { title } of ballot.candidates) assert.ok(await page.locator('congress-ballot-results').getByText(title).count() > 0, title);
  });

  for (const [width, place] of [[375, 'narrow'], [1280, 'wide']] as const) {
    test(`is taken over at ${width} px: one heading in every frame, no shift, no complaint, and it answers`, async (t) => {
      const page = await show(t, 'congress-ballot-results', { data: ballot, width: place }, ballot.title, { viewport: { width, height: 800 } });
      await alive(page);
      const { shift, counts } = await seen(page);
      assert.equal(shift, 0);
      assert.deepEqual(Array.from(new Set(counts)), [1]);
      await page.locator('congress-ballot-results').getByRole('button', { name: '表格', exact: true }).click();
      await page.locator('congress-ballot-results table').first().waitFor();
    });
  }

  test('in English, a case; hostile data stay data; a strict policy with a nonce', async (t) => {
    const title = '</script><script>window.ran=1</script><!--lit-part-->“${x}”';
    const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc123'; img-src data:; require-trusted-types-for 'script'; trusted-types congress-kit";
    const page = await show(t, 'congress-handling-tracker', { data: { ...record, title }, lang: 'en', nonce: 'abc123' }, 'window.ran', { policy, viewport: { width: 375, height: 800 } });
    await alive(page);
    const { shift, counts } = await seen(page);
    assert.equal(shift, 0);
    assert.deepEqual(Array.from(new Set(counts)), [1]);
    assert.equal(await page.evaluate(() => 'ran' in globalThis), false);
    assert.match(await page.locator('congress-handling-tracker').locator('h2').first().innerText(), /<\/script><script>window\.ran=1/);
  });

  test('what is Chinese in English says so before any script, and nothing is added to Chinese', async () => {
    const drawn = async (lang: string): Promise<string> => (await renderElement('congress-handling-tracker', { data: record, lang })).replace(/<(style|script|svg)\b[^]*?<\/\1>/g, '');
    const english = await drawn('en');
    assert.match(english, /<bdi lang="zh-CN">[^<]*\p{sc=Han}/u);
    assert.doesNotMatch(english.replace(/<bdi lang="zh-CN">[^<]*<\/bdi>/g, '').replace(/<[^>]*>/g, '').replace(/&#\d+;/g, ''), /\p{sc=Han}/u);
    assert.doesNotMatch(await drawn('zh-CN'), /<bdi/);
  });

  test('what an element cannot show there is an error, not half a page', async () => {
    await assert.rejects(renderElement('congress-ballot-results', { data: { nothing: 1 } }), /cannot show this data/);
  });
});

describe('rendered on a server from what it asks there', () => {
  const own = '<p id="own">请打 0000-5551234。</p>';
  /** What a resident could write into, or send. */
  const hands = (page: TestPage): Promise<string[]> => page.evaluate((all) => Array.from(document.querySelector(all)!.shadowRoot!.querySelectorAll<HTMLElement>('input, textarea, select, [type=submit]'))
    .filter((one) => { one.focus(); return document.querySelector(all)!.shadowRoot!.activeElement === one; }).map((one) => one.id), tags);

  test('the finder, without a script: who was found can be read, what needs a script is not offered, the author’s content stands below', async (t) => {
    const [{ name }] = deputies as [Deputy];
    const page = await show(t, 'congress-deputy-finder', { client, attributes: { api, q: name }, fallback: own }, name, { javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
    await page.locator('congress-deputy-finder [part~=name]').filter({ hasText: name.slice(-1) }).first().waitFor();
    await page.locator('#own').waitFor();
    for (const part of ['#query', '[part~=browse]', '[part~=levels]']) assert.equal(await page.locator(`congress-deputy-finder ${part}`).first().isVisible(), false, part);
  });

  test('one deputy, without a script: the card with its stations, and the way to the form as a link', async (t) => {
    const { id, name } = deputies.find(({ stations }) => stations.length > 0) as Deputy;
    const page = await show(t, 'congress-deputy-finder', { client, attributes: { api, deputy: id, 'form-href': '/write' } }, name, { javaScriptEnabled: false });
    await page.locator('congress-deputy-finder').getByRole('heading', { name: name.slice(-1) }).first().waitFor();
    await page.locator('congress-deputy-finder [part~=station]').first().waitFor();
    assert.match(await page.locator('congress-deputy-finder [part~=write]').getAttribute('href') ?? '', /\/write\?deputy=/);
  });

  test('the form, without a script: what to know before writing, no field that leads nowhere, the author’s content', async (t) => {
    const page = await show(t, 'congress-suggestion-form', { client, attributes: { api, deputy: deputies[0]!.id }, fallback: own }, '提意见建议', { javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
    await page.locator('congress-suggestion-form [part~=notice]').waitFor();
    await page.locator('congress-suggestion-form [part~=addressee]').getByText(deputies[0]!.name).waitFor();
    await page.locator('#own').waitFor();
    for (const part of ['#title', '#body', '[type=submit]', '#choose-target']) assert.equal(await page.locator(`congress-suggestion-form ${part}`).first().isVisible(), false, part);
  });

  for (const [width, place] of [[375, 'narrow'], [1280, 'wide']] as const) {
    test(`the finder is taken over at ${width} px: nothing can be typed before, nothing stands there twice, nothing moves, and then it finds`, async (t) => {
      const [first, ...others] = deputies as [Deputy, Deputy];
      const page = await late(t, 'congress-deputy-finder', { client, attributes: { api, q: first.name }, width: place, fallback: own }, first.name, width);
      const [another] = others.filter(({ name }) => name.charAt(0) !== first.name.charAt(0)) as [Deputy];
      await page.locator('congress-deputy-finder #query').fill(another.name);
      await page.locator('congress-deputy-finder [part~=name]').filter({ hasText: another.name.slice(-1) }).first().click();
      await page.locator('congress-deputy-finder [part~=card]').waitFor();
    });

    test(`the form is taken over at ${width} px: nothing can be typed before, nothing moves, and then it takes a suggestion in`, async (t) => {
      const page = await late(t, 'congress-suggestion-form', { client, attributes: { api, deputy: deputies[0]!.id }, width: place, fallback: own }, '提意见建议', width);
      await page.locator('congress-suggestion-form #title').fill('路灯');
      await page.locator('congress-suggestion-form button[type=submit]').click();
      await page.locator('congress-suggestion-form #error-summary').waitFor();
      assert.equal(await page.locator('congress-suggestion-form #title').inputValue(), '路灯');
    });
  }

  test('a form can be written in soon, also where the server in the browser’s reach does not answer', async (t) => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => { silent.listen(0, '127.0.0.1', resolve); });
    t.after(() => { silent.closeAllConnections(); silent.close(); });
    const page = await show(t, 'congress-suggestion-form', { client, attributes: { api: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/v1` } }, '提意见建议', { allow: [/Failed to load resource/] });
    await alive(page);
    await page.locator('congress-suggestion-form #title').fill('路灯');
  });

  test('what cannot be read there is an error that says why', async () => {
    const gone = createClient({ api: 'http://127.0.0.1:9/v1', retry: false });
    await assert.rejects(renderElement('congress-deputy-finder', { client: gone, attributes: { api } }), ({ cause }: Error) => cause instanceof Error && /NetworkError/.test(cause.name));
  });

  /** The script comes when the test has looked at what was drawn. */
  const late = async (t: TestContext, tag: RenderedTag, options: RenderOptions, words: string, width: number): Promise<TestPage> => {
    let come = (): void => undefined;
    const held = new Promise<void>((resolve) => { come = resolve; });
    const page = await show(t, tag, options, words, {
      viewport: { width, height: 800 }, until: 'commit', prepare: async (one) => {
        await one.route('**/embed/congress-kit.js', async (route) => { await held; await route.continue(); });
        // What reads the name of whoever it goes to may be the last to come.
        await one.route('**/suggestion-form-target-part-*.js', async (route) => { await new Promise((resolve) => { setTimeout(resolve, 150); }); await route.continue(); });
      },
    });
    await page.locator(tag).getByText(words.slice(-1)).first().waitFor();
    assert.deepEqual(await hands(page), []);
    assert.equal(await page.locator('#own').isVisible(), false, 'scripts run: what was drawn is enough');
    come();
    await alive(page);
    const { shift, counts } = await seen(page);
    assert.equal(shift, 0);
    assert.deepEqual(Array.from(new Set(counts)), [1]);
    assert.equal(await page.locator('#own').isVisible(), false);
    return page;
  };
});
