import { sql, type Kysely } from 'kysely';

/**
 * 佐证: files that go with a step of the office, a unit or a deputy. One of a suggestion's step is the suggestion's as well, so that it goes when
 * that is erased; one of a case's step is the step's alone. `delete_after` still says of every file whether it waits to be named.
 */
const statements = [
  'alter table attachments add column case_step_id integer references case_steps, add column suggestion_step_id integer references suggestion_steps',
  'alter table attachments drop constraint attachments_check',
  'alter table attachments add constraint attachments_check check ((receipt_no is null and case_step_id is null) = (delete_after is not null) and (suggestion_step_id is null or receipt_no is not null))',
  'create index attachments_case_step on attachments (case_step_id) where case_step_id is not null',
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
