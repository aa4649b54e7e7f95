// Reception days in calendars: one that is taken out of a station’s sheet is called off, the others stay which they are.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { importFiles } from '@congress-kit/server/import/index';
import ICAL from 'ical.js';
import { sql } from 'kysely';
import { engines } from '../support/engines.ts';
import { openFolder, type Folder } from './import-fixtures.ts';
import { openCounty, type County } from './writing.ts';

for (const engine of engines()) {
  describe(`reception days on ${engine.name}`, () => {
    let county: County;
    let folder: Folder;
    before(async () => { [county, folder] = [await openCounty(engine), openFolder()]; });
    after(async () => { folder.remove(); await county.close(); });

    let told = new Date('2026-03-01T09:00:00+08:00');

    /** Imports the station with these days, and says what a calendar reads: words → its event. */
    const held = async (days: string) => {
      county.pass(1);
      await folder.write({ '代表家站.csv': { '': [['编号', '名称', '类型', '地址', '服务区划', '接待日', '接待时段'], ['JZ7', '石磨镇代表之家', '家', '石磨村1号', '990101', days, '09:00-11:30']] } });
      const { files: [report], faults } = await importFiles(county.ctx, [folder.path], { language: 'zh-CN', dryRun: false });
      assert.deepEqual([report?.status, faults.length], ['imported', 0]);
      // Each change a day after the one before: they count in seconds, and two of them fit into one.
      const next = new Date(told.getTime() + 86_400_000);
      if (await county.ctx.store.db.updateTable('stations').set({ updated_at: next } as never).where('id', '=', 'JZ7').where(sql.ref('updated_at'), '<>', told).returning('id').executeTakeFirst()) told = next;
      const text = (await county.app.inject({ url: '/v1/feeds/stations/JZ7.ics' })).body;
      const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => ({
        uid: String(one.getFirstPropertyValue('uid')), sequence: Number(one.getFirstPropertyValue('sequence')), status: String(one.getFirstPropertyValue('status')), rule: String(one.getFirstPropertyValue('rrule')),
        told: String(one.getFirstPropertyValue('description')), starts: String(one.getFirstPropertyValue('dtstart')),
      }));
      assert.equal(new Set(events.map(({ uid }) => uid)).size, events.length);
      return { events, counts: report!.sheets[0]!, of: (rule: string) => events.find((one) => one.rule === rule)! };
    };
    const [fifth, wednesday, twentieth, friday] = ['FREQ=MONTHLY;BYMONTHDAY=5', 'FREQ=WEEKLY;BYDAY=WE', 'FREQ=MONTHLY;BYMONTHDAY=20', 'FREQ=WEEKLY;BYDAY=FR'] as const;

    it('one that is taken out is called off, comes back as itself, and moved is the same at another time', async () => {
      const first = await held('每月5日；每周三；预约接待');
      assert.deepEqual(first.events.map(({ rule, status }) => [rule, status]), [[fifth, 'CONFIRMED'], [wednesday, 'CONFIRMED']]);

      const without = await held('每周三；预约接待');
      assert.deepEqual([without.of(wednesday).uid, without.of(wednesday).status], [first.of(wednesday).uid, 'CONFIRMED'], 'the other does not take its place');
      const gone = without.of(fifth);
      assert.deepEqual([gone.uid, gone.status, gone.sequence > first.of(fifth).sequence], [first.of(fifth).uid, 'CANCELLED', true]);
      assert.match(gone.told, /^2026-\d\d-\d\d 起取消\n每月5日 09:00-11:30/);
      assert.deepEqual((await county.get('/stations/JZ7')).body.receptions, [{ id: '1', text: '每周三 09:00-11:30', rrule: wednesday }, { text: '预约接待' }]);

      const again = await held('每周三；预约接待');
      assert.deepEqual([again.counts.unchanged, again.of(fifth).starts], [1, gone.starts], 'the same sheet changes nothing');

      const more = await held('每周三；每月20日');
      assert.ok(![fifth, wednesday].map((rule) => first.of(rule).uid).includes(more.of(twentieth).uid), 'no new one takes the number of one that was called off');

      const back = await held('每月5日；每周三；每月20日');
      assert.deepEqual(back.events.map(({ uid, status }) => [uid, status]), [first.of(fifth), first.of(wednesday), more.of(twentieth)].map(({ uid }) => [uid, 'CONFIRMED']));
      assert.ok(back.of(fifth).sequence > gone.sequence);
      assert.equal((await county.get('/stations/JZ7')).body.cancelledReceptions, undefined);

      const moved = await held('每月5日；每周五；每月20日');
      assert.deepEqual([moved.of(friday).uid, moved.of(friday).status, moved.events.length], [first.of(wednesday).uid, 'CONFIRMED', 3]);
      assert.ok(moved.of(friday).sequence > back.of(wednesday).sequence);

      const none = await held('预约接待');
      assert.deepEqual(none.events.map(({ uid, status }) => [uid, status]), moved.events.map(({ uid }) => [uid, 'CANCELLED']));
    });
  });
}
