import type { AppContext } from '../http/context.ts';
import { applySuggestionMove } from './suggestion-moves.ts';
import { writeStep } from './suggestion-writes.ts';
import type { Trx } from './transaction.ts';

/** A case in one of these has answered, and may never answer again. */
const answered: readonly string[] = ['replied', 'evaluating', 'satisfied', 'basic', 'no_response'];

/**
 * A case's reply is the reply to every suggestion in it, in the same transaction. One that is hidden stays hidden, and will
 * come back as replied. The case's row is locked by the caller; suggestions follow in the order of their numbers.
 */
export const answerSuggestions = async (ctx: AppContext, trx: Trx, caseNumber: string, text: string): Promise<void> => {
  const rows = await trx.selectFrom('suggestions').selectAll().where('case_number', '=', caseNumber).orderBy('receipt_no').forUpdate().execute();
  for (const row of rows) {
    if (row.state === 'transferred') await applySuggestionMove(ctx, trx, row, { to: 'replied', fields: { text } }, { role: 'system' });
    if (row.state === 'hidden' && row.hidden_from === 'transferred') {
      await trx.updateTable('suggestions').set({ hidden_from: 'replied' }).where('receipt_no', '=', row.receipt_no).execute();
      await writeStep(trx, { receiptNo: row.receipt_no, type: 'replied', at: ctx.now(), role: 'system', isPublic: false });
    }
  }
};

/**
 * What comes to a case that has answered already (joined, or merged into it) gets that answer: nobody is left waiting for one
 * that will not come. The case's row is locked by the caller.
 */
export const answerLateComers = async (ctx: AppContext, trx: Trx, caseNumber: string): Promise<void> => {
  const found = await trx.selectFrom('cases').select('state').where('number', '=', caseNumber).executeTakeFirst();
  if (!found || !answered.includes(found.state)) return;
  const last = await trx.selectFrom('replies').select('body').where('case_number', '=', caseNumber).orderBy('version', 'desc').limit(1).executeTakeFirst();
  if (last) await answerSuggestions(ctx, trx, caseNumber, last.body);
};
