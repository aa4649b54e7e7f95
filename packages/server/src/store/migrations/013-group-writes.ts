import { sql, type Kysely } from 'kysely';

/** For writes that are stored in groups: what a row costs, and what is asked for many at once. */
const statements = [
  // A bucket is asked for several tokens: how many it gave takes the place of whether it gave one.
  'alter table rate_buckets drop column granted, add column taken integer not null default 1',
  // The congress of a place is looked up by whoever stores many suggestions, once for all; where nobody did, the trigger still does.
  'drop trigger suggestions_congress on suggestions',
  'create trigger suggestions_congress before insert on suggestions for each row when (new.congress_id is null) execute function fill_congress()',
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
