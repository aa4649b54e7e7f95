// A Chromium for end-to-end tests. It reaches nothing but this machine, and a page that complains fails its test.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { browserFlags, ensureBrowser } from '../../.scripts/browser.mjs';
import { root } from './process.ts';

/** Host names that lead to loopback: unlike localhost they are not a secure context, as on many county sites. */
export const resolverRules = 'MAP *.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

export interface PageOptions extends BrowserContextOptions {
  /** Complaints (page errors, console errors) that this test expects. */
  allow?: (string | RegExp)[];
}

export interface TestPage extends Page {
  /** Complaints so far that were not allowed. */
  complaints: string[];
}

export interface TestBrowser {
  browser: Browser;
  /** A page in a context of its own. Pass the test's context, and its end closes the page and fails on complaints. */
  newPage(test?: TestLike, options?: PageOptions): Promise<TestPage>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What is used of node:test's TestContext. */
export interface TestLike {
  after(work: () => Promise<void>): void;
}

export async function openBrowser(options: { args?: string[]; headless?: boolean; executable?: string } = {}): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: options.executable ?? await ensureBrowser(),
    headless: options.headless ?? true,
    args: [...browserFlags, `--host-resolver-rules=${resolverRules}`, ...options.args ?? []],
  });
  const close = () => browser.close();
  return {
    browser,
    close,
    newPage: (test, pageOptions) => newPage(browser, test, pageOptions),
    [Symbol.asyncDispose]: close,
  };
}

async function newPage(browser: Browser, test?: TestLike, options: PageOptions = {}): Promise<TestPage> {
  const { allow = [], ...contextOptions } = options;
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...contextOptions });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints = listen(context, page, allow);
  test?.after(async () => {
    await context.close();
    failOnComplaints(complaints);
  });
  return Object.assign(page, { complaints });
}

/** Throws when the page complained; for pages opened without a test. */
export function failOnComplaints(complaints: string[]): void {
  if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.map((one) => `- ${one}`).join('\n')}`);
}

/** Saves a picture under .cache/screenshots and returns its path. */
export async function screenshot(page: Page, name: string, options: { fullPage?: boolean } = {}): Promise<string> {
  const folder = join(root, '.cache', 'screenshots');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')}.png`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path, fullPage: options.fullPage ?? true, animations: 'disabled', caret: 'hide' });
  return path;
}

function listen(context: BrowserContext, page: Page, allow: (string | RegExp)[]): string[] {
  const complaints: string[] = [];
  const note = (text: string) => {
    const expected = allow.some((one) => (typeof one === 'string' ? text.includes(one) : one.test(text)));
    if (!expected) complaints.push(text);
  };
  page.on('pageerror', (error) => note(error.stack ?? error.message));
  page.on('crash', () => note('the page crashed'));
  context.on('console', (message) => {
    const { url, lineNumber } = message.location();
    // Chromium asks every site for an icon; its absence says nothing about our page.
    if (message.type() === 'error' && !url.endsWith('/favicon.ico')) note(`${message.text()} (${url}:${lineNumber})`);
  });
  return complaints;
}
