import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { facetedPage, listQuery, someOf, sortBy } from '../page.ts';
import { windowStates } from '../rules/window.ts';
import { count, day, id, line, openEnum, provenance, ref, text } from '../schema.ts';
import { authorShape, identityModes, nameUnlessAnonymous } from './author.ts';
import { answer, callShape, voiceReceipt } from './voices.ts';

/** 对话局长·群众问政: heads of units answer in public, on the spot or by a day they promise. */
export const qaSession = z.looseObject({
  ...callShape,
  summary: z.optional(z.string()),
  /** The day they meet; questions are taken from `opensOn` to `closesOn`. */
  heldOn: day,
  place: z.optional(z.string()),
  /** The units that answer. */
  organizations: z.array(ref),
  answeredCount: count,
  promises: z.looseObject({ made: count, open: count, overdue: count, kept: count, explained: count }),
  ...provenance,
});
export type QaSession = z.output<typeof qaSession>;

/** A published question with its answers, the first one first. */
export const question = z.looseObject({
  /** Its number, the one on the receipt. */
  id: z.string(),
  qaSession: ref,
  organization: z.optional(ref),
  title: z.string(),
  body: z.optional(z.string()),
  identityMode: openEnum(identityModes),
  authorName: z.optional(z.string()),
  submittedOn: day,
  answered: z.boolean(),
  answers: z.array(answer),
  ...provenance,
});
export type Question = z.output<typeof question>;

export const questionDraft = /* @__PURE__ */ z.strictObject({
  title: line(limits.title),
  body: z.optional(text(limits.body)),
  /** The unit that is asked; one of the session's, or the session as a whole when absent. */
  organizationId: z.optional(id),
  ...authorShape,
}).check(nameUnlessAnonymous);
export type QuestionDraft = z.input<typeof questionDraft>;

const facets = ['state'] as const;

export const listQaSessions = operation({
  id: 'listQaSessions', tag: 'qa-sessions', method: 'GET', path: '/qa-sessions', access: 'public',
  query: z.strictObject({
    ...listQuery,
    sort: sortBy('heldOn', 'changedAt'),
    state: someOf(windowStates),
    organization: z.optional(id),
    congressId: z.optional(id),
    facets: someOf(facets),
  }),
  status: 200, response: facetedPage(qaSession, facets), problems: [],
});
export const getQaSession = operation({
  id: 'getQaSession', tag: 'qa-sessions', method: 'GET', path: '/qa-sessions/{id}', access: 'public',
  params: z.strictObject({ id }), status: 200, response: qaSession, problems: ['not_found'],
});

const questionFacets = ['organization'] as const;

export const listQuestions = operation({
  id: 'listQuestions', tag: 'qa-sessions', method: 'GET', path: '/questions', access: 'public',
  query: z.strictObject({
    ...listQuery,
    sort: sortBy('submittedOn', 'changedAt'),
    qaSession: z.optional(id),
    organization: z.optional(id),
    answered: z.optional(z.boolean()),
    facets: someOf(questionFacets),
  }),
  status: 200, response: facetedPage(question, questionFacets), problems: [],
});
export const askQuestion = operation({
  id: 'askQuestion', tag: 'qa-sessions', method: 'POST', path: '/qa-sessions/{id}/questions', access: 'public',
  params: z.strictObject({ id }), body: questionDraft, status: 201, response: voiceReceipt, problems: ['not_found', 'window_closed'],
});
