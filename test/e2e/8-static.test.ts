// Journey 8: no server at all. A snapshot and the sample site's pages lie in a folder of a web server that only knows files.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openStore, readConfig, type AppContext } from '@congress-kit/server';
import { openFiles } from '@congress-kit/server/files/index';
import { askHere, takeSnapshot } from '@congress-kit/server/snapshot/index';
import { openBrowser, type TestBrowser, type TestLike, type TestPage } from '../support/browser.ts';
import { openSeeded } from '../support/seed.ts';
import { startSite, type Site } from '../support/static-site.ts';

describe('the sample site from files alone', () => {
  let folder: string;
  let site: Site;
  let browser: TestBrowser;
  let wanted: { deputy: string; deputies: number; number: string; title: string; handling: number; ballot: string };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'congress-kit-static-'));
    const place = await openSeeded('pglite', { STAFF_TOKEN: 'a-token-nobody-needs-here-at-all' });
    const store = await openStore({ dataDir: place.dataDir });
    const config = { ...readConfig({ LOG_LEVEL: 'silent' }), dataDir: place.dataDir };
    const ctx: AppContext = { store, config, files: openFiles(config), key: Buffer.alloc(32, 7), now: () => new Date() };
    const { ask, askFile, close } = await askHere(ctx);
    const get = async (path: string): Promise<any> => (await ask(path)).body;
    await takeSnapshot({ out: join(folder, 'rd', 'site'), ask, askFile, now: new Date(), sampleSite: true });
    const [deputies, cases, handling, ballots] = await Promise.all([get('/deputies?limit=1'), get('/cases?limit=1&phase=completed'), get('/cases?limit=1&phase=handling'), get('/ballots?limit=1')]);
    wanted = { deputy: deputies.items[0].name, deputies: deputies.total, number: cases.items[0].number, title: cases.items[0].title, handling: handling.total, ballot: ballots.items[0].title };
    await close();
    await store.close();
    await place.close();
    site = await startSite(folder, { headers: { 'content-security-policy': "default-src 'self'; img-src 'self' data: blob:; object-src 'none'" } });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A page of the site; whatever it asks for is a file that is there. */
  const open = async (t: TestLike, path: string): Promise<TestPage> => {
    const page = await browser.newPage(t);
    const missing: string[] = [];
    page.on('response', (answer) => { if (answer.status() >= 400 && !answer.url().endsWith('/favicon.ico')) missing.push(answer.url()); });
    page.on('request', (request) => { if (!request.url().startsWith(`${site.url}/rd/site/`) && !/^(data|blob):/.test(request.url())) missing.push(request.url()); });
    await page.goto(`${site.url}/rd/site/${path}`);
    t.after(async () => assert.deepEqual(missing, [], 'asked for what is not there'));
    return page;
  };

  test('find a deputy, and read the card', async (t) => {
    const page = await open(t, 'index.html');
    await page.getByRole('link', { name: '找代表', exact: true }).click();
    await page.getByText('虚构').first().waitFor();
    await page.locator('#query').fill(wanted.deputy);
    await page.locator('[part~=row]').first().click();
    await page.getByRole('heading', { name: wanted.deputy }).first().waitFor();
  });

  test('the cases: filtered, searched, page after page, and one of them with its steps', async (t) => {
    const page = await open(t, `track.html?case=${wanted.number}`);
    await page.getByRole('heading', { name: wanted.title }).waitFor();
    const list = await open(t, 'en/track.html');
    await list.locator('[part=listing]').waitFor();
    assert.equal(await list.locator('#receipt-no').count(), 0, 'no receipt can be looked up in files');
    const still = await open(t, 'track.html');
    await still.getByRole('button', { name: /办理中/ }).or(still.getByRole('radio', { name: /办理中/ })).first().click();
    await still.getByText(`${wanted.handling}`, { exact: false }).first().waitFor();
    // “back” of the browser leads to the list, and not off the page.
    await still.locator('button.open').first().click();
    await still.waitForURL(/track\.html\?case=/);
    await still.goBack();
    await still.locator('button.open').first().waitFor();
    assert.match(still.url(), /track\.html$/);
  });

  test('a ballot with its votes', async (t) => {
    const page = await open(t, 'ballots.html');
    await page.locator('[part~=candidate]').first().waitFor();
    assert.ok((await page.locator('#picker option:checked').innerText()).startsWith(wanted.ballot));
  });

  test('the form says that nothing can be sent here, and where to go instead', async (t) => {
    const page = await open(t, 'suggest.html');
    await page.getByText('这里只能查看，不能提交').waitFor();
    assert.equal(await page.getByRole('button', { name: '提交意见' }).count(), 0);
  });
});
