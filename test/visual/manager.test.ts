// What stands around a story: the bar above it, the panels below it, the list beside it; on a desk and on a telephone. As `npm start` shows
// it, under /storybook and the policy of the server.
import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { build } from '../../.scripts/build.mjs';
import { ensurePinned } from '../../.scripts/pinned.mjs';
import { globalTypes } from '../../stories/support/surroundings.ts';
import { openBrowser, type TestBrowser, type TestPage } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';

await build({ only: ['storybook'] });
const { executable } = await ensurePinned();

describe('around the stories', { timeout: 10 * 60_000 }, () => {
  let server: TestServer;
  let browser: TestBrowser;
  before(async () => {
    server = await startServer();
    browser = await openBrowser({ executable });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const open = async (t: TestContext, story: string, width = 1280): Promise<{ page: TestPage; frame: FrameLocator }> => {
    const page = await browser.newPage(t, { viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(60_000);
    await page.goto(`${server.url}/storybook/?path=/story/${story}`);
    return { page, frame: page.frameLocator('#storybook-preview-iframe') };
  };

  test('panels have names in both languages; a control changes the element, and a method is called by its button', async (t) => {
    const { page, frame } = await open(t, 'text-field--playground');
    for (const name of [/控件 ·\s*Controls/, /事件 ·\s*Actions/, /操作 ·\s*Interactions/, /无障碍 ·\s*Accessibility/]) await page.getByRole('tab', { name }).waitFor();
    await page.locator('#control-label').fill('哪里的路灯坏了');
    await frame.getByText('哪里的路灯坏了').first().waitFor();
    await page.getByRole('tab', { name: '方法 · Methods' }).click();
    await page.getByRole('textbox', { name: 'message' }).fill('网页自己的规定');
    await page.getByRole('button', { name: /setCustomValidity/ }).click();
    await page.getByText('→ undefined').waitFor();
    await page.getByRole('button', { name: /reportValidity/ }).click();
    await page.getByText('→ false').waitFor();
    await frame.locator('congress-text-field .error').waitFor();
  });

  // What each of them does to a story is asked in stories.test.ts, where no menu has to be opened.
  test('the bar has every tool, and what is chosen there is seen', async (t) => {
    const { page, frame } = await open(t, 'ballot-results--chart');
    await frame.locator('congress-ballot-results [part~=candidate]').first().waitFor();
    for (const { description } of Object.values(globalTypes)) await page.getByRole('button', { name: description }).waitFor();
    const choose = async (tool: keyof typeof globalTypes, value: string): Promise<void> => {
      const { description, toolbar } = globalTypes[tool];
      await page.getByRole('button', { name: description }).click();
      await page.getByRole('option', { name: toolbar.items.find((one) => one.value === value)!.title, exact: true }).click();
    };
    await choose('theme', 'dark');
    await frame.locator('.host.dark congress-ballot-results[theme=dark]').waitFor();
    await choose('network', 'slow');
    const isSlow = (): Promise<boolean> => frame.locator('congress-ballot-results').evaluate(async (one) => {
      const asked = performance.now();
      await fetch(`${one.getAttribute('api')!}/ballots`);
      return performance.now() - asked > 2000;
    });
    // The story hears of it a moment later.
    while (!await isSlow()) await page.waitForTimeout(50);
  });

  test('on a telephone: the list, the bar and the panels are there, and nothing is cut off', async (t) => {
    const { page, frame } = await open(t, 'text-field--playground', 375);
    await frame.locator('congress-text-field input').waitFor();
    const fits = async (what: string): Promise<void> => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), what);
    await page.getByRole('button', { name: /navigation menu/i }).click();
    await page.getByText('网站管理员指南').first().waitFor();
    await fits('the list');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /open addon panel/i }).click();
    const within = (selector: string): Promise<boolean> => page.locator(selector).first().evaluate((one) => { const { left, right } = one.getBoundingClientRect(); return left >= 0 && right <= innerWidth && one.scrollWidth <= one.clientWidth + 1; });
    await page.locator('.docblock-argstable').first().waitFor();
    assert.ok(await within('.docblock-argstable'), 'the controls');
    await page.getByRole('tab', { name: '方法 · Methods' }).click();
    await page.locator('.congress-methods button').first().waitFor();
    for (const button of await page.locator('.congress-methods button').all()) assert.ok(await button.evaluate((one) => one.getBoundingClientRect().right <= innerWidth), 'a button of the methods');
    // The result was there before the panel.
    await page.getByRole('tab', { name: /无障碍/ }).click();
    await page.getByText('No accessibility violations found.').waitFor();
    await fits('the panels');
  });
});
