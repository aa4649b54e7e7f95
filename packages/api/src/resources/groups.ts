import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { listQuery, page, someOf, sortBy } from '../page.ts';
import { count, id, openEnum, provenance, ref } from '../schema.ts';

/** 代表小组, by industry 行业, area 片区 or mixed, each tied to a committee. */
export const groupKinds = ['industry', 'area', 'mixed'] as const;

export const group = z.looseObject({
  id: z.string(), name: z.string(), kind: openEnum(groupKinds), committee: z.optional(ref), deputyCount: count, ...provenance,
});
export type Group = z.output<typeof group>;

export const listGroups = operation({
  id: 'listGroups', tag: 'groups', method: 'GET', path: '/groups', access: 'public',
  query: z.strictObject({ ...listQuery, sort: sortBy('id', 'changedAt'), kind: someOf(groupKinds) }),
  status: 200, response: page(group), problems: [],
});
export const getGroup = operation({
  id: 'getGroup', tag: 'groups', method: 'GET', path: '/groups/{id}', access: 'public',
  params: z.strictObject({ id }), status: 200, response: group, problems: ['not_found'],
});
