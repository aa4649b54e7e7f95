// The script's lazy parts on the pages there are: found beside the script wherever it lies, checked by hash, let in by strict
// policies, from disk too; and when they cannot be had, the element says so and works on. The English words stand for all parts.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import type { Route } from 'playwright-core';
import { createFakeServer, type FakeServer } from '../../packages/sdk/src/testing/index.ts';
import { openBrowser, type TestBrowser, type TestPage } from '../support/browser.ts';
import { root } from '../support/process.ts';
import { startSite, type Site, type SiteBody, type SiteOptions } from '../support/static-site.ts';

const embed = join(root, 'packages', 'elements', 'dist', 'embed');
const ballot = {
  id: 'b1', title: 'Ballot of 2026', congress: { id: 'c1', name: 'Congress' }, division: { id: '990101', name: 'Qinghe' }, year: 2026, votedOn: '2026-01-16',
  seats: 1, candidateCount: 2, totalDeputies: 12, present: 10, issued: 10, returned: 10, invalid: 0, method: 'approve_top_n', source: 'the office', asOf: '2026-11-01',
  candidates: [{ id: 'k1', title: 'A bridge', yes: 9, no: 1, abstain: 0, elected: true }, { id: 'k2', title: 'A road', yes: 4, no: 6, abstain: 0, elected: false }],
};
const element = `<congress-ballot-results lang="en"><script type="application/json">${JSON.stringify(ballot)}</script></congress-ballot-results>`;
const scripts = Object.fromEntries(readdirSync(embed, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.js')).map((path) => [path.replaceAll('\\', '/'), readFileSync(join(embed, path))]));
const parts = Object.keys(scripts).filter((path) => path.startsWith('congress-kit/'));

let browser: TestBrowser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser.close(); });

/** A site with the scripts below `folder` and one page with this head; other bodies by path. */
const siteWith = (head: string, folder = '/embed/', more: Record<string, SiteBody> = {}, options: SiteOptions = {}): Promise<Site> => {
  const files = Object.fromEntries(Object.entries(scripts).map(([path, body]) => [folder + path, body]));
  return startSite({ ...files, '/sub/page.html': `<!doctype html><html lang="zh-CN"><head>${head}</head><body>${element}</body></html>`, ...more }, options);
};

const speaksEnglish = async (page: TestPage): Promise<void> => {
  await page.locator('congress-ballot-results').getByText('Turnout').first().waitFor();
  assert.doesNotMatch(await page.locator('congress-ballot-results').innerText(), /投票情况/);
};

/** No word of Chinese was drawn before the English was there. */
const watchWords = (page: TestPage) => page.addInitScript(() => {
  const seen: string[] = [];
  Object.assign(globalThis, { seenWords: seen });
  const look = (): void => {
    const text = document.querySelector('congress-ballot-results')?.shadowRoot?.textContent ?? '';
    if (/[\u4e00-\u9fff]/.test(text)) seen.push(text.trim().slice(0, 80));
    requestAnimationFrame(look);
  };
  look();
});

describe('a lazy part is found', () => {
  const places: readonly (readonly [what: string, head: string, folder: string])[] = [
    ['in a sub-folder, from a page in another', '<script src="../assets/kit/v1/congress-kit.js?v=3" defer></script>', '/assets/kit/v1/'],
    ['by the script of one element', '<script src="/embed/ballot-results.js" defer></script>', '/embed/'],
    ['by a script without an address of its own', `<script>var q = new XMLHttpRequest(); q.open('GET', '/embed/congress-kit.js', false); q.send(); new Function(q.responseText)();</script><script type="text/plain" src="/embed/congress-kit.js"></script>`, '/embed/'],
  ];
  for (const [what, head, folder] of places) {
    test(what, async (t) => {
      await using site = await siteWith(head, folder);
      const page = await browser.newPage(t);
      await watchWords(page);
      await page.goto(`${site.url}/sub/page.html`);
      await speaksEnglish(page);
      assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { seenWords: string[] }).seenWords), []);
    });
  }

  test('on another host, with and without CORS', async (t) => {
    for (const [crossorigin, headers] of [['', {}], [' crossorigin', { 'access-control-allow-origin': '*' }]] as const) {
      await using host = await siteWith('', '/embed/', {}, { headers, host: 'cdn.example' });
      await using site = await siteWith(`<script src="${host.url}/embed/congress-kit.js"${crossorigin} defer></script>`, '/none/');
      const page = await browser.newPage(t);
      await page.goto(`${site.url}/sub/page.html`);
      await speaksEnglish(page);
    }
  });

  test('for an element that is there already: asked for with its file before the rest of the script runs, and once', async (t) => {
    const page = await browser.newPage(t);
    await using site = await siteWith('', '/embed/', {
      '/ballot.json': JSON.stringify(ballot),
      '/page.html': '<!doctype html><html lang="zh-CN"><script src="/embed/ballot-results.js" defer></script><congress-ballot-results src="/ballot.json"></congress-ballot-results>',
    }, { headers: { 'content-security-policy': 'default-src \'none\'; style-src \'self\'; connect-src \'self\'; script-src \'self\'; require-trusted-types-for \'script\'; trusted-types congress-kit' } });
    const asked: string[] = [];
    page.on('request', (request) => { asked.push(new URL(request.url()).pathname.replace(/-[0-9a-f]{6}\.js$/, '')); });
    await page.addInitScript(() => {
      const begun: string[] = [];
      Object.assign(globalThis, { begun });
      const { fetch: ask } = globalThis;
      globalThis.fetch = (...request) => {
        begun.push(String(request[0]));
        return ask(...request);
      };
      const define = customElements.define.bind(customElements);
      customElements.define = (...given) => {
        begun.push(...Array.from(document.head.querySelectorAll('script'), ({ src }) => src).filter((src) => /-part-/.test(src)), 'defined');
        define(...given);
      };
    });
    await page.goto(`${site.url}/page.html`);
    await page.locator('congress-ballot-results').getByText('A bridge').first().waitFor();
    const begun = await page.evaluate(() => (globalThis as unknown as { begun: string[] }).begun);
    assert.deepEqual(begun.map((address) => address.replace(site.url, '').replace(/-[0-9a-f]{6}\.js$/, '')), ['/ballot.json', '/embed/ballot-results/ballot-results-results-part', 'defined']);
    assert.deepEqual(asked.sort(), ['/ballot.json', '/embed/ballot-results.js', '/embed/ballot-results/ballot-results-results-part', '/page.html']);
  });

  test('beside a page that was opened from disk', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'congress-kit-disk-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(embed, join(folder, 'embed'), { recursive: true });
    writeFileSync(join(folder, 'page.html'), `<!doctype html><meta charset="utf-8"><script src="embed/congress-kit.js" defer></script>${element}`);
    const page = await browser.newPage(t);
    await page.goto(pathToFileURL(join(folder, 'page.html')).href);
    await speaksEnglish(page);
  });

  test('before it is asked for, when the page names it as well', async (t) => {
    const named = parts.filter((path) => /english/.test(path)).map((path) => `<script src="/embed/${path}" defer></script>`).join('');
    await using site = await siteWith(`${named}<script src="/embed/congress-kit.js" defer></script>`);
    const page = await browser.newPage(t);
    await page.goto(`${site.url}/sub/page.html`);
    await speaksEnglish(page);
    for (const path of parts) assert.ok(site.requests.filter((one) => one === `/embed/${path}`).length <= 1, path);
  });
});

describe('a lazy part is let in', () => {
  const strict = 'default-src \'none\'; style-src \'self\'; connect-src \'self\'; require-trusted-types-for \'script\'; trusted-types congress-kit; ';
  for (const [what, policy, attributes] of [
    ['by a policy that names the host', 'script-src \'self\'', ''],
    ['by a policy that names a nonce', 'script-src \'nonce-abc123\'', ' nonce="abc123"'],
    ['by a policy that trusts what a trusted script brings', 'script-src \'nonce-abc123\' \'strict-dynamic\'', ' nonce="abc123"'],
  ] as const) {
    test(`${what}, Trusted Types enforced`, async (t) => {
      await using site = await siteWith(`<script src="/embed/congress-kit.js"${attributes} defer></script>`, '/embed/', {}, { headers: { 'content-security-policy': strict + policy } });
      const page = await browser.newPage(t);
      await page.goto(`${site.url}/sub/page.html`);
      await speaksEnglish(page);
    });
  }

  test('on a GBK page', async (t) => {
    await using site = await siteWith('<meta charset="gbk"><script src="/embed/congress-kit.js" defer></script>', '/embed/', {}, { charset: 'gbk' });
    const page = await browser.newPage(t);
    await page.goto(`${site.url}/sub/page.html`);
    await speaksEnglish(page);
  });
});

describe('a lazy part that does not come', () => {
  const page404: SiteBody = { body: 'no', status: 404 };
  const changed: SiteBody = { body: 'alert(1)' };
  const english = parts.filter((path) => path.includes('english'));
  const without = (broken: readonly string[], instead: SiteBody): Promise<Site> =>
    siteWith('<script src="/embed/congress-kit.js" defer></script>', '/embed/', Object.fromEntries(broken.map((path) => [`/embed/${path}`, instead])));
  const mend = (page: TestPage): Promise<unknown> => page.route('**/embed/congress-kit/*.js', (route) =>
    route.fulfill({ body: scripts[new URL(route.request().url()).pathname.slice('/embed/'.length)] as Buffer, contentType: 'text/javascript' }));
  const allow = [/Failed to load resource|integrity|MIME type|Unexpected token/];

  for (const [what, instead] of [['is missing', page404], ['is not what the script knows', changed]] as const) {
    test(`because it ${what}: Chinese, a sentence in both languages, and a button that works`, async (t) => {
      await using site = await without(english, instead);
      const page = await browser.newPage(t, { allow });
      await page.goto(`${site.url}/sub/page.html`);
      const results = page.locator('congress-ballot-results');
      await results.getByText('这种语言没有读到，先用中文显示。').waitFor();
      await results.getByText('投票情况').first().waitFor();
      assert.equal(await results.locator('.frame').getAttribute('lang'), 'zh-CN');
      await mend(page);
      await results.getByRole('button', { name: 'Try again' }).click();
      await speaksEnglish(page);
    });
  }

  test('and draws the element’s own content: a sentence and a button that works', async (t) => {
    await using site = await without(parts.filter((path) => path.includes('results-part')), page404);
    const page = await browser.newPage(t, { allow });
    await page.goto(`${site.url}/sub/page.html`);
    const results = page.locator('congress-ballot-results');
    await results.getByText('Something went wrong').first().waitFor();
    await mend(page);
    await results.getByRole('button', { name: 'Try again' }).click();
    await speaksEnglish(page);
  });

  test('and saves the results: it is said where the buttons are, and one of it asks again', async (t) => {
    await using site = await without(parts.filter((path) => path.includes('save-part')), page404);
    const page = await browser.newPage(t, { allow });
    await page.goto(`${site.url}/sub/page.html`);
    const results = page.locator('congress-ballot-results');
    const csv = results.getByRole('button', { name: 'Table (CSV)' });
    await csv.click();
    const said = results.locator('[part~=error]').filter({ hasText: 'This part could not be loaded' });
    await said.waitFor();
    await mend(page);
    await results.getByRole('button', { name: 'Try again' }).click();
    await said.waitFor({ state: 'detached' });
    const [file] = await Promise.all([page.waitForEvent('download'), csv.click()]);
    assert.match(file.suggestedFilename(), /\.csv$/);
  });

  const cut = (route: Route): Promise<void> => route.abort();
  const answerFrom = (page: TestPage, county: FakeServer): Promise<unknown> => page.route('**/v1**', async (route) => {
    const asked = route.request();
    const answer = await county.fetch(new Request(asked.url(), { method: asked.method(), headers: asked.headers(), ...(asked.method() === 'POST' && { body: asked.postData() ?? '' }) }));
    await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() });
  });

  test('because the line is gone after the script: what is written stays, and it is sent when the line is back', async (t) => {
    await using site = await siteWith('', '/embed/', { '/one.html': '<!doctype html><meta charset="utf-8"><script src="/embed/suggestion-form.js" data-api="/v1" defer></script><congress-suggestion-form></congress-suggestion-form>' });
    const page = await browser.newPage(t, { allow });
    const county = createFakeServer({ api: `${site.url}/v1` });
    await answerFrom(page, county);
    const dead = ['**/embed/suggestion-form/**', '**/v1**'];
    for (const pattern of dead) await page.route(pattern, cut);
    await page.goto(`${site.url}/one.html`);
    const form = page.locator('congress-suggestion-form');
    // The questions came with the script; those below them, and whoever asks servers, did not.
    await form.getByLabel('标题').fill('村口路灯坏了');
    await form.getByLabel('具体内容').fill('三盏都不亮。');
    await form.getByText('这部分没有读到').first().waitFor();
    await form.getByRole('button', { name: '下一步' }).click();
    assert.equal(await form.getByLabel('标题').inputValue(), '村口路灯坏了');
    assert.equal(county.requests.length, 0);

    for (const pattern of dead) await page.unroute(pattern, cut);
    const again = form.getByRole('button', { name: '再试一次' });
    while (await again.count() > 0) {
      await again.first().click();
      await page.waitForTimeout(300);
    }
    await form.locator('#category').fill('路灯');
    await form.getByRole('option').first().click();
    await form.getByLabel('姓名', { exact: true }).fill('林建国');
    await form.getByLabel('我已看过上面的说明').check();
    await form.getByRole('button', { name: '下一步' }).click();
    await form.getByRole('button', { name: '提交意见' }).click();
    await form.getByText('提交成功，请保存回执').waitFor();
    assert.equal(county.requests.filter(({ operation }) => operation === 'submitSuggestion').length, 1);
  });

  test('and shows all deputies: it is said beside the button, which asks again', async (t) => {
    await using site = await siteWith('', '/embed/', { '/one.html': '<!doctype html><meta charset="utf-8"><script src="/embed/deputy-finder.js" data-api="/v1" defer></script><congress-deputy-finder></congress-deputy-finder>' });
    const page = await browser.newPage(t, { allow });
    await answerFrom(page, createFakeServer({ api: `${site.url}/v1`, scale: 8 }));
    await page.route('**/embed/deputy-finder/*sheet-part*', cut);
    await page.goto(`${site.url}/one.html`);
    const finder = page.locator('congress-deputy-finder');
    await finder.locator('[part~=chip]').nth(1).click();
    const more = finder.locator('[part~=more]');
    await more.click();
    await finder.locator('.results .actions').getByText('这部分没有读到').waitFor();
    await page.unroute('**/embed/deputy-finder/*sheet-part*', cut);
    await more.click();
    await more.waitFor({ state: 'detached' });
    await finder.locator('[part~=fewer]').click();
    await more.waitFor();
    assert.equal(await finder.locator('.results .actions').getByText('没有读到').count(), 0, 'it came, and is missing no more');
  });

  test('and checks what was written: whoever goes on is led up to the sentence, and keeps the focus once it is here', async (t) => {
    await using site = await siteWith('', '/embed/', { '/one.html': '<!doctype html><meta charset="utf-8"><script src="/embed/suggestion-form.js" data-api="/v1" defer></script><congress-suggestion-form></congress-suggestion-form>' });
    const page = await browser.newPage(t, { allow, viewport: { width: 375, height: 700 } });
    await answerFrom(page, createFakeServer({ api: `${site.url}/v1` }));
    await page.route('**/embed/suggestion-form/*finish-part*', cut);
    await page.goto(`${site.url}/one.html`);
    const form = page.locator('congress-suggestion-form');
    await form.getByRole('button', { name: '下一步' }).press('Enter');
    const again = form.getByRole('button', { name: '再试一次' });
    await again.and(page.locator(':focus')).waitFor();
    const { y } = (await again.boundingBox())!;
    assert.ok(y > 0 && y < 700, `${y} is seen`);
    await page.unroute('**/embed/suggestion-form/*finish-part*', cut);
    await again.press('Enter');
    await again.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.localName === 'congress-suggestion-form');
  });

  test('and knows categories by pinyin: they are found by their labels', async (t) => {
    await using site = await siteWith('', '/embed/', { '/one.html': '<!doctype html><meta charset="utf-8"><script src="/embed/suggestion-form.js" data-api="/v1" defer></script><congress-suggestion-form></congress-suggestion-form>' });
    const page = await browser.newPage(t, { allow });
    await answerFrom(page, createFakeServer({ api: `${site.url}/v1` }));
    await page.route('**/embed/suggestion-form/*category-search*', cut);
    await page.goto(`${site.url}/one.html`);
    const form = page.locator('congress-suggestion-form');
    await form.locator('#category').fill('路灯');
    await form.getByRole('option', { name: '路灯照明' }).click();
    assert.equal(await form.locator('#category').inputValue(), '路灯照明');
  });

  test('and is the card of a deputy: the list stays, the focus in it, and nobody asks on and on', async (t) => {
    await using site = await siteWith('', '/embed/', { '/one.html': '<!doctype html><meta charset="utf-8"><script src="/embed/congress-kit.js" data-api="/v1" defer></script><congress-deputy-finder></congress-deputy-finder>' });
    const page = await browser.newPage(t, { allow });
    await answerFrom(page, createFakeServer({ api: `${site.url}/v1` }));
    let asked = 0;
    const cutCard = (route: Route): Promise<void> => {
      asked += 1;
      return route.abort();
    };
    await page.route('**/embed/congress-kit/*card-part*', cutCard);
    await page.goto(`${site.url}/one.html`);
    const finder = page.locator('congress-deputy-finder');
    const focused = (): Promise<string> => page.evaluate(() => document.querySelector('congress-deputy-finder')!.shadowRoot!.activeElement?.id ?? '');
    await finder.locator('[part~=chip]').nth(1).click();
    const name = finder.locator('button[part~=name]').first();
    await name.click();
    await finder.getByText('这部分没有读到').waitFor();
    await name.waitFor();
    assert.equal(await focused(), 'query', 'the list is there still');
    const before = asked;
    await page.waitForTimeout(3000);
    assert.equal(asked, before, 'what could not be had is not asked for until somebody does');
    await page.unroute('**/embed/congress-kit/*card-part*', cutCard);
    await finder.getByRole('button', { name: '再试一次' }).click();
    await finder.locator('#deputy-name').waitFor();
  });

  test('and holds what a receipt’s holder may do: the record is read all the same, and a button brings the rest', async (t) => {
    await using site = await siteWith('', '/embed/', { '/one.html': '<!doctype html><meta charset="utf-8"><script src="/embed/congress-kit.js" data-api="/v1" defer></script><congress-handling-tracker no-list></congress-handling-tracker>' });
    const page = await browser.newPage(t, { allow });
    const county = createFakeServer({ api: `${site.url}/v1` });
    await answerFrom(page, county);
    await page.route('**/embed/congress-kit/*holder-acts*', cut);
    await page.goto(`${site.url}/one.html`);
    const tracker = page.locator('congress-handling-tracker');
    const replied = county.data['suggestions']!.find(({ state }) => state === 'replied')!;
    await tracker.getByLabel('回执编号').fill(String(replied['receiptNo']));
    await tracker.getByLabel('回执密码').fill(String(replied['secret']));
    await tracker.getByRole('button', { name: '查看进度' }).click();
    await tracker.getByRole('heading', { name: String(replied['title']) }).waitFor();
    await tracker.getByText('这部分没有读到').waitFor();
    assert.equal(await tracker.getByText('您满意吗').count(), 0);
    await page.unroute('**/embed/congress-kit/*holder-acts*', cut);
    await tracker.getByRole('button', { name: '再试一次' }).click();
    await tracker.getByText('您满意吗').waitFor();
    await tracker.getByRole('button', { name: '我留下的个人信息' }).waitFor();
  });
});
