// Words are found wherever they stand in a text, by an index that only says where to look: nothing that has them is missed, nothing
// that has them not is found, and no writer leaves the index behind.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openStore, type Store } from '@congress-kit/server';
import { migrate } from '@congress-kit/server/store/database';
import { searchedTables } from '@congress-kit/server/store/migrations/017-searching';
import { searchable, searches } from '@congress-kit/server/store/searching';
import { keepUp } from '@congress-kit/server/store/upkeep';
import { searchWords } from '@congress-kit/api/rules/search-text';
import fc from 'fast-check';
import { sql } from 'kysely';
import { engines, type Place } from '../support/engines.ts';
import { openSeeded } from '../support/seed.ts';
import { rows } from './support.ts';

const open = (place: Place, migrated = true): Promise<Store> => openStore({ dataDir: place.dataDir, migrated, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });

/** Few characters, so that words repeat: Chinese, two beyond the first plane, letters, digits, what a query language means something by. */
const characters = [...'路灯坏了修𠮷😀ab0-7', '\'', '\\', ':', '*', '&', '|', '!', '(', '%', '_', '"', '。', ' ', '\n', '\u3000'];
const texts = fc.sample(fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 24 }), { numRuns: 300, seed: 5 }).map((text) => text.join('').toLowerCase());
/** Pieces of them, from one character up, and words that are nowhere. */
const asked = [
  ...texts.flatMap((text, index) => [1, 2, 3, 5, 9].map((length) => Array.from(text).slice(index % 7, (index % 7) + length).join(''))),
  '路灯', '灯', '灯 a', '坏了 修', 'ab0', '路%', '灯灯灯灯灯灯灯', '夔', '\'', '\\', ':*', '!',
].filter((q) => searchWords(q).length > 0);

for (const engine of engines()) {
  describe(`searching on ${engine.name}`, () => {
    let place: Place;
    let store: Store;
    before(async () => {
      place = await engine.open();
      store = await open(place);
    });
    after(async () => {
      await store.close();
      await place.close();
    });

    it('finds what has every word of a query in it, and nothing else', async () => {
      const name = (index: number): string => `XZ${String(index).padStart(3, '0')}`;
      await store.db.insertInto('groups').values(texts.map((search, index) => ({ id: name(index), name: 'x', kind: 'area', ...searchable(search), source: 't', as_of: '2026-11-01' }))).execute();
      for (const q of new Set(asked)) {
        const found = await store.db.selectFrom('groups').select('id').where(searches('groups', q)!).orderBy('id').execute();
        const wanted = texts.flatMap((text, index) => (searchWords(q).every((word) => text.includes(word)) ? [name(index)] : []));
        assert.deepEqual(found.map(({ id }) => id), wanted, JSON.stringify(q));
      }
    });

    it('knows how common a word is, once the tables were looked after', async () => {
      await keepUp(store.db);
      const { rows: [known] } = await sql<{ rows: number; words: number }>`select (select reltuples from pg_class where relname = 'groups') as rows,
        (select count(*)::integer from pg_stats where tablename = 'groups' and attname = 'grams' and most_common_elems is not null) as words`.execute(store.db);
      assert.deepEqual(known, { rows: texts.length, words: 1 });
    });
  });
}

describe('what a record is found by', () => {
  it('is what its text says, whoever wrote it', async () => {
    const place = await openSeeded('pglite', { STAFF_TOKEN: 'x'.repeat(24) });
    const { db, close } = await open(place);
    for (const [table, key] of [...searchedTables, ['activities', 'id'], ['duty_records', 'id']]) {
      const { rows: stored } = await sql<{ id: string; search: string; grams: string }>`select ${sql.ref(key)} as id, search, grams::text from ${sql.table(table)}`.execute(db);
      const { rows: made } = await sql<{ grams: string }>`select grams::tsvector::text as grams from jsonb_array_elements_text(${JSON.stringify(stored.map(({ search }) => searchable(search).grams))}::jsonb) with ordinality as one (grams, number) order by number`.execute(db);
      assert.ok(stored.length > 0 || ['voices', 'calls', 'statistics'].includes(table), table);
      assert.deepEqual(stored.map(({ id, grams }) => [id, grams]), stored.map(({ id }, index) => [id, made[index]!.grams]), table);
    }
    await close();
    await place.close();
  });

  it('is made for what was there before, which is not changed by it', async () => {
    const place = await engines().at(-1)!.open({ tables: false });
    const store = await open(place, false);
    await migrate(store.db, '013-group-writes');
    const { grams: _, ...old } = rows.suggestion('QH-2026-000001-X', { search: 'qh-2026-000001-x\n路灯坏了', updated_at: '2026-03-01T00:00:00Z' });
    await store.db.insertInto('suggestions').values(old as never).execute();
    await migrate(store.db);
    for (const q of ['灯坏', '了', '000001']) {
      const found = await store.db.selectFrom('suggestions').select(['receipt_no', 'updated_at']).where(searches('suggestions', q)!).execute();
      assert.deepEqual(found.map((row) => [row.receipt_no, row.updated_at.toISOString()]), [['QH-2026-000001-X', '2026-03-01T00:00:00.000Z']], q);
    }
    await store.close();
    await place.close();
  });
});
