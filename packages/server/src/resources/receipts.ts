import {
  getReceipt, rateReply, receiptSecretHeader, supplementSuggestion, withdrawSuggestion, type OperationSpec, type Receipt,
} from '@congress-kit/api';
import { normalizeText } from '@congress-kit/api/rules/text';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { ApiProblem } from '../http/problems.ts';
import { route, type Call, type RouteOptions } from '../http/route.ts';
import { needsKey, once } from '../policies/idempotency.ts';
import { takeToken } from '../policies/rate-limit.ts';
import { attachmentFaults, claimAttachments } from '../store/attachments.ts';
import type { Database } from '../store/database.ts';
import { refreshEvaluation } from '../store/ratings.ts';
import { findReceipt, isRated, readReceipt } from '../store/receipts.ts';
import { applySuggestionMove, lockSuggestion, overallOf, roundOf, type SuggestionRow } from '../store/suggestion-moves.ts';
import type { Trx } from '../store/transaction.ts';

/**
 * What the holder of a receipt sees and does. Unknown, malformed, erased and wrong secret are one answer, so looking one up
 * tells nothing about others; and nobody but the holder is ever sent a single rating.
 */

const secretOf = (request: FastifyRequest): string => String(request.headers[receiptSecretHeader.toLowerCase()] ?? '');

const options: RouteOptions = { paramsProblem: 'receipt_not_found', cacheControl: 'no-store' };

const found = async (db: Database, typedNo: string, request: FastifyRequest): Promise<string> => {
  const receiptNo = await findReceipt(db, typedNo, secretOf(request));
  if (receiptNo === undefined) throw new ApiProblem('receipt_not_found');
  return receiptNo;
};

type ReceiptCall = { readonly params: { readonly receiptNo: string }; readonly request: FastifyRequest };

/** A write of the holder: once per key, the suggestion found by its secret and locked, the receipt as it is then. */
const holderWrite = <const O extends OperationSpec>(
  app: FastifyInstance, ctx: AppContext, operation: O, change: (call: Call<O>, trx: Trx, row: SuggestionRow) => Promise<void>,
): void => {
  route(app, operation, once(ctx, operation, {
    credential: ({ request }) => secretOf(request),
    before: ({ request }) => takeToken(ctx, 'lookup', request),
    work: async (call, trx): Promise<Receipt> => {
      const { params, request } = call as unknown as ReceiptCall;
      const receiptNo = await found(trx, params.receiptNo, request);
      const row = await lockSuggestion(trx, receiptNo);
      if (!row) throw new ApiProblem('receipt_not_found');
      await change(call, trx, row);
      return readReceipt(ctx, trx, receiptNo);
    },
  }), { ...options, onRequest: needsKey });
};

export const receipts = (app: FastifyInstance, ctx: AppContext): void => {
  route(app, getReceipt, async ({ params, request }) => {
    await takeToken(ctx, 'lookup', request);
    return readReceipt(ctx, ctx.store.db, await found(ctx.store.db, params.receiptNo, request));
  }, options);

  holderWrite(app, ctx, rateReply, async ({ body }, trx, row) => {
    if (await isRated(trx, row)) throw new ApiProblem('already_rated');
    if (row.state !== 'replied') throw new ApiProblem('rating_not_open');
    const rating = overallOf(body.attitude, body.result);
    const comment = body.comment === undefined ? null : normalizeText(body.comment);
    // The comment goes into this row and nowhere else: no step, no log, no answer but the holder's own.
    await trx.insertInto('ratings').values({
      receipt_no: row.receipt_no, case_number: row.case_number, round: roundOf(row), attitude: body.attitude, result: body.result, comment, at: ctx.now(),
    }).execute();
    // It rests in `rated` whatever the answer was: a state that followed from it would give a single rating away.
    await applySuggestionMove(ctx, trx, row, { to: 'rated', fields: { rating } }, { role: 'resident' });
    if (row.case_number !== null) await refreshEvaluation(ctx, trx, row.case_number, roundOf(row));
  });

  holderWrite(app, ctx, supplementSuggestion, async ({ body }, trx, row) => {
    const text = normalizeText(body.body);
    const faults = await attachmentFaults(ctx, trx, body.attachments, { receiptNo: row.receipt_no });
    if (faults.length > 0) throw new ApiProblem('invalid_request', { errors: faults });
    await applySuggestionMove(ctx, trx, row, { to: 'screening', fields: { supplement: text } }, { role: 'resident' }, {}, { supplement: '/body' });
    const { id } = await trx.insertInto('suggestion_supplements').values({ receipt_no: row.receipt_no, body: text, at: ctx.now() }).returning('id').executeTakeFirstOrThrow();
    await claimAttachments(trx, body.attachments, { receiptNo: row.receipt_no, supplementId: id });
  });

  holderWrite(app, ctx, withdrawSuggestion, async ({ body }, trx, row) => {
    await applySuggestionMove(ctx, trx, row, { to: 'withdrawn', fields: body.reason === undefined ? {} : { note: body.reason } }, { role: 'resident' });
  });
};
