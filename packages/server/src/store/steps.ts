import type { Reply, Step } from '@congress-kit/api';
import { sql, type Selectable } from 'kysely';
import type { Evidence } from './attachments.ts';
import type { Database } from './database.ts';
import { grouped, refTo, some } from './format.ts';
import type { RepliesTable } from './tables.ts';

/** Steps and replies, which suggestions and cases have alike. */

/** The column that says whose a step is, by the table it is in. */
export const stepOwners = { case_steps: 'case_number', suggestion_steps: 'receipt_no' } as const;

interface StepRow {
  id: number; mark: string; type: string; at: string; role: string; organization_id: string | null; organization_name: string | null; note: string | null; corrects: number | null;
}

const toStep = (row: StepRow, corrects: string | undefined, evidence: Step['evidence']): Step => ({
  id: row.mark,
  type: row.type,
  at: row.at,
  actor: { role: row.role, organization: refTo(row.organization_id, row.organization_name)?.name },
  note: some(row.note),
  corrects,
  evidence,
});

/** Everybody sees that a unit sent a case back or met the deputy, and when; why, and who was there, stays between the office, the units and the deputy. */
export const toldWithoutNote: readonly string[] = ['returned', 'meeting'];

/**
 * The steps of one record, as many as this reader may see. What a correction says is told no further than what it corrects. Everybody is given
 * the files of a step where they may read its note, until the step is put right: a wrong file can be taken back in no other way.
 */
const toSteps = (rows: readonly StepRow[], which: 'public' | 'all', evidence?: Evidence): Step[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const putRight = new Set(rows.map((row) => row.corrects));
  return rows.flatMap((row) => {
    const corrected = row.corrects === null ? undefined : byId.get(row.corrects);
    if (row.corrects !== null && !corrected) return [];
    const isSilent = which === 'public' && toldWithoutNote.includes((corrected ?? row).type);
    const files = isSilent || (which === 'public' && putRight.has(row.id)) ? undefined : evidence?.get(row.id);
    return [toStep(isSilent ? { ...row, note: null } : row, corrected?.mark, files)];
  });
};

export const toReply = (row: Selectable<RepliesTable>): Reply => {
  const meeting = row.meeting as { kind: string; on?: string } | null;
  return {
    version: row.version,
    documentNo: some(row.document_no),
    issuedOn: row.issued_on,
    signedBy: some(row.signed_by),
    text: row.body,
    resolution: row.scheme === null || row.code === null || row.normal === null ? undefined : { scheme: row.scheme, code: row.code, normal: row.normal },
    promiseDueOn: some(row.promise_due_on),
    // The note of a meeting stays inside: it often names the people who were there.
    meeting: meeting ? { kind: meeting.kind, on: some(meeting.on) } : undefined,
  };
};

/** Of the steps themselves and who took them. */
const stepColumns = sql`steps.id, steps.mark, steps.corrects, steps.type, steps.at, steps.role, steps.organization_id, organizations.name as organization_name, steps.note`;
const stepsOf = (table: keyof typeof stepOwners) => sql`${sql.table(table)} as steps left join organizations on organizations.id = steps.organization_id`;

/** The steps of one record. @param evidence their files, for who may see them */
export const readSteps = async (db: Database, table: keyof typeof stepOwners, owner: string, which: 'public' | 'all', evidence?: Promise<Evidence>): Promise<Step[]> => {
  const asked = sql<StepRow>`select ${stepColumns} from ${stepsOf(table)} where steps.${sql.ref(stepOwners[table])} = ${owner}${which === 'public' ? sql` and steps.public` : sql``} order by steps.id`;
  const [{ rows }, files] = await Promise.all([asked.execute(db), evidence]);
  return toSteps(rows, which, files);
};

/** The public steps of several records, in one query. */
export const readStepsOf = async (db: Database, table: keyof typeof stepOwners, ids: readonly string[]): Promise<Map<string, Step[]>> => {
  if (ids.length === 0) return new Map();
  const owner = stepOwners[table];
  const { rows } = await sql<StepRow & { owner: string }>`
    select steps.${sql.ref(owner)} as owner, ${stepColumns} from ${stepsOf(table)}
    where steps.public and steps.${sql.ref(owner)} in (${sql.join(ids)}) order by steps.id`.execute(db);
  return new Map([...grouped(rows, (row) => row.owner)].map(([id, steps]) => [id, toSteps(steps, 'public')]));
};

/** @param words what this reader is shown of a text: everybody but its holder and the office reads private numbers masked */
export const readReplies = async (db: Database, of: { caseNumber: string } | { receiptNo: string }, words = (text: string): string => text): Promise<Reply[]> => {
  const replies = db.selectFrom('replies').selectAll().orderBy('version');
  const rows = 'caseNumber' in of ? replies.where('case_number', '=', of.caseNumber) : replies.where('receipt_no', '=', of.receiptNo);
  return (await rows.execute()).map((row) => toReply({
    ...row, body: words(row.body), document_no: row.document_no && words(row.document_no), signed_by: row.signed_by && words(row.signed_by),
  }));
};
