import { sql, type Kysely } from 'kysely';

/**
 * Which pages of the table hold what came since a day: suggestions lie about in the order in which they came. What a word finds is crossed
 * with it, so that of two thousand the newest twenty are read and not all. It is of a few kB, and a new suggestion changes it but rarely.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index suggestions_days on suggestions using brin (submitted_at) with (pages_per_range = 32)`.execute(db);
};
