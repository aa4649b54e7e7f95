import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { expectWords, giveWords } from '../base/own-words.ts';
import { receiptHandling, receiptNo, receiptReplied, secret } from './fixtures.ts';
import { all, appears, buttonNamed, byReceipt, focusIsOn, isAccessible, one, press, text, type Tracker, type, words } from './helpers.ts';
import { json, PlayedServer, problem } from './server.ts';

const kept = {
  receiptNo, identityMode: 'withheld', contact: { name: '林建国', phone: '0000-5550199' }, contactKeptUntil: '2027-11-20', title: '路灯坏了', body: '三盏都不亮。\n请修一修。', address: '小学东门口', geo: { latitude: 30.5123, longitude: 104.2033, datum: 'GCJ-02' },
  supplements: [{ body: '又坏了一盏', at: '2026-11-10T09:00:00+08:00' }], ratings: [], mayPublish: true, consent: { textVersion: '2026-1' }, submittedAt: '2026-11-01T09:00:00+08:00',
};
const [own, corrections, erasures] = ['personal-data', 'corrections', 'erasures'].map((name) => `/receipts/${receiptNo}/${name}`) as [string, string, string];

describe('congress-handling-tracker, what is kept about the holder', () => {
  let server: PlayedServer;
  let answers: Record<string, () => Response>;
  beforeEach(() => {
    server = new PlayedServer();
    server.receipt = receiptReplied;
    answers = { [own]: () => json(kept) };
    server.instead = ({ path }) => answers[path]?.();
  });
  afterEach(() => server.close());

  const unfolded = async (lang?: string): Promise<Tracker> => {
    const element = await byReceipt(server, lang);
    await appears(element, '#own-data');
    expect(server.sent('GET', own), 'nothing of it is asked for before').to.have.length(0);
    press(element, '#own-data');
    await appears(element, '#own-erase');
    return element;
  };
  const turned = async (element: Tracker, to: 'correct' | 'erase'): Promise<void> => {
    press(element, `#own-${to}`);
    await focusIsOn(element, `#own-${to}-title`);
  };

  it('shows all of it, in words, and folds it away again', async () => {
    const element = await unfolded();
    const said = words(one(element, '[part=own-data]'));
    for (const part of ['林建国', '0000-5550199', '小学东门口', '30.5123, 104.2033 (GCJ-02)', '2027年11月20日，过后自动删除', '姓名只给人大办看', '可以公开', '2026-1 版', '三盏都不亮', '又坏了一盏']) expect(said).to.contain(part);
    expect(server.sent('GET', own)[0]!.headers.get('Receipt-Secret')).to.equal(secret.replace(/-/g, ''));
    expect(one(element, '#own-data').getAttribute('aria-expanded')).to.equal('true');
    await isAccessible(element);
    press(element, '#own-data');
    await waitUntil(() => one(element, '[part=own-data]') === null);
  });

  it('has headings, labels and help in the page’s own words', async () => {
    const element = await unfolded();
    const ofCorrection = ['own-correct-title', 'own-correct-lead', 'own-identity-label', 'own-name-label', 'own-phone-label', 'own-phone-hint', 'own-address-label', 'own-publish-label', 'own-publish-hint', 'own-same'];
    await giveWords(element, ['own-lead', ...ofCorrection, 'own-erase-title', 'own-know-label']);
    await expectWords(element, ['own-lead']);
    await turned(element, 'correct');
    await expectWords(element, ofCorrection);
    await isAccessible(element);
    buttonNamed(element, '不改了').click();
    await appears(element, '#own-erase');
    await turned(element, 'erase');
    press(element, '[part=erasure] button[type=submit]');
    await appears(element, '#error-summary');
    await expectWords(element, ['own-erase-title', 'own-know-label']);
    expect(words(one(element, '#error-summary'))).to.contain('本县的话：own-know-label');
  });

  it('is open at once for whoever comes from the receipt for it; the address holds no secret', async () => {
    const before = location.href;
    history.replaceState(null, '', `?receipt=${receiptNo}&show=own-data`);
    const element = await fixture<Tracker>(html`<congress-handling-tracker api=${server.api} from-address></congress-handling-tracker>`);
    await appears(element, '#receipt-secret');
    expect(one<HTMLInputElement>(element, '#receipt-no').value).to.equal(receiptNo);
    type(element, 'receipt-secret', secret);
    press(element, '.lookup button[type=submit]');
    await appears(element, '.record');
    history.replaceState(null, '', before);
    await appears(element, '#own-erase');
    await focusIsOn(element, '#own-data');
  });

  it('is kept as a text and as data, byte for byte what was shown', async () => {
    const element = await unfolded();
    const saved: { name: string; content: Promise<string> }[] = [];
    const { createObjectURL } = URL;
    const click = HTMLAnchorElement.prototype.click;
    let blob: Blob | undefined;
    URL.createObjectURL = (given) => {
      blob = given as Blob;
      return createObjectURL(given);
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) { saved.push({ name: this.download, content: blob!.text() }); };
    try {
      buttonNamed(element, '存一份').click();
      buttonNamed(element, '存成数据文件（JSON）').click();
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    }
    expect(saved.map(({ name }) => name)).to.deep.equal([`我的个人信息-${receiptNo}.txt`, `我的个人信息-${receiptNo}.json`]);
    expect(await saved[0]!.content).to.contain('姓名：林建国\r\n').and.to.contain('您写的内容：三盏都不亮。');
    expect(JSON.parse(await saved[1]!.content)).to.deep.equal(kept);
  });

  it('what cannot be read says so, and is asked for again', async () => {
    answers[own] = () => problem(503, 'service_unavailable');
    const element = await byReceipt(server);
    await appears(element, '#own-data');
    press(element, '#own-data');
    await waitUntil(() => one(element, '[part=own-data] [part=error]') !== null, undefined, { timeout: 8000 });
    answers[own] = () => json(kept);
    press(element, '[part=own-data] [part=error] button');
    await appears(element, '#own-erase');
  });

  it('is put right: only what changed is sent, once, and the receipt is read again', async () => {
    answers[corrections] = () => json({ ...kept, contact: { name: '林建华' } }, 201);
    const element = await unfolded();
    await turned(element, 'correct');
    expect(buttonNamed(element, '保存更正').getAttribute('aria-disabled'), 'nothing to save yet').to.equal('true');
    type(element, 'own-phone', '００００ ５５５０１９９');
    await element.updateComplete;
    expect(buttonNamed(element, '保存更正').getAttribute('aria-disabled'), 'the same number written another way').to.equal('true');
    await isAccessible(element);
    type(element, 'own-name', ' ');
    await element.updateComplete;
    press(element, '[part=correction] [part=submit]');
    await focusIsOn(element, '#error-summary');
    expect(server.sent('POST', corrections)).to.have.length(0);
    type(element, 'own-name', '林建华');
    type(element, 'own-phone', '');
    await element.updateComplete;
    const read = server.sent('GET', `/receipts/${receiptNo}`).length;
    press(element, '[part=correction] [part=submit]');
    await focusIsOn(element, '#own-correct');
    expect(server.sent('POST', corrections).map(({ body }) => body)).to.deep.equal([{ name: '林建华', phone: null }]);
    expect(words(one(element, '[part=own-data]'))).to.contain('已更正').and.to.contain('林建华').and.not.to.contain('0000-5550199');
    await waitUntil(() => server.sent('GET', `/receipts/${receiptNo}`).length > read);
  });

  it('a name taken back takes name and phone with it; a refusal stands at its field and loses nothing', async () => {
    answers[corrections] = () => problem(422, 'invalid_request', { errors: [{ in: 'body', pointer: '/address', code: 'too_long', detail: 'too long', params: { max: 200 } }] });
    const element = await unfolded();
    await turned(element, 'correct');
    press(element, '#own-identity-2');
    await waitUntil(() => one(element, '#own-name') === null);
    await giveWords(element, ['own-anonymous']);
    await expectWords(element, ['own-anonymous']);
    press(element, '#own-publish');
    await element.updateComplete;
    press(element, '[part=correction] [part=submit]');
    await focusIsOn(element, '#error-summary');
    expect(server.sent('POST', corrections)[0]!.body).to.deep.equal({ identityMode: 'anonymous', name: null, phone: null, mayPublish: false });
    expect(one(element, '#own-address-error')).to.exist;
    answers[corrections] = () => json({ ...kept, identityMode: 'anonymous', contact: {}, contactKeptUntil: undefined, mayPublish: false }, 201);
    press(element, '[part=correction] [part=submit]');
    await waitUntil(() => words(one(element, '[part=own-data]')).includes('已更正'));
    expect(words(one(element, '[part=own-data]'))).to.contain('没有留').and.to.contain('不公开');
  });

  it('is erased after a tick and not before; then nothing of it is left here', async () => {
    server.receipt = receiptHandling;
    answers[erasures] = () => json({ receiptNo, erasedAt: '2026-11-27T10:00:00+08:00', contact: true, texts: 3, files: 0 }, 201);
    const element = await unfolded();
    await turned(element, 'erase');
    await isAccessible(element);
    press(element, '[part=erasure] [part=submit]');
    await focusIsOn(element, '#error-summary');
    expect(words(one(element, '#error-summary'))).to.contain('请先勾选');
    buttonNamed(element, '不删除').click();
    await focusIsOn(element, '#own-erase');
    expect(server.sent('POST', erasures)).to.have.length(0);
    await turned(element, 'erase');
    expect(one<HTMLInputElement>(element, '#own-know').checked, 'asked anew').to.equal(false);
    press(element, '#own-know');
    await element.updateComplete;
    press(element, '[part=erasure] [part=submit]');
    press(element, '[part=erasure] [part=submit]');
    await focusIsOn(element, '#erased-title');
    await giveWords(element, ['erased-title']);
    await expectWords(element, ['erased-title']);
    expect(server.sent('POST', erasures)).to.have.length(1);
    expect(words(one(element, '[part=erased]'))).to.contain('3 处，已删除').and.to.contain('编号和密码已经失效');
    expect(text(element)).not.to.contain('林建国');
    expect(all(element, '.record')).to.have.length(0);
    await isAccessible(element);
    press(element, '.bar button');
    await focusIsOn(element, '#receipt-no');
    expect(one(element, '[part=erased]')).to.equal(null);
  });

  it('a line that breaks while it is erased: it is unknown whether it arrived, and the second try is the same one', async () => {
    answers[erasures] = () => { throw new TypeError('Failed to fetch'); };
    const element = await unfolded('en');
    await turned(element, 'erase');
    press(element, '#own-know');
    await element.updateComplete;
    press(element, '[part=erasure] [part=submit]');
    await waitUntil(() => one(element, '[part=erasure] #error-summary') !== null, undefined, { timeout: 8000 });
    expect(one<HTMLInputElement>(element, '#own-know').checked).to.equal(true);
    answers[erasures] = () => json({ receiptNo, erasedAt: '2026-11-27T10:00:00+08:00', contact: false, texts: 1, files: 2 }, 201);
    press(element, '[part=erasure] [part=submit]');
    await focusIsOn(element, '#erased-title');
    expect(words(one(element, '[part=erased]'))).to.contain('Your personal data is erased').and.to.contain('none had been given');
    const keys = new Set(server.sent('POST', erasures).map(({ headers }) => headers.get('Idempotency-Key')));
    expect(keys.size).to.equal(1);
  });
});
