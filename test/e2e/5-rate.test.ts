// Journey 5: the resident rates the answer, back to back (背靠背): the unit never learns who thought what, and a figure of a
// few would point at people.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines } from '../support/engines.ts';
import { startServer, type TestServer } from '../support/server.ts';
import type { TestPage } from '../support/browser.ts';
import { all, findUnits, get, handOver, makeTokens, moves, readReceipt, replyOf, submit, type Kept, type Named } from './office.ts';
import { assertNoOverflow, phone, staff, startCountySite, type CountySite } from './page.ts';

const comment = '等了四个月，态度冷淡，这句话只给人大办看';

async function openReceipt(page: TestPage, { receiptNo, secret }: Kept): Promise<void> {
  await page.fill('#receipt-no', receiptNo);
  await page.fill('#receipt-secret', secret);
  await page.getByRole('button', { name: '查看进度' }).click();
  await page.locator('[part=record]').waitFor();
}

const choose = (page: TestPage, axis: 'attitude' | 'result', mark: string) =>
  page.locator(`#rate-${axis}`).getByRole('radio', { name: mark, exact: true }).check();

for (const engine of engines()) {
  describe(`rate the answer, ${engine.name}`, () => {
    let server: TestServer;
    let county: CountySite;
    let units: { lead: Named; helper: Named; other: Named; committee: Named };
    let handlers: Record<'unit' | 'helper', string>;
    let kept: Kept[];
    let number: string;

    before(async () => {
      server = await startServer({ engine: engine.name, seed: 'sample' });
      units = await findUnits(server.api);
      handlers = await makeTokens(server, {
        unit: ['--role', 'handling_unit', '--organization', units.lead.id],
        helper: ['--role', 'handling_unit', '--organization', units.helper.id],
      });
      county = await startCountySite(server.url, server.api, { '/': '<congress-handling-tracker no-list></congress-handling-tracker>' });
      kept = await Promise.all([1, 2, 3, 4, 5, 6].map((one) => submit(server.api, { title: `路灯坏了，第 ${one} 位居民` })));
      number = await handOver(server.api, kept, { office: server.staffToken, unit: handlers.unit, leadHandlerId: units.lead.id, coHandlerIds: [units.helper.id] });
    });
    after(async () => {
      await county?.stop();
      await server?.stop();
    });

    const rate = async ({ receiptNo, secret }: Kept, attitude: string, result: string, expected = 201): Promise<any> => {
      const answer = await fetch(`${server.api}/receipts/${receiptNo}/ratings`, {
        method: 'POST', body: JSON.stringify({ attitude, result }),
        headers: { 'content-type': 'application/json', 'receipt-secret': secret, 'idempotency-key': crypto.randomUUID() },
      });
      const said = await answer.json();
      assert.equal(answer.status, expected, JSON.stringify(said));
      return said;
    };

    /** All that a token can read about these six and their case, each answer by its address. */
    const seenBy = async (token: string): Promise<Record<string, any>> => {
      const seen: Record<string, any> = {};
      const paths = [`/staff/suggestions?limit=100`, `/staff/cases/${number}`, ...kept.map(({ receiptNo }) => `/staff/suggestions/${receiptNo}`)];
      for (const path of paths) seen[path] = await staff(server.api, token, 'GET', path);
      return seen;
    };

    /** All that anybody can read about them: every public list from end to end, and every record of its own. */
    const seenByAll = async (): Promise<Record<string, any>> => {
      const seen: Record<string, any> = {};
      const { paths } = await get(`${server.api}/openapi.json`);
      const lists = Object.keys(paths).filter((path) => {
        const operation = paths[path].get;
        return operation && !path.includes('{') && !path.includes('/staff') && operation.parameters?.some(({ name }: { name: string }) => name === 'cursor');
      });
      assert.ok(lists.length >= 8, `public lists: ${lists.join(' ')}`);
      for (const path of lists) seen[path] = await all(`${server.api}${path.replace(/^\/v1/, '')}`);
      seen[`/cases/${number}`] = await get(`${server.api}/cases/${number}`);
      for (const { receiptNo } of kept) seen[`/suggestions/${receiptNo}`] = await get(`${server.api}/suggestions/${receiptNo}`);
      return seen;
    };

    /** What in these answers is about us, as text. */
    const aboutUs = (seen: Record<string, any>): string => JSON.stringify(Object.entries(seen).map(([path, answer]) =>
      [path, Array.isArray(answer) ? answer.filter((one) => JSON.stringify(one).includes(number) || kept.some(({ receiptNo }) => JSON.stringify(one).includes(receiptNo))) : answer]));

    const ratingWords = /"(attitude|ratings?|comment)"|"(satisfied|basic|unsatisfied)"|满意|等了四个月/;

    test('before there is an answer nobody can rate', async (t) => {
      const page = await county.open(t, '/');
      await openReceipt(page, kept[0]!);
      assert.equal(await page.locator('[part=rating]').count(), 0);
      await rate(kept[0]!, 'satisfied', 'satisfied', 409);
      await moves(server.api, handlers.unit).case(number, 'replied', { reply: replyOf('路灯已换新。') });
    });

    test('in the tracker, on both axes: what is missing is told, and a double click rates once', async (t) => {
      const page = await county.open(t, '/', phone);
      await openReceipt(page, kept[0]!);
      await page.getByText('承办单位看不到您个人的评价').waitFor();
      await page.getByText('评价满 5 份，才公布合计数字').waitFor();
      await page.getByRole('button', { name: '提交评价' }).click();
      assert.deepEqual(await page.locator('#error-summary li').allInnerTexts(), ['办理态度：请选择对办理态度满不满意', '办理结果：请选择对办理结果满不满意']);
      await choose(page, 'attitude', '不满意');
      await choose(page, 'result', '基本满意');
      await page.getByText('由承办单位重新办理一次').waitFor();
      await page.fill('#rate-comment', comment);
      await assertNoOverflow(page);
      const sent: string[] = [];
      page.on('request', (request) => { if (request.method() === 'POST') sent.push(request.url()); });
      await page.getByRole('button', { name: '提交评价' }).dblclick();
      await page.locator('[part=rated]').getByText('谢谢，您的评价已经记下').waitFor();
      assert.equal(sent.length, 1);
      const rated = await page.locator('[part=rated]').innerText();
      for (const words of ['不满意', '基本满意', comment]) assert.ok(rated.includes(words));
      assert.equal(await page.locator('[part=rating]').count(), 0, 'one answer, one rating');
      await assertNoOverflow(page);

      const own = await readReceipt(server.api, kept[0]!);
      assert.deepEqual({ attitude: own.rating.attitude, result: own.rating.result, comment: own.rating.comment }, { attitude: 'unsatisfied', result: 'basic', comment });
      await rate(kept[0]!, 'satisfied', 'satisfied', 409);
    });

    test('below five ratings: no figure in any public answer, no rating in any answer', async () => {
      await rate(kept[1]!, 'satisfied', 'satisfied');
      await rate(kept[2]!, 'satisfied', 'basic');
      await rate(kept[3]!, 'basic', 'satisfied');
      const open = await seenByAll();
      const evaluations = open['/evaluations'] ?? open['/v1/evaluations'];
      for (const one of evaluations) {
        if (one.subject.id === number || one.figures === undefined) assert.equal('figures' in one, false);
        else assert.ok(one.figures.valid >= 5, `${one.id} shows figures of ${one.figures.valid}`);
      }
      assert.doesNotMatch(aboutUs(open), ratingWords);
      assert.doesNotMatch(JSON.stringify(await get(`${server.api}/evaluations?subject=${number}`)), /"(satisfied|basic|unsatisfied|returned|valid|percent)":/);
    });

    for (const who of ['unit', 'helper'] as const) {
      test(`the handler sees no rating (${who === 'unit' ? '主办' : '协办'}): not in its lists, not in the records, not by asking for the receipt`, async () => {
        const seen = await seenBy(handlers[who]);
        assert.doesNotMatch(aboutUs(seen), ratingWords);
        assert.ok(kept.every(({ receiptNo }) => seen['/staff/suggestions?limit=100'].items.some((one: Kept) => one.receiptNo === receiptNo)), 'it does see the suggestions themselves');
        for (const path of [`/receipts/${kept[0]!.receiptNo}`, `/receipts/${kept[0]!.receiptNo}/ratings`]) {
          const answer = await fetch(server.api + path, { headers: { authorization: `Bearer ${handlers[who]}` } });
          assert.ok([404, 405].includes(answer.status), `${path}: ${answer.status}`);
          assert.doesNotMatch(await answer.text(), ratingWords);
        }
      });
    }

    test('the handler cannot tell a satisfied resident from an unsatisfied one', async () => {
      // What differs between two suggestions but number, title and time is what their ratings gave away.
      const plain = (one: any) => {
        const { receiptNo, title, submittedAt, submittedOn, changedAt, ...rest } = one;
        return { ...rest, steps: rest.steps.map(({ type, actor }: any) => ({ type, actor })) };
      };
      const [unsatisfied, satisfied] = await Promise.all([kept[0]!, kept[1]!].map(({ receiptNo }) => staff(server.api, handlers.unit, 'GET', `/staff/suggestions/${receiptNo}`)));
      assert.deepEqual(plain(unsatisfied), plain(satisfied));
      const [one, other] = await Promise.all([kept[0]!, kept[1]!].map(({ receiptNo }) => get(`${server.api}/suggestions/${receiptNo}`)));
      assert.deepEqual(plain(one), plain(other), 'nor by looking where everybody may');
    });

    test('with the fifth the sums appear; the sixth alone does not move them', async () => {
      await rate(kept[4]!, 'satisfied', 'satisfied');
      const { items: [evaluation], total } = await get(`${server.api}/evaluations?subject=${number}`);
      assert.equal(total, 1);
      assert.equal(evaluation.method, 'back_to_back');
      assert.equal(evaluation.figures.valid, 5);
      const counts = Object.fromEntries(evaluation.figures.axes.map(({ axis, satisfied, basic, unsatisfied }: any) => [axis, [satisfied, basic, unsatisfied]]));
      assert.deepEqual(counts, { attitude: [3, 1, 1], result: [3, 2, 0], overall: [2, 2, 1] });
      const [attitude] = evaluation.figures.axes;
      assert.deepEqual(attitude.satisfiedRate, { numerator: 3, denominator: 5, percent: '60.0' });
      assert.deepEqual(attitude.satisfiedOrBasicRate, { numerator: 4, denominator: 5, percent: '80.0' });
      assert.doesNotMatch(JSON.stringify(evaluation), /等了四个月/);

      await rate(kept[5]!, 'unsatisfied', 'unsatisfied');
      const later = (await get(`${server.api}/evaluations?subject=${number}&limit=5`)).items[0];
      assert.deepEqual(later, evaluation, 'the difference of two sums would be one person’s rating');
      assert.doesNotMatch(aboutUs(await seenBy(handlers.unit)), /等了四个月|"attitude"/);
    });

    test('the office reads the comment of nobody either, only the resident does', async () => {
      assert.doesNotMatch(aboutUs(await seenBy(server.staffToken)), /"comment"|"attitude"/);
      assert.equal((await readReceipt(server.api, kept[0]!)).rating.comment, comment);
    });
  });
}
