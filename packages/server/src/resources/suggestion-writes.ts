import { submitSuggestion } from '@congress-kit/api';
import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { route } from '../http/route.ts';
import { needsKey, once } from '../policies/idempotency.ts';
import { takeToken } from '../policies/rate-limit.ts';
import { insertSuggestion } from '../store/suggestion-writes.ts';

/** A suggestion that is answered with 201 is in the database. */
export const suggestionWrites = (app: FastifyInstance, ctx: AppContext): void => {
  route(app, submitSuggestion, once(ctx, submitSuggestion, {
    before: ({ request }) => takeToken(ctx, 'submit', request),
    work: ({ body }, trx) => insertSuggestion(ctx, trx, body),
  }), { onRequest: needsKey });
};
