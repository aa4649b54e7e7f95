import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { day, id, instant, openEnum, ref, text } from '../schema.ts';
import { attachment, attachmentNamings } from './attachments.ts';
import { caseDetail, publicPhases, reply, step } from './cases.ts';
import { ratings, suggestionStates } from '../rules/suggestion-states.ts';
import { identityModes } from './author.ts';
import { suggestionCategories, suggestionKinds, targetKinds } from './suggestions.ts';

/**
 * What the holder of a receipt number and its secret may see and do. Unknown, malformed, withdrawn-and-erased and wrong
 * secret all get the same `receipt_not_found`, so that looking one up tells nothing about others.
 */
export const rating = z.looseObject({
  attitude: openEnum(ratings), result: openEnum(ratings), comment: z.optional(z.string()), at: instant,
});

/** What the resident added when the office asked back. */
export const supplement = z.looseObject({ body: z.string(), at: instant, attachments: z.optional(z.array(attachment)) });

export const receipt = z.looseObject({
  receiptNo: z.string(),
  kind: openEnum(suggestionKinds),
  category: openEnum(suggestionCategories),
  title: z.string(),
  body: z.string(),
  attachments: z.optional(z.array(attachment)),
  division: z.optional(ref),
  target: z.optional(z.looseObject({ kind: openEnum(targetKinds), id: z.optional(z.string()), name: z.optional(z.string()) })),
  identityMode: openEnum(identityModes),
  mayPublish: z.boolean(),
  submittedAt: instant,
  state: openEnum(suggestionStates),
  phase: openEnum(publicPhases),
  /** With rejected, referred, merged or hidden: the code, the place or the reason. */
  ending: z.optional(z.looseObject({ code: z.optional(z.string()), text: z.optional(z.string()) })),
  /** The receipt number of the one it goes on with, where that is public. */
  mergedInto: z.optional(z.string()),
  screenedBy: day,
  supplements: z.array(supplement),
  steps: z.array(step),
  replies: z.array(reply),
  case: z.optional(caseDetail),
  /** The resident's own rating; nobody else is ever sent it. */
  rating: z.optional(rating),
  /** What the holder may do now: rate, supplement, withdraw. */
  may: z.array(openEnum(['rate', 'supplement', 'withdraw'])),
});
export type Receipt = z.output<typeof receipt>;

const params = z.strictObject({ receiptNo: id });

export const getReceipt = operation({
  id: 'getReceipt', tag: 'receipts', method: 'GET', path: '/receipts/{receiptNo}', access: 'receipt',
  params, status: 200, response: receipt, problems: ['receipt_not_found'],
});
export const ratingDraft = z.strictObject({
  attitude: z.enum(ratings), result: z.enum(ratings), comment: z.optional(text(limits.note)),
});
export type RatingDraft = z.input<typeof ratingDraft>;
export const rateReply = operation({
  id: 'rateReply', tag: 'receipts', method: 'POST', path: '/receipts/{receiptNo}/ratings', access: 'receipt',
  params, body: ratingDraft, status: 201, response: receipt, problems: ['receipt_not_found', 'rating_not_open', 'already_rated'],
});
export const supplementSuggestion = operation({
  id: 'supplementSuggestion', tag: 'receipts', method: 'POST', path: '/receipts/{receiptNo}/supplements', access: 'receipt',
  params, body: z.strictObject({ body: text(limits.note), attachments: z.optional(attachmentNamings) }), status: 201, response: receipt,
  problems: ['receipt_not_found', 'move_not_allowed'],
});
export const withdrawSuggestion = operation({
  id: 'withdrawSuggestion', tag: 'receipts', method: 'POST', path: '/receipts/{receiptNo}/withdrawals', access: 'receipt',
  params, body: z.strictObject({ reason: z.optional(text(limits.note)) }), status: 201, response: receipt,
  problems: ['receipt_not_found', 'move_not_allowed'],
});
