import type { Erasure } from '@congress-kit/api';
import { searchTexts } from '@congress-kit/api/rules/search-text';
import type { AppContext } from '../http/context.ts';
import { forgetAnswers } from '../policies/idempotency.ts';
import { tellSuggestion } from '../webhooks/outbox.ts';
import { subjectOf } from './case-registration.ts';
import { searchable } from './searching.ts';
import type { SuggestionRow } from './suggestion-moves.ts';
import type { Trx } from './transaction.ts';
import type { VoiceRow } from './voice-office.ts';

/**
 * Erasing (个人信息保护法 47): contact, name, words and files go, wherever they stand; number, subject, state, steps and the
 * authority's replies stay, because the public was told of them; of the files that went with steps 佐证, a suggestion's go, because they may
 * show who it was or what they wrote, and a case's stay, as its replies do. The receipt's secret goes too, so that the number answers
 * like one that never was.
 */
type Erased = Pick<Erasure, 'texts' | 'files'>;

const erasedCount = async (rows: Promise<readonly { numUpdatedRows: bigint }[]>): Promise<number> => Number((await rows)[0]?.numUpdatedRows ?? 0n);

/** @param before as it was found, for who must be told that it is public no more; @param row as it is now, withdrawn perhaps */
export const eraseSuggestion = async (ctx: AppContext, trx: Trx, before: SuggestionRow, row: SuggestionRow): Promise<Erased> => {
  const { receipt_no: receiptNo } = row;
  const now = ctx.now();
  await trx.deleteFrom('suggestion_contacts').where('receipt_no', '=', receiptNo).execute();
  const files = await erasedCount(trx.updateTable('attachments').set({ receipt_no: null, supplement_id: null, suggestion_step_id: null, position: null, name: null, delete_after: now }).where('receipt_no', '=', receiptNo).execute());
  const supplements = await trx.deleteFrom('suggestion_supplements').where('receipt_no', '=', receiptNo).executeTakeFirst();
  const comments = await erasedCount(trx.updateTable('ratings').set({ comment: null }).where('receipt_no', '=', receiptNo).where('comment', 'is not', null).execute());
  // The one change a step takes: what a resident wrote into it goes, the step stays.
  const notes = await erasedCount(trx.updateTable('suggestion_steps').set({ note: null }).where('receipt_no', '=', receiptNo).where('role', '=', 'resident').where('note', 'is not', null).execute());
  const title = subjectOf(row.category);
  // Cases that were merged or split off have the words too, and are not the one that handles it.
  const carrying = await trx.selectFrom('cases').select('number').where('title', 'in', [row.title, row.public_title])
    .where(({ or, eb }) => or([eb('words_from', '=', receiptNo), ...(row.case_number === null ? [] : [eb('number', '=', row.case_number)])])).orderBy('number').forUpdate().execute();
  for (const { number } of carrying) await trx.updateTable('cases').set({ title, body: null, ...searchable(searchTexts.cases({ number, title })) }).where('number', '=', number).execute();
  await trx.updateTable('suggestions').set({
    secret_hash: null, title, body: '', public_title: title, public_body: '', address: null, latitude: null, longitude: null, datum: null, identity_mode: 'anonymous', erased_at: now, pairs: [],
    ...searchable(searchTexts.suggestions({ receiptNo, title, body: '' })), ...(row.visibility === 'full' && { visibility: 'summary' }),
  }).where('receipt_no', '=', receiptNo).execute();
  await forgetAnswers(ctx, trx, receiptNo);
  const after = await trx.selectFrom('suggestions').selectAll().where('receipt_no', '=', receiptNo).executeTakeFirstOrThrow();
  await tellSuggestion(trx, before, after, now);
  const texts = 2 + Number(row.address !== null || row.latitude !== null) + Number(supplements.numDeletedRows) + comments + notes;
  return { texts, files };
};

/** It is counted on, and shown no more. */
export const eraseVoice = async (ctx: AppContext, trx: Trx, row: VoiceRow): Promise<Erased> => {
  await trx.deleteFrom('voice_contacts').where('receipt_no', '=', row.receipt_no).execute();
  await trx.updateTable('voices').set({
    secret_hash: null, title: null, body: null, quote: null, public_title: null, public_body: null, identity_mode: 'anonymous', may_publish: false, ...searchable(row.receipt_no.toLowerCase()), erased_at: ctx.now(),
  }).where('receipt_no', '=', row.receipt_no).execute();
  await forgetAnswers(ctx, trx, row.receipt_no);
  return { texts: [row.title, row.body, row.quote].filter((text) => text !== null).length, files: 0 };
};
