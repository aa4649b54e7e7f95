import { sql, type Kysely } from 'kysely';

/** Where a hundred counties lie together. */
const statements = [
  // The newest of one county: without it all of a county's were read and sorted for the first twenty.
  `create index suggestions_shown_county on suggestions (split_part(division_id, '.', 1), submitted_at, receipt_no)
    where may_publish and visibility in ('summary', 'full') and state in ('accepted', 'claimed_by_deputy', 'answered_on_spot', 'transferred', 'escalated', 'replied', 'rated', 'closed')`,
  'create index station_divisions_below on station_divisions (division_id text_pattern_ops)',
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
