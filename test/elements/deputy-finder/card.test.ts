import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import '../../../packages/elements/src/deputy-finder/define.ts';
import type { CongressWriteEvent } from '../../../packages/elements/src/deputy-finder/events.ts';
import { expectWords, giveWords } from '../base/own-words.ts';
import { json } from '../base/server-of-answers.ts';
import { all, api, focused, look, namesIn, network, openCard, place, ready, serveEach, type, unfold, wordsOf } from './finder-page.ts';
import { deputy, index, station } from './sample-index.ts';

describe('the card of a deputy', () => {
  serveEach();

  it('opens by its id without loading the whole roll', async () => {
    const finder = await openCard();
    expect(network.requests.some((url) => url.includes('finder-index'))).to.equal(false);
    const said = wordsOf(look(finder, '.card'));
    for (const part of [
      '单小梅', '县代表', '乡镇代表', '柳溪镇中心小学教师', '青禾县人民代表大会', '第十八届', '柳溪代表团', '2021年12月20日起', '枣林村选区', '以前的任职（1）', '2021年11月22日，任期届满', '教育行业代表小组',
      '枣林村第一网格', '枣林村代表联络站', '枣林村村委会一楼', '工作日 09:00-17:00', '一楼，无台阶', '可以打代表家站的办公电话', '来源：青禾县人大办',
    ]) expect(said).to.contain(part);
    expect(wordsOf(look(finder, '.avatar'))).to.equal('单');
    expect(look(finder, '.next')).to.have.class('tone-good');
    expect(wordsOf(look(finder, '.next'))).to.contain('正在接待，到 23:59 结束').and.to.contain('接待代表：单小梅、张晓明');
    expect(all(finder, '.next .who b').map(wordsOf), 'whose card it is').to.deep.equal(['单小梅']);
    await expect(finder).to.be.accessible();
    look(finder, '#back').click();
    await ready(finder);
    expect(network.requests.some((url) => url.includes('finder-index'))).to.equal(true);
  });

  it('shows the photo there is consent for, and the surname where it does not come', async () => {
    const picture = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    for (const [photo, isShown] of [[new URL('/test/elements/no-such-photo.jpg', location.href).href, false], ['javascript:alert(1)', undefined], [picture, undefined]] as const) {
      network.answer(`${api}/deputies/DB0001`, () => json({ ...deputy, photo }));
      const finder = await openCard();
      const image = finder.shadowRoot!.querySelector<HTMLImageElement>('.avatar img');
      expect(image !== null, photo).to.equal(isShown !== undefined);
      expect(wordsOf(look(finder, '.avatar'))).to.equal('单');
      if (!image) continue;
      expect(image.alt).to.equal('单小梅的照片');
      await waitUntil(() => image.hidden, 'what did not come is out of the way');
      await expect(finder).to.be.accessible();
    }
  });

  it('the only phone is the station’s', async () => {
    const finder = await openCard();
    expect(all(finder, 'a[href^="tel:"]').map((link) => link.getAttribute('href'))).to.deep.equal(['tel:00005550103']);
  });

  it('of two numbers of a station the first is called, an extension is not dialled with it', async () => {
    network.answer(`${api}/stations/JZ003`, () => json({ ...station, officePhone: '0000-5550103-801、13800138000' }));
    const finder = await openCard();
    await waitUntil(() => all(finder, 'a[href^="tel:"]').length > 0);
    expect(all(finder, 'a[href^="tel:"]').map((link) => [link.getAttribute('href'), wordsOf(link)])).to.deep.equal([['tel:00005550103', '0000-5550103-801、13800138000']]);
  });

  it('shows what the index knows at once, and the rest when it is there', async () => {
    let answer: (reply: Response) => void = () => {};
    network.answer(`${api}/deputies/DB0001`, () => new Promise((resolve) => {
      answer = resolve;
    }));
    const finder = place('', { api, q: 'sxm' });
    await ready(finder, '.row');
    look(finder, '.row .name').click();
    await waitUntil(() => focused(finder)?.id === 'deputy-name');
    expect(wordsOf(look(finder, '.card'))).to.contain('单小梅').and.to.contain('枣林村代表联络站').and.to.contain('柳溪镇 枣林村第一网格');
    expect(all(finder, '.memberships').length).to.equal(0);
    await waitUntil(() => network.requests.some((url) => url.includes('/deputies/')));
    answer(json(deputy));
    await ready(finder, '.memberships');
    expect(focused(finder)?.id).to.equal('deputy-name');
  });

  it('back leads to the row one came from, with the list as it was', async () => {
    const finder = place('', { api, q: 'li' });
    await ready(finder, '.row');
    look(finder, '#more').click();
    await waitUntil(() => focused(finder)?.id === 'row-DB1030');
    // Rows further down are drawn once the page has scrolled.
    await ready(finder, '#row-DB1035');
    look(finder, '#row-DB1035').click();
    await ready(finder, '.card');
    look(finder, '#back').click();
    await waitUntil(() => focused(finder)?.id === 'row-DB1035');
    expect(all(finder, '.whole').length).to.equal(1);
  });

  it('a record that cannot be read leaves what is known, and says so', async () => {
    const finder = place('', { api, q: '张晓明' });
    await ready(finder, '.row');
    look(finder, '.row .name').click();
    await ready(finder, '.card');
    await waitUntil(() => wordsOf(look(finder, '.card')).includes('任职情况没有读到'), undefined, { timeout: 5000 });
    expect(wordsOf(look(finder, '.card'))).to.contain('枣林村卫生室医生');
    await expect(finder).to.be.accessible();
  });

  it('without an API the card shows what the file holds', async () => {
    const finder = place('', { data: index, deputy: 'DB0003' });
    await ready(finder, '.card');
    expect(wordsOf(look(finder, '.card'))).to.contain('欧阳建国').and.to.contain('柳溪镇人大代表之家').and.to.contain('每周三 09:00-11:30').and.to.contain('预约接待');
    expect(all(finder, '.skeleton').length).to.equal(0);
  });

  it('a deputy who is not there', async () => {
    const finder = place('', { api, deputy: 'DB9999' });
    await ready(finder, '[part="empty"]');
    expect(wordsOf(look(finder, '.frame'))).to.contain('没有这位代表');
    await expect(finder).to.be.accessible();
    look(finder, '#back').click();
    await ready(finder);
    await waitUntil(() => focused(finder)?.id === 'query');
  });

  it('a station that cannot be read does not hide the deputy', async () => {
    network.answer(`${api}/stations/`, () => json({ type: 'x', title: 'x', status: 404, code: 'not_found' }, 404));
    const finder = await openCard();
    expect(wordsOf(look(finder, '.card'))).to.contain('单小梅').and.to.contain('还没有登记代表家站');
  });

  it('has headings and help in the page’s own words, as have the search and the sheet of codes', async () => {
    const finder = place('', { data: index, pageHref: '/find.html' });
    const ofSearch = ['query-label', 'help', 'browse-title', 'township-label', 'filters-title'];
    await giveWords(finder, [...ofSearch, 'filter-group-label', 'filter-station-label', 'stations-title', 'sheet-title', 'sheet']);
    await ready(finder);
    await expectWords(finder, ofSearch);
    await expect(finder).to.be.accessible();
    await unfold(finder, 'filters');
    await ready(finder, '#filter-station');
    await expectWords(finder, ['filter-group-label', 'filter-station-label']);
    finder.division = '990101.102.203';
    await finder.updateComplete;
    await expectWords(finder, ['stations-title']);
    look(finder, '#sheet-button').click();
    await ready(finder, '.sheet');
    await expectWords(finder, ['sheet-title', 'sheet']);
    const card = await openCard({ pageHref: '/find.html' });
    const headings = ['meet-title', 'memberships-title', 'about-title', 'code-title'];
    await giveWords(card, headings);
    await expectWords(card, headings);
    await expect(card).to.be.accessible();
  });

  it('takes words of the page’s own also after its places were drawn', async () => {
    const finder = place('', { data: index });
    await ready(finder, '#township');
    await giveWords(finder, ['township-label']);
    await expectWords(finder, ['township-label']);
  });

  it('asks for the county first where there are several, also in the page’s own words', async () => {
    const { divisions } = index;
    const city = {
      ...index,
      divisions: {
        id: ['9901', ...divisions.id, '990102'], name: ['青禾市', ...divisions.name, '白河县'], pinyin: ['qing he shi', ...divisions.pinyin, 'bai he xian'],
        kind: ['prefecture', ...divisions.kind, 'county'], parent: [-1, ...divisions.parent.map((at) => at + 1), 0],
      },
      stations: { ...index.stations, divisions: index.stations.divisions.map((all) => all.map((at) => at + 1)) },
      deputies: { ...index.deputies, divisions: index.deputies.divisions.map((all) => all.map((at) => at + 1)) },
    } as typeof index;
    const finder = place('', { data: city });
    await giveWords(finder, ['county-label', 'township-label']);
    await ready(finder);
    await expectWords(finder, ['county-label']);
    const county = look<HTMLSelectElement>(finder, '#county');
    county.value = Array.from(county.options).find(({ text }) => text.includes('青禾县'))!.value;
    county.dispatchEvent(new Event('change', { bubbles: true }));
    await finder.updateComplete;
    await expectWords(finder, ['county-label', 'township-label']);
    await expect(finder).to.be.accessible();
  });

  describe('writing', () => {
    it('is a link to the page with the form, with the deputy in its address', async () => {
      const finder = await openCard({ formHref: '/suggest.html?from=finder#form' });
      const link = look<HTMLAnchorElement>(finder, '[part="write"]');
      expect(link.localName).to.equal('a');
      expect(link.href).to.equal(`${location.origin}/suggest.html?from=finder&deputy=DB0001#form`);
    });

    it('asks the page first: prevented, nothing happens', async () => {
      const finder = await openCard({ formHref: '/suggest.html' });
      const told: CongressWriteEvent[] = [];
      finder.addEventListener('congress-write', (event) => {
        told.push(event);
        event.preventDefault();
      });
      const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
      look(finder, '[part="write"]').dispatchEvent(click);
      expect(click.defaultPrevented).to.equal(true);
      expect(told.map(({ detail }) => detail)).to.deep.equal([{ deputyId: 'DB0001', name: '单小梅' }]);
    });

    it('not prevented, the link is followed', async () => {
      const finder = await openCard({ formHref: '/suggest.html' });
      let followed = false;
      const outside = (event: Event): void => {
        followed = !event.defaultPrevented;
        event.preventDefault();
      };
      document.addEventListener('click', outside);
      look(finder, '[part="write"]').click();
      document.removeEventListener('click', outside);
      expect(followed).to.equal(true);
    });

    it('never leads to a script', async () => {
      const finder = await openCard({ formHref: 'javascript:alert(1)' });
      expect(all(finder, '[part="write"]').length).to.equal(0);
    });

    it('without an address it leads to the form on the same page', async () => {
      const form = document.createElement('congress-suggestion-form') as HTMLElement & { deputy?: string };
      document.body.append(form);
      const finder = await openCard();
      const told = oneEvent(finder, 'congress-write');
      look(finder, '[part="write"]').click();
      await told;
      expect(form.deputy).to.equal('DB0001');
      await waitUntil(() => document.activeElement === form);
      form.remove();
    });

    it('without either there is no button, and the station is there', async () => {
      const finder = await openCard();
      expect(all(finder, '[part="write"]').length).to.equal(0);
      expect(all(finder, '.station').length).to.equal(1);
    });
  });

  it('speaks English, in elder mode too', async () => {
    const finder = await openCard({ lang: 'en', elder: true, formHref: '/suggest.html' });
    const said = wordsOf(look(finder, '.card'));
    expect(said).to.contain('Write to this deputy').and.to.contain('Receiving residents now').and.to.contain('Received by: 单小梅').and.to.contain('since 20 December 2021').and.to.contain('Earlier memberships (1)');
    await expect(finder).to.be.accessible();
    look(finder, '#back').click();
    await ready(finder);
    await type(finder, 'sxm');
    expect(namesIn(finder)).to.deep.equal(['单小梅']);
    await expect(finder).to.be.accessible();
  });
});
