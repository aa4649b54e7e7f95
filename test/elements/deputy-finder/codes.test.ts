import { expect, waitUntil } from '@open-wc/testing';
import '../../../packages/elements/src/deputy-finder/define.ts';
import { stationCalendar } from '../../../packages/elements/src/deputy-finder/station-calendar.ts';
import { freshApi, json } from '../base/server-of-answers.ts';
import { all, api, focused, look, network, openCard, place, ready, serve, serveEach, wordsOf } from './finder-page.ts';
import { deputy, index } from './sample-index.ts';

describe('codes, calendars and photos', () => {
  serveEach();

  it('a card has the code of its own address, where a page reads it', async () => {
    const finder = await openCard({ pageHref: 'https://county.example/find.html?from=sign' });
    await ready(finder, '.qr');
    expect(look<HTMLAnchorElement>(finder, '.qr a').href).to.equal('https://county.example/find.html?from=sign&deputy=DB0001');
    expect(look(finder, '.qr svg').getAttribute('aria-label')).to.equal('二维码：单小梅');
    await expect(finder).to.be.accessible();
    const without = await openCard();
    expect(all(without, '.qr').length).to.equal(0);
  });

  it('a station’s reception days can be subscribed to; from a file they are saved', async () => {
    const finder = await openCard();
    expect(look<HTMLAnchorElement>(finder, 'a[part="calendar"]').href).to.equal(`${api.startsWith('http') ? api : location.origin + api}/feeds/stations/JZ003.ics`);
    expect(look(finder, 'a[part="calendar"]').getBoundingClientRect().height, 'for a thumb').to.be.at.least(44);
    const fromFile = place('', { data: index, deputy: 'DB0003' });
    await ready(fromFile, 'button[part="calendar"]');
    const saved: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () { saved.push(this.download); };
    look(fromFile, 'button[part="calendar"]').click();
    await waitUntil(() => saved.length === 1);
    HTMLAnchorElement.prototype.click = click;
    expect(saved).to.deep.equal(['柳溪镇人大代表之家.ics']);
  });

  it('the saved calendar is one that calendars read', () => {
    const text = stationCalendar({
      id: 'JZ002', name: '柳溪镇人大代表之家', kind: 'home', address: '柳溪镇便民服务大厅旁，一楼; 东门', hours: '',
      receptions: [{ text: '每周三 09:00-11:30', rrule: 'FREQ=WEEKLY;BYDAY=WE' }, { text: '预约接待' }],
    }, new Date('2026-11-27T04:00:00Z'));
    const lines = text.split('\r\n');
    expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).to.equal(true);
    const unfolded = text.replace(/\r\n /g, '');
    expect(unfolded).to.contain('DTSTART;TZID=Asia/Shanghai:20261028T090000').and.to.contain('DTEND;TZID=Asia/Shanghai:20261028T113000');
    expect(unfolded).to.contain('RRULE:FREQ=WEEKLY;BYDAY=WE').and.to.contain('LOCATION:柳溪镇便民服务大厅旁，一楼\\; 东门');
    expect(unfolded.match(/BEGIN:VEVENT/g)!.length).to.equal(1);
  });

  it('the day of the next reception is known from the words alone', async () => {
    const finder = place('', { data: index, deputy: 'DB0001' });
    await ready(finder, '.next');
    expect(wordsOf(look(finder, '.next'))).to.match(/正在接待|今天接待|下次接待/);
  });

  it('a photo is shown where the record has one, from the page’s own site or the API’s only', async () => {
    const pixel = `${location.origin}/photo.png`;
    network.answer(`${api}/deputies/DB0001`, () => json({ ...deputy, photo: pixel }));
    const finder = await openCard();
    expect(look<HTMLImageElement>(finder, '.avatar img').alt).to.equal('单小梅的照片');
    for (const photo of ['javascript:alert(1)', 'https://elsewhere.example/1.png', 'https://']) {
      const other = freshApi();
      serve(network, other);
      network.answer(`${other}/deputies/DB0001`, () => json({ ...deputy, photo }));
      const without = await openCard({ api: other });
      expect(wordsOf(look(without, '.avatar'))).to.equal('单');
      expect(without.renderRoot.querySelector('.avatar img'), photo).to.equal(null);
    }
  });

  it('a place has a sheet of codes: its own, then one for each deputy, with what to do', async () => {
    const finder = place('division="990101.102.203.01" page-href="https://county.example/find.html"', { data: index });
    await ready(finder, '#sheet-button');
    look(finder, '#sheet-button').click();
    await ready(finder, '.sheet');
    await waitUntil(() => focused(finder)?.id === 'sheet-title');
    expect(wordsOf(look(finder, '#sheet-title'))).to.equal('联系枣林村第一网格的人大代表');
    expect(all(finder, '.sheet li b').map(wordsOf)).to.deep.equal(['枣林村第一网格：全部代表和接待时间', '单小梅', '张晓明', '枣园']);
    expect(all(finder, '.sheet .qr-picture').length).to.equal(4);
    expect(wordsOf(look(finder, '.sheet'))).to.contain('扫一扫');
    await expect(finder).to.be.accessible();
    look(finder, '#back').click();
    await waitUntil(() => focused(finder)?.id === 'sheet-button');
    const without = place('division="990101.102.203.01"', { data: index });
    await ready(without, '.results');
    expect(all(without, '#sheet-button').length).to.equal(0);
  });
});
