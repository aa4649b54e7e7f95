import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { render, svg } from 'lit';
import type { Language } from '../../../packages/elements/src/locale/language.ts';
import { mark, piecesOf } from '../../../packages/elements/src/locale/data-language.ts';
import { countyBallot } from '../ballot-results/sample-ballots.ts';
import { defineProbe, frameOf, type ProbeElement } from './probe-element.ts';

const cut = (text: string) => piecesOf(text, 'en').map((one) => (one.lang === 'en' ? one.text : `[${one.text}]`)).join('');
/** What a template has drawn, with the pieces that are named in brackets. */
const shown = (box: Element) => (box.innerHTML.match(/<(?:bdi|tspan)[^>]*lang="zh-CN"[^>]*>|<\/(?:bdi|tspan)>|<[^>]*>|[^<]+/g) ?? []).map((one) => (/^<(bdi|tspan)/.test(one) ? '[' : /^<\/(bdi|tspan)/.test(one) ? ']' : one.startsWith('<') ? '' : one)).join('');

describe('the language of parts', () => {
  before(() => defineProbe());

  it('changes where the writing does', () => {
    expect(cut('Reply from 住建局, 3 days late')).to.equal('Reply from [住建局], 3 days late');
    expect(cut('关于3号楼WiFi、有线电视（2026）的建议。')).to.equal('[关于3号楼WiFi、有线电视（2026）的建议。]');
    expect(cut('12号楼 and 《条例》 of 张三, 李四')).to.equal('[12号楼] and [《条例》] of [张三, 李四]');
    expect(cut('Nothing of it, “12” 。')).to.equal('Nothing of it, “12” 。');
  });

  it('is one where the words of the view are written with the same characters', () => {
    for (const language of ['zh-CN', 'zh-Hant-TW', 'ja']) expect(piecesOf('住建局 OK', language)).to.deep.equal([{ text: '住建局 OK', lang: language }]);
  });

  it('is named in an English view, and nothing is added to a Chinese one', async () => {
    const element = await fixture<ProbeElement>(html`<congress-probe lang="en" .data=${countyBallot}></congress-probe>`);
    await waitUntil(() => frameOf(element).querySelector('h2 bdi'));
    expect(frameOf(element).querySelector('h2')!.textContent).to.equal(countyBallot.title);
    expect(frameOf(element).querySelector('h2 bdi')!.getAttribute('lang')).to.equal('zh-CN');
    element.data = { ...countyBallot, title: 'A title in English' };
    await element.updateComplete;
    expect(frameOf(element).querySelector('h2')!.innerHTML.replace(/<!--.*?-->/g, '')).to.equal('A title in English');
    element.data = countyBallot;
    await element.updateComplete;
    expect(frameOf(element).querySelector('h2')!.textContent).to.equal(countyBallot.title);
    element.lang = 'zh-CN';
    await waitUntil(() => frameOf(element).lang === 'zh-CN');
    await element.updateComplete;
    expect(frameOf(element).querySelectorAll('bdi, [lang]').length).to.equal(0);
    expect(frameOf(element).querySelector('h2')!.textContent).to.equal(countyBallot.title);
  });

  it('follows what templates write, take away and move', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const draw = (names: readonly string[], isLong = true) => render(html`${names.map((name) => html`<p>by ${name}${isLong ? html`, of ${name}` : ''}</p>`)}`, box);
    draw(['张三', '李四']);
    mark(box, 'en');
    expect(shown(box)).to.equal('by [张三], of [张三]by [李四], of [李四]');
    draw(['王五 (lead)', 'nobody']);
    await Promise.resolve();
    expect(shown(box)).to.equal('by [王五] (lead), of [王五] (lead)by nobody, of nobody');
    draw(['', '张三'], false);
    draw(['Dr 张三 and 李四', ''], true);
    await Promise.resolve();
    expect(shown(box)).to.equal('by Dr [张三] and [李四], of Dr [张三] and [李四]by , of ');
    draw(['李四']);
    mark(box, 'en');
    expect(shown(box)).to.equal('by [李四], of [李四]');
    draw(['张三 (lead)']);
    mark(box, 'zh-CN' as Language);
    expect(shown(box)).to.equal('by 张三 (lead), of 张三 (lead)');
    expect(box.querySelector('[lang]')).to.equal(null);
  });

  it('is that of the whole where only text may stand, and of a piece in a drawing', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    render(html`<select><option>${'城关镇'} (3)</option><option>All</option></select><svg><title>${'城关镇'}</title>${svg`<text>${'城关镇'}: 3</text>`}</svg>`, box);
    mark(box, 'en');
    expect(Array.from(box.querySelectorAll('[lang="zh-CN"]'), ({ localName }) => localName)).to.deep.equal(['option', 'title', 'tspan']);
    expect(box.querySelector('tspan')!.namespaceURI).to.contain('svg');
    mark(box, 'zh-CN' as Language);
    expect(box.querySelector('[lang]')).to.equal(null);
  });
});
