// Journey 1: a resident finds the deputy by whatever they know: the village, part of a name, letters, the grid. Whoever finds
// nobody is told so and shown the station.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines } from '../support/engines.ts';
import { startServer, type TestServer } from '../support/server.ts';
import type { TestPage } from '../support/browser.ts';
import { all, get } from './office.ts';
import { assertNoOverflow, phone, startCountySite, type CountySite } from './page.ts';

interface Deputy {
  id: string;
  name: string;
  pinyin: string;
  post?: string;
  memberships: { level: string; congress: { name: string }; constituency?: string; endDate?: string }[];
  stations: { id: string; name: string }[];
  divisions: { id: string; name: string }[];
}

const initials = (pinyin: string): string => pinyin.split(' ').map((syllable) => syllable[0]).join('');

/** Names of the rows, all pages of them. */
async function found(page: TestPage): Promise<string[]> {
  for (;;) {
    const more = page.locator('[part~=more]');
    if (await more.count() === 0) break;
    await more.click();
  }
  return page.locator('[part~=row] [part~=name]').allInnerTexts();
}

const ask = async (page: TestPage, words: string): Promise<string[]> => {
  await page.locator('#query').fill(words);
  await page.locator('#found').waitFor({ state: 'attached' });
  return found(page);
};

for (const engine of engines()) {
  describe(`find a deputy, ${engine.name}`, () => {
    let server: TestServer;
    let county: CountySite;
    let deputies: Deputy[];
    /** Serves at a station, in a village, under a name of three characters that nobody else has. */
    let deputy: Deputy;
    let village: { id: string; name: string; path: { name: string }[] };
    let grid: { id: string; name: string; code: string };

    before(async () => {
      server = await startServer({ engine: engine.name, seed: 'sample' });
      const [roll, villages, grids] = await Promise.all([all(`${server.api}/deputies`), all(`${server.api}/divisions?kind=village`), all(`${server.api}/divisions?kind=grid`)]);
      deputies = roll;
      const isAlone = <T>(list: readonly T[], key: (one: T) => string, one: T) => list.filter((other) => key(other) === key(one)).length === 1;
      const serves = (one: Deputy) => villages.find((place) => one.divisions.some(({ id }) => id.startsWith(`${place.id}.`)) && isAlone(villages, ({ name }) => name, place));
      deputy = deputies.find((one) => [...one.name].length === 3 && one.stations.length > 0 && one.post && serves(one) && one.memberships.every(({ endDate }) => !endDate)
        && isAlone(deputies, ({ name }) => name, one) && isAlone(deputies, ({ pinyin }) => pinyin, one))!;
      village = serves(deputy);
      grid = grids.find(({ id }) => id === deputy.divisions[0]!.id);
      const finder = (more = '') => `<congress-deputy-finder ${more}></congress-deputy-finder>`;
      county = await startCountySite(server.url, server.api, {
        '/': finder(),
        '/both.html': `${finder()}<congress-suggestion-form></congress-suggestion-form>`,
        '/link.html': finder('form-href="/form.html?from=finder"'),
        '/form.html': '<congress-suggestion-form from-address></congress-suggestion-form>',
        '/card.html': finder('from-address'),
      });
    });
    after(async () => {
      await county?.stop();
      await server?.stop();
    });

    test('by the name of a village: everybody who serves it, and its station', async (t) => {
      const page = await county.open(t, '/');
      const names = await ask(page, village.name);
      const serving = await all(`${server.api}/deputies?division=${village.id}`);
      assert.ok(serving.length > 0);
      for (const { name } of serving) assert.ok(names.includes(name), `${name} serves ${village.name}`);
      assert.ok((await page.locator('[part~=row] mark').allInnerTexts()).includes(village.name), 'what was asked for is marked');
      await page.locator('[part~=stations] [part~=station]').first().waitFor();
      const page2 = await ask(page, village.name.replace(/村$/, ''));
      for (const { name } of serving) assert.ok(page2.includes(name), `${name}, also without 村`);
    });

    test('by part of a name, by pinyin in every way, by initials, with one search box and no further request', async (t) => {
      const page = await county.open(t, '/', phone);
      await page.getByText('位代表').first().waitFor();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const [family, first, second] = deputy.pinyin.split(' ') as [string, string, string];
      for (const words of [
        deputy.name, deputy.name.slice(1), deputy.name.slice(0, 2), deputy.pinyin, deputy.pinyin.replaceAll(' ', ''), deputy.pinyin.toUpperCase(),
        `${family} ${first}${second}`, `${first}${second}`, initials(deputy.pinyin), initials(deputy.pinyin).toUpperCase(),
      ]) {
        const names = await ask(page, words);
        assert.ok(names.includes(deputy.name), `${words} finds ${deputy.name}, not only ${names.slice(0, 5).join(' ')}`);
      }
      assert.equal((await ask(page, deputy.name))[0], deputy.name, 'the name itself comes first');
      // The script's part for a card comes ahead of the first press, once and from beside the script.
      assert.deepEqual(asked.filter((url) => !/\/embed\/congress-kit\/deputy-finder-card-part-\w+\.js$/.test(url)), [], 'the roll was read once');
      assert.ok(asked.length <= 1, asked.join('\n'));
      await assertNoOverflow(page);
    });

    test('three letters find every name of three characters with those initials', async (t) => {
      const page = await county.open(t, '/');
      const letters = initials(deputy.pinyin);
      const now = (one: Deputy) => one.memberships.some(({ endDate }) => !endDate || endDate >= new Date().toISOString().slice(0, 10));
      const wanted = deputies.filter((one) => initials(one.pinyin) === letters && now(one)).map(({ name }) => name);
      const names = await ask(page, letters);
      for (const name of wanted) assert.ok(names.includes(name), `${letters} finds ${name}`);
      assert.deepEqual([...names.slice(0, wanted.length)].sort(), [...wanted].sort(), 'before anything else');
    });

    test('by grid: its name, its code, and step by step from the township', async (t) => {
      const page = await county.open(t, '/', phone);
      const serving = (await all(`${server.api}/deputies?division=${grid.id}`)).map(({ name }) => name);
      for (const words of [grid.name, grid.id, grid.id.replaceAll('.', '')]) {
        const names = await ask(page, words);
        for (const name of serving) assert.ok(names.includes(name), `${words} finds ${name}`);
      }
      await page.locator('#query').fill('');
      const path = (await get(`${server.api}/divisions/${grid.id}`)).path.map(({ name }: { name: string }) => name);
      const [township, place] = path.slice(-2) as [string, string];
      // How many each would leave stands behind its name.
      for (const [list, name] of [['#township', township], ['#village', place], ['#grid', grid.name]] as const) {
        const option = page.locator(`${list} option`, { hasText: new RegExp(`^\\s*${name}\\s*(?:（|$)`) });
        await page.selectOption(list, await option.getAttribute('value'));
      }
      const names = await found(page);
      for (const name of serving) assert.ok(names.includes(name), `${township} → ${place} → ${grid.name} finds ${name}`);
      await assertNoOverflow(page);
    });

    test('the card: who it is, where to meet, no private number; back leads to the row', async (t) => {
      const page = await county.open(t, '/', phone);
      await ask(page, deputy.name);
      await page.locator('[part~=row] [part~=name]', { hasText: deputy.name }).first().click();
      const card = page.locator('[part~=card]');
      await card.locator('[part~=memberships]').waitFor();
      const station = await get(`${server.api}/stations/${deputy.stations[0]!.id}`);
      const text = await card.innerText();
      const { congress, constituency } = deputy.memberships[0]!;
      for (const words of [deputy.name, deputy.post, congress.name, constituency, station.name, station.address, grid.name]) {
        if (words) assert.ok(text.includes(words), `${words} on the card`);
      }
      const numbers = await card.locator('a[href^="tel:"]').evaluateAll((links) => links.map((link) => link.textContent?.trim()));
      const allowed = await Promise.all(deputy.stations.map(async ({ id }) => (await get(`${server.api}/stations/${id}`)).officePhone));
      for (const number of numbers) assert.ok(allowed.includes(number), `${number} is a station’s`);
      await assertNoOverflow(page);
      await page.locator('[part~=back]').click();
      await page.locator('[part~=row]').first().waitFor();
      assert.equal(await page.evaluate(() => document.querySelector('congress-deputy-finder')!.shadowRoot!.activeElement?.id), `row-${deputy.id}`);
    });

    test('no match says so, what to try, and offers the station of where one lives', async (t) => {
      const page = await county.open(t, '/', phone);
      await page.locator('#query').fill('齉齾龘');
      const none = page.locator('[part~=none]');
      await none.getByText('没有找到“齉齾龘”').waitFor();
      await none.getByText('也可以直接去代表家站').waitFor();
      const township = (await page.locator('#station-place option').allInnerTexts())[1]!;
      await page.selectOption('#station-place', { label: township });
      const stations = none.locator('[part~=station]');
      await stations.first().waitFor();
      const [name] = await stations.first().locator('h4').allInnerTexts();
      const known = (await all(`${server.api}/stations`)).find((one) => name!.startsWith(one.name));
      assert.ok(known, `${name} is a station of the county`);
      assert.ok((await stations.first().innerText()).includes(known.address));
      assert.equal(await page.locator('[part~=row]').count(), 0);
      await assertNoOverflow(page);
    });

    test('“write to this deputy” addresses the form on the same page', async (t) => {
      const page = await county.open(t, '/both.html');
      await ask(page, deputy.name);
      await page.locator('[part~=row] [part~=name]', { hasText: deputy.name }).first().click();
      await page.getByRole('button', { name: '给这位代表提意见' }).click();
      await page.getByText(`写给代表：${deputy.name}`).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.localName), 'congress-suggestion-form', 'and takes the resident there');
      assert.equal(await page.getAttribute('congress-suggestion-form', 'deputy'), deputy.id);
    });

    test('“write to this deputy” goes to the page with the form; the page may also do it itself', async (t) => {
      const page = await county.open(t, '/link.html');
      await ask(page, deputy.name);
      await page.locator('[part~=row] [part~=name]', { hasText: deputy.name }).first().click();
      await page.evaluate(() => {
        document.addEventListener('congress-write', (event) => {
          event.preventDefault();
          document.title = JSON.stringify((event as CustomEvent).detail);
        }, { once: true });
      });
      await page.getByRole('link', { name: '给这位代表提意见' }).click();
      assert.deepEqual(JSON.parse(await page.title()), { deputyId: deputy.id, name: deputy.name });
      await page.getByRole('link', { name: '给这位代表提意见' }).click();
      await page.getByText(`写给代表：${deputy.name}`).waitFor();
      const { pathname, searchParams } = new URL(page.url());
      assert.deepEqual([pathname, searchParams.get('from'), searchParams.get('deputy')], ['/form.html', 'finder', deputy.id]);
    });

    test('a link can name the deputy; one who is not there leads back to the search', async (t) => {
      const page = await county.open(t, `/card.html?deputy=${deputy.id}`);
      await page.locator('[part~=card]').getByRole('heading', { name: deputy.name }).waitFor();
      const gone = await county.open(t, '/card.html?deputy=DB999999', { allow: [/404/] });
      await gone.getByText('没有这位代表').waitFor();
      await gone.getByRole('button', { name: '查找其他代表' }).click();
      await gone.locator('#query').waitFor();
    });
  });
}
