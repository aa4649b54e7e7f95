// The built Storybook in a browser: which stories there are, showing one, dressing it anew, asking axe.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describeElements } from '../../packages/elements/build-description.ts';
import { elementNames } from '../../packages/elements/build-descriptions.ts';
import type { TestBrowser, TestPage } from '../support/browser.ts';
import { root } from '../support/process.ts';
import { unnamedLanguages } from './languages-of-parts.ts';
import { drawnWords, exempt } from './own-words.ts';

/** Where the font is served that every picture is drawn with, and its name. */
export interface Font {
  readonly url: string;
  readonly family: string;
}

export interface Entry {
  id: string;
  type: 'story' | 'docs';
  title: string;
  name: string;
  tags: string[];
}

export type Globals = Record<string, string>;

/** How it went: empty when all is well. */
export type Faults = string[];

interface Channel {
  on(event: string, listener: (said: never) => void): void;
  off(event: string, listener: (said: never) => void): void;
  emit(event: string, said: unknown): void;
}

interface Axe {
  run(context: string, options: object): Promise<{ violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }>;
}

/** A way to stand there: attributes of the elements, and whether the page around them is dark. */
interface Look {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly isDark: boolean | undefined;
}

declare global {
  interface Window {
    __STORYBOOK_ADDONS_CHANNEL__: Channel;
    axe: Axe;
    inspectLooks: typeof inspectLooks;
  }
}

/** In the page: one look after the other, and what axe says of each. A story without an element that can change its look is the same in all of them. */
async function inspectLooks(looks: readonly Look[], options: object): Promise<string[]> {
  const within = Array.from(document.querySelectorAll('#storybook-root *')).filter((one) => 'updateComplete' in one) as (HTMLElement & { updateComplete: Promise<unknown> })[];
  const own = within.filter((one) => one.localName.startsWith('congress-') && !one.closest('theme-builder, .old-page'));
  const faults: string[] = [];
  for (const { name, attributes, isDark } of looks) {
    if (name !== '' && own.length === 0) continue;
    for (const one of own) for (const [attribute, value] of Object.entries(attributes)) one.setAttribute(attribute, value);
    if (isDark !== undefined) document.querySelectorAll<HTMLElement>('#storybook-root .host').forEach((host) => host.classList.toggle('dark', isDark && host.dataset['media'] === 'screen'));
    // A part that never comes (a state that stands still) is not waited for.
    await Promise.race([Promise.all(within.map((one) => one.updateComplete)), new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); })]);
    // No rule of these standards reads style sheets, and fetching and parsing them (the font's have hundreds of rules) took a tenth of every run.
    const { violations } = await window.axe.run('#storybook-root', { ...options, resultTypes: ['violations'], iframes: false, preload: { assets: ['media'] } });
    faults.push(...violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 4).map(({ target, failureSummary }) => `${name ? `${name}: ` : ''}${id}: ${help}  [${target.flat().join(' ')}] ${failureSummary?.split('\n').slice(1, 3).join(' ').trim() ?? ''}`)));
  }
  return faults;
}

/** In the page: what is wider than the window, and what scrolls in a box of its own, which is as easily missed. Lines of code may. */
function tooWide(): string[] {
  const over = document.documentElement.scrollWidth - innerWidth;
  const boxes = Array.from(document.querySelectorAll('#storybook-docs *')).filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1 && !one.closest('pre, .docblock-source'));
  return [...(over > 0 ? [`the page is ${over} px wider than the window`] : []), ...boxes.map((box) => `<${box.localName} class="${box.getAttribute('class') ?? ''}"> scrolls sideways`)];
}

/** How long an element may take to measure itself and be drawn anew in a window of another width, on a machine with much to do. */
const settling = 10_000;
/** In the page: what is still wrong when the elements had time to follow the window: none of it, or what stays. */
async function settled(page: TestPage, look: () => Faults): Promise<Faults> {
  const end = performance.now() + settling;
  let faults: Faults;
  do {
    // In the first frame an element may still be laid out for the width before, and fit by chance.
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
    faults = await page.evaluate(look);
  } while (faults.length > 0 && performance.now() < end);
  return faults;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const documented = new Set(describeElements(join(root, 'packages', 'elements', 'src'), elementNames).flatMap(({ tag, slots }) => slots.map(({ name }) => `${tag}: ${name}`)));

/** WCAG 2.2 AA as axe knows it. */
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** A theme changes colours and nothing else, so its contrast is all there is to ask; elder mode is another layout. */
const colours = ['color-contrast'];

/** A page of the book that shows one story after the other, as Storybook itself does when somebody clicks through. */
export class Book {
  readonly page: TestPage;
  #complaintsSeen = 0;

  private constructor(page: TestPage) {
    this.page = page;
  }

  static async open(browser: TestBrowser, url: string, font: Font): Promise<Book> {
    // Still pictures: a skeleton that breathes has another contrast at every moment.
    const page = await browser.newPage(undefined, { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1, reducedMotion: 'reduce' });
    page.setDefaultTimeout(60_000);
    // The tests ask axe themselves, in every look.
    await page.goto(`${url}/iframe.html?viewMode=story&axe=off`);
    await page.waitForFunction(() => window.__STORYBOOK_ADDONS_CHANNEL__ !== undefined);
    await page.waitForFunction(() => /sb-show-(nopreview|errordisplay)/.test(document.body.className));
    await page.addStyleTag({ url: `${font.url}/index.css` });
    // Whatever a style names, what is drawn comes from the one font; a machine's own monospace is none of it.
    await page.addStyleTag({ content: `body.sb-show-main, #storybook-root { font-family: '${font.family}' !important } ${['Consolas', 'Menlo'].map((name) => `@font-face { font-family: ${name}; src: url('${font.url}/files/noto-sans-sc-latin-wght-normal.woff2') }`).join(' ')}` });
    await page.evaluate(`${axeSource};axe.configure({ noHtml: true });window.inspectLooks = ${inspectLooks.toString()}`);
    return new Book(page);
  }

  /** Shows a story and waits until its play function has ended. */
  async show({ id }: Entry): Promise<Faults> {
    const faults = await this.page.evaluate((storyId) => new Promise<string[]>((resolve) => {
      const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
      const said: string[] = [];
      const worse = (title: string) => (error: { message?: string; description?: string; stack?: string }) => {
        said.push(`${title}: ${error.message ?? error.description ?? JSON.stringify(error)}`);
        if (title !== 'play') end();
      };
      const listeners: [string, (said: never) => void][] = [
        ['storyFinished', ((finished: { storyId: string }) => finished.storyId === storyId && end()) as never],
        ['playFunctionThrewException', worse('play') as never],
        ['storyThrewException', worse('rendering') as never],
        ['storyErrored', worse('rendering') as never],
        ['storyMissing', worse('missing') as never],
      ];
      const end = () => {
        listeners.forEach(([event, listener]) => channel.off(event, listener));
        resolve(said);
      };
      listeners.forEach(([event, listener]) => channel.on(event, listener));
      channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
    }), id);
    return [...faults, ...this.#complaints()];
  }

  /** Opens a page of documentation, in a page of the browser of its own, and sees that it fits a telephone as well. */
  static async read(browser: TestBrowser, url: string, { id }: Entry): Promise<Faults> {
    const page = await browser.newPage(undefined, { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    await page.goto(`${url}/iframe.html?viewMode=docs&id=${encodeURIComponent(id)}`);
    await page.locator('#storybook-docs h1').first().waitFor({ timeout: 60_000 });
    // The elements that stand in it come after its text.
    await page.waitForLoadState('networkidle');
    const faults: string[] = [];
    for (const width of [1280, 375]) {
      await page.setViewportSize({ width, height: 900 });
      faults.push(...(await settled(page, tooWide)).map((what) => `${width} px: ${what}`));
    }
    await page.context().close();
    return [...faults, ...page.complaints];
  }

  /** The same story, after its play function, in other surroundings. */
  async dress(globals: Globals): Promise<Faults> {
    await this.page.evaluate((wanted) => new Promise<void>((resolve) => {
      const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
      const rendered = () => {
        channel.off('storyRendered', rendered);
        resolve();
      };
      channel.on('storyRendered', rendered);
      channel.emit('updateGlobals', { globals: wanted });
    }), globals);
    return this.#complaints();
  }

  /** The story as it is drawn now, its page and a little around it. */
  async picture(): Promise<Uint8Array> {
    const clip = await this.page.evaluate(async ({ most, around }) => {
      await document.fonts.ready;
      const { left, top, right, bottom } = (document.querySelector('#storybook-root .page') ?? document.querySelector('#storybook-root > *')!).getBoundingClientRect();
      const x = Math.max(0, Math.floor(left + scrollX) - around);
      const y = Math.max(0, Math.floor(top + scrollY) - around);
      return { x, y, width: Math.ceil(right + scrollX) + around - x, height: Math.min(most, Math.ceil(bottom + scrollY) + around - y) };
    }, { most: 4000, around: 12 });
    return this.page.screenshot({ clip, fullPage: true, animations: 'disabled', caret: 'hide' });
  }

  /** What axe finds in the story as it is now. */
  async inspect(): Promise<Faults> {
    return this.page.evaluate(({ looks, options }) => window.inspectLooks(looks, options), { looks: [{ name: '', attributes: {}, isDark: undefined }], options: { runOnly: { type: 'tag', values: standards } } });
  }

  /**
   * What axe finds about colours in each of these themes, and about all of it in elder mode. The elements put each of them on where they stand, as
   * when a page changes its mind; Storybook itself would draw the story anew nine times.
   */
  async inspectLooks(themes: readonly string[]): Promise<Faults> {
    const dressed = themes.map((theme) => ({ name: theme, attributes: { theme: theme.replace('-', ' ') }, isDark: theme.startsWith('dark') }));
    const faults = await this.page.evaluate(({ looks, options }) => window.inspectLooks(looks, options), { looks: dressed, options: { runOnly: { type: 'rule', values: colours } } });
    const elder = { name: 'elder', attributes: { theme: '', elder: '' }, isDark: false };
    faults.push(...await this.page.evaluate(({ looks, options }) => window.inspectLooks(looks, options), { looks: [elder], options: { runOnly: { type: 'tag', values: standards } } }));
    return [...faults, ...this.#complaints()];
  }

  /** Headings, labels and helps of the story as it is now that a page could not replace, and slots that no docblock tells of. */
  async bareWords(): Promise<Faults> {
    // A field has a slot where the page has words for it: all of them get some.
    await this.page.evaluate(async (names) => {
      const hosts = Array.from(document.querySelectorAll<HTMLElement & { updateComplete?: Promise<unknown> }>('#storybook-root *')).filter(({ localName }) => localName.startsWith('congress-'));
      for (const host of hosts) for (const [tag, slot] of names) if (host.localName === tag) host.append(Object.assign(document.createElement('span'), { slot, className: 'words-of-the-page' }));
      await new Promise((resolve) => { setTimeout(resolve); });
      for (const host of hosts) await host.updateComplete;
    }, Array.from(documented, (one) => one.split(': ')).filter(([, slot]) => slot));
    const { bare, slots } = await this.page.evaluate(drawnWords, Object.keys(exempt));
    await this.page.evaluate(() => document.querySelectorAll('.words-of-the-page').forEach((one) => one.remove()));
    return [...bare.map((words) => `in no slot: ${words}`), ...slots.filter((name) => !documented.has(name)).map((name) => `a slot that is not documented: ${name}`)];
  }

  /** What is Chinese in the story when its elements speak English, and is not named so. */
  async languagesOfParts(): Promise<Faults> {
    return [...await this.page.evaluate(unnamedLanguages), ...this.#complaints()];
  }

  /** On a screen of 320 px nobody scrolls sideways; what is too wide otherwise. */
  async reflow(): Promise<Faults> {
    await this.page.setViewportSize({ width: 320, height: 900 });
    const faults = await settled(this.page, () => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const wide = (root: ParentNode): Element[] => Array.from(root.querySelectorAll('*')).flatMap((one) => [one, ...(one.shadowRoot ? wide(one.shadowRoot) : [])]);
      const beyond = wide(document.querySelector('#storybook-root')!).filter((one) => one.getBoundingClientRect().right > clientWidth + 0.5 || one.getBoundingClientRect().left < -0.5);
      // The innermost are the cause.
      return [`the page is ${scrollWidth} px wide: ${beyond.slice(-3).map((one) => `<${one.localName} class="${one.getAttribute('class') ?? ''}"> ${(one.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 24)}`).join(' · ')}`];
    });
    await this.page.setViewportSize({ width: 1280, height: 900 });
    return faults;
  }

  #complaints(): Faults {
    const fresh = this.page.complaints.slice(this.#complaintsSeen);
    this.#complaintsSeen = this.page.complaints.length;
    return fresh;
  }
}
