// A county, a city, a province: no read's plan walks through a growing table at the largest. How long the reads take is measured by
// `npm run bench -- growing`.
//
// Run: npm run test:load            (LOAD_SIZE=city for less; the province takes some minutes and 6 GB to fill)
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openStore } from '@congress-kit/server';
import { engineNamed, engines, type Place } from '../support/engines.ts';
import { fill, sizes } from './county.ts';
import { watch, type Watched } from './plans.ts';
import { reads } from './reads.ts';

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
      for (const read of reads(sizes[name])) {
        for (const { walks: found, query } of await watched.explain(read)) walks.push(...found.map((table) => `${read.name}: ${table} in ${query}`));
      }
      assert.deepEqual(walks, []);
    });
  });
}
