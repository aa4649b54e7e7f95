// Pages that hide, enlarge, style, translate, keep or leave an element: tabs and dialogs, zoom, styles for everything, a translator, a page
// saved to disk, a visitor who comes back.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, test, type TestContext } from 'node:test';
import { chromium } from 'playwright-core';
import { browserFlags, ensureBrowser } from '../../.scripts/browser.mjs';
import { resolverRules, type PageOptions, type TestPage } from '../support/browser.ts';
import { browser, server } from '../support/county-and-browser.ts';
import { embedFiles } from '../support/embed-files.ts';
import { startSite, type SiteBody } from '../support/static-site.ts';

/** What each element shows once it works. */
const shown: Readonly<Record<string, string>> = {
  'congress-deputy-finder': '[part~=help]', 'congress-suggestion-form': '#title', 'congress-ballot-results': '[part~=candidates]', 'congress-handling-tracker': '[part~=case]',
};
const four = Object.keys(shown).map((name) => `<${name}><p>请打电话</p></${name}>`).join('\n');
const pageOf = (body: string, head = ''): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Restless</title><link rel="icon" href="data:,">${head}<script src="/embed/congress-kit.js" data-api="${server.api}" defer></script></head><body>${body}</body></html>`;
const open = async (t: TestContext, html: string, options: PageOptions = {}, files: Record<string, SiteBody> = {}): Promise<TestPage> => {
  const site = await startSite({ ...embedFiles(), ...files, '/': html });
  t.after(() => site.stop());
  const page = await browser.newPage(t, { viewport: { width: 1000, height: 800 }, ...options });
  await page.goto(`${site.url}/`);
  return page;
};
const work = async (page: Pick<TestPage, 'locator'>, state: 'visible' | 'attached' = 'visible'): Promise<void> => {
  for (const [name, place] of Object.entries(shown)) await page.locator(name).locator(place).first().waitFor({ state });
};
/** Nodes that reach beyond their element, and elements drawn for another width than theirs: 30 and 48 of the text's own em. */
const misfits = (page: TestPage): Promise<string[]> => page.evaluate(() => Array.from(document.querySelectorAll<HTMLElement>('body *')).filter((one) => one.localName.startsWith('congress-')).flatMap((one) => {
  const frame = one.shadowRoot!.querySelector<HTMLElement>('.frame')!;
  const { right } = one.getBoundingClientRect();
  const em = one.clientWidth / (frame.querySelector<HTMLElement>('.probe > i')!.offsetWidth || 1);
  const width = em < 30 ? 'narrow' : em < 48 ? 'medium' : 'wide';
  return [
    ...(one.clientWidth > 0 && frame.dataset['width'] === width ? [] : [`${one.localName} of ${one.clientWidth} px is drawn ${frame.dataset['width']}`]),
    ...Array.from(frame.querySelectorAll<HTMLElement>(':not(.visually-hidden):not(.visually-hidden *)')).filter((node) => node.getBoundingClientRect().right > right + 1.5).map((node) => `${one.localName} ${node.localName}.${node.className}`),
  ];
}));
const fits = async (page: TestPage): Promise<void> => {
  await page.waitForFunction(() => Array.from(document.querySelectorAll('body *')).filter((one) => one.localName.startsWith('congress-')).every((one) => one.shadowRoot!.querySelector<HTMLElement>('.probe')!.offsetWidth > 0));
  // A turn of the size observer.
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
  assert.deepEqual(await misfits(page), []);
};

describe('an element that is hidden at first', () => {
  const ways: Readonly<Record<string, readonly [markup: string, show: string]>> = {
    'in a closed tab': [`<div id="home" style="display: none">${four}</div>`, 'home.style.display = "block"'],
    'in folded details': [`<details id="home"><summary>更多</summary>${four}</details>`, 'home.open = true'],
    'in a dialog': [`<dialog id="home">${four}</dialog>`, 'home.showModal()'],
    'in a slide of a carousel beyond the edge': [`<div style="width: 340px; overflow: hidden"><div id="home" style="display: flex; transform: translateX(0)"><p style="flex: 0 0 340px">一</p><div style="flex: 0 0 340px">${four}</div></div></div>`, 'home.style.transform = "translateX(-340px)"'],
    'in a tab as narrow as a telephone': [`<div id="home" style="display: none; width: 320px">${four}</div>`, 'home.style.display = "block"'],
  };
  for (const [way, [markup, show]] of Object.entries(ways)) {
    test(`${way}: read meanwhile, and drawn for its own width once it is shown`, async (t) => {
      const page = await open(t, pageOf(markup));
      await work(page, 'attached');
      await page.evaluate((code) => { (0, eval)(`{ const home = document.querySelector('#home'); ${code}; }`); }, show);
      await work(page);
      await fits(page);
      // A list that was not there to be measured scrolls as any other.
      const finder = page.locator('congress-deputy-finder');
      await finder.locator('#query').fill('王');
      await finder.locator('[part~=row]').nth(3).click();
      await finder.locator('[part~=card]').waitFor();
    });
  }
});

describe('a page that is enlarged', () => {
  for (const [way, style] of [['zoom', 'zoom: 1.5'], ['transform: scale()', 'transform: scale(1.5); transform-origin: 0 0; width: 66%']] as const) {
    test(`by ${way}: fits, and a list opens below its field, as wide`, async (t) => {
      const page = await open(t, pageOf(`<div style="${style}">${four}</div>`));
      await work(page);
      await fits(page);
      const form = page.locator('congress-suggestion-form');
      await form.locator('#category').fill('ldzm');
      await form.locator('#category-at-0').waitFor();
      const [field, list] = await Promise.all(['#category', '.combo-list'].map((place) => form.locator(place).first().boundingBox()));
      assert.ok(Math.abs(list!.x - field!.x) < 3 && Math.abs(list!.width - field!.width) < 3 && list!.y >= field!.y + field!.height && list!.y < field!.y + field!.height + 20, JSON.stringify([field, list]));
      await form.locator('#category-at-0').click();
      assert.equal(await form.locator('#category').inputValue(), '路灯照明');
    });
  }
});

test('styles for everything stay outside: transitions, unset buttons, inputs as wide as the page', async (t) => {
  const hostile = `html, body { overflow-x: hidden; user-select: none; -webkit-user-select: none } * { transition: all .3s } button { all: unset } input { appearance: none; width: 100% !important; pointer-events: none } label, p { display: none !important }`;
  const page = await open(t, pageOf(four, `<style>${hostile}</style>`));
  await work(page);
  await fits(page);
  const styles = (selector: string, ...names: string[]): Promise<string[]> => page.locator('congress-suggestion-form').locator(selector).first().evaluate((one, list) => list.map((name) => getComputedStyle(one).getPropertyValue(name)), names);
  assert.deepEqual(await styles('#consent', 'pointer-events', 'transition-duration'), ['auto', '0s']);
  assert.ok(parseFloat((await styles('#consent', 'width'))[0]!) < 40);
  assert.notEqual((await styles('button[type=submit]', 'background-color'))[0], 'rgba(0, 0, 0, 0)');
});

describe('a translator', () => {
  test('that wraps every text of the page in <font>, twice, and renames its language: the element goes on, in that language', async (t) => {
    const table = '<congress-ballot-results lang="zh-CN"><table><caption>示例票决</caption><tr><th>项目</th><th>赞成</th><th>反对</th><th>弃权</th><th>结果</th></tr><tr><td>村口装路灯</td><td>9</td><td>1</td><td>0</td><td>当选</td></tr><tr><td>修便民桥</td><td>4</td><td>6</td><td>0</td><td>未当选</td></tr></table></congress-ballot-results>';
    const page = await open(t, pageOf(four + table));
    await work(page);
    await page.locator('congress-suggestion-form #title').fill('枣林路路灯');
    await page.evaluate(() => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const all: Text[] = [];
      while (texts.nextNode()) all.push(texts.currentNode as Text);
      for (const text of all) {
        if (!text.data.trim() || text.parentElement!.localName === 'script') continue;
        const outer = document.createElement('font');
        outer.append(Object.assign(document.createElement('font'), { textContent: `${text.data} (en)` }));
        text.replaceWith(outer);
      }
      document.documentElement.lang = 'en';
      document.documentElement.classList.add('translated-ltr');
    });
    const form = page.locator('congress-suggestion-form');
    await form.getByText('Make a suggestion').waitFor();
    assert.equal(await form.locator('#title').inputValue(), '枣林路路灯');
    await page.locator('congress-deputy-finder #query').fill('柳溪');
    await page.locator('congress-deputy-finder [part~=row]').first().waitFor();
    await form.locator('button[type=submit]').click();
    await form.locator('#error-summary').waitFor();
  });
});

describe('a visitor', () => {
  test('who saves the page and opens the copy from disk finds the author’s words and a sentence, as the copy lacks the script’s parts', async (t) => {
    const page = await open(t, pageOf(four));
    await work(page);
    const saved = await page.evaluate(() => document.documentElement.outerHTML);
    // What an element shows is its own: the page that is saved is the page that was written.
    for (const [name] of Object.entries(shown)) assert.ok(saved.includes(`<${name}><p>请打电话</p></${name}>`), name);
    assert.doesNotMatch(saved, /<script[^>]*congress-kit\//);
    const folder = mkdtempSync(join(tmpdir(), 'congress-kit-saved-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(join(folder, '网页_files'));
    writeFileSync(join(folder, '网页_files', 'congress-kit.js'), embedFiles()['/embed/congress-kit.js'] as Uint8Array);
    writeFileSync(join(folder, '网页.html'), `<!doctype html>${saved.replace('src="/embed/congress-kit.js"', 'src="./网页_files/congress-kit.js"')}`);
    const copy = await browser.newPage(t, { allow: [/ERR_FILE_NOT_FOUND/] });
    await copy.goto(pathToFileURL(join(folder, '网页.html')).href);
    for (const name of Object.keys(shown)) {
      await copy.locator(name).locator('[part~=error]').first().waitFor();
      assert.equal(await copy.locator(`${name} > p`).isVisible(), true, name);
    }
  });

  test('who leaves and comes back finds the page as it was: it is kept whole, nothing is asked twice, what was typed is there', async (t) => {
    // Drivers switch that memory off.
    const own = await chromium.launch({ executablePath: await ensureBrowser(), headless: true, args: [...browserFlags, `--host-resolver-rules=${resolverRules}`], ignoreDefaultArgs: ['--disable-back-forward-cache'] });
    t.after(() => own.close());
    const site = await startSite({ ...embedFiles(), '/': pageOf(four), '/other.html': '<!doctype html><meta charset="utf-8"><title>Other</title><p id="other">别处</p>' });
    t.after(() => site.stop());
    const page = await own.newPage({ locale: 'zh-CN' });
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.addInitScript(() => addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted })));
    await page.goto(`${site.url}/`);
    await work(page);
    await page.locator('congress-suggestion-form #title').fill('路灯坏了');
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('congress-kit:draft:')));
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => Object.assign(globalThis, { mark: 1 }));
    await page.goto(`${site.url}/other.html`);
    await page.locator('#other').waitFor();
    await page.goBack({ waitUntil: 'commit' });
    await page.waitForFunction(() => (globalThis as { persisted?: boolean }).persisted !== undefined);
    assert.deepEqual(await page.evaluate(() => [(globalThis as { persisted?: boolean }).persisted, (globalThis as { mark?: number }).mark]), [true, 1], 'the browser kept the page');
    await work(page);
    assert.equal(await page.locator('congress-suggestion-form #title').inputValue(), '路灯坏了');
    await page.locator('congress-deputy-finder #query').fill('柳溪');
    await page.locator('congress-deputy-finder [part~=row]').first().click();
    await page.locator('congress-deputy-finder [part~=card]').waitFor();
    assert.deepEqual(errors, []);
  });

  test('who opens it in a tab behind finds it ready: without one frame painted all is read, and drawn when the tab comes forward', async (t) => {
    const frozen = 'window.requestAnimationFrame = function (act) { (window.frames_ = window.frames_ || []).push(act); return window.frames_.length; }; Object.defineProperty(document, "hidden", { configurable: true, get: function () { return !window.forward; } }); Object.defineProperty(document, "visibilityState", { configurable: true, get: function () { return window.forward ? "visible" : "hidden"; } });';
    const page = await open(t, pageOf(four, `<script>${frozen}</script>`));
    // Not by a driver's own waiting, which counts frames.
    const ready = (): Promise<boolean> => page.evaluate((places) => Object.entries(places).every(([name, place]) => document.querySelector(name)?.shadowRoot?.querySelector(place)), shown);
    const end = Date.now() + 15_000;
    while (!await ready() && Date.now() < end) await new Promise((resolve) => { setTimeout(resolve, 50); });
    assert.equal(await ready(), true);
    await page.evaluate(() => {
      const world = globalThis as unknown as { frames_?: FrameRequestCallback[]; forward: boolean };
      world.forward = true;
      document.dispatchEvent(new Event('visibilitychange'));
      for (const act of (world.frames_ ?? []).splice(0)) act(performance.now());
    });
    assert.deepEqual(await misfits(page), []);
  });
});
