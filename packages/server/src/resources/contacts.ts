import { getSuggestionContact, getVoiceContact } from '@congress-kit/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { found } from '../http/answers.ts';
import { route, type RouteOptions } from '../http/route.ts';
import { staffOf, type Staff } from '../policies/identity.ts';
import { staffOnly } from '../policies/staff-writes.ts';
import { suggestionRole } from '../policies/visibility.ts';
import { voiceRole } from '../policies/voice-visibility.ts';
import { writeAudit } from '../store/audit.ts';
import { readContact, type Own } from '../store/personal-data.ts';
import { receiptNoOf } from '../store/staff-moves.ts';
import { inTransaction, type Trx } from '../store/transaction.ts';

/** Asking back 回访. A look is an act: who looked at whose is in the audit log, in the transaction that reads it. What was seen is not. */
export const contacts = (app: FastifyInstance, ctx: AppContext): void => {
  const look = (act: string, request: FastifyRequest, typedNo: string, find: (trx: Trx, who: Staff, receiptNo: string) => Promise<Own>) => inTransaction(ctx.store.db, async (trx) => {
    const who = staffOf(request);
    const own = await find(trx, who, receiptNoOf(typedNo));
    const details = await readContact(ctx, trx, own);
    await writeAudit(ctx, trx, { by: who.tokenId, act, subject: own.receiptNo });
    return details;
  });
  const only = (operation: typeof getSuggestionContact | typeof getVoiceContact): RouteOptions => ({ onRequest: staffOnly(ctx, operation), cacheControl: 'no-store' });

  route(app, getSuggestionContact, ({ params, request }) => look('suggestion.contact', request, params.receiptNo, async (trx, who, receiptNo) => {
    const row = found(await trx.selectFrom('suggestions').selectAll().where('receipt_no', '=', receiptNo).executeTakeFirst());
    found(await suggestionRole(trx, who, row));
    return { table: 'suggestions', receiptNo };
  }), only(getSuggestionContact));

  route(app, getVoiceContact, ({ params, request }) => look('voice.contact', request, params.receiptNo, async (trx, who, receiptNo) => {
    found(await voiceRole(trx, who, receiptNo));
    return { table: 'voices', receiptNo };
  }), only(getVoiceContact));
};
