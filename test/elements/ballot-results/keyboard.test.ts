import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { a11ySnapshot, sendKeys } from '@web/test-runner-commands';
import type { Ballot } from '@congress-kit/sdk';
import '../../../packages/elements/src/ballot-results/define.ts';
import type { CongressBallotResults } from '../../../packages/elements/src/ballot-results/congress-ballot-results.ts';
import { countyBallot } from './sample-ballots.ts';

const four = { ...countyBallot, candidates: [...countyBallot.candidates, { ...countyBallot.candidates[2]!, id: 'd', title: '第四项', category: 'water' }] } as unknown as Ballot;
const show = (): Promise<CongressBallotResults> => fixture<CongressBallotResults>(html`<congress-ballot-results .data=${four}></congress-ballot-results>`);
const words = (node: Element | null | undefined): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

interface Node { readonly role: string; readonly name?: string; readonly children?: readonly Node[] }
const told = (node: Node): string[] => [[node.role, node.name].filter(Boolean).join(' '), ...(node.children ?? []).flatMap(told)];

describe('the results by keyboard and by ear', () => {
  it('all that can be done is reached by Tab, in the order it stands, and done by Space or Enter', async () => {
    const element = await show();
    const stop = async (): Promise<string> => {
      await sendKeys({ press: 'Tab' });
      await element.updateComplete;
      return words(element.shadowRoot!.activeElement).replace(/^\d+/, '');
    };
    (document.activeElement as HTMLElement | null)?.blur();
    expect(await stop()).to.equal('图表');
    expect(await stop()).to.equal('表格');
    await sendKeys({ press: 'Space' });
    await element.updateComplete;
    expect(element.display).to.equal('table');
    expect(await stop()).to.equal('排序和筛选');
    await sendKeys({ press: 'Enter' });
    expect(element.shadowRoot!.querySelector<HTMLDetailsElement>('.tools')!.open).to.equal(true);
    expect((await stop()).startsWith('赞成票从多到少')).to.equal(true);
    await stop();
    expect(await stop()).to.equal('名次');
    expect(await stop()).to.equal('项目');
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    const sorted = element.shadowRoot!.querySelector('th[aria-sort]');
    expect([words(sorted), sorted?.getAttribute('aria-sort')]).to.deep.equal(['项目', 'ascending']);
    // The focus stays on the heading that was pressed.
    expect(words(element.shadowRoot!.activeElement)).to.equal('项目');
    for (let more = 0; more < 4; more += 1) await stop();
    expect(await stop()).to.equal('表格（CSV）');
    expect(await stop()).to.equal('图片（PNG）');
    expect(await stop()).to.equal('矢量图（SVG）');
  });

  it('in a narrow column the headings of the table, which its rows name themselves, are seen while one of them has the focus', async () => {
    const box = await fixture<HTMLElement>(html`<div style="width: 320px"></div>`);
    const element = Object.assign(document.createElement('congress-ballot-results'), { data: four, display: 'table' as const });
    box.append(element);
    await element.updateComplete;
    await waitUntil(() => element.shadowRoot!.querySelector<HTMLElement>('.frame')!.dataset['width'] === 'narrow');
    const head = element.shadowRoot!.querySelector('thead')!;
    const [first] = head.querySelectorAll('button');
    expect(head.getBoundingClientRect().height).to.equal(1);
    first!.focus();
    // Not cut away, and within the column, in as many lines as it takes.
    expect(getComputedStyle(head).clip).to.equal('auto');
    const places = Array.from(head.querySelectorAll('button'), (one) => one.getBoundingClientRect());
    expect(places.every(({ height, right }) => height >= 24 && right <= box.getBoundingClientRect().right)).to.equal(true);
    expect(new Set(places.map(({ top }) => top)).size).to.be.within(2, places.length - 1);
    first!.blur();
    expect(head.getBoundingClientRect().height).to.equal(1);
  });

  it('a screen reader is told headings, outcomes and counts, not the bars', async () => {
    await show();
    const lines = told(await a11ySnapshot({}) as unknown as Node).join('\n');
    for (const line of ['heading 青禾县2026年民生实事项目票决', 'heading 投票情况', 'heading 当选规则', 'heading 当选（2 项）', 'heading 未当选（2 项）']) expect(lines).to.contain(line);
    expect(lines).to.contain('185 票');
    expect(lines).not.to.match(/img|graphics/i);
  });
});
