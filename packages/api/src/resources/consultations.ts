import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { facetedPage, listQuery, someOf, sortBy } from '../page.ts';
import { outcomes, stances } from '../rules/voice-counts.ts';
import { windowStates } from '../rules/window.ts';
import { count, day, id, openEnum, provenance, ref, requiredIf, text } from '../schema.ts';
import { authorShape, identityModes, nameUnlessAnonymous } from './author.ts';
import { adoption, callReport, callShape, voiceOutcome, voiceReceipt } from './voices.ts';

/** 法规草案征求意见: a draft, article by article, what people say of it, and what came of that. */
export const consultationKinds = ['regulation', 'decision', 'plan', 'other'] as const;

/** One article 条 of a draft, in the order of the draft. */
export const article = z.looseObject({
  id: z.string(),
  /** As it is numbered: 第五条. */
  number: z.string(),
  chapter: z.optional(z.string()),
  heading: z.optional(z.string()),
  text: z.string(),
  commentCount: count,
});
export type Article = z.output<typeof article>;

export const consultation = z.looseObject({
  ...callShape,
  kind: openEnum(consultationKinds),
  /** Which reading of the draft: 草案二次审议稿. */
  draftName: z.optional(z.string()),
  summary: z.optional(z.string()),
  articleCount: count,
  ...provenance,
});
export type Consultation = z.output<typeof consultation>;

export const consultationDetail = z.extend(consultation, {
  /** 起草说明: what the draft is for and what is new in it. */
  explanation: z.optional(z.string()),
  articles: z.array(article),
  adoptions: z.array(adoption),
  report: z.optional(callReport),
});
export type ConsultationDetail = z.output<typeof consultationDetail>;

/** A published comment. */
export const comment = z.looseObject({
  /** Its number, the one on the receipt. */
  id: z.string(),
  consultation: ref,
  article: z.optional(ref),
  stance: openEnum(stances),
  /** The words of the article it is about. */
  quote: z.optional(z.string()),
  body: z.optional(z.string()),
  identityMode: openEnum(identityModes),
  authorName: z.optional(z.string()),
  submittedOn: day,
  outcome: z.optional(voiceOutcome),
  ...provenance,
});
export type Comment = z.output<typeof comment>;

/** What a resident sends. Whoever supports need not say why; whoever wants a change says which. */
export const commentDraft = /* @__PURE__ */ z.strictObject({
  /** The article; the draft as a whole when absent. */
  articleId: z.optional(id),
  /** Words of that article, copied from it. */
  quote: z.optional(text(limits.note)),
  stance: z.enum(stances),
  body: z.optional(text(limits.body)),
  ...authorShape,
}).check(
  nameUnlessAnonymous,
  requiredIf(['body'], (draft) => draft.stance !== undefined && draft.stance !== 'support'),
  requiredIf(['articleId'], (draft) => draft.quote !== undefined || draft.stance === 'delete'),
);
export type CommentDraft = z.input<typeof commentDraft>;

const facets = ['state', 'kind'] as const;

export const listConsultations = operation({
  id: 'listConsultations', tag: 'consultations', method: 'GET', path: '/consultations', access: 'public',
  query: z.strictObject({
    ...listQuery,
    sort: sortBy('closesOn', 'changedAt'),
    state: someOf(windowStates),
    kind: someOf(consultationKinds),
    congressId: z.optional(id),
    facets: someOf(facets),
  }),
  status: 200, response: facetedPage(consultation, facets), problems: [],
});
export const getConsultation = operation({
  id: 'getConsultation', tag: 'consultations', method: 'GET', path: '/consultations/{id}', access: 'public',
  params: z.strictObject({ id }), status: 200, response: consultationDetail, problems: ['not_found'],
});

const commentFacets = ['stance', 'outcome', 'article'] as const;

export const listComments = operation({
  id: 'listComments', tag: 'consultations', method: 'GET', path: '/comments', access: 'public',
  query: z.strictObject({
    ...listQuery,
    sort: sortBy('submittedOn', 'changedAt'),
    consultation: z.optional(id),
    article: z.optional(id),
    stance: someOf(stances),
    outcome: someOf(outcomes),
    facets: someOf(commentFacets),
  }),
  status: 200, response: facetedPage(comment, commentFacets), problems: [],
});
export const commentOnArticle = operation({
  id: 'commentOnArticle', tag: 'consultations', method: 'POST', path: '/consultations/{id}/comments', access: 'public',
  params: z.strictObject({ id }), body: commentDraft, status: 201, response: voiceReceipt, problems: ['not_found', 'window_closed'],
});
