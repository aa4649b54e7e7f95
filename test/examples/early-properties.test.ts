// Properties that a page, or a framework, sets before the script has come: every one of every element arrives, and does what it does later.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { describeElements } from '../../packages/elements/build-description.ts';
import { elementNames } from '../../packages/elements/build-descriptions.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { embedFiles } from '../support/embed-files.ts';
import { root } from '../support/process.ts';
import { startSite, type Site } from '../support/static-site.ts';

const described = describeElements(join(root, 'packages', 'elements', 'src'), elementNames);
let browser: TestBrowser;
let site: Site;
before(async () => {
  browser = await openBrowser();
  site = await startSite({ '/': '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Early</title><main></main>', ...embedFiles() });
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

describe('a property that was set before the element was defined (complaint 12)', () => {
  for (const { tag, properties } of described) {
    test(`${tag}: ${properties.map(({ name }) => name).join(', ')}`, async (t) => {
      assert.ok(properties.length >= 11, `${properties.length}`);
      // What is set leads nowhere: it is asked for all the same.
      const page = await browser.newPage(t, { allow: [/Failed to load resource/] });
      await page.goto(`${site.url}/`);
      await page.evaluate(([name, list]) => {
        const early = document.createElement(name);
        const given: Record<string, unknown> = {};
        // Of the property's type, and none that it has by itself.
        for (const { name: property, type } of list) given[property] = property === 'data' ? {} : /boolean/.test(type) ? true : /number/.test(type) ? 7 : (/.*'([^']+)'/.exec(type)?.[1] ?? `early ${property}`);
        Object.assign(early, given);
        Object.assign(globalThis, { early, given });
        document.querySelector('main')!.append(early);
      }, [tag, properties.map(({ name, type }) => ({ name, type }))] as const);
      await page.addScriptTag({ url: `/embed/${tag.endsWith('-field') ? 'form-fields' : tag.replace('congress-', '')}.js` });
      const found = await page.evaluate(async (name) => {
        await customElements.whenDefined(name);
        const { early, given } = globalThis as unknown as { early: HTMLElement & Record<string, unknown> & { updateComplete: Promise<unknown> }; given: Record<string, unknown> };
        await early.updateComplete;
        return Object.keys(given).map((property) => ({
          property, holds: early[property] === given[property],
          // Left on the element itself it would hide the accessor for ever, and nothing would hear of the next value.
          isOwn: Object.prototype.hasOwnProperty.call(early, property),
        }));
      }, tag);
      assert.deepEqual(found.filter(({ holds, isOwn }) => !holds || isOwn), []);
      assert.equal(found.length, properties.length);
    });
  }
});
