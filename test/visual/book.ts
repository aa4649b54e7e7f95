// The built Storybook in a browser: which stories there are, showing one, dressing it anew, asking axe.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TestBrowser, TestPage } from '../support/browser.ts';

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

declare global {
  interface Window {
    __STORYBOOK_ADDONS_CHANNEL__: Channel;
    axe: Axe;
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA as axe knows it. */
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** A page of the book that shows one story after the other, as Storybook itself does when somebody clicks through. */
export class Book {
  readonly page: TestPage;
  #complaintsSeen = 0;

  private constructor(page: TestPage) {
    this.page = page;
  }

  static async open(browser: TestBrowser, url: string): Promise<Book> {
    // Still pictures: a skeleton that breathes has another contrast at every moment.
    const page = await browser.newPage(undefined, { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(60_000);
    // The tests ask axe themselves, in every look.
    await page.goto(`${url}/iframe.html?viewMode=story&axe=off`);
    await page.waitForFunction(() => window.__STORYBOOK_ADDONS_CHANNEL__ !== undefined);
    await page.waitForFunction(() => /sb-show-(nopreview|errordisplay)/.test(document.body.className));
    await page.evaluate(axeSource);
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

  /** Opens a page of documentation, in a page of the browser of its own. */
  static async read(browser: TestBrowser, url: string, { id }: Entry): Promise<Faults> {
    const page = await browser.newPage(undefined, { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    await page.goto(`${url}/iframe.html?viewMode=docs&id=${encodeURIComponent(id)}`);
    await page.locator('#storybook-docs h1').first().waitFor({ timeout: 60_000 });
    await page.context().close();
    return page.complaints;
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

  /** What axe finds in the story as it is now. */
  async inspect(rules?: readonly string[]): Promise<Faults> {
    const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: standards };
    return this.page.evaluate(async (options) => {
      const elements = Array.from(document.querySelectorAll('#storybook-root *')).filter((one) => 'updateComplete' in one) as (Element & { updateComplete: Promise<unknown> })[];
      // A part that never comes (a state that stands still) is not waited for.
      await Promise.race([Promise.all(elements.map((one) => one.updateComplete)), new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); })]);
      const { violations } = await window.axe.run('#storybook-root', options);
      return violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 4).map(({ target, failureSummary }) => `${id}: ${help}  [${target.flat().join(' ')}] ${failureSummary?.split('\n').slice(1, 3).join(' ').trim() ?? ''}`));
    }, { runOnly, resultTypes: ['violations'] });
  }

  #complaints(): Faults {
    const fresh = this.page.complaints.slice(this.#complaintsSeen);
    this.#complaintsSeen = this.page.complaints.length;
    return fresh;
  }
}
