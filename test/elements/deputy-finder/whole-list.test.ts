import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { FinderIndex } from '@congress-kit/sdk';
import '../../../packages/elements/src/deputy-finder/define.ts';
import type { CongressDeputyFinder } from '../../../packages/elements/src/deputy-finder/congress-deputy-finder.ts';
import { all, clear, focused, look, place, ready, wordsOf } from './finder-page.ts';
import { index } from './sample-index.ts';

const count = 10_000;
const each = <T>(make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
/** Every seventh has a post of several lines: rows are not all as high. */
const crowd = {
  ...index,
  deputies: {
    id: each((at) => `D${at}`), name: each((at) => `李${String.fromCharCode(0x4e00 + at)}`), pinyin: each(() => 'li x'),
    post: each((at) => (at % 7 === 0 ? '青禾县柳溪镇枣林村农村集体经济股份合作联合社党支部书记'.repeat(4) : '居民')),
    levels: each(() => ['county']), divisions: each(() => [3]), stations: each(() => [0]), groups: each(() => []),
  },
} as unknown as FinderIndex;

describe('the whole list', () => {
  afterEach(clear);

  const whole = async (): Promise<CongressDeputyFinder> => {
    const finder = place('q="li"', { data: crowd });
    await ready(finder, '#more');
    look(finder, '#more').click();
    await waitUntil(() => focused(finder)?.id === 'row-D30');
    return finder;
  };
  const positions = (finder: Element): number[] => all(finder, '.whole > li').map((row) => Number(row.getAttribute('aria-posinset')));
  /** In the middle of the window. */
  const seen = (finder: Element): number => {
    const row = (finder.shadowRoot as ShadowRoot).elementFromPoint(window.innerWidth / 3, window.innerHeight / 2)?.closest('li');
    return Number(row?.getAttribute('aria-posinset') ?? -1);
  };

  it('keeps the document small, wherever it is scrolled to, and shows no gap', async () => {
    const finder = await whole();
    const sizes = new Set<number>();
    const height = document.documentElement.scrollHeight;
    for (let part = 1; part < 10; part += 1) {
      window.scrollTo(0, (height * part) / 10);
      await nextFrame();
      await finder.updateComplete;
      await nextFrame();
      expect(seen(finder), `at ${part} of 10`).to.be.within((count * (part - 1.5)) / 10, (count * (part + 1.5)) / 10);
      sizes.add(finder.shadowRoot!.querySelectorAll('*').length);
    }
    expect(Math.max(...sizes) - Math.min(...sizes)).to.be.at.most(60);
    expect(all(finder, '.whole > li').length).to.be.below(90);
    expect(Array.from(new Set(all(finder, '.whole > li').map((row) => row.getAttribute('aria-setsize'))))).to.deep.equal([String(count)]);
    await expect(finder).to.be.accessible();
  });

  it('goes on by keyboard, row after row, in their order', async () => {
    const finder = await whole();
    for (let row = 31; row <= 75; row += 1) {
      await sendKeys({ press: 'Tab' });
      expect(focused(finder)?.id).to.equal(`row-D${row}`);
      await finder.updateComplete;
    }
    const now = positions(finder);
    expect(now).to.deep.equal(now.slice().sort((one, other) => one - other));
  });

  it('does not lose the focus when its row is scrolled away, and leads on from there', async () => {
    const finder = await whole();
    window.scrollTo(0, document.documentElement.scrollHeight / 2);
    await waitUntil(() => seen(finder) > 4000);
    expect(focused(finder)?.id).to.equal('row-D30');
    expect(positions(finder)[0]).to.equal(31);
    expect(positions(finder)[1]).to.be.above(4000);
  });

  it('comes back from a card to its row, far down', async () => {
    const finder = await whole();
    window.scrollTo(0, document.documentElement.scrollHeight * 0.7);
    await waitUntil(() => seen(finder) > 6000);
    const at = seen(finder) - 1;
    look(finder, `#row-D${at}`).click();
    await ready(finder, '.card');
    look(finder, '#back').click();
    await waitUntil(() => focused(finder)?.id === `row-D${at}`);
    await nextFrame();
    await finder.updateComplete;
    expect(seen(finder)).to.be.within(at - 5, at + 7);
  });

  it('says that the browser’s own search sees only a part', async () => {
    const finder = await whole();
    expect(wordsOf(look(finder, '.results'))).to.contain('在网页中查找');
  });
});
