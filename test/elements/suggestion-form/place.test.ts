// Where the page stands, and what moves on it: the browser's history, and while it is being sent.
import { expect } from '@open-wc/testing';
import { json, type Answers } from '../base/server-of-answers.ts';
import { active, choose, fillIn, one, receipt, review, settled, show, startNet, submit, until, words } from './form-page.ts';

describe('where congress-suggestion-form stands', () => {
  let net: Answers;
  beforeEach(() => {
    localStorage.clear();
    net = startNet();
  });
  afterEach(() => net.restore());

  it('lets the browser’s “back” go a step back where the page gives it its address', async () => {
    const before = location.href;
    const element = await show({ 'from-address': '', steps: '' });
    await choose(element, 'category', '路灯');
    submit(element);
    await until(() => one(element, '#title'));
    expect(new URL(location.href).searchParams.get('step')).to.equal('words');
    history.back();
    await until(() => one(element, '#category'));
    expect(one<HTMLInputElement>(element, '#category').value).to.equal('路灯照明');
    expect(location.href).to.equal(before);
  });

  it('shows the head of the screen the browser’s “back” leads to, wherever the page stood then', async () => {
    const element = await show({ 'from-address': '' });
    const rest = document.createElement('div');
    rest.style.height = '3000px';
    element.after(rest);
    await fillIn(element);
    one(element, 'button[type=submit]').scrollIntoView();
    const stood = scrollY;
    await review(element);
    history.back();
    await until(() => one(element, '#title') && active(element) === 'form-title');
    await until(() => scrollY < stood, 'it has moved up');
    const { top } = one(element, '#form-title').getBoundingClientRect();
    expect(top).to.be.within(-1, innerHeight);
    rest.remove();
  });

  it('moves nothing while it is being sent: a second press finds the button where the first did', async () => {
    const element = await show();
    element.style.width = '375px';
    element.style.display = 'block';
    await fillIn(element);
    await review(element);
    const place = (): number => one(element, '[part=submit]').offsetTop;
    const before = place();
    let answer = (): void => undefined;
    net.answer('/v1/suggestions', async () => {
      await new Promise<void>((resolve) => { answer = resolve; });
      return json(receipt, 201);
    });
    submit(element);
    await until(() => words(one(element, '[part=submit]')).includes('正在提交'));
    expect(place()).to.equal(before);
    answer();
    await settled(element, '提交成功，请保存回执');
  });
});
