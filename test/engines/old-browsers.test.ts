// Below the floor nothing of the kit runs. What stands there then is the author's content, and one plain sentence.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'acorn';
import { enginesBelowFloor } from '../../.scripts/engines.mjs';
import { browserEngines, openEngine, type EnginePage } from '../support/browser-engines.ts';
import { root } from '../support/process.ts';
import { startSite, type Site } from '../support/static-site.ts';

const embed = join(root, 'packages', 'elements', 'dist', 'embed');
const guard = readFileSync(join(embed, 'old-browsers.js'), 'utf8');
const content = '请到最近的代表家站联系代表。';
const [zh, en] = [/浏览器太旧.*(升级|换一个)/, /browser is too old.*update/i];
let site: Site;

before(async () => {
  const page = (kit: string): string => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Old</title><link rel="icon" href="data:,">
    <script src="/old-browsers.js" defer></script><script src="${kit}" data-src="/none/" defer></script>
    <congress-deputy-finder id="zh">${content}</congress-deputy-finder><section lang="en-GB"><congress-suggestion-form id="en">Visit a station.</congress-suggestion-form></section>`;
  site = await startSite({
    '/': page('/congress-kit.js'), '/lost': { body: page('/gone.js'), headers: { 'content-type': 'text/html; charset=utf-8' } },
    '/old-browsers.js': guard, '/congress-kit.js': readFileSync(join(embed, 'congress-kit.js')),
  });
});
after(async () => { await site?.stop(); });

const loaded = async (page: EnginePage, path: string): Promise<string[]> => {
  await page.goto(site.url + path);
  await page.until(() => document.readyState === 'complete');
  return page.evaluate(() => new Promise<string[]>((resolve) => {
    setTimeout(() => resolve(['zh', 'en'].map((id) => String((document.getElementById(id) as HTMLElement).textContent))), 200);
  }));
};

describe('the guard for old browsers', { concurrency: false }, () => {
  test('is what the oldest can read: ES5, pure ASCII, a kilobyte or two', () => {
    parse(guard, { ecmaVersion: 5, sourceType: 'script' });
    assert.match(guard, /^[\x00-\x7e]*$/);
    assert.ok(guard.length < 2500, `${guard.length}`);
    assert.throws(() => parse(readFileSync(join(embed, 'congress-kit.js'), 'utf8'), { ecmaVersion: 5 }), 'the parser would say so');
  });

  for (const name of enginesBelowFloor) {
    test(`in ${name}: the author’s content and a sentence, in the language around it`, async (t) => {
      const engine = await openEngine(name);
      if ('reason' in engine) return t.skip(engine.reason);
      t.diagnostic(engine.version);
      t.after(() => engine.close());
      const [first = '', second = ''] = await loaded(await engine.newPage(), '/');
      assert.match(first, zh);
      assert.ok(first.endsWith(content), first);
      assert.match(second, en);
      assert.ok(second.endsWith('Visit a station.'), second);
    });
  }

  for (const name of browserEngines) {
    test(`in ${name}: nothing, nor where the script is lost`, async (t) => {
      const engine = await openEngine(name);
      if ('reason' in engine) return t.skip(engine.reason);
      t.after(() => engine.close());
      const page = await engine.newPage();
      for (const path of ['/', '/lost']) assert.deepEqual(await loaded(page, path), [content, 'Visit a station.'], path);
    });
  }
});
