import { sql, type Kysely } from 'kysely';

/**
 * The day by whose figures a case is judged, where that is not the one it was registered on: a resident was told them with the receipt, and what is split
 * off 分案 goes by those of the whole. Cases that are here go by the day they were registered, as they did.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table cases add column figures_on text`.execute(db);
};
