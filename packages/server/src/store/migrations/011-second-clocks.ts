import { sql, type Kysely } from 'kysely';
import { rehandlingDue011 } from './frozen/rehandling-due.ts';

/**
 * 重新办理 has a clock of its own, one month from its start; what the first reply was, stays. And what lists of cases are asked by:
 * the day that counts now, and 重点督办.
 */
const columns = [
  'alter table cases add column rehandled_on text, add column rehandling_due_on text, add column first_done_on text',
  'drop index cases_due',
  'drop index cases_overdue',
  "create index cases_due on cases ((coalesce(rehandling_due_on, due_on, '9999-12-31')), number)",
  'create index cases_running on cases ((coalesce(rehandling_due_on, due_on))) where done_on is null',
  'create index cases_priority on cases (registered_on desc, number desc) where priority',
];

/** The last time it was handed back, and the first answer since 交办. */
const known = `select number, left(max(step.at), 10) as again,
    (select min(issued_on) from replies where replies.case_number = cases.number and issued_on >= coalesce(cases.assigned_on, '')) as first
  from cases join case_steps step on step.case_number = cases.number and step.type = 'rehandling' group by cases.number, cases.assigned_on`;

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of columns) await sql.raw(statement).execute(db);
  const { rows } = await sql.raw(known).execute(db) as { rows: { number: string; again: string; first: string | null }[] };
  for (const { number, again, first } of rows) {
    await sql`update cases set rehandled_on = ${again}, rehandling_due_on = ${rehandlingDue011(again)}, first_done_on = ${first} where number = ${number}`.execute(db);
  }
};
