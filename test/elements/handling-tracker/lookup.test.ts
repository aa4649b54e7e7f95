import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { findBoth } from '../../../packages/elements/src/handling-tracker/receipt-lookup.ts';
import { receiptHandling, receiptNo, secret } from './fixtures.ts';
import { all, appears, buttonNamed, byReceipt, focusIsOn, home, isAccessible, one, press, spoken, text, type, words, type Tracker } from './helpers.ts';
import { PlayedServer, problem } from './server.ts';

describe('congress-handling-tracker, by receipt', () => {
  let server: PlayedServer;
  beforeEach(() => {
    server = new PlayedServer();
    server.receipt = receiptHandling;
  });
  afterEach(() => server.close());

  it('shows the receipt, and sends the secret in a header only', async () => {
    const element = await byReceipt(server);
    await focusIsOn(element, '#record-title');
    expect(words(one(element, '#record-title'))).to.equal('枣林村到镇上的路没有路灯');
    expect(words(one(element, '.lead'))).to.contain('县交通局正在办理，最晚');
    expect(words(one(element, '.lead'))).to.contain('快到期，还剩 12 天');
    const [asked] = server.sent('GET', `/receipts/${receiptNo}`);
    expect(asked?.headers.get('Receipt-Secret')).to.equal(secret.replace(/-/g, ''));
    expect(server.heard.some(({ path, query }) => `${path}?${query}`.includes(secret.slice(0, 4)))).to.equal(false);
    expect(element.outerHTML).to.not.contain(secret.slice(0, 4));
    expect(location.href).to.not.contain(secret.slice(0, 4));
    await isAccessible(element);
  });

  it('reads number and secret as people type them', async () => {
    const element = await home(server);
    type(element, 'receipt-no', ` ${receiptNo.toLowerCase().replace(/-/g, ' ')} `);
    type(element, 'receipt-secret', secret.toLowerCase().replace(/-/g, '－').replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)));
    press(element, '.lookup button[type=submit]');
    await appears(element, '.record');
  });

  it('shows what was typed of the secret in groups, for a box too narrow to compare it in', async () => {
    const element = await home(server);
    element.style.width = '320px';
    await waitUntil(() => one(element, '.frame').dataset['width'] === 'narrow');
    type(element, 'receipt-secret', secret.toLowerCase().replace(/-/g, '').slice(0, 12));
    await element.updateComplete;
    expect(one(element, '.groups'), 'a dozen signs are seen').to.equal(null);
    type(element, 'receipt-secret', secret.toLowerCase().replace(/-/g, ''));
    await element.updateComplete;
    expect(words(one(element, '.groups'))).to.equal(secret.replace(/-/g, ' '));
    expect(one(element, '.groups').offsetHeight).to.be.greaterThan(0);
    await isAccessible(element);
  });

  it('takes both pasted into one field', async () => {
    const element = await home(server);
    // A one-line field swallows the line break of what the receipt's copy button gave.
    type(element, 'receipt-no', `回执编号 ${receiptNo}回执密码 ${secret}`);
    await element.updateComplete;
    expect(one<HTMLInputElement>(element, '#receipt-no').value).to.equal(receiptNo);
    expect(one<HTMLInputElement>(element, '#receipt-secret').value).to.equal(secret);
    type(element, 'receipt-secret', `Receipt number ${receiptNo}Receipt secret ${secret}`);
    await element.updateComplete;
    expect(one<HTMLInputElement>(element, '#receipt-secret').value).to.equal(secret);
  });

  it('finds both in a text, and never one alone', () => {
    const bare = secret.replace(/-/g, '');
    expect(findBoth(`${receiptNo}\n${bare}`)).to.deep.equal({ receiptNo, secret: bare });
    expect(findBoth(`${receiptNo}${secret}`)).to.deep.equal({ receiptNo, secret });
    expect(findBoth(`密码：${secret} 编号：${receiptNo.replace(/-/g, '')}`)?.receiptNo).to.equal(receiptNo);
    expect(findBoth(receiptNo)).to.equal(undefined);
    expect(findBoth(secret)).to.equal(undefined);
    expect(findBoth('今天天气很好')).to.equal(undefined);
  });

  it('mends swapped fields', async () => {
    const element = await home(server);
    type(element, 'receipt-no', secret);
    type(element, 'receipt-secret', receiptNo);
    press(element, '.lookup button[type=submit]');
    await appears(element, '.record');
  });

  it('says what to mend before it asks anybody', async () => {
    const element = await home(server);
    type(element, 'receipt-no', 'QH-2026');
    type(element, 'receipt-secret', secret.slice(0, -1));
    press(element, '.lookup button[type=submit]');
    await focusIsOn(element, '#error-summary');
    expect(all(element, '.summary li').map(words)).to.deep.equal([
      '回执编号：编号写法不对，应当像 QH-2026-000123-2，请对照回执', '回执密码：密码应当是 27 个字母和数字，现在是 26 个，请对照回执',
    ]);
    expect(words(one(element, '#receipt-secret-error'))).to.contain('密码应当是 27 个字母和数字，现在是 26 个，请对照回执');
    expect(server.sent('GET', `/receipts/${receiptNo}`)).to.have.length(0);
    await isAccessible(element);
    type(element, 'receipt-no', receiptNo);
    await element.updateComplete;
    expect(one(element, '#receipt-no-error')).to.equal(null);
  });

  it('a wrong secret and an unknown number are one and the same sentence', async () => {
    const sentences: string[] = [];
    for (const known of [true, false]) {
      server.receipt = known ? receiptHandling : undefined;
      server.instead = ({ path }) => (path.startsWith('/receipts/') ? problem(404, 'receipt_not_found') : undefined);
      const element = await home(server);
      type(element, 'receipt-no', receiptNo);
      type(element, 'receipt-secret', secret);
      press(element, '.lookup button[type=submit]');
      await focusIsOn(element, '#error-summary');
      sentences.push(words(one(element, '#error-summary')));
      expect(one<HTMLInputElement>(element, '#receipt-secret').value).to.equal(secret);
      expect(spoken(element)).to.contain('没有查到这张回执');
    }
    expect(sentences[0]).to.equal(sentences[1]);
    expect(sentences[0]).to.contain('请对照回执，把编号和密码再输入一次');
  });

  it('asks again by itself when the line is back, as it says, unless what was typed has changed', async () => {
    const breakLine = () => { server.instead = ({ path }) => (path.startsWith('/receipts/') ? Promise.reject(new TypeError('no line')) : undefined); };
    const lookUp = async (element: Tracker): Promise<void> => {
      type(element, 'receipt-no', receiptNo);
      type(element, 'receipt-secret', secret);
      press(element, '.lookup button[type=submit]');
      await waitUntil(() => one(element, '#error-summary')?.textContent?.includes('联网以后会自动再读一次'), 'the line is down', { timeout: 8000 });
    };
    breakLine();
    const [changed, left] = [await home(server), await home(server)];
    await lookUp(changed);
    await lookUp(left);
    type(changed, 'receipt-no', `${receiptNo} `);
    server.instead = undefined;
    const asked = server.sent('GET', `/receipts/${receiptNo}`).length;
    globalThis.dispatchEvent(new Event('online'));
    await appears(left, '.record');
    await focusIsOn(left, '#record-title');
    expect(server.sent('GET', `/receipts/${receiptNo}`)).to.have.length(asked + 1);
    expect(one(changed, '.lookup'), 'somebody is typing there').to.exist;
  });

  it('a page may show the receipt in a way of its own; the secret is not told', async () => {
    const element = await home(server);
    const told: unknown[] = [];
    element.addEventListener('congress-look-up', (event) => {
      told.push(event.detail);
      event.preventDefault();
    }, { once: true });
    press(element, '.lookup button[type=submit]');
    await focusIsOn(element, '#error-summary');
    expect(told, 'nothing is about to be asked while something is missing').to.deep.equal([]);
    type(element, 'receipt-no', receiptNo);
    type(element, 'receipt-secret', secret);
    press(element, '.lookup button[type=submit]');
    await waitUntil(() => told.length > 0);
    expect(told).to.deep.equal([{ receiptNo }]);
    await element.updateComplete;
    expect(server.sent('GET', `/receipts/${receiptNo}`)).to.have.length(0);
    expect(one<HTMLInputElement>(element, '#receipt-secret').value, 'what was typed stays').to.equal(secret);
    press(element, '.lookup button[type=submit]');
    await appears(element, '.record');
    expect(server.sent('GET', `/receipts/${receiptNo}`)).to.have.length(1);
  });

  it('keeps what was typed when the network fails', async () => {
    const element = await home(server);
    server.instead = ({ path }) => (path.startsWith('/receipts/') ? Promise.reject(new TypeError('offline')) : undefined);
    type(element, 'receipt-no', receiptNo);
    type(element, 'receipt-secret', secret);
    press(element, '.lookup button[type=submit]');
    await waitUntil(() => text(element).includes('网络不通'), 'no failure shown', { timeout: 8000 });
    expect(one<HTMLInputElement>(element, '#receipt-no').value).to.equal(receiptNo);
    server.instead = undefined;
    press(element, '.lookup button[type=submit]');
    await appears(element, '.record');
  });

  it('begins with the number of its attribute and forgets everything on the way out', async () => {
    const element = await fixture<Tracker>(html`<congress-handling-tracker api=${server.api} receipt=${receiptNo}></congress-handling-tracker>`);
    expect(one<HTMLInputElement>(element, '#receipt-no').value).to.equal(receiptNo);
    type(element, 'receipt-secret', secret);
    press(element, '.lookup button[type=submit]');
    await appears(element, '.record');
    buttonNamed(element, '查另一张回执').click();
    await focusIsOn(element, '#receipt-no');
    expect(one<HTMLInputElement>(element, '#receipt-no').value + one<HTMLInputElement>(element, '#receipt-secret').value).to.equal('');
  });

  it('looks it up once on a double click and can be sent with Enter', async () => {
    const element = await home(server);
    type(element, 'receipt-no', receiptNo);
    type(element, 'receipt-secret', secret);
    const form = one<HTMLFormElement>(element, '.lookup');
    form.requestSubmit();
    form.requestSubmit();
    await appears(element, '.record');
    expect(server.sent('GET', `/receipts/${receiptNo}`)).to.have.length(1);
  });
});
