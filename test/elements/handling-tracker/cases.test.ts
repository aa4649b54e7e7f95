import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { cases, handling } from './fixtures.ts';
import { all, appears, buttonNamed, focusIsOn, home, isAccessible, one, press, spoken, text, type, words, type Tracker } from './helpers.ts';
import { json, PlayedServer, problem } from './server.ts';

describe('congress-handling-tracker, public cases', () => {
  let server: PlayedServer;
  beforeEach(() => {
    server = new PlayedServer();
  });
  afterEach(() => server.close());

  it('lists them under the form, each with its place, its light and its unit', async () => {
    const element = await home(server);
    const rows = all(element, '.case').map(words);
    expect(rows).to.have.length(20);
    expect(rows[0]).to.contain('办理中').and.contain('快到期，还剩 12 天').and.contain('县交通局').and.contain('JY-2026-0042');
    expect(rows[1]).to.contain('超期 6 天');
    expect(rows[2]).to.contain('已同意延期，还剩 60 天');
    expect(rows[3]).to.contain('办完，晚了 7 天');
    expect(words(one(element, '.count'))).to.equal('共 26 件，已显示 20 件');
    await isAccessible(element);
  });

  it('shows more, and no case twice', async () => {
    const element = await home(server);
    press(element, '#more');
    press(element, '#more');
    await waitUntil(() => all(element, '.case').length === 26);
    expect(server.heard.filter(({ query }) => query.has('cursor'))).to.have.length(1);
    expect(one(element, '#more')).to.equal(null);
    await focusIsOn(element, '#case-JY-2026-0022');
    expect(spoken(element)).to.equal('共 26 件');
    expect(new Set(all(element, '.open').map(({ id }) => id)).size).to.equal(26);
  });

  it('keeps the list when more cannot be read', async () => {
    const element = await home(server);
    server.instead = ({ query }) => (query.has('cursor') ? problem(422, 'invalid_request') : undefined);
    press(element, '#more');
    await waitUntil(() => text(element).includes('没有读到更多内容'));
    expect(all(element, '.case')).to.have.length(20);
  });

  it('reads more by itself when the line is back, as it says', async () => {
    const element = await home(server);
    server.instead = ({ query }) => (query.has('cursor') ? Promise.reject(new TypeError('no line')) : undefined);
    press(element, '#more');
    await waitUntil(() => text(element).includes('联网以后会自动再读一次'), 'the line is down', { timeout: 8000 });
    server.instead = undefined;
    globalThis.dispatchEvent(new Event('online'));
    await waitUntil(() => all(element, '.case').length === 26);
    expect(text(element)).to.not.contain('没有读到更多内容');
  });

  it('filters by place; the last place is two phases', async () => {
    const element = await home(server);
    const chip = all<HTMLButtonElement>(element, '.chip').find((each) => words(each) === '已办结')!;
    chip.click();
    await waitUntil(() => all(element, '.case').length === cases.filter(({ phase }) => phase === 'published').length);
    expect(chip.getAttribute('aria-pressed')).to.equal('true');
    expect(server.heard[server.heard.length - 1]!.query.getAll('phase')).to.deep.equal(['completed', 'published']);
  });

  it('searches once the typing rests, and says what to do when nothing matches', async () => {
    const element = await home(server);
    for (const q of ['电', '电梯']) type(element, 'search', q);
    await waitUntil(() => all(element, '.case').length === cases.filter(({ title }) => title.includes('电梯')).length);
    expect(server.heard.filter(({ query }) => query.has('q')).map(({ query }) => query.get('q'))).to.deep.equal(['电梯']);
    type(element, 'search', '没有这样的');
    await waitUntil(() => text(element).includes('没有符合条件的办理件'));
    await isAccessible(element);
    buttonNamed(element, '显示全部').click();
    await waitUntil(() => all(element, '.case').length === 20);
    expect(one<HTMLInputElement>(element, '#search').value).to.equal('');
  });

  it('opens a case in place and comes back to its row', async () => {
    const element = await home(server);
    const row = one<HTMLButtonElement>(element, '#case-JY-2026-0042');
    row.focus();
    element.addEventListener('congress-open-case', (event) => event.preventDefault(), { once: true });
    row.click();
    await element.updateComplete;
    expect(all(element, '.case'), 'the page shows it itself').to.have.length(20);
    setTimeout(() => row.click());
    const { detail } = await oneEvent(element, 'congress-open-case');
    expect(detail).to.deep.equal({ case: 'JY-2026-0042' });
    await appears(element, '.record');
    await focusIsOn(element, '#record-title');
    await isAccessible(element);
    buttonNamed(element, '返回').click();
    await focusIsOn(element, '#case-JY-2026-0042');
    expect(all(element, '.case')).to.have.length(20);
  });

  it('shows the case its attribute names, and another when that changes', async () => {
    const element = await fixture<Tracker>(html`<congress-handling-tracker api=${server.api} case="JY-2026-0042"></congress-handling-tracker>`);
    await appears(element, '.record');
    expect(one(element, '.lookup')).to.equal(null);
    server.cases.set('JY-2', { ...handling, number: 'JY-2', title: '另一件' });
    element.case = 'JY-2';
    await waitUntil(() => words(one(element, '#record-title')) === '另一件');
  });

  it('says when there is no such case, and offers to try again when the server fails', async () => {
    const missing = await fixture<Tracker>(html`<congress-handling-tracker api=${server.api} case="JY-0">自己的话</congress-handling-tracker>`);
    await waitUntil(() => text(missing).includes('没有找到'));
    let failing = true;
    server.instead = () => (failing ? json({ type: 'x', title: 'x', status: 400, code: 'malformed_body' }, 400) : undefined);
    const broken = await fixture<Tracker>(html`<congress-handling-tracker api=${server.api} case="JY-2026-0042"></congress-handling-tracker>`);
    await appears(broken, '[part=error]');
    await isAccessible(broken);
    failing = false;
  });

  it('says who should set what when there is no source', async () => {
    const element = await fixture<Tracker>(html`<congress-handling-tracker></congress-handling-tracker>`);
    await waitUntil(() => text(element).includes('还没有指定从哪里读取数据'));
    expect(one(element, '.lookup')).to.equal(null);
  });

  it('leaves the list out when the page says so, and asks for none', async () => {
    const element = await fixture<Tracker>(html`<congress-handling-tracker api=${server.api} no-list></congress-handling-tracker>`);
    expect(one(element, '.lookup')).to.exist;
    expect(one(element, '.listing')).to.equal(null);
    expect(server.heard).to.have.length(0);
  });

  it('in elder mode asks one thing at once', async () => {
    const element = await home(server, { elder: true });
    expect(one(element, '.cases')).to.equal(null);
    buttonNamed(element, '查看公开的办理件').click();
    await appears(element, '.cases');
    await focusIsOn(element, '#listing');
    expect(one(element, '.chip').getBoundingClientRect().height).to.be.at.least(60);
    await isAccessible(element);
  });
});
