import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { failOnComplaints, openBrowser, type TestBrowser } from './browser.ts';
import { startSite, type Site } from './static-site.ts';

let browser: TestBrowser;
let site: Site;

before(async () => {
  browser = await openBrowser();
  site = await startSite({
    '/': '<!doctype html><title>某县人大</title><p>代表</p>',
    '/broken': '<!doctype html><script>throw new Error("out of order")</script>',
    '/loud': '<!doctype html><script>console.error("too loud")</script>',
  }, { charset: 'gbk' });
});

after(async () => {
  await browser.close();
  await site.stop();
});

test('a county host name leads here, in its own charset, and is not a secure context', async (t) => {
  const page = await browser.newPage(t);
  await page.goto(`${site.url}/`);
  assert.equal(await page.title(), '某县人大');
  assert.equal(await page.evaluate(() => document.characterSet), 'GBK');
  assert.equal(await page.evaluate(() => isSecureContext), false);
  assert.equal(await page.evaluate(() => typeof crypto.randomUUID), 'undefined');
});

test('a page may talk to another origin on this machine, and to nobody else', async (t) => {
  await using api = await startSite({ '/v1': 'here' }, { headers: { 'access-control-allow-origin': '*' } });
  const page = await browser.newPage(t, { allow: ['ERR_NAME_NOT_RESOLVED'] });
  await page.goto(`${site.url}/`);
  const get = (url: string) => page.evaluate((address) => fetch(address).then((answer) => answer.text(), () => 'failed'), url);
  assert.equal(await get(`${api.local}/v1`), 'here');
  assert.equal(await get('http://www.npmjs.com/'), 'failed');
});

test('a page that complains is noticed, unless the test expects it', async (t) => {
  const strict = await browser.newPage();
  await strict.goto(`${site.url}/broken`);
  await strict.goto(`${site.url}/loud`);
  assert.throws(() => failOnComplaints(strict.complaints), /out of order[\s\S]*too loud/);
  await strict.close();

  const relaxed = await browser.newPage(t, { allow: [/out of order/, 'too loud'] });
  await relaxed.goto(`${site.url}/broken`);
  await relaxed.goto(`${site.url}/loud`);
  assert.deepEqual(relaxed.complaints, []);
});
