import { sql, type Kysely } from 'kysely';

/** What the figures beside the list count by, without the words: of a million suggestions a fiftieth of what had to be read. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw(`create index suggestions_shown_figures on suggestions (split_part(division_id, '.', 1), division_id, category, state)
    where may_publish and visibility in ('summary', 'full') and state in ('accepted', 'claimed_by_deputy', 'answered_on_spot', 'transferred', 'escalated', 'replied', 'rated', 'closed')`).execute(db);
};
