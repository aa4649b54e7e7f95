import { expect, oneEvent } from '@open-wc/testing';
import { textOf } from '../base/probe-element.ts';
import { discovery, freshApi, json, problem, type Answers } from '../base/server-of-answers.ts';
import { active, all, fillIn, one, press, receipt, root, send, settled, show, startNet, submit, tick, type, until, words } from './form-page.ts';

const deputy = {
  id: 'DB0001', name: '单小禾', pinyin: 'shan xiao he', memberships: [], stations: [], groups: [], divisions: [], contactPolicy: 'form', source: 's', asOf: '2026-11-01',
};

describe('congress-suggestion-form', () => {
  let net: Answers;
  beforeEach(() => {
    localStorage.clear();
    net = startNet();
    net.answer('/v1/deputies/DB0001', () => json(deputy));
  });
  afterEach(() => net.restore());

  it('is accessible empty, with faults, in English and for elders', async () => {
    const element = await show();
    await expect(element).to.be.accessible();
    submit(element);
    await until(() => one(element, '#error-summary'));
    // The button's colour is on its way back from “waiting”.
    await Promise.all(root(element).getAnimations().map(({ finished }) => finished));
    await expect(element).to.be.accessible();
    element.lang = 'en';
    element.elder = true;
    await until(() => textOf(element).includes('Make a suggestion'));
    expect(textOf(element)).to.not.match(/\p{Script=Han}/u);
    await expect(element).to.be.accessible();
  });

  it('names all faults at the top and at the fields in the same words, and each goes when mended', async () => {
    const element = await show();
    type(element, 'title', '长'.repeat(63));
    submit(element);
    await until(() => one(element, '#error-summary'));
    expect(all(element, '#error-summary li')).to.deep.equal([
      '哪方面的事：请选一项', '标题：最多 60 字，现在是 63 字', '具体内容：这一项要填写', '姓名：这一项要填写', '同意说明：请先看说明，再勾选同意',
    ]);
    expect(words(one(element, '#title-error'))).to.contain('最多 60 字，现在是 63 字');
    expect(active(element)).to.equal('error-summary');
    type(element, 'title', '短');
    await element.updateComplete;
    expect(one(element, '#title-error')).to.equal(null);
    expect(one(element, '#title').getAttribute('aria-invalid')).to.equal(null);
  });

  it('says when the county is the invented one', async () => {
    net.answer('/v1', () => json(discovery(true)));
    const element = await show();
    await until(() => textOf(element).includes('这里是虚构的示例数据'));
  });

  it('shows words of the page for a label or a hint whenever they come, also by a slot that is named late, and ours when they go', async () => {
    const element = await show();
    const own = document.createElement('b');
    own.textContent = '一句话';
    element.append(own);
    expect(own.offsetHeight).to.equal(0);
    for (const slot of ['title-label', 'category-hint', 'identityMode-public-hint']) {
      own.slot = slot;
      await until(() => own.offsetHeight > 0);
      expect(own.assignedSlot?.name).to.equal(slot);
    }
    own.remove();
    await until(() => !root(element).querySelector('slot[name="identityMode-public-hint"]'));
    expect(words(one(element, '#identityMode-0-hint'))).to.equal('姓名和内容一起公开。');
  });

  it('says who sees what, following the choices', async () => {
    const element = await show();
    const sees = () => Array.from(root(element).querySelectorAll('.sees td')).map(words);
    expect(sees()).to.deep.equal(['内容、姓名、电话', '内容', '看不到']);
    tick(element, 'mayPublish');
    await element.updateComplete;
    expect(sees()[2]).to.equal('内容，不含姓名');
    one<HTMLInputElement>(element, 'input[value=public]').click();
    await element.updateComplete;
    expect(sees()[2]).to.equal('内容、姓名');
    one<HTMLInputElement>(element, 'input[value=anonymous]').click();
    await element.updateComplete;
    expect(sees()[0]).to.equal('内容');
    expect(one(element, '#name'), 'an anonymous person is not asked for a name').to.equal(null);
  });

  it('addresses a deputy, and can be turned to the office', async () => {
    const element = await show({ deputy: 'DB0001' });
    await until(() => textOf(element).includes('写给代表：单小禾'));
    press(element, '改为提给人大办');
    await until(() => textOf(element).includes('人大常委会办公室'));
    expect(element.hasAttribute('deputy')).to.equal(false);
  });

  it('lets the page look and stop it; sends with one key; shows the receipt without telling the page the secret', async () => {
    const bodies: unknown[] = [];
    const keys: (string | null)[] = [];
    net.answer('/v1/suggestions', async (request) => {
      keys.push(request.headers.get('idempotency-key'));
      bodies.push(await request.clone().json());
      return json(receipt, 201);
    });
    const element = await show();
    await fillIn(element);
    element.addEventListener('congress-submit', (event) => event.preventDefault(), { once: true });
    await send(element);
    await element.updateComplete;
    expect(bodies).to.have.length(0);
    expect(words(one(element, '[part=answers]'))).to.include('路灯坏了');
    const sent = oneEvent(element, 'congress-sent');
    submit(element);
    submit(element);
    expect(JSON.stringify((await sent).detail)).to.equal('{"receiptNo":"QH-2026-000001-X"}');
    await element.updateComplete;
    expect(bodies).to.have.length(1);
    expect(bodies[0]).to.deep.include({ title: '路灯坏了', category: 'lighting', identityMode: 'withheld', name: '禾苗', consent: { textVersion: '1' } });
    expect(keys[0]).to.match(/^[0-9a-f]{32}-?\d+$/);
    expect(words(one(element, '[part=receipt-secret]'))).to.equal(receipt.secret);
    expect(active(element)).to.equal('receipt-title');
    expect(JSON.stringify({ ...localStorage })).to.not.contain('路灯');
    await expect(element).to.be.accessible();
  });

  it('uses the same key after a failure, and shows the server’s own faults at the fields', async () => {
    const keys: (string | null)[] = [];
    net.answer('/v1/suggestions', (request) => {
      keys.push(request.headers.get('idempotency-key'));
      if (keys.length <= 1) return problem('forbidden', 403);
      return problem('invalid_request', 422, { errors: [{ in: 'body', pointer: '/body', code: 'bad_characters', detail: 'x' }] });
    });
    const element = await show();
    await fillIn(element);
    await send(element);
    await until(() => textOf(element).includes('还没有提交成功'));
    expect(active(element)).to.equal('error-summary');
    expect(words(one(element, '[part=answers]'))).to.include('三盏都不亮');
    submit(element);
    await until(() => one(element, '#body-error'));
    expect(new Set(keys).size).to.equal(1);
    expect(words(one(element, '#body-error'))).to.contain('看不见的特殊符号');
    expect(one(element, '[part=addressee]') && one(element, '[part=notice]'), 'back on the one page, all of it').to.exist;
  });

  it('finds its draft beside what lies cut off, or is another’s, in such a place', async () => {
    const api = freshApi();
    const element = await show({ api });
    type(element, 'title', '路灯坏了');
    await until(() => localStorage.length === 1);
    const place = localStorage.key(0)!;
    localStorage.setItem(`${place} 1`, '{"typed":{"ti');
    localStorage.setItem(`${place} 2`, 'null');
    element.remove();
    const again = await show({ api });
    await until(() => one<HTMLInputElement>(again, '#title').value === '路灯坏了');
  });

  it('promises on the receipt what the server says is the rule of the place, and where it says nothing what is usual', async () => {
    const element = await show({});
    await fillIn(element);
    await send(element);
    await settled(element, '一般从交办起 3 个月内书面答复，复杂的最多 6 个月');
    net.answer('/v1/suggestions', () => json({ ...receipt, replyMonths: 1, extendedMonths: 2 }, 201));
    press(element, '再提一件');
    await until(() => one(element, '#title'));
    await fillIn(element);
    await send(element);
    await settled(element, '一般从交办起 1 个月内书面答复，复杂的最多 2 个月');
    element.lang = 'en';
    await settled(element, 'in writing within 1 month of getting it, in complex matters within 2.');
  });
});
