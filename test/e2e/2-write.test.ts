// Journey 2: a resident writes to a deputy. Nothing typed is lost, nothing is sent twice, the receipt can be kept.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines } from '../support/engines.ts';
import { startFaultyProxy, type FaultyProxy } from '../support/faults.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { canaries, photo } from '../server/pictures.ts';
import type { TestPage } from '../support/browser.ts';
import { choose, staff, startCountySite, toCheck, type CountySite } from './page.ts';

const writeTo = (deputy: string) => `<congress-suggestion-form deputy="${deputy}" tracker-href="/track.html"></congress-suggestion-form>`;

const typeSuggestion = async (page: TestPage, title = '枣林路路灯坏了三盏') => {
  await choose(page, 'category', 'ldzm');
  await page.fill('#title', title);
  await page.fill('#body', '晚上看不见路，老人摔倒过。希望尽快修好。𠮷');
  await page.fill('#name', '禾苗');
  await page.check('#consent');
};

/** Name and kind of what has focus, through shadow trees. */
const focused = (page: TestPage): Promise<string> => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const labels = Array.from((at as HTMLInputElement | null)?.labels ?? [], (label) => label.textContent).join(' ');
  return `${labels || at?.textContent} ${at?.localName === 'input' || at?.localName === 'textarea' ? 'textbox' : at?.localName}`.replace(/\s+/g, ' ').trim();
});

const typed = async (page: TestPage) => ({ title: await page.inputValue('#title'), body: await page.inputValue('#body'), name: await page.inputValue('#name') });

for (const engine of engines()) {
  describe(`write to a deputy, ${engine.name}`, () => {
    let server: TestServer;
    let proxy: FaultyProxy;
    let county: CountySite;
    let deputy: { id: string; name: string };

    before(async () => {
      server = await startServer({ engine: engine.name, seed: 'sample' });
      proxy = await startFaultyProxy(server.url);
      deputy = (await (await fetch(`${server.api}/deputies?limit=1`)).json()).items[0];
      county = await startCountySite(server.url, proxy.api, { '/': writeTo(deputy.id), '/steps.html': '<congress-suggestion-form steps></congress-suggestion-form>', '/elder.html': '<congress-suggestion-form elder></congress-suggestion-form>' });
    });
    after(async () => {
      await county?.stop();
      await proxy?.stop();
      await server?.stop();
    });

    test('faults are shown together, at the top and at their fields, in the same words', async (t) => {
      const page = await county.open(t, '/');
      await page.getByText(`写给代表：${deputy.name}`).waitFor();
      await page.fill('#title', '长'.repeat(61));
      await page.getByRole('button', { name: '下一步：核对' }).click();
      await page.getByText('有 5 处需要修改').waitFor();
      assert.equal(await page.evaluate(() => {
        const deepest = (root: Document | ShadowRoot): Element | null => root.activeElement?.shadowRoot ? deepest(root.activeElement.shadowRoot) : root.activeElement;
        return deepest(document)?.id;
      }), 'error-summary', 'focus goes to the summary');
      const summary = await page.locator('#error-summary li').allInnerTexts();
      assert.deepEqual(summary, ['哪方面的事：请选一项', '标题：最多 60 字，现在是 61 字', '具体内容：这一项要填写', '姓名：这一项要填写', '同意说明：请先看说明，再勾选同意']);
      for (const [id, words] of [['category', '请选一项'], ['title', '最多 60 字，现在是 61 字'], ['consent', '请先看说明，再勾选同意']] as const) {
        assert.ok((await page.locator(`#${id}-error`).innerText()).includes(words), `the same words at ${id}`);
        assert.ok((await page.locator(`#${id}`).getAttribute('aria-describedby'))?.includes(`${id}-error`));
      }
      await page.locator('#error-summary a').nth(1).click();
      assert.equal(await page.locator('#title').evaluate((input) => (input.getRootNode() as ShadowRoot).activeElement === input), true, 'its link leads to the field');
      assert.deepEqual(proxy.requests.filter((one) => one === 'POST /v1/suggestions'), [], 'nothing was sent');
    });

    test('what is typed survives a reload', async (t) => {
      const page = await county.open(t, '/');
      await typeSuggestion(page);
      await page.getByText('写的内容已存在这台设备上').waitFor();
      await page.reload();
      assert.deepEqual(await typed(page), { title: '枣林路路灯坏了三盏', body: '晚上看不见路，老人摔倒过。希望尽快修好。𠮷', name: '禾苗' });
      await page.getByRole('button', { name: '清空重写' }).click();
      await page.getByRole('button', { name: '清空', exact: true }).click();
      assert.equal(await page.inputValue('#title'), '');
      await page.reload();
      assert.equal(await page.inputValue('#title'), '', 'cleared means cleared');
    });

    test('a double click is one click: it neither says yes to “really?” nor answers the question that comes next', async (t) => {
      /** The second half of the double click falls on the button that the first half brought; where that is depends on the width of the page. */
      const pressTwice = async (page: TestPage, name: string, brings: string) => {
        await page.getByRole('button', { name, exact: true }).click();
        const { x, y, width, height } = (await page.getByRole('button', { name: brings, exact: true }).boundingBox())!;
        await page.mouse.move(x + width / 2, y + height / 2);
        await page.mouse.down({ clickCount: 2 });
        await page.mouse.up({ clickCount: 2 });
      };
      const page = await county.open(t, '/');
      await page.fill('#title', '还要接着写');
      await pressTwice(page, '清空重写', '清空');
      await page.getByText('真的清空吗').waitFor();
      assert.equal(await page.inputValue('#title'), '还要接着写');
      await page.getByRole('button', { name: '清空', exact: true }).click();
      assert.equal(await page.inputValue('#title'), '', 'a click of its own is one');

      const elder = await county.open(t, '/elder.html');
      await pressTwice(elder, '开始填写', '下一步');
      await elder.getByText('第 1 步，共').waitFor();
    });

    test('a double click sends once, and the receipt can be copied, printed and looked up', async (t) => {
      const page = await county.open(t, '/');
      await typeSuggestion(page);
      await toCheck(page);
      const before = proxy.requests.length;
      await page.getByRole('button', { name: '提交意见' }).dblclick();
      await page.getByText('提交成功，请保存回执').waitFor();
      assert.equal(proxy.requests.slice(before).filter((one) => one === 'POST /v1/suggestions').length, 1);
      const receiptNo = await page.locator('[part=receipt-number]').innerText();
      const secret = await page.locator('[part=receipt-secret]').innerText();
      assert.match(receiptNo, /^QH-\d{4}-\d{6}-.$/);
      assert.ok(secret.replace(/-/g, '').length >= 27);
      // On http there is no clipboard API: the older way has to do it.
      await page.getByRole('button', { name: '复制编号和密码' }).click();
      await page.getByText('已复制').waitFor();
      await page.evaluate(() => {
        const area = document.body.appendChild(document.createElement('textarea'));
        area.id = 'paste';
        area.focus();
      });
      await page.keyboard.press('Control+V');
      const pasted = await page.inputValue('#paste');
      assert.ok(pasted.includes(receiptNo) && pasted.includes(secret), 'the copy holds both');
      const printed = page.waitForEvent('framenavigated', { timeout: 1000 }).catch(() => undefined);
      await page.getByRole('button', { name: '打印回执' }).click();
      await printed;

      const answer = await fetch(`${server.api}/receipts/${receiptNo}`, { headers: { 'receipt-secret': secret } });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      const receipt = await answer.json();
      assert.equal(receipt.body, '晚上看不见路，老人摔倒过。希望尽快修好。𠮷');
      assert.deepEqual({ kind: receipt.target.kind, id: receipt.target.id }, { kind: 'deputy', id: deputy.id });
      assert.equal(page.url().includes(secret), false);
      assert.equal(await page.evaluate((text) => JSON.stringify({ ...localStorage }).includes(text), secret), false, 'the secret stays off the device');
      const seen = await staff(server.api, server.staffToken, 'GET', `/staff/suggestions/${receiptNo}`);
      assert.equal(JSON.stringify(seen).includes('禾苗'), false, 'the name is in no staff answer');
    });

    test('a draft that is open in two tabs is one suggestion, though both send it', async (t) => {
      const page = await county.open(t, '/');
      await typeSuggestion(page, '两个标签页里的同一条');
      await page.getByText('写的内容已存在这台设备上').waitFor();
      const other = await page.context().newPage();
      await other.goto(page.url());
      assert.equal(await other.inputValue('#title'), '两个标签页里的同一条');
      const receipts: string[] = [];
      for (const tab of [page, other]) {
        await toCheck(tab);
        await tab.getByRole('button', { name: '提交意见' }).click();
        receipts.push(await tab.locator('[part=receipt-number]').innerText());
      }
      assert.equal(receipts[0], receipts[1]);
      // What is written afterwards is another one, though it says the same.
      await page.reload();
      await typeSuggestion(page, '两个标签页里的同一条');
      await toCheck(page);
      await page.getByRole('button', { name: '提交意见' }).click();
      assert.notEqual(await page.locator('[part=receipt-number]').innerText(), receipts[0]);
    });

    test('what is written in two tabs is kept twice: the later one does not take the place of the other', async (t) => {
      const page = await county.open(t, '/');
      await page.fill('#title', '甲：路灯不亮');
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.fill('#title', '乙：河道有垃圾');
      await page.fill('#body', '甲的内容，写了很久');
      await page.setInputFiles('#file-input', { name: '路灯.jpg', mimeType: 'image/jpeg', buffer: await photo() });
      await page.getByText('已上传', { exact: true }).waitFor();
      await other.fill('#body', '乙的内容');
      await other.close();
      await page.reload();
      assert.equal(await page.inputValue('#title'), '乙：河道有垃圾', 'the one that was written last');
      await page.getByRole('button', { name: '打开“甲：路灯不亮”' }).click();
      assert.deepEqual([await page.inputValue('#title'), await page.inputValue('#body')], ['甲：路灯不亮', '甲的内容，写了很久']);
      assert.equal(await page.locator('.file-name').innerText(), '路灯.jpg');
      await page.getByRole('button', { name: '打开“乙：河道有垃圾”' }).click();
      assert.equal(await page.inputValue('#body'), '乙的内容');
      assert.equal(await page.locator('.file').count(), 0, 'each has its own files');
      await typeSuggestion(page, '乙：河道有垃圾');
      await toCheck(page);
      await page.getByRole('button', { name: '提交意见' }).click();
      await page.locator('[part=receipt-number]').waitFor();
      await page.reload();
      assert.equal(await page.inputValue('#body'), '甲的内容，写了很久', 'sent is one, and the other is still here');
      await page.getByText('已上传', { exact: true }).waitFor();
      await page.getByRole('button', { name: '清空重写' }).click();
      await page.getByRole('button', { name: '清空', exact: true }).click();
      assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':draft:'))), [], 'nothing stays of what was sent and what was cleared');
    });

    test('a photo survives a lost line and a reload, goes with the text, and no longer knows where it was taken', async (t) => {
      const page = await county.open(t, '/', { allow: [/ERR_CONNECTION|ERR_EMPTY_RESPONSE|Failed to load resource/] });
      await page.getByText('最多 6 个').waitFor();
      await proxy.set({ kind: 'down', how: 'reset' });
      await page.setInputFiles('#file-input', { name: '没有路灯的路口.jpg', mimeType: 'image/jpeg', buffer: await photo() });
      await page.getByText('文件已存在这台设备上').waitFor();
      await proxy.set({ kind: 'pass' });
      await page.reload();
      await page.getByText('已上传', { exact: true }).waitFor();
      await typeSuggestion(page);
      await toCheck(page);
      await page.getByRole('button', { name: '提交意见' }).click();
      const link = page.getByRole('link', { name: '没有路灯的路口.jpg' });
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      assert.equal(download.suggestedFilename(), '没有路灯的路口.jpg');
      const receiptNo = await page.locator('[part=receipt-number]').innerText();
      const seen = await staff(server.api, server.staffToken, 'GET', `/staff/suggestions/${receiptNo}`);
      const kept = Buffer.from(await (await fetch(server.api + seen.attachments[0].url)).arrayBuffer());
      assert.equal(kept.length, seen.attachments[0].bytes);
      for (const word of canaries) assert.ok(!kept.includes(word), word);
      assert.equal((await fetch(`${server.api}/attachments/${seen.attachments[0].id}`)).status, 404, 'nobody else may have it');
    });

    test('a file that is refused before anything was sent is told why', async (t) => {
      const page = await county.open(t, '/');
      await page.locator('#file-input').setInputFiles([
        { name: '说明.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer: Buffer.from('PK') },
        { name: '规划.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(11 << 20) },
      ]);
      await page.locator('.file-state.bad').nth(1).waitFor();
      const [kind, size] = await page.locator('.file-state.bad').allInnerTexts();
      assert.match(kind!, /不能收这种文件/);
      assert.match(size!, /文件太大/);
    });

    test('with the keys alone, step by step: a similar one is seconded, the own one is checked and sent', async (t) => {
      const page = await county.open(t, '/steps.html');
      const { items: [alike] } = await (await fetch(`${server.api}/suggestions?limit=1&sort=-supportCount`)).json();
      const press = async (...keys: string[]) => { for (const key of keys) await page.keyboard.press(key); };
      /** Goes on with Tab until the focused thing is called so. */
      const tabTo = async (words: string) => {
        for (let tries = 0; tries < 60; tries += 1) {
          await press('Tab');
          if ((await focused(page)).includes(words)) return;
        }
        assert.fail(`${words} is not reached with the keys; focus is at ${await focused(page)}`);
      };
      const onwards = async (heading: string) => {
        await tabTo('下一步');
        await press('Enter');
        await page.getByRole('heading', { name: heading }).and(page.locator(':focus')).waitFor();
      };
      await page.locator('[part~=notice] a').waitFor();
      await tabTo('哪方面的事');
      await page.keyboard.type('ld');
      await page.locator('#category-at-0').waitFor();
      await press('Enter');
      await onwards('把事情写下来');
      await tabTo('标题');
      await page.keyboard.type(alike.title);
      await tabTo('具体内容');
      await page.keyboard.type('我家门口也是这样。');
      await onwards('照片和文件');
      await onwards('在哪里');
      await onwards('您的姓名');
      await tabTo('姓名 textbox');
      await page.keyboard.type('禾苗');
      await onwards('公开和同意');
      await tabTo('我已看过');
      await press('Space');
      await tabTo('下一步：核对');
      await press('Enter');
      await page.getByText('有人提过类似的事').waitFor();
      const tree = await page.locator('[part~=check]').ariaSnapshot();
      for (const line of ['- heading "请核对后提交" [level=3]', '- term: 标题', '- button "修改 标题"', '- table "谁能看到什么 姓名只给人大办看（实名不公开）"', '- region "有人提过类似的事，看看是不是同一件"', '- button "提交意见"']) {
        assert.ok(tree.includes(line), `${line} in\n${tree}`);
      }
      await tabTo('附议这一件');
      await press('Enter');
      await page.getByText('您已附议').waitFor();
      const seconded = await (await fetch(`${server.api}/suggestions/${alike.receiptNo}`)).json();
      assert.equal(seconded.supportCount, alike.supportCount + 1);
      await tabTo('提交意见');
      await press('Enter');
      await page.getByText('提交成功，请保存回执').waitFor();
    });

    for (const [name, fault] of [
      ['refused', { kind: 'down' }], ['reset', { kind: 'down', how: 'reset' }], ['a captive portal', { kind: 'html', cors: true }], ['half a JSON', { kind: 'half' }],
    ] as const) {
      test(`a failed send (${name}) keeps the text and says what to do; the next try makes exactly one`, async (t) => {
        const page = await county.open(t, '/', { allow: [/Failed to load resource|net::ERR|CORS|Access-Control/] });
        const title = `路灯 ${name} ${engine.name}`;
        await page.locator('[part~=notice] a').waitFor();
        await typeSuggestion(page, title);
        await toCheck(page);
        await proxy.set(fault);
        await page.getByRole('button', { name: '提交意见' }).click();
        await page.getByText('还没有提交成功').waitFor({ timeout: 60_000 });
        await page.getByText('您写的内容都在').waitFor();
        assert.ok((await page.locator('[part~=answers]').innerText()).includes(title));
        await proxy.set({ kind: 'pass' });
        await page.getByRole('button', { name: '再提交一次' }).first().click();
        await page.getByText('提交成功，请保存回执').waitFor();
        const list = await staff(server.api, server.staffToken, 'GET', `/staff/suggestions?q=${encodeURIComponent(title.toLowerCase())}`);
        assert.equal(list.total, 1, 'exactly one in the office');
      });
    }

    test('an answer lost on the way, then a reload: the same suggestion, not a second one', async (t) => {
      const page = await county.open(t, '/', { allow: [/Failed to load resource|net::ERR|CORS|Access-Control/] });
      await page.locator('[part~=notice] a').waitFor();
      const title = `积水 ${engine.name}`;
      await typeSuggestion(page, title);
      await toCheck(page);
      await proxy.set({ kind: 'lost-answer' }, { only: (method) => method === 'POST' });
      await page.getByRole('button', { name: '提交意见' }).click();
      await page.getByText('还没有提交成功，正在等网络').waitFor({ timeout: 60_000 });
      await proxy.set({ kind: 'pass' });
      // It waits on the device, and goes by itself with the key it had.
      await page.reload();
      await page.getByText('提交成功，请保存回执').waitFor();
      const list = await staff(server.api, server.staffToken, 'GET', `/staff/suggestions?q=${encodeURIComponent(title)}`);
      assert.equal(list.total, 1);
    });
  });
}
