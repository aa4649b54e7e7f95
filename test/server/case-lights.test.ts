// 亮灯 as filter, count and order of the public cases: the database answers as the rules do, on both engines.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addDays } from '@congress-kit/api/rules/calendar-days';
import { countingClock, lightOfDue, lights } from '@congress-kit/api/rules/light';
import { dueDaysOf, type ClockRow } from '../../packages/server/src/store/case-clock.ts';
import { engines } from '../support/engines.ts';
import { openApp, rows, type TestApp } from './support.ts';

const today = '2026-06-10';

/** Every start around today, each running, paused, resumed, extended, done and handled again. */
const clocks = (): ClockRow[] => {
  const found: ClockRow[] = [{ registered_on: addDays(today, -3), first_assigned_on: null, assigned_on: null, extension_months: null, pauses: [], done_on: null }];
  for (const back of [0, 60, 77, 78, 91, 92, 93, 94, 95, 96, 121, 122, 123, 124, 125, 126, 200]) {
    const start = addDays(today, -back);
    const own: ClockRow = { registered_on: start, first_assigned_on: start, assigned_on: start, extension_months: null, pauses: [], done_on: null };
    const pause = (until: string | null) => [{ from: addDays(start, 1), until, reason: '等代表答复' }];
    const again = { ...own, first_done_on: addDays(start, 50) };
    found.push(own, { ...own, extension_months: 5 }, { ...own, done_on: today }, { ...own, pauses: pause(null) }, { ...own, pauses: pause(addDays(start, 9)) });
    for (const begun of [2, 20, 31, 32, 33, 61, 62, 70]) found.push({ ...again, rehandled_on: addDays(today, -begun) }, { ...again, rehandled_on: addDays(today, -begun), done_on: today });
    found.push({ ...again, rehandled_on: addDays(today, -5), pauses: [{ from: addDays(today, -2), reason: '等代表答复' }] as unknown[] }, { ...own, pauses: [{ from: addDays(start, 1), reason: '没有写到哪天' }] });
  }
  return found;
};

for (const engine of engines()) {
  describe(`lights of cases on ${engine.name}`, () => {
    let app: TestApp;
    const all = async (query: string): Promise<{ items: any[]; total: number; facets?: any }> => {
      const items: any[] = [];
      for (let cursor = ''; ;) {
        const { body } = await app.ask(`/v1/cases?limit=100${query}${cursor}`);
        items.push(...body.items);
        if (!body.nextCursor) return { ...body, items };
        cursor = `&cursor=${body.nextCursor}`;
      }
    };
    const lightOf = (one: any) => lightOfDue(countingClock(one) ?? {}, `${today}T09:00:00+08:00`).light;

    before(async () => {
      app = await openApp(engine);
      app.ctx.now = () => new Date(`${today}T09:00:00+08:00`);
      const values = clocks().map((clock, index) => rows.case(`D${1000 + index}`, { ...clock, ...dueDaysOf(clock), pauses: JSON.stringify(clock.pauses), priority: index % 7 === 0 }));
      await app.ctx.store.db.insertInto('cases').values(values as never).execute();
    });
    after(() => app.close());

    it('are the ones of the rules, case by case, as filter and as count', async () => {
      const { items, facets } = await all('&facets=light');
      assert.equal(items.length, clocks().length);
      const counted = Object.fromEntries(facets.light.map(({ value, count }: { value: string; count: number }) => [value, count]));
      for (const light of lights) {
        const wanted = items.filter((one) => lightOf(one) === light).map((one) => one.number);
        assert.ok(wanted.length > 0, `${light} has an example`);
        const found = await all(`&light=${light}`);
        assert.deepEqual(found.items.map((one) => one.number), wanted, light);
        assert.equal(counted[light], wanted.length, light);
      }
      assert.equal((await all('&light=red,dark_red')).total, counted['red'] + counted['dark_red']);
    });

    it('go with the other filters; 重点督办 is one', async () => {
      const { items } = await all('');
      const wanted = items.filter((one) => one.priority && lightOf(one) === 'red').length;
      assert.ok(wanted > 0);
      const found = await all('&priority=true&light=red&facets=light');
      assert.equal(found.total, wanted);
      assert.deepEqual(new Set(found.items.map((one) => one.priority)), new Set([true]));
      assert.equal((await all('&priority=false')).total + (await all('&priority=true')).total, items.length);
    });

    it('order by the day that counts now, page by page; cases without one come last', async () => {
      const days = (await all('&sort=dueOn')).items.map((one) => countingClock<any, any>(one)?.dueOn ?? '9999');
      assert.deepEqual(days, days.slice().sort());
      assert.equal(days.at(-1), '9999');
      assert.equal((await all('&sort=-dueOn')).items.at(-1).number, (await all('&sort=dueOn')).items[0].number);
    });

    it('a case that is handled again shows both clocks: what was, and one month from the second start', async () => {
      const { items } = await all('');
      const again = items.find((one) => one.rehandling?.startedOn === addDays(today, -2) && !one.rehandling.doneOn);
      assert.equal(again.clock.doneOn, addDays(again.clock.startedOn, 50));
      assert.equal(again.rehandling.dueOn, '2026-07-08');
      assert.equal(lightOf(again), 'green');
    });

    it('refuse what is no light', async () => {
      const { status, body } = await app.ask('/v1/cases?light=purple');
      assert.deepEqual([status, body.errors[0].pointer], [422, '/light/0']);
    });
  });
}
