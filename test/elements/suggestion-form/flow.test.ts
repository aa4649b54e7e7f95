// From the questions to the summary and off: steps, changing an answer, the queue, taking over.
import { expect, oneEvent } from '@open-wc/testing';
import type { CongressSubmitEvent } from '../../../packages/elements/src/suggestion-form/congress-suggestion-form.ts';
import { textOf } from '../base/probe-element.ts';
import { freshApi, json, problem, type Answers } from '../base/server-of-answers.ts';
import { active, all, choose, fillIn, list, one, press, receipt, review, root, send, settled, show, startNet, submit, tick, type, until, words } from './form-page.ts';

describe('the way through congress-suggestion-form', () => {
  let net: Answers;
  let keys: (string | null)[];
  let bodies: any[];
  const take = (): void => net.answer('/v1/suggestions', async (request) => {
    keys.push(request.headers.get('idempotency-key'));
    bodies.push(await request.json());
    return json(receipt, 201);
  });
  const breakLine = (): void => net.answer('/v1/suggestions', (request) => {
    keys.push(request.headers.get('idempotency-key'));
    throw new TypeError('Failed to fetch');
  });
  beforeEach(() => {
    localStorage.clear();
    net = startNet();
    keys = [];
    bodies = [];
    take();
  });
  afterEach(() => net.restore());

  it('takes the full-width digits of a Chinese keyboard for what they are', async () => {
    const element = await show();
    await fillIn(element);
    type(element, 'phone', '１３８－００００－００００');
    await review(element);
    submit(element);
    await settled(element, '提交成功，请保存回执');
    expect(bodies[0].phone).to.equal('１３８－００００－００００');
  });

  it('goes step by step: a fault holds, back keeps, one answer can be changed from the summary', async () => {
    const element = await show({ steps: '' });
    await until(() => words(one(element, '[part=progress]')) === '第 1 步，共 5 步', 'no step for files where none are taken');
    submit(element);
    await until(() => one(element, '#error-summary'));
    expect(all(element, '#error-summary li')).to.deep.equal(['哪方面的事：请选一项']);
    expect(active(element)).to.equal('error-summary');
    await choose(element, 'category', '路灯');
    submit(element);
    await until(() => one(element, '#title'));
    expect(active(element), 'the heading of the step').to.equal('step-title');
    type(element, 'title', '路灯坏了');
    type(element, 'body', '三盏都不亮');
    press(element, '上一步');
    await until(() => one(element, '#category'));
    expect(one<HTMLInputElement>(element, '#category').value).to.equal('路灯照明');
    for (const next of ['#title', '#place', '#name']) {
      submit(element);
      await until(() => one(element, next), next);
    }
    type(element, 'name', '禾苗');
    submit(element);
    await until(() => one(element, '#consent'));
    tick(element, 'consent');
    await review(element);
    expect(active(element)).to.equal('check-title');
    expect(words(one(element, '[part=answers]'))).to.include('路灯坏了').and.to.include('三盏都不亮').and.to.include('禾苗');
    await expect(element).to.be.accessible();
    press(element, '修改 标题');
    await until(() => one(element, '#title'));
    expect(active(element)).to.equal('title');
    type(element, 'title', '五盏路灯坏了');
    press(element, '改好了，回去核对');
    await settled(element, '请核对后提交');
    submit(element);
    await settled(element, '提交成功，请保存回执');
    expect(bodies[0]).to.deep.include({ title: '五盏路灯坏了', category: 'lighting', name: '禾苗' });
    await expect(element).to.be.accessible();
  });

  it('goes on with a kept draft in elder mode: at the first question that has no answer, else at the summary', async () => {
    const api = freshApi();
    const element = await show({ api, elder: '' });
    await until(() => words(one(element, '[part=next]')) === '开始填写');
    for (const next of ['#choose-target', '#kind', '#category']) {
      submit(element);
      await until(() => one(element, next), next);
    }
    tick(element, 'category-4');
    submit(element);
    await until(() => one(element, '#title'));
    type(element, 'title', '路灯坏了');
    element.remove();
    const again = await show({ api, elder: '' });
    await until(() => words(one(again, '[part=next]')) === '接着填写');
    submit(again);
    await until(() => one(again, '#body'), 'what comes after the title');
    expect(active(again)).to.equal('step-title');
    type(again, 'body', '三盏都不亮');
    again.remove();
    // The place is no duty and was never asked for: it is not jumped over.
    const third = await show({ api, elder: '' });
    await until(() => words(one(third, '[part=next]')) === '接着填写');
    submit(third);
    await until(() => one(third, '#township option:nth-child(2)'));
    type(third, 'township', '990101.101');
    submit(third);
    await until(() => one(third, '#identityMode'));
    tick(third, 'identityMode-2');
    submit(third);
    await until(() => one(third, '#mayPublish'));
    submit(third);
    await until(() => one(third, '#consent'));
    tick(third, 'consent');
    third.remove();
    const last = await show({ api, elder: '' });
    await until(() => words(one(last, '[part=next]')) === '接着填写');
    submit(last);
    await settled(last, '请核对后提交');
  });

  it('asks one thing a screen in elder mode, the first asks nothing, and places need no typing', async () => {
    const element = await show({ elder: '' });
    await until(() => words(one(element, '[part=next]')) === '开始填写');
    const asked = (): string[] => all(element, '[part=field] > label, [part=field] > legend');
    expect(asked(), 'only what is to be known before').to.deep.equal([]);
    expect(words(one(element, '[part=notice]'))).to.include('急事请打 110');
    const on = async (selector: string): Promise<void> => {
      submit(element);
      await until(() => one(element, selector), selector);
      expect(active(element), 'the heading of the step').to.equal('step-title');
      expect(asked().length, `questions with ${selector}`).to.be.lessThan(2);
    };
    await on('#choose-target');
    expect(words(one(element, '[part=progress]'))).to.equal('第 1 步，共 10 步');
    await on('#kind');
    await on('#category');
    submit(element);
    await until(() => one(element, '#error-summary'));
    expect(all(element, '#error-summary li')).to.deep.equal(['哪方面的事：请选一项']);
    tick(element, 'category-4');
    await on('#title');
    type(element, 'title', '路灯坏了');
    await on('#body');
    type(element, 'body', '三盏都不亮');
    submit(element);
    await until(() => one(element, '#township option:nth-child(2)'));
    type(element, 'township', '990101.101');
    await until(() => one(element, '#village option:nth-child(2)'));
    type(element, 'village', '990101.101.201');
    await until(() => one(element, '#grid option:nth-child(2)'));
    await expect(element).to.be.accessible();
    press(element, '打字查找');
    await until(() => one(element, 'input#place'));
    expect(one<HTMLInputElement>(element, '#place').value).to.equal('柳溪镇 › 桥头村');
    await on('#identityMode');
    tick(element, 'identityMode-2');
    await until(() => words(one(element, '[part=progress]')) === '第 7 步，共 9 步', 'whoever is nameless is not asked for a name');
    await on('#mayPublish');
    await on('#consent');
    expect(words(one(element, '[part=notice]')), 'what is agreed to stands on the same screen').to.include('姓名和电话自动删除');
    tick(element, 'consent');
    await review(element);
    element.removeAttribute('elder');
    press(element, '返回修改');
    await until(() => one(element, '#title') && one(element, '#consent'), 'out of elder mode all questions stand on one page');
    element.setAttribute('elder', '');
    await until(() => words(one(element, '[part=progress]')) === '第 1 步，共 9 步' && one(element, '#choose-target'), 'and in it again the first of them');
  });

  it('keeps the button that reads aloud in sight on every screen of elder mode, also where something is wrong', async () => {
    const element = await show({ elder: '', 'elder-switch': '' });
    const room = (): HTMLElement => Object.assign(document.createElement('div'), { style: 'height: 150vh' });
    element.before(room());
    element.after(room());
    const inSight = (): void => {
      const { top, bottom } = one(element, '#read-aloud').getBoundingClientRect();
      expect(top).to.be.at.least(0);
      expect(bottom).to.be.at.most(innerHeight);
    };
    await until(() => one(element, '#read-aloud'));
    for (const selector of ['#choose-target', '#kind', '#category']) {
      submit(element);
      await until(() => one(element, selector) && active(element) === 'step-title', selector);
      inSight();
    }
    one(element, '[part=next]').scrollIntoView({ block: 'end' });
    submit(element);
    await until(() => active(element) === 'error-summary');
    inSight();
    element.previousElementSibling!.remove();
    element.nextElementSibling!.remove();
  });

  it('says what a public name without consent to publish comes to, and what to tick', async () => {
    const element = await show();
    await fillIn(element);
    await until(() => one(element, '#identityMode-0'));
    tick(element, 'identityMode-0');
    await until(() => words(one(element, '[part=who-sees-what]')).includes('内容和姓名都不公开。要公开，请勾选'));
    await review(element);
    expect(words(one(element, '[part=answers]'))).to.include('没有勾选同意公开，所以内容和姓名都不公开');
    press(element, '修改 是否公开');
    await until(() => one(element, '#mayPublish'));
    tick(element, 'mayPublish');
    await review(element);
    expect(words(one(element, '[part=answers]'))).to.include('同意，审核后公开').and.to.not.include('没有勾选');
  });

  it('is addressed to a deputy who is looked up in the form', async () => {
    const deputy = { id: 'DB0001', name: '单小禾', pinyin: 'shan xiao he', memberships: [], stations: [], groups: [], divisions: [], contactPolicy: 'form', source: 's', asOf: '2026-11-01' };
    net.answer('/v1/deputies', () => json(list([deputy])));
    net.answer('/v1/deputies/DB0001', () => json(deputy));
    const element = await show();
    press(element, '提给代表或代表家站');
    await until(() => one(element, '#target-kind'));
    one(element, '#target-kind-1').click();
    await until(() => one(element, '#target-name'));
    press(element, '就这样');
    await until(() => words(one(element, '#target-name-error')).includes('请从列表里选一个'));
    await expect(element).to.be.accessible();
    await choose(element, 'target-name', '单');
    press(element, '就这样');
    await settled(element, '写给代表：单小禾');
    expect(element.getAttribute('deputy')).to.equal('DB0001');
    await fillIn(element);
    await send(element);
    await settled(element, '提交成功，请保存回执');
    expect(bodies[0].target).to.deep.equal({ kind: 'deputy', id: 'DB0001' });
  });

  it('waits for the line, also over a reload, and sends once with the key it had', async () => {
    breakLine();
    const api = freshApi();
    const element = await show({ api });
    await fillIn(element);
    await send(element);
    await settled(element, '还没有提交成功，正在等网络');
    expect(active(element)).to.equal('error-summary');
    // The button that waited turns back to its colour in a tenth of a second.
    await until(() => getComputedStyle(one(element, '[part=submit]')).backgroundColor === 'rgb(18, 93, 114)');
    expect(textOf(element).split('不会重复').length - 1, 'that it is sent once is said once').to.equal(1);
    expect(all(element, 'button').filter((label) => label === '再提交一次'), 'said once: the summary still speaks of its own button').to.have.length(1);
    expect(words(one(element, '[part=submit]'))).to.equal('提交意见');
    await expect(element).to.be.accessible();
    element.remove();
    const again = await show({ api });
    await settled(again, '还没有提交成功，正在等网络');
    take();
    globalThis.dispatchEvent(new Event('online'));
    globalThis.dispatchEvent(new Event('online'));
    await settled(again, '提交成功，请保存回执');
    expect(bodies).to.have.length(1);
    expect(new Set(keys).size, 'one intent, one key').to.equal(1);
    expect(localStorage.length).to.equal(0);
  });

  it('waits for no line where a guard of the website stopped it, and says what may help', async () => {
    net.answer('/v1/suggestions', () => new Response('<h1>403 Forbidden</h1>', { status: 403, headers: { 'content-type': 'text/html' } }));
    const element = await show();
    await fillIn(element);
    await send(element);
    await settled(element, '防护系统把它拦下了（403），没有送到');
    expect(textOf(element)).to.contain('您写的内容都在').and.not.to.match(/正在等网络|先登录|不能确定/);
    take();
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    expect(bodies).to.deep.equal([]);
    press(element, '再提交一次');
    await settled(element, '提交成功，请保存回执');
    expect(bodies).to.have.length(1);
  });

  it('stops waiting when it is told to, and keeps the text', async () => {
    breakLine();
    const element = await show();
    await fillIn(element);
    await send(element);
    await settled(element, '正在等网络');
    press(element, '先不提交');
    await until(() => !textOf(element).includes('正在等网络'));
    take();
    globalThis.dispatchEvent(new Event('online'));
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    expect(bodies).to.deep.equal([]);
    expect(words(one(element, '[part=answers]'))).to.include('三盏都不亮');
  });

  it('sends nothing by itself whose key the servers have forgotten', async () => {
    breakLine();
    const api = freshApi();
    const element = await show({ api });
    await fillIn(element);
    await send(element);
    await settled(element, '正在等网络');
    element.remove();
    const place = Object.keys(localStorage).find((name) => name.includes('draft')) as string;
    const kept = JSON.parse(localStorage.getItem(place) as string);
    localStorage.setItem(place, JSON.stringify({ ...kept, intent: { ...kept.intent, since: Date.now() - 25 * 3_600_000 } }));
    take();
    const again = await show({ api });
    await settled(again, '这件意见等了一天多');
    expect(words(one(again, '[part=submit]')), 'as the sentence above calls it').to.equal('再提交一次');
    expect(bodies).to.deep.equal([]);
  });

  it('solves what a busy server asks for, and says so meanwhile', async () => {
    const proofs: (string | null)[] = [];
    net.answer('/v1/suggestions', (request) => {
      proofs.push(request.headers.get('proof-of-work'));
      return proofs.length === 1 ? problem('too_many_requests', 429, { retryAfter: 600, challenge: { token: 'v1.test', bits: 6, count: 4, expiresIn: 120 } }) : json(receipt, 201);
    });
    const element = await show();
    await fillIn(element);
    await send(element);
    await settled(element, '提交成功，请保存回执');
    expect(proofs[0]).to.equal(null);
    expect(proofs[1]).to.match(/^v1\.test~/);
  });

  it('can be taken over: the summary stopped, the sending done by the page, its receipt or its failure shown', async () => {
    const element = await show();
    await fillIn(element);
    element.addEventListener('congress-review', (event) => event.preventDefault(), { once: true });
    const asked = oneEvent(element, 'congress-review');
    submit(element);
    await asked;
    await element.updateComplete;
    expect(one(element, '[part=answers]')).to.equal(null);
    const own = (answer: () => Promise<never> | Promise<typeof receipt>) =>
      element.addEventListener('congress-submit', (event) => (event as CongressSubmitEvent).respondWith(answer() as never), { once: true });
    own(async () => { throw new Error('not today'); });
    await send(element);
    await settled(element, '还没有提交成功');
    own(async () => receipt);
    const sent = oneEvent(element, 'congress-sent');
    submit(element);
    expect((await sent).detail).to.deep.equal({ receiptNo: receipt.receiptNo });
    expect(bodies).to.deep.equal([]);
  });

  it('keeps the receipt: a QR, a picture, and a word before it is left unsaved', async () => {
    const element = await show({ 'tracker-href': '/track.html' });
    await fillIn(element);
    await send(element);
    await settled(element, '提交成功，请保存回执');
    await until(() => one(element, '.qr-picture'));
    const leave = (): boolean => globalThis.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leave()).to.equal(false);
    let saved: { name: string; blob: Blob } | undefined;
    const { click } = HTMLAnchorElement.prototype;
    const { createObjectURL } = URL;
    let drawn: Blob | undefined;
    URL.createObjectURL = (blob) => createObjectURL.call(URL, (drawn = blob as Blob));
    HTMLAnchorElement.prototype.click = function save() { saved = { name: this.download, blob: drawn as Blob }; };
    press(element, '存成图片');
    await settled(element, '图片已存到下载里');
    HTMLAnchorElement.prototype.click = click;
    URL.createObjectURL = createObjectURL;
    expect(saved?.name).to.equal(`回执-${receipt.receiptNo}.png`);
    const { width, height } = await createImageBitmap(saved?.blob as Blob);
    expect(width).to.equal(720);
    expect(height, 'number, secret, subject, time and the QR below each other').to.be.above(700);
    expect(leave()).to.equal(true);
    expect(one(element, '[part=track]').getAttribute('href')).to.match(/\/track\.html\?receipt=QH-2026-000001-X$/);
    expect(one(element, '[part=own-data]').getAttribute('href')).to.match(/\/track\.html\?receipt=QH-2026-000001-X&show=own-data$/);
    press(element, '再提一件');
    await until(() => one(element, '#title'));
    expect(active(element)).to.equal('form-title');
  });

  it('writes down what is said, once it has been asked whether the sound may leave', async () => {
    const made: any[] = [];
    class Ears extends EventTarget {
      lang = '';
      constructor() { super(); made.push(this); }
      start(): void {}
      stop(): void { this.dispatchEvent(new Event('end')); }
      abort(): void {}
    }
    const able = globalThis as unknown as Record<string, unknown>;
    const before = able['SpeechRecognition'];
    able['SpeechRecognition'] = Ears;
    const element = await show();
    press(element, '说话输入');
    await settled(element, '有的浏览器会把声音传给它的厂家处理');
    expect(made).to.have.length(0);
    await expect(element).to.be.accessible();
    press(element, '开始说话');
    await settled(element, '正在听');
    made[0].dispatchEvent(Object.assign(new Event('result'), { resultIndex: 0, results: [Object.assign([{ transcript: '路灯不亮' }], { isFinal: true })] }));
    press(element, '说完了');
    await settled(element, '已停下');
    expect([made[0].lang, one<HTMLTextAreaElement>(element, '#body').value, active(element)]).to.deep.equal(['zh-CN', '路灯不亮', 'dictation']);
    able['SpeechRecognition'] = before;
    expect(root(element).querySelectorAll('#dictation')).to.have.length(1);
  });
});
