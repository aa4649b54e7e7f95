import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../../../packages/elements/src/ballot-results/define.ts';
import type { CongressBallotResults } from '../../../packages/elements/src/ballot-results/congress-ballot-results.ts';
import { expectWords, giveWords } from '../base/own-words.ts';
import { frameOf, textOf } from '../base/probe-element.ts';
import { freshApi, interceptFetch, json, problem, type Answers } from '../base/server-of-answers.ts';
import { countyBallot, tiedBallot, wrongBallot } from './sample-ballots.ts';

type Ballot = CongressBallotResults;
const all = <T extends Element>(element: Element, selector: string): T[] => Array.from(element.shadowRoot?.querySelectorAll<T>(selector) ?? []);
const words = (node: Element | null | undefined): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('congress-ballot-results', () => {
  const show = (data: Ballot['data']) => fixture<Ballot>(html`<congress-ballot-results .data=${data}></congress-ballot-results>`);

  it('says who was elected, by which rule, with which counts', async () => {
    const element = await show(countyBallot);
    const text = textOf(element);
    expect(text).to.contain('3 个候选项目，2 个名额');
    expect(text).to.contain('候选比名额多 1 项，叫做差额（是名额的 1/2，50%）');
    expect(text).to.contain('当选项目总投资 1,870 万元');
    expect(text).to.contain('赞成票超过全体代表的半数才能当选：全体代表 210，所以至少要 106 票。');
    expect(text).to.contain('缺席 17 人');
    expect(words(all(element, '.group.elected > h3')[0])).to.equal('当选（2 项）');
    expect(words(all(element, '.group.not .outcome')[0])).to.contain('差 8 票');
    await expect(element).to.be.accessible();
  });

  it('draws bars from zero, each with its name and count beside it', async () => {
    const element = await show(countyBallot);
    const first = all(element, '.candidate')[0] as Element;
    expect(Array.from(first.querySelectorAll('.bars .row')).map(words)).to.deep.equal(['赞成 185 票', '反对 8 票', '弃权 0 票']);
    expect(Array.from(first.querySelectorAll('.bars .fill')).map((fill) => fill.getAttribute('width'))).to.deep.equal(['88.1%', '3.81%', '0%']);
    expect(first.querySelector('.threshold')?.getAttribute('x1')).to.equal('50.48%');
  });

  it('draws the first of a long group, then all of it; on paper all of it', async () => {
    const long = { ...tiedBallot, seats: 45, candidateCount: 48, candidates: Array.from({ length: 48 }, (_, at) => ({ ...tiedBallot.candidates[0]!, id: `k${at}`, title: `第 ${at + 1} 号`, yes: 57 - at, no: at, abstain: 0, elected: at < 45 })) } as unknown as Ballot['data'];
    const element = await show(long);
    const drawn = (): number[] => all(element, '.group').map((group) => group.querySelectorAll('.candidate').length);
    expect(drawn()).to.deep.equal([30, 3]);
    const more = all<HTMLButtonElement>(element, '[part="more"]');
    expect(more.map(words)).to.deep.equal(['显示全部 45 项']);
    await expect(element).to.be.accessible();
    more[0]?.click();
    await element.updateComplete;
    expect(drawn()).to.deep.equal([45, 3]);
    expect(all(element, '[part="more"]')).to.have.length(0);
    expect(words(element.shadowRoot?.activeElement?.querySelector('h4'))).to.contain('第 31 号');
    const printed = await show(long);
    globalThis.dispatchEvent(new Event('beforeprint'));
    expect(all(printed, '.candidate')).to.have.length(48);
    globalThis.dispatchEvent(new Event('afterprint'));
  });

  it('says the same in the table', async () => {
    const element = await show(countyBallot);
    const buttons = all<HTMLButtonElement>(element, '.switch button');
    buttons[1]?.click();
    await element.updateComplete;
    expect(buttons.map((button) => button.getAttribute('aria-pressed'))).to.deep.equal(['false', 'true']);
    expect(all(element, 'tbody tr').map((row) => Array.from(row.children).map(words).join(' '))).to.deep.equal([
      '1 农村供水管网更新 185 8 0 95.9% 1,250 万元 当选', '2 背街小巷路灯改造 182 10 1 94.3% 620 万元 当选',
      '3 县医院停车楼 98 84 11 50.8% 2,800 万元 未当选没有达到规定票数，差 8 票',
    ]);
    await expect(element).to.be.accessible();
  });

  it('shows a tie and that it waits for a decision', async () => {
    const element = await show(tiedBallot);
    expect(words(all(element, '[part="ties"]')[0])).to.contain('“文化广场照明”、“会车道”同得 43 票，名额只够其中 1 项。');
    expect(words(all(element, '.group.tied > h3')[0])).to.equal('票数相同，等待决定（2 项）');
    await giveWords(element, ['tied-title']);
    await expectWords(element, ['tied-title']);
    await expect(element).to.be.accessible();
  });

  it('flags figures that do not add up, with the arithmetic', async () => {
    const element = await show(wrongBallot);
    const box = words(all(element, '[part="faults"]')[0]);
    expect(box).to.contain('公布的数字有 1 处对不上');
    expect(box).to.contain('赞成 54 + 反对 33 + 弃权 2 + 未填 4 + 废票 2 = 95，收回 93 张');
    await expect(element).to.be.accessible();
  });

  it('sorts the table by its headings, and says so', async () => {
    const element = await show(countyBallot);
    element.display = 'table';
    await element.updateComplete;
    const sorted = () => all(element, 'th[aria-sort]').map((head) => `${words(head)} ${head.getAttribute('aria-sort')}`);
    const rows = () => all(element, 'tbody th').map(words);
    expect(sorted()).to.deep.equal(['名次 ascending']);
    const press = async (name: string) => {
      all<HTMLButtonElement>(element, '.sort').find((button) => words(button) === name)?.click();
      await element.updateComplete;
    };
    await press('反对');
    expect(sorted()).to.deep.equal(['反对 descending']);
    expect(rows()[0]).to.equal('县医院停车楼');
    await press('反对');
    expect(sorted()).to.deep.equal(['反对 ascending']);
    expect(rows()[2]).to.equal('县医院停车楼');
    await expect(element).to.be.accessible();
  });

  it('shows a part of the projects and says that it is a part', async () => {
    const [one, two] = countyBallot.candidates;
    const many = { ...countyBallot, candidates: [...countyBallot.candidates, { ...one!, id: 'd', title: '第四项', category: 'water' }, { ...two!, id: 'e', category: 'lighting', title: '第五项' }] } as typeof countyBallot;
    const element = await show(many);
    all<HTMLElement>(element, '[part="tools"] > summary')[0]!.click();
    await element.updateComplete;
    const select = all<HTMLSelectElement>(element, '#filter-category')[0]!;
    select.value = 'water';
    select.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(words(all(element, '.partly')[0])).to.contain('只显示 2 项，共 5 项');
    expect(all(element, '.candidate').length).to.equal(2);
    await expect(element).to.be.accessible();
    all<HTMLButtonElement>(element, '[part="show-all"]')[0]?.click();
    await element.updateComplete;
    expect(all(element, '.candidate').length).to.equal(5);
  });

  it('never says who voted what, whatever the data holds', async () => {
    const told = { ...countyBallot, voters: [{ name: '王某某', vote: 'no' }], candidates: countyBallot.candidates.map((one) => ({ ...one, voters: ['李某某'], votes: [{ deputy: '赵某某', option: 'yes' }] })) };
    const element = await show(told as unknown as typeof countyBallot);
    element.display = 'table';
    await element.updateComplete;
    const text = textOf(element);
    for (const name of ['王某某', '李某某', '赵某某']) expect(text).not.to.contain(name);
    expect(text).to.contain('谁投了什么票，不在公布的数据里');
  });

  it('has headings and help in the page’s own words', async () => {
    const element = await show(wrongBallot);
    const names = ['turnout-title', 'rule-title', 'rule-note', 'faults'];
    await giveWords(element, names);
    await expectWords(element, names);
    await expect(element).to.be.accessible();
  });

  it('speaks English', async () => {
    const element = await fixture<Ballot>(html`<congress-ballot-results lang="en" .data=${countyBallot}></congress-ballot-results>`);
    expect(textOf(element)).to.contain('A project needs more than half of all deputies: of 210, that is 106 yes votes.');
    expect(/[\u4e00-\u9fff]/.test(textOf(element).replace(/[\u4e00-\u9fff]*(青禾县|背街小巷|农村供水|县医院|城关镇|年内)[\u4e00-\u9fff0-9]*/g, ''))).to.equal(false);
  });

  it('is accessible in every look', async () => {
    for (const theme of ['red', 'blue', 'dark', 'dark red', 'dark blue']) {
      const element = await fixture<Ballot>(html`<congress-ballot-results theme=${theme} .data=${countyBallot}></congress-ballot-results>`);
      await expect(element).to.be.accessible();
    }
    const elder = await fixture<Ballot>(html`<congress-ballot-results elder .data=${[countyBallot, tiedBallot]}></congress-ballot-results>`);
    await expect(elder).to.be.accessible();
    expect(parseFloat(getComputedStyle(frameOf(elder)).fontSize)).to.be.at.least(24);
    expect(all(elder, '.switch button')[0]?.getBoundingClientRect().height).to.be.at.least(60);
  });

  for (const [lang, elder] of [['zh-CN', false], ['zh-CN', true], ['en', true]] as const) {
    it(`fits 240 pixels, ${lang}${elder ? ', elder' : ''}: no word and no figure is cut`, async () => {
      const box = await fixture<HTMLElement>(html`<div></div>`);
      box.setAttribute('style', 'width: 240px');
      const element = document.createElement('congress-ballot-results');
      Object.assign(element, { data: countyBallot, lang, elder });
      box.append(element);
      await element.updateComplete;
      await waitUntil(() => frameOf(element).dataset['width'] === 'narrow');
      const { right } = box.getBoundingClientRect();
      for (const display of ['chart', 'table'] as const) {
        element.display = display;
        await element.updateComplete;
        expect(frameOf(element).scrollWidth, display).to.be.at.most(240);
        for (const one of all(element, 'td, td > *, .value, .badge, .reason')) {
          const said = document.createRange();
          said.selectNodeContents(one);
          expect(said.getBoundingClientRect().right, `${display}: ${words(one)}`).to.be.at.most(right + 1);
        }
        for (const bar of all(element, '.bars svg')) expect(bar.getBoundingClientRect().width).to.be.above(elder ? 200 : 80);
      }
      // A word stands on one line where the line is long enough for it.
      const [notElected] = all<HTMLElement>(element, 'tr:not(.elected) .badge > span');
      if (lang === 'zh-CN') expect(notElected?.getClientRects().length === 1 && notElected.offsetWidth > notElected.offsetHeight, '未当选').to.equal(true);
    });
  }

  describe('over the network', () => {
    let network: Answers;
    beforeEach(() => {
      network = interceptFetch();
    });
    afterEach(() => network.restore());
    const page = (items: unknown[]) => json({ items, total: items.length, asOf: '2026-01-09T00:00:00+08:00' });
    const shows = (element: Element, text: string) => waitUntil(() => textOf(element).includes(text), text, { timeout: 4000 });

    it('asks for the ballot it names', async () => {
      const api = freshApi();
      network.answer(`${api}/ballots/b1`, () => json(countyBallot));
      const element = await fixture<Ballot>(html`<congress-ballot-results api=${api} ballot="b1"></congress-ballot-results>`);
      expect(all(element, '.skeleton').length).to.equal(1);
      await shows(element, '3 个候选项目');
      expect(all(element, 'select').length).to.equal(0);
    });

    it('shows the newest without a name, and another when it is picked', async () => {
      const api = freshApi();
      network.answer(`${api}/ballots`, () => page([wrongBallot, countyBallot]));
      network.answer(`${api}/ballots/b1`, () => json(countyBallot));
      network.answer(`${api}/ballots/b3`, () => json(wrongBallot));
      const element = await fixture<Ballot>(html`<congress-ballot-results api=${api} year="2026" division="990101"></congress-ballot-results>`);
      await shows(element, '3 个候选项目');
      expect(network.requests.some((url) => url.includes('year=2026') && url.includes('division=990101'))).to.equal(true);
      const select = all<HTMLSelectElement>(element, 'select')[0] as HTMLSelectElement;
      expect(select.value).to.equal('b1');
      element.addEventListener('congress-pick-ballot', (event) => event.preventDefault(), { once: true });
      select.value = 'b3';
      select.dispatchEvent(new Event('change'));
      await element.updateComplete;
      expect([select.value, textOf(element).includes('3 个候选项目')], 'the page shows it itself').to.deep.equal(['b1', true]);
      const picked = oneEvent(element, 'congress-pick-ballot');
      select.value = 'b3';
      select.dispatchEvent(new Event('change'));
      expect((await picked).detail).to.deep.equal({ ballot: 'b3' });
      await shows(element, '公布的数字有 1 处对不上');
      expect(all<HTMLSelectElement>(element, 'select')[0]).to.equal(select);
    });

    it('takes the ballot from the address with the others beside it, and offers the address of what is shown', async () => {
      const api = freshApi();
      network.answer(`${api}/ballots`, () => page([countyBallot]));
      network.answer(`${api}/ballots/b1`, () => json(countyBallot));
      network.answer(`${api}/ballots/b3`, () => json(wrongBallot));
      const before = location.href;
      history.replaceState(null, '', '?ballot=b3&other=1');
      try {
        const element = await fixture<Ballot>(html`<congress-ballot-results api=${api} from-address></congress-ballot-results>`);
        await shows(element, wrongBallot.title);
        const select = all<HTMLSelectElement>(element, 'select')[0]!;
        expect([select.value, ...Array.from(select.options, ({ value }) => value)], 'also one that the list has not').to.have.members(['b3', 'b1', 'b3']);
        const address = async (): Promise<string | undefined> => {
          const fold = all<HTMLDetailsElement>(element, '[part="follow"]')[0]!;
          if (!fold.open) fold.querySelector('summary')!.click();
          await waitUntil(() => all(element, '[part="qr"] a').length > 0, 'the code', { timeout: 4000 });
          return all<HTMLAnchorElement>(element, '[part="qr"] a')[0]?.href;
        };
        await giveWords(element, ['follow-title']);
        await expectWords(element, ['follow-title']);
        expect(await address()).to.equal(`${location.origin}${location.pathname}?ballot=b3`);
        await expect(element).to.be.accessible();
        select.value = 'b1';
        select.dispatchEvent(new Event('change'));
        await shows(element, '3 个候选项目');
        expect(await address()).to.equal(`${location.origin}${location.pathname}?ballot=b1`);
        element.ballot = 'b3';
        await shows(element, wrongBallot.title);
        expect(all(element, 'select').length, 'the page has named one').to.equal(0);
      } finally {
        history.replaceState(null, '', before);
      }
    });

    it('reads a file with one ballot, or with many', async () => {
      network.answer('/one.json', () => json(tiedBallot));
      network.answer('/many.json', () => page([tiedBallot, wrongBallot]));
      const one = await fixture<Ballot>(html`<congress-ballot-results src="/one.json"></congress-ballot-results>`);
      await shows(one, tiedBallot.title);
      const many = await fixture<Ballot>(html`<congress-ballot-results src="/many.json" ballot="b3"></congress-ballot-results>`);
      await shows(many, wrongBallot.title);
    });

    it('leads from an elected project to its progress and back to the suggestions, and compares years', async () => {
      const api = freshApi();
      const [first, second] = countyBallot.candidates;
      const followed = {
        ...countyBallot,
        candidates: [{ ...first!, project: { id: 'XM1', name: '路灯' }, suggestions: [{ receiptNo: 'QH-2026-000001-A', title: '村口没有路灯' }] }, second!, countyBallot.candidates[2]!],
      };
      const before = { ...countyBallot, id: 'b0', year: 2025, votedOn: '2025-01-10', present: 190 };
      network.answer(`${api}/ballots/b1`, () => json(followed));
      network.answer(`${api}/ballots?`, () => page([followed, before]));
      network.answer(`${api}/projects/XM1`, () => json({
        id: 'XM1', title: '路灯', division: { id: '990101', name: '青禾县' }, year: 2026, state: 'under_way', leadUnit: { id: 'DW1', name: '住建局' }, coUnits: [],
        progress: { numerator: 60, denominator: 100, percent: '60.0' }, funds: { planned: 6_200_000, spent: 3_000_000, over: false }, startOn: '2026-03-01', dueOn: '2026-11-30',
        fundSources: [], milestones: [{ position: 1, title: '安装灯杆', weight: 100, plannedOn: '2026-08-01', percent: 60 }], reports: [{ on: '2026-07-01', percent: 60, spent: 3_000_000, done: '安装了 120 盏' }],
        supervisionGroup: { name: '第一监督组', leader: '王秀兰', deputies: [] }, acceptance: { on: '2026-11-20', result: 'failed', by: '县住建局', note: '两处要返工' },
        adjustments: [{ on: '2026-08-01', kind: 'scope', before: '三公里', after: '两公里', reason: '管线改道', decidedBy: '县人大常委会' }], suggestions: [], evaluations: [], source: '青禾县人大办', asOf: '2026-07-02',
      }));
      const element = await fixture<Ballot>(html`<congress-ballot-results api=${api} ballot="b1" suggestion-href="/suggestion.html" project-href="/project.html"></congress-ballot-results>`);
      await shows(element, '来自群众意见');
      expect(all<HTMLAnchorElement>(element, '[part="origin"] a')[0]?.getAttribute('href')).to.contain('/suggestion.html?suggestion=QH-2026-000001-A');
      expect(all<HTMLAnchorElement>(element, '[part="project-link"]')[0]?.getAttribute('href')).to.contain('/project.html?project=XM1');
      const button = all<HTMLButtonElement>(element, '[part="progress-button"]')[0]!;
      expect(button.getAttribute('aria-expanded')).to.equal('false');
      button.click();
      await shows(element, '安装灯杆');
      expect(textOf(element)).to.contain('正在实施').and.to.contain('总体进度 60.0%').and.to.contain('住建局').and.to.contain('安装了 120 盏')
        .and.to.contain('第一监督组，组长 王秀兰').and.to.contain('没有通过，2026年11月20日，县住建局，两处要返工').and.to.contain('原来：三公里；现在：两公里').and.to.contain('原因：管线改道');
      expect(button.getAttribute('aria-expanded')).to.equal('true');
      await expect(element).to.be.accessible();
      all<HTMLButtonElement>(element, '[part="compare-button"]')[0]?.click();
      await shows(element, '历年票决');
      await giveWords(element, ['compare-title']);
      await expectWords(element, ['compare-title']);
      expect(all(element, '.compare-table tbody th').map(words)).to.deep.equal(['2026 · 本次2026年1月8日', '20252025年1月10日']);
      await expect(element).to.be.accessible();
    });

    it('says what it means when there is none, and what to do when it fails', async () => {
      const [empty, broken] = [freshApi(), freshApi()];
      network.answer(`${empty}/ballots`, () => page([]));
      network.answer(broken, () => problem('not_found', 404));
      const none = await fixture<Ballot>(html`<congress-ballot-results api=${empty}></congress-ballot-results>`);
      await shows(none, '还没有公布票决结果');
      await expect(none).to.be.accessible();
      const failed = await fixture<Ballot>(html`<congress-ballot-results api=${broken} ballot="x"></congress-ballot-results>`);
      await shows(failed, '没有找到');
    });
  });
});
