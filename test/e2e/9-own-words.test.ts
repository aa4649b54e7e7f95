// A county's own words: every slot that the form documents is filled at once, and each filling is seen on the way a resident takes. Those of the
// other elements are looked at in their own tests (test/elements, `giveWords`).
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { describeElements } from '../../packages/elements/build-description.ts';
import { elementNames } from '../../packages/elements/build-descriptions.ts';
import type { TestPage } from '../support/browser.ts';
import { root } from '../support/process.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { photo } from '../server/pictures.ts';
import { choose, startCountySite, type CountySite } from './page.ts';

const slots = new Map(describeElements(join(root, 'packages', 'elements', 'src'), elementNames).map(({ tag, slots: all }) => [tag, all.map(({ name }) => name).filter(Boolean)]));
const filled = (tag: string, attributes = ''): string => `<${tag} ${attributes}>${slots.get(tag)!.map((name) => `<span slot="${name}">本县：${name}</span>`).join('')}</${tag}>`;

describe('a county’s own words', () => {
  let server: TestServer;
  let county: CountySite;

  before(async () => {
    server = await startServer({ seed: 'sample' });
    county = await startCountySite(server.url, server.api, {
      '/form.html': filled('congress-suggestion-form', 'tracker-href="/track.html"'),
      '/steps.html': filled('congress-suggestion-form', 'steps'),
    });
  });
  after(async () => {
    await county?.stop();
    await server?.stop();
  });

  /** Collects what is seen; `rest` is what was not, in the end. */
  const watching = (tag: string) => {
    const seen = new Set<string>();
    return {
      look: async (page: TestPage): Promise<void> => {
        const now = await page.evaluate((name) => Array.from(document.querySelectorAll<HTMLElement>(`${name} > [slot]`)).filter(({ offsetHeight }) => offsetHeight > 0).map(({ slot }) => slot), tag);
        for (const name of now) seen.add(name);
      },
      rest: () => slots.get(tag)!.filter((name) => !seen.has(name)),
    };
  };
  const own = (page: TestPage, name: string) => page.getByText(`本县：${name}`, { exact: true }).first().waitFor();
  const write = async (page: TestPage, title: string): Promise<void> => {
    await choose(page, 'category', 'ldzm');
    await page.fill('#title', title);
    await page.fill('#body', '晚上看不见路，老人摔倒过。');
    await page.fill('#name', '禾苗');
    await page.check('#consent');
  };

  test('in the form, from the first question to the receipt, on one page and step by step', async (t) => {
    const { look, rest } = watching('congress-suggestion-form');
    const { items: [alike] } = await (await fetch(`${server.api}/suggestions?limit=1&sort=-supportCount`)).json();
    const page = await county.open(t, '/form.html');
    await own(page, 'consent-label');
    await own(page, 'attachments-hint');
    await look(page);
    await page.getByRole('button', { name: '一级一级选' }).click();
    for (const [field, next] of [['township', 'village'], ['village', 'grid']] as const) {
      await own(page, `${field}-label`);
      await page.locator(`select#${field}, #${field} select`).first().selectOption({ index: 1 });
      await own(page, `${next}-label`);
    }
    await look(page);
    await page.getByRole('button', { name: '提给代表或代表家站' }).click();
    for (const kind of ['deputy', 'station', 'congress']) await own(page, `target-kind-${kind}-hint`);
    await look(page);
    await page.locator('#target-kind-1').check();
    await own(page, 'target-name-label');
    await look(page);
    await page.locator('#target-kind-0').check();
    const picture = await photo();
    for (let at = 0; at < 6; at += 1) {
      await page.setInputFiles('#file-input', { name: `路口${at}.jpg`, mimeType: 'image/jpeg', buffer: picture });
      await page.getByText(`路口${at}.jpg`).first().waitFor();
    }
    await own(page, 'attachments-full');
    await look(page);
    await write(page, alike.title);
    await toSummary(page);
    await own(page, 'similar');
    await look(page);
    await page.locator('[part~=submit]').click();
    await own(page, 'next');
    await look(page);
    const stepped = await county.open(t, '/steps.html');
    await own(stepped, 'step-subject');
    await look(stepped);
    await choose(stepped, 'category', 'ldzm');
    for (const step of ['words', 'files', 'place', 'who', 'agree']) {
      await stepped.locator('[part~=next]').click();
      await own(stepped, `step-${step}`);
      await look(stepped);
      if (step === 'words') {
        await stepped.fill('#title', '枣林路路灯坏了三盏');
        await stepped.fill('#body', '晚上看不见路。');
      } else if (step === 'who') await stepped.fill('#name', '禾苗');
    }
    assert.deepEqual(rest(), []);
  });

  const toSummary = async (page: TestPage): Promise<void> => {
    await page.locator('[part~=next]').click();
    await own(page, 'check-title');
  };
});
