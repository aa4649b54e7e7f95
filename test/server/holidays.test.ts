// Years of holidays: added, corrected, shown and taken away by the office's IT person; due days follow each time.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { shanghaiDay, yearOf } from '@congress-kit/api/rules/calendar-days';
import { isWorkingDay } from '@congress-kit/api/rules/working-days';
import { HolidayFault, parseHolidays } from '@congress-kit/server/import/holidays';
import { openStore } from '@congress-kit/server/store/database';
import { addHolidays, listHolidays, removeHolidays, YearBeforeMissing } from '@congress-kit/server/store/holiday-years';
import { knownHolidays, readHolidays } from '@congress-kit/server/store/holidays';
import { engineNamed, engines } from '../support/engines.ts';
import { runCommand } from '../support/process.ts';
import { county as sheets, openFolder, rows as cells, type Sheet } from './import-fixtures.ts';
import { rows } from './support.ts';
import { openCounty, type County } from './writing.ts';

const off = ['01-01', '01-02', '02-05', '02-06', '02-07', '02-08', '02-09', '02-12', '05-01', '10-01', '10-02'];
const notice = (year: number, more: readonly string[] = []): Buffer => Buffer.from([...off.map((day) => `${year}-${day},休`), ...more].join('\n'));
const faultOf = (bytes: Buffer, latest?: number): string => {
  try {
    parseHolidays(bytes, latest);
    return 'none';
  } catch (error) {
    return `${(error as HolidayFault).code} ${(error as HolidayFault).value}`;
  }
};

for (const engine of engines()) {
  describe(`years of holidays on ${engine.name}`, () => {
    let county: County;
    before(async () => { county = await openCounty(engine); });
    after(async () => {
      await county.ctx.store.db.deleteFrom('holidays').execute();
      await readHolidays(county.ctx.store.db);
      await county.close();
    });

    it('that was added can be taken away, and what came with the kit counts again', async () => {
      const { db } = county.ctx.store;
      await db.insertInto('cases').values(rows.case('JQ-1', { state: 'handling', assigned_on: '2026-11-12', first_assigned_on: '2026-11-12', due_on: '2027-02-12' }) as never).execute();
      const due = async () => (await county.get('/cases/JQ-1')).body.clock;
      assert.deepEqual([(await due()).dueOn, (await due()).estimated], ['2027-02-12', true]);
      assert.equal(await removeHolidays(county.ctx, 2027), undefined, 'none was added');
      assert.equal(await addHolidays(county.ctx, parseHolidays(notice(2027)), '2027.csv'), 1);
      assert.deepEqual([(await due()).dueOn, (await due()).estimated], ['2027-02-15', false]);
      const added = (await listHolidays(db)).find(({ year }) => year === 2027)!;
      assert.deepEqual([added.added?.source, added.isShipped, added.holidays.length], ['2027.csv', true, 11]);
      assert.equal(await removeHolidays(county.ctx, 2027), 1);
      assert.deepEqual([(await due()).dueOn, (await due()).estimated], ['2027-02-12', true]);
      assert.equal((await listHolidays(db)).find(({ year }) => year === 2027)!.added, undefined);
      const acts = await db.selectFrom('audit').select(['act', 'subject']).where('subject', '=', '2027').orderBy('position').execute();
      assert.deepEqual(acts.map(({ act }) => act), ['holidays.add', 'holidays.remove']);
    });

    it('may reach back into the December before, as the notice of 2019 did', async () => {
      const late = parseHolidays(notice(2027, ['2026-12-30,休', '2026-12-31,休', '2026-12-26,班']));
      assert.deepEqual(late.december, { holidays: ['2026-12-30', '2026-12-31'], workdays: ['2026-12-26'] });
      await addHolidays(county.ctx, late, '2027.csv');
      const worked = (day: string) => isWorkingDay(day, knownHolidays()).working;
      assert.deepEqual(['2026-12-26', '2026-12-29', '2026-12-31', '2026-10-01', '2026-10-10', '2027-01-04'].map(worked), [true, true, false, false, true, true], 'and the rest of 2026 is as its own notice said');
      const shown = (await listHolidays(county.ctx.store.db)).find(({ year }) => year === 2027)!;
      assert.deepEqual(shown.december, late.december, 'and is told with the notice that says it');

      const own = { ...(await listHolidays(county.ctx.store.db)).find(({ year }) => year === 2026)!, holidays: [...off.map((day) => `2026-${day}`), '2026-12-26'], workdays: [] };
      await addHolidays(county.ctx, own, '2026.csv');
      assert.deepEqual(['2026-12-26', '2026-12-29', '2026-12-31'].map(worked), [true, true, false], 'the year before added again keeps them, and the later notice goes before it');
      assert.equal(worked('2026-05-04'), true, 'while its own days are the new ones');
      assert.equal((await removeHolidays(county.ctx, 2026)), 0);
      assert.deepEqual(['2026-12-31', '2026-05-04'].map(worked), [false, false], 'as does the one that came with the kit');
      await removeHolidays(county.ctx, 2027);
      assert.equal(worked('2026-12-31'), true, 'taken away with the notice that said it');
      await assert.rejects(addHolidays(county.ctx, parseHolidays(notice(2029, ['2028-12-31,休'])), '2029.csv'), YearBeforeMissing);
      assert.ok(!knownHolidays().some(({ year }) => year >= 2028), 'and nothing of it is kept');
    });

    it('count for what a command loads as for what the server takes in: due days, the days of screening, a pause before the end', async () => {
      const place = await engine.open();
      const folder = openFolder();
      const env = { DATABASE_URL: '', ...place.env, SEED: 'none' };
      try {
        const own = join(place.dataDir, '..', '2026.csv');
        await writeFile(own, notice(2026, ['2026-03-04,休', '2026-06-08,休', '2026-06-09,休']));
        const added = await runCommand(['holidays', 'add', own], env);
        assert.equal(added.code, 0, added.err);
        const tables = sheets();
        // Due on 8 June but for this county’s own days: a pause from the 9th would be too late.
        const steps: Sheet = tables['建议办理.xlsx']!['办理步骤']!;
        steps.push(...cells('QZ-2026-0001|#8|暂停计时|2026-06-09 09:00|主办单位|DW002|||||等提出人回来|是\nQZ-2026-0001|#9|恢复计时|2026-06-09 17:00|主办单位|DW002||||||是'));
        await folder.write(tables);
        const imported = await runCommand(['import', folder.path], env);
        assert.equal(imported.code, 0, imported.err);
        const store = await openStore({ dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });
        try {
          assert.deepEqual(await store.db.selectFrom('cases').select('due_on').where('number', '=', 'QZ-2026-0001').executeTakeFirst(), { due_on: '2026-06-10' });
          const screened = await store.db.selectFrom('suggestions').select('screened_by').where('submitted_at', '<', new Date('2026-03-02T00:00:00+08:00')).execute();
          assert.deepEqual(screened, [{ screened_by: '2026-03-09' }]);
        } finally {
          await store.close();
        }
      } finally {
        folder.remove();
        await place.close();
      }
    });
  });
}

describe('a file of holidays', () => {
  it('of a year that has no notice is refused: nobody means it', () => {
    assert.deepEqual([faultOf(notice(1900), 2027), faultOf(notice(2028), 2027), faultOf(notice(2027), 2027), faultOf(Buffer.from(''), 2027)], ['year 1900 (2008–2027)', 'year 2028 (2008–2027)', 'none', 'too_few 0']);
    assert.match(faultOf(Buffer.from(notice(2027).toString().replaceAll('2027', '20277')), 2027), /^line 20277-01-01/);
    assert.match(faultOf(notice(2027, ['2026-11-30,休'])), /^years 2026, 2027/);
    assert.match(faultOf(notice(2027, ['2025-12-31,休'])), /^years 2025, 2027/);
  });

  it('is added, shown, corrected and taken away by commands that say what became of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'holidays-'));
    const place = await engineNamed('pglite').open();
    const next = yearOf(shanghaiDay(new Date())) + 1;
    const run = async (...args: string[]) => {
      const { code, out, err } = await runCommand(['holidays', ...args], { DATA_DIR: place.dataDir, DATABASE_URL: '', SEED: 'none', LANG: 'zh_CN.UTF-8', LC_ALL: '', LC_MESSAGES: '' });
      assert.doesNotMatch(err, /\n\s+at /, 'no stack');
      return { code, out, err };
    };
    try {
      const file = join(folder, '明年.csv');
      await writeFile(file, notice(next));
      assert.match((await run('add', file)).out, new RegExp(`^${next} 年：休 11 天，调休上班 0 天。0 个办理件`));
      assert.match((await run('list')).out, new RegExp(`2026\t休 33 天\t班 6 天\t自带\n[\\s\\S]*${next}\t休 11 天\t班 0 天\t自己加的：明年.csv，`));
      const shown = await run('show', String(next));
      assert.equal(shown.out, `${notice(next).toString()}\n`, 'as the file has it, to be mended and added again');
      await writeFile(file, `${shown.out}${next}-10-03,休\n`);
      assert.match((await run('add', file)).out, /休 12 天/);
      assert.match((await run('remove', String(next))).out, new RegExp(`去掉了自己加的 ${next} 年`));
      const again = await run('remove', String(next));
      assert.deepEqual([again.code, again.out], [1, '']);
      assert.match(again.err, new RegExp(`没有加过 ${next} 年.*自己加的有：无`));
      assert.match((await run('remove', '20266')).err, /四位数字/);
      await writeFile(file, notice(next + 1));
      const far = await run('add', file);
      assert.deepEqual([far.code, far.out], [1, '']);
      assert.match(far.err, /年份是不是写错了/);
    } finally {
      await rm(folder, { recursive: true, force: true });
      await place.close();
    }
  });
});
