import { sql, type Kysely } from 'kysely';

/**
 * 更正: a new step that names the one it puts right, which stays as it was. It names a step of its own record, and the database holds it
 * to that: the index by which steps are read is the one that the reference needs.
 *
 * `mark` is what a step is called outside: drawn at random, so that no gap between two of them tells of a step that a reader is not
 * shown. Nobody looks one up but among the few of its record.
 */
const owners = { case_steps: 'case_number', suggestion_steps: 'receipt_no' } as const;
const indexes = { case_steps: 'case_steps_case', suggestion_steps: 'suggestion_steps_receipt' } as const;

const statements = (['case_steps', 'suggestion_steps'] as const).flatMap((table) => [
  `alter table ${table} add column mark text not null default encode(substr(uuid_send(gen_random_uuid()), 1, 6), 'hex'), add column corrects integer`,
  `drop index ${indexes[table]}`,
  `create unique index ${indexes[table]} on ${table} (${owners[table]}, id)`,
  `alter table ${table} add constraint ${table}_corrects foreign key (${owners[table]}, corrects) references ${table} (${owners[table]}, id),
    add constraint ${table}_correction check (corrects is null or (type = 'correction' and corrects < id))`,
]);

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
