import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import type { Step } from '@congress-kit/sdk';
import { day, receiptAsked, receiptHandling, receiptNo, receiptRated, receiptReplied, receiptSupplemented, receiptWithdrawn, secret } from './fixtures.ts';
import { all, appears, buttonNamed, byReceipt, focusIsOn, isAccessible, one, press, spoken, text, type, words } from './helpers.ts';
import { json, PlayedServer, problem } from './server.ts';

const ratings = `/receipts/${receiptNo}/ratings`;

describe('congress-handling-tracker, what the holder sends', () => {
  let server: PlayedServer;
  beforeEach(() => {
    server = new PlayedServer();
    server.receipt = receiptReplied;
  });
  afterEach(() => server.close());

  const answerRatings = (answer: () => Response | Promise<Response>): void => {
    server.instead = ({ path, method }) => (method === 'POST' && path === ratings ? answer() : undefined);
  };
  const choose = async (element: Awaited<ReturnType<typeof byReceipt>>, attitude: number, result: number): Promise<void> => {
    press(element, `#rate-attitude-${attitude}`);
    press(element, `#rate-result-${result}`);
    await element.updateComplete;
  };

  it('says how the rating is used before it asks for it', async () => {
    const element = await byReceipt(server);
    expect(words(one(element, '.lead'))).to.contain('请您评价');
    expect(words(one(element, '[part=rating]'))).to.contain('承办单位看不到您个人的评价（背靠背）').and.contain('评价满 5 份，才公布合计数字');
    buttonNamed(element, '去评价').click();
    await focusIsOn(element, '#rating');
    await isAccessible(element);
  });

  it('sends once, announces it, tells the page without secret or marks', async () => {
    const element = await byReceipt(server);
    answerRatings(() => json(receiptRated('basic', '快一点'), 201));
    await choose(element, 0, 1);
    type(element, 'rate-comment', '快一点');
    const told = oneEvent(element, 'congress-rate');
    press(element, '[part=rating] button[type=submit]');
    press(element, '[part=rating] button[type=submit]');
    const event = await told;
    expect(event.detail).to.deep.equal({ receiptNo });
    await focusIsOn(element, '#rated');
    expect(server.sent('POST', ratings)).to.have.length(1);
    expect(server.sent('POST', ratings)[0]!.body).to.deep.equal({ attitude: 'satisfied', result: 'basic', comment: '快一点' });
    expect(server.sent('POST', ratings)[0]!.headers.get('Receipt-Secret')).to.equal(secret.replace(/-/g, ''));
    expect(words(one(element, '[part=rated]'))).to.contain('谢谢，您的评价已经记下').and.contain('基本满意').and.contain('快一点');
    expect(spoken(element)).to.contain('谢谢');
    expect(one(element, '[part=rating]')).to.equal(null);
    await isAccessible(element);
  });

  it('can be held back by the page, which is told what is about to be sent and none of its words', async () => {
    const element = await byReceipt(server);
    answerRatings(() => json(receiptRated('basic'), 201));
    const told: unknown[] = [];
    element.addEventListener('congress-act', (event) => {
      told.push(event.detail);
      event.preventDefault();
    }, { once: true });
    press(element, '[part=rating] button[type=submit]');
    await focusIsOn(element, '#error-summary');
    expect(told, 'nothing is about to be sent while something is missing').to.deep.equal([]);
    await choose(element, 0, 1);
    press(element, '[part=rating] button[type=submit]');
    await waitUntil(() => told.length > 0);
    expect(told).to.deep.equal([{ receiptNo, act: 'rate' }]);
    expect(server.sent('POST', ratings)).to.have.length(0);
    await element.updateComplete;
    expect(one<HTMLInputElement>(element, '#rate-result-1').checked, 'what was chosen stays').to.equal(true);
    press(element, '[part=rating] button[type=submit]');
    await focusIsOn(element, '#rated');
    expect(server.sent('POST', ratings)).to.have.length(1);
  });

  it('says what is missing, at the field and above', async () => {
    const element = await byReceipt(server);
    press(element, '[part=rating] button[type=submit]');
    await focusIsOn(element, '#error-summary');
    expect(all(element, '.summary li').map(words)).to.deep.equal(['办理态度：请选择对办理态度满不满意', '办理结果：请选择对办理结果满不满意']);
    expect(server.sent('POST', ratings)).to.have.length(0);
    await isAccessible(element);
    press(element, '#rate-attitude-0');
    await element.updateComplete;
    expect(all(element, '.summary li')).to.have.length(1);
  });

  it('keeps the choice after a failure and sends it again with the same key', async () => {
    const element = await byReceipt(server);
    let fails = true;
    answerRatings(() => (fails ? problem(500, 'internal_error', { requestId: 'r1' }) : json(receiptRated('unsatisfied'), 201)));
    await choose(element, 0, 2);
    expect(words(one(element, '.consequence'))).to.contain('重新办理一次');
    press(element, '[part=rating] button[type=submit]');
    await waitUntil(() => text(element).includes('还不能确认已经送到'), 'no failure shown', { timeout: 8000 });
    expect(words(one(element, '.failed [role=alert]'))).to.contain('还不能确认已经送到');
    expect(spoken(element), 'nothing else is said aloud than what stands there').to.equal('');
    expect(one<HTMLInputElement>(element, '#rate-result-2').checked).to.equal(true);
    fails = false;
    press(element, '[part=rating] button[type=submit]');
    await appears(element, '[part=rated]');
    const keys = new Set(server.sent('POST', ratings).map(({ headers }) => headers.get('Idempotency-Key')));
    expect(keys.size).to.equal(1);
    expect(words(one(element, '[part=rated]'))).to.contain('您选了“不满意”').and.contain('重新办理一次');
  });

  it('another choice is another intent', async () => {
    const element = await byReceipt(server);
    answerRatings(() => problem(422, 'invalid_request', { errors: [] }));
    await choose(element, 0, 2);
    press(element, '[part=rating] button[type=submit]');
    await waitUntil(() => server.sent('POST', ratings).length === 1);
    await appears(element, '.failed');
    await choose(element, 0, 0);
    press(element, '[part=rating] button[type=submit]');
    await waitUntil(() => server.sent('POST', ratings).length === 2);
    const [first, second] = server.sent('POST', ratings).map(({ headers }) => headers.get('Idempotency-Key'));
    expect(first).to.not.equal(second);
  });

  it('reads the receipt anew when it was rated elsewhere', async () => {
    const element = await byReceipt(server);
    answerRatings(() => problem(409, 'already_rated'));
    server.receipt = receiptRated('satisfied');
    await choose(element, 0, 0);
    press(element, '[part=rating] button[type=submit]');
    await appears(element, '[part=rated]');
    expect(one(element, '[part=rating]')).to.equal(null);
  });

  it('says that a rating was not recorded because another was before it, and gives its words back', async () => {
    const element = await byReceipt(server);
    answerRatings(() => problem(409, 'already_rated'));
    server.receipt = receiptRated('satisfied');
    await choose(element, 2, 2);
    type(element, 'rate-comment', '只换了一盏');
    press(element, '[part=rating] button[type=submit]');
    await focusIsOn(element, '#overtaken');
    expect(words(one(element, '#overtaken'))).to.contain('您刚才的评价没有记下').and.contain('只换了一盏');
    expect(one(element, '[part=rated]')).to.not.equal(null);
    await isAccessible(element);
  });

  it('gives back a supplement that came too late: its form goes, and its words would go with it', async () => {
    server.receipt = receiptAsked;
    const element = await byReceipt(server);
    server.instead = ({ method }) => (method === 'POST' ? problem(409, 'move_not_allowed') : undefined);
    server.receipt = receiptWithdrawn;
    type(element, 'supplement-text', '村口小桥到镇中心小学。');
    press(element, '[part=supplement] button[type=submit]');
    await focusIsOn(element, '#overtaken');
    expect(one(element, '[part=supplement]')).to.equal(null);
    expect(words(one(element, '#overtaken'))).to.contain('您刚才补充的没有提交上').and.contain('村口小桥到镇中心小学。');
  });

  it('shows with the office’s question what was put right of it, the latest correction and no other’s', async () => {
    const [submitted, screening, asked] = receiptAsked.steps as [Step, Step, Step];
    const correction = (on: number, corrects: string, note: string): Step => ({ type: 'correction', at: day(on), actor: { role: 'office_clerk' }, corrects, note });
    server.receipt = {
      ...receiptAsked,
      steps: [submitted, { ...screening, id: 'step-2' }, { ...asked, id: 'step-3' }, correction(-1, 'step-3', '想问的是哪一侧。'), correction(0, 'step-3', '想问的是哪个村的路段。'), correction(0, 'step-2', '前一天就看了。')],
    };
    const element = await byReceipt(server);
    const form = words(one(element, '[part=supplement]'));
    expect(form).to.contain('请问没有路灯的是哪一段？').and.contain('更正：想问的是哪个村的路段。');
    expect(form).not.to.contain('哪一侧').and.not.to.contain('前一天');
    await isAccessible(element);
  });

  it('shows the office’s question and takes the answer', async () => {
    server.receipt = receiptAsked;
    const element = await byReceipt(server);
    expect(words(one(element, '[part=supplement]'))).to.contain('请问没有路灯的是哪一段？').and.contain('（还剩 27 天）。30 天没有补充');
    press(element, '[part=supplement] button[type=submit]');
    await focusIsOn(element, '#error-summary');
    expect(words(one(element, '#supplement-text-error'))).to.contain('请写下要补充的内容');
    await isAccessible(element);
    server.instead = ({ method }) => (method === 'POST' ? json(receiptSupplemented, 201) : undefined);
    type(element, 'supplement-text', '村口小桥到镇中心小学。');
    press(element, '[part=supplement] button[type=submit]');
    await waitUntil(() => one(element, '[part=supplement]') === null);
    await focusIsOn(element, '#supplemented');
    expect(words(one(element, '#supplemented')), 'seen, not only said').to.contain('补充的内容已经收到');
    expect(spoken(element)).to.contain('补充的内容已经收到');
    expect(words(one(element, '.step.newest .what'))).to.contain('已补充');
    await isAccessible(element);
    expect(server.sent('POST', `/receipts/${receiptNo}/supplements`)[0]!.body).to.deep.equal({ body: '村口小桥到镇中心小学。' });
    expect(words(one(element, '[part=original]'))).to.contain('村口小桥到镇中心小学。');
  });

  it('withdraws only after asking again', async () => {
    server.receipt = receiptHandling;
    const element = await byReceipt(server);
    press(element, '#withdraw');
    await focusIsOn(element, '#withdrawal');
    await isAccessible(element);
    buttonNamed(element, '不撤回').click();
    await focusIsOn(element, '#withdraw');
    expect(server.heard.some(({ method }) => method === 'POST')).to.equal(false);
    press(element, '#withdraw');
    await appears(element, '#withdraw-reason');
    server.instead = ({ method }) => (method === 'POST' ? json(receiptWithdrawn, 201) : undefined);
    press(element, '[part=withdrawal] button[type=submit]');
    await appears(element, '[part=ending]');
    await focusIsOn(element, '#record-title');
    expect(server.sent('POST', `/receipts/${receiptNo}/withdrawals`)[0]!.body).to.deep.equal({});
  });

  it('reads again when the tab is looked at again, at most once a minute, and keeps what is unfolded', async () => {
    const real = Date.now;
    server.receipt = receiptHandling;
    const element = await byReceipt(server);
    const folded = one<HTMLDetailsElement>(element, '.timeline details');
    folded.open = true;
    const asked = () => server.sent('GET', `/receipts/${receiptNo}`).length;
    try {
      document.dispatchEvent(new Event('visibilitychange'));
      expect(asked()).to.equal(1);
      server.receipt = receiptReplied;
      Date.now = () => real() + 61_000;
      document.dispatchEvent(new Event('visibilitychange'));
      document.dispatchEvent(new Event('visibilitychange'));
      await appears(element, '[part=rating]');
      expect(asked()).to.equal(2);
      expect(spoken(element)).to.contain('有新的进展');
      expect(folded.isConnected && folded.open).to.equal(true);
    } finally {
      Date.now = real;
    }
  });
});
