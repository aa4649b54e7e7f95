import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { listQuery, page, someOf, sortBy } from '../page.ts';
import { day, id, openEnum, provenance, ref } from '../schema.ts';

/** 人民代表大会 with its terms 届, sessions 次会议 and organizations (专工委, 代表团, 承办单位). No fixed tier name is assumed. */
export const levels = ['national', 'province', 'prefecture', 'county', 'township'] as const;

export const congress = z.looseObject({
  id: z.string(), name: z.string(), level: openEnum(levels), division: ref, ...provenance,
});
export type Congress = z.output<typeof congress>;

export const term = z.looseObject({
  id: z.string(), congressId: z.string(), number: z.int(), name: z.string(), startDate: day, endDate: z.optional(day), ...provenance,
});
export type Term = z.output<typeof term>;

export const session = z.looseObject({
  id: z.string(), termId: z.string(), congressId: z.string(), number: z.int(), name: z.string(),
  startDate: day, endDate: z.optional(day), ...provenance,
});
export type Session = z.output<typeof session>;

export const organizationKinds = ['committee', 'delegation', 'handling_unit', 'government'] as const;
export const organization = z.looseObject({
  id: z.string(), name: z.string(), shortName: z.optional(z.string()), kind: openEnum(organizationKinds),
  congressId: z.optional(z.string()),
  /** What it is part of: a congress, a government or another of these. */
  parentId: z.optional(z.string()),
  division: z.optional(ref),
  ...provenance,
});
export type Organization = z.output<typeof organization>;

export const listCongresses = operation({
  id: 'listCongresses', tag: 'congresses', method: 'GET', path: '/congresses', access: 'public',
  query: z.strictObject({ ...listQuery, sort: sortBy('id', 'changedAt'), level: someOf(levels) }),
  status: 200, response: page(congress), problems: [],
});
export const getCongress = operation({
  id: 'getCongress', tag: 'congresses', method: 'GET', path: '/congresses/{id}', access: 'public',
  params: z.strictObject({ id }), status: 200, response: congress, problems: ['not_found'],
});
export const listTerms = operation({
  id: 'listTerms', tag: 'congresses', method: 'GET', path: '/terms', access: 'public',
  query: z.strictObject({ ...listQuery, sort: sortBy('id', 'changedAt'), congressId: z.optional(id) }), status: 200, response: page(term), problems: [],
});
export const listSessions = operation({
  id: 'listSessions', tag: 'congresses', method: 'GET', path: '/sessions', access: 'public',
  query: z.strictObject({ ...listQuery, sort: sortBy('startDate', 'changedAt'), congressId: z.optional(id), termId: z.optional(id) }),
  status: 200, response: page(session), problems: [],
});
export const listOrganizations = operation({
  id: 'listOrganizations', tag: 'congresses', method: 'GET', path: '/organizations', access: 'public',
  query: z.strictObject({ ...listQuery, sort: sortBy('id', 'changedAt'), kind: someOf(organizationKinds), congressId: z.optional(id) }),
  status: 200, response: page(organization), problems: [],
});
