import type { Adoption, answerQuestion, BodyOf, decideOnVoices, reportOnCall, ResponseOf, VoiceMove } from '@congress-kit/api';
import { shanghaiDay, yearOf } from '@congress-kit/api/rules/calendar-days';
import { maskPrivate, normalizeText } from '@congress-kit/api/rules/text';
import type { Role } from '@congress-kit/api/rules/moves';
import { moveVoice, nextVoiceMoves, type VoiceState } from '@congress-kit/api/rules/voice-flow';
import { windowState } from '@congress-kit/api/rules/window';
import { sql, type Selectable } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { ApiProblem, invalid, type PlacedFault } from '../http/problems.ts';
import { forgetContact } from '../policies/contacts.ts';
import type { Staff } from '../policies/identity.ts';
import { readAdoptions } from './calls.ts';
import { isReachable, writeCaseStep } from './case-moves.ts';
import { nextCaseNumber } from './counters.ts';
import { refusal } from './refusals.ts';
import { searchable } from './searching.ts';
import { checkReferences, sourceOf } from './suggestion-writes.ts';
import type { CallsTable, VoicesTable } from './tables.ts';
import type { Trx } from './transaction.ts';
import { isAnswered } from './voice-views.ts';

/** What the office does with voices: publish, hide, decide on in clusters, answer, report. */

export type VoiceRow = Selectable<VoicesTable>;
type CallRow = Selectable<CallsTable>;

export const lockVoice = (trx: Trx, receiptNo: string): Promise<VoiceRow | undefined> =>
  trx.selectFrom('voices').selectAll().where('receipt_no', '=', receiptNo).forUpdate().executeTakeFirst();
export const lockCall = (trx: Trx, id: string): Promise<CallRow | undefined> => trx.selectFrom('calls').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Makes one move on a locked voice; refused, it throws and nothing stays. */
export const applyVoiceMove = async (ctx: AppContext, trx: Trx, row: VoiceRow, { to, reason }: { to: VoiceMove['to']; reason?: string | undefined }, by: Role): Promise<void> => {
  const now = ctx.now();
  const moved = moveVoice(row.state as VoiceState, { to, fields: { reason } }, { by, now, since: row.changed_at, answered: isAnswered(row) });
  if (!moved.ok) throw refusal(moved.reason === 'wrong_role' && by === 'resident' ? { ...moved, reason: 'not_listed' } : moved);
  await trx.updateTable('voices').set({
    state: moved.state, reason: moved.state === 'hidden' && reason !== undefined ? maskPrivate(normalizeText(reason)) : null, changed_at: now, as_of: shanghaiDay(now),
  }).where('receipt_no', '=', row.receipt_no).execute();
  if (moved.state === 'withdrawn') await forgetContact(trx, 'voice_contacts', row.receipt_no);
};

/** Numbers of accepted voices of this call; each that is not is told by its place. */
const checkVoices = async (trx: Trx, call: CallRow, numbers: readonly string[]): Promise<void> => {
  const found = await trx.selectFrom('voices').select('receipt_no').where('call_id', '=', call.id).where('state', '=', 'accepted').where('receipt_no', 'in', numbers).execute();
  const known = new Set(found.map((row) => row.receipt_no));
  const errors = numbers.flatMap((number, index): PlacedFault[] => (known.has(number) ? [] : [{ in: 'body', pointer: `/voices/${index}`, code: 'unknown_reference' }]));
  if (errors.length > 0) throw new ApiProblem('invalid_request', { errors });
};

const adoptionIdOf = async (trx: Trx, call: CallRow, asked: string | undefined): Promise<{ id: string; position: number }> => {
  if (asked !== undefined) {
    const found = await trx.selectFrom('adoptions').select(['id', 'position']).where('id', '=', asked).where('call_id', '=', call.id).executeTakeFirst();
    if (!found) throw invalid('body', '/id', 'unknown_reference');
    return found;
  }
  const { last } = await trx.selectFrom('adoptions').select(sql<number | null>`max(position)`.as('last')).where('call_id', '=', call.id).executeTakeFirstOrThrow();
  const position = (last ?? 0) + 1;
  return { id: `${call.id}.C${position}`, position };
};

/** One answer to all who said the same, made or changed. The call's row is locked by the caller. */
export const decide = async (ctx: AppContext, trx: Trx, call: CallRow, body: BodyOf<typeof decideOnVoices>): Promise<Adoption> => {
  if (body.articleId !== undefined) {
    const article = await trx.selectFrom('articles').select('id').where('id', '=', body.articleId).where('call_id', '=', call.id).executeTakeFirst();
    if (!article) throw invalid('body', '/articleId', 'unknown_reference');
  }
  await checkVoices(trx, call, body.voices);
  const { id, position } = await adoptionIdOf(trx, call, body.id);
  const values = {
    article_id: body.articleId ?? null, summary: maskPrivate(normalizeText(body.summary)), outcome: body.outcome, reason: maskPrivate(normalizeText(body.reason)), decided_on: shanghaiDay(ctx.now()),
  };
  await trx.insertInto('adoptions').values({ id, call_id: call.id, position, ...values }).onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute();
  await trx.updateTable('voices').set({ adoption_id: null }).where('adoption_id', '=', id).where('receipt_no', 'not in', body.voices).execute();
  await trx.updateTable('voices').set({ adoption_id: id }).where('receipt_no', 'in', body.voices).execute();
  return (await readAdoptions(trx, call.id, id))[0]!;
};

/** What came of a call, once its window is closed. */
export const report = async (ctx: AppContext, trx: Trx, call: CallRow, body: BodyOf<typeof reportOnCall>): Promise<ResponseOf<typeof reportOnCall>> => {
  const today = shanghaiDay(ctx.now());
  const issuedOn = body.issuedOn ?? today;
  const state = windowState({ opensOn: call.opens_on, closesOn: call.closes_on, cancelledOn: call.cancelled_on }, today);
  if (state !== 'closed') throw new ApiProblem('move_not_allowed', { allowed: [] });
  if (issuedOn <= call.closes_on) throw invalid('body', '/issuedOn', 'too_small', { min: call.closes_on });
  const text = maskPrivate(normalizeText(body.text));
  await trx.updateTable('calls').set({ reported_on: issuedOn, report: text, as_of: today }).where('id', '=', call.id).execute();
  return { issuedOn, text };
};

/** A promise becomes a case, with the question's words where those are public. */
const registerPromise = async (ctx: AppContext, trx: Trx, row: VoiceRow, call: CallRow, promise: string): Promise<string> => {
  const now = ctx.now();
  const today = shanghaiDay(now);
  const source = await sourceOf(trx);
  const number = await nextCaseNumber(trx, 'qa_promise', yearOf(today));
  const title = Array.from(maskPrivate(promise).replace(/\s+/g, ' ')).slice(0, 60).join('');
  const body = row.may_publish ? [row.public_title, row.public_body].filter(Boolean).join('\n') : null;
  await trx.insertInto('cases').values({
    number, origin: 'qa_promise', title, body, category: null, division_id: null, congress_id: call.congress_id, state: 'registered', registered_on: today, pauses: '[]', priority: false,
    changed_at: now, ...searchable(`${number}\n${title}\n${body ?? ''}`.toLowerCase()), source, as_of: today,
  }).execute();
  await writeCaseStep(trx, { number, type: 'registered', at: now, actor: { role: 'office_clerk', organizationId: null } });
  return number;
};

/** Adds an answer to an accepted question, and registers what it promises. */
export const answer = async (ctx: AppContext, trx: Trx, row: VoiceRow, call: CallRow, body: BodyOf<typeof answerQuestion>, staff: Staff, by: Role): Promise<void> => {
  const today = shanghaiDay(ctx.now());
  if (row.state !== 'accepted') throw new ApiProblem('move_not_allowed', { allowed: nextVoiceMoves(row.state as VoiceState, { by, now: ctx.now(), since: row.changed_at }) });
  // A unit answers for itself.
  const organizationId = staff.role === 'handling_unit' ? staff.organizationId : (body.organizationId ?? row.organization_id);
  if (staff.role === 'handling_unit' && body.organizationId !== undefined && body.organizationId !== organizationId) throw invalid('body', '/organizationId', 'not_allowed_here');
  await checkReferences(trx, [{ table: 'organizations', id: body.organizationId, pointer: '/organizationId' }]);
  const { promise } = body;
  const answeredOn = body.answeredOn ?? today;
  if (promise && promise.dueOn < answeredOn) throw invalid('body', '/promise/dueOn', 'too_small', { min: answeredOn });
  if (promise?.caseNumber !== undefined) {
    const found = await trx.selectFrom('cases').select(['number', 'congress_id']).where('number', '=', promise.caseNumber).executeTakeFirst();
    if (!found || !isReachable(staff, found)) throw invalid('body', '/promise/caseNumber', 'unknown_reference');
  }
  const { last } = await trx.selectFrom('answers').select(sql<number | null>`max(version)`.as('last')).where('receipt_no', '=', row.receipt_no).executeTakeFirstOrThrow();
  const text = promise && normalizeText(promise.text);
  const caseNumber = promise && text !== undefined ? (promise.caseNumber ?? (await registerPromise(ctx, trx, row, call, text))) : null;
  await trx.insertInto('answers').values({
    receipt_no: row.receipt_no, version: (last ?? 0) + 1, organization_id: organizationId, respondent: body.respondent === undefined ? null : maskPrivate(body.respondent), on_the_spot: body.onTheSpot ?? false,
    body: maskPrivate(normalizeText(body.text)), answered_on: answeredOn, promise: text === undefined ? null : maskPrivate(text), promise_due_on: promise?.dueOn ?? null, case_number: caseNumber ?? null,
  }).execute();
  await trx.updateTable('voices').set({ answered: true, as_of: today }).where('receipt_no', '=', row.receipt_no).execute();
};
