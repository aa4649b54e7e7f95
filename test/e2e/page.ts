// A webmaster's page for the journeys: the simplest there is, on another origin than the API, on plain http.
import { after } from 'node:test';
import { openBrowser, type PageOptions, type TestBrowser, type TestLike, type TestPage } from '../support/browser.ts';
import { startSite, type Site } from '../support/static-site.ts';

export interface CountySite {
  browser: TestBrowser;
  site: Site;
  /** Opens a page with this body; the script tag names `api`. */
  open(test: TestLike, path: string, options?: PageOptions): Promise<TestPage>;
  stop(): Promise<void>;
}

// One for all counties of a file: every page has a context of its own in it.
let shared: Promise<TestBrowser> | undefined;
after(async () => { await (await shared)?.close(); });

/** `bodies` by path; every page carries the one script tag. `embed` is where the script comes from. `files` are served as they are. */
export async function startCountySite(embed: string, api: string, bodies: Record<string, string>, files: Record<string, string> = {}): Promise<CountySite> {
  const pages = Object.fromEntries(Object.entries(bodies).map(([path, body]) => [path, page(embed, api, body)]));
  const site = await startSite({ ...pages, ...files });
  const browser = await (shared ??= openBrowser());
  return {
    browser,
    site,
    open: async (test, path, options) => {
      const opened = await browser.newPage(test, options);
      await opened.goto(site.url + path);
      return opened;
    },
    stop: () => site.stop(),
  };
}

const page = (embed: string, api: string, body: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>青禾县人大</title>
<script src="${embed}/embed/congress-kit.js" data-api="${api}" defer></script>
</head>
<body>
${body}
</body>
</html>
`;

/** A telephone held upright. */
export const phone: PageOptions = { viewport: { width: 375, height: 812 }, hasTouch: true };

/** Nothing sticks out to the right, in the page or in an element's frame. */
export async function assertNoOverflow(page: TestPage): Promise<void> {
  const found = await page.evaluate(() => {
    const wide: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) wide.push(`page ${root.scrollWidth} > ${root.clientWidth}`);
    for (const host of document.querySelectorAll('*')) {
      for (const one of host.shadowRoot?.querySelectorAll('*') ?? []) {
        const { right, width, height } = one.getBoundingClientRect();
        if (width > 1 && height > 1 && right > root.clientWidth + 1) wide.push(`${host.localName} ${one.localName}.${one.getAttribute('class') ?? ''} to ${Math.round(right)}`);
      }
    }
    return wide.slice(0, 5);
  });
  if (found.length > 0) throw new Error(`wider than the window: ${found.join('; ')}`);
}

/** One of the form's lists: typed, and the first that fits is taken. */
export async function choose(form: Pick<TestPage, 'locator'>, id: string, words: string): Promise<void> {
  await form.locator(`#${id}`).fill(words);
  await form.locator(`#${id}-at-0`).waitFor();
  await form.locator(`#${id}`).press('Enter');
}

/** From the questions to the summary. */
export async function toCheck(form: Pick<TestPage, 'getByRole' | 'getByText'>): Promise<void> {
  await form.getByRole('button', { name: '下一步：核对' }).click();
  await form.getByText('请核对后提交').waitFor();
}

/** Calls the staff API as the office does; fails the test on any answer but the expected status. */
export async function staff(api: string, token: string, method: 'GET' | 'POST', path: string, body?: unknown, expected = method === 'POST' ? 201 : 200): Promise<any> {
  const answer = await fetch(api + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const said = await answer.json();
  if (answer.status !== expected) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(said)}`);
  return said;
}
