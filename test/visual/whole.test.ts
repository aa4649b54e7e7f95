// The book as a whole: every state of every element has its story, every story can fail, and all that an element offers has a control.
// Nothing is listed by story: what a story shows is read from what it sets (its globals, what its county does) and from its name.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from '../../.scripts/build.mjs';
import { ensurePinned } from '../../.scripts/pinned.mjs';
import { describeElements, type Described } from '../../packages/elements/build-description.ts';
import { elementNames, tokensOf } from '../../packages/elements/build-descriptions.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { root } from '../support/process.ts';
import { startSite, type Site } from '../support/static-site.ts';
import { cannotBe, states, type State, type Told } from './states.ts';

await build({ only: ['storybook'] });
const { executable } = await ensurePinned();
const elements = describeElements(join(root, 'packages', 'elements', 'src'), elementNames);
const baselines = join(root, 'test', 'visual', 'baselines');

/** What is used of Storybook's preview. */
interface Prepared {
  id: string;
  title: string;
  name: string;
  component?: string;
  tags: string[];
  storyGlobals: Record<string, string>;
  parameters: { county?: { failures?: Told['failures']; waits?: string } };
  argTypes: Record<string, { control?: unknown; table?: { category?: string; disable?: boolean } }>;
}
interface Playable extends Prepared {
  playFunction?: (context: object) => Promise<void>;
  applyBeforeEach(context: object): Promise<unknown>;
}
declare global {
  interface Window {
    __STORYBOOK_PREVIEW__: {
      extract(): Promise<Record<string, Prepared>>;
      storyStoreValue: { loadStory(of: { storyId: string }): Promise<Playable>; getStoryContext(story: Playable): object };
    };
  }
}

describe('the book as a whole', { timeout: 10 * 60_000 }, () => {
  let site: Site;
  let browser: TestBrowser;
  let stories: Told[];
  let controls: Record<string, Record<string, { isShown: boolean; isControl: boolean; kind: string }>>;
  let page: Awaited<ReturnType<TestBrowser['newPage']>>;

  before(async () => {
    site = await startSite(join(root, 'stories', 'dist'));
    browser = await openBrowser({ executable });
    page = await browser.newPage(undefined, { viewport: { width: 1280, height: 900 } });
    // Nothing will come where a play function is shown nothing: it need not wait for long.
    await page.goto(`${site.local}/iframe.html?viewMode=story&axe=off&patience=200`);
    await page.waitForFunction(() => window.__STORYBOOK_PREVIEW__?.storyStoreValue !== undefined);
    const read = await page.evaluate(async () => Object.values(await window.__STORYBOOK_PREVIEW__.extract()).map(({ id, title, name, component, tags, storyGlobals, parameters, argTypes }) => ({
      id, name, title, component, tags, globals: storyGlobals, failures: parameters.county?.failures?.map(({ operation, breaks, problem }) => ({ operation, breaks, problem })) ?? [], waits: parameters.county?.waits,
      argTypes: Object.fromEntries(Object.entries(argTypes).map(([key, { control, table }]) => [key, { isShown: table?.disable !== true, kind: typeof control === 'string' ? control : (control as { type?: string } | undefined)?.type ?? '', isControl: Boolean(control) && (control as { disable?: boolean }).disable !== true && table?.disable !== true }])),
    })));
    stories = read as Told[];
    controls = Object.fromEntries(read.filter(({ component }) => component).map(({ component, argTypes }) => [component!, argTypes]));
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  /** Stories of one element; the fields of a page's own form stand together in theirs. */
  const books = [...elementNames.filter((name) => !name.endsWith('-field')), 'form-fields'];

  for (const book of books) {
    test(`${book}: every state has its story`, () => {
      const own = stories.filter(({ id }) => id.startsWith(`${book}--`));
      const holes = Object.entries(states).filter(([state, shows]) => cannotBe[book]?.[state as State] === undefined && !own.some(shows)).map(([state]) => state);
      assert.deepEqual(holes, [], 'states that no story shows');
      // What need not be there is not there: else the reason is out of date.
      const needless = Object.keys(cannotBe[book] ?? {}).filter((state) => own.some(states[state as State]));
      assert.deepEqual(needless, [], 'states that are said not to exist');
    });
  }

  for (const element of elements) {
    test(`${element.tag}: a control for all that its manifest names`, () => {
      const has = controls[element.tag];
      assert.ok(has, 'no story has this element as its component');
      const missing = wanted(element).filter(({ name, isSet }) => has[name] === undefined || (isSet && !has[name].isControl)).map(({ name }) => name);
      assert.deepEqual(missing, []);
      assert.deepEqual(element.attributes.map(({ name }) => name).filter((name) => has[name]!.kind === 'object'), [], 'an attribute is no object');
      const known = new Set(wanted(element).map(({ name }) => name));
      assert.deepEqual(Object.entries(has).filter(([name, { isShown }]) => isShown && !known.has(name)).map(([name]) => name), [], 'controls of what is not there');
    });
  }

  test('every play function fails where nothing is drawn', async () => {
    const silent = await page.evaluate(async () => {
      const { storyStoreValue: store } = window.__STORYBOOK_PREVIEW__;
      const ids = Object.keys(await window.__STORYBOOK_PREVIEW__.extract());
      // Never part of the page: the tag is there, and no element comes of it.
      const elsewhere = document.implementation.createHTMLDocument();
      const later = globalThis.setTimeout;
      const all = await Promise.all(ids.map(async (storyId) => {
        const story = await store.loadStory({ storyId });
        const canvasElement = elsewhere.createElement('div');
        if (story.component) canvasElement.append(elsewhere.createElement(story.component));
        const context = Object.assign(store.getStoryContext(story), { canvasElement, abortSignal: new AbortController().signal, step: async (_: string, play: (one: object) => unknown) => play(context) }) as object;
        await story.applyBeforeEach(context);
        return { storyId, story, context };
      }));
      // Stories may stretch time before they are shown; here nothing is waited for.
      globalThis.setTimeout = later;
      const ends = await Promise.all(all.map(async ({ storyId, story, context }) => {
        try {
          await story.playFunction?.(context);
          return storyId;
        } catch {
          return undefined;
        }
      }));
      return ends.filter((id) => id !== undefined);
    });
    assert.ok(stories.length > 200);
    assert.deepEqual(silent, [], 'they assert nothing, or have no play function');
  });

  test('no two stories of an element look the same, unless one is the way to the other', () => {
    const byLook = Map.groupBy(readdirSync(baselines).map((file) => file.replace('.webp', '')), (id) => readFileSync(join(baselines, `${id}.webp`)).toString('base64'));
    const isWay = (id: string): boolean => /^操作|又连上|自己送出|从右到左的网页/.test(stories.find((story) => story.id === id)?.name ?? '');
    const same = [...byLook.values()].flatMap((ids) => books.map((book) => ids.filter((id) => id.startsWith(`${book}--`) && !isWay(id)))).filter((ids) => ids.length > 1);
    assert.deepEqual(same, []);
  });
});

/** Rows of the tables, and whether something can be set there. */
const wanted = (element: Described): { name: string; isSet: boolean }[] => [
  // Where the data comes from is the story's: it is told, not set.
  ...element.attributes.map(({ name }) => ({ name, isSet: name !== 'api' })),
  ...element.properties.filter(({ attribute }) => attribute === undefined).map(({ name }) => ({ name, isSet: true })),
  // Pressed in the panel beside the controls.
  ...element.methods.map(({ name }) => ({ name, isSet: false })),
  ...element.events.map(({ name }) => ({ name, isSet: false })),
  ...element.slots.map(({ name }) => ({ name: name || 'default', isSet: true })),
  ...element.parts.map(({ name }) => ({ name: `::part(${name})`, isSet: true })),
  ...tokensOf(elements).map(({ name }) => ({ name, isSet: true })),
];
