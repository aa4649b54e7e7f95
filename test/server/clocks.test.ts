// The clocks of a place: set by CLOCKS, kept in the database, and never changed for what was registered before.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { addDays } from '@congress-kit/api/rules/calendar-days';
import { clockPresets } from '@congress-kit/api/rules/clock';
import { figuresOf } from '@congress-kit/api/rules/clock-figures';
import { deadlineKinds } from '@congress-kit/api/rules/deadlines';
import { lightOfDue } from '@congress-kit/api/rules/light';
import { ConfigError, readConfig } from '@congress-kit/server';
import { dueDaysOf, type ClockRow } from '@congress-kit/server/store/case-clock';
import { importFolder } from '@congress-kit/server/import/index';
import { settleClocks } from '@congress-kit/server/store/clock-setting';
import { readClocks } from '@congress-kit/server/store/clocks';
import { openStore } from '@congress-kit/server/store/database';
import { engines } from '../support/engines.ts';
import { runCommand } from '../support/process.ts';
import { county as sheets, openFolder } from './import-fixtures.ts';
import { rows } from './support.ts';
import { draft, inHandling, openCounty, reply, type County } from './writing.ts';

/** Columns of a case that was handed over on this day. */
const given = (registered_on: string, assigned_on: string, done_on: string | null) => {
  const row: ClockRow = { registered_on, first_assigned_on: assigned_on, assigned_on, extension_months: null, pauses: [], done_on };
  return { ...row, pauses: '[]', ...dueDaysOf(row) };
};

/** Starts on what is there, as a process with this setting does. */
const startWith = (county: County, clocks: string | undefined) => settleClocks({ ...county.ctx, config: readConfig({ ...(clocks && { CLOCKS: clocks }) }) });
const announced = async (county: County) => (await county.get('/')).body.clocks;

for (const engine of engines()) {
  describe(`clocks of a place on ${engine.name}`, () => {
    let county: County;
    before(async () => { county = await openCounty(engine, { env: { CLOCKS: 'assign=3 return=2 written_reply=2 extension=4 co_reply=2 rehandle=2 publish=30 publish_yellow=4' } }); });
    after(async () => {
      await county.ctx.store.db.deleteFrom('settings').where('key', '=', 'clocks').execute();
      await readClocks(county.ctx.store.db);
      await county.close();
    });
    const staffCase = async (number: string) => (await county.get(`/staff/cases/${number}`, { token: county.tokens.office_clerk })).body;

    it('are announced, promised on the receipt, and told with each case', async () => {
      const told = await announced(county);
      assert.deepEqual(told, { ...figuresOf(clockPresets), assign: 3, return: 2, written_reply: 2, extension: 4, co_reply: 2, rehandle: 2, publish: 30, publish_yellow: 4 });
      const receipt = (await county.post('/suggestions', draft())).body;
      assert.deepEqual([receipt.screenedBy, receipt.replyMonths, receipt.extendedMonths], ['2026-03-05', 2, 4]);
      const { number } = await inHandling(county);
      const found = await staffCase(number);
      assert.deepEqual([found.clock.dueOn, found.clock.months], ['2026-05-06', 2], 'two months, and off the holiday of May');
      assert.deepEqual(found.deadlines.map((one: any) => [one.kind, one.length, one.dueOn, one.yellowDays]), [['assign', 3, '2026-03-05', 2], ['co_reply', 2, '2026-05-06', 15]]);
      assert.deepEqual([found.clock.yellowDays, 'yellowDays' in found.clock], [undefined, false], 'what is as usual needs no word');
    });

    it('bound an extension, with what is allowed in the refusal', async () => {
      const { number } = await inHandling(county);
      const faults = async (totalMonths: number) => {
        const { status, body } = await county.moveCase(number, 'extension_requested', { reason: '要等汛期过去', totalMonths }, 'handling_unit');
        return status === 201 ? [] : body.errors.map((one: any) => [one.pointer, one.code, one.params?.min ?? one.params?.max]);
      };
      assert.deepEqual(await faults(2), [['/totalMonths', 'too_small', 3]]);
      assert.deepEqual(await faults(5), [['/totalMonths', 'too_large', 4]]);
      assert.deepEqual(await faults(3), []);
      const granted = await county.moveCase(number, 'extended', { totalMonths: 4, consent: true, deputyTold: true });
      assert.deepEqual([granted.body.clock.months, granted.body.clock.dueOn], [4, '2026-07-02']);
    });

    it('that are changed count for what is registered from that day on: what is answered is judged as before, what runs keeps its day', async () => {
      const [answered, running] = [await inHandling(county), await inHandling(county)];
      county.pass(50);
      const days = async (number: string) => {
        const { clock, deadlines } = await staffCase(number);
        const { due_on } = (await county.ctx.store.db.selectFrom('cases').select('due_on').where('number', '=', number).executeTakeFirst())!;
        return { clock, deadlines, due_on };
      };
      assert.equal((await county.moveCase(answered.number, 'replied', { reply: reply({ issuedOn: '2026-04-21' }) }, 'handling_unit')).status, 201);
      const [before, runs] = [await days(answered.number), await days(running.number)];
      assert.deepEqual([before.clock.doneOn, before.clock.dueOn, lightOfDue(before.clock, '2026-05-01').lateDays], ['2026-04-21', '2026-05-06', 0]);

      await startWith(county, 'written_reply=1 extension=3 publish=5 co_reply=1 publish_yellow=4');
      assert.equal((await announced(county)).written_reply, 1);
      assert.deepEqual([await days(answered.number), await days(running.number)], [before, runs], 'by a month it would be late now');
      assert.equal((await county.moveCase(running.number, 'paused', { reason: '等代表' }, 'handling_unit')).status, 201);
      county.pass(1);
      const resumed = await county.moveCase(running.number, 'resumed', {}, 'handling_unit');
      assert.deepEqual([resumed.body.clock.dueOn, resumed.body.clock.months], ['2026-05-06', 2], 'and goes on by it');

      const fresh = await inHandling(county);
      assert.deepEqual([(await days(fresh.number)).clock.dueOn, (await days(fresh.number)).due_on], ['2026-05-22', '2026-05-22']);
      county.pass(-1);
    });

    it('that a resident was told on the receipt hold for the case that is made of it later, and for what is split off', async () => {
      await startWith(county, 'written_reply=3 publish_yellow=4');
      const { receiptNo, replyMonths } = (await county.post('/suggestions', draft())).body;
      assert.equal(replyMonths, 3);
      county.pass(1);
      await startWith(county, 'written_reply=1 extension=3 publish=5 co_reply=1 publish_yellow=4');
      for (const to of ['screening', 'accepted']) await county.moveSuggestion(receiptNo, to);
      const number: string = (await county.moveSuggestion(receiptNo, 'transferred')).body.caseNumber;
      for (const one of [number, 'QZ-2026-9001']) {
        await county.moveCase(one, 'reviewed');
        await county.moveCase(one, 'assigned', { leadHandlerId: 'DW1' });
        const { clock, registeredOn } = await staffCase(one);
        assert.deepEqual([registeredOn, clock.months, clock.dueOn], ['2026-04-22', 3, '2026-07-22'], one);
        assert.equal((await county.moveCase(one, 'extension_requested', { reason: '要等汛期过去', totalMonths: 3 }, 'handling_unit')).status, 409, 'not received yet');
        if (one === number) assert.equal((await county.moveCase(one, 'split', { into: 'QZ-2026-9001' })).status, 201);
      }
      county.pass(-1);
    });

    it('hold for the whole of their first day: what was registered before they were set is due by them, in lists as by itself', async () => {
      county.pass(2);
      const { number } = await inHandling(county);
      const due = async () => [(await staffCase(number)).clock.dueOn, (await county.ctx.store.db.selectFrom('cases').select('due_on').where('number', '=', number).executeTakeFirst())!.due_on];
      assert.deepEqual(await due(), ['2026-05-25', '2026-05-25']);
      await startWith(county, 'written_reply=2 publish_yellow=4');
      assert.deepEqual(await due(), ['2026-06-23', '2026-06-23']);
      await startWith(county, 'written_reply=1 extension=3 publish=5 co_reply=1 publish_yellow=4');
      assert.deepEqual(await due(), ['2026-05-25', '2026-05-25']);
      county.pass(-2);
    });

    it('of the day a resident was told them stay with the case when a spreadsheet brings it again', async () => {
      const place = await engine.open();
      const store = await openStore({ dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });
      const folder = openFolder();
      const stored = async () => (await store.db.selectFrom('cases').selectAll().where('number', '=', 'QZ-2026-0001').executeTakeFirst())!;
      try {
        await folder.write(sheets());
        // Two months for what came in before 2 March, one from then on: the case of that day was made of an earlier suggestion.
        const history = [{ figures: { written_reply: 2 } }, { from: '2026-03-02', figures: { written_reply: 1, extension: 3 } }] as const;
        await store.db.insertInto('settings').values({ key: 'clocks', value: JSON.stringify(history) }).execute();
        await readClocks(store.db);
        const load = async () => { assert.deepEqual((await importFolder({ store, now: () => new Date('2026-06-08T09:00:00+08:00') }, folder.path)).faults, []); };
        await load();
        const usual = (await stored()).due_on;
        await store.db.updateTable('cases').set({ figures_on: '2026-03-01', due_on: dueDaysOf({ ...(await stored()), figures_on: '2026-03-01' } as ClockRow).due_on }).where('number', '=', 'QZ-2026-0001').execute();
        const told = await stored();
        assert.deepEqual([usual, told.due_on], ['2026-04-08', '2026-05-08']);
        await load();
        assert.deepEqual([(await stored()).due_on, (await stored()).figures_on], ['2026-05-08', '2026-03-01']);
        // The sheet says something new of it: what is due goes by the same figures still.
        await store.db.updateTable('cases').set({ title: '别的题目', due_on: '2026-12-31' }).where('number', '=', 'QZ-2026-0001').execute();
        await load();
        assert.deepEqual([(await stored()).due_on, (await stored()).title], ['2026-05-08', told.title]);
      } finally {
        folder.remove();
        await store.close();
        await place.close();
        await readClocks(county.ctx.store.db);
      }
    });

    it('are asked of all cases as each says by itself, whatever held on its day', async () => {
      const { db } = county.ctx.store;
      await db.insertInto('cases').values(['2026-04-16', '2026-04-20', '2026-04-21', '2026-04-22', '2026-04-24'].flatMap((day, at) => [
        rows.case(`JS-A${at}`, { state: 'registered', registered_on: day, congress_id: null }),
        rows.case(`JS-B${at}`, { state: 'assigned', ...given(day, addDays(day, 2), null), congress_id: null, lead_handler_id: 'DW1' }),
        rows.case(`JS-C${at}`, { state: 'replied', ...given(day, day, addDays(day, 9)), congress_id: null, lead_handler_id: 'DW1' }),
      ]) as never).execute();
      await db.insertInto('case_co_handlers').values([0, 1, 2, 3, 4].map((at) => ({ case_number: `JS-B${at}`, organization_id: 'DW2' }))).execute();
      await db.insertInto('replies').values([0, 1, 2, 3, 4].map((at) => ({
        case_number: `JS-C${at}`, receipt_no: null, version: 1, document_no: null, issued_on: '2026-04-27', signed_by: null, body: '已办。', scheme: 'abcd', code: 'A', normal: 'solved', promise_due_on: null,
        meeting: '{"kind":"visit","on":"2026-04-26"}',
      }))).execute();
      const all = await db.selectFrom('cases').select('number').orderBy('number').execute();
      const told = new Map<string, any[]>();
      for (const { number } of all) told.set(number, (await staffCase(number)).deadlines);
      const held = new Set([...told.values()].flat().map(({ kind, length }) => `${kind} ${length}`));
      assert.ok(['assign 3', 'assign 5', 'return 2', 'return 7', 'co_reply 2', 'co_reply 1', 'publish 30', 'publish 5'].every((one) => held.has(one)), [...held].join());
      for (const kind of deadlineKinds) {
        const sizes = new Set<number>();
        for (let day = '2026-04-17'; day < '2026-07-05'; day = addDays(day, 1)) {
          const due = [...told].filter(([, deadlines]) => deadlines.some((one) => one.kind === kind && one.doneOn === undefined && one.dueOn < day)).map(([number]) => number);
          const { body } = await county.get(`/staff/cases?limit=100&owing=${kind}&dueBefore=${day}`, { token: county.tokens.office_clerk });
          assert.deepEqual(body.items.map((one: any) => one.number).sort(), due, `${kind} before ${day}`);
          sizes.add(due.length);
        }
        assert.ok(kind === 'promise' || sizes.size > 2, kind);
      }
    });

    it('warn by the span of now: each case, and all of them when asked', async () => {
      await startWith(county, 'written_reply=1 extension=3 written_reply_yellow=40 rehandle_yellow=3');
      const { body } = await county.get('/cases?limit=100&facets=light');
      const today = county.ctx.now().toISOString();
      const lights = new Map<string, number>();
      for (const one of body.items) {
        const clock = one.rehandling ?? one.clock;
        if (one.clock) assert.equal(one.clock.yellowDays, 40);
        const { light } = lightOfDue(clock ?? {}, today);
        lights.set(light, (lights.get(light) ?? 0) + 1);
      }
      assert.ok(lights.get('yellow')! > 0);
      assert.deepEqual(new Map(body.facets.light.map(({ value, count }: any) => [value, count])), lights);
    });

    it('hold for a process that is not told; “usual” goes back, and each change is in the audit log', async () => {
      const acts = () => county.ctx.store.db.selectFrom('audit').select('detail').where('act', '=', 'clocks.set').orderBy('position').execute();
      const before = (await acts()).length;
      await startWith(county, undefined);
      assert.equal((await announced(county)).written_reply, 1);
      await startWith(county, 'usual');
      assert.deepEqual(await announced(county), figuresOf(clockPresets));
      await startWith(county, 'usual');
      assert.deepEqual((await acts()).slice(before).map(({ detail }) => (detail as { from: string }).from), ['2026-04-21'], 'an equal one is no change');
      const kept = (await county.ctx.store.db.selectFrom('settings').select('value').where('key', '=', 'clocks').executeTakeFirst())!.value as any[];
      assert.deepEqual(kept.map(({ from }) => from), [undefined, '2026-04-21'], 'on one day the last word counts');
    });

    it('are those of the commands as well: what is loaded is due by them, and a snapshot made without being told says them', async () => {
      const place = await engine.open();
      const folder = openFolder();
      try {
        await folder.write(sheets());
        const env = { DATABASE_URL: '', ...place.env, SEED: 'none' };
        const imported = await runCommand(['import', folder.path], { ...env, CLOCKS: 'assign=2 written_reply=2 co_reply=2' });
        assert.equal(imported.code, 0, imported.err);
        const out = join(folder.path, 'snapshot');
        const taken = await runCommand(['snapshot', '--out', out], env);
        assert.equal(taken.code, 0, taken.err);
        const files = (await readdir(out, { recursive: true })).filter((file) => file.endsWith('.json'));
        const texts = await Promise.all(files.map((file) => readFile(join(out, file), 'utf8')));
        const found = texts.map((text) => JSON.parse(text)).find((one) => one.number === 'QZ-2026-0001' && one.clock);
        assert.deepEqual([found.clock.months, found.clock.dueOn], [2, '2026-05-08'], '3 March, two months, and the five days of the pause');
        assert.deepEqual(found.deadlines.map((one: any) => [one.kind, one.length, one.dueOn]), [['assign', 2, '2026-03-04']]);
        const store = await openStore({ dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });
        const screened = await store.db.selectFrom('suggestions').select('screened_by').where('submitted_at', '<', new Date('2026-03-02T00:00:00+08:00')).execute();
        await store.close();
        assert.deepEqual(screened, [{ screened_by: '2026-03-03' }]);
      } finally {
        folder.remove();
        await place.close();
      }
    });
  });
}

describe('CLOCKS', () => {
  const refusal = (value: string): string => {
    try {
      readConfig({ CLOCKS: value });
      return 'none';
    } catch (error) {
      assert.ok(error instanceof ConfigError);
      return error.message;
    }
  };

  it('is a list of figures by the name of the clock', () => {
    assert.deepEqual(readConfig({ CLOCKS: ' written_reply=2  publish=30,roll=0 assign_yellow=1 ' }).clocks, { written_reply: 2, publish: 30, roll: 0, assign_yellow: 1 });
    assert.deepEqual(readConfig({ CLOCKS: 'usual' }).clocks, {});
    for (const value of [undefined, '', ' ']) assert.equal(readConfig({ CLOCKS: value }).clocks, undefined);
  });

  it('is refused with what to write instead', () => {
    assert.match(refusal('reply=2'), /CLOCKS 要写“期限=数字”.*written_reply.*例如 written_reply=2 publish=30.*不能写“reply=2”[\s\S]*CLOCKS must be/);
    assert.match(refusal('publish=30 publish=20'), /不能写“publish=20”/);
    assert.match(refusal('publish'), /不能写“publish”/);
    assert.match(refusal('written_reply=0'), /CLOCKS written_reply 要写 1 到 11 的整数，现在是“0”/);
    assert.match(refusal('publish=many'), /CLOCKS publish 要写 1 到 60 的整数/);
    assert.match(refusal('publish_yellow=61'), /CLOCKS publish_yellow 要写 0 到 60 的整数/);
    assert.match(refusal('roll=yes'), /CLOCKS roll 要写 0 到 1 的整数/);
    assert.match(refusal('written_reply=6'), /extension，现在是 6）多于书面答复的月数（written_reply，现在是 6），例如 written_reply=6 extension=7/);
    assert.match(refusal('extension=3'), /extension=4/);
  });
});
