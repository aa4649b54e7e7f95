// The lists of the form that are typed in: finding, choosing by keys, and what becomes of words that fit nothing.
import { expect } from '@open-wc/testing';
import { json, type Answers } from '../base/server-of-answers.ts';
import { fillIn, key, list, one, receipt, review, send, settled, show, startNet, submit, tick, type, until, words } from './form-page.ts';

describe('the lists of congress-suggestion-form', () => {
  let net: Answers;
  let bodies: any[];
  beforeEach(() => {
    localStorage.clear();
    net = startNet();
    bodies = [];
    net.answer('/v1/suggestions', async (request) => {
      bodies.push(await request.json());
      return json(receipt, 201);
    });
  });
  afterEach(() => net.restore());

  it('finds places by initials and with the keys alone; what no list knows is kept as the exact place', async () => {
    const element = await show();
    await until(() => one(element, '#place'));
    type(element, 'place', 'qtc');
    await until(() => one(element, '#place-at-0'));
    const input = one(element, '#place');
    expect([input.getAttribute('aria-expanded'), input.getAttribute('aria-controls'), input.getAttribute('aria-activedescendant')]).to.deep.equal(['true', 'place-list', 'place-at-0']);
    await expect(element).to.be.accessible();
    key(element, 'place', 'Enter');
    await element.updateComplete;
    expect(one<HTMLInputElement>(element, '#place').value).to.equal('柳溪镇 › 桥头村');
    type(element, 'place', '老槐树');
    await until(() => words(one(element, '.combo-list')).includes('没有找到这个地名'));
    one<HTMLInputElement>(element, '#title').focus();
    await until(() => one<HTMLInputElement>(element, '#address').value === '老槐树');
    expect(one<HTMLInputElement>(element, '#place').value).to.equal('柳溪镇 › 桥头村');
    await fillIn(element);
    await send(element);
    await settled(element, '提交成功，请保存回执');
    expect(bodies[0]).to.deep.include({ divisionId: '990101.101.201', address: '老槐树' });
  });

  it('takes a category that was typed and left before its list is there, and keeps what fits none', async () => {
    const element = await show();
    await until(() => one(element, '#category'));
    const typeAndLeave = async (text: string): Promise<void> => {
      type(element, 'category', text);
      one(element, '#title').focus();
      await element.updateComplete;
    };
    const shown = (): string => one<HTMLInputElement>(element, '#category').value;
    await typeAndLeave('路灯');
    await until(() => shown() === '路灯照明', 'chosen once it has been found');
    // Several fit; none is chosen for the resident, and nothing is taken from them.
    await typeAndLeave('水');
    await until(() => !one(element, '.combo-list'));
    submit(element);
    await until(() => one(element, '#category-error'));
    expect([shown(), words(one(element, '#category-error'))]).to.deep.equal(['水', '有误：“水”还没有选定，请从列表里选一项；都不合适就选“其他”']);
    one(element, '#category').click();
    await until(() => one(element, '#category-at-1'), 'what fits is offered again');
    one(element, '#category-at-0').click();
    await until(() => !one(element, '#category-error'));
    // Left and gone on in the same moment.
    type(element, 'title', '路灯坏了');
    type(element, 'body', '三盏都不亮');
    type(element, 'name', '禾苗');
    tick(element, 'consent');
    type(element, 'category', '垃圾没人收');
    one(element, '#title').focus();
    await review(element);
    expect(words(one(element, '[part=answers]'))).to.include('环境卫生');
  });

  it('loses no place that was typed: where names cannot be read it says so, where one is still looked for it stands in the summary', async () => {
    let isLate = false;
    let give: (() => void) | undefined;
    net.answer('/v1/divisions', () => {
      if (!isLate) throw new TypeError('Failed to fetch');
      return new Promise((resolve) => { give = () => resolve(json(list([]))); });
    });
    const element = await show();
    await fillIn(element);
    type(element, 'address', '小学东门口');
    await until(() => one(element, '#place'));
    type(element, 'place', '老槐树');
    one(element, '#title').focus();
    await until(() => one<HTMLInputElement>(element, '#address').value === '老槐树，小学东门口', 'beside what was there');
    expect(words(one(element, '[role=status]'))).to.equal('地名没有读出来，写的字已放到“详细地点”里。');
    isLate = true;
    type(element, 'place', '桥头');
    one(element, '#title').focus();
    await until(() => give);
    expect(one<HTMLInputElement>(element, '#place').value).to.equal('桥头');
    await review(element);
    await until(() => words(one(element, '[part=answers]')).includes('桥头，老槐树，小学东门口'));
    give!();
    submit(element);
    await settled(element, '提交成功，请保存回执');
    expect(bodies[0].address).to.equal('桥头，老槐树，小学东门口');
  });

  it('opens, moves, takes and closes the list as WAI-ARIA has it', async () => {
    const element = await show();
    one(element, '#category').focus();
    key(element, 'category', 'ArrowDown');
    await until(() => one(element, '#category-at-13'), 'all categories');
    key(element, 'category', 'ArrowUp');
    await element.updateComplete;
    expect(one(element, '#category').getAttribute('aria-activedescendant')).to.equal('category-at-13');
    key(element, 'category', 'ArrowDown');
    await element.updateComplete;
    expect(one(element, '#category-at-0').getAttribute('aria-selected')).to.equal('true');
    key(element, 'category', 'Escape');
    await element.updateComplete;
    expect(one(element, '.combo-list')).to.equal(null);
    for (const [asked, found] of [['laji', '环境卫生'], ['ldzm', '路灯照明'], ['井盖', '公共安全'], ['路灯坏', '路灯照明'], ['看病难', '看病就医'], ['村口的垃圾没人收', '环境卫生']] as const) {
      type(element, 'category', asked);
      await until(() => words(one(element, '#category-at-0')) === found, `${asked} finds ${found}`);
    }
  });
});
