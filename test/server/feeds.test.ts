// What one can subscribe to, read by parsers of somebody else's.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { feeds } from '@congress-kit/api/feeds';
import { firstDay } from '@congress-kit/server/feeds/first-day';
import { icalOf } from '@congress-kit/server/feeds/ical';
import { searchable } from '@congress-kit/server/store/searching';
import { parseFeed } from '@rowanmanning/feed-parser';
import ICAL from 'ical.js';
import { engineNamed } from '../support/engines.ts';
import { rows } from './support.ts';
import { inHandling, openCounty, reply, type County } from './writing.ts';

/** The events of a calendar, as another's parser understands them; its lines are checked on the way. */
const eventsOf = (text: string): ICAL.Event[] => {
  assert.ok(text.endsWith('\r\n'));
  for (const line of text.split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.doesNotMatch(line, /[\r\n]/);
    assert.equal(Buffer.from(line).toString('utf8'), line);
  }
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return calendar.getAllSubcomponents('vevent').map((one) => {
    for (const name of ['uid', 'dtstamp', 'dtstart', 'sequence', 'status']) assert.ok(one.hasProperty(name), name);
    return new ICAL.Event(one);
  });
};

describe('feeds', () => {
  let county: County;
  let one: { receiptNo: string; number: string };
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await county.app.inject({ url: `/v1/feeds/${path}`, headers: { host: 'county.example', ...headers } });
    return { status: answer.statusCode, headers: answer.headers, text: answer.body };
  };

  before(async () => {
    county = await openCounty(engineNamed('pglite'), { env: { PAGES: 'case=https://county.example/track.html?case={id} consultation=https://county.example/draft.html?id={id} activity=/activity/{id} project=/project/{id}' } });
    one = await inHandling(county, { title: '校门口的路灯 <b>&不亮', name: '金丝雀甲', phone: '13900001234' });
    const quiet = await inHandling(county, { title: '金丝雀标题', mayPublish: false });
    await county.moveCase(quiet.number, 'withdrawn', { reason: '重复' });
    await county.ctx.store.db.insertInto('stations').values(rows.station('JZ2', {
      name: '第二家站', address: '禾城街道，第一路；3号', updated_at: '2026-11-01T09:00:00+08:00', receptions: JSON.stringify([
        { text: '每月12日、27日 14:30-17:00', rrule: 'FREQ=MONTHLY;BYMONTHDAY=12,27' }, { text: '每月第一个星期一', rrule: 'FREQ=MONTHLY;BYDAY=1MO' }, { text: '预约接待' },
      ]),
    })).execute();
    await county.ctx.store.db.insertInto('events').values([
      rows.event('HY1', { title: '第三次会议', status: 'cancelled', status_note: '因大雪取消', starts_at: '2026-12-01T09:00:00+08:00', ends_at: '2026-12-01T11:30:00+08:00', place: '二楼会议室', agenda: '["听取报告","表决"]' }),
      rows.event('HY2', { status: 'postponed' }),
    ]).execute();
    await county.ctx.store.db.insertInto('congresses').values({ id: 'RD1', name: '青禾县人民代表大会', level: 'county', division_id: '990101', division_name: '青禾县', source: '样例', as_of: '2026-03-01' }).execute();
    const call = (id: string, kind: string, more: object) => ({ id, kind, subject_kind: 'other', title: `征集${id}`, congress_id: 'RD1', opens_on: '2026-02-20', closes_on: '2026-03-20', ...searchable(id), source: '样例', as_of: '2026-03-01', ...more });
    await county.ctx.store.db.insertInto('calls').values([call('Z1', 'consultation', { summary: '物业条例' }), call('Z2', 'consultation', { cancelled_on: '2026-02-25' }), call('W1', 'solicitation', {}), call('D1', 'qa_session', { subject_kind: null, held_on: '2026-03-25', place: '县会议中心' }), call('D2', 'qa_session', { held_on: '2026-03-26', cancelled_on: '2026-02-25' })] as never).execute();
    await county.ctx.store.db.insertInto('activities').values([
      rows.activity('HD1', { title: '走访枣林村', kind: 'visit', until: '2026-03-03', place: '枣林村', organizer: '第一代表小组', summary: '看了三处路灯', residents: 12, opinions: 3 }), rows.activity('HD2', { station_id: 'JZ2' }),
    ]).execute();
    await county.ctx.store.db.insertInto('activity_deputies').values({ activity_id: 'HD1', deputy_id: 'DB1', position: 0 }).execute();
    await county.ctx.store.db.insertInto('projects').values(rows.project('XM1', { title: '路灯改造', category: '交通', lead_unit_id: 'DW1', state: 'under_way' }) as never).execute();
    await county.ctx.store.db.insertInto('disclosures').values([rows.disclosure('GK1'), rows.disclosure('GK2', { title: '金丝雀草稿', publication: 'draft' })]).execute();
  });
  after(() => county.close());

  it('answers every feed in each of its formats, with its type, a tag and 304, and nothing else', async () => {
    for (const { path, formats } of feeds) {
      const address = path.replace('/feeds/', '').replace('{number}', one.number).replace('{id}', 'JZ2');
      for (const format of ['atom', 'json', 'ics'] as const) {
        const answer = await get(`${address}.${format}`);
        if (!(formats as readonly string[]).includes(format)) {
          assert.equal(answer.status, 404, `${address}.${format}`);
          continue;
        }
        assert.equal(answer.status, 200, answer.text);
        assert.match(String(answer.headers['content-type']), { atom: /^application\/atom\+xml/, json: /^application\/feed\+json/, ics: /^text\/calendar/ }[format]);
        const again = await get(`${address}.${format}`, { 'if-none-match': String(answer.headers['etag']) });
        assert.equal(again.status, 304);
        assert.ok(!answer.text.includes('金丝雀') && !answer.text.includes('13900001234'), path);
        if (format === 'json') assert.equal(JSON.parse(answer.text).version, 'https://jsonfeed.org/version/1.1');
        if (format === 'ics') eventsOf(answer.text);
        if (format === 'atom') assert.equal(parseFeed(answer.text).meta.type, 'atom');
      }
    }
    const posted = await county.app.inject({ method: 'POST', url: '/v1/feeds/cases.atom', payload: {} });
    assert.deepEqual([posted.statusCode, posted.headers['allow']], [405, 'GET, HEAD, OPTIONS']);
    for (const nothing of ['cases', 'cases.rss', 'nobody.atom', 'cases/QH-1.atom', 'suggestions/x.atom', 'stations/none.ics', 'cases/.atom']) assert.equal((await get(nothing)).status, 404, nothing);
  });

  it('Atom and JSON Feed: newest first, ids that stay, text that is no markup', async () => {
    const parsed = parseFeed((await get('cases.atom')).text);
    assert.equal(parsed.title, '办理件 · 青禾县人民代表大会');
    assert.equal(parsed.self, 'http://county.example/v1/feeds/cases.atom');
    const item = parsed.items.find(({ title }) => title === '校门口的路灯 <b>&不亮')!;
    assert.match(item.id!, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(item.url, `https://county.example/track.html?case=${one.number}`);
    assert.match(item.content!, /主办单位：住建局\n答复期限：2026-06-02/);
    const json = JSON.parse((await get('cases.json')).text);
    assert.deepEqual(json.items.map(({ id }: { id: string }) => id), parsed.items.map(({ id }) => id));
    county.pass(3);
    await county.moveCase(one.number, 'urged', { reason: '快到期' });
    const later = parseFeed((await get('cases.atom')).text);
    assert.equal(later.items[0]!.id, item.id, 'what moved comes to the front under the id it had');
    assert.ok(later.updated! > parsed.updated!);
  });

  it('a case: each public step is an entry that never changes, and its due day an event that moves', async () => {
    const before = parseFeed((await get(`cases/${one.number}.atom`)).text).items;
    const live = (await county.get(`/cases/${one.number}`)).body;
    assert.equal(before.length, live.steps.length);
    const [due] = eventsOf((await get(`cases/${one.number}.ics`)).text);
    assert.equal(due!.startDate.toString(), live.clock.dueOn);
    assert.equal(due!.duration.toSeconds(), 86_400);
    county.pass(1);
    await county.moveCase(one.number, 'extension_requested', { reason: '情况复杂' }, 'handling_unit');
    await county.moveCase(one.number, 'extended', { totalMonths: 5, consent: true, toldDeputy: true });
    const moved = (await county.get(`/cases/${one.number}`)).body;
    const after = parseFeed((await get(`cases/${one.number}.atom`)).text).items;
    assert.deepEqual(after.slice(-before.length).map(({ id, title }) => [id, title]), before.map(({ id, title }) => [id, title]));
    const [changed] = eventsOf((await get(`cases/${one.number}.ics`)).text);
    assert.equal(changed!.uid, due!.uid);
    assert.ok(changed!.sequence >= due!.sequence);
    assert.equal(changed!.startDate.toString(), moved.clock.dueOn);
    await county.moveCase(one.number, 'replied', { reply: reply({ issuedOn: '2026-03-06' }) }, 'handling_unit');
    assert.match(eventsOf((await get(`cases/${one.number}.ics`)).text)[0]!.summary, /^已答复：/);
  });

  it('a case that ended another way is called off, not gone', async () => {
    const two = await inHandling(county, { title: '又一件' });
    await county.moveCase(two.number, 'withdrawn', { reason: '重复' });
    const [event] = eventsOf((await get(`cases/${two.number}.ics`)).text);
    assert.equal(event!.component.getFirstPropertyValue('status'), 'CANCELLED');
  });

  it('sittings: a cancelled one stays and says so', async () => {
    const events = new Map(eventsOf((await get('events.ics')).text).map((event) => [event.summary, event]));
    const sitting = events.get('第三次会议')!;
    assert.equal(sitting.component.getFirstPropertyValue('status'), 'CANCELLED');
    assert.equal(sitting.startDate.toUnixTime(), Date.parse('2026-12-01T09:00:00+08:00') / 1000);
    assert.equal(sitting.endDate.toString(), '2026-12-01T11:30:00');
    assert.match(sitting.description, /因大雪取消\n某县人大\n1\. 听取报告\n2\. 表决/);
    assert.equal(events.get('会议HY2')!.component.getFirstPropertyValue('status'), 'TENTATIVE');
    const [disclosure, ...more] = parseFeed((await get('disclosures.atom')).text).items;
    assert.deepEqual([disclosure!.title, more.length], ['文件GK1', 0]);
  });

  it('comment windows are days, the last one open too; a cancelled one stays and says so', async () => {
    const windows = new Map(eventsOf((await get('consultations.ics')).text).map((event) => [event.summary, event]));
    const window = windows.get('征求意见：征集Z1')!;
    assert.deepEqual([window.startDate.toString(), window.endDate.toString()], ['2026-02-20', '2026-03-21']);
    assert.match(window.description, /^正在征集，2026-02-20 至 2026-03-20\n物业条例$/);
    assert.equal(windows.get('征求意见：征集Z2')!.component.getFirstPropertyValue('status'), 'CANCELLED');
    assert.deepEqual(eventsOf((await get('solicitations.ics')).text).map(({ summary }) => summary), ['征集议题：征集W1']);
    assert.deepEqual(parseFeed((await get('solicitations.atom')).text).items.map(({ title }) => title), ['征集W1']);
  });

  it('a question time is the days on which questions are taken and the day of the answers; a cancelled one stays and says so', async () => {
    const read = eventsOf((await get('qa-sessions.ics')).text);
    const events = new Map(read.map((event) => [event.summary, event]));
    assert.deepEqual([...events.keys()].sort(), ['征集问题：征集D1', '征集问题：征集D2', '问政：征集D1', '问政：征集D2'].sort());
    const [window, day] = ['征集问题：征集D1', '问政：征集D1'].map((summary) => events.get(summary)!);
    assert.deepEqual([window!.startDate, window!.endDate, day!.startDate, day!.endDate].map(String), ['2026-02-20', '2026-03-21', '2026-03-25', '2026-03-26']);
    assert.deepEqual([day!.location, day!.description], ['县会议中心', '2026-03-25 问政\n县会议中心']);
    assert.equal(new Set(read.map(({ uid }) => uid)).size, 4);
    assert.deepEqual(['征集问题：征集D2', '问政：征集D2', '问政：征集D1'].map((summary) => events.get(summary)!.component.getFirstPropertyValue('status')), ['CANCELLED', 'CANCELLED', 'CONFIRMED']);
    assert.deepEqual(parseFeed((await get('qa-sessions.atom')).text).items.map(({ title }) => title).sort(), ['征集D1', '征集D2']);
  });

  it('activities are days in a calendar, the last one too, and entries; so are projects; a page of the place is about each', async () => {
    const events = new Map(eventsOf((await get('activities.ics')).text).map((event) => [event.summary, event]));
    const visit = events.get('走访：走访枣林村')!;
    assert.deepEqual([visit.startDate.toString(), visit.endDate.toString(), visit.location], ['2026-03-01', '2026-03-04', '枣林村']);
    assert.equal(visit.description, '组织：第一代表小组\n参加代表：代表DB1\n接待群众 12 人次\n收集意见 3 件\n看了三处路灯');
    assert.equal(visit.component.getFirstPropertyValue('url'), 'http://county.example/activity/HD1');
    assert.equal(events.get('接待群众：活动HD2')!.location, '第二家站');
    const [entry] = parseFeed((await get('activities.atom')).text).items.filter(({ title }) => title === '走访枣林村');
    assert.deepEqual([entry!.url, entry!.content!.split('\n')[0]], ['http://county.example/activity/HD1', '2026-03-01 至 2026-03-03，枣林村']);
    const [project] = parseFeed((await get('projects.atom')).text).items;
    assert.deepEqual([project!.title, project!.url, project!.content], ['路灯改造', 'http://county.example/project/XM1', '正在实施。青禾县，2026 年\n牵头单位：住建局\n计划 2026-11-30 完成']);
    assert.equal(JSON.parse((await get('projects.json')).text).items[0].tags[0], '交通');
    assert.equal(parseFeed((await get('consultations.atom')).text).items.find(({ title }) => title === '征集Z1')!.url, 'https://county.example/draft.html?id=Z1');
  });

  it('reception days repeat in Shanghai’s time and begin on a day of the rule', async () => {
    const [twice, first, ...more] = eventsOf((await get('stations/JZ2.ics')).text);
    assert.deepEqual(more, [], 'what goes by appointment has no day');
    assert.equal(twice!.startDate.toString(), '2026-11-12T14:30:00');
    assert.equal(twice!.startDate.zone.tzid, 'Asia/Shanghai');
    assert.equal(twice!.startDate.toUnixTime(), Date.parse('2026-11-12T14:30:00+08:00') / 1000);
    assert.equal(twice!.duration.toSeconds(), 2.5 * 3600);
    assert.equal(twice!.location, '禾城街道，第一路；3号');
    const coming = twice!.iterator();
    assert.deepEqual([coming.next(), coming.next(), coming.next()].map((at) => at.toString().slice(0, 10)), ['2026-11-12', '2026-11-27', '2026-12-12']);
    const mondays = first!.iterator();
    assert.deepEqual([mondays.next(), mondays.next()].map(String), ['2026-11-02', '2026-12-07']);
  });

  it('reception days begin on another day only in a later version', async () => {
    const twice = async () => {
      const [event] = eventsOf((await get('stations/JZ2.ics')).text);
      return { starts: event!.startDate.toString(), version: event!.sequence };
    };
    const before = await twice();
    const set = (more: object) => county.ctx.store.db.updateTable('stations').set(more as never).where('id', '=', 'JZ2').execute();
    await set({ as_of: '2026-12-20' });
    assert.deepEqual(await twice(), before, 'read again without a change');
    await set({ updated_at: '2026-12-20T09:00:00+08:00' });
    const after = await twice();
    assert.equal(after.starts, '2026-12-27T14:30:00');
    assert.ok(after.version > before.version);
  });

  it('first days by other rules, each a day the rule itself names', () => {
    for (const [rule, from, day] of [
      ['FREQ=WEEKLY;BYDAY=WE,SA', '2026-11-22', '2026-11-25'], ['FREQ=MONTHLY;BYDAY=-1FR', '2026-11-28', '2026-12-25'], ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-11-01', '2026-12-31'],
      ['FREQ=MONTHLY;BYMONTHDAY=-1', '2027-02-01', '2027-02-28'], ['FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15', '2026-11-01', '2027-01-15'], ['FREQ=DAILY', '2026-11-01', '2026-11-01'],
    ] as const) {
      assert.equal(firstDay(rule, from), day, rule);
      const start = ICAL.Time.fromDateString(day);
      assert.equal(ICAL.Recur.fromString(rule).iterator(start).next().toString(), day);
    }
    assert.equal(firstDay('FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO,TU', '2026-11-01'), undefined);
    assert.equal(firstDay('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-11-01'), undefined);
  });

  it('folds at 75 octets without breaking a character, and escapes what means something', () => {
    const summary = `${'青禾县'.repeat(30)}\\;,\n𠮷😀`.repeat(3);
    const [event] = eventsOf(icalOf({ name: '日历', events: [{ uid: 'u', summary, changed: '2026-11-22T09:00:00+08:00', starts: '2026-11-22T09:00:00+08:00', status: 'CONFIRMED' }] }));
    assert.equal(event!.summary, summary);
  });
});
