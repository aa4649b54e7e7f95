import type { Rating } from '@congress-kit/api/rules/suggestion-flow';
import { handlers } from '@congress-kit/api/rules/case-flow';
import { moveSuggestion, type SuggestionMemory, type SuggestionState, type SuggestionTarget } from '@congress-kit/api/rules/suggestion-flow';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { maskPrivate } from '@congress-kit/api/rules/text';
import type { MoveFields, Role } from '@congress-kit/api/rules/moves';
import type { Selectable, Updateable } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { forgetContact, postponeDeletion } from '../policies/contacts.ts';
import { evidenceOf, type Named } from './attachments.ts';
import { stepToCorrect } from './corrections.ts';
import type { Database } from './database.ts';
import { refusal } from './refusals.ts';
import { writeStep } from './suggestion-writes.ts';
import type { SuggestionsTable } from './tables.ts';
import type { Trx } from './transaction.ts';
import { tellSuggestion } from '../webhooks/outbox.ts';

export type SuggestionRow = Selectable<SuggestionsTable>;

/**
 * Locks one suggestion for this transaction, its case first: a case's reply moves its suggestions and a rating refreshes its
 * case's figures, so all take them in the same order and none waits for another in a circle.
 */
export const lockSuggestion = async (trx: Trx, receiptNo: string, alsoCase?: string): Promise<SuggestionRow | undefined> => {
  for (;;) {
    const seen = await trx.selectFrom('suggestions').select('case_number').where('receipt_no', '=', receiptNo).executeTakeFirst();
    if (!seen) return undefined;
    const numbers = [seen.case_number, alsoCase].filter((number) => number !== null && number !== undefined);
    if (numbers.length > 0) await trx.selectFrom('cases').select('number').where('number', 'in', numbers).orderBy('number').forUpdate().execute();
    const row = await trx.selectFrom('suggestions').selectAll().where('receipt_no', '=', receiptNo).forUpdate().executeTakeFirst();
    // It was handed to another case in between: begin again with that one.
    if (row && row.case_number !== seen.case_number) continue;
    return row;
  }
};

const weight: Readonly<Record<string, number>> = { satisfied: 0, basic: 1, unsatisfied: 2 };

/** 总体: the worse of attitude and result, so that nobody who is unsatisfied with either is closed as satisfied. */
export const overallOf = (attitude: string, result: string): Rating => ((weight[attitude] ?? 2) >= (weight[result] ?? 2) ? attitude : result) as Rating;

/** The round a rating belongs to: a new one begins when the suggestion goes back to the unit. */
export const roundOf = (row: Pick<SuggestionRow, 'rehandled'>): number => row.rehandled + 1;

/** What the flow must remember beside the state, from the rows that hold it. */
/**
 * @param by who asks. A rating matters in `rated` alone, and a handler, who can do nothing there, is never shown it: the
 *   database would refuse the query.
 */
export const suggestionMemory = async (db: Database, row: SuggestionRow, by?: Role): Promise<SuggestionMemory> => {
  const isRatedOn = row.state === 'rated' && !(by !== undefined && handlers.includes(by));
  const [replied, rating] = await Promise.all([
    db.selectFrom('suggestion_steps').select('id').where('receipt_no', '=', row.receipt_no).where('type', 'in', ['replied', 'answered_on_spot']).limit(1).executeTakeFirst(),
    isRatedOn ? db.selectFrom('ratings').select(['attitude', 'result']).where('receipt_no', '=', row.receipt_no).where('round', '=', roundOf(row)).executeTakeFirst() : undefined,
  ]);
  return {
    since: row.changed_at,
    replied: replied !== undefined,
    rating: rating ? overallOf(rating.attitude, rating.result) : null,
    transferredAgain: row.rehandled > 0,
    hiddenFrom: row.hidden_from as SuggestionState | null,
  };
};

export interface Mover {
  readonly role: Role;
  readonly organizationId?: string | null;
}

/** Steps that are between the office and the resident. */
const inner: readonly string[] = ['needs_supplement', 'hidden', 'restored', 'withdrawn', 'merged', 'referred', 'rejected'];

const endingOf = (to: string, fields: MoveFields): { code?: unknown; text?: unknown } | null => {
  switch (to) {
    case 'rejected': return { code: fields['code'], text: fields['note'] };
    case 'referred': return { text: fields['where'] };
    case 'merged': return { text: fields['into'] };
    case 'hidden': return { text: fields['reason'] };
    default: return null;
  }
};

const noteOf = (to: string, fields: MoveFields): string | undefined => {
  const named: Readonly<Record<string, unknown>> = { needs_supplement: fields['question'], hidden: fields['reason'], referred: fields['where'] };
  const note = named[to] ?? fields['note'];
  // A note can be read by others than it was written for.
  return typeof note === 'string' ? maskPrivate(note) : undefined;
};

/**
 * Makes one move on a locked suggestion: state, memory, ending and exactly one step; refused, it throws and nothing stays.
 * @param also columns a move brings with it: its case, who claimed it, what it doubles
 */
export const applySuggestionMove = async (
  ctx: AppContext, trx: Trx, row: SuggestionRow, request: { to: string; fields: MoveFields; evidence?: readonly Named[] | undefined }, mover: Mover,
  also: Updateable<SuggestionsTable> = {}, pointers: Readonly<Record<string, string>> = {},
): Promise<SuggestionRow> => {
  const now = ctx.now();
  const memory = await suggestionMemory(trx, row, mover.role);
  const { to, fields } = request;
  const moved = moveSuggestion(row.state as SuggestionState, { to: to as SuggestionTarget, fields }, { ...memory, by: mover.role, now });
  // A resident has no other role to come with; what is somebody else's move is simply not open to them.
  if (!moved.ok) throw refusal(moved.reason === 'wrong_role' && mover.role === 'resident' ? { ...moved, reason: 'not_listed' } : moved, pointers);
  const step = { receiptNo: row.receipt_no, type: moved.step.type, at: now, role: mover.role, organizationId: mover.organizationId ?? null, note: noteOf(moved.step.type, fields), evidence: await evidenceOf(ctx, trx, request.evidence) };
  if (moved.step.type === 'correction') {
    const { id, isPublic } = await stepToCorrect(trx, 'suggestion_steps', row.receipt_no, String(fields['corrects']));
    await trx.updateTable('suggestions').set({ as_of: shanghaiDay(now) }).where('receipt_no', '=', row.receipt_no).execute();
    await writeStep(trx, { ...step, isPublic, corrects: id });
    const corrected = { ...row, as_of: shanghaiDay(now) };
    if (isPublic) await tellSuggestion(trx, row, corrected, now);
    return corrected;
  }
  const ending = endingOf(moved.state, fields);
  const isReturn = moved.step.type === 'restored';
  const changes: Updateable<SuggestionsTable> = {
    state: moved.state,
    hidden_from: moved.memory.hiddenFrom ?? null,
    rehandled: moved.memory.transferredAgain ? Math.max(1, row.rehandled) : row.rehandled,
    ending: ending ? JSON.stringify(ending) : null,
    changed_at: now,
    as_of: shanghaiDay(now),
    // Reviewed by the office and allowed by the resident: from here on it may be seen.
    ...(moved.state === 'accepted' && !isReturn && row.may_publish && row.visibility === 'private' && { visibility: 'full' }),
    ...also,
  };
  await trx.updateTable('suggestions').set(changes).where('receipt_no', '=', row.receipt_no).execute();
  await writeStep(trx, { ...step, isPublic: !inner.includes(moved.step.type) });
  if (moved.state === 'withdrawn') await forgetContact(trx, 'suggestion_contacts', row.receipt_no);
  else await postponeDeletion(ctx, trx, row.receipt_no);
  const after = await trx.selectFrom('suggestions').selectAll().where('receipt_no', '=', row.receipt_no).executeTakeFirstOrThrow();
  await tellSuggestion(trx, row, after, now);
  return after;
};

/** Adds an answer given to the resident directly; a case's reply stays with the case. */
export const writeDirectReply = async (trx: Trx, receiptNo: string, text: string, today: string): Promise<void> => {
  const last = await trx.selectFrom('replies').select('version').where('receipt_no', '=', receiptNo).orderBy('version', 'desc').limit(1).executeTakeFirst();
  await trx.insertInto('replies').values({
    case_number: null, receipt_no: receiptNo, version: (last?.version ?? 0) + 1, document_no: null, issued_on: today, signed_by: null,
    body: text, scheme: null, code: null, normal: null, promise_due_on: null, meeting: null,
  }).execute();
};
