import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Job } from './jobs.ts';

/** What PostgreSQL does by itself (autovacuum) and the embedded engine, which has no process beside this one, does not. */
export const upkeep: Job = { name: 'upkeep', every: 24 * 3_600_000, lease: 3_600_000 };

/**
 * Takes away what changed rows left behind, sorts new words into the indexes, and counts what lies where, without which no way to a
 * record is better than another. Table by table: nobody else is served meanwhile.
 */
export const keepUp = async (db: Database): Promise<void> => {
  const { rows } = await sql<{ name: string }>`select relname::text as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' order by 1`.execute(db);
  for (const { name } of rows) await sql`vacuum (analyze) ${sql.table(name)}`.execute(db);
};
