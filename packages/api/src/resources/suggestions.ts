import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { facetedPage, listQuery, someOf, sortBy } from '../page.ts';
import { count, day, id, instant, line, openEnum, provenance, ref, requiredIf, text } from '../schema.ts';
import { authorShape, identityModes, nameUnlessAnonymous } from './author.ts';
import { suggestionStates } from '../rules/suggestion-states.ts';
import { attachment, attachmentNamings } from './attachments.ts';
import { publicPhases, reply, step } from './cases.ts';

/** 群众意见建议. What a resident sends, what the public sees of it. The private view by receipt is in `receipts.ts`. */
export const suggestionKinds = ['suggestion', 'criticism', 'opinion', 'complaint', 'praise'] as const;
export const suggestionCategories = [
  'roads', 'transit', 'school', 'water', 'lighting', 'sanitation', 'health', 'elderly', 'farming', 'housing', 'culture',
  'services', 'safety', 'other',
] as const;
export const channels = ['web', 'qr', 'station', 'visit', 'grid_platform', 'import'] as const;
export const targetKinds = ['congress', 'deputy', 'station'] as const;

export const suggestion = z.looseObject({
  receiptNo: z.string(),
  kind: openEnum(suggestionKinds),
  category: openEnum(suggestionCategories),
  title: z.string(),
  /** Absent when the resident or the office made only the title public. Phone, ID, plate and bank numbers are masked. */
  body: z.optional(z.string()),
  division: z.optional(ref),
  target: z.optional(z.looseObject({ kind: openEnum(targetKinds), id: z.optional(z.string()), name: z.optional(z.string()) })),
  identityMode: openEnum(identityModes),
  /** Only with `identityMode: public`. */
  authorName: z.optional(z.string()),
  channel: openEnum(channels),
  state: openEnum(suggestionStates),
  phase: openEnum(publicPhases),
  submittedOn: day,
  supportCount: z.int(),
  caseNumber: z.optional(z.string()),
  /** With `include=steps`; always there when one is read by itself. */
  steps: z.optional(z.array(step)),
  ...provenance,
});
export type Suggestion = z.output<typeof suggestion>;

export const suggestionDetail = z.extend(suggestion, {
  /** Like `body`: absent when only the title is public. */
  attachments: z.optional(z.array(attachment)),
  steps: z.array(step), replies: z.array(reply),
  /** 群众提、代表决、政府办: where it was put to the vote, and the project it became. */
  candidates: z.optional(z.array(z.looseObject({ id: z.string(), title: z.string(), ballot: ref, elected: z.boolean(), project: z.optional(ref) }))),
});
export type SuggestionDetail = z.output<typeof suggestionDetail>;

/** What is said, whoever writes it down. Every limit here is the limit the form counts by. */
export const suggestionFields = {
  kind: z.enum(suggestionKinds),
  category: z.enum(suggestionCategories),
  title: line(limits.title),
  body: text(limits.body),
  /** Files that were uploaded before. */
  attachments: z.optional(attachmentNamings),
  divisionId: z.optional(id),
  address: z.optional(line()),
  /** To whom: the congress office when absent. */
  target: z.optional(z.strictObject({ kind: z.enum(targetKinds), id: z.optional(id) })),
  ...authorShape,
};

/** What the form sends. */
export const suggestionDraft = /* @__PURE__ */ z.strictObject({
  ...suggestionFields,
  channel: z.optional(z.enum(['web', 'qr'])),
}).check(
  nameUnlessAnonymous,
  requiredIf(['target', 'id'], (draft) => draft.target?.kind === 'deputy' || draft.target?.kind === 'station'),
);
export type SuggestionDraft = z.input<typeof suggestionDraft>;

/** The answer to a suggestion that is in the database: number, secret and what comes next. */
export const suggestionReceipt = z.looseObject({
  receiptNo: z.string(),
  /** Shown once, kept only as a hash. 26 characters and a check character of Crockford's base 32, in groups. */
  secret: z.string(),
  submittedAt: instant,
  state: openEnum(suggestionStates),
  /** The day by which the office has to hand it on (a preset of the place). */
  screenedBy: day,
  /** Months from 交办 in which a unit usually answers in writing, and at most in complex matters: the rule of the place. */
  replyMonths: z.optional(count),
  extendedMonths: z.optional(count),
  /** The files that were kept with it. */
  attachments: z.optional(z.array(attachment)),
});
export type SuggestionReceipt = z.output<typeof suggestionReceipt>;

const facets = ['category', 'state', 'township'] as const;

export const listSuggestions = operation({
  id: 'listSuggestions', tag: 'suggestions', method: 'GET', path: '/suggestions', access: 'public',
  query: z.strictObject({
    ...listQuery,
    sort: sortBy('submittedOn', 'supportCount', 'changedAt'),
    state: someOf(suggestionStates),
    category: someOf(suggestionCategories),
    division: z.optional(id),
    deputy: z.optional(id),
    include: someOf(['steps']),
    facets: someOf(facets),
  }),
  status: 200, response: facetedPage(suggestion, facets), problems: [],
});
export const getSuggestion = operation({
  id: 'getSuggestion', tag: 'suggestions', method: 'GET', path: '/suggestions/{receiptNo}', access: 'public',
  params: z.strictObject({ receiptNo: id }), status: 200, response: suggestionDetail, problems: ['not_found'],
});
export const submitSuggestion = operation({
  id: 'submitSuggestion', tag: 'suggestions', method: 'POST', path: '/suggestions', access: 'public',
  body: suggestionDraft, status: 201, response: suggestionReceipt, problems: [],
});
