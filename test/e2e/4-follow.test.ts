// Journey 4: with receipt number and secret a resident sees how far it is. Whoever has not both learns nothing at all.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { formatReceiptNo, formatSecret, parseReceiptNo, secretFromBytes } from '@congress-kit/api/rules/receipt';
import { lightOfDue } from '@congress-kit/api/rules/light';
import { engines } from '../support/engines.ts';
import { startServer, type TestServer } from '../support/server.ts';
import type { TestPage } from '../support/browser.ts';
import { findUnits, handOver, makeTokens, moves, readReceipt, replyOf, submit, today, type Kept, type Named } from './office.ts';
import { assertNoOverflow, phone, startCountySite, type CountySite } from './page.ts';

const dayWords = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

const place = (page: TestPage) => page.locator('[part~=place][aria-current=step]');

async function lookUp(page: TestPage, receiptNo: string, secret: string): Promise<void> {
  await page.fill('#receipt-no', receiptNo);
  await page.fill('#receipt-secret', secret);
  await page.getByRole('button', { name: '查看进度' }).click();
}

/** Everything a page can leave on a device. */
const leftBehind = (page: TestPage): Promise<string> => page.evaluate(async () => {
  const databases = await indexedDB.databases?.() ?? [];
  return JSON.stringify([location.href, document.cookie, { ...localStorage }, { ...sessionStorage }, history.state, databases, performance.getEntriesByType('resource').map(({ name }) => name)]);
});

for (const engine of engines()) {
  describe(`follow it, ${engine.name}`, () => {
    let server: TestServer;
    let county: CountySite;
    let units: { lead: Named; helper: Named; other: Named; committee: Named };
    let unit: string;
    let kept: Kept;
    let number: string;

    before(async () => {
      server = await startServer({ engine: engine.name, seed: 'sample' });
      units = await findUnits(server.api);
      ({ unit } = await makeTokens(server, { unit: ['--role', 'handling_unit', '--organization', units.lead.id] }));
      county = await startCountySite(server.url, server.api, { '/': '<congress-handling-tracker from-address></congress-handling-tracker>' });
      kept = await submit(server.api);
      number = await handOver(server.api, [kept], {
        office: server.staffToken, unit, leadHandlerId: units.lead.id, coHandlerIds: [units.helper.id], supervisingCommitteeId: units.committee.id,
      });
    });
    after(async () => {
      await county?.stop();
      await server?.stop();
    });

    test('typed by hand: the phases, who handles, who supervises, the due day and its light', async (t) => {
      const page = await county.open(t, '/');
      await page.locator('#receipt-no').pressSequentially(kept.receiptNo.toLowerCase());
      await page.locator('#receipt-secret').pressSequentially(kept.secret.replaceAll('-', '').toLowerCase());
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '枣林路路灯坏了三盏' }).waitFor();

      assert.match(await place(page).innerText(), /办理中/);
      const places = await page.locator('[part~=place]').allInnerTexts();
      assert.deepEqual(places.map((one) => one.split(/\s/)[0]), ['已收到', '交办中', '办理中', '已答复', '评价中', '已办结']);
      const who = await page.locator('[part=who]').innerText();
      for (const name of [units.lead.name, units.helper.name, units.committee.name, '副县长 苏云富', '县人大常委会副主任 钱勇']) assert.ok(who.includes(name), `${name} is named`);
      const { case: { clock } } = await readReceipt(server.api, kept);
      const due = await page.locator('[part=due]').innerText();
      assert.ok(due.includes(dayWords(clock.dueOn)), `${due} names ${clock.dueOn}`);
      const { light, daysLeft } = lightOfDue(clock, new Date());
      assert.equal(light, 'green');
      assert.ok(due.includes(`还剩 ${daysLeft} 天`));
      assert.match(due, /3 个月内书面答复/);
      assert.ok(await page.locator('[part=due] svg').count() > 0, 'the light is a shape too, not only a colour');
      assert.equal(await page.locator('[part=rating]').count(), 0, 'nothing to rate yet');
          });

    for (const [how, typed] of [
      ['full-width, lower case, blanks', (one: Kept) => [one.receiptNo.toLowerCase().replaceAll('-', '－'), ` ${one.secret.toLowerCase().replaceAll('-', ' ')} `]],
      ['O for 0 and L for 1', (one: Kept) => [one.receiptNo.replace(/(?<=-)0/g, 'O'), one.secret.replaceAll('0', 'o').replaceAll('1', 'l')]],
      ['all of the copied receipt in the first field', (one: Kept) => [`回执编号 ${one.receiptNo}\n回执密码 ${one.secret}`, '']],
    ] as const) {
      test(`pasted: ${how}`, async (t) => {
        const page = await county.open(t, '/');
        const [first, second] = typed(kept) as [string, string];
        for (const [field, text] of [['#receipt-no', first], ['#receipt-secret', second]] as const) {
          if (!text) continue;
          await page.focus(field);
          await page.evaluate((words) => {
            const area = document.createElement('textarea');
            document.body.append(area);
            area.value = words;
            area.select();
            document.execCommand('copy');
            area.remove();
          }, text);
          await page.focus(field);
          await page.keyboard.press('Control+V');
        }
        await page.getByRole('button', { name: '查看进度' }).click();
        await place(page).waitFor();
        assert.match(await place(page).innerText(), /办理中/);
      });
    }

    test('a wrong secret and a number that does not exist: one answer, one sentence', async (t) => {
      const page = await county.open(t, '/', { allow: [/404/] });
      const wrong = formatSecret(secretFromBytes(crypto.getRandomValues(new Uint8Array(17))));
      const { prefix, year } = parseReceiptNo(kept.receiptNo) as { prefix: string; year: number };
      const nobody = formatReceiptNo({ prefix, year, sequence: 899_999 });
      const answers: { status: number; said: object; headers: object }[] = [];
      await page.route('**/v1/receipts/*', async (route) => {
        const response = await route.fetch();
        if (route.request().method() === 'GET') {
          const { requestId: _, instance: __, ...said } = await response.json();
          const { 'request-id': ___, date: ____, ...headers } = response.headers();
          answers.push({ status: response.status(), said, headers });
        }
        await route.fulfill({ response });
      });
      const words: string[] = [];
      for (const [receiptNo, secret] of [[kept.receiptNo, wrong], [nobody, kept.secret], [nobody, wrong]] as const) {
        const coming = page.waitForResponse((one) => one.url().includes('/receipts/') && one.request().method() === 'GET');
        await lookUp(page, receiptNo, secret);
        await coming;
        await page.locator('#error-summary').waitFor();
        words.push(await page.locator('#error-summary').innerText());
        assert.equal(await page.inputValue('#receipt-no'), receiptNo, 'what was typed is kept');
      }
      assert.match(words[0]!, /没有查到这张回执/);
      assert.deepEqual(words, [words[0], words[0], words[0]]);
      assert.deepEqual(answers[1], answers[0]);
      assert.deepEqual(answers[2], answers[0]);
      assert.equal(answers[0]!.status, 404);
      const none = await fetch(`${server.api}/receipts/${kept.receiptNo}`);
      assert.equal(none.status, 404, 'no secret is a wrong secret');
      await none.body?.cancel();
    });

    test('a slip of the finger is told at the field, before anything is sent', async (t) => {
      const page = await county.open(t, '/', phone);
      const asked: string[] = [];
      page.on('request', (request) => { if (request.url().includes('/receipts/')) asked.push(request.url()); });
      const slip = kept.secret.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
      await lookUp(page, kept.receiptNo, slip);
      await page.locator('#receipt-secret-error', { hasText: '密码里有字输错了' }).waitFor();
      await page.fill('#receipt-secret', kept.secret.slice(0, 9));
      await page.getByRole('button', { name: '查看进度' }).click();
      await page.locator('#receipt-secret-error', { hasText: '现在是 8 个' }).waitFor();
      assert.deepEqual(asked, []);
      await assertNoOverflow(page);
    });

    test('the secret is in no address and not on the device; a reload asks for it again', async (t) => {
      const page = await county.open(t, `/?receipt=${kept.receiptNo}`);
      assert.equal(await page.inputValue('#receipt-no'), kept.receiptNo, 'the number may come in the address');
      const asked: string[] = [];
      page.on('request', (request) => asked.push(`${request.url()} ${request.headers()['referer'] ?? ''} ${request.postData() ?? ''}`));
      await page.fill('#receipt-secret', kept.secret);
      await page.keyboard.press('Enter');
      await place(page).waitFor();
      const bare = kept.secret.replaceAll('-', '');
      const traces = `${await leftBehind(page)} ${asked.join('\n')} ${await page.evaluate(() => document.querySelector('congress-handling-tracker')!.outerHTML)}`;
      assert.ok(asked.some((one) => one.includes('/receipts/')));
      assert.equal(traces.includes(kept.secret) || traces.includes(bare), false);
      assert.equal(server.log().includes(kept.secret) || server.log().includes(bare), false, 'nor in the server’s log');
      await page.reload();
      assert.equal(await page.inputValue('#receipt-secret'), '');
    });

    test('the reply comes while the page is open; it is there when the resident looks again', async (t) => {
      const page = await county.open(t, '/', phone);
      await page.clock.install();
      await lookUp(page, kept.receiptNo, kept.secret);
      await page.getByText(`${units.lead.name}正在办理`).waitFor();
      await assertNoOverflow(page);
      await moves(server.api, unit).case(number, 'replied', { reply: replyOf('三盏路灯已换新。\n今后每月检查一次。', { promiseDueOn: '2030-01-31' }) });
      await page.clock.fastForward(61_000);
      await page.evaluate(() => { document.dispatchEvent(new Event('visibilitychange')); });
      await page.locator('[part~=place][aria-current=step]', { hasText: '已答复' }).waitFor();
      const reply = await page.locator('[part=reply]').innerText();
      for (const words of ['三盏路灯已换新。', '今后每月检查一次。', '已经解决', '青住建函〔2026〕12号', '上门走访', dayWords(today()), '2030年1月31日']) assert.ok(reply.includes(words), `${words} in ${reply}`);
      assert.equal(reply.includes('与提出人当面说过'), false, 'the note of the meeting stays inside');
      assert.match(await page.locator('[part=due]').innerText(), /按时办完/);
      await page.getByRole('button', { name: '去评价' }).waitFor();
      const steps = await page.locator('[part=timeline]').innerText();
      assert.match(steps, /最新/);
      await assertNoOverflow(page);
      await page.getByRole('button', { name: '查另一张回执' }).click();
      assert.equal(await page.inputValue('#receipt-secret'), '', 'the next person finds nothing');
      assert.equal(await page.inputValue('#receipt-no'), '');
    });
  });
}
