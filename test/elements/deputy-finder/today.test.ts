import { expect, waitUntil } from '@open-wc/testing';
import { addDays, shanghaiDay, weekday } from '@congress-kit/api/rules/calendar-days';
import type { FinderIndex } from '@congress-kit/sdk';
import '../../../packages/elements/src/deputy-finder/define.ts';
import type { CongressDeputyFinder } from '../../../packages/elements/src/deputy-finder/congress-deputy-finder.ts';
import { json, problem } from '../base/server-of-answers.ts';
import { all, api, box, focused, look, namesIn, network, place, ready, serveEach, spoken, type, wordsOf } from './finder-page.ts';
import { index, station } from './sample-index.ts';

const now = shanghaiDay(new Date());
const on = (day: string): string => '一二三四五六日'[weekday(day) - 1]!;
const rule = `FREQ=WEEKLY;BYDAY=${['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][weekday(now) - 1]!}`;
/** All day, so that no test ends with the reception. */
const allDay = `每周${on(now)} 00:00-23:59`;
const receiving = (...receptions: string[]): FinderIndex => ({ ...index, stations: { ...index.stations, receptions } }) as FinderIndex;
const stationsIn = (finder: Element): string[] => all(finder, '.today .station').map(wordsOf);

describe('今天谁接待, station by station', () => {
  serveEach();

  const ask = async (given: FinderIndex, properties: Partial<CongressDeputyFinder> = {}): Promise<CongressDeputyFinder> => {
    network.answer(`${api}/finder-index`, () => json(given));
    const finder = place('', { api, ...properties });
    await ready(finder);
    await type(finder, '今天谁接待');
    await ready(finder, '.today, .nobody');
    return finder;
  };
  const knowsWho = (): void => {
    network.answer(`${api}/stations/`, () => problem('not_found', 404));
    network.answer(`${api}/stations/JZ003`, () => json({ ...station, receptions: [{ text: allDay, rrule: rule, deputies: [{ id: 'DB0001', name: '单小梅' }, { name: '张晓明' }] }] }));
  };

  it('says which station receives, from when to when, who sits there, where it is and by which telephone', async () => {
    knowsWho();
    const finder = await ask(receiving(`每周${on(now)}`, `每周${on(addDays(now, 1))} 00:00-23:59`, allDay));
    await waitUntil(() => stationsIn(finder)[0]?.includes('单小梅'), 'shows who receives');
    expect(wordsOf(look(finder, '#found'))).to.equal('今天有 2 个家站接待');
    const [first, second] = stationsIn(finder);
    expect(first).to.contain('枣林村代表联络站').and.to.contain('正在接待：00:00-23:59').and.to.contain('接待代表：单小梅').and.to.contain('张晓明').and.to.contain('枣林村村委会一楼').and.to.contain('0000-5550103');
    expect(second, 'not in the index which hours, and not read who').to.contain('青禾县人大代表联络中心').and.to.contain('今天接待：几点没有写明').and.to.contain('没有写明是哪位代表');
    expect(stationsIn(finder).length, 'tomorrow is not today').to.equal(2);
    await waitUntil(() => spoken(finder).startsWith('今天有 2 个家站接待'), 'says how many stations', { timeout: 3000 });
    expect(network.requests.filter((url) => url.includes('/stations/')).map((url) => url.split('/').pop()).sort(), 'only those that are shown').to.deep.equal(['JZ001', 'JZ003']);
    await expect(finder).to.be.accessible();
  });

  it('has no box and no choice on paper, which other answers keep', async () => {
    knowsWho();
    const finder = await ask(receiving(allDay));
    const onPaper = (selector: string): boolean => all(finder, selector).some((one) => one.closest('.screen-only') === null);
    await ready(finder, '.today .station');
    await finder.updateComplete;
    expect([onPaper('.search'), onPaper('.today select'), onPaper('.today .station')]).to.deep.equal([false, false, true]);
    await type(finder, 'sxm');
    await ready(finder, '.row');
    await finder.updateComplete;
    expect(onPaper('.search')).to.equal(true);
  });

  it('says of arrangements of long ago that they may be others by now', async () => {
    const notices = (finder: Element): string[] => all(finder, '.today > [part~="notice"]').map(wordsOf);
    const recent = await ask({ ...receiving(allDay), asOf: addDays(now, -100) });
    expect(notices(recent)).to.deep.equal([]);
    recent.remove();
    const old = await ask({ ...receiving(allDay), asOf: addDays(now, -400) });
    expect(notices(old).length).to.equal(1);
    expect(notices(old)[0]).to.contain('400 天前').and.to.contain('可能已经变了');
    expect(stationsIn(old).length, 'and shows them').to.equal(1);
    await expect(old).to.be.accessible();
  });

  it('leads to the card of whoever receives, and back to the name', async () => {
    knowsWho();
    const finder = await ask(receiving('', '', allDay));
    await waitUntil(() => all(finder, '.today [part~="name"]').length > 0, 'shows who receives');
    look(finder, '.today [part~="name"]').click();
    await ready(finder, '[part~="card"]');
    look(finder, '[part~="back"]').click();
    await ready(finder, '.today');
    expect(wordsOf(focused(finder)!)).to.equal('单小梅');
  });

  it('asks for the township, says so where nobody receives there, and leads back', async () => {
    const finder = await ask(receiving(allDay, '', allDay));
    const choose = async (name: string): Promise<void> => {
      const select = look<HTMLSelectElement>(finder, '#station-place');
      select.value = Array.from(select.options).find(({ text }) => text === name)!.value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await finder.updateComplete;
      await finder.updateComplete;
    };
    await choose('柳溪镇');
    expect(stationsIn(finder).map((one) => one.slice(0, 8))).to.deep.equal(['枣林村代表联络站']);
    expect(wordsOf(look(finder, '#found'))).to.equal('柳溪镇：今天有 1 个家站接待');
    expect(focused(finder)).to.equal(look(finder, '#found'));
    await choose('全部乡镇、街道');
    expect(stationsIn(finder).length).to.equal(2);
    const other = await ask(receiving('', `每周${on(addDays(now, 2))} 09:00-11:30`, allDay), { division: '990101.001' });
    expect(wordsOf(look(other, '.nobody'))).to.contain('今天没有家站接待').and.not.to.contain('没有找到“');
    look(other, '.nobody .actions button').click();
    await ready(other, '.today');
    expect(stationsIn(other).length).to.equal(1);
  });

  it('shows the deputies of a station instead, with focus on how many they are', async () => {
    const finder = await ask(receiving('', '', allDay));
    Array.from(all(finder, '.today .station button')).find((one) => wordsOf(one) === '这个家站的代表（2 位）')!.click();
    await ready(finder, '.list');
    await finder.updateComplete;
    expect(namesIn(finder)).to.deep.equal(['单小梅', '张晓明']);
    expect(box(finder).value).to.equal('');
    expect(focused(finder)).to.equal(look(finder, '#found'));
  });

  it('keeps time and place when who receives cannot be read, says so, and reads it again when asked', async () => {
    network.answer(`${api}/stations/`, () => problem('internal_error', 500));
    const finder = await ask(receiving('', '', allDay));
    await waitUntil(() => all(finder, '.today [part~="error"]').length > 0, 'says that it could not be read', { timeout: 15_000 });
    expect(stationsIn(finder)[0]).to.contain('正在接待：00:00-23:59').and.to.contain('枣林村村委会一楼');
    knowsWho();
    look(finder, '.today [part~="error"] button').click();
    await waitUntil(() => stationsIn(finder)[0]?.includes('接待代表：单小梅'), 'shows who receives');
    expect(all(finder, '.today [part~="error"]').length).to.equal(0);
  });

  it('shows a dozen at first; the next ones are asked for when they are wanted, and focus goes to them', async () => {
    const many = Array.from({ length: 15 }, (_, at) => at);
    const { stations } = index;
    const wide = { ...index, stations: {
      id: many.map((at) => `JZ${100 + at}`), name: many.map((at) => `第${at + 1}站`), kind: many.map(() => 'station'), address: many.map(() => stations.address[0]!),
      hours: many.map(() => ''), receptions: many.map((at) => `每周${on(now)} 00:${String(at).padStart(2, '0')}-23:59`), divisions: many.map(() => [0]),
    }, deputies: { ...index.deputies, stations: index.deputies.stations.map(() => [0]) } } as unknown as FinderIndex;
    const finder = await ask(wide);
    const asked = () => network.requests.filter((url) => url.includes('/stations/')).length;
    await waitUntil(() => asked() === 12, 'asks for those that are shown');
    expect(stationsIn(finder).length).to.equal(12);
    look(finder, '.today [part~="more"]').click();
    await waitUntil(() => stationsIn(finder).length === 15, 'shows all of them');
    await waitUntil(() => focused(finder)?.id === 'today-12', 'focus is on the first new one');
    await waitUntil(() => asked() === 15, 'asks for the three others');
  });

  it('needs no server: of one file the time and the place are known', async () => {
    network.answer('roll-of-today.json', () => json(receiving('', '', allDay)));
    const finder = place('src="/roll-of-today.json"');
    await ready(finder);
    await type(finder, '今天谁接待');
    await ready(finder, '.today');
    await waitUntil(() => stationsIn(finder)[0]?.includes('没有写明是哪位代表'), 'no longer waits');
    expect(stationsIn(finder)[0]).to.contain('枣林村代表联络站').and.to.contain('00:00-23:59');
    expect(network.requests.filter((url) => url.includes('/stations'))).to.deep.equal([]);
  });

  it('says it in English', async () => {
    knowsWho();
    network.answer(`${api}/finder-index`, () => json(receiving('', '', allDay)));
    const finder = place('lang="en"', { api });
    await ready(finder);
    await type(finder, 'Who receives today');
    await ready(finder, '.today');
    await waitUntil(() => stationsIn(finder)[0]?.includes('Received by'), 'shows who receives');
    expect(wordsOf(look(finder, '#found'))).to.equal('One station receives residents today');
    expect(stationsIn(finder)[0]).to.contain('Receiving now: 00:00-23:59').and.to.contain('Deputies at this station (2)');
  });
});
