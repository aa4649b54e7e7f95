import { sql, type Kysely } from 'kysely';

/** 测评日期: a department is evaluated twice a year. The spreadsheets said when; it was checked and not kept. Null where nobody said. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table evaluations add column evaluated_on text`.execute(db);
};
