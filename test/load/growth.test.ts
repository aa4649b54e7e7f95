// A county, a city, a province: no read's plan walks through a growing table at the largest, and none looks at more of it than one
// county has. How long the reads take is measured by `npm run bench -- growing`.
//
// Run: npm run test:load            (LOAD_SIZE=city for less; the province takes some minutes and 6 GB to fill)
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openStore } from '@congress-kit/server';
import { sql } from 'kysely';
import { engineNamed, engines, type Place } from '../support/engines.ts';
import { fill, sizes } from './county.ts';
import { isFigure, watch, type Watched } from './plans.ts';
import { reads } from './reads.ts';

/** Of 8 kB, by one query. A county's 2,000 records, each on a page of its own and found by an index, are half of it. */
const mostPages = 5000;

const name = (process.env['LOAD_SIZE'] ?? 'province') as keyof typeof sizes;

for (const { name: engine } of engines().slice(-1)) {
  describe(`plans at the size of a ${name} on ${engine}`, () => {
    let place: Place;
    let watched: Watched;

    before(async () => {
      place = await engineNamed(engine).open();
      const store = await openStore({ dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });
      const began = performance.now();
      await fill(store.db, sizes[name]);
      await store.close();
      console.log(`${engine}: ${name} filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
      watched = await watch(place);
    });
    after(async () => {
      await watched.close();
      await place.close();
    });

    it('walk through no growing table', async () => {
      const walks: string[] = [];
      // Through one that has nothing in it there is no way to walk.
      const { rows: filled } = await sql<{ name: string }>`select relname::text as name from pg_class where relpages > 0`.execute(watched.ctx.store.db);
      const isFilled = (table: string): boolean => filled.some((one) => one.name === table);
      // What is smaller has tables that are rightly read from end to end; there, walking is made dear.
      for (const read of reads(sizes[name])) {
        for (const { walks: found, query } of await watched.explain(read, { dearWalks: name !== 'province' })) if (!isFigure(query)) walks.push(...found.filter(isFilled).map((table) => `${read.name}: ${table} in ${query}`));
      }
      assert.deepEqual(walks, []);
    });

    it('look at a few pages of it, whatever they find', async () => {
      const long: string[] = [];
      for (const read of reads(sizes[name])) {
        for (const { pages, query } of await watched.explain(read, { runs: true })) if (pages > mostPages && !isFigure(query)) long.push(`${read.name}: ${pages} pages for ${query}`);
      }
      assert.deepEqual(long, []);
    });
  });
}
