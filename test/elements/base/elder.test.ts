import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { bestVoice, ReadAloud } from '../../../packages/elements/src/base/read-aloud.ts';
import { textsIn } from '../../../packages/elements/src/base/readable-text.ts';
import { configure, elderPlace, page } from '../../../packages/elements/src/base/registry.ts';
import { learnShared } from '../../../packages/elements/src/locale/english.ts';
import { countyBallot } from '../ballot-results/sample-ballots.ts';
import { defineProbe, frameOf, ProbeElement, textOf } from './probe-element.ts';

const make = (options: { elder?: boolean; shows?: boolean } = {}) =>
  fixture<ProbeElement>(html`<congress-probe .data=${countyBallot} ?elder=${options.elder} ?elder-switch=${options.shows}></congress-probe>`);
const find = (element: Element, id: string) => frameOf(element).querySelector<HTMLButtonElement>(`#${id}`);

/** The browser's voices, which a machine without sound has none of: says what it is told, when it is told to end. */
class PretendedVoices extends EventTarget {
  said: SpeechSynthesisUtterance[] = [];
  readonly voices: object[];
  constructor(voices: object[]) {
    super();
    this.voices = voices;
  }
  getVoices() { return this.voices; }
  speak(one: SpeechSynthesisUtterance) {
    this.said.push(one);
    one.onstart?.call(one, new Event('start') as never);
  }
  cancel() {}
  end() {
    const last = this.said[this.said.length - 1]!;
    last.onend?.call(last, new Event('end') as never);
  }
}

const withVoices = async (voices: object[], act: (pretended: PretendedVoices) => Promise<void>) => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'speechSynthesis');
  const Real = globalThis.SpeechSynthesisUtterance;
  const pretended = new PretendedVoices(voices);
  Object.defineProperty(globalThis, 'speechSynthesis', { value: pretended, configurable: true });
  globalThis.SpeechSynthesisUtterance = class extends EventTarget { text: string; constructor(text: string) { super(); this.text = text; } } as never;
  try {
    await act(pretended);
  } finally {
    globalThis.SpeechSynthesisUtterance = Real;
    if (own) Object.defineProperty(globalThis, 'speechSynthesis', own);
    else delete (globalThis as { speechSynthesis?: unknown }).speechSynthesis;
  }
};

describe('长辈模式', () => {
  before(() => defineProbe());
  const forget = () => {
    localStorage.removeItem(elderPlace);
    delete page().elderChoice;
    configure({ elder: false, elderSwitch: false });
  };
  beforeEach(forget);
  after(forget);

  it('has a switch where the page wants one, and loads nothing for it elsewhere', async () => {
    const plain = await make();
    expect(frameOf(plain).querySelector('.elder-bar')).to.equal(null);
    const element = await make({ shows: true });
    expect(find(element, 'elder-switch')?.textContent).to.include('长辈模式');
    expect(find(element, 'read-aloud')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('is switched for the whole page, remembered, told to the page, and keeps the focus', async () => {
    const element = await make({ shows: true });
    const other = await make();
    const heard = oneEvent(element, 'congress-elder');
    find(element, 'elder-switch')?.focus();
    find(element, 'elder-switch')?.click();
    expect((await heard).detail).to.deep.equal({ elder: true });
    await waitUntil(() => frameOf(other).hasAttribute('data-elder') && find(other, 'elder-switch'));
    expect(element.shadowRoot?.activeElement?.id).to.equal('elder-switch');
    expect(localStorage.getItem(elderPlace)).to.equal('1');
    expect(frameOf(element).querySelector('[role="status"]')?.textContent).to.include('已经打开长辈模式');
    // A visit later, without anybody having said a word.
    delete page().elderChoice;
    const later = await make();
    expect(frameOf(later).hasAttribute('data-elder')).to.equal(true);
    await waitUntil(() => find(later, 'elder-switch'));
    find(later, 'elder-switch')?.click();
    await waitUntil(() => !frameOf(other).hasAttribute('data-elder'));
    expect(localStorage.getItem(elderPlace)).to.equal('0');
  });

  it('is left by a person also where the page asks for it', async () => {
    configure({ elder: true, elderSwitch: true });
    const element = await make({ elder: true });
    await waitUntil(() => find(element, 'elder-switch'));
    find(element, 'elder-switch')?.click();
    await waitUntil(() => !frameOf(element).hasAttribute('data-elder'));
  });

  it('is large: type, the largest of it, targets, lines', async () => {
    const element = await make({ elder: true, shows: true });
    await waitUntil(() => find(element, 'read-aloud'));
    const frame = getComputedStyle(frameOf(element));
    // 18 pt and 30 pt, in px.
    expect(parseFloat(frame.fontSize)).to.be.at.least(24);
    expect(parseFloat(getComputedStyle(frameOf(element).querySelector('h2')!).fontSize)).to.be.at.least(40);
    expect(parseFloat(frame.lineHeight) / parseFloat(frame.fontSize)).to.be.at.least(1.3);
    for (const id of ['read-aloud', 'elder-switch']) expect(find(element, id)!.getBoundingClientRect().height, id).to.be.at.least(60);
    await expect(element).to.be.accessible();
  });

  it('has both buttons beside each other on a telephone', async () => {
    const box = await fixture<HTMLElement>(html`<div style="width: 343px"><congress-probe .data=${countyBallot} elder elder-switch></congress-probe></div>`);
    const element = box.firstElementChild as ProbeElement;
    await waitUntil(() => find(element, 'read-aloud'));
    const [read, back] = ['read-aloud', 'elder-switch'].map((id) => find(element, id)!.getBoundingClientRect()) as [DOMRect, DOMRect];
    expect(read.top).to.equal(back.top);
    expect(back.right).to.be.at.most(box.getBoundingClientRect().right);
  });

  it('reads aloud what is shown, stops, goes on, and ends', async () => {
    await withVoices([{ lang: 'en-US' }, { lang: 'zh-HK', localService: true }, { lang: 'zh_CN', localService: false, name: 'Tingting' }], async (voices) => {
      const element = await make({ elder: true });
      await waitUntil(() => find(element, 'read-aloud'));
      find(element, 'read-aloud')?.click();
      await waitUntil(() => voices.said.length === 1);
      expect(voices.said[0]!.text).to.equal(countyBallot.title);
      expect((voices.said[0]!.voice as { name?: string }).name).to.equal('Tingting');
      await waitUntil(() => find(element, 'read-aloud')?.textContent?.includes('停止'));
      find(element, 'read-aloud')?.click();
      await waitUntil(() => find(element, 'read-aloud')?.textContent?.includes('接着读'));
      find(element, 'read-aloud')?.click();
      await waitUntil(() => voices.said.length === 2);
      voices.end();
      await waitUntil(() => find(element, 'read-aloud')?.textContent?.trim() === '朗读');
    });
  });

  it('says plainly that there is no voice for the language', async () => {
    await withVoices([{ lang: 'de-DE' }], async () => {
      const element = await make({ elder: true });
      await waitUntil(() => find(element, 'read-aloud'));
      find(element, 'read-aloud')?.click();
      await waitUntil(() => textOf(element).includes('读不出来'));
      expect(frameOf(element).querySelector('[role="status"]')?.textContent).to.include('读不出来');
    });
  });

  it('goes on where it stopped, unless the text has become another', async () => {
    await withVoices([{ lang: 'zh-CN' }], async (voices) => {
      const reading = new ReadAloud(() => {});
      const texts = (said: string) => Array.from(said, (text) => ({ text, lang: 'zh-CN' }));
      await reading.read(texts('一二三'), 'zh-CN', true);
      voices.end();
      await aTimeout(0);
      reading.stop();
      await reading.read(texts('一二三'), 'zh-CN', false);
      await reading.read(texts('四二'), 'zh-CN', false);
      expect(voices.said.map(({ text }) => text)).to.deep.equal(['一', '二', '二', '四']);
    });
  });

  it('reads names in an English view with the voice of their language, and passes over what no voice can say', async () => {
    learnShared();
    const box = await fixture<HTMLElement>(html`<div><p>Reply from 住建局 and 教育局, 3 days late</p><p>3号楼WiFi、有线电视</p></div>`);
    const pieces = textsIn(box, 'en');
    expect(pieces.map(({ text, lang }) => `${lang}: ${text}`)).to.deep.equal(['en: Reply from', 'zh-CN: 住建局', 'en: and', 'zh-CN: 教育局', 'en: , 3 days late', 'zh-CN: 3号楼WiFi、有线电视']);
    for (const [voices, heard] of [[[{ lang: 'en-GB' }, { lang: 'zh-CN' }], ['en-GB', 'zh-CN', 'en-GB', 'zh-CN', 'en-GB', 'zh-CN']], [[{ lang: 'en-GB' }], ['en-GB', 'en-GB', 'en-GB']]] as const) {
      await withVoices([...voices], async (pretended) => {
        const reading = new ReadAloud(() => {});
        await reading.read(pieces, 'en', true);
        while (reading.state === 'reading') {
          pretended.end();
          await Promise.resolve();
        }
        expect(pretended.said.map((one) => (one.voice as SpeechSynthesisVoice).lang)).to.deep.equal(heard);
      });
    }
  });

  it('chooses Mandarin before Cantonese, and a voice on the device before one that is far', () => {
    const voices = [{ lang: 'zh-HK', localService: true }, { lang: 'zh-TW', localService: false }, { lang: 'cmn-Hans-CN', localService: false }, { lang: 'zh-CN', localService: true }, { lang: 'en-GB' }] as SpeechSynthesisVoice[];
    expect(bestVoice(voices, 'zh-CN')).to.equal(voices[3]);
    expect(bestVoice(voices.slice(0, 2), 'zh-CN')).to.equal(voices[1]);
    expect(bestVoice(voices, 'en')).to.equal(voices[4]);
    expect(bestVoice(voices, 'ug')).to.equal(undefined);
  });

  it('reads in the order of the page, and not what is hidden, folded or typed', async () => {
    const box = await fixture<HTMLElement>(html`<div>
      <h2>办理<b>进度</b></h2><p hidden>藏起来的</p><label>编号 <input value="secret"></label>
      <ul><li>第一件。第二句！</li><li><span aria-hidden="true">→</span>第二件<svg role="img" aria-label="二维码"></svg></li></ul>
      <details><summary>更多</summary><p>折叠的</p></details><details open><summary>依据</summary><p>打开的</p></details><p>——</p>
    </div>`);
    expect(textsIn(box, 'zh-CN').map(({ text }) => text)).to.deep.equal(['办理进度', '编号', '第一件。第二句！', '第二件二维码', '更多', '依据', '打开的']);
  });
});

describe('the line', () => {
  before(() => defineProbe());

  it('that is down is said, and that it is back', async () => {
    const element = await fixture<ProbeElement>(html`<congress-probe api="https://nowhere.example/v1"></congress-probe>`);
    globalThis.dispatchEvent(new Event('offline'));
    await waitUntil(() => frameOf(element).querySelector('[part="offline"]'));
    expect(frameOf(element).querySelector('[role="status"]')?.textContent).to.include('网络断开了');
    globalThis.dispatchEvent(new Event('online'));
    await waitUntil(() => !frameOf(element).querySelector('[part="offline"]'));
    expect(frameOf(element).querySelector('[role="status"]')?.textContent).to.include('网络恢复了');
  });

  it('is nothing to data of the page’s own', async () => {
    const element = await make();
    globalThis.dispatchEvent(new Event('offline'));
    await element.updateComplete;
    expect(frameOf(element).querySelector('[part="offline"]')).to.equal(null);
  });
});
