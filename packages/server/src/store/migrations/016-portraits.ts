import { sql, type Kysely } from 'kysely';

/** The address of a deputy's picture, where the deputy agreed to it. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw('alter table deputies add column photo text').execute(db);
};
