import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { expectWords, giveWords } from '../base/own-words.ts';
import { day, handling } from './fixtures.ts';
import { all, appears, buttonNamed, focusIsOn, home, isAccessible, one, press, spoken, text, type, words, type Tracker } from './helpers.ts';
import { json, problem, PlayedServer } from './server.ts';

describe('congress-handling-tracker, totals and filters', () => {
  let server: PlayedServer;
  beforeEach(() => {
    server = new PlayedServer();
  });
  afterEach(() => server.close());
  const board = async (more: { lang?: string; elder?: boolean; width?: number } = {}) => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    box.style.width = more.width ? `${more.width}px` : '';
    const element = document.createElement('congress-handling-tracker') as Tracker;
    Object.assign(element, { api: server.api, lang: more.lang ?? 'zh-CN', elder: more.elder ?? false, board: true });
    box.append(element);
    if (more.elder) {
      await waitUntil(() => all(element, 'button').some((each) => words(each) === '查看公开的办理件'));
      buttonNamed(element, '查看公开的办理件').click();
    }
    await waitUntil(() => one(element, '.board'), 'totals', { timeout: 5000 });
    return element;
  };
  const lines = (element: Tracker, id: string) => all(element, `section[aria-labelledby="${id}"] .line`).map(words);

  it('counts on the server: four small questions, whatever the number of cases', async () => {
    const element = await board();
    const asked = server.heard.filter(({ path, query }) => path === '/cases' && query.get('limit') === '1');
    expect(asked.map(({ query }) => query.getAll('facets').join()).sort()).to.deep.equal(['organization', 'organization', 'phase,light,organization']);
    expect(text(element)).to.contain('公开的办理件一共 26 件');
    const phases = lines(element, 'board-phases');
    expect(phases).to.have.length.at.least(6);
    expect(phases.map((line) => Number(/(\d+) 件/.exec(line)?.[1])).reduce((sum, count) => sum + count, 0)).to.equal(26);
    expect(lines(element, 'board-lights').join()).to.contain('超期5 件');
    await isAccessible(element);
  });

  it('has headings in the page’s own words', async () => {
    const element = await board();
    const own = ['board-phases', 'board-lights', 'board-rates', 'board-units', 'board-units-lead'];
    await giveWords(element, own);
    await expectWords(element, own);
    await isAccessible(element);
  });

  it('asks on paper for no number to be pressed', async () => {
    const element = await board();
    const asked = all(element, '.board .muted .screen-only').find((each) => words(each).includes('点一个数字'))!;
    expect(getComputedStyle(asked).display).not.to.equal('none');
    await emulateMedia({ media: 'print' });
    try {
      expect(getComputedStyle(asked).display).to.equal('none');
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });

  it('prints a rate with its counts, its definition, its time and the day of the data', async () => {
    const element = await board();
    expect(words(one(element, '.rate'))).to.equal('办结率 176 件中的 174 件 98.9% 分子是已经办结的办理件，分母是当年登记并已交办的办理件。 统计时间：2026年1月1日至2026年12月31日数据截至 2026年11月20日');
  });

  it('has units by name; another order is asked for', async () => {
    const element = await board();
    const names = () => all(element, '.units tbody th').map(words);
    const byName = names();
    expect(byName).to.deep.equal(byName.slice().sort(new Intl.Collator('zh-CN').compare));
    buttonNamed(element, '按件数').click();
    await element.updateComplete;
    const counts = all(element, '.units tbody td:nth-child(2)').map((cell) => parseInt(words(cell), 10));
    expect(counts).to.deep.equal(counts.slice().sort((a, b) => b - a));
  });

  it('of no cases: says what will stand there', async () => {
    server.instead = ({ path }) => (path === '/cases' ? json({ items: [], total: 0, asOf: new Date().toISOString(), facets: { phase: [], light: [], organization: [] } }) : undefined);
    const element = await fixture<Tracker>(html`<congress-handling-tracker api=${server.api} board></congress-handling-tracker>`);
    await appears(element, '.listing [part=empty]');
    expect(words(one(element, '.listing [part=empty]'))).to.contain('建议和意见交办以后，会出现在这里');
  });

  it('leads from a number to its cases, and out of them again', async () => {
    const element = await board();
    all<HTMLButtonElement>(element, 'section[aria-labelledby="board-lights"] button').find((each) => each.getAttribute('aria-label')?.startsWith('超期'))!.click();
    await waitUntil(() => all(element, '.case').length === 5);
    await focusIsOn(element, '#listing');
    expect(spoken(element)).to.equal('共 5 件');
    expect(one(element, '.narrowed').innerText.replace(/\s+/g, ' ').trim()).to.equal('现在只看 超期');
    expect(words(one(element, `#${one(element, '.narrowed button').getAttribute('aria-labelledby')}`))).to.equal('不再限于“超期”');
    one(element, '.narrowed button').focus();
    press(element, '.narrowed button');
    await waitUntil(() => all(element, '.case').length === 20);
    expect(one(element, '.narrowed')).to.equal(null);
    await focusIsOn(element, '#count');
  });

  it('filters by time limit and 重点督办, and orders by the due day', async () => {
    const element = await home(server);
    buttonNamed(element, '更多筛选和排序').click();
    await appears(element, '.more-filters');
    await isAccessible(element);
    const select = one<HTMLSelectElement>(element, '#filter-light');
    select.value = 'soon';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(() => server.heard.some(({ query }) => query.getAll('light').join() === 'yellow'));
    press(element, '#filter-priority');
    buttonNamed(element, '快到期的在前').click();
    await waitUntil(() => server.heard.some(({ query }) => query.get('priority') === 'true' && query.get('sort') === 'dueOn' && query.get('light') === 'yellow'));
    await waitUntil(() => words(one(element, '.narrowed')).includes('快到期（还剩 15 天以内） 只看重点督办的'));
    all(element, '.narrowed button')[1]!.focus();
    press(element, '.narrowed button:last-of-type');
    await waitUntil(() => !words(one(element, '.narrowed')).includes('只看重点督办的'));
    await focusIsOn(element, '.narrowed button');
  });

  it('narrowed to 重点督办 alone has one way out of it, with its cross beside the words', async () => {
    const element = await home(server);
    buttonNamed(element, '更多筛选和排序').click();
    await appears(element, '.more-filters');
    press(element, '#filter-priority');
    await appears(element, '.narrowed .chip');
    expect(all(element, '.narrowed .chip').map(words)).to.deep.equal(['只看重点督办的']);
    const [chip, cross] = ['.narrowed .chip', '.narrowed .chip .icon'].map((selector) => one(element, selector).getBoundingClientRect()) as [DOMRect, DOMRect];
    expect(Math.abs(cross.top + cross.bottom - chip.top - chip.bottom), 'half way down').to.be.below(4);
  });

  it('keeps the focus where a button goes with what it did', async () => {
    const element = await home(server);
    const press = (name: string): void => {
      buttonNamed(element, name).focus();
      buttonNamed(element, name).click();
    };
    press('更多筛选和排序');
    await focusIsOn(element, '#filter-light');
    type(element, 'search', '没有这样的办理件');
    await appears(element, '.none button');
    press('显示全部');
    await appears(element, '.cases');
    await focusIsOn(element, '#search');
  });

  it('in elder mode leads from a number to its cases and back to the totals', async () => {
    const element = await board({ elder: true, width: 375 });
    one(element, '.line button').click();
    await appears(element, '.cases');
    buttonNamed(element, '看总数').click();
    await appears(element, '.board');
  });

  it('says when it cannot be counted, and counts again', async () => {
    server.instead = ({ query }) => (query.get('limit') === '1' ? problem(422, 'invalid_request') : undefined);
    const element = await fixture<Tracker>(html`<congress-handling-tracker api=${server.api} board></congress-handling-tracker>`);
    await appears(element, '.listing [part=error]');
    server.instead = undefined;
    buttonNamed(element, '一件一件看').click();
    await appears(element, '.cases');
  });

  it('fits into 240 px, in English, and in elder mode', async () => {
    for (const more of [{ width: 240 }, { width: 240, lang: 'en' }, { width: 375, elder: true }]) {
      const element = await board(more);
      await element.updateComplete;
      const frame = one(element, '.frame');
      expect(frame.scrollWidth, JSON.stringify(more)).to.be.at.most(frame.clientWidth + 1);
      await isAccessible(element);
      (element.parentElement as HTMLElement).remove();
    }
  });

  it('shows the second clock of what is handled again, and what became of the first', async () => {
    const again = {
      ...handling, state: 'rehandling', clock: { ...handling.clock!, doneOn: day(-9), dueOn: day(-12) }, rehandling: { startedOn: day(-7), dueOn: day(20), estimated: false },
      steps: [...handling.steps, { type: 'replied', at: day(-9), actor: { role: 'handling_unit' } }, { type: 'rehandling', at: day(-7), actor: { role: 'office_clerk' } }],
    };
    const element = await fixture<Tracker>(html`<congress-handling-tracker .data=${again}></congress-handling-tracker>`);
    await appears(element, '.due');
    const due = words(one(element, '.due'));
    expect(due).to.contain('还剩 20 天').and.contain('1 个月内再答复一次').and.contain('第一次答复的期限是');
    expect(words(one(element, '.lead'))).to.contain('再答复一次').and.contain('还剩 20 天');
    element.data = { ...again, rehandling: { ...again.rehandling, months: 2, yellowDays: 20 } } as never;
    await waitUntil(() => words(one(element, '.due')).includes('2 个月内再答复一次'), 'the rule of the place');
    expect(words(one(element, '.due'))).to.contain('快到期，还剩 20 天');
  });

  it('says why more time was given, and offers calendar and feed for a public case', async () => {
    server.cases.set('JY-1', {
      ...handling, number: 'JY-1', state: 'extended', clock: { ...handling.clock!, extended: true, months: 5 },
      steps: [...handling.steps, { type: 'extension_requested', at: day(-3), actor: { role: 'handling_unit' }, note: '要等省里批复资金。' }, { type: 'extended', at: day(-2), actor: { role: 'office_clerk' } }],
    });
    const element = await fixture<Tracker>(html`<congress-handling-tracker api=${server.api} case="JY-1"></congress-handling-tracker>`);
    await appears(element, '.follow');
    await giveWords(element, ['follow-title', 'follow-lead']);
    await expectWords(element, ['follow-title']);
    expect(words(one(element, '.due'))).to.contain('原因：要等省里批复资金。');
    one<HTMLDetailsElement>(element, '.follow').open = true;
    await expectWords(element, ['follow-title', 'follow-lead']);
    const links = all<HTMLAnchorElement>(element, '.follow a').map(({ href }) => href);
    expect(links).to.deep.equal([`${server.api}/feeds/cases/JY-1.ics`, `${server.api}/feeds/cases/JY-1.atom`]);
    await isAccessible(element);
  });
});
