// What lists count and bring along, on both engines.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { searchable } from '@congress-kit/server/store/searching';
import { whileUnchanged } from '@congress-kit/server/store/unchanged';
import { forgetSizes } from '@congress-kit/server/store/unhurried';
import { sql } from 'kysely';
import { engines } from '../support/engines.ts';
import { openApp, rows, type TestApp } from './support.ts';

type Counts = Record<string, number>;

for (const engine of engines()) {
  describe(`counts of lists on ${engine.name}`, () => {
    let app: TestApp;
    const put = (table: string, ...values: object[]) => app.ctx.store.db.insertInto(table as never).values(values as never).execute();
    const ask = async (path: string) => (await app.ask(`/v1${path}`)).body;
    const counts = async (path: string, name: string): Promise<Counts> =>
      Object.fromEntries((await ask(path)).facets[name].map(({ value, count }: { value: string; count: number }) => [value, count]));
    const total = async (path: string): Promise<number> => (await ask(path)).total;
    /** For PostgreSQL a transaction in another database of the cluster is a change, too, and other tests run there: one moment without any will do. */
    const undisturbed = async (otherwise: string, isSo: () => Promise<boolean>): Promise<void> => {
      for (let turn = 1; !await isSo(); turn += 1) assert.ok(engine.name === 'postgresql' && turn < 100, otherwise);
    };

    before(async () => {
      app = await openApp(engine);
      await put('divisions', rows.division('1', { kind: 'county' }), rows.division('1.01', { kind: 'township', name: '柳溪镇' }), rows.division('1.01.1'), rows.division('1.01.1.9', { kind: 'grid' }), rows.division('1.02', { kind: 'subdistrict' }));
      await put('groups', ...['XZ1', 'XZ2'].map((id) => ({ id, name: `组${id}`, kind: 'area', committee_id: null, ...searchable(id), source: 't', as_of: '2026-11-01' })));
      await put('deputies', ...['A', 'B', 'C', 'D'].map((id) => rows.deputy(id)));
      await put('memberships', rows.membership('A', 0), rows.membership('A', 1, { level: 'township' }), rows.membership('B', 0), rows.membership('C', 0, { level: 'township' }), rows.membership('D', 0, { end_date: '2026-01-01' }));
      await put('deputy_divisions', { deputy_id: 'A', division_id: '1.01.1' }, { deputy_id: 'A', division_id: '1.01.1.9' }, { deputy_id: 'B', division_id: '1.01' }, { deputy_id: 'C', division_id: '1.02' }, { deputy_id: 'D', division_id: '1' });
      await put('deputy_groups', { deputy_id: 'A', group_id: 'XZ1' }, { deputy_id: 'B', group_id: 'XZ1' }, { deputy_id: 'C', group_id: 'XZ2' });
      await put('organizations', ...['U1', 'U2'].map((id) => rows.organization(id)));
      await put('cases', rows.case('K1', { lead_handler_id: 'U1' }), rows.case('K2', { lead_handler_id: 'U2', state: 'published' }), rows.case('K3', { lead_handler_id: 'U1', state: 'extended' }), rows.case('K4', { state: 'registered', title: '邻居的事' }));
      await put('case_co_handlers', { case_number: 'K1', organization_id: 'U2' }, { case_number: 'K2', organization_id: 'U2' });
      await put('suggestions',
        rows.suggestion('S1', { division_id: '1.01.1' }), rows.suggestion('S2', { division_id: '1.01', category: 'water' }), rows.suggestion('S3', { division_id: '1.02', state: 'closed' }), rows.suggestion('S4', { division_id: '1' }),
        rows.suggestion('S5', { state: 'submitted' }), rows.suggestion('S6', { visibility: 'private', public_title: '邻居的事', state: 'transferred', case_number: 'K4' }));
      const step = (of: object, type: string, more: object = {}) => ({ ...of, type, at: '2026-03-01T09:00:00+08:00', role: 'office_clerk', organization_id: 'U1', note: '说明', public: true, ...more });
      await put('case_steps', step({ case_number: 'K1' }, 'registered'), step({ case_number: 'K1' }, 'meeting', { public: false }), step({ case_number: 'K1' }, 'assigned'), step({ case_number: 'K4' }, 'registered', { note: '邻居反映' }));
      await put('suggestion_steps', step({ receipt_no: 'S1' }, 'submitted'), step({ receipt_no: 'S1' }, 'needs_supplement', { public: false }), step({ receipt_no: 'S1' }, 'accepted'));
      await put('ballots', rows.ballot('PJ1'), rows.ballot('PJ2'));
      await put('candidates', ...[2, 1].map((position) => ({ id: `C${position}`, ballot_id: 'PJ1', position, title: '路', yes: 1, no: 0, abstain: 0, elected: false })));
    });
    after(() => app.close());

    it('deputies by level, township and group', async () => {
      const { facets } = await ask('/deputies?facets=level,township&facets=group');
      assert.deepEqual(facets.level, [{ value: 'county', count: 2 }, { value: 'township', count: 2 }]);
      assert.deepEqual(facets.township, [{ value: '1.01', name: '柳溪镇', count: 2 }, { value: '1.02', name: '区1.02', count: 1 }]);
      assert.deepEqual(facets.group, [{ value: 'XZ1', name: '组XZ1', count: 2 }, { value: 'XZ2', name: '组XZ2', count: 1 }]);
    });

    it('reading changes nothing: what is kept of other reads stays true', async () => {
      const { store } = app.ctx;
      await undisturbed('a read was a change', async () => {
        const before = await store.version();
        for (const path of ['/deputies?facets=level,township,group', '/cases?facets=phase,organization,light', '/suggestions?facets=category,state,township']) await ask(`${path}&limit=3`);
        return await store.version() === before;
      });
      const { db } = store;
      const before = await store.version();
      await sql`with made as (update groups set name = name where id = 'XZ1' returning id) select count(*) from made`.execute(db);
      assert.notEqual(await store.version(), before, 'what begins as a read may write');
    });

    it('a count is what its filter then finds, under all other filters and without its own', async () => {
      const filters: [string, string, string, string][] = [
        ['/deputies', 'level', 'level', 'group=XZ1'], ['/deputies', 'township', 'division', 'level=county'], ['/deputies', 'group', 'group', 'level=township'],
        ['/cases', 'phase', 'phase', 'organization=U2'], ['/cases', 'organization', 'organization', 'phase=handling'],
        ['/suggestions', 'category', 'category', 'division=1.01'], ['/suggestions', 'state', 'state', 'category=roads'], ['/suggestions', 'township', 'division', 'state=accepted'],
      ];
      for (const [path, facet, filter, other] of filters) {
        const found = await counts(`${path}?facets=${facet}&${other}`, facet);
        assert.ok(Object.keys(found).length > 0, `${path} ${facet}`);
        for (const [value, count] of Object.entries(found)) {
          assert.equal(await total(`${path}?${other}&${filter}=${value}`), count, `${path} ${facet} ${value}`);
          assert.deepEqual(await counts(`${path}?facets=${facet}&${other}&${filter}=${value}`, facet), found, `${path} ${facet} beside its own filter`);
        }
      }
    });

    it('where every record has one value, the counts add up', async () => {
      for (const [path, facet] of [['/cases', 'phase'], ['/suggestions', 'category'], ['/suggestions', 'state']] as const) {
        const sum = Object.values(await counts(`${path}?facets=${facet}`, facet)).reduce((one, other) => one + other, 0);
        assert.equal(sum, await total(path), path);
      }
    });

    it('counts nothing unasked, nothing private, and refuses what it does not count', async () => {
      assert.equal('facets' in (await ask('/deputies')), false);
      assert.equal((await counts('/suggestions?facets=state', 'state'))['submitted'], undefined);
      for (const path of ['/deputies?facets=phone', '/cases?include=replies', '/ballots?include=steps']) assert.equal((await app.ask(`/v1${path}`)).status, 422, path);
      const [first, again] = [await app.ask('/v1/deputies?facets=level'), await app.ask('/v1/deputies?facets=level')];
      assert.equal(first.headers['etag'], again.headers['etag']);
    });

    it('of some thousands of records a figure is counted once until anything changes, and then anew', async () => {
      const { db } = app.ctx.store;
      await sql`insert into organizations (id, name, kind, search, grams, source, as_of) select 'D' || i, '单位' || i, 'handling_unit', '单位', '', 't', '2026-11-01' from generate_series(1, 3000) i`.execute(db);
      await sql`analyze organizations`.execute(db);
      forgetSizes(db);
      let times = 0;
      const count = async (): Promise<number> => {
        times += 1;
        return (await sql<{ found: number }>`select count(*)::integer as found from organizations`.execute(db)).rows[0]!.found;
      };
      const figure = (name = 'all', table = 'organizations') => whileUnchanged(db, table, name, count);
      const before = await figure();
      await undisturbed('each counted for itself', async () => {
        await figure();
        times = 1;
        assert.deepEqual(await Promise.all([figure(), figure(), figure()]), [before, before, before]);
        return times === 1;
      });
      assert.deepEqual([await figure('others'), times], [before, 2], 'another figure is counted for itself');
      // Something else than what is counted: whoever has to say which figures a change is about may forget one.
      await sql`update groups set name = name where id = 'XZ1'`.execute(db);
      assert.deepEqual([await figure(), times], [before, 3], 'after any change it is counted again');
      await put('organizations', rows.organization('D0'));
      assert.deepEqual([await figure(), times], [before + 1, 4]);
      await db.transaction().execute(async (trx) => { await trx.deleteFrom('organizations').where('id', '=', 'D0').execute(); });
      assert.deepEqual([await figure(), await figure('others'), times], [before, before, 6]);
      await figure('few', 'divisions');
      await figure('few', 'divisions');
      assert.equal(times, 8, 'of a small table it is counted for every answer');
      await assert.rejects(whileUnchanged(db, 'organizations', 'broken', () => Promise.reject(new Error('broken'))), /broken/);
      assert.equal(await figure('broken'), before, 'a failure is not kept');
    });

    it('the total of a huge table is reckoned at first, and counted behind the answer', async () => {
      const { db } = app.ctx.store;
      await sql`insert into groups (id, name, kind, search, grams, source, as_of) select 'G' || i, '组' || i, 'area', '组' || i, '', 't', '2026-11-01' from generate_series(1, 30000) i`.execute(db);
      await put('groups', { id: 'G0', name: '少见的组', kind: 'area', committee_id: null, ...searchable('少见的组'), source: 't', as_of: '2026-11-01' });
      // As if ten times as many were there: what is too many to be counted first, a test need not insert.
      await sql`update pg_class set reltuples = 300000 where relname = 'groups'`.execute(db);
      forgetSizes(db);
      const address = (turn: number): string => `/groups?limit=1${'&'.repeat(turn)}`;
      const first = await total(address(1));
      assert.ok(first > 20_000 && first < 45_000, `${first} reckoned of 30,003`);
      assert.notEqual(first, 30_003, 'it was counted at once');
      for (let turn = 2; await total(address(turn)) !== 30_003; turn += 1) {
        assert.ok(turn < 200, 'it was never counted');
        await new Promise((resolve) => { setTimeout(resolve, 50); });
      }
      assert.equal(await total(`/groups?${new URLSearchParams({ q: '少见' })}`), 1, 'few are counted, however large the table');
    });

    it('of a large table a few are counted for every answer, more only every now and then', async () => {
      const of = (kind: string, from: number, to: number) => put('groups', ...Array.from({ length: to - from }, (_, index) => ({ id: `${kind}${from + index}`, name: kind, kind, committee_id: null, ...searchable(kind), source: 't', as_of: '2026-11-01' })));
      await of('industry', 0, 5);
      await of('mixed', 0, 300);
      assert.deepEqual([await total('/groups?kind=industry'), await total('/groups?kind=mixed')], [5, 300]);
      await of('industry', 5, 6);
      await of('mixed', 300, 301);
      assert.deepEqual([await total('/groups?kind=industry&'), await total('/groups?kind=mixed&')], [6, 300]);
    });

    it('a rare word of a large table is turned page by page in the order of the list', async () => {
      const { db } = app.ctx.store;
      const ids = Array.from({ length: 50 }, (_, index) => `${['A', 'G', 'Z'][index % 3]}${String(index).padStart(3, '0')}罕`);
      await put('groups', ...ids.map((id) => ({ id, name: '罕见的组', kind: 'area', committee_id: null, ...searchable('罕见的组'), source: 't', as_of: '2026-11-01' })));
      await sql`analyze groups`.execute(db);
      forgetSizes(db);
      const found: string[] = [];
      for (let cursor = ''; ;) {
        const { items, total: all, nextCursor } = await ask(`/groups?${new URLSearchParams({ q: '罕见', limit: '7', ...(cursor && { cursor }) })}`);
        assert.equal(all, 50);
        found.push(...items.map(({ id }: { id: string }) => id));
        if (!nextCursor) break;
        cursor = nextCursor;
      }
      assert.deepEqual(found, ids.toSorted());
    });

    it('of what a word finds the newest come first, whether they lie among the newest of all or not', async () => {
      const { db } = app.ctx.store;
      const [often, old] = [searchable('时常'), searchable('旧闻')];
      await sql`insert into suggestions select made.* from suggestions as first, generate_series(1, 25000) i, jsonb_populate_record(first, jsonb_build_object(
          'receipt_no', 'L' || lpad(i::text, 5, '0'), 'secret_hash', 'l' || i, 'submitted_at', timestamptz '2026-10-01' - i * interval '1 minute',
          'search', case when i % 50 = 0 then ${often.search} when i > 20000 and i % 10 = 1 then ${old.search} else '' end, 'grams', case when i % 50 = 0 then ${often.grams} when i > 20000 and i % 10 = 1 then ${old.grams} else '' end)) as made
        where first.receipt_no = 'S1'`.execute(db);
      await sql`analyze suggestions`.execute(db);
      forgetSizes(db);
      for (const [q, expected] of [['时常', ['L00050', 'L00100', 'L00150']], ['旧闻', ['L20001', 'L20011', 'L20021']]] as const) {
        // From the second time on it is known how many there are, and looked among the newest first.
        for (const turn of [1, 2, 3]) {
          const { items, total: all } = await ask(`/suggestions?${new URLSearchParams({ q, limit: '3' })}${'&'.repeat(turn)}`);
          assert.deepEqual([all, ...items.map(({ receiptNo }: { receiptNo: string }) => receiptNo)], [500, ...expected]);
        }
      }
    });

    it('figures beside a huge list are reckoned at first, and counted behind the answer', async () => {
      const { db } = app.ctx.store;
      await sql`insert into events (id, title, kind, status, starts_at, organizer_name, agenda, attendance, search, grams, source, as_of)
        select 'HD' || i, '活动', (array['hearing', 'forum', 'forum'])[1 + i % 3], 'scheduled', now(), '办公室', '[]', 'open', '活动', '', 't', '2026-11-01' from generate_series(1, 30000) i`.execute(db);
      await put('events', rows.event('HD0', { kind: 'open_day', status: 'cancelled' }));
      await sql`update pg_class set reltuples = 300000 where relname = 'events'`.execute(db);
      forgetSizes(db);
      const kinds = (turn: number) => counts(`/events?facets=kind&limit=1${'&'.repeat(turn)}`, 'kind');
      const first = await kinds(1);
      assert.ok(first['forum']! > 14_000 && first['forum']! < 26_000 && first['forum'] !== 20_000, `${first['forum']} reckoned of 20,000`);
      for (let turn = 2; (await kinds(turn))['forum'] !== 20_000; turn += 1) {
        assert.ok(turn < 200, 'they were never counted');
        await new Promise((resolve) => { setTimeout(resolve, 50); });
      }
      assert.deepEqual(await counts('/events?facets=kind&status=cancelled', 'kind'), { open_day: 1 }, 'few are counted, however large the table');
    });

    it('brings along what was asked for, the same as the record read by itself', async () => {
      for (const [path, what, key] of [['/cases', 'steps', 'number'], ['/suggestions', 'steps', 'receiptNo'], ['/ballots', 'candidates', 'id']] as const) {
        for (const item of (await ask(path)).items) assert.equal(what in item, false, `${path} unasked`);
        for (const item of (await ask(`${path}?include=${what}`)).items) assert.deepEqual(item[what], (await ask(`${path}/${item[key]}`))[what], `${path} ${item[key]}`);
      }
      const [k4] = (await ask('/cases?include=steps')).items;
      assert.deepEqual([k4.number, k4.steps[0].note], ['K4', undefined]);
    });
  });
}
