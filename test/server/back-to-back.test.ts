// 背靠背 by the database itself: as the handlers' role every table and view is tried, and no single rating is to be had.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { openStore } from '@congress-kit/server';
import { becomeHandler, sealHandlers } from '@congress-kit/server/store/handler-role';
import { inTransaction, type Trx } from '@congress-kit/server/store/transaction';
import { sql } from 'kysely';
import { searchable } from '@congress-kit/server/store/searching';
import { engines } from '../support/engines.ts';
import { adminUrl, ask, createDatabase } from '../support/postgres.ts';
import { inHandling, openCounty, reply, type County } from './writing.ts';

const comment = '金丝雀评语辛：没有解决';

for (const engine of engines()) {
  describe(`single ratings and the handlers’ role on ${engine.name}`, () => {
    let county: County;
    let one: { receiptNo: string; secret: string; number: string };
    before(async () => {
      county = await openCounty(engine);
      one = await inHandling(county);
      await county.moveCase(one.number, 'replied', { reply: reply() }, 'handling_unit');
      const rated = await county.post(`/receipts/${one.receiptNo}/ratings`, { attitude: 'basic', result: 'unsatisfied', comment }, { secret: one.secret });
      assert.equal(rated.status, 201, rated.text);
      await county.moveCase(one.number, 'evaluating');
      assert.equal((await county.moveCase(one.number, 'unsatisfied', {}, 'supervising_committee')).status, 201);
      const figures = { subject_kind: 'case', subject_id: one.number, subject_name: '件', round: 1, method: 'back_to_back', collected_by: 'ZGW1', issued: 9, returned: 9, invalid: 0, minimum: 5, ...searchable(''), source: '样例', as_of: '2026-03-01' };
      const sums = (unsatisfied: number) => JSON.stringify([{ axis: 'overall', satisfied: 0, basic: 0, unsatisfied }]);
      await county.ctx.store.db.insertInto('evaluations').values([
        { id: 'few', valid: 4, sealed_until: null, axes: sums(4), ...figures }, { id: 'sealed', valid: 9, sealed_until: '2999-01-01', axes: sums(9), ...figures }, { id: 'open', valid: 9, sealed_until: null, axes: sums(9), ...figures },
      ]).execute();
    });
    after(() => county.close());

    const asHandler = <T>(work: (trx: Trx) => Promise<T>): Promise<T> => inTransaction(county.ctx.store.db, async (trx) => {
      await becomeHandler(trx);
      return work(trx);
    });
    const refused = async (statement: string): Promise<void> => {
      await assert.rejects(asHandler((trx) => sql.raw(statement).execute(trx)), (error: { code?: string }) => error.code === '42501', statement);
    };

    it('is sealed, and says so', () => { assert.equal(county.ctx.store.sealing.ok, true); });

    it('is read in no table and no view', async () => {
      const { rows: places } = await sql<{ place: string; schema: string; name: string }>`select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as place, n.nspname as schema, c.relname as name
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'v', 'm', 'p', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`.execute(county.ctx.store.db);
      const closed: string[] = [];
      for (const { place } of places) {
        const found = await asHandler((trx) => sql<{ all: string | null }>`select string_agg(t::text, '|') as all from ${sql.raw(place)} t`.execute(trx)).catch((error: { code?: string }) => {
          assert.equal(error.code, '42501', place);
          closed.push(place);
        });
        const text = found?.rows[0]?.all ?? '';
        assert.ok(!text.includes('金丝雀评语'), place);
        // “unsatisfied” is a word of a rating, and of a result; nothing a handler reads about this case may hold it.
        if (!/evaluations$/.test(place)) assert.ok(!text.includes('unsatisfied'), `${place}: ${text.slice(0, 300)}`);
      }
      for (const name of ['ratings', 'cases', 'case_steps', 'evaluations', 'tokens', 'audit', 'suggestion_contacts', 'webhook_endpoints']) assert.ok(closed.includes(`public.${name}`), name);
      assert.ok(places.length - closed.length > 30, 'and the rest it may read');
    });

    it('is not had by a mistake in a query either', async () => {
      await refused('select * from ratings');
      await refused('select count(*) from public.ratings');
      await refused(`select (select result from ratings where receipt_no = suggestions.receipt_no) from suggestions`);
      await refused(`update suggestions set title = (select comment from ratings limit 1)`);
      await refused('update ratings set comment = null');
      await refused('delete from ratings');
      await refused('create view peek as select * from ratings');
      await refused('select state from public.cases');
      await refused('select sealed from suggestion_contacts');
      await refused('delete from cases');
      const seen = await asHandler(async (trx) => ({
        cases: (await trx.selectFrom('cases').select('state').where('number', '=', one.number).execute()).map(({ state }) => state),
        steps: (await trx.selectFrom('case_steps').select('type').where('case_number', '=', one.number).execute()).map(({ type }) => type),
        sums: (await trx.selectFrom('evaluations').select('id').orderBy('id').execute()).map(({ id }) => id),
      }));
      assert.deepEqual([seen.cases, seen.steps.includes('evaluating'), seen.steps.includes('unsatisfied'), seen.sums], [['evaluating'], true, false, ['open']]);
      // The role ends with its transaction.
      assert.equal((await county.ctx.store.db.selectFrom('ratings').select('comment').execute())[0]?.comment, comment);
    });

    it('leaves a unit everything it needs, before the rating and after', async () => {
      for (const role of ['handling_unit', 'co_handler'] as const) {
        const read = await county.get(`/staff/cases/${one.number}`, { token: county.tokens[role] });
        assert.deepEqual([read.status, read.body.state, read.body.moves], [200, 'evaluating', []]);
        assert.equal((await county.get(`/staff/suggestions/${one.receiptNo}`, { token: county.tokens[role] })).body.state, 'rated');
      }
      assert.equal((await county.moveCase(one.number, 'rehandling', {}, 'supervising_committee')).status, 201);
      assert.equal((await county.moveCase(one.number, 'meeting', { kind: 'call' }, 'co_handler')).status, 201);
      assert.equal((await county.moveCase(one.number, 'replied', { reply: reply({ text: '再次修好。' }) }, 'handling_unit')).status, 201);
      const { rows } = await sql<{ state: string; rehandled: number }>`select state, rehandled from cases where number = ${one.number}`.execute(county.ctx.store.db);
      assert.deepEqual(rows, [{ state: 'replied', rehandled: 1 }]);
    });
  });
}

if (engines().length > 1) {
  describe('several counties in one cluster', () => {
    it('are each sealed, though they start at once and the role is everybody’s', async () => {
      const admin = await adminUrl();
      const stores = await Promise.all([1, 2, 3, 4].map(async () => {
        const database = await createDatabase();
        return { database, store: await openStore({ databaseUrl: database.url, dataDir: '/nowhere' }) };
      }));
      for (let round = 0; round < 3; round++) {
        const role = `ck_handler_${randomBytes(4).toString('hex')}`;
        assert.deepEqual(await Promise.all(stores.map(({ store }) => sealHandlers(store.db, role))), stores.map(() => ({ ok: true, role })));
        for (const { store } of stores) await assert.rejects(inTransaction(store.db, async (trx) => { await becomeHandler(trx, role); await trx.selectFrom('ratings').selectAll().execute(); }), /permission denied/);
        for (const { database } of stores) await ask(database.url, `drop owned by ${role}`);
        await ask(admin, `drop role ${role}`);
      }
      await Promise.all(stores.map(async ({ database, store }) => { await store.close(); await database.drop(); }));
    });
  });

  describe('a database user with few rights', () => {
    it('is told what to have run, works meanwhile, and is sealed afterwards', async () => {
      const role = `ck_handler_${randomBytes(4).toString('hex')}`;
      const user = `ck_user_${randomBytes(4).toString('hex')}`;
      const database = await createDatabase();
      const admin = await adminUrl();
      const name = new URL(database.url).pathname.slice(1);
      await ask(admin, `create role ${user} login`);
      await ask(admin, `alter database "${name}" owner to ${user}`);
      await ask(database.url, `alter schema public owner to ${user}`);
      const limited = new URL(database.url);
      limited.username = user;
      const open = () => openStore({ databaseUrl: limited.href, dataDir: '/nowhere', handlerRole: role });
      const without = await open();
      assert.ok(!without.sealing.ok && without.sealing.user === user && without.sealing.role === role && /permission denied/.test(without.sealing.reason), JSON.stringify(without.sealing));
      await without.db.selectFrom('ratings').selectAll().execute();
      await without.close();
      await ask(admin, `create role ${role} nologin`);
      await ask(admin, `grant ${role} to ${user}`);
      for (const again of [1, 2]) {
        const sealed = await open();
        assert.deepEqual(sealed.sealing, { ok: true, role }, `start ${again}`);
        await assert.rejects(inTransaction(sealed.db, async (trx) => { await becomeHandler(trx, role); await trx.selectFrom('ratings').selectAll().execute(); }), /permission denied/);
        await sealed.close();
      }
      await database.drop();
      for (const one of [user, role]) await ask(admin, `drop role ${one}`);
    });
  });
}
