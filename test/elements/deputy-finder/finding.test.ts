import { aTimeout, expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { addDays, shanghaiDay, weekday } from '@congress-kit/api/rules/calendar-days';
import type { FinderIndex } from '@congress-kit/sdk';
import '../../../packages/elements/src/deputy-finder/define.ts';
import type { CongressDeputyFinder } from '../../../packages/elements/src/deputy-finder/congress-deputy-finder.ts';
import { addLanguage, page } from '../../../packages/elements/src/base/registry.ts';
import { messageFileOf, pseudoLanguage } from '../../../packages/elements/src/locale/message-file.ts';
import { freshApi, interceptFetch, type Answers } from '../base/server-of-answers.ts';
import { all, box, clear, focused, look, namesIn, place, ready, serve, spoken, type, unfold, wordsOf } from './finder-page.ts';
import { index } from './sample-index.ts';

describe('finding a deputy', () => {
  let network: Answers;
  beforeEach(() => {
    network = interceptFetch();
  });
  afterEach(() => {
    network.restore();
    clear();
  });

  const finderWith = async (more = ''): Promise<CongressDeputyFinder> => {
    const finder = place(more, { data: index });
    await ready(finder);
    return finder;
  };
  const choose = async (finder: CongressDeputyFinder, id: string, name: string): Promise<void> => {
    const select = look<HTMLSelectElement>(finder, `#${id}`);
    // With or without its count.
    select.value = Array.from(select.options).find(({ textContent }) => textContent?.replace(/（\d+）$/, '') === name.replace(/（\d+）$/, ''))?.value ?? '?';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await finder.updateComplete;
  };

  it('has room for words twice as long on the narrowest phone, in elder mode, too', async () => {
    const finder = await finderWith('lang="en"');
    await waitUntil(() => wordsOf(look(finder, '.help')).includes('deputies'), '', { timeout: 8000 });
    addLanguage('en-XA', pseudoLanguage(messageFileOf('en'), { long: true }));
    finder.style.cssText = 'display: block; width: 296px';
    finder.elder = true;
    finder.lang = 'en-XA';
    finder.division = '990101.102.203';
    try {
      await waitUntil(() => all(finder, '.row .rest').length > 0 && look(finder, '.frame').lang === 'en-XA', 'somebody who serves several places', { timeout: 8000 });
      const { right } = finder.getBoundingClientRect();
      const wide = all(finder, '.frame *').filter((one) => one.getBoundingClientRect().width > 1 && one.getBoundingClientRect().right > right + 1);
      expect(wide.map((one) => `${one.localName}.${one.className}`)).to.deep.equal([]);
    } finally {
      delete page().languages;
    }
  });

  it('says how many there are and what can be typed, with examples that find something', async () => {
    const finder = await finderWith();
    expect(wordsOf(look(finder, '.help'))).to.contain('44 位代表').and.to.contain('4 个村（社区）');
    const examples = all(finder, '.example').map(wordsOf);
    expect(examples.length).to.equal(4);
    for (const example of examples) {
      await type(finder, example);
      expect(namesIn(finder).length, example).to.be.greaterThan(0);
    }
    await type(finder, '');
    look(finder, '.example').click();
    await finder.updateComplete;
    expect(box(finder).value).to.equal(examples[0]);
    expect(focused(finder)).to.equal(box(finder));
    await expect(finder).to.be.accessible();
  });

  it('offers “今天谁接待” on a day when somebody does; on another it says so and when the next day is', async () => {
    const today = shanghaiDay(new Date());
    const on = (day: string): string => `每周${'一二三四五六日'[weekday(day) - 1]!} 00:00-23:59`;
    const receiving = (receptions: string[]): Promise<CongressDeputyFinder> => {
      const finder = place('', { data: { ...index, stations: { ...index.stations, receptions } } as FinderIndex });
      return ready(finder).then(() => finder);
    };
    const finder = await receiving(['', '', on(today)]);
    const example = all(finder, '.example').find((one) => wordsOf(one) === '今天谁接待')!;
    example.click();
    await finder.updateComplete;
    await ready(finder, '.today');
    expect(wordsOf(look(finder, '.today'))).to.contain('今天有 1 个家站接待').and.to.contain('枣林村代表联络站');
    const other = await receiving([on(addDays(today, 2)), '', '']);
    expect(all(other, '.example').map(wordsOf)).not.to.include('今天谁接待');
    await type(other, '今天谁接待');
    const none = wordsOf(look(other, '[part~="none"]'));
    expect(none).to.contain('今天没有家站接待').and.to.contain('下次接待：').and.not.to.contain('可以试试');
  });

  it('finds while typing, without asking the server again, and highlights what fits', async () => {
    const api = freshApi();
    serve(network, api);
    const finder = place('', { api });
    await ready(finder);
    const asked = network.requests.filter((url) => url.includes('finder-index')).length;
    await type(finder, 'sxm');
    expect(namesIn(finder)).to.deep.equal(['单小梅']);
    expect(all(finder, '.row .name mark').map(wordsOf)).to.deep.equal(['单小梅']);
    await type(finder, '枣林');
    expect(wordsOf(look(finder, '.row .where mark'))).to.equal('枣林');
    expect(wordsOf(look(finder, '.results'))).to.contain('联系枣林村（柳溪镇）的代表').and.to.contain('枣林村代表联络站');
    await type(finder, '医生');
    expect(all(finder, '.row mark').map(wordsOf)).to.deep.equal(['医生']);
    expect(network.requests.filter((url) => url.includes('finder-index')).length).to.equal(asked);
    await expect(finder).to.be.accessible();
  });

  it('shows all levels of a person in one row', async () => {
    const finder = await finderWith('q="欧阳"');
    expect(all(finder, '.row').length).to.equal(1);
    expect(all(finder, '.row .level').map(wordsOf)).to.deep.equal(['全国代表', '省代表', '乡镇代表']);
  });

  it('searches nothing while a word is being composed', async () => {
    const finder = await finderWith();
    const input = box(finder);
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    input.value = 'shan’xiao';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    await finder.updateComplete;
    expect(all(finder, '.results').length).to.equal(0);
    // Something else changes meanwhile: the box is not written into.
    finder.elder = true;
    await finder.updateComplete;
    expect(input.value).to.equal('shan’xiao');
    input.value = '单小梅';
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '单小梅' }));
    await finder.updateComplete;
    expect(namesIn(finder)).to.deep.equal(['单小梅']);
  });

  it('says close when it is only close', async () => {
    const finder = await finderWith('q="zangxiaomin"');
    expect(namesIn(finder)).to.deep.equal(['张晓明']);
    expect(wordsOf(look(finder, '.results'))).to.contain('最接近');
  });

  it('offers names that sound the same where none is written so, and says that they only sound so', async () => {
    const finder = await finderWith();
    await type(finder, '张小明');
    await waitUntil(() => namesIn(finder).length === 1, 'who sounds so');
    expect(namesIn(finder)).to.deep.equal(['张晓明']);
    expect(wordsOf(look(finder, '#found'))).to.equal('找到 1 位读音相近的代表');
    expect(wordsOf(look(finder, '.results > p'))).to.contain('没有写作“张小明”的代表').and.to.contain('读音相近');
    expect(wordsOf(look(finder, '.row .who'))).to.contain('读音相近');
    expect(all(finder, '.row mark').map(wordsOf)).to.deep.equal(['张晓明']);
    // Counted for the filters as everybody else, once the person pauses.
    await waitUntil(() => Array.from(look<HTMLSelectElement>(finder, '#township').options).map(wordsOf).includes('柳溪镇（1）'), 'counts');
    expect(Array.from(look<HTMLSelectElement>(finder, '#township').options).map(wordsOf)).to.include('禾城街道（0）');
    await waitUntil(() => spoken(finder).includes('读音相近'), 'says so', { timeout: 3000 });
    expect(spoken(finder).trim()).to.equal('找到 1 位读音相近的代表');
    await choose(finder, 'township', '禾城街道');
    expect(all(finder, '.row').length).to.equal(0);
    expect(all(finder, '[part~="none"]').length).to.equal(1);
    await choose(finder, 'township', '全部乡镇、街道');
    await type(finder, '单小梅');
    expect(namesIn(finder)).to.deep.equal(['单小梅']);
    expect(wordsOf(look(finder, '.results'))).not.to.contain('读音相近');
  });

  it('says it in English, too', async () => {
    const finder = await finderWith('lang="en" q="张小明"');
    await waitUntil(() => all(finder, '#found').map(wordsOf)[0] === '1 deputy found whose name sounds alike', '', { timeout: 8000 });
    expect(wordsOf(look(finder, '.row .who'))).to.contain('sounds alike');
  });

  it('what was found stays until it is known what sounds the same, and nobody is said to be found in between', async () => {
    const finder = await finderWith();
    await type(finder, '张');
    expect(namesIn(finder)).to.deep.equal(['张晓明']);
    await type(finder, '张小');
    expect(namesIn(finder)).to.deep.equal(['张晓明']);
    expect(all(finder, '[part~="none"]').length).to.equal(0);
    await waitUntil(() => wordsOf(look(finder, '#found')).includes('读音相近'));
    await type(finder, '张小弟');
    await waitUntil(() => all(finder, '[part~="none"]').length === 1, 'nobody sounds like 张小弟');
    await waitUntil(() => spoken(finder).includes('没有找到'), 'says so', { timeout: 3000 });
  });

  it('goes from township to village to grid, and back', async () => {
    const finder = await finderWith();
    expect(all(finder, '#township, #village, #grid').length).to.equal(1);
    await choose(finder, 'township', '柳溪镇');
    expect(namesIn(finder)).to.deep.equal(['单小梅', '张晓明', '欧阳建国', '枣园']);
    await choose(finder, 'village', '枣林村');
    expect(namesIn(finder)).to.deep.equal(['单小梅', '张晓明', '枣园']);
    await choose(finder, 'grid', '枣林村第二网格');
    expect(namesIn(finder)).to.deep.equal(['张晓明', '枣园']);
    await choose(finder, 'village', '全部村、社区');
    expect(namesIn(finder).length).to.equal(4);
    await type(finder, '欧阳');
    expect(namesIn(finder)).to.deep.equal(['欧阳建国']);
    await choose(finder, 'township', '全部乡镇、街道');
    await type(finder, '');
    expect(all(finder, '.help').length).to.equal(1);
  });

  it('starts at a division, and stays there when the attribute changes', async () => {
    const finder = await finderWith('division="990101.102.203"');
    expect(namesIn(finder)).to.deep.equal(['单小梅', '张晓明', '枣园']);
    finder.division = '990101.102.204';
    await finder.updateComplete;
    expect(namesIn(finder)).to.deep.equal(['欧阳建国']);
    finder.division = '990101';
    await finder.updateComplete;
    expect(all(finder, '.help').length).to.equal(1);
  });

  it('narrows by level, with the counts of what was found', async () => {
    const finder = await finderWith('q="柳溪镇"');
    const chips = () => all(finder, '.chip').map(wordsOf);
    expect(chips()).to.deep.equal(['全部 4', '全国代表 1', '省代表 1', '县代表 1', '乡镇代表 4']);
    all(finder, '.chip')[3]!.click();
    await finder.updateComplete;
    expect(namesIn(finder)).to.deep.equal(['单小梅']);
    expect(chips()).to.deep.equal(['全部 4', '全国代表 1', '省代表 1', '县代表 1', '乡镇代表 4']);
    expect(all(finder, '.chip[aria-pressed="true"]').map(wordsOf)).to.deep.equal(['县代表 1']);
    await type(finder, '张晓明');
    expect(wordsOf(look(finder, '.results'))).to.contain('这个层级里没有');
    look(finder, '.notice .button').click();
    await finder.updateComplete;
    expect(namesIn(finder)).to.deep.equal(['张晓明']);
  });

  it('shows thirty, then all of them, and takes the focus on', async () => {
    const finder = await finderWith('q="li"');
    expect(namesIn(finder).length).to.equal(30);
    expect(wordsOf(look(finder, '#found'))).to.equal('找到 40 位代表');
    look(finder, '#more').click();
    await waitUntil(() => focused(finder)?.id === 'row-DB1030');
    expect(all(finder, '#more').length).to.equal(0);
    look(finder, '[part="fewer"]').click();
    await waitUntil(() => focused(finder)?.id === 'found');
    expect(namesIn(finder).length).to.equal(30);
  });

  it('draws at a key what fills the window, in the rows that are there, and thirty after a pause', async () => {
    const finder = await finderWith();
    await type(finder, 'l');
    const rows = all(finder, '.row');
    expect(rows.length).to.be.lessThan(30);
    expect(rows[rows.length - 1]!.getBoundingClientRect().bottom - box(finder).getBoundingClientRect().top).to.be.at.least(innerHeight);
    await type(finder, 'lier');
    expect(all(finder, '.row')[0]).to.equal(rows[0]);
    expect(namesIn(finder)[0]).to.equal('李二一');
    await type(finder, 'l');
    await waitUntil(() => namesIn(finder).length === 30);
  });

  it('narrows by group and station, each choice with how many it would leave', async () => {
    const finder = await finderWith();
    const options = (id: string) => Array.from(look<HTMLSelectElement>(finder, `#${id}`).options, wordsOf);
    // Folded, none of it is drawn; once it was open it stays.
    expect(all(finder, '#filter-group').length).to.equal(0);
    await unfold(finder, 'filters');
    expect(options('filter-group')).to.deep.equal(['全部小组', '教育行业代表小组（1）', '柳溪河上游片代表小组（1）']);
    expect(options('filter-station')).to.deep.equal(['全部家站', '青禾县人大代表联络中心（40）', '柳溪镇人大代表之家（1）', '枣林村代表联络站（2）']);
    expect(options('township')).to.deep.equal(['全部乡镇、街道', '禾城街道（40）', '柳溪镇（4）']);
    await choose(finder, 'filter-station', '枣林村代表联络站（2）');
    expect(namesIn(finder)).to.deep.equal(['单小梅', '张晓明']);
    expect(options('filter-group')).to.deep.equal(['全部小组', '教育行业代表小组（1）', '柳溪河上游片代表小组（0）']);
    expect(options('township')).to.deep.equal(['全部乡镇、街道', '禾城街道（0）', '柳溪镇（2）']);
    await choose(finder, 'filter-group', '柳溪河上游片代表小组（0）');
    expect(wordsOf(look(finder, '[part="none"]'))).to.contain('这些条件合在一起，没有代表');
    await expect(finder).to.be.accessible();
    look(finder, '[part="none"] .button').click();
    await waitUntil(() => focused(finder) === box(finder));
    expect(all(finder, '.help').length).to.equal(1);
  });

  it('tells the count after a pause, once', async () => {
    const finder = await finderWith();
    await type(finder, 's');
    await type(finder, 'sx');
    await type(finder, 'sxm');
    expect(spoken(finder)).to.equal('');
    await waitUntil(() => spoken(finder) === '找到 1 位代表', undefined, { timeout: 3000 });
    await type(finder, 'sxmm');
    await waitUntil(() => spoken(finder) === '没有找到代表', undefined, { timeout: 3000 });
  });

  it('nobody found: says so, what to try, and where to go', async () => {
    const finder = await finderWith('q="不存在的人"');
    const said = wordsOf(look(finder, '.results'));
    expect(said).to.contain('没有找到“不存在的人”').and.to.contain('拼音').and.to.contain('青禾县人大代表联络中心').and.to.contain('禾城街道青禾大道1号');
    await expect(finder).to.be.accessible();
    await choose(finder, 'station-place', '柳溪镇');
    expect(wordsOf(look(finder, '.stations'))).to.contain('柳溪镇人大代表之家').and.to.contain('工作日 09:00-17:00').and.not.to.contain('联络中心');
  });

  it('a place without a deputy: the station that serves it', async () => {
    const finder = await finderWith('q="空山村"');
    expect(all(finder, '.row').length).to.equal(0);
    expect(wordsOf(look(finder, '.stations'))).to.contain('柳溪镇人大代表之家');
    expect(all(finder, '#station-place').length).to.equal(0);
  });

  it('works by keyboard alone', async () => {
    const finder = await finderWith();
    box(finder).focus();
    await sendKeys({ type: 'sxm' });
    expect(namesIn(finder)).to.deep.equal(['单小梅']);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused(finder)?.id === 'found');
    await sendKeys({ press: 'Tab' });
    expect(focused(finder)?.id).to.equal('row-DB0001');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused(finder)?.id === 'deputy-name');
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    expect(focused(finder)?.id).to.equal('back');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused(finder)?.id === 'row-DB0001');
    box(finder).focus();
    await sendKeys({ press: 'Tab' });
    expect(focused(finder)?.className).to.equal('clear');
    await sendKeys({ press: 'Space' });
    await waitUntil(() => focused(finder) === box(finder) && box(finder).value === '');
  });

  it('speaks English', async () => {
    const finder = await finderWith('lang="en" q="li"');
    expect(wordsOf(look(finder, '#found'))).to.equal('40 deputies found');
    expect(all(finder, '.row .level')[0]?.textContent).to.equal('County');
    await expect(finder).to.be.accessible();
    await type(finder, 'sxm');
    expect(wordsOf(look(finder, '#found'))).to.equal('1 deputy found');
    await type(finder, 'xyz');
    expect(wordsOf(look(finder, '.results'))).to.contain('Nothing found for “xyz”');
    await expect(finder).to.be.accessible();
  });

  it('tells a failure with the author’s words below it, and tries again when asked', async () => {
    const api = freshApi();
    const finder = place('', { api });
    await waitUntil(() => all(finder, '[part="error"]').length > 0, undefined, { timeout: 9000 });
    expect(all(finder, 'slot:not([name])').length).to.equal(1);
    await expect(finder).to.be.accessible();
    serve(network, api);
    look(finder, '[part="error"] .button').click();
    await ready(finder);
  });

  it('reads a file, a JSON child, and says when it holds nobody', async () => {
    network.answer('roll.json', () => new Response(JSON.stringify(index), { headers: { 'content-type': 'text/plain' } }));
    const fromFile = place('src="/roll.json" q="sxm"');
    await ready(fromFile, '.row');
    const child = document.createElement('congress-deputy-finder') as CongressDeputyFinder;
    child.innerHTML = `<script type="application/json">${JSON.stringify({ ...index, deputies: { id: [], name: [], pinyin: [], post: [], levels: [], divisions: [], stations: [], groups: [] } })}</script>`;
    document.body.append(child);
    await ready(child, '[part="empty"]');
    expect(wordsOf(look(child, '[part="empty"]'))).to.contain('这里还没有登记代表');
    child.remove();
  });

  it('takes words and place from the page’s address when told to', async () => {
    const before = location.href;
    history.replaceState(null, '', '?q=sxm&division=990101.102');
    const finder = await finderWith('from-address');
    history.replaceState(null, '', before);
    expect(box(finder).value).to.equal('sxm');
    expect(look<HTMLSelectElement>(finder, '#township').selectedOptions[0]?.textContent).to.equal('柳溪镇（1）');
    expect(namesIn(finder)).to.deep.equal(['单小梅']);
  });

  it('says nothing and fires nothing for what a script does', async () => {
    const finder = await finderWith();
    let fired = 0;
    finder.addEventListener('congress-pick-deputy', () => { fired += 1; });
    finder.q = 'sxm';
    await finder.updateComplete;
    finder.deputy = 'DB0001';
    await finder.updateComplete;
    await aTimeout(1000);
    expect(fired).to.equal(0);
    expect(spoken(finder)).to.equal('');
    finder.deputy = null;
    await finder.updateComplete;
    finder.addEventListener('congress-pick-deputy', (event) => event.preventDefault(), { once: true });
    look(finder, '#row-DB0001').click();
    await finder.updateComplete;
    expect(finder.deputy, 'the page shows it itself').to.equal(null);
    const picked = oneEvent(finder, 'congress-pick-deputy');
    look(finder, '#row-DB0001').click();
    expect((await picked).detail).to.deep.equal({ deputyId: 'DB0001', name: '单小梅' });
  });
});
