// The hardest pages there are, and all there is to do on them: a policy that allows nothing but what is printed, a sandbox without an origin
// and without forms, two kits and the site's own lit under Trusted Types, a definition that fails.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { build } from 'esbuild';
import { photo } from '../server/pictures.ts';
import type { PageOptions, TestPage } from '../support/browser.ts';
import { browser, server } from '../support/county-and-browser.ts';
import { embed, embedFiles } from '../support/embed-files.ts';
import { root } from '../support/process.ts';
import { startSite, type Site, type SiteBody } from '../support/static-site.ts';

const scripts = embedFiles();
const { policy: printed, elements } = JSON.parse(readFileSync(join(embed, 'elements.json'), 'utf8')) as { policy: string; elements: { tag: string; storage: { name: string }[] }[] };
const names = ['deputy-finder', 'suggestion-form', 'ballot-results', 'handling-tracker'];

const open = async (t: TestContext, body: string, { policy, files = {}, ...options }: PageOptions & { policy?: (site: string) => string; files?: Record<string, SiteBody> } = {}): Promise<TestPage> => {
  // Where the site lies is known only when it is there.
  const headers: Record<string, string> = {};
  const site: Site = await startSite({ ...scripts, ...files, '/': `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Hard</title>${body}` }, { headers });
  t.after(() => site.stop());
  if (policy) headers['content-security-policy'] = policy(site.url);
  const page = await browser.newPage(t, options);
  await page.addInitScript(() => {
    Object.assign(globalThis, { reports: [] });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => (globalThis as unknown as { reports: string[] }).reports.push(`${violatedDirective} ${blockedURI} ${sample}`));
  });
  await page.goto(`${site.url}/`);
  return page;
};
const reports = (page: TestPage): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { reports: string[] }).reports);
const kit = (more = ''): string => `<script src="/embed/congress-kit.js" data-api="${server.api}" ${more} defer></script>`;
type Within = Pick<TestPage, 'locator' | 'getByRole' | 'getByText'>;

/** Written and sent; the receipt. */
const send = async (within: Within): Promise<{ number: string; secret: string }> => {
  const form = within.locator('congress-suggestion-form');
  await form.locator('#category').fill('ldzm');
  await form.locator('#category-at-0').click();
  await form.locator('#title').fill('枣林路路灯坏了三盏');
  await form.locator('#body').fill('晚上看不见路。');
  await form.locator('#name').fill('禾苗');
  await form.locator('#consent').check();
  await form.getByRole('button', { name: '下一步' }).click();
  await form.locator('[part~=submit]').click();
  await form.locator('[part~=receipt-number]').waitFor();
  return { number: await form.locator('[part~=receipt-number]').innerText(), secret: await form.locator('[part~=receipt-secret]').innerText() };
};
const lookUp = async (within: Within, { number, secret }: { number: string; secret: string }): Promise<void> => {
  const tracker = within.locator('congress-handling-tracker');
  await tracker.locator('#receipt-no').fill(number);
  await tracker.locator('#receipt-secret').fill(secret);
  await tracker.getByRole('button', { name: '查看进度' }).click();
  await tracker.locator('[part~=record]').getByText('枣林路路灯坏了三盏').first().waitFor();
};

describe('the printed policy', () => {
  test('is one: in the contract, in the guides, and in the example with what a page may forbid besides', () => {
    const example = readFileSync(join(root, 'examples/strict-csp/policy.txt'), 'utf8').trim().split('; ');
    const wanted = printed.replaceAll(/\{(kit|api)\}/g, 'http://127.0.0.1:8080').split('; ');
    assert.deepEqual(example.filter((one) => !wanted.includes(one)), ["base-uri 'none'", "form-action 'none'"]);
    assert.deepEqual(wanted.filter((one) => !example.includes(one)), []);
    for (const guide of ['webmaster.mdx', 'webmaster.zh-CN.mdx']) {
      assert.ok(readFileSync(join(root, 'stories/guides', guide), 'utf8').includes(`\nContent-Security-Policy: ${printed.replaceAll(/\{(kit|api)\}/g, 'https://county.example')}\n`), guide);
    }
  });

  test('is enough for all there is to do: photos, files, codes, prints, pictures, a map, 长辈模式, a receipt and what is kept (complaint 2)', async (t) => {
    const page = await open(t, `${kit('data-elder-switch')}<congress-deputy-finder from-address map="${server.url}/map.geojson"></congress-deputy-finder><congress-suggestion-form></congress-suggestion-form>
      <congress-ballot-results from-address></congress-ballot-results><congress-handling-tracker from-address></congress-handling-tracker>`, {
      policy: (site) => `${printed.replaceAll('{kit}', site).replaceAll('{api}', server.url)}; base-uri 'none'; form-action 'none'`,
    });
    const [finder, form, ballot, tracker] = ['deputy-finder', 'suggestion-form', 'ballot-results', 'handling-tracker'].map((name) => page.locator(`congress-${name}`)) as [ReturnType<TestPage['locator']>, ReturnType<TestPage['locator']>, ReturnType<TestPage['locator']>, ReturnType<TestPage['locator']>];
    const kept = (): Promise<string[]> => page.evaluate(async () => [
      ...Object.keys(localStorage).map((key) => `localStorage ${key}`), ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
      ...(await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`), ...(document.cookie ? [`cookie ${document.cookie}`] : []),
    ]);
    const before: string[] = [];
    /** After all that was done in one element there is on the device what the contract names of this one, and nothing else. */
    const keepsItsOwn = async (tag: string): Promise<void> => {
      const places = elements.find((one) => one.tag === tag)!.storage.map(({ name }) => name);
      const more = (await kept()).filter((one) => !before.includes(one));
      assert.deepEqual(more.filter((one) => !places.some((place) => one === place || (place.endsWith('…') && one.startsWith(place.slice(0, -1))))), [], tag);
      before.push(...more);
    };
    const saved = async (act: () => Promise<unknown>, name: RegExp): Promise<void> => {
      const [download] = await Promise.all([page.waitForEvent('download'), act()]);
      assert.match(download.suggestedFilename(), name);
    };

    const portrait = await photo();
    await page.route('**/portrait.jpg', (route) => route.fulfill({ body: portrait, contentType: 'image/jpeg' }));
    await page.route('**/map.geojson', (route) => route.fulfill({ path: join(root, 'examples/sample-county/行政区划边界.geojson'), contentType: 'application/geo+json', headers: { 'access-control-allow-origin': '*' } }));
    let at = 0;
    // The first on the API's own site, the second on the page's.
    await page.route('**/v1/deputies/*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...await answer.json() as object, photo: at++ === 0 ? `${server.url}/portrait.jpg` : '/portrait.jpg' } });
    });
    await finder.locator('[part~=map-fold] summary').click();
    await finder.locator('[part~=map-fold] [part~=map], [part~=map-fold] [part~=empty]').first().waitFor();
    await finder.locator('#query').fill('柳溪');
    for (const row of [0, 1]) {
      if (row === 1) await finder.locator('[part~=back]').click();
      await finder.locator('[part~=row]').nth(row).click();
      await finder.locator('[part~=card]').waitFor();
      // As it is painted, not only there: a photo that is refused is hidden.
      await page.waitForFunction(() => { const image = document.querySelector('congress-deputy-finder')!.shadowRoot!.querySelector<HTMLImageElement>('[part~=avatar] img'); return image && !image.hidden && image.naturalWidth > 0; });
    }
    await finder.locator('[part~=qr] svg').waitFor();
    await keepsItsOwn('congress-deputy-finder');

    await form.locator('#file-input').setInputFiles({ name: '路口.jpg', mimeType: 'image/jpeg', buffer: await photo() });
    await form.getByText('已上传', { exact: true }).waitFor();
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('congress-kit:draft:')));
    await keepsItsOwn('congress-suggestion-form');
    const receipt = await send(page);
    await form.locator('[part~=print]').click();
    await saved(() => form.locator('[part~=save]').click(), /\.png$/);
    await keepsItsOwn('congress-suggestion-form');

    for (const kind of ['csv', 'png', 'svg']) await saved(() => ballot.locator(`[part~=save-${kind}]`).click(), new RegExp(`\\.${kind}$`));
    await ballot.locator('[part~=follow] summary').click();
    await ballot.locator('[part~=qr] svg').waitFor();
    await keepsItsOwn('congress-ballot-results');

    await lookUp(page, receipt);
    await tracker.locator('#own-data').click();
    await saved(() => tracker.locator('[part~=own-save]').click(), /\.txt$/);
    await keepsItsOwn('congress-handling-tracker');

    await ballot.locator('#elder-switch').click();
    await ballot.locator('#read-aloud').click();
    await form.locator('#read-aloud').waitFor();
    assert.deepEqual(await reports(page), []);
    await keepsItsOwn('congress-ballot-results');
    assert.ok(before.includes('localStorage congress-kit:elder') && before.includes('indexedDB congress-kit') && before.some((one) => one.includes(':draft:')), before.join());
    // And it is in force.
    await page.evaluate(() => { const image = document.createElement('img'); image.src = 'http://other.example/x.png'; document.body.append(image); });
    await page.waitForFunction(() => (globalThis as unknown as { reports: string[] }).reports.length > 0);
    page.complaints.length = 0;
  });

  test('lets two kits, two versions and the site’s own lit live together, Trusted Types enforced (complaints 1 and 2)', async (t) => {
    const lit = (await build({ stdin: { contents: `export * from 'lit'`, resolveDir: root }, bundle: true, write: false, format: 'esm', minify: true })).outputFiles[0]!.text;
    const other = (path: string): string => readFileSync(join(embed, path), 'utf8').replaceAll(/(["'`])0\.1\.0\1/g, '$10.9.0$1');
    const page = await open(t, `<script type="module" src="/own.js"></script><script src="/other/ballot-results.js" data-api="${server.api}" defer></script>${kit()}${kit()}<site-hello></site-hello>${names.map((name) => `<congress-${name}></congress-${name}>`).join('')}`, {
      files: {
        '/lit.js': lit,
        '/own.js': `import { html, LitElement } from './lit.js'; customElements.define('site-hello', class extends LitElement { render() { return html\`<p>\${'own lit'}</p>\`; } });`,
        ...Object.fromEntries(Object.keys(scripts).filter((path) => /^\/embed\/ballot-results[/.]/.test(path)).map((path) => [path.replace('/embed/', '/other/'), path === '/embed/ballot-results.js' ? other('ballot-results.js') : scripts[path] as SiteBody])),
      },
      policy: (site) => `${printed.replaceAll('{kit}', site).replaceAll('{api}', server.url)} lit-html`,
    });
    await page.getByText('own lit').waitFor();
    for (const [name, place] of [['deputy-finder', '#query'], ['suggestion-form', '#title'], ['ballot-results', '[part~=candidates]'], ['handling-tracker', '[part~=case]']] as const) {
      await page.locator(`congress-${name}`).locator(place).first().waitFor().catch((error: Error) => assert.fail(`${name} does not work beside other copies: ${[...page.complaints, error.message].join('\n')}`));
    }
    assert.deepEqual(await reports(page), []);
  });
});

describe('a sandbox', () => {
  for (const allowed of ['allow-scripts allow-forms', 'allow-scripts']) {
    test(`with nothing but ${allowed.replaceAll('allow-', '')}, so no origin and no storage, its script from its own host: written, sent and looked up`, async (t) => {
      const page = await open(t, `<iframe src="/form.html" sandbox="${allowed}" width="100%" height="900"></iframe>`, {
        files: { '/form.html': { headers: { 'content-type': 'text/html; charset=utf-8' }, body: `<!doctype html><html lang="zh-CN"><link rel="icon" href="data:,">${kit('data-elder-switch')}<congress-suggestion-form></congress-suggestion-form><congress-handling-tracker></congress-handling-tracker>` } },
      });
      const frame = page.frameLocator('iframe');
      assert.deepEqual(await frame.locator('body').evaluate(() => { try { return [origin, typeof localStorage]; } catch { return [origin, 'forbidden']; } }), ['null', 'forbidden']);
      // Enter in a field does what the button does.
      await frame.locator('congress-suggestion-form #title').press('Enter');
      await frame.locator('congress-suggestion-form #error-summary').waitFor();
      await lookUp(frame as unknown as Within, await send(frame as unknown as Within));
      await frame.locator('congress-handling-tracker #elder-switch').click();
      await frame.locator('congress-suggestion-form #read-aloud').waitFor();
    });
  }
});

describe('a definition that fails', () => {
  const own = '请到最近的代表家站联系代表。';
  const body = names.map((name) => `<congress-${name}>${own}</congress-${name}>`).join('');
  const ways: Readonly<Record<string, string>> = {
    'the page’s own polyfill refuses it': 'customElements.define = function () { throw new Error("refused"); };',
    'the browser has no custom elements': 'Object.defineProperty(window, "customElements", { value: undefined });',
    'the page has spoilt what it stands on': 'window.HTMLElement = undefined;',
    'an element of that name is there already': `${JSON.stringify(names)}.forEach(function (name) { customElements.define('congress-' + name, class extends HTMLElement {}); });`,
    'no element can have a shadow tree': 'Element.prototype.attachShadow = function () { throw new Error("refused"); };',
  };
  for (const [way, code] of Object.entries(ways)) {
    test(`leaves the author’s content and the page as they are: ${way}`, async (t) => {
      const page = await open(t, `<link rel="stylesheet" href="/embed/congress-kit.css"><script>${code}</script>${kit()}${body}<p id="rest">页面的其余部分</p><script defer src="/last.js"></script>`, { files: { '/last.js': 'window.last = true;' }, allow: [/./] });
      await page.waitForFunction(() => 'last' in globalThis && document.readyState === 'complete');
      for (const name of names) assert.equal(await page.locator(`congress-${name}`).evaluate((one) => (one as HTMLElement).innerText), own, name);
      for (const name of names) assert.equal(await page.locator(`congress-${name}`).isVisible(), true, name);
      assert.equal(await page.locator('#rest').isVisible(), true);
    });
  }
});
