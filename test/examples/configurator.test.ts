// The page where a webmaster puts a snippet together: what it says works where it is pasted, also under a strict policy and in a
// project with a build; it is used with a keyboard alone, and axe finds nothing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { transform } from 'esbuild';
import type { TestPage } from '../support/browser.ts';
import { browser, server } from '../support/county-and-browser.ts';
import { root } from '../support/process.ts';
import { startSite, type SiteOptions } from '../support/static-site.ts';

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

const noReports = (page: TestPage): Promise<unknown> => page.addInitScript(() => {
  Object.assign(globalThis, { reports: [] });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => (globalThis as unknown as { reports: string[] }).reports.push(`${violatedDirective} ${blockedURI}`));
});
const reports = (page: TestPage): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { reports: string[] }).reports);

const configurator = async (t: TestContext, width: number, query = ''): Promise<TestPage> => {
  const page = await browser.newPage(t, { viewport: { width, height: 720 } });
  await noReports(page);
  await page.goto(`${server.url}/configure/${query}`);
  await page.locator('#preview congress-ballot-results [part~=candidates]').first().waitFor();
  return page;
};
const pasted = async (t: TestContext, snippet: string, options?: SiteOptions): Promise<TestPage> => {
  const site = await startSite({ '/': `<!doctype html><html lang="zh-CN"><meta charset="utf-8">${snippet}` }, options);
  t.after(() => site.stop());
  const page = await browser.newPage(t);
  await noReports(page);
  await page.goto(`${site.url}/`);
  return page;
};

describe('the configurator', () => {
  test('puts a snippet together that works where it is pasted; fits a telephone; both languages', async (t) => {
    const page = await configurator(t, 375);
    await page.locator('#element').selectOption('congress-handling-tracker');
    await page.locator('[data-attribute=no-list]').check();
    await page.locator('#theme').selectOption('blue');
    await page.locator('#own-accent').check();
    await page.locator('#preview congress-handling-tracker').locator('#receipt-no').waitFor();
    const snippet = await page.locator('#snippet').innerText();
    const { files } = await (await fetch(`${server.url}/embed/manifest.json`)).json() as { files: { path: string; integrity: string }[] };
    for (const path of ['handling-tracker.js', 'old-browsers.js', 'congress-kit.css']) {
      const { integrity } = files.find((one) => one.path === path)!;
      assert.ok(snippet.includes(`${path}" integrity="${integrity}" crossorigin="anonymous"`), `${path} ${snippet}`);
    }
    assert.match(snippet, /<congress-handling-tracker no-list theme="blue">/);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
    await page.locator('#language').click();
    await page.getByRole('heading', { name: 'Put an element together' }).waitFor();
    await page.locator('#preview').getByText('Receipt number').first().waitFor();
    assert.deepEqual(await reports(page), []);
    const shown = await pasted(t, snippet);
    await shown.locator('congress-handling-tracker #receipt-no').waitFor();
    assert.equal(await shown.locator('congress-handling-tracker [part~=submit]').evaluate((button) => getComputedStyle(button).backgroundColor), 'rgb(165, 40, 31)');
  });

  test('for a site with a strict policy: no style in the page, and the policy it names is enough', async (t) => {
    const page = await configurator(t, 1280);
    await page.locator('#element').selectOption('congress-suggestion-form');
    await page.locator('#own-accent').check();
    await page.locator('#strict').check();
    const snippet = await page.locator('#snippet').innerText();
    assert.doesNotMatch(snippet, /<style|style=/);
    const rule = /congress-suggestion-form \{ --congress-accent: #a5281f; \}/;
    assert.match(snippet, rule);
    const [, policy = ''] = /Content-Security-Policy: (.*) -->/.exec(snippet) ?? [];
    const shown = await pasted(t, snippet, { headers: { 'content-security-policy': policy } });
    await shown.locator('congress-suggestion-form #title').waitFor();
    await shown.locator('congress-suggestion-form button[type=submit]').click();
    await shown.locator('congress-suggestion-form #error-summary').waitFor();
    assert.deepEqual(await reports(shown), []);
  });

  test('for a project with a build: what it says is a module that its tools read', async (t) => {
    const page = await configurator(t, 1280);
    await page.locator('#element').selectOption('congress-deputy-finder');
    await page.locator('#elder').check();
    await page.locator('[data-attribute=q]').fill('柳"溪');
    const of = async (format: string): Promise<string> => { await page.locator('#format').selectOption(format); return page.locator('#snippet').innerText(); };
    const react = await of('react');
    assert.match((await transform(react, { loader: 'tsx', jsx: 'automatic' })).code, /jsx\("congress-deputy-finder", \{ q: ['"`]\S+, elder: true/);
    for (const format of ['vue', 'svelte']) {
      const code = await of(format);
      assert.match(code, /<congress-deputy-finder q="柳&#34;溪" elder>/, format);
      const [, script = ''] = /<script[^>]*>([^]*)<\/script>/.exec(code) ?? [];
      assert.match((await transform(script, { loader: 'ts' })).code, /configure\(\{ api: "http[^"]+\/v1", lang: "zh-CN" \}\)/, format);
    }
    assert.equal(await page.locator('#script').isDisabled(), true);
  });

  test('says of every option what it means, in Chinese and in English, and offers the ids that there are', async (t) => {
    const page = await configurator(t, 375);
    const { elements } = await (await fetch(`${server.url}/embed/elements.json`)).json() as { elements: { tag: string }[] };
    const offered = await page.locator('#element option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    assert.deepEqual(offered, elements.map(({ tag }) => tag).filter((tag) => !tag.endsWith('-field')));
    for (const isChinese of [true, false]) {
      for (const tag of offered) {
        await page.locator('#element').selectOption(tag);
        const said = await page.locator('#about, #attributes .hint').allInnerTexts();
        assert.ok(said.length > 4, tag);
        for (const one of said) assert.equal(/\p{Script=Han}{2}/u.test(one.replace('长辈模式', '')), isChinese, `${tag}: ${one}`);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375, tag);
      }
      await page.locator('#language').click();
    }
    await page.locator('#element').selectOption('congress-ballot-results');
    await page.locator('[data-attribute=ballot]').focus();
    await page.locator('#known-ballot option').first().waitFor({ state: 'attached' });
    const id = await page.locator('#known-ballot option').last().getAttribute('value') as string;
    await page.locator('[data-attribute=ballot]').fill(id);
    const { title } = await (await fetch(`${server.api}/ballots/${id}`)).json() as { title: string };
    await page.locator('#preview').getByText(title).first().waitFor();
    assert.deepEqual(await reports(page), []);
  });

  test('finds any of all the deputies there are by what is typed of a name, also those beyond the first that it offers', async (t) => {
    const page = await configurator(t, 1280);
    await page.locator('#element').selectOption('congress-deputy-finder');
    const field = page.locator('[data-attribute=deputy]');
    const offered = (): Promise<string[]> => page.locator('#known-deputy option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    await field.focus();
    await page.locator('#known-deputy option').first().waitFor({ state: 'attached' });
    const first = await offered();
    const { items } = await (await fetch(`${server.api}/deputies?sort=-id&limit=100`)).json() as { items: { id: string; name: string }[] };
    const wanted = items.find(({ id }) => !first.includes(id))!;
    await field.pressSequentially(wanted.name.slice(0, 1));
    await field.pressSequentially(wanted.name.slice(1));
    await page.locator(`#known-deputy option[value="${wanted.id}"]`).waitFor({ state: 'attached' });
    assert.match(await page.locator(`#known-deputy option[value="${wanted.id}"]`).getAttribute('label') ?? '', new RegExp(`^${wanted.name} [a-z]`));
    // As the list puts it there.
    await field.fill(wanted.id);
    await page.locator('#preview congress-deputy-finder [part~=card]').getByText(wanted.name).first().waitFor();
    assert.ok((await offered()).includes(wanted.id), 'the list stays as it was');
    assert.match(await page.locator('#snippet').innerText(), new RegExp(`deputy="${wanted.id}"`));
    // What was found goes with what was typed.
    await field.fill('');
    await page.waitForFunction((id) => document.querySelector('#known-deputy option')?.getAttribute('value') === id, first[0]);
  });

  test('tells what is wrong with an address, of another server that its data are not shown here, and asks it nothing', async (t) => {
    const page = await configurator(t, 1280);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    await page.locator('#api').fill('county.example/v1');
    await page.locator('#api-error').getByText('https://').waitFor();
    assert.deepEqual([await page.locator('#api').getAttribute('aria-invalid'), await page.locator('#copy').isDisabled()], ['true', true]);
    await page.locator('#api').fill('https://other.example/v1/');
    assert.match(await page.locator('#snippet').innerText(), /data-api="https:\/\/other\.example\/v1"/);
    assert.deepEqual([await page.locator('#api-error').innerText(), await page.locator('#copy').isDisabled()], ['', false]);
    await page.locator('#preview-note').getByText('样例数据').waitFor();
    await page.locator('#element').selectOption('congress-deputy-finder');
    await page.locator('#preview congress-deputy-finder #query').waitFor();
    assert.deepEqual(Array.from(new Set(asked)), [server.url]);
    assert.deepEqual(await reports(page), []);
  });

  test('keeps what was chosen in its address: over a reload, for a colleague, in the other language; shows it at a telephone’s width', async (t) => {
    const page = await configurator(t, 1280);
    await page.locator('#element').selectOption('congress-deputy-finder');
    await page.locator('[data-attribute=q]').fill('柳溪');
    await page.locator('#elder').check();
    await page.locator('#accent').fill('#005a9c');
    assert.equal(await page.locator('#own-accent').isChecked(), true);
    const before = await page.locator('#snippet').innerText();
    assert.match(before, /<congress-deputy-finder q="柳溪" elder>/);
    assert.match(before, /#005a9c/);
    await page.reload();
    await page.locator('#preview congress-deputy-finder #query').waitFor();
    assert.equal(await page.locator('#snippet').innerText(), before);
    await page.locator('#language').click();
    assert.match(await page.locator('#snippet').innerText(), /q="柳溪" elder lang="en"/);
    await page.locator('#width').selectOption('375');
    assert.equal(await page.locator('#preview congress-deputy-finder').evaluate((one) => one.clientWidth), 375);
  });

  test('with a keyboard alone: every option in the order it is read, the snippet scrolls and is copied', async (t) => {
    const page = await configurator(t, 1280);
    const stops: string[] = [];
    await page.locator('#language').focus();
    for (let turns = 0; turns < 40; turns += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => document.activeElement?.id || document.activeElement?.localName || '');
      stops.push(at);
      if (at === 'copy') break;
    }
    const wanted = ['element', 'format', 'script', 'api', 'theme', 'accent', 'own-accent', 'elder', 'strict'];
    assert.deepEqual(stops.slice(0, wanted.length), wanted);
    assert.deepEqual(stops.slice(-2), ['pre', 'copy']);
    await page.locator('#element').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('#preview congress-deputy-finder #query').waitFor();
    await page.locator('#copy').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('#copied')!.textContent !== '');
  });

  for (const [width, query] of [[375, ''], [1280, ''], [375, '?lang=en'], [1280, '?lang=en']] as const) {
    test(`has nothing for axe to find at ${width} px${query && ', in English'}`, async (t) => {
      const page = await configurator(t, width, query);
      await page.evaluate((code) => { (0, eval)(code); }, axe);
      const found = await page.evaluate(async () => {
        const { violations } = await (globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> } }).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${JSON.stringify(target)}`));
      });
      assert.deepEqual(found, []);
    });
  }
});
