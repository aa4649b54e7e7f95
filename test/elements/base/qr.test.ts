import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement, type PropertyDeclarations } from 'lit';
import { linkTo } from '../../../packages/elements/src/base/links.ts';
import { printOnly } from '../../../packages/elements/src/base/print-only.ts';
import { codeOf, qrView, styles } from '../../../packages/elements/src/base/qr-part.ts';
import { themeStyles } from '../../../packages/elements/src/theme/theme.styles.ts';
import { countyBallot } from '../ballot-results/sample-ballots.ts';
import { defineProbe, type ProbeElement } from './probe-element.ts';

class QrProbe extends LitElement {
  static override properties: PropertyDeclarations = { address: {}, look: {} };
  static override styles = [themeStyles, styles];
  declare address: string;
  declare look: string;

  override render() {
    return html`<div class="frame" lang="zh-CN" data-theme=${this.look ?? ''}>${qrView(this.address, { title: '孙雅芝代表' }, 'zh-CN')}</div>`;
  }
}

const address = 'https://county.example/find?deputy=d-17&from=%E7%9F%B3%E6%9D%91';

const inside = (element: Element, selector: string) => element.shadowRoot?.querySelector(selector) as Element;

describe('a QR', () => {
  before(() => {
    if (!customElements.get('qr-probe')) customElements.define('qr-probe', QrProbe);
    defineProbe();
  });
  const make = (look = '', of = address) => fixture<QrProbe>(html`<qr-probe .address=${of} .look=${look}></qr-probe>`);

  it('draws every module of the code where it belongs, with four of white around', async () => {
    const picture = inside(await make(), 'svg');
    const code = codeOf(address)!;
    const dark = new Set<string>();
    for (const [, x, y, run] of picture.querySelector('path')!.getAttribute('d')!.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      for (let at = 0; at < Number(run); at += 1) dark.add(`${Number(x) + at - 4},${Number(y) - 4}`);
    }
    const wanted = new Set<string>();
    for (let y = 0; y < code.size; y += 1) for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) wanted.add(`${x},${y}`);
    expect(dark).to.deep.equal(wanted);
    expect(wanted.size).to.be.greaterThan(300);
    expect(picture.getAttribute('viewBox')).to.equal(`0 0 ${code.size + 8} ${code.size + 8}`);
  });

  it('says what it leads to, and the address in letters people can read', async () => {
    const element = await make();
    expect(inside(element, 'svg').getAttribute('aria-label')).to.equal('二维码：孙雅芝代表');
    const link = inside(element, 'a') as HTMLAnchorElement;
    expect(link.href).to.equal(address);
    expect(link.textContent).to.equal('county.example/find?deputy=d-17&from=石村');
    await expect(element).to.be.accessible();
  });

  it('is black on white in a dark look, too', async () => {
    const element = await make('dark');
    expect(inside(element, 'rect').getAttribute('fill')).to.equal('#fff');
    expect(getComputedStyle(inside(element, '.qr-picture')).backgroundColor).to.equal('rgb(255, 255, 255)');
    await expect(element).to.be.accessible();
  });

  it('leaves the picture out where the text is too long for one', async () => {
    const element = await make('', `https://county.example/?q=${'a'.repeat(3000)}`);
    expect(inside(element, 'svg')).to.equal(null);
    expect(inside(element, 'a')).not.to.equal(null);
  });
});

describe('the link of a record', () => {
  it('goes to the page that shows it, and keeps what that page asks for itself', () => {
    expect(linkTo('/track?lang=en#top', { case: '青人代建〔2026〕17号' })).to.equal(`${location.origin}/track?lang=en&case=%E9%9D%92%E4%BA%BA%E4%BB%A3%E5%BB%BA%E3%80%942026%E3%80%9517%E5%8F%B7#top`);
  });

  it('is this page without what it was asked for', () => {
    expect(linkTo(undefined, { deputy: 'd 1' })).to.equal(`${location.origin}${location.pathname}?deputy=d+1`);
  });

  it('is none for what is no web address', () => {
    expect(linkTo('javascript:alert(1)', { deputy: 'd' })).to.equal(undefined);
    expect(linkTo('http://[', { deputy: 'd' })).to.equal(undefined);
  });
});

describe('on paper', () => {
  it('what is printed alone has the page’s own words where it has given some', async () => {
    const host = await fixture<HTMLElement>(html`<div><b slot="own">本县的话</b></div>`);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<section><slot name="own">我们的话</slot><slot name="other">另一句</slot></section>';
    const frames: HTMLIFrameElement[] = [];
    const seen = new MutationObserver((records) => records.forEach(({ addedNodes }) => addedNodes.forEach((one) => one instanceof HTMLIFrameElement && frames.push(one))));
    seen.observe(document.body, { childList: true });
    printOnly(root.firstElementChild!, []);
    await waitUntil(() => frames.length > 0, 'a frame to print from');
    seen.disconnect();
    expect(frames[0]!.contentDocument?.body.textContent).to.equal('本县的话另一句');
    frames[0]!.remove();
  });

  it('nothing stays folded, and everything is as before afterwards', async () => {
    const element = await fixture<ProbeElement>(html`<congress-probe .data=${countyBallot}></congress-probe>`);
    const folds = [false, true].map((open) => {
      const one = document.createElement('details');
      one.open = open;
      inside(element, '.frame').append(one);
      return one;
    });
    globalThis.dispatchEvent(new Event('beforeprint'));
    expect(folds.map(({ open }) => open)).to.deep.equal([true, true]);
    globalThis.dispatchEvent(new Event('afterprint'));
    expect(folds.map(({ open }) => open)).to.deep.equal([false, true]);
  });
});
