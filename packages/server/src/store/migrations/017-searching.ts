import { sql, type Kysely } from 'kysely';
import { gramsOf017 } from './frozen/grams.ts';

/**
 * What the words of a `q` are looked up in: the places of each `search` text, and an index over them. `searching.ts` tells how they
 * are made and how they are asked.
 *
 * A list of what was not sorted in yet (`fastupdate`) keeps single inserts cheap. Whoever searches reads all of it, and whoever fills it
 * sorts it in, so it is kept shorter than PostgreSQL would.
 */
export const searchedTables = [
  ['divisions', 'id'], ['organizations', 'id'], ['groups', 'id'], ['stations', 'id'], ['deputies', 'id'], ['suggestions', 'receipt_no'], ['cases', 'number'], ['evaluations', 'id'], ['ballots', 'id'],
  ['projects', 'id'], ['disclosures', 'id'], ['events', 'id'], ['statistics', 'id'], ['calls', 'id'], ['voices', 'receipt_no'],
] as const;

// How a record is found is no change of it; what it is found by goes with its words.
const keepUpdatedAt = `create or replace function keep_updated_at() returns trigger language plpgsql as $$ begin
  if new.updated_at is distinct from old.updated_at then return new; end if;
  if to_jsonb(new) - array['as_of', 'changed_at', 'updated_at', 'grams'] is distinct from to_jsonb(old) - array['as_of', 'changed_at', 'updated_at', 'grams'] then
    new.updated_at := clock_timestamp();
  end if;
  return new;
end $$`;

/** What is there already, a lot at a time: a province has a million of them. */
export const fillGrams = async (db: Kysely<unknown>, table: string, key: string, gramsOf: (search: string) => string): Promise<void> => {
  const [name, id] = [sql.table(table), sql.ref(key)];
  for (let last = ''; ;) {
    const { rows } = await sql<{ id: string; search: string }>`select ${id} as id, search from ${name} where ${id} > ${last} order by ${id} limit 1000`.execute(db);
    if (rows.length === 0) return;
    last = rows[rows.length - 1]!.id;
    const lot = rows.map((row) => ({ id: row.id, grams: gramsOf(row.search) }));
    await sql`update ${name} set grams = lot.grams from jsonb_to_recordset(${JSON.stringify(lot)}::jsonb) as lot (id text, grams tsvector) where ${name}.${id} = lot.id`.execute(db);
  }
};

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw(keepUpdatedAt).execute(db);
  for (const [table, key] of searchedTables) {
    await sql.raw(`alter table ${table} add column grams tsvector`).execute(db);
    // Neither does anybody who listens for changes need to hear of it.
    await sql.raw(`alter table ${table} disable trigger user`).execute(db);
    await fillGrams(db, table, key, gramsOf017);
    await sql.raw(`alter table ${table} enable trigger user`).execute(db);
    await sql.raw(`alter table ${table} alter column grams set not null`).execute(db);
    await sql.raw(`create index ${table}_grams on ${table} using gin (grams) with (gin_pending_list_limit = 1024)`).execute(db);
  }
};
