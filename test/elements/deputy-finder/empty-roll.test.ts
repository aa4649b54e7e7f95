import { expect, waitUntil } from '@open-wc/testing';
import '../../../packages/elements/src/deputy-finder/define.ts';
import { all, clear, look, place, ready, wordsOf } from './finder-page.ts';
import { index } from './sample-index.ts';

describe('a roll with nobody in it', () => {
  afterEach(clear);
  const nobody: typeof index = { ...index, deputies: { id: [], name: [], pinyin: [], post: [], levels: [], divisions: [], stations: [], groups: [] } };

  it('says what that means, and leads to the form where the page names one', async () => {
    const finder = place('', { data: nobody });
    await ready(finder, '[part="empty"]');
    expect(wordsOf(look(finder, '[part="empty"]'))).to.contain('这里还没有登记代表').and.contain('人大办登记代表以后');
    expect(all(finder, 'slot:not([name])'), 'the author’s words').to.have.length(1);
    expect(all(finder, '[part="write"]')).to.deep.equal([]);
    finder.formHref = '/suggest.html';
    await waitUntil(() => all(finder, `[part="write"][href="${new URL('/suggest.html', location.href).href}"]`).length === 1);
    await expect(finder).to.be.accessible();
  });

  it('offers the stations of where somebody lives', async () => {
    const finder = place('', { data: nobody });
    await ready(finder, '[part="station"]');
    const stations = (): string[] => all(finder, '[part="station"] h4').map(wordsOf);
    const ofAll = stations().join();
    const townships = look<HTMLSelectElement>(finder, '#station-place');
    townships.selectedIndex = Array.from(townships.options).findIndex(({ text }) => text === '柳溪镇');
    townships.dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(() => stations().join() !== ofAll);
    expect(stations()[0]).to.contain('柳溪镇人大代表之家');
  });
});
