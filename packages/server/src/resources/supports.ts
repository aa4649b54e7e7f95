import { listSimilarSuggestions, supportSuggestion } from '@congress-kit/api';
import { addDays, addMonths, shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { found } from '../http/answers.ts';
import type { AppContext } from '../http/context.ts';
import { route } from '../http/route.ts';
import { needsKey, once } from '../policies/idempotency.ts';
import { addressToday, takeTokenOrProof } from '../policies/rate-limit.ts';
import { keyedHash } from '../policies/seal.ts';
import { instantText } from '../store/format.ts';
import { receiptNoOf } from '../store/staff-moves.ts';
import { addSupport, listSimilar } from '../store/supports.ts';

/**
 * Who seconds, as far as that can be known without accounts: the page's own mark counts once for good, an address once a
 * day. Hashed with the suggestion in it, so that two of one person's voices cannot be told to be one person's.
 */
const supporterOf = (ctx: AppContext, request: FastifyRequest, receiptNo: string, device: string | undefined) => {
  const today = shanghaiDay(ctx.now());
  const day = (text: string) => new Date(`${text}T00:00:00+08:00`);
  return device === undefined
    // The hash of an address is of its day; afterwards it can match nothing.
    ? { supporter: addressToday(ctx, request, 'support', receiptNo), deleteAfter: day(addDays(today, 1)) }
    : { supporter: keyedHash(ctx.key, 'device', receiptNo, device), deleteAfter: day(addMonths(today, ctx.config.consent.retentionMonths)) };
};

export const supports = (app: FastifyInstance, ctx: AppContext): void => {
  route(app, supportSuggestion, once(ctx, supportSuggestion, {
    before: ({ request }) => takeTokenOrProof(ctx, 'support', supportSuggestion, request),
    work: async ({ params, body, request }, trx) => {
      const receiptNo = receiptNoOf(params.receiptNo);
      const { supporter, deleteAfter } = supporterOf(ctx, request, receiptNo, body.device);
      return found(await addSupport(ctx, trx, receiptNo, supporter, deleteAfter));
    },
  }), { onRequest: needsKey });

  route(app, listSimilarSuggestions, async ({ query }) => ({ items: await listSimilar(ctx, query), asOf: instantText(ctx.now()) }), { isShared: false });
};
