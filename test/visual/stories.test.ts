// Every story in every theme: its play function ends well, axe finds nothing, the console stays silent, and it looks as it did.
// There is no list of stories here: a story that is written is tested. Kernel and font are pinned (test/visual/pinned).
//   npm run test:visual -- --update                     takes how the stories look now as right
//   TEST_STORIES=tracker--board,back npm run test:visual    only stories with one of these words in their id; while designing
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from '../../.scripts/build.mjs';
import { ensurePinned } from '../../.scripts/pinned.mjs';
import { elementNames } from '../../packages/elements/build-descriptions.ts';
import { themes } from '../../stories/support/surroundings.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { root } from '../support/process.ts';
import { startSite, type Site } from '../support/static-site.ts';
import { Book, type Entry, type Faults } from './book.ts';
import { Pictures } from './pictures.ts';

await build({ only: ['storybook'] });
const { executable, fontFolder, fontFamily } = await ensurePinned();
const folder = join(root, 'stories', 'dist');
const entries = Object.values((JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { entries: Record<string, Entry> }).entries);
const chosen = process.env['TEST_STORIES']?.split(',');
const wanted = entries.filter(({ id }) => !chosen || chosen.some((words) => id.includes(words)));
const stories = wanted.filter(({ type }) => type === 'story');
/** More pages than cores bring nothing: half of the time of a story is axe, which only reckons. */
const side = Math.max(2, availableParallelism());

const otherThemes = themes.map(({ value }) => value).filter((value) => value !== 'default' && value !== 'auto');

describe('stories', { concurrency: side, timeout: 25 * 60_000 }, () => {
  let site: Site;
  let fonts: Site;
  const pictures = new Pictures();
  let browser: TestBrowser;
  const free: Book[] = [];

  before(async () => {
    site = await startSite(folder);
    fonts = await startSite(fontFolder, { headers: { 'access-control-allow-origin': '*' } });
    // Glyphs as the font says, whatever the machine's settings for its screen are.
    browser = await openBrowser({ executable, args: ['--font-render-hinting=none', '--disable-lcd-text', '--disable-font-subpixel-positioning', '--force-color-profile=srgb', '--hide-scrollbars'] });
    for (let at = 0; at < side; at += 1) free.push(await Book.open(browser, site.local, { url: fonts.local, family: fontFamily }));
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
    await fonts?.stop();
    const page = pictures.report();
    if (page) console.log(`What differs: ${page}`);
  });

  test('there are stories of every element', () => {
    const isField = (name: string): boolean => name.endsWith('-field');
    const storiesOf = (book: string): number => entries.filter(({ id }) => id.startsWith(`${book}--`)).length;
    for (const component of elementNames.filter((name) => !isField(name))) assert.ok(storiesOf(component) > 10, component);
    // The fields stand together in each of their stories, as they do in a page's form.
    assert.ok(!elementNames.some(isField) || storiesOf('form-fields') > 5, 'form-fields');
  });

  test('the bar above dresses a story', async () => {
    const book = free.pop()!;
    try {
      await book.show(entries.find(({ id }) => id === 'ballot-results--chart')!);
      const faults = await book.dress({ theme: 'dark-contrast', elder: 'on', language: 'en', direction: 'rtl', width: '320', root: '62.5', media: 'print', motion: 'reduced', network: 'offline' });
      assert.deepEqual(faults, []);
      // Its English comes over the line.
      await book.page.locator('#storybook-root .frame[lang=en]').first().waitFor();
      const is = await book.page.evaluate(async () => {
        const host = document.querySelector<HTMLElement>('#storybook-root .host')!;
        const element = host.querySelector('congress-ballot-results')!;
        const { lang, dir, dataset, style } = host;
        const sheets = (customElements.get('congress-ballot-results') as unknown as { elementStyles: { styleSheet: CSSStyleSheet }[] }).elementStyles;
        const queries = sheets.flatMap(({ styleSheet }) => Array.from(styleSheet.cssRules)).flatMap((rule) => (rule instanceof CSSMediaRule ? [rule.media.mediaText] : []));
        const line = await fetch(`${element.getAttribute('api')!}/ballots`).then(() => 'there', () => 'cut');
        return { onPaper: !queries.some((query) => query.includes('print')), isStill: !queries.some((query) => query.includes('reduced-motion')), line, lang, dir, width: dataset['width'], root: style.fontSize, theme: element.getAttribute('theme'), elder: element.hasAttribute('elder') };
      });
      assert.deepEqual(is, { onPaper: true, isStill: true, line: 'cut', lang: 'en', dir: 'rtl', width: '320', root: '62.5%', theme: 'dark contrast', elder: true });
      await book.dress({ theme: 'default', elder: 'off', language: 'zh-CN', direction: 'ltr', width: 'full', root: '100', media: 'screen', motion: 'full', network: 'fast' });
    } finally {
      free.push(book);
    }
  });

  test('what is too faint to read is found, in every look', async () => {
    const book = free.pop()!;
    try {
      await book.show(entries.find(({ id }) => id === 'ballot-results--chart')!);
      const element = book.page.locator('#storybook-root congress-ballot-results');
      await element.evaluate((one) => (one as HTMLElement).style.setProperty('opacity', '0.25'));
      assert.match((await book.inspect()).join('\n'), /color-contrast/);
      const found = await book.inspectLooks(otherThemes);
      assert.deepEqual([...otherThemes, 'elder'].filter((look) => !found.some((fault) => fault.startsWith(`${look}: color-contrast`))), []);
      await element.evaluate((one) => (one as HTMLElement).style.removeProperty('opacity'));
    } finally {
      free.push(book);
    }
  });

  for (const story of stories) {
    test(`${story.title}: ${story.name}`, async () => {
      const book = free.pop()!;
      try {
        const faults = await throughAllLooks(book, story);
        assert.deepEqual(faults, [], story.id);
      } finally {
        free.push(book);
      }
    });
  }

  for (const docs of wanted.filter(({ type }) => type === 'docs')) {
    test(`documentation, ${docs.title}`, async () => {
      assert.deepEqual(await Book.read(browser, site.local, docs), []);
    });
  }

  test('no picture is left of a story that is gone', () => assert.deepEqual(pictures.leftOver(entries.map(({ id }) => id)), []));

  async function throughAllLooks(book: Book, story: Entry): Promise<Faults> {
    // What the system does to colours cannot be said in CSS: the browser pretends it for stories that ask by a tag.
    const isForced = story.tags.includes('forced-colors');
    await book.page.emulateMedia({ forcedColors: isForced ? 'active' : 'none' });
    const faults = await book.show(story);
    // A story that went wrong is no picture to take as right. The page goes on while the picture is compared.
    const compared = faults.length === 0 ? pictures.compare(story.id, `${story.title}: ${story.name}`, await book.picture()) : Promise.resolve([]);
    const found = await Promise.all([compared, restOfLooks(book, story, isForced)]);
    return [...faults, ...found.flat()];
  }

  async function restOfLooks(book: Book, story: Entry, isForced: boolean): Promise<Faults> {
    const faults = [...await book.inspect(), ...await book.bareWords()];
    const note = (look: string, found: Faults) => faults.push(...found.map((fault) => `${look}: ${fault}`));
    if (isForced) return faults;
    // A page of 1280 px at 400 % is one of 320 px (WCAG 1.4.10), and elder mode, in which the looks end, has the largest letters.
    note('320 px', await book.reflow());
    // Colours that a page chose for one theme are chosen for that one.
    faults.push(...await book.inspectLooks(story.tags.includes('own-colours') ? [] : otherThemes));
    note('elder', await book.bareWords());
    note('elder, 320 px', await book.reflow());
    note('English', await book.languagesOfParts());
    return faults;
  }
});
