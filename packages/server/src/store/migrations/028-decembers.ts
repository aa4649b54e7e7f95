import { sql, type Kysely } from 'kysely';

/**
 * What a year's notice says of the December before it stands with that notice: put into the year before, it was lost when that one was added
 * again. What was put there stays there.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table holidays add column december jsonb`.execute(db);
};
