import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { facetedPage, listQuery, someOf, sortBy } from '../page.ts';
import { outcomes } from '../rules/voice-counts.ts';
import { windowStates } from '../rules/window.ts';
import { day, id, line, openEnum, provenance, ref, text } from '../schema.ts';
import { authorShape, identityModes, nameUnlessAnonymous } from './author.ts';
import { adoption, callReport, callShape, voiceOutcome, voiceReceipt } from './voices.ts';

/** 议题征集: what the congress should make a law on, look into or take up; anybody proposes a topic. */
export const solicitationKinds = ['legislation', 'supervision', 'livelihood', 'other'] as const;

export const solicitation = z.looseObject({
  ...callShape,
  kind: openEnum(solicitationKinds),
  summary: z.optional(z.string()),
  ...provenance,
});
export type Solicitation = z.output<typeof solicitation>;

export const solicitationDetail = z.extend(solicitation, { text: z.optional(z.string()), adoptions: z.array(adoption), report: z.optional(callReport) });
export type SolicitationDetail = z.output<typeof solicitationDetail>;

/** A published topic. */
export const topic = z.looseObject({
  /** Its number, the one on the receipt. */
  id: z.string(),
  solicitation: ref,
  title: z.string(),
  body: z.optional(z.string()),
  identityMode: openEnum(identityModes),
  authorName: z.optional(z.string()),
  submittedOn: day,
  outcome: z.optional(voiceOutcome),
  ...provenance,
});
export type Topic = z.output<typeof topic>;

export const topicDraft = /* @__PURE__ */ z.strictObject({
  title: line(limits.title),
  /** Why, and what is to be achieved. */
  body: text(limits.body),
  ...authorShape,
}).check(nameUnlessAnonymous);
export type TopicDraft = z.input<typeof topicDraft>;

const facets = ['state', 'kind'] as const;

export const listSolicitations = operation({
  id: 'listSolicitations', tag: 'solicitations', method: 'GET', path: '/solicitations', access: 'public',
  query: z.strictObject({
    ...listQuery,
    sort: sortBy('closesOn', 'changedAt'),
    state: someOf(windowStates),
    kind: someOf(solicitationKinds),
    congressId: z.optional(id),
    facets: someOf(facets),
  }),
  status: 200, response: facetedPage(solicitation, facets), problems: [],
});
export const getSolicitation = operation({
  id: 'getSolicitation', tag: 'solicitations', method: 'GET', path: '/solicitations/{id}', access: 'public',
  params: z.strictObject({ id }), status: 200, response: solicitationDetail, problems: ['not_found'],
});

const topicFacets = ['outcome'] as const;

export const listTopics = operation({
  id: 'listTopics', tag: 'solicitations', method: 'GET', path: '/topics', access: 'public',
  query: z.strictObject({
    ...listQuery,
    sort: sortBy('submittedOn', 'changedAt'),
    solicitation: z.optional(id),
    outcome: someOf(outcomes),
    facets: someOf(topicFacets),
  }),
  status: 200, response: facetedPage(topic, topicFacets), problems: [],
});
export const proposeTopic = operation({
  id: 'proposeTopic', tag: 'solicitations', method: 'POST', path: '/solicitations/{id}/topics', access: 'public',
  params: z.strictObject({ id }), body: topicDraft, status: 201, response: voiceReceipt, problems: ['not_found', 'window_closed'],
});
