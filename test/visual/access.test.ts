// The elements by keyboard alone, by ear, and on pages that mean them no good. On the stories: every state is there already.
//   npm run test:visual -- --update     takes what a screen reader is told now as right (test/visual/trees)
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { build } from '../../.scripts/build.mjs';
import { ensurePinned } from '../../.scripts/pinned.mjs';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { root } from '../support/process.ts';
import { startSite, type Site } from '../support/static-site.ts';
import { Book } from './book.ts';
import { differenceOf, isUpdating } from './pictures.ts';

await build({ only: ['storybook'] });
const { executable, fontFolder, fontFamily } = await ensurePinned();
const trees = join(root, 'test', 'visual', 'trees');

/** States that differ for the ear: what is there, what is wrong, what came of it. */
const told = [
  'deputy-finder--help', 'deputy-finder--by-place', 'deputy-finder--card', 'deputy-finder--nobody-found', 'deputy-finder--server-fault', 'deputy-finder--map-story',
  'suggestion-form--blank', 'suggestion-form--faults', 'suggestion-form--check', 'suggestion-form--receipt', 'suggestion-form--elder', 'suggestion-form--no-connection',
  'ballot-results--chart', 'ballot-results--table', 'ballot-results--do-not-add-up',
  'handling-tracker--home', 'handling-tracker--handling', 'handling-tracker--overdue', 'handling-tracker--receipt-rating', 'handling-tracker--board-story', 'handling-tracker--list-timeout',
  'form-fields--blank', 'form-fields--faults',
];

describe('the elements without a mouse, without eyes, and on hostile pages', { timeout: 10 * 60_000 }, () => {
  let site: Site;
  let fonts: Site;
  let browser: TestBrowser;
  let book: Book;
  before(async () => {
    site = await startSite(join(root, 'stories', 'dist'));
    fonts = await startSite(fontFolder, { headers: { 'access-control-allow-origin': '*' } });
    browser = await openBrowser({ executable, args: ['--font-render-hinting=none', '--hide-scrollbars'] });
    book = await Book.open(browser, site.local, { url: fonts.local, family: fontFamily });
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
    await fonts?.stop();
  });
  const show = async (id: string): Promise<void> => assert.deepEqual(await book.show({ id, type: 'story', title: '', name: '', tags: [] }), [], id);

  /** What has the focus, in whatever tree: its role or tag, and its name. */
  const focused = (): Promise<string> => book.page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const within = at?.getRootNode() as ShadowRoot | Document;
    const label = at?.getAttribute('aria-label') ?? (at?.id ? within.querySelector(`label[for="${at.id}"]`)?.textContent : '') ?? '';
    return `${at?.localName} #${at?.id} ${label} ${at?.textContent ?? ''}`.replace(/\s+/g, ' ').trim();
  });
  const press = (key: string): Promise<void> => book.page.keyboard.press(key);
  /** Tab until it is reached, as a person would; nothing may hold the focus for good. */
  const tabTo = async (words: string, key = 'Tab'): Promise<void> => {
    const passed: string[] = [];
    for (let steps = 0; steps < 80; steps += 1) {
      await press(key);
      const now = await focused();
      if (now.includes(words)) return;
      passed.push(now.slice(0, 40));
    }
    assert.fail(`${words} is not reached by ${key}: ${passed.join(' · ')}`);
  };
  const type = (text: string): Promise<void> => book.page.keyboard.insertText(text);
  const shown = (selector: string): Promise<void> => book.page.locator(`#storybook-root ${selector}`).first().waitFor();
  const fresh = async (id: string): Promise<void> => {
    await show(id);
    await book.page.evaluate(() => {
      document.querySelector('#storybook-root .page')!.scrollIntoView();
      // Tab begins before the story.
      const start = document.createElement('a');
      start.href = '#';
      start.textContent = 'start';
      document.querySelector('#storybook-root .page')!.prepend(start);
      start.focus();
    });
  };

  test('a deputy is found, opened and left again by keyboard', async () => {
    await fresh('deputy-finder--help');
    await tabTo('#query');
    await type('柳溪');
    await shown('[part~=row]');
    await tabTo('查静');
    await press('Enter');
    await shown('[part~=card]');
    // Who opens a card stands at its beginning, and comes back to where they were.
    await tabTo('返回查找结果', 'Shift+Tab');
    await press('Enter');
    await shown('[part~=row]');
    await press('Tab');
    assert.notEqual(await focused(), 'body #');
  });

  test('a suggestion is written, mended, checked and sent by keyboard', async () => {
    await fresh('suggestion-form--blank');
    await tabTo('#title');
    await type('村口到镇上的路没有路灯');
    await tabTo('下一步');
    await press('Enter');
    // The summary of faults takes the focus and leads to the field.
    await shown('#error-summary');
    assert.match(await focused(), /#error-summary/);
    await press('Tab');
    assert.match(await focused(), /^a /);
    await press('Enter');
    assert.match(await focused(), /#category/);
    await type('路灯');
    await shown('#category-at-0');
    await press('Enter');
    await tabTo('#body');
    await type('村口到镇上有两公里没有路灯。');
    await tabTo('#name');
    await type('林建国');
    await tabTo('#consent');
    await press('Space');
    await tabTo('下一步');
    await press('Enter');
    await shown('[part~=answers]');
    await tabTo('提交意见');
    await press('Enter');
    await shown('[part~=receipt]');
    assert.notEqual(await focused(), 'body #', 'the focus is not lost');
  });

  test('a case is found, opened, unfolded and left by keyboard', async () => {
    await fresh('handling-tracker--home');
    await shown('[part~=case]');
    const title = (await book.page.locator('#storybook-root [part~=case] .open').first().textContent())!.trim();
    await tabTo(title);
    await press('Enter');
    await shown('[part~=record]');
    await tabTo('summary');
    await press('Enter');
    await shown('[part~=record] details[open]');
    await tabTo('返回', 'Shift+Tab');
    await press('Enter');
    await shown('[part~=case]');
    assert.match(await focused(), new RegExp(title.slice(0, 6)), 'back where they were');
  });

  test('an answer is rated by keyboard', async () => {
    await fresh('handling-tracker--receipt-rating');
    await tabTo('rate-attitude');
    await press('Space');
    await tabTo('rate-result');
    await press('Space');
    await press('ArrowDown');
    await tabTo('提交评价');
    await press('Enter');
    await shown('[part~=rated]');
  });

  test('ballots are switched, sorted and chosen by keyboard', async () => {
    await fresh('ballot-results--chart');
    await tabTo('#picker');
    await tabTo('表格');
    await press('Space');
    await shown('[part~=table]');
    await tabTo('反对');
    await press('Enter');
    await shown('th[aria-sort]');
    assert.match(await focused(), /反对/);
  });

  test('the fields of a page’s own form are filled in and sent by keyboard', async () => {
    await fresh('form-fields--blank');
    await press('Tab');
    await type('路灯坏了');
    await press('Tab');
    await press('Tab');
    await type('路灯');
    await book.page.locator('congress-category-field [role=option]').first().waitFor();
    await press('Enter');
    await tabTo('我已看过说明');
    await press('Space');
    await tabTo('提交');
    await press('Enter');
    assert.match(await book.page.locator('#storybook-root output').textContent() ?? '', /"title":"路灯坏了".*"category":"lighting".*"agree":"on"/);
  });

  for (const id of told) {
    test(`what a screen reader is told: ${id}`, async () => {
      await show(id);
      const path = join(trees, `${id}.yml`);
      const is = `${(await book.page.locator('#storybook-root').ariaSnapshot()).replace(/req-\d+/g, 'req-…')}\n`;
      if (isUpdating || !existsSync(path)) writeFileSync(path, is);
      assert.equal(is, readFileSync(path, 'utf8'), `${path} says otherwise; --update takes what is told now as right`);
    });
  }

  test('no tree is left of a state that is not asked for, and each has a live region', () => {
    assert.deepEqual(readdirSync(trees).sort(), told.map((id) => `${id}.yml`).sort());
    for (const id of told) assert.match(readFileSync(join(trees, `${id}.yml`), 'utf8'), /- status/, id);
  });

  /** What old pages say of everything, and what reaches into an element by inheritance. */
  const hostile = `* { box-sizing: content-box; margin: 0; padding: 0; line-height: 1; text-indent: 2em; letter-spacing: 3px; word-spacing: 9px; text-align: center; font-size: 12px; font-style: italic; white-space: nowrap; text-transform: uppercase }
    *, *::before { float: none; list-style: square; vertical-align: top } html { font-size: 62.5% } button, input, select, textarea { border: 3px dotted; font: 10px cursive } #storybook-root .host, #storybook-root .page { margin: revert; padding: revert }`;

  for (const id of ['deputy-finder--by-place', 'suggestion-form--blank', 'ballot-results--table', 'handling-tracker--handling']) {
    test(`a page's own resets do it no harm: ${id}`, async () => {
      await show(id);
      const frame = book.page.locator('#storybook-root .frame').first();
      const raw = async () => {
        const { data, info } = await sharp(await frame.screenshot({ animations: 'disabled', caret: 'hide' })).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
        return { data, width: info.width, height: info.height };
      };
      const place = (): Promise<void> => book.page.evaluate(() => {
        // The same place for both pictures, whatever the page's styles do to its own boxes.
        const element = Array.from(document.querySelectorAll('#storybook-root *')).find((one) => one.shadowRoot) as HTMLElement;
        element.style.cssText += ';position:absolute;top:0;left:0;width:600px';
      });
      await place();
      const was = await raw();
      const sheet = await book.page.addStyleTag({ content: hostile });
      const is = await raw();
      await sheet.evaluate((node) => (node as HTMLElement).remove());
      assert.equal(differenceOf(was, is), undefined);
    });
  }

  for (const id of ['deputy-finder--by-place', 'deputy-finder--card', 'suggestion-form--blank', 'suggestion-form--check', 'ballot-results--chart', 'handling-tracker--home', 'handling-tracker--published']) {
    test(`a page of 1280 px at 400 %: ${id}`, async () => {
      await show(id);
      await book.page.setViewportSize({ width: 320, height: 900 });
      // The element has measured itself by then.
      await book.page.locator('#storybook-root .frame[data-width=narrow]').first().waitFor();
      assert.ok(await book.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'nobody scrolls sideways');
      await book.page.setViewportSize({ width: 1280, height: 900 });
    });
  }

  test('nothing moves where the system asks for less motion', async () => {
    const moving = (): Promise<number> => book.page.evaluate(() => Array.from(document.querySelectorAll('#storybook-root *')).reduce((sum, one) => sum + (one.shadowRoot?.getAnimations().length ?? 0), 0));
    await book.page.emulateMedia({ reducedMotion: 'no-preference' });
    await show('deputy-finder--loading');
    const before = await moving();
    await book.page.emulateMedia({ reducedMotion: 'reduce' });
    assert.ok(before > 0, 'a skeleton breathes');
    assert.equal(await moving(), 0);
  });
});
