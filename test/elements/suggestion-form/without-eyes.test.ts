import { expect } from '@open-wc/testing';
import { problems } from '@congress-kit/api/messages/zh-CN';
import { sayKept, sayOnce } from '../../../packages/elements/src/suggestion-form/check-view.ts';
import { json, problem, type Answers } from '../base/server-of-answers.ts';
import { active, fillIn, key, list, one, press, review, root, send, settled, show, startNet, submit, until, words } from './form-page.ts';

const alike = { receiptNo: 'QH-2026-000101-3', kind: 'suggestion', category: 'lighting', title: '村口路灯坏了', identityMode: 'anonymous', channel: 'web', state: 'transferred', phase: 'assigning', submittedOn: '2026-10-12', supportCount: 12, similarity: 80, source: 's', asOf: '2026-11-01' };

describe('congress-suggestion-form, for whoever hears it and has no mouse', () => {
  let net: Answers;
  beforeEach(() => {
    localStorage.clear();
    net = startNet();
  });
  afterEach(() => net.restore());

  it('too many requests: one sentence says that nothing is lost, the alert is all that is said', async () => {
    net.answer('/v1/suggestions', () => problem('too_many_requests', 429, { retryAfter: 600 }));
    const element = await show();
    await fillIn(element);
    await send(element);
    await settled(element, '操作太快了');
    const said = words(one(element, '.failed [role=alert]'));
    expect(said.match(/您写的/g), said).to.have.length(1);
    expect(said).to.contain('请等 10 分钟再试');
    expect(words(one(element, '.frame > [role=status]'))).to.not.contain('操作太快了');
    net.answer('/v1/suggestions', () => problem('internal_error', 500, { requestId: 'r-7' }));
    submit(element);
    await settled(element, '系统出了问题');
    const broken = words(one(element, '.failed [role=alert]'));
    expect(broken.match(/r-7/g), broken).to.have.length(1);
    expect(broken.match(/再提交一次，/g), broken).to.have.length(1);
    expect(broken).to.contain('没有丢失');
  });

  it('knows which refusals say so themselves, by their words', () => {
    const saying = (sentence: RegExp) => Object.entries(problems).filter(([code, { detail }]) => code !== 'invalid_request' && sentence.test(detail)).map(([code]) => code).sort();
    expect([...sayKept].sort()).to.deep.equal(saying(/您写的内容还在/));
    expect([...sayOnce].sort()).to.deep.equal(saying(/不会重复(登记|提交)/));
  });

  it('finding a place one way or the other keeps the focus on the button', async () => {
    const element = await show();
    for (const way of ['打字查找', '不打字，一级一级选', '打字查找']) {
      const button = one<HTMLButtonElement>(element, '#place-way');
      button.focus();
      button.click();
      await until(() => words(one(element, '#place-way')) === way, way);
      await until(() => active(element) === 'place-way', `focus after ${way}`);
    }
  });

  it('a supported suggestion: its button goes, the focus stays with what became of it', async () => {
    net.answer('/v1/similar-suggestions', () => json(list([alike])));
    net.answer('/supports', () => json({ receiptNo: 'QH-2026-000101-3', supportCount: 4, counted: true }, 201));
    const element = await show();
    await fillIn(element, '路灯坏了');
    await review(element);
    await until(() => one(element, '[part=second]'), 'the similar one');
    const button = one<HTMLButtonElement>(element, '[part=second]');
    button.focus();
    button.click();
    await settled(element, '您已附议');
    await until(() => active(element) === 'seconded-QH-2026-000101-3', 'focus is lost');
  });

  it('copying the receipt where the page has no clipboard leaves the focus on its button', async () => {
    const had = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')!;
    Object.defineProperty(Navigator.prototype, 'clipboard', { configurable: true, get: () => undefined });
    try {
      const element = await show();
      await fillIn(element);
      await send(element);
      await settled(element, '提交成功，请保存回执');
      const button = Array.from(root(element).querySelectorAll('button')).find((each) => words(each) === '复制编号和密码')!;
      button.focus();
      button.click();
      await until(() => words(one(element, '.frame')).match(/已复制|没有复制成功/), 'copied or not');
      expect(root(element).activeElement).to.equal(button);
    } finally {
      Object.defineProperty(Navigator.prototype, 'clipboard', had);
    }
  });

  it('choosing a deputy says how many were found', async () => {
    net.answer('/v1/deputies', () => json(list([])));
    const element = await show();
    press(element, '提给代表或代表家站');
    await until(() => one(element, '#target-kind-1'), 'the chooser');
    one<HTMLInputElement>(element, '#target-kind-1').click();
    await until(() => one(element, '#target-name'), 'the field');
    key(element, 'target-name', 'ArrowDown');
    await until(() => words(one(element, '.frame > [role=status]')).includes('没有找到'), 'is said aloud');
  });
});
