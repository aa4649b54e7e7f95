import { submitSuggestion } from '@congress-kit/api';
import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { route } from '../http/route.ts';
import { needsKey } from '../policies/idempotency.ts';
import { onceTogether } from '../policies/once-together.ts';
import { insertSuggestions } from '../store/suggestion-writes.ts';

/** A suggestion that is answered with 201 is in the database. */
export const suggestionWrites = (app: FastifyInstance, ctx: AppContext): void => {
  route(app, submitSuggestion, onceTogether(ctx, submitSuggestion, { limited: 'submit', work: (drafts, trx) => insertSuggestions(ctx, trx, drafts) }), { onRequest: needsKey });
};
