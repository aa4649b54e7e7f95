// The documentation as a developer meets it: in both languages, under its own policy, asking no other host; and it can be tried.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, screenshot } from '../support/browser.ts';
import { startServer } from '../support/server.ts';

test('the documentation is read in two languages and tried, and asks no other host', { timeout: 180_000 }, async (t) => {
  await using server = await startServer({ seed: 'none' });
  await using browser = await openBrowser();
  const page = await browser.newPage(t, { viewport: { width: 1280, height: 900 } });
  const foreign: string[] = [];
  page.on('request', (request) => { if (!request.url().startsWith(`${server.url}/`) && !/^(data|blob):/.test(request.url())) foreign.push(request.url()); });
  page.setDefaultTimeout(60_000);

  await page.goto(`${server.api}/docs/zh-CN/#tag/deputies/GET/deputies`);
  await page.getByRole('heading', { name: '查代表', exact: true }).first().waitFor();
  assert.ok(await page.getByText(`curl --get '${server.api}/deputies'`).count() > 0, 'the sample names this host');
  await screenshot(page, 'docs zh-CN 1280', { fullPage: false });

  // Tried from the page: the answer of this very server comes back.
  await page.getByRole('button', { name: /测试|发送|试/ }).first().click();
  const asked = page.waitForResponse((response) => response.url().startsWith(`${server.api}/deputies`) && response.request().resourceType() === 'fetch');
  await page.getByRole('button', { name: /发送|Send/ }).last().click();
  assert.ok((await asked).status() < 500);
  await screenshot(page, 'docs tried', { fullPage: false });
  await page.keyboard.press('Escape');

  await page.goto(`${server.api}/docs/zh-CN/`);
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Congress Kit API' }).first().waitFor();
  assert.equal(new URL(page.url()).pathname, '/v1/docs/en/');

  for (const [language, heading] of [['zh-CN', '谁可以做什么'], ['en', 'Who may do what']] as const) {
    for (const width of [1280, 375]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${server.api}/docs/${language}/roles`);
      await page.getByRole('heading', { name: heading }).waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `the page fits ${width} px`);
      await screenshot(page, `docs roles ${language} ${width}`, { fullPage: false });
    }
  }
  assert.deepEqual(foreign, []);
});
