import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { css, unsafeCSS } from 'lit';
import { addLanguage, page } from '../../../packages/elements/src/base/registry.ts';
import '../../../packages/elements/src/check-field/define.ts';
import { defineBallotResults } from './all-elements.ts';
import { sentenceOf, progressLabels } from '../../../packages/elements/src/locale/labels.ts';
import { languageOf, type Language } from '../../../packages/elements/src/locale/language.ts';
import { messageFileOf, pseudoLanguage } from '../../../packages/elements/src/locale/message-file.ts';
import { sharedWords } from '../../../packages/elements/src/locale/shared-words.ts';
import { mirrorCss } from '../../../packages/elements/src/theme/mirrored.ts';
import { countyBallot } from '../ballot-results/sample-ballots.ts';
import { defineProbe, frameOf, ProbeElement, textOf } from './probe-element.ts';
import { interceptFetch, json, type Answers } from './server-of-answers.ts';

const unconfigured = (lang: string) => fixture<ProbeElement>(html`<congress-probe lang=${lang}></congress-probe>`);
const wordsOf = (tag: string) => sharedWords[tag as Language];

describe('a language the page adds', () => {
  let network: Answers;
  before(() => defineProbe());
  beforeEach(() => {
    network = interceptFetch();
  });
  afterEach(() => {
    network.restore();
    delete page().languages;
  });

  it('is spoken wherever lang asks for it; what it leaves out is said in Chinese', async () => {
    addLanguage('ug', { messages: { shared: { unconfigured: 'Mənbə yoq', daysLeft: { one: 'bir {0}', other: 'kɵp {0}' } } } });
    const element = await unconfigured('ug-CN');
    await waitUntil(() => textOf(element).includes('Mənbə yoq'));
    expect(textOf(element)).to.include('网站管理员请看');
    expect(frameOf(element).lang).to.equal('ug');
    expect(frameOf(element).dir).to.equal('rtl');
    const words = wordsOf('ug');
    expect([words.daysLeft(1), words.daysLeft(7), words.retry]).to.deep.equal(['bir 1', 'kɵp 7', '再试一次']);
  });

  it('comes from a file, which nobody asks for before it is wanted', async () => {
    network.answer('/messages/fr.json', () => json({ fallback: 'en', messages: { shared: { unconfigured: 'Aucune source' } } }));
    addLanguage('fr', '/messages/fr.json');
    const chinese = await unconfigured('zh');
    await chinese.updateComplete;
    expect(network.requests).to.deep.equal([]);
    const element = await unconfigured('fr-CA');
    await waitUntil(() => textOf(element).includes('Aucune source'));
    // What is missing is English, which comes after it.
    await waitUntil(() => textOf(element).includes('For the webmaster'));
    expect(frameOf(element).dir).to.equal('ltr');
    expect(network.requests.length).to.equal(1);
  });

  it('that does not come leaves the element in Chinese, with a way to try again', async () => {
    let isThere = false;
    network.answer('/messages/mn.json', () => (isThere ? json({ messages: { shared: { unconfigured: 'Эх сурвалж алга' } } }) : json({}, 404)));
    addLanguage('mn', '/messages/mn.json');
    const element = await unconfigured('mn');
    await waitUntil(() => textOf(element).includes('这种语言没有读到'), '', { timeout: 6000 });
    expect(textOf(element)).to.include('还没有指定从哪里读取数据');
    isThere = true;
    frameOf(element).querySelector('button')?.click();
    await waitUntil(() => textOf(element).includes('Эх сурвалж алга'));
  });

  it('counts as its own rules do, also in the labels of the contract', async () => {
    addLanguage('pl', { messages: { 'labels.progress': { lightTexts: { green: { one: 'został {days} dzień', few: 'zostały {days} dni', many: 'zostało {days} dni', other: '…' } } } } });
    const element = await unconfigured('pl');
    await element.updateComplete;
    const said = (days: number) => sentenceOf(progressLabels, 'lightTexts', 'green', { days }, 'pl' as Language);
    expect([1, 3, 5, 1200].map(said)).to.deep.equal(['został 1 dzień', 'zostały 3 dni', 'zostało 5 dni', 'zostało 1200 dni']);
  });

  it('is the longest tag that begins the one asked for', () => {
    expect(['mn-Mong-CN', 'mn-CN', 'mnx', 'EN-us'].map((tag) => languageOf(tag, ['mn', 'mn-Mong']))).to.deep.equal(['mn-Mong', 'mn', 'zh-CN', 'en']);
  });

  it('runs from right to left with every rule turned round, and back', async () => {
    defineBallotResults();
    const element = await fixture<HTMLElement>(html`<congress-ballot-results lang="en" .data=${countyBallot}></congress-ballot-results>`);
    await waitUntil(() => frameOf(element).querySelector('h4'), '', { timeout: 5000 });
    addLanguage('ar-XB', pseudoLanguage(messageFileOf('en'), { dir: 'rtl' }));
    element.lang = 'ar-XB';
    await waitUntil(() => frameOf(element).dir === 'rtl' && frameOf(element).querySelector('h4'));
    expect(getComputedStyle(frameOf(element)).textAlign).to.equal('right');
    // Nothing is said that does not come from a table.
    const latin = Array.from(frameOf(element).querySelectorAll('h3, button span, dt')).map((one) => one.textContent?.trim() ?? '').filter((text) => /[a-z]{3}/i.test(text) && !text.includes('\u202e'));
    expect(latin).to.deep.equal([]);
    await expect(element).to.be.accessible();
    element.lang = 'zh';
    await waitUntil(() => frameOf(element).dir === 'ltr');
    expect(getComputedStyle(frameOf(element)).textAlign).to.equal('left');
  });

  it('runs from right to left, and a tick is a tick still', async () => {
    addLanguage('fa', { messages: { shared: { retry: 'Qayta' } } });
    const field = await fixture<HTMLElement>(html`<congress-check-field lang="fa" label="Rozi" checked></congress-check-field>`);
    await waitUntil(() => frameOf(field).dir === 'rtl' && frameOf(field).querySelector('input'));
    const { borderRightWidth, borderBottomWidth, borderLeftWidth, borderTopWidth } = getComputedStyle(frameOf(field).querySelector('input')!, '::after');
    expect(getComputedStyle(frameOf(field)).textAlign).to.equal('right');
    expect(parseFloat(borderRightWidth)).to.be.above(1);
    expect([borderBottomWidth, borderLeftWidth, borderTopWidth]).to.deep.equal([borderRightWidth, '0px', '0px']);
  });
});

describe('a rule turned round', () => {
  it('has its sides changed, and nothing else', () => {
    const turned: readonly (readonly [string, string])[] = [
      ['a{margin-left:1em}', 'a{margin-right:1em}'],
      ['a { left: 0; right: calc(1em * (2 - 1)) }', 'a { right: 0; left: calc(1em * (2 - 1)) }'],
      ['a{margin:1px 2px 3px calc(-1 * (4px + 5px))}', 'a{margin:1px calc(-1 * (4px + 5px)) 3px 2px}'],
      ['a{padding:1px 2px 3px}', 'a{padding:1px 2px 3px}'],
      ['a{border-radius:0 var(--c-radius) var(--c-radius) 0}', 'a{border-radius:var(--c-radius) 0 0 var(--c-radius)}'],
      ['a{border-top-left-radius:1px;text-align:left}', 'a{border-top-right-radius:1px;text-align:right}'],
      ['a{--c-left:1px;transition:left 1s;color:red}', 'a{--c-left:1px;transition:left 1s;color:red}'],
      ['@media print{.left{float:left}}', '@media print{.left{float:right}}'],
      ['a{margin:0 1px 0 2px !important}', 'a{margin:0 2px 0 1px !important}'],
    ];
    expect(turned.map(([from]) => mirrorCss(from).trim())).to.deep.equal(turned.map(([, to]) => to));
    const twice = (text: string) => mirrorCss(mirrorCss(text));
    for (const [from] of turned) expect(twice(from).trim()).to.equal(from);
    expect(unsafeCSS(mirrorCss(css`p { left: 0 }`.cssText)).cssText).to.equal('p { right: 0 }');
  });
});
