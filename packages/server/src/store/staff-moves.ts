import type { BodyOf, moveSuggestion as moveOperation } from '@congress-kit/api';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import type { MoveFields, Role } from '@congress-kit/api/rules/moves';
import { parseReceiptNo } from '@congress-kit/api/rules/receipt';
import { normalizeText } from '@congress-kit/api/rules/text';
import { sql, type Updateable } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { invalid } from '../http/problems.ts';
import type { Staff } from '../policies/identity.ts';
import { isReachable, type CaseActor } from './case-moves.ts';
import { joinCase, ownOpenCase, registerCase } from './case-registration.ts';
import { answerLateComers } from './suggestion-answers.ts';
import { applySuggestionMove, writeDirectReply, type SuggestionRow } from './suggestion-moves.ts';
import { checkReferences } from './suggestion-writes.ts';
import type { SuggestionsTable } from './tables.ts';
import type { Trx } from './transaction.ts';

export type SuggestionMoveBody = BodyOf<typeof moveOperation>;

/** A receipt number as people copy it → the one written form. */
export const receiptNoOf = (typed: string): string => {
  const parsed = parseReceiptNo(typed);
  return parsed.ok ? parsed.receiptNo : typed;
};

interface Prepared {
  readonly fields?: MoveFields;
  readonly also?: Updateable<SuggestionsTable>;
}
type Prepare = (ctx: AppContext, trx: Trx, row: SuggestionRow, body: SuggestionMoveBody, staff: Staff, actor: CaseActor) => Promise<Prepared>;

/** A deputy claims for themselves; the office for whom it agreed with. */
const claiming = async (trx: Trx, body: SuggestionMoveBody, staff: Staff): Promise<string | undefined> => {
  const deputyId = body.deputyId ?? staff.deputyId ?? undefined;
  if (staff.role === 'deputy' && deputyId !== undefined && deputyId !== staff.deputyId) throw invalid('body', '/deputyId', 'not_allowed_here');
  await checkReferences(trx, [{ table: 'deputies', id: deputyId, pointer: '/deputyId' }]);
  return deputyId;
};

/** A duplicate adds its voice to the one it joins (附议). */
const joining = async (trx: Trx, row: SuggestionRow, body: SuggestionMoveBody, actor: CaseActor): Promise<Prepared> => {
  if (body.into === undefined) return {};
  const into = receiptNoOf(body.into);
  const other = await trx.selectFrom('suggestions').select(['receipt_no', 'state', 'congress_id']).where('receipt_no', '=', into).forUpdate().executeTakeFirst();
  if (!other || !isReachable(actor, other)) throw invalid('body', '/into', 'unknown_reference');
  if (into === row.receipt_no || ['merged', 'rejected', 'referred', 'withdrawn'].includes(other.state)) throw invalid('body', '/into', 'not_allowed_here');
  await trx.updateTable('suggestions').set({ web_supports: sql<number>`web_supports + ${row.support_count + row.web_supports + 1}` }).where('receipt_no', '=', into).execute();
  return { fields: { into }, also: { duplicate_of: into } };
};

/** What a move needs from elsewhere, made before it; when the move is refused, none of it stays. */
const preparations: Readonly<Record<string, Prepare>> = {
  claimed_by_deputy: async (_ctx, trx, _row, body, staff) => {
    const deputyId = await claiming(trx, body, staff);
    return deputyId === undefined ? {} : { fields: { deputyId }, also: { claimed_by: deputyId } };
  },
  transferred: async (ctx, trx, row, body, _staff, actor) => {
    // Coming back from hidden is no transfer: its case is what it was.
    if (row.state === 'hidden') return {};
    const number = body.caseNumber === undefined
      ? ((await ownOpenCase(trx, row)) ?? (await registerCase(ctx, trx, row, actor, { origin: 'public_suggestion' })))
      : await joinCase(trx, body.caseNumber, actor);
    return { fields: { caseId: number }, also: { case_number: number } };
  },
  escalated: async (ctx, trx, row, body, staff, actor) => {
    if (row.state === 'hidden') return {};
    const deputyId = (await claiming(trx, body, staff)) ?? row.claimed_by;
    const number = body.caseNumber === undefined
      ? await registerCase(ctx, trx, row, actor, { origin: 'deputy_suggestion', deputyId })
      : await joinCase(trx, body.caseNumber, actor);
    return { fields: { caseId: number }, also: { case_number: number } };
  },
  merged: (_ctx, trx, row, body, _staff, actor) => joining(trx, row, body, actor),
};

const pointers = { text: '/answer', caseId: '/caseNumber' } as const;

/** One move of the office, a unit or a deputy on a locked suggestion. */
export const moveByStaff = async (ctx: AppContext, trx: Trx, row: SuggestionRow, body: SuggestionMoveBody, staff: Staff, role: Role): Promise<void> => {
  const actor: CaseActor = { role, organizationId: staff.organizationId, congressId: staff.congressId };
  const prepared = (await preparations[body.to]?.(ctx, trx, row, body, staff, actor)) ?? {};
  const fields: MoveFields = { ...body, text: body.answer, ...prepared.fields };
  const moved = await applySuggestionMove(ctx, trx, row, { to: body.to, fields, evidence: body.evidence }, actor, prepared.also, pointers);
  const isReturn = row.state === 'hidden';
  if (isReturn || body.to === 'correction') return;
  // Back for another try after an unsatisfied rating, it waits for a new answer.
  if (moved.state === 'transferred' && row.state !== 'rated' && moved.case_number !== null) await answerLateComers(ctx, trx, moved.case_number);
  if ((moved.state === 'answered_on_spot' || moved.state === 'replied') && body.answer !== undefined) {
    await writeDirectReply(trx, row.receipt_no, normalizeText(body.answer), shanghaiDay(ctx.now()));
  }
  if (row.state === 'needs_supplement' && moved.state === 'screening' && body.supplement !== undefined) {
    await trx.insertInto('suggestion_supplements').values({ receipt_no: row.receipt_no, body: normalizeText(body.supplement), at: ctx.now() }).execute();
  }
};
