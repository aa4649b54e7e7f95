import { sql, type Kysely } from 'kysely';

/** What a new suggestion was sorted into or compared with for nobody. */
const statements = [
  // The public's order by supports has an index of what is public; the office has no such order.
  'drop index suggestions_supports',
  // “In this place or below it” is answered by `suggestions_below` alone, whose first part is the place itself.
  'drop index suggestions_division',
  // With its first step a suggestion has just been written: it need not be looked up to see that it is as new as can be.
  `create function touch_suggestions_of_new_steps() returns trigger language plpgsql as $$ begin
    update suggestions set updated_at = clock_timestamp() where updated_at < now() and receipt_no in (select receipt_no from changed_rows where public and type <> 'submitted');
    return null; end $$`,
  'drop trigger touch_suggestions_of_suggestion_steps_in on suggestion_steps',
  'create trigger touch_suggestions_of_suggestion_steps_in after insert on suggestion_steps referencing new table as changed_rows for each statement execute function touch_suggestions_of_new_steps()',
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
