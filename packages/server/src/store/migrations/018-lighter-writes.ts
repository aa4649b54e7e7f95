import { sql, type Kysely } from 'kysely';

/**
 * What a new suggestion is not in, it need not be sorted into: most are for the congress and not for one deputy, and none belongs to
 * a case yet.
 */
const statements = [
  'drop index suggestions_case',
  'create index suggestions_case on suggestions (case_number) where case_number is not null',
  'drop index suggestions_target',
  'create index suggestions_target on suggestions (target_kind, target_id, submitted_at desc) where target_id is not null',
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
