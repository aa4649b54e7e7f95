import { getSuggestion, listSuggestions } from '@congress-kit/api';
import { found, pageAnswer } from '../http/answers.ts';
import { route } from '../http/route.ts';
import * as store from '../store/suggestions.ts';
import type { Resource } from './index.ts';

/** What the public reads of suggestions; sending them is in `suggestions-writes.ts`. */
export const suggestions: Resource = (app, ctx) => {
  route(app, listSuggestions, async ({ query }) => pageAnswer(ctx, await store.listSuggestions(ctx, query)));
  route(app, getSuggestion, async ({ params }) => found(await store.getSuggestion(ctx, params.receiptNo)));
};
