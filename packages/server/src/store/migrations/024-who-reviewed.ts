import { sql, type Kysely } from 'kysely';

/** domain rule: nothing is published before review. Who reviewed a reply was asked for with the move and stood in the audit log only. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table cases add column publication_reviewer text`.execute(db);
};
