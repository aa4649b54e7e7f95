// Journey 6: how a ballot came out: every candidate's votes, what was needed and of what, who is in and who is not and why; the
// same as a chart and as a table. Figures that contradict each other are shown as announced, and flagged.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines } from '../support/engines.ts';
import { startServer, type TestServer } from '../support/server.ts';
import type { TestPage } from '../support/browser.ts';
import { all, get } from './office.ts';
import { assertNoOverflow, phone, startCountySite, type CountySite } from './page.ts';

interface Row {
  title: string;
  yes: number;
  no: number;
  abstain: number;
  /** 当选, 未当选 or 待定. */
  result: string;
  /** Everything said about the outcome. */
  outcome: string;
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

const chart = (page: TestPage): Promise<Row[]> => page.locator('[part~=candidate]').evaluateAll((candidates) => candidates.map((one) => {
  const text = (selector: string) => one.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const count = (kind: string) => Number(text(`.row.${kind} .value`).replace(/[, 票]/g, ''));
  const title = one.querySelector('h4')!.cloneNode(true) as HTMLElement;
  for (const extra of title.querySelectorAll('span')) extra.remove();
  return { title: title.textContent!.trim(), yes: count('yes'), no: count('no'), abstain: count('abstain'), result: text('.outcome .badge'), outcome: text('.outcome') };
}));

const table = (page: TestPage): Promise<Row[]> => page.locator('[part=table] tbody tr').evaluateAll((rows) => rows.map((one) => {
  const text = (selector: string) => one.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const count = (label: string) => Number(text(`td[data-label=${label}]`).replace(/,/g, ''));
  return {
    title: text('th'), yes: count('赞成'), no: count('反对'), abstain: count('弃权'), result: text('td[data-label=结果] .badge'), outcome: text('td[data-label=结果]'),
  };
}));

/** What was announced, in the form the two views are read in. */
const announced = (ballot: any): Pick<Row, 'title' | 'yes' | 'no' | 'abstain'>[] =>
  ballot.candidates.map(({ title, yes, no, abstain }: Row) => ({ title, yes, no, abstain }));
const votes = (rows: readonly Row[]) => rows.map(({ title, yes, no, abstain }) => ({ title, yes, no, abstain }));
const byTitle = (one: { title: string }, other: { title: string }) => (one.title < other.title ? -1 : 1);

for (const engine of engines()) {
  describe(`see how a ballot came out, ${engine.name}`, () => {
    let server: TestServer;
    let county: CountySite;
    let ballots: any[];
    let broken: any;
    let missing: any;

    before(async () => {
      server = await startServer({ engine: engine.name, seed: 'sample' });
      ballots = await Promise.all((await all(`${server.api}/ballots`)).map(({ id }) => get(`${server.api}/ballots/${id}`)));
      const sound = ballots.find((one) => one.threshold?.basis === 'all_deputies' && !one.tieDecision);
      broken = structuredClone(sound);
      broken.title = '数字对不上的票决';
      broken.candidates[0].yes += 7;
      broken.candidates.find((one: any) => !one.elected).elected = true;
      missing = { ...structuredClone(sound), title: '收回比发出多的票决', returned: sound.issued + 3 };
      county = await startCountySite(server.url, server.api, {
        '/': '<congress-ballot-results></congress-ballot-results>',
        '/broken.html': '<congress-ballot-results src="/data/broken.json"></congress-ballot-results>',
        '/void.html': '<congress-ballot-results src="/data/void.json"></congress-ballot-results>',
        ...Object.fromEntries(ballots.map(({ id }) => [`/${id}.html`, `<congress-ballot-results ballot="${id}"></congress-ballot-results>`])),
      }, { '/data/broken.json': JSON.stringify(broken), '/data/void.json': JSON.stringify(missing) });
    });
    after(async () => {
      await county?.stop();
      await server?.stop();
    });

    const shown = async (page: TestPage, title: string): Promise<void> => page.locator('[part=title]', { hasText: title }).waitFor();
    const asTable = async (page: TestPage): Promise<void> => {
      await page.getByRole('button', { name: '表格', exact: true }).click();
      await page.locator('[part=table]').waitFor();
    };
    const asChart = (page: TestPage) => page.getByRole('button', { name: '图表', exact: true }).click();

    test('all ballots of the county: chart and table say what was announced, and the same', async (t) => {
      assert.equal(ballots.length, 21);
      const page = await county.open(t, '/');
      for (const ballot of ballots) {
        await page.selectOption('#picker', ballot.id);
        await shown(page, ballot.title);
        const [inChart, inTable] = [await chart(page), await asTable(page).then(() => table(page))];
        await asChart(page);
        assert.deepEqual(votes(inChart).sort(byTitle), announced(ballot).sort(byTitle), ballot.title);
        assert.deepEqual(inTable.sort(byTitle), inChart.sort(byTitle), ballot.title);
        const elected = inChart.filter(({ result }) => result === '当选').map(({ title }) => title);
        assert.deepEqual(elected.sort(), ballot.candidates.filter((one: any) => one.elected).map((one: any) => one.title).sort(), ballot.title);
        for (const { result, outcome, title } of inChart) if (result !== '当选') assert.ok(outcome.length > result.length, `${title} says why: ${outcome}`);
        assert.equal(await page.locator('[part=faults]').count(), 0, `${ballot.title} adds up`);
      }
    });

    test('a threshold: what it is taken of, how many votes that makes, and how many were missing', async (t) => {
      const ballot = ballots.find((one) => one.threshold?.basis === 'all_deputies' && one.candidates.some((who: any) => who.yes * 2 <= one.totalDeputies))
        ?? ballots.find((one) => one.threshold?.basis === 'all_deputies');
      const page = await county.open(t, `/${ballot.id}.html`, phone);
      await shown(page, ballot.title);
      const need = Math.floor(ballot.totalDeputies / 2) + 1;
      assert.ok(plain(await page.locator('[part=rule]').innerText()).includes(`赞成票超过全体代表的半数才能当选：全体代表 ${ballot.totalDeputies}，所以至少要 ${need} 票。`));
      for (const { title, yes, result, outcome } of await chart(page)) {
        if (yes >= need) continue;
        assert.equal(result, '未当选', title);
        assert.ok(outcome.includes(`没有达到规定票数，差 ${need - yes} 票`), outcome);
      }
      const turnout = plain(await page.locator('[part=turnout]').innerText());
      for (const count of [ballot.totalDeputies, ballot.present, ballot.issued, ballot.returned]) assert.ok(turnout.includes(String(count)), `${count} in ${turnout}`);
      await assertNoOverflow(page);
      await asTable(page);
      await assertNoOverflow(page);
    });

    test('a threshold of the valid papers, and one of nothing: the rule names its basis', async (t) => {
      const ofValid = ballots.find((one) => one.threshold?.basis === 'valid');
      const top = ballots.find((one) => one.method === 'approve_top_n');
      const page = await county.open(t, `/${ofValid.id}.html`);
      await shown(page, ofValid.title);
      assert.match(await page.locator('[part=rule]').innerText(), new RegExp(`超过有效票的半数才能当选：有效票 ${ofValid.returned - ofValid.invalid}`));
      const other = await county.open(t, `/${top.id}.html`);
      await shown(other, top.title);
      assert.match(await other.locator('[part=rule]').innerText(), new RegExp(`前 ${top.seats} 项当选，不设最低票数`));
    });

    test('equal votes at the cut: both are named, and how it was decided', async (t) => {
      const ballot = ballots.find((one) => one.tieDecision);
      const page = await county.open(t, `/${ballot.id}.html`, phone);
      await shown(page, ballot.title);
      const ties = await page.locator('[part=ties]').innerText();
      assert.ok(ties.includes(ballot.tieDecision), ties);
      const rows = await chart(page);
      const decided = rows.filter(({ outcome }) => outcome.includes('票数相同'));
      assert.deepEqual(decided.map(({ result }) => result).sort(), ['当选', '未当选']);
      assert.equal(new Set(decided.map(({ yes }) => yes)).size, 1);
      await assertNoOverflow(page);
    });

    test('totals that do not add up are flagged at the candidate, with the sum, and shown unchanged', async (t) => {
      const page = await county.open(t, '/broken.html', phone);
      await shown(page, broken.title);
      const faults = plain(await page.locator('[part=faults]').innerText());
      const [wrong] = broken.candidates;
      const extra = broken.candidates.filter((one: any) => one.elected && !ballots.find(({ id }) => id === broken.id).candidates.find(({ id }: any) => id === one.id).elected)[0];
      const sum = wrong.yes + wrong.no + wrong.abstain + (wrong.blank ?? 0) + broken.invalid;
      assert.match(faults, /公布的数字有 \d+ 处对不上/);
      assert.ok(faults.includes(`${wrong.title}：各项加起来是 ${sum} 票，收回的是 ${broken.returned} 票，对不上`), faults);
      assert.ok(faults.includes(`${extra.title}：得 ${extra.yes} 票，按规则不该当选，公布为当选`), faults);
      assert.deepEqual(votes(await chart(page)).sort(byTitle), announced(broken).sort(byTitle), 'nothing is mended');
      await assertNoOverflow(page);
      await asTable(page);
      assert.deepEqual(votes(await table(page)).sort(byTitle), announced(broken).sort(byTitle));
      await page.locator('[part=faults]').waitFor();
    });

    test('more papers back than given out: the ballot is void, and the page says so', async (t) => {
      const page = await county.open(t, '/void.html');
      await shown(page, missing.title);
      const faults = plain(await page.locator('[part=faults]').innerText());
      assert.ok(faults.includes(`收回 ${missing.returned} 张，比发出的 ${missing.issued} 张多，这次票决无效`), faults);
    });
  });
}
