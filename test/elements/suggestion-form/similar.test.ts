// What others have said already, beside the way; and the page's own words on it.
import { expect } from '@open-wc/testing';
import { a11ySnapshot } from '@web/test-runner-commands';
import { expectWords, giveWords } from '../base/own-words.ts';
import { textOf } from '../base/probe-element.ts';
import { json, problem, type Answers } from '../base/server-of-answers.ts';
import { fillIn, list, one, press, review, root, send, settled, show, startNet, submit, until, words, type Form } from './form-page.ts';

const alike = { receiptNo: 'QH-2026-000101-3', kind: 'suggestion', category: 'lighting', title: '村口路灯坏了', body: '三盏都不亮。', identityMode: 'anonymous', channel: 'web', state: 'transferred', phase: 'assigning', submittedOn: '2026-10-12', supportCount: 12, similarity: 80, source: 's', asOf: '2026-11-01' };

interface Named { readonly name?: string; readonly children?: readonly Named[] }
const namesIn = ({ name, children = [] }: Named): string[] => [name ?? '', ...children.flatMap(namesIn)];

describe('similar suggestions in congress-suggestion-form', () => {
  let net: Answers;
  beforeEach(() => {
    localStorage.clear();
    net = startNet();
  });
  afterEach(() => net.restore());

  it('shows similar suggestions beside the way, and seconds one, once a device', async () => {
    const devices: string[] = [];
    net.answer('/v1/similar-suggestions', () => json(list([alike])));
    net.answer('/supports', async (request) => {
      devices.push((await request.json()).device);
      return json({ receiptNo: alike.receiptNo, supportCount: 13, counted: devices.length === 1 }, 201);
    });
    const element = await show();
    await fillIn(element);
    await review(element);
    await until(() => one(element, 'section.similar'));
    expect(words(one(element, 'section.similar'))).to.include('村口路灯坏了').and.to.include('已有 12 人附议').and.to.include('不用再提一遍');
    await expect(element).to.be.accessible();
    element.addEventListener('congress-support', (event) => event.preventDefault(), { once: true });
    press(element, '附议这一件');
    await element.updateComplete;
    expect(devices, 'the page may stop it').to.deep.equal([]);
    press(element, '附议这一件');
    await settled(element, '您已附议，现在一共 13 人附议');
    expect(devices[0]).to.match(/^[0-9a-f]{32}$/);
    expect(textOf(element)).to.include('您写的这件还没有提交');
    submit(element);
    await settled(element, '提交成功，请保存回执');
  });

  it('leads to the public page of a similar suggestion, beside the form: what was written stays', async () => {
    net.answer('/v1/similar-suggestions', () => json(list([alike])));
    const link = (element: Form): HTMLAnchorElement | null => root(element).querySelector<HTMLAnchorElement>('[part="similar-link"]');
    const element = await show({ 'tracker-href': '/track.html?from=form' });
    await fillIn(element);
    await review(element);
    await until(() => link(element), 'the link');
    expect(link(element)!.href).to.equal(`${location.origin}/track.html?from=form&suggestion=${alike.receiptNo}`);
    expect([link(element)!.target, link(element)!.rel]).to.deep.equal(['_blank', 'noopener']);
    expect(words(link(element))).to.include(alike.title);
    await expect(element).to.be.accessible();
    element.setAttribute('tracker-href', 'javascript:alert(1)');
    await element.updateComplete;
    expect(link(element), 'no web address').to.equal(null);
    element.removeAttribute('tracker-href');
    await element.updateComplete;
    expect(link(element), 'no page').to.equal(null);
  });

  it('has headings and help in the page’s own words, from the first question to the receipt', async () => {
    net.answer('/v1/similar-suggestions', () => json(list([alike])));
    const element = await show();
    const asked = [
      'title', 'lead', 'notice-title', 'notice', 'what', 'where', 'who', 'category-hint', 'title-hint', 'body-hint', 'place-hint', 'address-hint', 'phone-hint', 'mayPublish-hint', 'sees-title',
      'identityMode-public-hint', 'identityMode-withheld-hint', 'identityMode-anonymous-hint',
      ...['kind', 'category', 'title', 'body', 'place', 'address', 'identityMode', 'name', 'phone', 'mayPublish', 'consent'].map((field) => `${field}-label`),
    ];
    await giveWords(element, [...asked, 'check-title', 'check', 'similar-title', 'similar', 'sent-title', 'keep', 'next-title', 'next']);
    await until(() => one(element, '#phone'), 'all questions');
    await expectWords(element, asked);
    await expect(element).to.be.accessible();
    // A label in a slot is the name of its field, and the name by which the summary of what is wrong and the answers call it.
    const named = await a11ySnapshot({}) as unknown as Named;
    for (const field of ['category', 'title', 'body', 'phone']) expect(namesIn(named).some((name) => name.startsWith(`本县的话：${field}-label`)), field).to.equal(true);
    submit(element);
    await until(() => one(element, '#error-summary'));
    expect(words(one(element, '#error-summary a[href="#title"]'))).to.match(/^本县的话：title-label/);
    await fillIn(element);
    await review(element);
    await until(() => one(element, 'section.similar'));
    await expectWords(element, ['title', 'check-title', 'check', 'similar-title', 'similar']);
    expect(words(one(element, '.answers'))).to.contain('本县的话：body-label');
    submit(element);
    await settled(element, '提交成功，请保存回执');
    await expectWords(element, ['sent-title', 'keep', 'next-title', 'next']);
  });

  it('is held up by nothing that goes wrong with similar suggestions', async () => {
    net.answer('/v1/similar-suggestions', () => problem('internal_error', 500));
    const element = await show();
    let failures = 0;
    element.addEventListener('congress-error', () => { failures += 1; });
    await fillIn(element);
    await send(element);
    await settled(element, '提交成功，请保存回执');
    expect(failures).to.equal(0);
  });
});
