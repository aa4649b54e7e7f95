// A county's own words: every slot that an element documents is filled at once, and each filling is seen on the way a resident takes. What the
// tracker shows to the holder of a receipt, and what the sample has no case of, is looked at in test/elements (`giveWords`).
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
      '/find.html': filled('congress-deputy-finder', `from-address map="${server.url}/boundaries.geojson" form-href="/form.html"`),
      '/track.html': filled('congress-handling-tracker'),
      '/results.html': filled('congress-ballot-results'),
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

  test('in the finder, from the first look to a printed sheet', async (t) => {
    const { look, rest } = watching('congress-deputy-finder');
    const page = await county.open(t, '/find.html');
    await own(page, 'help');
    await look(page);
    await page.locator('[part~=map-fold] > summary').click();
    await page.locator('[part~=filters] > summary').click();
    await own(page, 'filter-station-label');
    await page.locator('#township').selectOption({ index: 2 });
    await own(page, 'village-label');
    await page.locator('#village').selectOption({ index: 1 });
    await own(page, 'grid-label');
    await own(page, 'stations-title');
    await look(page);
    await page.locator('[part~=sheet-button]').click();
    await own(page, 'sheet');
    await look(page);
    const nobody = await county.open(t, `/find.html?q=${encodeURIComponent('没有这个人')}`);
    await own(nobody, 'station-place-label');
    await look(nobody);
    const { items: [first] } = await (await fetch(`${server.api}/deputies?limit=1`)).json();
    const card = await county.open(t, `/find.html?deputy=${first.id}`);
    await own(card, 'code-title');
    await own(card, 'memberships-title');
    await look(card);
    // The sample is one county; its first deputy has served before.
    assert.deepEqual(rest(), ['county-label']);
  });

  test('in the results and above the list of cases', async (t) => {
    const { look, rest } = watching('congress-ballot-results');
    const page = await county.open(t, '/results.html');
    await own(page, 'elected-title');
    await page.locator('[part~=tools] > summary, details > summary').first().click();
    await own(page, 'sort-label');
    await look(page);
    await page.getByRole('button', { name: '表格', exact: true }).first().click();
    await page.locator('table').first().waitFor();
    await look(page);
    // A tie, sums that do not add up and several years are not in the newest ballot; where to follow it needs an address to link to.
    const rare = ['faults', 'tied-title', 'compare-title', 'follow-title'];
    assert.deepEqual(rest().filter((name) => !rare.includes(name)), []);
    const tracker = watching('congress-handling-tracker');
    const list = await county.open(t, '/track.html');
    await list.getByRole('button', { name: '更多筛选和排序' }).click();
    await own(list, 'filter-light-label');
    await tracker.look(list);
    assert.deepEqual(tracker.rest().filter((name) => name.startsWith('filter-')), []);
  });

  const toSummary = async (page: TestPage): Promise<void> => {
    await page.locator('[part~=next]').click();
    await own(page, 'check-title');
  };
});
