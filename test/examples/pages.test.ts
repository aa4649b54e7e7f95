// Every page under examples/ works as it lies there, against the real server on another origin, in a real browser; and what embedders
// of such libraries complain about most does not happen. Each of the twelve complaints has its number in a test's name; types for frameworks
// (11) are tested in frameworks/, sizes of bundles (8) also by `npm run size`.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { after, before, describe, test, type TestContext } from 'node:test';
import { build } from 'esbuild';
import { withNeeds } from '../../.scripts/journeys.mjs';
import { openBrowser, type PageOptions, type TestBrowser, type TestPage } from '../support/browser.ts';
import { root } from '../support/process.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { startSite, type SiteBody, type SiteOptions } from '../support/static-site.ts';

const embed = join(root, 'packages', 'elements', 'dist', 'embed');
let server: TestServer;
let browser: TestBrowser;
before(async () => {
  [server, browser] = await Promise.all([startServer({ seed: 'sample' }), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A file of an example, with this test's server in the place of the one in the README. */
const example = (path: string): Buffer =>
  Buffer.from(readFileSync(join(root, 'examples', path)).toString('latin1').replaceAll('http://127.0.0.1:8080', server.url), 'latin1');
const kit = (more = ''): string => `<script src="${server.url}/embed/congress-kit.js" data-api="${server.api}" ${more}></script>`;

/** Opens `/` of a site of these files on http://county.example, which is no secure context. */
const open = async (t: TestContext, files: Record<string, SiteBody>, options: { site?: SiteOptions; page?: PageOptions; watch?: (page: TestPage) => Promise<unknown> } = {}): Promise<TestPage> => {
  const site = await startSite(files, options.site);
  const page = await browser.newPage(t, options.page);
  t.after(() => site.stop());
  await options.watch?.(page);
  await page.goto(`${site.url}/`);
  return page;
};

/** What each element shows once it works. */
const shown: Readonly<Record<string, string>> = {
  'congress-deputy-finder': '[part~=help]', 'congress-suggestion-form': '#title', 'congress-ballot-results': '[part~=candidates]', 'congress-handling-tracker': '[part~=case]',
};
const work = async (within: Pick<TestPage, 'locator'>, names = Object.keys(shown)): Promise<void> => {
  for (const name of names) await within.locator(name).locator(shown[name] as string).first().waitFor();
};
const noReports = async (page: TestPage): Promise<void> => {
  await page.addInitScript(() => {
    Object.assign(globalThis, { reports: [] });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => (globalThis as unknown as { reports: string[] }).reports.push(`${violatedDirective} ${blockedURI}`));
  });
};
const reports = (page: TestPage): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { reports: string[] }).reports);
/** None there: what they are, when there are some. */
const none = (found: readonly string[], what: string): void => assert.deepEqual(found, [], `${what}: ${found.join(', ')}`);
/** There before long, and what it means where it does not come. */
const comes = (coming: Promise<unknown>, what: string): Promise<unknown> => coming.catch((error: Error) => assert.fail(`${what}: ${error.message}`));
const overflows = (page: TestPage): Promise<string[]> => page.evaluate(() =>
  Array.from(document.querySelectorAll('*')).filter((one) => one.localName.startsWith('congress-')).flatMap((one) => {
    const { right } = one.getBoundingClientRect();
    return Array.from(one.shadowRoot!.querySelectorAll('.frame :not(.visually-hidden):not(.visually-hidden *)')).filter((node) => node.getBoundingClientRect().right > right + 1)
      .map((node) => `${one.localName} ${node.localName}.${node.className}`);
  }));

describe('examples', () => {
  test('plain-html, over http on a host name, which is no secure context; each element has its status region before it says anything (complaint 9)', async (t) => {
    const page = await open(t, { '/': example('plain-html/index.html') }, {
      watch: (one) => one.addInitScript(() => {
        Object.assign(globalThis, { late: [] });
        // The first time a shadow tree has content, its status region is there, and empty.
        const look = (): void => {
          for (const element of Array.from(document.querySelectorAll<HTMLElement & { seen?: boolean }>('body > *'))) {
            if (element.seen || !element.shadowRoot?.querySelector('.frame')) continue;
            element.seen = true;
            if (element.shadowRoot.querySelector('[role=status]')?.textContent !== '') (globalThis as unknown as { late: string[] }).late.push(element.localName);
          }
          requestAnimationFrame(look);
        };
        look();
      }),
      page: { allow: [/status of 404/] },
    });
    await work(page);
    assert.deepEqual(await page.evaluate(() => [isSecureContext, location.protocol, location.hostname]), [false, 'http:', 'county.example']);
    none(await page.evaluate(() => (globalThis as unknown as { late: string[] }).late), 'no empty status region before its first words');
    // What goes wrong afterwards is said in that same region.
    await page.locator('congress-handling-tracker').evaluate((one) => {
      Object.assign(globalThis, { region: one.shadowRoot!.querySelector('[role=status]') });
      one.setAttribute('case', 'none');
    });
    await page.locator('congress-handling-tracker [part~=error]').waitFor();
    await comes(page.waitForFunction(() => {
      const { region } = globalThis as unknown as { region: Element };
      return region.isConnected && /没有找到/.test(region.textContent ?? '');
    }), 'what went wrong was not said in the region that was there');
    // What is wrong is said in the region that was there, and stands at the field by a name that a reader follows.
    const form = page.locator('congress-suggestion-form');
    await form.locator('button[type=submit]').click();
    await form.locator('#error-summary').waitFor();
    assert.equal(await form.evaluate((one) => {
      const [root, title] = [one.shadowRoot!, one.shadowRoot!.querySelector('#title')!];
      const said = title.getAttribute('aria-describedby')!.split(' ').map((id) => root.getElementById(id)?.textContent ?? '').join(' ');
      return title.getAttribute('aria-invalid') === 'true' && /要填写/.test(said);
    }), true, 'the error does not stand at its field for a screen reader');
  });

  test('old-cms-page: GBK, quirks mode, jQuery 1.12, an extended Array.prototype, resets, a root of 62.5 % (complaint 7)', async (t) => {
    const page = await open(t, { '/': example('old-cms-page/index.html'), '/jquery-1.12.4.min.js': readFileSync(join(root, 'node_modules/jquery/dist/jquery.min.js')) }, { site: { charset: null } });
    await work(page);
    assert.deepEqual(await page.evaluate(() => [document.compatMode, document.characterSet, (globalThis as unknown as { jQuery: { fn: { jquery: string } } }).jQuery.fn.jquery]), ['BackCompat', 'GBK', '1.12.4']);
    const sizes = await page.evaluate(() => Array.from(document.querySelectorAll('congress-suggestion-form, congress-deputy-finder'), (one) =>
      Array.from(one.shadowRoot!.querySelectorAll('p, label, input, textarea, button'), (node) => parseFloat(getComputedStyle(node).fontSize)).filter((size) => size < 13)));
    assert.deepEqual(sizes.flat(), [], 'nothing is smaller than small print');
    assert.equal(await page.locator('congress-suggestion-form #title').evaluate((node) => parseFloat(getComputedStyle(node).fontSize) >= 16), true);
    assert.deepEqual(await overflows(page), []);
  });

  test('strict-csp: nothing is allowed but the printed policy, Trusted Types enforced, no report (complaint 2)', async (t) => {
    const policy = example('strict-csp/policy.txt').toString().trim();
    const page = await open(t, { '/': example('strict-csp/index.html') }, { site: { headers: { 'content-security-policy': policy } }, watch: noReports });
    await work(page).catch(async (error: Error) => assert.fail(`the policy was broken by ${(await reports(page)).join(', ') || 'nothing'}: ${error.message}`));
    await page.locator('congress-deputy-finder').getByRole('searchbox').fill('柳溪');
    await page.locator('congress-deputy-finder [part~=row]').first().click();
    await page.locator('congress-deputy-finder [part~=card]').waitFor();
    await page.locator('congress-suggestion-form button[type=submit]').click();
    await page.locator('congress-suggestion-form #error-summary').waitFor();
    await page.locator('congress-handling-tracker [part~=case] button').first().click();
    await page.locator('congress-handling-tracker [part~=record]').waitFor();
    none(await reports(page), 'the policy was broken by');
  });

  test('sandboxed-frame: no origin, no storage', async (t) => {
    const page = await open(t, { '/': example('sandboxed-frame/index.html'), '/form.html': example('sandboxed-frame/form.html') });
    const frame = page.frameLocator('iframe');
    await work(frame, ['congress-suggestion-form', 'congress-handling-tracker']);
    await frame.locator('congress-suggestion-form #title').fill('路灯');
    assert.equal(await frame.locator('congress-suggestion-form #title').inputValue(), '路灯');
  });

  test('block-snippet: each element with a script of its own, before it and after it', async (t) => {
    const page = await open(t, { '/': example('block-snippet/index.html') });
    await work(page, ['congress-ballot-results', 'congress-deputy-finder']);
  });

  test('static-export: as it lies there, over a folder that `congress-kit snapshot` wrote', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'congress-kit-export-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    await promisify(execFile)(process.execPath, ['--conditions=congress-source', join(root, 'packages/cli/src/main.ts'), 'snapshot', '--out', join(folder, 'data'), '--api', server.api]);
    writeFileSync(join(folder, 'index.html'), example('static-export/index.html'));
    const asked: string[] = [];
    // The page goes before its server: it may still be asking for what nobody waits for.
    const page = await browser.newPage(t);
    const site = await startSite(folder);
    t.after(() => site.stop());
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${site.url}/`);
    await work(page, ['congress-ballot-results', 'congress-deputy-finder']);
    await page.locator('congress-deputy-finder').getByRole('searchbox').fill('柳溪');
    await page.locator('congress-deputy-finder [part~=row]').first().click();
    await page.locator('congress-deputy-finder [part~=card]').waitFor();
    assert.deepEqual(asked.filter((url) => url.startsWith(server.api)), []);
  });

  test('from-disk: opened as a file, its data in a JSON child', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'congress-kit-example-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(embed, join(folder, 'embed'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), example('from-disk/index.html'));
    const page = await browser.newPage(t);
    await page.goto(pathToFileURL(join(folder, 'index.html')).href);
    await work(page, ['congress-ballot-results']);
  });

  test('own-lit: the site’s lit and zod, and its settings for zod, stay its own', async (t) => {
    const bundle = async (name: string): Promise<string> =>
      (await build({ stdin: { contents: `export * from '${name}'`, resolveDir: root }, bundle: true, write: false, format: 'esm', minify: true })).outputFiles[0]!.text;
    const page = await open(t, { '/': example('own-lit/index.html'), '/lit.js': await bundle('lit'), '/zod.js': await bundle('zod') });
    await work(page, ['congress-ballot-results', 'congress-suggestion-form']);
    await page.locator('site-hello').getByText('the site’s own words').waitFor();
    await page.locator('congress-suggestion-form button[type=submit]').click();
    await page.locator('congress-suggestion-form #error-summary').getByText('这一项要填写').first().waitFor();
    assert.doesNotMatch(await page.locator('congress-suggestion-form').innerText(), /own words/);
  });
});

describe('examples without a page', () => {
  test('node-sdk: a program in Node', async () => {
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ['--conditions=congress-source', join(root, 'examples/node-sdk/index.mjs'), '柳溪'], { env: { ...process.env, API: server.api } });
    assert.match(stdout, /^柳溪: [1-5] \/ \d+\n- /);
    assert.match(stdout, /\n20\d\d-\d\d-\d\d /);
    await assert.rejects(run(process.execPath, ['--conditions=congress-source', join(root, 'examples/node-sdk/index.mjs')], { env: { ...process.env, API: `${server.url}/nowhere` } }), /unreadable|problem/);
  });
});

describe('a page of any kind', () => {
  const two = ['congress-ballot-results', 'congress-suggestion-form'];
  const tags = two.map((name) => `<${name}></${name}>`).join('');

  test('carries two copies and two versions: the first wins, a word only for another version (complaint 1)', async (t) => {
    const other = readFileSync(join(embed, 'congress-kit.js'), 'utf8').replaceAll(/(["'`])0\.1\.0\1/g, '$10.9.0$1');
    const warnings: string[] = [];
    const page = await open(t, { '/': `<!doctype html>${kit()}${kit()}<script src="/other/congress-kit.js"></script>${tags}`, '/other/congress-kit.js': other }, {
      watch: async (one) => { one.on('console', (message) => { if (message.type() === 'warning') warnings.push(message.text()); }); },
    });
    await work(page, two);
    none(page.complaints, 'a further copy fails');
    assert.equal(warnings.length, 4, `a second version must say that it stays unused, once for each element, and the same version nothing: ${warnings.join('\n')}`);
    assert.ok(warnings.every((one) => /0\.1\.0.*0\.9\.0/.test(one)));
  });

  test('keeps properties that were set before the script came (complaint 12), and elements made, moved, removed and put back at any time', async (t) => {
    const page = await open(t, { '/': `<!doctype html><div id="a"></div><div id="b"></div>` });
    const ballot = { ...await (async () => { const list = await (await fetch(`${server.api}/ballots?limit=1`)).json() as { items: { id: string }[] }; return (await fetch(`${server.api}/ballots/${list.items[0]!.id}`)).json() as Promise<object>; })(), title: '早就写好的' };
    await page.evaluate((data) => {
      const early = document.createElement('congress-ballot-results');
      Object.assign(early, { data, display: 'table' });
      document.querySelector('#a')!.append(early);
    }, ballot);
    await page.addScriptTag({ url: `${server.url}/embed/congress-kit.js` });
    const results = page.locator('congress-ballot-results');
    await results.getByText('早就写好的').waitFor();
    await results.locator('table').first().waitFor();
    await page.evaluate((api) => {
      document.querySelector('#b')!.innerHTML = `<congress-suggestion-form api="${api}"></congress-suggestion-form>`;
    }, server.api);
    await work(page, ['congress-suggestion-form']);
    await page.locator('congress-suggestion-form #title').fill('搬过来的');
    await page.evaluate(async () => {
      const form = document.querySelector('congress-suggestion-form')!;
      document.querySelector('#a')!.append(form);
      form.remove();
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      document.querySelector('#b')!.append(form);
    });
    await work(page, ['congress-suggestion-form']);
    assert.equal(await page.locator('congress-suggestion-form #title').inputValue(), '搬过来的');
  });

  test('is not drawn into the form, the events and the shortcuts of the elements (complaints 4 and 5)', async (t) => {
    const page = await open(t, { '/': `<!doctype html>${kit('defer')}<form id="site" action="/gone"><input name="own" value="1"><congress-suggestion-form></congress-suggestion-form><congress-handling-tracker></congress-handling-tracker></form>` });
    await work(page, ['congress-suggestion-form', 'congress-handling-tracker']);
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      for (const name of ['submit', 'change', 'input', 'select', 'invalid', 'reset', 'toggle', 'close', 'hide', 'show', 'load', 'error']) document.addEventListener(name, () => heard.push(name));
      document.addEventListener('keydown', ({ key }) => { if (key.length === 1) heard.push(`key ${key}`); });
    });
    const title = page.locator('congress-suggestion-form #title');
    await title.pressSequentially('s/');
    await title.press('Enter');
    await page.locator('congress-suggestion-form #error-summary').waitFor();
    await page.locator('congress-suggestion-form input[type=checkbox]').first().click();
    await page.locator('congress-handling-tracker #receipt-no').fill('1');
    await page.locator('congress-handling-tracker [part~=submit]').click();
    await page.locator('congress-handling-tracker #error-summary').waitFor();
    none(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard), 'the page heard what happened inside');
    assert.equal(await page.evaluate(() => new URLSearchParams(new FormData(document.querySelector<HTMLFormElement>('#site')!) as never).toString()), 'own=1');
    assert.equal(new URL(page.url()).pathname, '/');
  });

  test('has fields of the kit in a form of its own: they are sent with it, and hold it back while something is missing (complaint 4)', async (t) => {
    const page = await open(t, {
      '/': `<!doctype html><script src="${server.url}/embed/form-fields.js" data-api="${server.api}"></script><form action="/taken"><congress-text-field name="subject" label="标题" required></congress-text-field>
        <congress-check-field name="agree" label="同意"></congress-check-field><congress-category-field name="category" label="类别"></congress-category-field><congress-place-field name="place" label="地方"></congress-place-field><button>发送</button></form>`,
      '/taken': '<!doctype html><p>收到</p>',
    });
    await page.locator('congress-text-field input').waitFor();
    await page.getByRole('button', { name: '发送' }).click();
    await page.locator('congress-text-field .error').getByText('这一项要填写').waitFor();
    assert.equal(new URL(page.url()).pathname, '/');
    await page.locator('congress-text-field input').fill('路灯');
    await page.locator('congress-check-field input').check();
    await page.locator('congress-category-field input').fill('ldzm');
    await page.locator('congress-category-field [role=option]').first().click();
    await page.locator('congress-place-field input').fill('柳溪');
    await page.locator('congress-place-field [role=option]').first().click();
    await page.getByRole('button', { name: '发送' }).click();
    await page.getByText('收到').waitFor();
    const { subject, agree, category, place } = Object.fromEntries(new URL(page.url()).searchParams);
    assert.deepEqual([subject, agree, category], ['路灯', 'on', 'lighting']);
    assert.match(place ?? '', /^\d{6}\.\d/);
  });

  test('hears the language around the element, and its change (complaint 10)', async (t) => {
    const page = await open(t, { '/': `<!doctype html><html lang="zh-CN" dir="rtl">${kit('defer')}<section lang="en-GB"><congress-suggestion-form></congress-suggestion-form></section>` });
    const form = page.locator('congress-suggestion-form');
    await comes(form.getByText('Make a suggestion').waitFor(), 'it does not speak the language around it');
    assert.equal(await form.locator('.frame').evaluate((frame) => getComputedStyle(frame).direction), 'ltr');
    await page.evaluate(() => document.querySelector('section')!.setAttribute('lang', 'zh'));
    await comes(form.getByText('提意见建议').first().waitFor(), 'it does not hear that the language around it has changed');
  });

  test('loads few files, and runs none of its parts that was changed on its way (complaint 8)', async (t) => {
    const asked: string[] = [];
    const site = { '/': `<!doctype html>${kit('defer crossorigin')}<congress-handling-tracker></congress-handling-tracker>` };
    const page = await open(t, site, {
      watch: async (one) => { one.on('request', (request) => { if (request.url().includes('/embed/')) asked.push(request.url()); }); },
    });
    await work(page, ['congress-handling-tracker']);
    assert.ok(asked.length <= 7, asked.join('\n'));
    assert.match((await fetch(asked[1]!)).headers.get('cache-control') ?? '', /immutable/);
    assert.equal((await fetch(asked[0]!)).headers.get('cache-control'), 'no-cache');
    // The tag of the script itself, with its hash, is tried in test/packaging/builds.test.ts.
    const changed = await open(t, site, {
      page: { allow: [/integrity/] },
      watch: (one) => one.route('**/embed/congress-kit/*.js', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: `${await answer.text()};window.changed = true;` });
      }),
    });
    await changed.locator('congress-handling-tracker').getByText('这部分没有读到').waitFor();
    assert.equal(await changed.evaluate(() => 'changed' in window), false);
  });

  test('loads with one element what `npm run size` says of it, and nothing else (complaint 8)', async (t) => {
    const { journeys } = JSON.parse(readFileSync(join(root, '.scripts/size-budgets.json'), 'utf8')) as { journeys: Record<string, { parts: string[] }> };
    const { files } = JSON.parse(readFileSync(join(embed, 'manifest.json'), 'utf8')) as { files: { path: string; of?: string; needs?: string[] }[] };
    const asked: string[] = [];
    // Each with a script of its own, which has a folder of its own.
    const elements = ['deputy-finder', 'suggestion-form', 'ballot-results', 'handling-tracker'];
    const page = await open(t, { '/': `<!doctype html><html lang="zh-CN">${elements.map((name) => `<script src="${server.url}/embed/${name}.js" data-api="${server.api}" defer></script><congress-${name}></congress-${name}>`).join('')}` }, {
      watch: async (one) => { one.on('request', (request) => { const [, path] = /\/embed\/(.+)$/.exec(request.url()) ?? []; if (path) asked.push(path); }); },
    });
    await work(page);
    // Until nothing more is asked for.
    for (let before = -1; before < asked.length;) {
      before = asked.length;
      await new Promise((resolve) => { setTimeout(resolve, 700); });
    }
    for (const name of elements) assert.deepEqual(asked.filter((path) => path.startsWith(`${name}/`)).sort(), withNeeds(files, name, journeys[name]!.parts).sort(), name);
  });

  for (const name of Object.keys(shown)) {
    test(`does not jump when an element is defined and filled: the placeholder styles hold its place (complaint 6), ${name}`, async (t) => {
      const site = `<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="${server.url}/embed/congress-kit.css">${kit('defer')}<h1>某县人大</h1><${name}>正在打开</${name}><footer>页脚</footer>`;
      for (const viewport of [{ width: 375, height: 700 }, { width: 1280, height: 900 }]) {
        const page = await open(t, { '/': site }, {
          page: { viewport },
          watch: (one) => one.addInitScript(() => {
            Object.assign(globalThis, { shifts: [] });
            new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
              const { value, sources } = entry as unknown as { value: number; sources: { node?: Node }[] };
              (globalThis as unknown as { shifts: string[] }).shifts.push(`${value.toFixed(4)} ${sources.map(({ node }) => `${node?.nodeName} ${(node as Element | undefined)?.getAttribute?.('part') ?? ''}`).join()}`);
            })).observe({ type: 'layout-shift', buffered: true });
          }),
        });
        await work(page, [name]);
        // Until what was asked for last has been drawn.
        await page.waitForLoadState('networkidle');
        await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
        none(await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts), `at ${viewport.width} px something moved when it was filled`);
        // And a shift would be seen.
        await page.evaluate(() => document.body.prepend(Object.assign(document.createElement('p'), { textContent: '晚来的一行' })));
        await page.waitForFunction(() => (globalThis as unknown as { shifts: string[] }).shifts.length > 0);
      }
    });
  }

  test('shows the author’s content without JavaScript, and when the definition does not come', async (t) => {
    const files = { '/': `<!doctype html><link rel="stylesheet" href="${server.url}/embed/congress-kit.css">${kit('defer')}<congress-deputy-finder>请到最近的代表家站联系代表。</congress-deputy-finder>` };
    const without = await open(t, files, { page: { javaScriptEnabled: false } });
    await without.getByText('请到最近的代表家站联系代表。').waitFor();
    const lost = await open(t, files, { page: { allow: [/Failed to load resource/] }, watch: (one) => one.route('**/embed/*.js', (route) => route.abort()) });
    await lost.getByText('请到最近的代表家站联系代表。').waitFor();
    const half = await open(t, { '/': files['/'].replaceAll('congress-deputy-finder', 'congress-suggestion-form') }, { page: { allow: [/Failed to load resource/] }, watch: (one) => one.route('**/embed/congress-kit/*.js', (route) => route.abort()) });
    await half.getByText('请到最近的代表家站联系代表。').waitFor();
    await half.locator('congress-suggestion-form').getByRole('button', { name: '再试一次' }).waitFor();
  });

  test('is not needed: the modules are imported in Node without a DOM (complaint 3)', async () => {
    assert.equal('document' in globalThis, false);
    for (const path of ['index.ts', 'suggestion-form/congress-suggestion-form.ts', 'deputy-finder/congress-deputy-finder.ts', 'ballot-results/congress-ballot-results.ts', 'handling-tracker/congress-handling-tracker.ts']) {
      const module = await import(pathToFileURL(join(root, 'packages/elements/src', path)).href) as object;
      assert.ok(Object.keys(module).length > 0, path);
    }
  });
});
