import { expect, waitUntil } from '@open-wc/testing';
import { historyStep } from '../base/history-step.ts';
import '../../../packages/elements/src/deputy-finder/define.ts';
import type { CongressDeputyFinder } from '../../../packages/elements/src/deputy-finder/congress-deputy-finder.ts';
import { all, box, clear, focused, look, namesIn, place, ready, type, unfold } from './finder-page.ts';
import { index } from './sample-index.ts';

describe('the state of the finder in the address', () => {
  const before = location.href;
  beforeEach(() => history.pushState(null, '', '?page=7#here'));
  afterEach(() => {
    clear();
    history.replaceState(null, '', before);
  });

  const finderWith = async (more: string): Promise<CongressDeputyFinder> => {
    const finder = place(more, { data: index });
    await ready(finder);
    return finder;
  };
  const asked = (): string => Array.from(new URLSearchParams(location.search)).filter(([name]) => !/^wtr|test/.test(name)).map((one) => one.join('=')).join(' ');
  const choose = async (finder: CongressDeputyFinder, id: string, value: string): Promise<void> => {
    const select = look<HTMLSelectElement>(finder, `#${id}`);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await finder.updateComplete;
  };

  it('is left alone unless the page wants it there', async () => {
    const finder = await finderWith('from-address');
    await choose(finder, 'township', '4');
    look(finder, '.row .name').click();
    await ready(finder, '.card');
    expect(asked()).to.equal('page=7');
  });

  it('says what was typed, without a step for each key, and what was chosen, and keeps what is the page’s own', async () => {
    const finder = await finderWith('keep-address');
    const start = historyStep();
    await type(finder, 's');
    await type(finder, 'sxm');
    await waitUntil(() => asked().includes('q='), undefined, { timeout: 3000 });
    expect(historyStep()).to.equal(start);
    expect(asked()).to.equal('page=7 q=sxm');
    await unfold(finder, 'filters');
    await choose(finder, 'filter-station', '2');
    expect(asked()).to.equal('page=7 q=sxm station=JZ003');
    expect(location.hash).to.equal('#here');
    expect(historyStep()).to.not.equal(start);
    history.back();
    await waitUntil(() => asked() === 'page=7 q=sxm');
    await waitUntil(() => look<HTMLSelectElement>(finder, '#filter-station').value === '');
  });

  it('what only sounds alike is found a moment later, and is no step of its own', async () => {
    const finder = await finderWith('keep-address');
    const start = historyStep();
    await type(finder, '张小明');
    await waitUntil(() => all(finder, '#found').some(({ textContent }) => textContent?.includes('读音相近')), 'who sounds so');
    await waitUntil(() => asked() === 'page=7 q=张小明', undefined, { timeout: 3000 });
    expect(historyStep()).to.equal(start);
  });

  it('shows what a shared address says', async () => {
    history.replaceState(null, '', '?division=990101.102&level=county&group=XZ01&station=JZ003&q=shan');
    const finder = await finderWith('keep-address');
    expect(namesIn(finder)).to.deep.equal(['单小梅']);
    expect(box(finder).value).to.equal('shan');
    expect(all(finder, '.chip[aria-pressed="true"]').length).to.equal(1);
    expect(look<HTMLSelectElement>(finder, '#filter-group').value).to.equal('0');
  });

  it('a card opened as soon as something was typed: back leads to what was typed', async () => {
    const finder = await finderWith('keep-address');
    await type(finder, 'sxm');
    look(finder, '.row .name').click();
    await ready(finder, '.card');
    expect(asked()).to.contain('q=sxm').and.to.contain('deputy=');
    history.back();
    await waitUntil(() => all(finder, '.row').length > 0, 'the list');
    expect(asked()).to.equal('page=7 q=sxm');
    expect(box(finder).value).to.equal('sxm');
  });

  it('the browser’s back closes the card and leads to its row; forward opens it again; the card’s own back is the same step', async () => {
    const finder = await finderWith('keep-address q="li"');
    const list = historyStep();
    look(finder, '#row-DB1003').click();
    await ready(finder, '.card');
    expect(asked()).to.contain('deputy=DB1003');
    history.back();
    await waitUntil(() => focused(finder)?.id === 'row-DB1003');
    history.forward();
    await waitUntil(() => focused(finder)?.id === 'deputy-name');
    look(finder, '#back').click();
    await waitUntil(() => focused(finder)?.id === 'row-DB1003');
    expect(asked()).not.to.contain('deputy=');
    expect(historyStep()).to.equal(list);
  });

  it('fires nothing for what the browser’s buttons do', async () => {
    const finder = await finderWith('keep-address q="li"');
    let picked = 0;
    finder.addEventListener('congress-pick-deputy', () => { picked += 1; });
    look(finder, '#row-DB1003').click();
    await ready(finder, '.card');
    history.back();
    await ready(finder, '.row');
    history.forward();
    await ready(finder, '.card');
    expect(picked).to.equal(1);
    history.back();
    await ready(finder, '.row');
  });
});
