import type { Answer } from '@congress-kit/api';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { promiseStanding } from '@congress-kit/api/rules/window';
import { sql, type Selectable } from 'kysely';
import type { Database } from './database.ts';
import { grouped, refTo, some } from './format.ts';
import type { AnswersTable } from './tables.ts';

/** States of a case from which on it is done; an answer alone does not keep a promise. */
const completed = ['completed', 'published', 'publication_exempt', 'look_back'];

type Row = Selectable<AnswersTable> & { organization_name: string | null; completed_at: string | null; class: string | null };

const toAnswer = (row: Row, today: string): Answer => {
  const completedOn = row.completed_at === null ? undefined : shanghaiDay(row.completed_at);
  return {
    answeredOn: row.answered_on,
    organization: refTo(row.organization_id, row.organization_name),
    respondent: some(row.respondent),
    onTheSpot: row.on_the_spot,
    text: row.body,
    promise: row.promise === null || row.promise_due_on === null ? undefined : {
      text: row.promise, dueOn: row.promise_due_on, caseNumber: some(row.case_number), completedOn,
      standing: promiseStanding({ dueOn: row.promise_due_on, completedOn: completedOn ?? null, explained: row.class === 'explained' }, today),
    },
  };
};

/** The answers to several questions, each question's in their order, with how their promises stand today. */
export const readAnswers = async (db: Database, receiptNos: readonly string[], today: string): Promise<Map<string, Answer[]>> => {
  if (receiptNos.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select answers.*, organizations.name as organization_name,
      (case when cases.state in (${sql.join(completed)}) then (select max(step.at) from case_steps step where step.case_number = cases.number and step.type = 'completed') end) as completed_at,
      (select normal from replies where replies.case_number = cases.number order by version desc limit 1) as class
    from answers left join organizations on organizations.id = answers.organization_id left join cases on cases.number = answers.case_number
    where answers.receipt_no in (${sql.join(receiptNos)}) order by answers.receipt_no, answers.version`.execute(db);
  return new Map([...grouped(rows, (row) => row.receipt_no)].map(([no, answers]) => [no, answers.map((row) => toAnswer(row, today))]));
};
