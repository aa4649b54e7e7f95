import { expect, waitUntil } from '@open-wc/testing';
import '../../../packages/elements/src/ballot-results/define.ts';
import { readTable } from '../../../packages/elements/src/ballot-results/author-table.ts';
import { countBallot } from '../../../packages/elements/src/ballot-results/ballot-figures.ts';
import type { CongressBallotResults } from '../../../packages/elements/src/ballot-results/congress-ballot-results.ts';
import { textOf } from '../base/probe-element.ts';
import { interceptFetch } from '../base/server-of-answers.ts';

const put: Element[] = [];
const inside = (markup: string): Element => {
  const box = document.createElement('div');
  box.innerHTML = markup;
  return box;
};
const understood = (markup: string) => {
  const box = inside(markup);
  const read = readTable(box.querySelector('table')!, box);
  if ('why' in read) throw new Error(read.why);
  return read.ballot;
};

const usual = `
  <h3>石桥乡2026年民生实事项目票决结果</h3>
  <p>2026年1月8日，应到代表60人，实到58人，发出表决票58张，收回57张，有效57张。名额2个，赞成票超过全体代表半数的当选。</p>
  <table><thead><tr><th>序号</th><th>项目名称</th><th>赞成</th><th>反对</th><th>弃权</th><th>总投资（万元）</th><th>表决结果</th></tr></thead>
  <tbody>
    <tr><td>1</td><td>卫生室改造</td><td>50</td><td>5</td><td>2</td><td>120.5</td><td>当选</td></tr>
    <tr><td>2</td><td>文化广场照明</td><td>43票</td><td>１３</td><td>1</td><td>1,250</td><td>当选</td></tr>
    <tr><td>3</td><td>会车道</td><td>20</td><td>35</td><td>2</td><td></td><td>未当选</td></tr>
    <tr><td colspan="2">合计</td><td>113</td><td>53</td><td>5</td><td></td><td></td></tr>
  </tbody></table>`;

describe('the table a page already has', () => {
  afterEach(() => put.splice(0).forEach((one) => one.remove()));

  it('is read with the words around it, and counted by the rule they state', () => {
    const ballot = understood(usual);
    expect(ballot.candidates.map(({ title, yes, no, abstain, investment, elected }) => [title, yes, no, abstain, investment, elected])).to.deep.equal([
      ['卫生室改造', 50, 5, 2, 1_205_000, true], ['文化广场照明', 43, 13, 1, 12_500_000, true], ['会车道', 20, 35, 2, undefined, false],
    ]);
    expect(ballot).to.include({ title: '石桥乡2026年民生实事项目票决结果', votedOn: '2026-01-08', seats: 2, totalDeputies: 60, present: 58, issued: 58, returned: 57, invalid: 0 });
    const { tally } = countBallot(ballot);
    expect([tally.need, tally.faults.length]).to.deep.equal([31, 0]);
  });

  it('says what it does not add up to', () => {
    const { tally } = countBallot(understood(usual.replace('<td>50</td>', '<td>55</td>')));
    expect(tally.faults.map(({ code }) => code)).to.deep.equal(['votes_do_not_add_up']);
  });

  it('knows other wordings, two rows of headings, ticks, English', () => {
    expect(understood(`<table><caption>票决（2025年）</caption><tr><th rowspan="2">候选项目</th><th colspan="3">表决情况</th><th rowspan="2">是否入选</th></tr>
      <tr><th>同意</th><th>不同意</th><th>弃权</th></tr><tr><td>水源井</td><td>54</td><td>33</td><td>2</td><td>√</td></tr><tr><td>操场</td><td>40</td><td>50</td><td>1</td><td>×</td></tr></table>`))
      .to.deep.include({ title: '票决', seats: 1 });
    expect(understood('<table><tr><td><b>名称</b></td><td><b>得票数</b></td></tr><tr><td>路灯</td><td>90</td></tr></table>').candidates[0]).to.include({ title: '路灯', yes: 90 });
    const english = understood(`<p>Of 60 deputies in all 58 were present; 58 papers issued, 57 papers returned; 1 seat. More than half of all deputies.</p>
      <table><tr><th>Project</th><th>Yes</th><th>No</th><th>Abstain</th><th>Elected</th></tr><tr><td>Clinic</td><td>50</td><td>5</td><td>2</td><td>yes</td></tr></table>`);
    expect(english).to.include({ totalDeputies: 60, present: 58, returned: 57 });
    expect(english.candidates[0]?.elected).to.equal(true);
  });

  it('judges nothing that the page does not say', () => {
    const ballot = understood('<table><tr><th>项目</th><th>赞成</th><th>反对</th></tr><tr><td>路灯</td><td>90</td><td>3</td></tr><tr><td>水井</td><td>80</td><td>5</td></tr></table>');
    const counted = countBallot(ballot);
    expect(counted.says).to.deep.equal({ seats: false, turnout: false, rule: false, outcome: false, no: true, abstain: false });
    expect(counted.tally.faults).to.deep.equal([]);
    expect(counted.known).to.equal(false);
  });

  it('is read with the share beside the votes, and its sums and headings between the rows are no projects', () => {
    const ballot = understood(`<table><tr><th>序号</th><th>项目</th><th>赞成票</th><th>反对票</th><th>弃权票</th><th>结果</th></tr>
      <tr><td colspan="6">一、城关镇</td></tr><tr><td>1</td><td>卫生室改造</td><td>50（87.7%）</td><td>5，8.8%</td><td>—</td><td>√</td></tr>
      <tr><td>2</td><td>文化广场照明</td><td>43票</td><td>13</td><td>1</td><td></td></tr><tr><td>合计</td><td></td><td>93</td><td>18</td><td>1</td><td></td></tr></table>`);
    expect(ballot.candidates.map(({ title, yes, no, abstain, elected }) => [title, yes, no, abstain, elected])).to.deep.equal([['卫生室改造', 50, 5, 0, true], ['文化广场照明', 43, 13, 1, false]]);
  });

  it('stays whole as it is when one of its rows is not understood', () => {
    const row = (yes: string, no: string, result: string, title = '操场') => {
      const box = inside(`<table><tr><th>项目</th><th>赞成</th><th>反对</th><th>结果</th></tr><tr><td>水源井</td><td>54</td><td>33</td><td>当选</td></tr><tr><td>${title}</td><td>${yes}</td><td>${no}</td><td>${result}</td></tr></table>`);
      const read = readTable(box.querySelector('table')!, box);
      return 'why' in read ? read.why : read.ballot.candidates.length;
    };
    expect(row('40', '50', '未当选')).to.equal(2);
    expect(row('87.7%', '50', '未当选')).to.equal('not understood: “87.7%”');
    expect(row('40', '约五十', '未当选')).to.equal('not understood: “约五十”');
    expect(row('40', '50', '列入备用')).to.equal('not understood: “列入备用”');
    expect(row('40', '50', '未当选', '')).to.equal('not understood: “ | 40 | 50 | 未当选”');
  });

  it('that is none is told by its headings', () => {
    const box = inside('<table><tr><th>日期</th><th>天气</th></tr><tr><td>1</td><td>晴</td></tr></table>');
    expect(readTable(box.querySelector('table')!, box)).to.deep.equal({ why: 'no column for the projects (项目, 名称 …) and yes votes (赞成, 同意 …); the headings are: 日期 | 天气' });
  });

  describe('in the element', () => {
    const place = (markup: string, attributes = ''): CongressBallotResults => {
      const box = inside(`<congress-ballot-results ${attributes}>${markup}</congress-ballot-results>`);
      document.body.append(box);
      put.push(box);
      return box.firstElementChild as CongressBallotResults;
    };

    it('becomes the chart, and is asked nothing of a server', async () => {
      const network = interceptFetch();
      const element = place(usual);
      await element.updateComplete;
      await waitUntil(() => textOf(element).includes('当选（2 项）'), undefined, { timeout: 5000 });
      expect(textOf(element)).to.contain('赞成票超过全体代表的半数才能当选：全体代表 60，所以至少要 31 票。').and.to.contain('2026年1月8日表决');
      expect(element.shadowRoot!.querySelectorAll('slot:not([name])').length).to.equal(0);
      expect(network.requests).to.deep.equal([]);
      network.restore();
      await expect(element).to.be.accessible();
      element.querySelector('td:nth-child(3)')!.textContent = '49';
      await waitUntil(() => textOf(element).includes('49 票'));
    });

    it('shows nobody as not elected, and no votes as none, where the page does not say', async () => {
      const element = place(`<p>应到60人，实到58人，发出58张，收回57张。名额1个，超过全体代表半数的当选。</p><table><caption>票决</caption><tr><th>项目</th><th>赞成</th></tr><tr><td>路灯</td><td>50</td></tr><tr><td>水井</td><td>20</td></tr></table>`);
      await waitUntil(() => element.shadowRoot!.querySelector('.group'), undefined, { timeout: 5000 });
      const shown = (): string => Array.from(element.shadowRoot!.querySelectorAll<HTMLElement>('.group h3, .group li, table')).map((one) => one.innerText).join(' ').replace(/\s+/g, ' ');
      expect(shown()).to.contain('各项目得票').and.to.contain('50 票').and.not.to.match(/当选|待定|反对|弃权|差 \d/);
      expect(element.shadowRoot!.querySelectorAll('[part=faults]').length, 'nothing was said to be checked').to.equal(0);
      expect(textOf(element)).not.to.contain('当选 0 项');
      await expect(element).to.be.accessible();
      Array.from(element.shadowRoot!.querySelectorAll<HTMLElement>('.switch button'))[1]!.click();
      await waitUntil(() => element.shadowRoot!.querySelector('table'), undefined, { timeout: 5000 });
      expect(shown()).to.contain('路灯').and.not.to.match(/当选|反对|弃权|结果/);
    });

    it('stays as its author wrote it when it is not understood, with a hint for the webmaster', async () => {
      const { info } = console;
      const told: string[] = [];
      console.info = (words: string) => { told.push(words); };
      const element = place('<table><tr><th>日期</th><th>天气</th></tr><tr><td>1</td><td>晴</td></tr></table>');
      await waitUntil(() => told.length > 0, undefined, { timeout: 5000 });
      console.info = info;
      await element.updateComplete;
      expect(told[0]).to.contain('the headings are: 日期 | 天气');
      expect(element.shadowRoot!.querySelectorAll('slot').length).to.equal(1);
      expect(element.querySelector('table')!.getBoundingClientRect().height).to.be.above(10);
    });

    it('is only what stands there without JavaScript where the element names its data', async () => {
      const network = interceptFetch();
      const element = place(usual, 'api="/nowhere/v1" ballot="b1"');
      await waitUntil(() => network.requests.some((url) => url.includes('/ballots/b1')), undefined, { timeout: 5000 });
      expect(textOf(element)).not.to.contain('当选（2 项）');
      network.restore();
    });
  });
});
