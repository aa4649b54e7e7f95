import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { configure, define, page, version } from '../../../packages/elements/src/base/registry.ts';
import { countyBallot } from '../ballot-results/sample-ballots.ts';
import { defineProbe, frameOf, ProbeElement } from './probe-element.ts';

describe('the frame of every element', () => {
  before(() => defineProbe());

  const settled = async (element: ProbeElement) => {
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
    return frameOf(element).lang;
  };

  it('speaks Chinese unless told otherwise', async () => {
    document.documentElement.removeAttribute('lang');
    const element = await fixture<ProbeElement>(html`<congress-probe .data=${countyBallot}></congress-probe>`);
    expect(frameOf(element).lang).to.equal('zh-CN');
  });

  it('follows the nearest lang upwards, and its changes', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="en-GB"><section><congress-probe .data=${countyBallot}></congress-probe></section></div>`);
    const element = outer.querySelector('congress-probe') as ProbeElement;
    expect(frameOf(element).lang).to.equal('en');
    outer.lang = 'zh-Hans';
    expect(await settled(element)).to.equal('zh-CN');
    element.lang = 'en';
    expect(await settled(element)).to.equal('en');
    element.removeAttribute('lang');
    expect(await settled(element)).to.equal('zh-CN');
  });

  it('looks for lang across shadow hosts, and hears changes there', async () => {
    const host = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const root = host.attachShadow({ mode: 'open' });
    const element = document.createElement('congress-probe') as ProbeElement;
    element.data = countyBallot;
    root.append(element);
    await element.updateComplete;
    expect(frameOf(element).lang).to.equal('en');
    host.lang = 'zh-CN';
    expect(await settled(element)).to.equal('zh-CN');
  });

  it('carries the looks of its attribute, else of the page', async () => {
    const element = await fixture<ProbeElement>(html`<congress-probe .data=${countyBallot} theme="red dark"></congress-probe>`);
    expect(frameOf(element).dataset['theme']).to.equal('red dark');
    const other = await fixture<ProbeElement>(html`<congress-probe .data=${countyBallot}></congress-probe>`);
    configure({ theme: 'blue', elder: true });
    await waitUntil(() => frameOf(other).dataset['theme'] === 'blue');
    expect(frameOf(other).hasAttribute('data-elder')).to.equal(true);
    configure({ theme: '', elder: false });
  });

  it('takes family and colour from the page, not its indents and alignment', async () => {
    const outer = await fixture<HTMLElement>(html`<div><congress-probe .data=${countyBallot}></congress-probe></div>`);
    outer.setAttribute('style', 'font-family: serif; color: rgb(20, 40, 60); text-indent: 2em; text-align: center; font-size: 12px');
    const style = getComputedStyle(frameOf(outer.firstElementChild as ProbeElement));
    expect(style.fontFamily).to.equal('serif');
    expect(style.color).to.equal('rgb(20, 40, 60)');
    expect(style.textIndent).to.equal('0px');
    expect(style.textAlign).to.equal('left');
    expect(style.fontSize).to.equal('16px');
  });

  it('lets a county set one colour', async () => {
    const element = await fixture<ProbeElement>(html`<congress-probe .data=${countyBallot} theme="red"></congress-probe>`);
    element.setAttribute('style', '--congress-accent: rgb(1, 2, 3)');
    expect(getComputedStyle(frameOf(element)).getPropertyValue('--c-accent').trim()).to.equal('rgb(1, 2, 3)');
  });

  it('knows its own width, in its own type size', async () => {
    // Observers sleep in a tab that is not in front, so the element is put into boxes of other sizes.
    const measured = async (width: number, elder: boolean) => {
      const box = await fixture<HTMLElement>(html`<div></div>`);
      box.setAttribute('style', `width: ${width}px`);
      const element = document.createElement('congress-probe') as ProbeElement;
      element.data = countyBallot;
      element.elder = elder;
      box.append(element);
      await element.updateComplete;
      await settled(element);
      return frameOf(element).dataset['width'];
    };
    expect(await measured(320, false)).to.equal('narrow');
    expect(await measured(600, false)).to.equal('medium');
    expect(await measured(900, false)).to.equal('wide');
    expect(await measured(900, true)).to.equal('medium');
  });

  it('registers a tag once, and warns of another version only', () => {
    const warnings: unknown[] = [];
    const warn = console.warn;
    console.warn = (...words: unknown[]) => warnings.push(words[0]);
    try {
      define('congress-once', class extends HTMLElement {});
      expect(page().tags['congress-once']).to.equal(version);
      define('congress-once', class extends HTMLElement {});
      expect(warnings).to.deep.equal([]);
      page().tags['congress-once'] = '0.0.1';
      define('congress-once', class extends HTMLElement {});
      expect(warnings.length).to.equal(1);
    } finally {
      console.warn = warn;
    }
  });
});
