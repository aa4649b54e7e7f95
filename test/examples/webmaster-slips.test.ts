// What a webmaster may write wrong into the tag that they paste: a plain sentence says what to change, on the page and in the console. And
// what is written right, or is the page's own business, gets no word and costs no request.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { describeElements } from '../../packages/elements/build-description.ts';
import { elementNames } from '../../packages/elements/build-descriptions.ts';
import { choices } from '../../packages/elements/src/base/doubt.ts';
import { fieldChoices } from '../../packages/elements/src/base/field-doubt.ts';
import type { PageOptions, TestPage } from '../support/browser.ts';
import { browser, server } from '../support/county-and-browser.ts';
import { embed, embedFiles } from '../support/embed-files.ts';
import { root } from '../support/process.ts';
import { startSite, type SiteBody } from '../support/static-site.ts';

const pageOf = (settings: string, body: string, lang = 'zh-CN'): string =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Slips</title><link rel="icon" href="data:,"><script src="/embed/congress-kit.js" ${settings} defer></script>${body}`;
const failedRequest = /Failed to load resource|URL scheme|Mixed Content|Fetch API cannot load/;

interface Opened { readonly page: TestPage; readonly warnings: string[]; readonly asked: string[] }
const open = async (t: TestContext, html: string, { address, query = '', ...options }: PageOptions & { address?: string; query?: string } = {}): Promise<Opened> => {
  const elsewhere = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name: '别处' }, geometry: { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] } }] };
  const files: Record<string, SiteBody> = { ...embedFiles(), '/': html, '/home.html': '<!doctype html><p>首页', '/broken.json': '{ "items": [', '/list.json': '{ "items": [] }', '/down.json': { body: '<!doctype html><p>500', status: 500, headers: { 'content-type': 'text/html' } }, '/elsewhere.json': JSON.stringify(elsewhere) };
  const site = await startSite(files);
  t.after(() => site.stop());
  const page = await browser.newPage(t, options);
  const warnings: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => { if (message.type() === 'warning') warnings.push(message.text()); });
  page.on('request', (request) => asked.push(request.url()));
  if (address) await page.route(`${address}/**`, (route) => {
    const body = files[new URL(route.request().url()).pathname] as string | Uint8Array | undefined;
    return body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ body: typeof body === 'string' ? body : Buffer.from(body), contentType: typeof body === 'string' ? 'text/html' : 'text/javascript' });
  });
  await page.goto(`${address ?? site.url}/${query}`);
  return { page, warnings, asked };
};

/** Each tag with the sentence that it gets, in the order of the page. */
const told = async ({ page, warnings }: Opened, slips: readonly (readonly [tag: string, sentence: RegExp])[]): Promise<void> => {
  const all = page.locator('congress-ballot-results, congress-deputy-finder, congress-suggestion-form, congress-handling-tracker, congress-text-field, congress-check-field, congress-category-field, congress-place-field');
  assert.equal(await all.count(), slips.length);
  for (const [at, [tag, sentence]] of slips.entries()) {
    const advice = all.nth(at).locator('[part~=advice]');
    await advice.getByText(sentence).waitFor().catch(async () => assert.fail(`${tag}\n${sentence}\n${await all.nth(at).innerText()}`));
    assert.ok(warnings.some((one) => one.startsWith('congress-kit: <congress-') && sentence.test(one)), `the console says nothing of ${tag}: ${warnings.join('\n')}`);
  }
};

describe('a slip in the tag', () => {
  test('is told in a sentence that says what to change', async (t) => {
    const slips = [
      ['<congress-ballot-results display="tabel"></congress-ballot-results>', /display="tabel" 不认得，可以写的是：chart, table。/],
      ['<congress-ballot-results theme="dark reed"></congress-ballot-results>', /theme="dark reed" 不认得，可以写的是：red, blue, dark, contrast, auto。/],
      ['<congress-ballot-results year="2026年"></congress-ballot-results>', /year="2026年" 要写成阿拉伯数字。/],
      ['<congress-ballot-results elder="off" display="tabel"></congress-ballot-results>', /elder="off" 也算打开；不要的话，把 elder 整个删掉。/],
      ['<congress-deputy-finder formhref="/suggest.html"></congress-deputy-finder>', /没有 formhref 这个属性，是不是要写 form-href？/],
      ['<congress-deputy-finder from_address></congress-deputy-finder>', /没有 from_address 这个属性，是不是要写 from-address？/],
      ['<congress-handling-tracker no-lits></congress-handling-tracker>', /没有 no-lits 这个属性，是不是要写 no-list？/],
      [`<congress-ballot-results data-api="${server.api}"></congress-ballot-results>`, /data-api 要写在引入脚本的那一行；写在这个标签上的话，去掉 data-，写成 api。/],
      ['<congress-handling-tracker theme=“red”></congress-handling-tracker>', /theme=“red” 里混进了中文引号，请全部改成英文直引号/],
      ['<congress-handling-tracker lang=“en”></congress-handling-tracker>', /lang=“en” 里混进了中文引号/],
      [`<congress-ballot-results api=“${server.api}”></congress-ballot-results>`, /api=“http\S+” 里混进了中文引号/],
      [`<congress-ballot-results api="${server.api.replace('http://', '')}"></congress-ballot-results>`, /api="127\S+" 不是完整的网址，请照浏览器地址栏里的样子写全，从 http 写到 \/v1。/],
      [`<congress-ballot-results api="${server.api.replace('http', 'htp')}"></congress-ballot-results>`, /api="htp:\S+" 不是完整的网址/],
      ['<congress-ballot-results api="http://county example/v1"></congress-ballot-results>', /api="http:\/\/county example\/v1" 不是完整的网址/],
      [`<congress-suggestion-form api="${server.api.replace('http', 'htp')}"></congress-suggestion-form>`, /api="htp:\S+" 不是完整的网址/],
      [`<congress-ballot-results api="${server.url}"></congress-ballot-results>`, /api="http\S+" 答的不是接口的内容。[^]*多半以 \/v1 结尾/],
      [`<congress-suggestion-form api="${server.url}/v2"></congress-suggestion-form>`, /api="http\S+" 答的不是接口的内容/],
      ['<congress-handling-tracker api="/home.html"></congress-handling-tracker>', /api="\/home.html" 答的不是接口的内容/],
      ['<congress-deputy-finder src="/data"></congress-deputy-finder>', /src="\/data" 读不到。[^]*末尾要有斜杠/],
      ['<congress-ballot-results src="/data/"></congress-ballot-results>', /src="\/data\/" 读不到。/],
      ['<congress-ballot-results src="/broken.json"></congress-ballot-results>', /src="\/broken.json" 读到了，但不是能用的数据/],
      ['<congress-ballot-results ballot="PJ-none"></congress-ballot-results>', /ballot="PJ-none" 在接口里查不到/],
      ['<congress-deputy-finder division="990199"></congress-deputy-finder>', /division="990199" 在接口里查不到/],
      ['<congress-deputy-finder deputy="none"></congress-deputy-finder>', /deputy="none" 在接口里查不到/],
      ['<congress-suggestion-form station="none"></congress-suggestion-form>', /station="none" 在接口里查不到/],
      ['<congress-handling-tracker case="none"></congress-handling-tracker>', /case="none" 在接口里查不到/],
      ['<congress-handling-tracker suggestion="none"></congress-handling-tracker>', /suggestion="none" 在接口里查不到/],
      ['<congress-deputy-finder thmee="red"></congress-deputy-finder>', /没有 thmee 这个属性，是不是要写 theme？/],
      ['<congress-ballot-results year="今年"></congress-ballot-results>', /year="今年" 要写成阿拉伯数字。/],
    ] as const;
    await told(await open(t, pageOf(`data-api="${server.api}"`, slips.map(([tag]) => tag).join('\n')), { allow: [failedRequest] }), slips);
  });

  test('in an address that is none is told, and the element works as far as it can', async (t) => {
    const bad = ['http://', 'https://', '//', 'http://[', 'http://a:99999/v1', 'https://county.example:port/v1', 'http：//county.example/v1', 'https//county.example/v1', 'http:/county.example/v1', '\\\\server\\v1', 'C:\\www\\v1', 'http://county.example/{id}', '#'];
    const slips: (readonly [string, RegExp])[] = bad.flatMap((address) => {
      const said = address.replace(/[\\{}[\]()?.]/g, '\\$&');
      return [
        [`<congress-suggestion-form api="${address}"></congress-suggestion-form>`, new RegExp(`api="${said}" 不是完整的网址，[^]*写到 /v1。`)],
        [`<congress-ballot-results src="${address}"></congress-ballot-results>`, new RegExp(`src="${said}" 不是完整的网址，[^]*写到文件名。`)],
      ];
    });
    for (const name of ['deputy-finder', 'handling-tracker', 'ballot-results']) slips.push([`<congress-${name} api="http://["></congress-${name}>`, /api="http:\/\/\[" 不是完整的网址/]);
    slips.push(['<congress-suggestion-form api="file:///C:/v1"></congress-suggestion-form>', /api="file:\S+" 是您自己电脑上的位置/], ['<congress-deputy-finder src="file:///C:/data.json"></congress-deputy-finder>', /src="file:\S+" 是您自己电脑上的位置/]);
    const opened = await open(t, pageOf('', slips.map(([tag]) => tag).join('\n')), { allow: [failedRequest, /local resource/] });
    await told(opened, slips);
    for (const form of await opened.page.locator('congress-suggestion-form').all()) await form.locator('#title').waitFor();
  });

  test('that leaves the guide’s address where the site’s own belongs is told', async (t) => {
    const slips = [['ballot', /data-api="https:\/\/county.example\/v1" 是说明里举的例子，请换成你们自己的地址。/]] as const;
    const opened = await open(t, pageOf('data-api="https://county.example/v1"', '<congress-ballot-results></congress-ballot-results>'), { allow: [failedRequest], address: 'http://renda.county.test' });
    await told(opened, slips);
  });

  test('in the address of a map, or in its file, is told when the map is opened', async (t) => {
    const slips = [
      ['http://', /map="http:\/\/" 不是完整的网址，[^]*写到文件名。/],
      ['/nowhere.json', /map="\/nowhere.json" 读不到。/],
      ['/home.html', /map="\/home.html" 读到了，但不是能用的数据/],
      ['/broken.json', /map="\/broken.json" 读到了，但不是能用的数据/],
      ['/list.json', /map="\/list.json" 读到了，但不是能用的数据/],
      ['/elsewhere.json', /map="\/elsewhere.json" 读到了，但里面没有一个边界对得上接口里的区划/],
    ].map(([map, sentence]) => [`<congress-deputy-finder map="${map as string}"></congress-deputy-finder>`, sentence as RegExp] as const);
    const opened = await open(t, pageOf(`data-api="${server.api}"`, slips.map(([tag]) => tag).join('\n')), { allow: [failedRequest] });
    opened.warnings.length = 0;
    for (const finder of await opened.page.locator('congress-deputy-finder').all()) await finder.locator('[part~=map-fold] summary').click();
    await told(opened, slips);
  });

  test('is none where a server is down: its page of an error is no file that was read', async (t) => {
    const tags = ['down', 'broken'].map((name) => `<congress-ballot-results src="/${name}.json"></congress-ballot-results>`);
    const { page } = await open(t, pageOf('', tags.join('\n')), { allow: [failedRequest] });
    // Both are asked for together; what is said of one comes with what would be said of the other.
    await page.locator('congress-ballot-results').nth(1).getByText('读到了，但不是能用的数据').waitFor();
    const down = page.locator('congress-ballot-results').nth(0);
    await down.locator('[part~=error]').waitFor();
    assert.doesNotMatch(await down.innerText(), /读到了/);
  });

  test('in a field of the page’s own form is told at the field', async (t) => {
    const slips = [
      ['<congress-text-field label="电话" type="phone"></congress-text-field>', /type="phone" 不认得，可以写的是：text, tel, search。/],
      ['<congress-text-field label="事情" rows="5行"></congress-text-field>', /rows="5行" 要写成阿拉伯数字。/],
      ['<congress-text-field label="事情" maxlength="两百"></congress-text-field>', /maxlength="两百" 要写成阿拉伯数字。/],
      ['<congress-text-field lable="标题"></congress-text-field>', /没有 lable 这个属性，是不是要写 label？/],
      ['<congress-check-field label="同意" required="no"></congress-check-field>', /required="no" 也算打开；不要的话，把 required 整个删掉。/],
      ['<congress-category-field theme=“red”></congress-category-field>', /theme=“red” 里混进了中文引号/],
    ] as const;
    const page = (settings: string, body: string): string => pageOf(settings, body).replace('congress-kit.js', 'form-fields.js');
    await told(await open(t, page(`data-api="${server.api}"`, `<form>${slips.map(([tag]) => tag).join('\n')}</form>`)), slips);
    // A field for a place asks for the places when somebody types.
    const ask = async (settings: string, tag: string, sentence: RegExp): Promise<void> => {
      const opened = await open(t, page(settings, `<form>${tag}</form>`), { allow: [failedRequest] });
      await opened.page.locator('congress-place-field input').fill('柳溪');
      await told(opened, [[tag, sentence]]);
    };
    await ask('', '<congress-place-field label="地方"></congress-place-field>', /没有写接口地址，所以读不到东西。请在引入脚本的那一行写上 data-api。/);
    await ask('', '<congress-place-field label="地方" api="http://"></congress-place-field>', /api="http:\/\/" 不是完整的网址/);
    await ask(`data-api="${server.url}"`, '<congress-place-field label="地方"></congress-place-field>', /data-api="http\S+" 答的不是接口的内容/);
  });

  test('on the line with the script is told at the element, in the page’s language', async (t) => {
    const curly = [['ballot', /data-api=“http\S+” has curly quotes in it/]] as const;
    const dark = [['form', /data-theme="drak" 不认得，可以写的是：red, blue, dark, contrast, auto。/]] as const;
    await told(await open(t, pageOf(`data-api="${server.api}" data-theme="drak"`, '<congress-suggestion-form></congress-suggestion-form>')), dark);
    await told(await open(t, pageOf(`data-api=“${server.api}”`, '<congress-ballot-results></congress-ballot-results>', 'en'), { allow: [failedRequest] }), curly);
  });

  test('an API on http in a page on https is told as what it is', async (t) => {
    const slips = [['ballot', /本网页是 https 的，data-api="http:\/\/api.example\/v1" 却是 http 的/], ['form', /本网页是 https 的/]] as const;
    const opened = await open(t, pageOf('data-api="http://api.example/v1"', '<congress-ballot-results></congress-ballot-results><congress-suggestion-form></congress-suggestion-form>'), { allow: [failedRequest], address: 'https://county.example' });
    assert.equal(await opened.page.evaluate(() => location.protocol), 'https:');
    await told(opened, slips);
  });

  test('that does no harm works: spaces and slashes around an address, "false", capitals in names, en_US', async (t) => {
    const { page, warnings } = await open(t, pageOf('', `<congress-ballot-results API=" ${server.api}/ " elder="false" elder-switch="false" display="table" theme=" red  dark "></congress-ballot-results>
      <congress-suggestion-form api="${server.api}//" steps="false" lang="en_US"></congress-suggestion-form>`));
    await page.locator('congress-ballot-results table').first().waitFor();
    assert.deepEqual(await page.locator('congress-ballot-results').evaluate((one) => [(one as unknown as { elder: boolean }).elder, one.shadowRoot!.querySelector('[part~=elder-bar]')]), [false, null]);
    await page.locator('congress-suggestion-form').getByText('Make a suggestion').waitFor();
    assert.equal(await page.locator('congress-suggestion-form').evaluate((one) => (one as unknown as { steps: boolean }).steps), false);
    assert.deepEqual(warnings, []);
  });
});

describe('a tag that is right', () => {
  test('gets no word for an id that a visitor brought in the address', async (t) => {
    const { page, warnings } = await open(t, pageOf(`data-api="${server.api}"`, '<congress-suggestion-form from-address></congress-suggestion-form><congress-ballot-results from-address></congress-ballot-results>'), { allow: [failedRequest], query: '?deputy=none&ballot=none' });
    await page.locator('congress-suggestion-form').getByText('没有找到').first().waitFor();
    await page.locator('congress-ballot-results [part~=error]').waitFor();
    await page.waitForLoadState('networkidle');
    assert.deepEqual([await page.locator('[part~=advice]').allInnerTexts(), warnings], [[], []]);
  });

  test('gets no word and asks for nothing more, whatever else the page and its framework write on it', async (t) => {
    const own = 'id="a" class="b" style="color: red" title="“查”" data-v-7a5b data-id="x" aria-label="x" onclick="void 0" role="region" hidden-by="menu" part="x"';
    const { page, warnings, asked } = await open(t, pageOf(`data-api="${server.api}" data-theme="blue"`, `<congress-deputy-finder ${own} q="“路灯”" form-href="/suggest.html"></congress-deputy-finder><congress-ballot-results class="c" year="2026"></congress-ballot-results>`));
    await page.locator('congress-deputy-finder [part~=row], congress-deputy-finder [part~=empty], congress-deputy-finder [part~=help]').first().waitFor();
    await page.locator('congress-ballot-results [part~=candidates]').first().waitFor();
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await page.locator('[part~=advice]').allInnerTexts(), []);
    assert.deepEqual(warnings, []);
    // What the page writes may be looked at; where it has written nothing of its own, there is nothing to look at.
    const plain = await open(t, pageOf(`data-api="${server.api}"`, '<congress-ballot-results id="a" class="b" year="2026" data-id="7" aria-label="x"></congress-ballot-results>'));
    await plain.page.locator('congress-ballot-results [part~=candidates]').first().waitFor();
    await plain.page.waitForLoadState('networkidle');
    assert.ok(asked.length > 0 && plain.asked.length > 0);
    assert.deepEqual(plain.asked.filter((url) => /told-part/.test(url)), []);
  });

  test('has the words that it may hold from where the kit says them', () => {
    const described = describeElements(join(root, 'packages', 'elements', 'src'), elementNames);
    const display = described.find(({ tag }) => tag === 'congress-ballot-results')!.attributes.find(({ name }) => name === 'display')!;
    assert.deepEqual(Array.from(display.type.matchAll(/'([^']+)'/g), ([, one]) => one), choices['display']!.split('|'));
    const type = described.find(({ tag }) => tag === 'congress-text-field')!.attributes.find(({ name }) => name === 'type')!;
    assert.deepEqual(Array.from(type.type.matchAll(/'([^']+)'/g), ([, one]) => one), fieldChoices['type']!.split('|'));
    for (const { tag, attributes } of described) assert.match(attributes.find(({ name }) => name === 'theme')!.description, new RegExp(`any of: ${choices['theme']!.replaceAll('|', ', ')}\\.`), tag);
  });

  test('names only attributes in the guides that the elements have', () => {
    const { elements } = JSON.parse(readFileSync(join(embed, 'elements.json'), 'utf8')) as { elements: { tag: string; attributes: { name: string }[] }[] };
    for (const guide of ['webmaster.mdx', 'webmaster.zh-CN.mdx']) {
      const tags = Array.from(readFileSync(join(root, 'stories/guides', guide), 'utf8').matchAll(/<(congress-[a-z-]+)((?:\s[\w-]+(?:="[^"]*")?)*)>/g));
      assert.ok(tags.length >= 4, guide);
      for (const [whole, tag, rest] of tags) {
        const known = elements.find((one) => one.tag === tag)!.attributes.map(({ name }) => name);
        for (const [, name] of rest!.matchAll(/\s([\w-]+)/g)) assert.ok(known.includes(name!), `${guide}: ${whole}`);
      }
    }
  });
});
