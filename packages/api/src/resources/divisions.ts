import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { listQuery, page, someOf, sortBy } from '../page.ts';
import { day, id, openEnum, provenance, ref } from '../schema.ts';

/** 行政区划. The id is path style: the ids of all ancestors can be read off it (`990101.102.203.01`). */
export const divisionKinds = ['province', 'prefecture', 'county', 'township', 'subdistrict', 'village', 'community', 'grid'] as const;

export const division = z.looseObject({
  id: z.string(),
  /** National statistical code, or the local code of a grid. */
  code: z.string(),
  kind: openEnum(divisionKinds),
  parentId: z.optional(z.string()),
  name: z.string(),
  pinyin: z.string(),
  /** Ancestors from the top down, for a breadcrumb. */
  path: z.array(ref),
  validFrom: z.optional(day),
  validTo: z.optional(day),
  mergedInto: z.optional(z.string()),
  ...provenance,
});
export type Division = z.output<typeof division>;

export const listDivisions = operation({
  id: 'listDivisions', tag: 'divisions', method: 'GET', path: '/divisions', access: 'public',
  query: z.strictObject({ ...listQuery, sort: sortBy('id', 'name', 'changedAt'), parentId: z.optional(id), kind: someOf(divisionKinds) }),
  status: 200, response: page(division), problems: [],
});

export const getDivision = operation({
  id: 'getDivision', tag: 'divisions', method: 'GET', path: '/divisions/{id}', access: 'public',
  params: z.strictObject({ id }),
  status: 200, response: division, problems: ['not_found'],
});
