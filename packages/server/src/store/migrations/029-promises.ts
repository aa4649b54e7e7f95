import { sql, type Kysely } from 'kysely';

/** Cases whose latest reply may still promise something, in the order of the list; see 026. */
const states = ['replied', 'evaluating', 'satisfied', 'basic', 'unsatisfied', 'no_response', 'tracking'];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw(`create index cases_to_keep on cases (registered_on desc, number desc) where state in (${states.map((state) => `'${state}'`).join(', ')})`).execute(db);
};
