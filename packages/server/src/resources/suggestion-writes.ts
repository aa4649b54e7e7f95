import { submitSuggestion } from '@congress-kit/api';
import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { route } from '../http/route.ts';
import { needsKey } from '../policies/idempotency.ts';
import { onceTogether } from '../policies/once-together.ts';
import { makeSuggestions, prepareSuggestion } from '../store/suggestion-writes.ts';

/** A suggestion that is answered with 201 is in the database. */
export const suggestionWrites = (app: FastifyInstance, ctx: AppContext): void => {
  route(app, submitSuggestion, onceTogether(ctx, submitSuggestion, {
    limited: 'submit', prepare: prepareSuggestion, work: (prepared, trx) => makeSuggestions(ctx, trx, prepared),
  }), { onRequest: needsKey });
};
