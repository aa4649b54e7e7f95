// No read walks through a growing table from end to end: with walking made dear, the database finds another way for every list,
// filter and record. A walk that is left is an index that is missing.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { publicSuggestionStates } from '@congress-kit/api/rules/suggestion-flow';
import { buildApp, openStore } from '@congress-kit/server';
import { slice } from '@congress-kit/server/store/slices';
import { forgetSizes } from '@congress-kit/server/store/unhurried';
import { searches, type Searched } from '@congress-kit/server/store/searching';
import { sql } from 'kysely';
import { fill } from '../load/county.ts';
import { watch, type Watched } from '../load/plans.ts';
import { reads } from '../load/reads.ts';
import { engines, type Place } from '../support/engines.ts';

for (const engine of engines().slice(-1)) {
  describe(`plans on ${engine.name}`, () => {
    let place: Place;
    let watched: Watched;

    before(async () => {
      place = await engine.open();
      const store = await openStore({ dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });
      await fill(store.db, { suggestions: 1000, deputies: 300, counties: 1 });
      await store.close();
      watched = await watch(place);
    });
    after(async () => {
      await watched.close();
      await place.close();
    });

    it('need no walk through a growing table', async () => {
      const walks: string[] = [];
      // Figures beside a list are counted through; of a large table not while somebody waits.
      for (const read of reads().filter(({ name }) => !name.includes('facets='))) {
        for (const { walks: found, query } of await watched.explain(read, { dearWalks: true })) walks.push(...found.map((table) => `${read.name}: ${table} in ${query}`));
      }
      assert.deepEqual(walks, []);
    });

    it('rest on a fair guess of what a word finds: a common one is not taken for a rare one', async () => {
      const { db } = watched.ctx.store;
      const words: [Searched, string][] = [['divisions', 'village'], ['suggestions', '盼望早日'], ['suggestions', '建议改善'], ['suggestions', '我们这里的'], ['suggestions', '有一阵子了，盼望早日看看。'], ['suggestions', '路灯'], ['suggestions', '灯'], ['deputies', 'zhao'], ['cases', '办理件']];
      for (const [table, q] of words) {
        const { rows: [planned] } = await sql<Record<string, [{ Plan: { 'Plan Rows': number } }]>>`explain (format json) select 1 from ${sql.table(table)} where ${searches(table, q)!}`.execute(db);
        const guess = Object.values(planned!)[0]![0].Plan['Plan Rows'];
        const { rows: [counted] } = await sql<{ count: number }>`select count(*)::integer as count from ${sql.table(table)} where ${searches(table, q)!}`.execute(db);
        assert.ok(counted!.count > 20 && guess > counted!.count / 6 && guess < counted!.count * 6, `${table} ${q}: ${guess} guessed, ${counted!.count} found`);
      }
    });

    it('have indexes of what the rule calls public: whoever changes the rule makes them anew, by a migration', async () => {
      const { rows } = await sql<{ made: string }>`select indexdef as made from pg_indexes where schemaname = current_schema() and indexname like 'suggestions\\_shown\\_%'`.execute(watched.ctx.store.db);
      assert.ok(rows.length > 0);
      for (const { made } of rows) {
        const states = [...(/\bstate = ANY \(.*/.exec(made)?.[0] ?? '').matchAll(/'(\w+)'/g)].map(([, state]) => state);
        assert.deepEqual(states, publicSuggestionStates, made);
      }
    });

    it('of a huge table read a slice for a figure, never all of it, and the slices make the whole', async () => {
      const { ctx, ctx: { store: { db } } } = watched;
      const app = await buildApp(ctx);
      const asked: readonly [table: string, path: string][] = [
        ['suggestions', `/suggestions?${new URLSearchParams({ q: '盼望早日', facets: 'category,township' })}`], ['cases', `/cases?${new URLSearchParams({ q: '办理件', facets: 'organization,light' })}`],
        ['deputies', '/deputies?facets=level,township'],
      ];
      let turn = 0;
      const figuresOf = async (path: string): Promise<unknown> => {
        const { total, facets } = (await app.inject({ url: `/v1${path}${'&'.repeat(turn += 1)}` })).json() as { total: number; facets: unknown };
        return { total, facets };
      };
      const rows = 300_000;
      for (const [table, path] of asked) {
        const whole = await figuresOf(path);
        // As if so many were there: what is too much to be read at once, a test need not insert.
        const beside = table === 'deputies' ? ['memberships', 'deputy_divisions'] : [];
        await sql`update pg_class set reltuples = ${rows} where oid in (${sql.join([table, ...beside].map((name) => sql`${name}::regclass`))})`.execute(db);
        forgetSizes(db);
        await watched.looked(table);
        for (let tries = 0; !isDeepStrictEqual(await figuresOf(path), whole); tries += 1) {
          assert.ok(tries < 200, `${path}: ${JSON.stringify(await figuresOf(path))} is not ${JSON.stringify(whole)}`);
          await new Promise((resolve) => { setTimeout(resolve, 50); });
        }
        const { rows: [size] } = await sql<{ pages: number }>`select (pg_relation_size(${table}::regclass) / 8192)::integer as pages`.execute(db);
        const looked = await watched.looked(table);
        assert.ok(looked.length > 1, `${table} was read in one go`);
        for (const one of looked) assert.ok(one.pages <= Math.ceil((size!.pages * slice.rows) / rows) * (one.sql.split('where ctid').length - 1), `${one.pages} of ${size!.pages} pages by ${one.sql}`);
      }
      await sql`analyze`.execute(db);
      forgetSizes(db);
      await app.close();
    });

    it('would be named, were there one', async () => {
      const plain = await watched.explain({ name: 'by a word of all', path: '/suggestions?q=盼望早日', isStaff: false });
      assert.ok(plain.some(({ walks }) => walks.includes('suggestions')), 'where walking is not made dear, a small table is walked through');
    });
  });
}
