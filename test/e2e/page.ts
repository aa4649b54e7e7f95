// A webmaster's page for the journeys: the simplest there is, on another origin than the API, on plain http.
import { openBrowser, type PageOptions, type TestBrowser, type TestLike, type TestPage } from '../support/browser.ts';
import { startSite, type Site } from '../support/static-site.ts';

export interface CountySite {
  browser: TestBrowser;
  site: Site;
  /** Opens a page with this body; the script tag names `api`. */
  open(test: TestLike, path: string, options?: PageOptions): Promise<TestPage>;
  stop(): Promise<void>;
}

/** `bodies` by path; every page carries the one script tag. `embed` is where the script comes from. */
export async function startCountySite(embed: string, api: string, bodies: Record<string, string>): Promise<CountySite> {
  const pages = Object.fromEntries(Object.entries(bodies).map(([path, body]) => [path, page(embed, api, body)]));
  const site = await startSite(pages);
  const browser = await openBrowser();
  return {
    browser,
    site,
    open: async (test, path, options) => {
      const opened = await browser.newPage(test, options);
      await opened.goto(site.url + path);
      return opened;
    },
    stop: async () => {
      await browser.close();
      await site.stop();
    },
  };
}

const page = (embed: string, api: string, body: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>青禾县人大</title>
<script src="${embed}/embed/congress-kit.js" data-api="${api}" defer></script>
</head>
<body>
${body}
</body>
</html>
`;

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
