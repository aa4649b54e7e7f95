import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../../../packages/elements/src/suggestion-form/define.ts';
import type { CongressSuggestionForm } from '../../../packages/elements/src/suggestion-form/congress-suggestion-form.ts';
import { textOf } from '../base/probe-element.ts';
import { discovery, freshApi, interceptFetch, json, problem, type Answers } from '../base/server-of-answers.ts';

type Form = CongressSuggestionForm;
const root = (element: Form): ShadowRoot => element.shadowRoot as ShadowRoot;
const one = <T extends HTMLElement>(element: Form, selector: string): T => root(element).querySelector<T>(selector) as T;
const words = (node: Element | null): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

const townships = {
  items: [{ id: '990101.101', code: '990101101', kind: 'township', name: '柳溪镇', pinyin: 'liu xi zhen', path: [], source: 's', asOf: '2026-11-01' }],
  total: 1, asOf: '2026-11-01T00:00:00+08:00',
};
const receipt = { receiptNo: 'QH-2026-000001-X', secret: '9VZP-VKTP-65E2-SWR5-81R7-MP3P-SVK', submittedAt: '2026-11-22T09:00:00+08:00', state: 'submitted', screenedBy: '2026-11-27' };

const deputy = {
  id: 'DB0001', name: '单小禾', pinyin: 'shan xiao he', memberships: [], stations: [], groups: [], divisions: [], contactPolicy: 'form', source: 's', asOf: '2026-11-01',
};

const type = (element: Form, id: string, value: string): void => {
  const control = one<HTMLInputElement>(element, `#${id}`);
  control.value = value;
  control.dispatchEvent(new Event(control.localName === 'select' ? 'change' : 'input', { bubbles: true }));
};
const tick = (element: Form, id: string): void => one<HTMLInputElement>(element, `#${id}`).click();
const submit = (element: Form): void => one<HTMLButtonElement>(element, 'button[type=submit]').click();
const fillIn = (element: Form): void => {
  type(element, 'category', 'lighting');
  type(element, 'title', '路灯坏了');
  type(element, 'body', '三盏都不亮');
  type(element, 'name', '禾苗');
  tick(element, 'consent');
};

describe('congress-suggestion-form', () => {
  let net: Answers;
  beforeEach(() => {
    localStorage.clear();
    net = interceptFetch();
    // The later answer wins: what is not said otherwise is the discovery document.
    net.answer('/v1', () => json(discovery()));
    net.answer('/v1/divisions', () => json(townships));
    net.answer('/v1/deputies/DB0001', () => json(deputy));
  });
  afterEach(() => net.restore());

  const show = async (attributes: Record<string, string> = {}) => {
    const element = await fixture<Form>(html`<congress-suggestion-form api=${freshApi()}></congress-suggestion-form>`);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    await element.updateComplete;
    return element;
  };

  it('is accessible empty, with faults, in English and for elders', async () => {
    const element = await show();
    await expect(element).to.be.accessible();
    submit(element);
    await waitUntil(() => one(element, '#error-summary'));
    await expect(element).to.be.accessible();
    element.lang = 'en';
    element.elder = true;
    await waitUntil(() => textOf(element).includes('Send suggestion'));
    expect(textOf(element).replace('柳溪镇', '')).to.not.match(/\p{Script=Han}/u);
    await expect(element).to.be.accessible();
  });

  it('names all faults at the top and at the fields in the same words, and each goes when mended', async () => {
    const element = await show();
    type(element, 'title', '长'.repeat(63));
    submit(element);
    await waitUntil(() => one(element, '#error-summary'));
    expect(Array.from(root(element).querySelectorAll('#error-summary li')).map(words)).to.deep.equal([
      '哪方面的事：这一项要填写', '标题：最多 60 字，现在是 63 字', '具体内容：这一项要填写', '姓名：这一项要填写', '同意说明：请先看说明，再勾选同意',
    ]);
    expect(words(one(element, '#title-error'))).to.contain('最多 60 字，现在是 63 字');
    expect(root(element).activeElement?.id).to.equal('error-summary');
    type(element, 'title', '短');
    await element.updateComplete;
    expect(one(element, '#title-error')).to.equal(null);
    expect(one(element, '#title').getAttribute('aria-invalid')).to.equal(null);
  });

  it('says when the county is the invented one', async () => {
    net.answer('/v1', () => json(discovery(true)));
    net.answer('/v1/divisions', () => json(townships));
    const element = await show();
    await waitUntil(() => textOf(element).includes('这里是虚构的示例数据'));
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
    await waitUntil(() => textOf(element).includes('写给代表：单小禾'));
    Array.from(root(element).querySelectorAll('button')).find((button) => words(button) === '改为提给人大办')?.click();
    await waitUntil(() => textOf(element).includes('人大常委会办公室'));
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
    fillIn(element);
    element.addEventListener('congress-submit', (event) => event.preventDefault(), { once: true });
    submit(element);
    await element.updateComplete;
    expect(bodies).to.have.length(0);
    expect(one<HTMLInputElement>(element, '#title').value).to.equal('路灯坏了');
    const sent = oneEvent(element, 'congress-sent');
    submit(element);
    submit(element);
    expect(JSON.stringify((await sent).detail)).to.equal('{"receiptNo":"QH-2026-000001-X"}');
    await element.updateComplete;
    expect(bodies).to.have.length(1);
    expect(bodies[0]).to.deep.include({ title: '路灯坏了', category: 'lighting', identityMode: 'withheld', name: '禾苗', consent: { textVersion: '1' } });
    expect(keys[0]).to.match(/^[0-9a-f]{32}$/);
    expect(words(one(element, '[part=receipt-secret]'))).to.equal(receipt.secret);
    expect(root(element).activeElement?.id).to.equal('receipt-title');
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
    fillIn(element);
    submit(element);
    await waitUntil(() => textOf(element).includes('还没有提交成功'));
    expect(one<HTMLTextAreaElement>(element, '#body').value).to.equal('三盏都不亮');
    submit(element);
    await waitUntil(() => one(element, '#body-error'));
    expect(new Set(keys).size).to.equal(1);
    expect(words(one(element, '#body-error'))).to.contain('看不见的特殊符号');
  });
});
