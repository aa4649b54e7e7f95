// The two lines of the guide, after what old editors, page makers, loaders and accelerators do to them: the element is there, reads its data,
// and finds the parts that lie beside its script. And the page around it may be as old as it likes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { parse } from 'acorn';
import type { PageOptions, TestPage } from '../support/browser.ts';
import { browser, server } from '../support/county-and-browser.ts';
import { embed, embedFiles } from '../support/embed-files.ts';
import { root } from '../support/process.ts';
import { startSite, type SiteBody } from '../support/static-site.ts';

const jquery = readFileSync(join(root, 'node_modules/jquery/dist/jquery.min.js'));

const form = '<congress-suggestion-form><p>请打电话</p></congress-suggestion-form>';
/** Between apostrophes of a script. */
const inScript = (markup: string): string => markup.replaceAll('</script>', '<\\/script>');
const pageOf = (head: string, body: string): string =>
  `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html><head><meta charset="utf-8"><title>Old</title>${head}</head><body>${body}</body></html>`;
const open = async (t: TestContext, page: SiteBody, files: Record<string, SiteBody> = {}, options: PageOptions = {}): Promise<TestPage> => {
  const site = await startSite({ ...files, '/': page });
  const opened = await browser.newPage(t, options);
  t.after(() => site.stop());
  await opened.goto(`${site.url}/`);
  return opened;
};
/** The form's first step is a part of its own: it is there when script, settings and parts have been found. */
const works = (page: TestPage): Promise<void> => page.locator('congress-suggestion-form #title').waitFor();

describe('the line with the script', () => {
  const foreign = (): string => `${server.url}/embed/congress-kit.js`;
  const api = (): string => `data-api="${server.api}"`;
  const inAddress = (): string => `?api=${encodeURIComponent(server.api)}`;
  const ways: Readonly<Record<string, () => readonly [page: string, files?: Record<string, SiteBody>]>> = {
    'bare of its `data-`, with the settings in its address': () => [pageOf(`<script src="${foreign()}?v=3&amp;api=${encodeURIComponent(server.api)}&theme=red"></script>`, form)],
    'as a module': () => [pageOf(`<script type="module" src="${foreign()}" ${api()}></script>`, form)],
    'twice, the settings on either': () => [pageOf(`<script src="${foreign()}"></script>`, `${form}<script src="${foreign()}" ${api()}></script>`)],
    'beside one whose address nobody has filled in': () => [pageOf(`<script src="${foreign()}" ${api()}></script>`, `${form}<p hidden><script type="text/plain" src="http://{host}/embed/congress-kit.js"></script></p>`)],
    'in capitals': () => [pageOf(`<SCRIPT SRC="${foreign()}" DATA-API="${server.api}"></SCRIPT>`, form.toUpperCase())],
    'by document.write': () => [pageOf(`<script>document.write('${inScript(`<script src="${foreign()}" ${api()}></script>`)}')</script>`, form)],
    'by jQuery’s html(), from the API’s host': () => [pageOf('<script src="/jquery.js"></script>', `<div id="a"></div><script>$(function () { $('#a').html('${inScript(`<script src="${foreign()}" ${api()}></script>${form}`)}') })</script>`)],
    'by jQuery’s html(), from the page’s own host, within another script': () => [
      pageOf('<script src="/jquery.js"></script>', '<div id="a"></div><script src="/js/site.js"></script>'),
      { '/js/site.js': `$('#a').html('${inScript(`<script src="/embed/congress-kit.js" ${api()}></script>${form}`)}')`, ...embedFiles() },
    ],
    'by jQuery’s load() of a piece of a page': () => [
      pageOf('<script src="/jquery.js"></script>', `<div id="a"></div><script>$(function () { $('#a').load('/piece.html') })</script>`),
      { '/piece.html': `<script src="/embed/congress-kit.js" ${api()}></script>${form}`, ...embedFiles() },
    ],
    'by jQuery’s getScript()': () => [pageOf('<script src="/jquery.js"></script>', `${form}<script>$.getScript('${foreign()}${inAddress()}')</script>`)],
    'by jQuery’s getScript(), from the page’s own host': () => [pageOf('<script src="/jquery.js"></script>', `${form}<script>$.getScript('/embed/congress-kit.js${inAddress()}')</script>`), embedFiles()],
    'by import()': () => [pageOf('', `${form}<script>import('${foreign()}${inAddress()}')</script>`)],
    'by another module, which imports it': () => [pageOf('<script type="module" src="/js/site.js"></script>', form), { '/js/site.js': `import '/embed/congress-kit.js${inAddress()}';`, ...embedFiles() }],
    'with its type changed, put in anew later (Cloudflare’s Rocket Loader)': () => [pageOf(`<script type="0a-text/javascript" src="${foreign()}" ${api()} defer></script>`, `${form}<script>
      var old = document.querySelector('script[type^="0a-"]'), made = document.createElement('script');
      for (var i = 0; i < old.attributes.length; i += 1) if (old.attributes[i].name !== 'type') made.setAttribute(old.attributes[i].name, old.attributes[i].value);
      old.parentNode.replaceChild(made, old);</script>`)],
    'with its type changed, its text run later': () => [
      pageOf(`<script type="later" src="/embed/congress-kit.js" ${api()}></script>`, `${form}<script>fetch('/embed/congress-kit.js').then(function (answer) { return answer.text() }).then(function (text) { var made = document.createElement('script'); made.text = text; document.body.appendChild(made) })</script>`),
      embedFiles(),
    ],
    'under another name, its folder beside it': () => [
      pageOf(`<script src="/js/renamed.min.js?ver=5" ${api()}></script>`, form),
      { ...embedFiles('/js'), '/js/renamed.min.js': readFileSync(join(embed, 'congress-kit.js')) },
    ],
    'in a paragraph in a cell': () => [pageOf('', `<table><tr><td width="300"><p><script src="${foreign()}" ${api()}></script>${form}</p></td></tr></table>`)],
  };
  for (const [way, made] of Object.entries(ways)) {
    test(way, async (t) => {
      const [page, files] = made();
      await works(await open(t, page, { '/jquery.js': jquery, ...files }));
    });
  }

  test('beside one that makes elements of classes, where an editor has taken the tags out: with what the author wrote, and options', async (t) => {
    const byClass = readFileSync(join(embed, 'by-class.js'), 'utf8');
    // Beside the guard for old browsers, and as old: a page that has both gets an error from neither.
    parse(byClass, { ecmaVersion: 5, sourceType: 'script' });
    const line = (more = ''): string => `<script src="${server.url}/embed/by-class.js"${more}></script>`;
    // As KindEditor and UEditor leave it: classes, ids and styles of paragraphs and boxes stay.
    const article = `<style>p { text-indent: 2em }</style><p id="here" class="congress-suggestion-form" style="text-align: center;" data-lang="en" data-api="http://elsewhere.example/v1" data-onclick="document.title = 'taken'" data-style="color: red">请打电话<br/></p><div class="box congress-deputy-finder">请到家站</div><p class="congress-old-browser">不是的</p>`;
    for (const [head, foot] of [[line(' defer'), ''], ['', line()], ['', `<script>addEventListener('load', function () { var made = document.createElement('script'); made.src = '${server.url}/embed/by-class.js'; document.body.appendChild(made) })</script>`]] as const) {
      const page = await open(t, pageOf(`<script src="${foreign()}" ${api()} defer></script>${head}`, article + foot));
      await works(page);
      await page.locator('congress-suggestion-form').getByText('Make a suggestion').waitFor();
      await page.locator('congress-deputy-finder [part~=help]').waitFor();
      assert.deepEqual(await page.evaluate(() => Array.from(document.body.querySelectorAll('[id=here], .box, .congress-old-browser, congress-deputy-finder'), ({ localName, textContent }) => [localName, textContent])), [['congress-suggestion-form', '请打电话'], ['congress-deputy-finder', '请到家站'], ['p', '不是的']]);
      assert.equal(await page.evaluate(() => document.getElementById('here')!.matches('[onclick], [style], [api]')), false, 'no code of an article, no other server');
    }
  });

  test('copied without its folder, or put into one file with others: a sentence, and what the author wrote', async (t) => {
    const page = await open(t, pageOf(`<script src="/all.js"></script>`, form.replace('>', ` api="${server.api}">`)), { '/all.js': `var a = 1;${readFileSync(join(embed, 'congress-kit.js'), 'utf8')};var b = 2;` }, { allow: [/404/] });
    await page.getByText('这部分没有读到').waitFor();
    assert.equal(await page.getByText('请打电话').isVisible(), true);
  });
});

describe('the page around it', () => {
  test('has a base: links within the element stay in the page', async (t) => {
    const page = await open(t, pageOf(`<base href="http://other.example/x/"><script src="${server.url}/embed/congress-kit.js" data-api="${server.api}"></script>`, form));
    const before = page.url();
    await page.locator('congress-suggestion-form button[type=submit]').click();
    await page.locator('congress-suggestion-form #error-summary a').last().click();
    await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.matches('input, textarea'));
    assert.equal(page.url(), before);
  });

  test('squeezes it: centred, indented, unbroken lines, a cell as wide as what is in it, a float', async (t) => {
    const page = await open(t, pageOf(`<script src="${server.url}/embed/congress-kit.js" data-api="${server.api}"></script>`, `
      <div align="center" style="white-space: nowrap; text-indent: 2em; letter-spacing: 2px; line-height: 1; text-transform: uppercase"><font size="1">${form}</font></div>
      <table><tr><td><congress-deputy-finder></congress-deputy-finder></td></tr></table><div style="float: left"><congress-ballot-results></congress-ballot-results></div>
      <div style="display: inline-block"><congress-handling-tracker></congress-handling-tracker></div>`), {}, { viewport: { width: 375, height: 800 } });
    await works(page);
    for (const place of ['congress-deputy-finder [part~=help]', 'congress-ballot-results [part~=candidates]', 'congress-handling-tracker [part~=case]']) await page.locator(place).first().waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    const title = page.locator('congress-suggestion-form label').first();
    assert.deepEqual(await title.evaluate((one) => { const { textIndent, whiteSpace, letterSpacing, textTransform } = getComputedStyle(one); return [textIndent, whiteSpace, letterSpacing, textTransform]; }), ['0px', 'normal', 'normal', 'none']);
  });

  const keysTaken = `<script>
    var heard = [];
    document.onkeydown = function (event) {
      var at = event.target, isField = /^(input|textarea)$/i.test(at.tagName);
      heard.push(event.key);
      if (event.keyCode === 8 && !isField || event.keyCode === 13 && !/^textarea$/i.test(at.tagName)) return false;
      if ((event.keyCode === 37 || event.keyCode === 39) && !isField) location = '/next';
    };</script>`;

  test('takes Backspace and Enter from all that is no field, and turns to the next page on an arrow: not for somebody who writes', async (t) => {
    const page = await open(t, pageOf(`<script src="${server.url}/embed/congress-kit.js" data-api="${server.api}"></script>`, keysTaken + form));
    const [title, body] = [page.locator('congress-suggestion-form #title'), page.locator('congress-suggestion-form textarea').first()];
    await title.fill('路灯灯');
    for (const key of ['Backspace', 'ArrowLeft', 'Delete', 'Home', 'Escape', 'Control+a']) await title.press(key);
    assert.equal(await title.inputValue(), '路');
    await body.fill('一');
    await body.press('Enter');
    assert.equal(await body.inputValue(), '一\n');
    assert.deepEqual(await page.evaluate('heard'), ['Escape', 'Control', 'a']);
    // As Chromium fills in a name that it knows: without a key. A complaint of the page fails the test.
    await title.evaluate((field) => { for (const type of ['keydown', 'keypress', 'keyup']) field.dispatchEvent(new Event(type, { bubbles: true, composed: true })); });
    assert.equal(new URL(page.url()).pathname, '/');
  });

  test('does the same to the kit’s fields in its own form, and hears of Enter in a line', async (t) => {
    const page = await open(t, pageOf(`<script src="${server.url}/embed/form-fields.js" data-api="${server.api}"></script>`, `${keysTaken}<congress-text-field label="标题"></congress-text-field><congress-text-field label="事情" rows="3"></congress-text-field>`));
    const [line, lines] = [page.locator('congress-text-field input'), page.locator('congress-text-field textarea')];
    await line.fill('路灯灯');
    for (const key of ['Backspace', 'ArrowLeft', 'Enter']) await line.press(key);
    assert.equal(await line.inputValue(), '路灯');
    await lines.fill('一');
    await lines.press('Enter');
    assert.equal(await lines.inputValue(), '一\n');
    assert.deepEqual(await page.evaluate('heard'), ['Enter']);
    assert.equal(new URL(page.url()).pathname, '/');
  });

  // The browser says that the command worked, whatever the page has made of it; and the secret is shown once.
  for (const [way, forbid] of Object.entries({
    'forbids copying': 'document.oncopy = document.onselectstart = document.oncontextmenu = function () { return false }',
    'forbids copying before anybody hears of it': "document.addEventListener('copy', function (event) { event.preventDefault(); event.stopPropagation() }, true)",
    'adds where it was copied from': "document.addEventListener('copy', function (event) { event.clipboardData.setData('text/plain', '转载请注明出处'); event.preventDefault() })",
    'lets nobody hear of copying': "addEventListener('copy', function (event) { event.preventDefault(); event.stopImmediatePropagation() }, true)",
  })) test(`${way}: what a receipt says of its copy is true`, async (t) => {
    const page = await open(t, pageOf(`<script>${forbid}</script><script src="${server.url}/embed/congress-kit.js" data-api="${server.api}"></script>`, `${form}<textarea id="pasted"></textarea>`));
    const own = page.locator('congress-suggestion-form');
    await own.locator('#title').fill('枣林路路灯坏了三盏');
    await own.locator('textarea').first().fill('晚上看不见路，老人摔倒过。希望尽快修好。');
    await own.locator('#category').fill('ldzm');
    await own.locator('#category-at-0').click();
    await own.locator('#name').fill('禾苗');
    await own.locator('#consent').click();
    await own.locator('button[type=submit]').click();
    await own.locator('[part~=submit]').click();
    const secret = await own.locator('[part~=receipt-secret]').innerText();
    await own.getByRole('button', { name: '复制编号和密码' }).click();
    const said = await own.getByText(/已复制|没有复制/).innerText();
    await page.locator('#pasted').focus();
    await page.keyboard.press('Control+V');
    const pasted = await page.locator('#pasted').inputValue();
    if (way.startsWith('lets')) return assert.match(said, /没有复制/);
    assert.match(said, /已复制/);
    assert.ok(pasted.includes(secret), pasted);
  });
});
