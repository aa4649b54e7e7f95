import { sql, type Kysely } from 'kysely';

/** Where exactly a suggestion is about, as another system measured it; beside the address, and as private as that. Those that are here have none. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table suggestions add column latitude double precision, add column longitude double precision, add column datum text,
    add constraint suggestions_position check ((latitude is null) = (longitude is null) and (latitude is null) = (datum is null))`.execute(db);
};
