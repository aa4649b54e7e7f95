// Every story in every theme: its play function ends well, axe finds nothing, the console stays silent. There is no list of
// stories here: a story that is written is tested.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from '../../.scripts/build.mjs';
import { themes } from '../../stories/support/surroundings.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { root } from '../support/process.ts';
import { startSite, type Site } from '../support/static-site.ts';
import { Book, type Entry, type Faults } from './book.ts';

await build({ only: ['storybook'] });
const folder = join(root, 'stories', 'dist');
const entries = Object.values((JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { entries: Record<string, Entry> }).entries);
const stories = entries.filter(({ type }) => type === 'story');
const side = Math.max(2, availableParallelism());

/** A theme changes colours and nothing else, so its contrast is all there is to ask; elder mode is another layout. */
const colours = ['color-contrast'];
const otherThemes = themes.map(({ value }) => value).filter((value) => value !== 'default' && value !== 'auto');

describe('stories', { concurrency: side, timeout: 25 * 60_000 }, () => {
  let site: Site;
  let browser: TestBrowser;
  const free: Book[] = [];

  before(async () => {
    site = await startSite(folder);
    browser = await openBrowser();
    for (let at = 0; at < side; at += 1) free.push(await Book.open(browser, site.local));
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  test('there are stories of every element', () => {
    for (const component of ['suggestion-form', 'deputy-finder', 'ballot-results', 'handling-tracker']) {
      assert.ok(stories.filter(({ id }) => id.startsWith(`${component}--`)).length > 10, component);
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

  for (const docs of entries.filter(({ type }) => type === 'docs')) {
    test(`documentation, ${docs.title}`, async () => {
      assert.deepEqual(await Book.read(browser, site.local, docs), []);
    });
  }

  async function throughAllLooks(book: Book, story: Entry): Promise<Faults> {
    const faults = [...await book.show(story), ...await book.inspect()];
    const note = (look: string, found: Faults) => faults.push(...found.map((fault) => `${look}: ${fault}`));
    for (const theme of otherThemes) note(theme, [...await book.dress({ theme }), ...await book.inspect(colours)]);
    note('elder', [...await book.dress({ theme: 'default', elder: 'on' }), ...await book.inspect()]);
    await book.dress({ elder: 'off' });
    return faults;
  }
});
