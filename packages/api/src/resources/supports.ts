import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { count, id, instant, line } from '../schema.ts';
import { suggestion } from './suggestions.ts';

/** 附议: one more voice for a public suggestion instead of a second copy of it, and what helps to find the first one. */

/**
 * Whoever seconds has no account. `device` is a random mark that a page makes and keeps for itself: each device counts once.
 * Without it the address counts, once a day.
 */
export const supportDraft = /* @__PURE__ */ z.strictObject({
  device: z.optional(z.string().check(z.minLength(16), z.maxLength(64), z.regex(/^[A-Za-z0-9_-]+$/))),
});
export type SupportDraft = z.input<typeof supportDraft>;

export const support = z.looseObject({
  receiptNo: z.string(),
  supportCount: count,
  /** False when it had been counted before: nothing is wrong then, and the count stands. */
  counted: z.boolean(),
});
export type Support = z.output<typeof support>;

export const supportSuggestion = operation({
  id: 'supportSuggestion', tag: 'suggestions', method: 'POST', path: '/suggestions/{receiptNo}/supports', access: 'public',
  params: z.strictObject({ receiptNo: id }), body: supportDraft, status: 201, response: support, problems: ['not_found'],
});

/** A public suggestion and how much its title is like the one that was asked about, in hundredths. */
export const similarSuggestion = z.extend(suggestion, { similarity: z.int() });
export type SimilarSuggestion = z.output<typeof similarSuggestion>;

export const listSimilarSuggestions = operation({
  id: 'listSimilarSuggestions', tag: 'suggestions', method: 'GET', path: '/similar-suggestions', access: 'public',
  query: z.strictObject({
    title: line(),
    division: z.optional(id),
    limit: z.optional(z.int().check(z.minimum(1), z.maximum(20))),
  }),
  status: 200, response: z.looseObject({ items: z.array(similarSuggestion), asOf: instant }), problems: [],
});
