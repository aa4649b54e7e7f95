// Journey 7: the API is down, slow, a web page, half a JSON. Every element says what happened and what to do, keeps what was
// typed, and comes back by itself or by a button. All four stand on one page, as a county would have them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines } from '../support/engines.ts';
import { startFaultyProxy, type Fault, type FaultyProxy } from '../support/faults.ts';
import { startServer, type TestServer } from '../support/server.ts';
import type { PageOptions, TestLike, TestPage } from '../support/browser.ts';
import { findUnits, get, handOver, makeTokens, moves, readReceipt, replyOf, submit, type Kept } from './office.ts';
import { assertNoOverflow, choose, type CountySite, phone, staff, startCountySite, toCheck } from './page.ts';

const names = ['deputy-finder', 'suggestion-form', 'ballot-results', 'handling-tracker'] as const;
/** Those that show nothing without the API; the form needs it only to send. */
const readers = ['deputy-finder', 'ballot-results', 'handling-tracker'] as const;
const of = (page: TestPage, name: (typeof names)[number]) => page.locator(`congress-${name}`);

const expected = [/Failed to load resource|net::ERR|CORS|Access-Control/];
const again = '再试一次';

const faults: readonly (readonly [name: string, fault: Fault, words: RegExp])[] = [
  ['nobody listens', { kind: 'down' }, /网络不通，没有读到内容[^]*请检查手机或电脑是否连上了网络/],
  ['the connection breaks', { kind: 'down', how: 'reset' }, /网络不通，没有读到内容[^]*请检查手机或电脑是否连上了网络/],
  ['a log-in page', { kind: 'html' }, /收到的内容读不懂[^]*公共无线网络需要先登录/],
  ['half a JSON', { kind: 'half' }, /(网络不通，没有读到内容|收到的内容读不懂)[^]*请/],
  ['503', { kind: 'unavailable' }, /系统暂时用不了[^]*请等 1 秒再试/],
];

async function ready(page: TestPage): Promise<void> {
  await of(page, 'deputy-finder').getByText('这里有').waitFor();
  await of(page, 'ballot-results').locator('[part~=candidate]').first().waitFor();
  await of(page, 'handling-tracker').locator('[part~=case]').first().waitFor();
  for (const name of readers) assert.equal(await of(page, name).locator('[part=error]').count(), 0, `${name} shows no error any more`);
}

const typeSuggestion = async (page: TestPage, title: string): Promise<void> => {
  const form = of(page, 'suggestion-form');
  await choose(form, 'category', '路灯');
  await form.locator('#title').fill(title);
  await form.locator('#body').fill('晚上看不见路，老人摔倒过。');
  await form.locator('#name').fill('禾苗');
  await form.locator('#consent').check();
};

/** The page's elements take their API from its address, so that every test has a network of its own. */
const takeApi = `<script>
for (const one of document.body.children) if (one.localName.startsWith('congress-')) one.setAttribute('api', new URLSearchParams(location.search).get('api'));
</script>`;

for (const engine of engines()) {
  describe(`when the API is in trouble, ${engine.name}`, { concurrency: 3 }, () => {
    let server: TestServer;
    let county: CountySite;
    let kept: Kept;
    let caseNumber: string;
    let title = '';

    before(async () => {
      server = await startServer({ engine: engine.name, seed: 'sample' });
      const units = await findUnits(server.api);
      const { unit } = await makeTokens(server, { unit: ['--role', 'handling_unit', '--organization', units.lead.id] });
      kept = await submit(server.api);
      caseNumber = await handOver(server.api, [kept], { office: server.staffToken, unit, leadHandlerId: units.lead.id });
      await moves(server.api, unit).case(caseNumber, 'replied', { reply: replyOf('路灯已换新。') });
      title = (await get(`${server.api}/ballots?limit=1`)).items[0].title;
      county = await startCountySite(server.url, 'http://nowhere.invalid/v1', {
        '/': names.map((name) => `<congress-${name}>请到最近的代表家站。</congress-${name}>`).join('\n') + takeApi,
        '/track.html': `<congress-handling-tracker no-list></congress-handling-tracker>${takeApi}`,
      });
    });
    after(async () => {
      await county?.stop();
      await server?.stop();
    });

    const open = async (t: TestLike, fault: Fault, options: PageOptions = {}, path = '/'): Promise<{ page: TestPage; proxy: FaultyProxy }> => {
      const proxy = await startFaultyProxy(server.url);
      t.after(proxy.stop);
      await proxy.set(fault);
      return { proxy, page: await county.open(t, `${path}?api=${encodeURIComponent(proxy.api)}`, { allow: expected, ...options }) };
    };

    for (const [name, fault, words] of faults) {
      test(`${name}: each says what happened and what to do, keeps what is typed, and comes back by its button`, async (t) => {
        const { page, proxy } = await open(t, fault, phone);
        await of(page, 'deputy-finder').locator('#query').fill('zhang');
        await typeSuggestion(page, `路灯 ${name}`);
        await of(page, 'handling-tracker').locator('#receipt-no').fill(kept.receiptNo);
        for (const reader of readers) {
          const error = of(page, reader).locator('[part=error]');
          await error.waitFor({ timeout: 60_000 });
          assert.match(await error.innerText(), words, reader);
          assert.match(await of(page, reader).getByRole('status').innerText(), /[^\s]/, `${reader} says it aloud`);
          assert.match(await of(page, reader).innerText(), /请到最近的代表家站/, `${reader} shows what the webmaster wrote`);
        }
        await assertNoOverflow(page);
        await of(page, 'suggestion-form').locator('#place').click();
        await of(page, 'suggestion-form').getByText('地名没有读出来，可以先不选').waitFor({ timeout: 60_000 });
        await proxy.set({ kind: 'pass' });
        for (const reader of readers) await of(page, reader).getByRole('button', { name: again }).click();
        await of(page, 'deputy-finder').locator('[part~=row]').first().waitFor();
        assert.equal(await of(page, 'deputy-finder').locator('#query').inputValue(), 'zhang');
        await of(page, 'deputy-finder').locator('#query').fill('');
        await ready(page);
        assert.equal(await of(page, 'handling-tracker').locator('#receipt-no').inputValue(), kept.receiptNo);
        assert.equal(await of(page, 'suggestion-form').locator('#title').inputValue(), `路灯 ${name}`);
      });
    }

    test('back online: all come back by themselves, and what was sent in vain is sent once', async (t) => {
      const { page, proxy } = await open(t, { kind: 'down' });
      const subject = `断网时写的 ${engine.name}`;
      await typeSuggestion(page, subject);
      await toCheck(of(page, 'suggestion-form'));
      await of(page, 'suggestion-form').getByRole('button', { name: '提交意见' }).click();
      await of(page, 'suggestion-form').getByText('还没有提交成功，正在等网络').waitFor({ timeout: 60_000 });
      await of(page, 'suggestion-form').getByText('网络恢复后会自动再提交一次').waitFor();
      for (const reader of readers) await of(page, reader).locator('[part=error]').waitFor({ timeout: 60_000 });
      await page.context().setOffline(true);
      await proxy.set({ kind: 'pass' });
      await page.context().setOffline(false);
      await ready(page);
      await of(page, 'suggestion-form').getByText('提交成功，请保存回执').waitFor();
      const list = await staff(server.api, server.staffToken, 'GET', `/staff/suggestions?q=${encodeURIComponent(subject)}`);
      assert.equal(list.total, 1);
    });

    test('slow: the place is held, what is typed meanwhile counts, and nothing is an error', async (t) => {
      // Longer than a busy machine takes to draw the page: each place must be seen held.
      const { page } = await open(t, { kind: 'slow', ms: 7000 }, { ...phone, allow: [] });
      await Promise.all(readers.map((reader) => of(page, reader).locator('[part=skeleton]').waitFor()));
      await of(page, 'deputy-finder').locator('#query').fill('zhang');
      await typeSuggestion(page, '慢的时候写的');
      await of(page, 'deputy-finder').locator('[part~=row]').first().waitFor();
      assert.equal(await of(page, 'deputy-finder').locator('#query').inputValue(), 'zhang');
      await of(page, 'deputy-finder').locator('#query').fill('');
      await ready(page);
      await of(page, 'suggestion-form').locator('#place').click();
      await of(page, 'suggestion-form').locator('#place-at-0').waitFor();
      assert.equal(await of(page, 'suggestion-form').locator('#title').inputValue(), '慢的时候写的');
    });

    test('silence: after half a minute each says so; the button asks again', async (t) => {
      const { page, proxy } = await open(t, { kind: 'slow', ms: 600_000 });
      await page.clock.install();
      await page.reload();
      for (const reader of readers) {
        const error = of(page, reader).locator('[part=error]');
        for (let seconds = 0; seconds < 60 && await error.count() === 0; seconds += 1) await page.clock.runFor(1000);
        assert.match(await error.innerText(), /等得太久，对方没有回应[^]*请过一会儿再试/, reader);
      }
      await proxy.set({ kind: 'pass' });
      for (const reader of readers) await of(page, reader).getByRole('button', { name: again }).click();
      await page.clock.resume();
      await ready(page);
    });

    test('trouble in the middle: what was read stays, what was asked for is told', async (t) => {
      const { page, proxy } = await open(t, { kind: 'pass' });
      await ready(page);
      await proxy.set({ kind: 'down' });
      const [finder, results, tracker] = readers.map((name) => of(page, name)) as [ReturnType<typeof of>, ReturnType<typeof of>, ReturnType<typeof of>];
      await finder.locator('#query').fill('zhang');
      await finder.locator('[part~=row] [part~=name]').first().click();
      await finder.locator('[part~=card]').getByText('任职情况没有读到').waitFor({ timeout: 60_000 });
      await finder.locator('[part~=card] [part~=station]').first().waitFor();

      const other = await results.locator('#picker option').nth(3).getAttribute('value');
      await results.locator('#picker').selectOption(other);
      await results.locator('[part=error]').waitFor({ timeout: 60_000 });

      const rows = await tracker.locator('[part~=case]').count();
      await tracker.locator('[part~=more]').click();
      await tracker.getByText('没有读到更多内容').waitFor({ timeout: 60_000 });
      assert.equal(await tracker.locator('[part~=case]').count(), rows, 'the list stays');
      await tracker.locator('[part~=case] .open').first().click();
      await tracker.locator('[part=error]').waitFor({ timeout: 60_000 });

      await proxy.set({ kind: 'pass' });
      await results.getByRole('button', { name: again }).click();
      await results.locator('[part~=candidate]').first().waitFor();
      assert.equal(await results.locator('#picker').inputValue(), other, 'it is the one that was picked');
      assert.notEqual(await results.locator('[part=title]').innerText(), title);
      await tracker.getByRole('button', { name: again }).click();
      await tracker.locator('[part=record]').waitFor();
      await tracker.getByRole('button', { name: '返回' }).click();
      await tracker.locator('[part~=more]').click();
      await tracker.locator('[part~=case]').nth(rows).waitFor();
    });

    test('the tracker keeps number, secret and rating through every fault; the rating counts once', async (t) => {
      const { page, proxy } = await open(t, { kind: 'down' }, phone, '/track.html');
      await page.fill('#receipt-no', kept.receiptNo);
      await page.fill('#receipt-secret', kept.secret);
      for (const [name, fault] of faults) {
        await proxy.set(fault);
        await page.getByRole('button', { name: '查看进度' }).click();
        await page.getByRole('button', { name: '正在查…' }).waitFor({ state: 'detached', timeout: 60_000 });
        await page.locator('#error-summary').getByText('您输入的还在，可以再查一次').waitFor({ timeout: 60_000 });
        assert.deepEqual([await page.inputValue('#receipt-no'), await page.inputValue('#receipt-secret')], [kept.receiptNo, kept.secret], name);
      }
      await proxy.set({ kind: 'pass' });
      await page.getByRole('button', { name: '查看进度' }).click();
      await page.locator('[part=rating]').waitFor();
      for (const axis of ['attitude', 'result']) await page.locator(`#rate-${axis}`).getByRole('radio', { name: '满意', exact: true }).check();
      await page.fill('#rate-comment', '修得很快');
      for (const fault of [{ kind: 'down' }, { kind: 'html' }, { kind: 'lost-answer' }] as const) {
        await proxy.set(fault, { only: (method) => method === 'POST' });
        await page.getByRole('button', { name: '提交评价' }).click();
        await page.locator('form[part=rating] #error-summary').getByText('您填的都在').waitFor({ timeout: 60_000 });
        await assertNoOverflow(page);
        assert.equal(await page.inputValue('#rate-comment'), '修得很快');
        assert.equal(await page.locator('#rate-result').getByRole('radio', { name: '满意', exact: true }).isChecked(), true);
        await proxy.set({ kind: 'pass' });
      }
      await page.getByRole('button', { name: '提交评价' }).click();
      await page.locator('[part=rated]').getByText('修得很快').waitFor();
      const { rating, steps } = await readReceipt(server.api, kept);
      assert.deepEqual([rating.result, steps.filter(({ type }: { type: string }) => type === 'rated').length], ['satisfied', 1]);
    });
  });
}
