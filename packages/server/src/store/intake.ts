import type { BodyOf, IntakeReceipt, takeInSuggestion } from '@congress-kit/api';
import { sql } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { invalid } from '../http/problems.ts';
import type { Staff } from '../policies/identity.ts';
import { instantText } from './format.ts';
import { insertSuggestion } from './suggestion-writes.ts';
import type { Trx } from './transaction.ts';

/** Suggestions that other systems hand on, each once by the other system's number. */

type External = BodyOf<typeof takeInSuggestion>['external'];

type Sender = Pick<Staff, 'congressId'>;

const knownAs = async (trx: Trx, external: External, { congressId }: Sender): Promise<IntakeReceipt | undefined> => {
  const row = await trx.selectFrom('suggestion_origins').innerJoin('suggestions', 'suggestions.receipt_no', 'suggestion_origins.receipt_no')
    .select(['suggestions.receipt_no', 'suggestions.submitted_at', 'suggestions.state', 'suggestions.congress_id']).where('system', '=', external.system).where('external_id', '=', external.id).executeTakeFirst();
  // Another congress's matter: its receipt number is not told.
  if (row && congressId !== null && row.congress_id !== congressId) throw invalid('body', '/external/id', 'not_allowed_here');
  return row && { receiptNo: row.receipt_no, submittedAt: instantText(row.submitted_at), state: row.state, external, known: true };
};

/** A place says whose suggestion it is; without one it is for the congress of the token, and never for another. */
const keepToCongress = async (trx: Trx, receiptNo: string, divisionId: string | undefined, { congressId }: Sender): Promise<void> => {
  if (congressId === null) return;
  const { congress_id } = await trx.selectFrom('suggestions').select('congress_id').where('receipt_no', '=', receiptNo).executeTakeFirstOrThrow();
  if (congress_id === congressId) return;
  if (divisionId !== undefined) throw invalid('body', '/divisionId', 'not_allowed_here');
  await trx.updateTable('suggestions').set({ congress_id: congressId }).where('receipt_no', '=', receiptNo).execute();
};

/**
 * Takes it in, or says which one it was. Two at once are one after the other: the number is locked until the commit.
 * @param sender whose token it comes with
 */
export const takeIn = async (ctx: AppContext, trx: Trx, { external, ...draft }: BodyOf<typeof takeInSuggestion>, sender: Sender): Promise<IntakeReceipt> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify([external.system, external.id])}, 11))`.execute(trx);
  const known = await knownAs(trx, external, sender);
  if (known) return known;
  const { receiptNo, secret, submittedAt, state } = await insertSuggestion(ctx, trx, draft);
  await keepToCongress(trx, receiptNo, draft.divisionId, sender);
  await trx.insertInto('suggestion_origins').values({ system: external.system, external_id: external.id, receipt_no: receiptNo, taken_in_at: ctx.now() }).execute();
  return { receiptNo, secret, submittedAt, state, external, known: false };
};
