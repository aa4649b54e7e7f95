import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { facetedPage, listQuery, page, someOf, sortBy } from '../page.ts';
import { count, day, id, openEnum, provenance, ref, year } from '../schema.ts';

/** 履职活动: reception 接待, visit 走访, inspection 视察 and 检查, research 调研, meeting 列席和审议, training 培训, duty report 述职. */
export const activityKinds = ['reception', 'visit', 'inspection', 'research', 'meeting', 'training', 'duty_report', 'other'] as const;

/** What deputies did, each activity once, with everybody who took part. */
export const activity = z.looseObject({
  id: z.string(),
  kind: openEnum(activityKinds),
  title: z.string(),
  on: day,
  /** The last day, of an activity of several. */
  until: z.optional(day),
  place: z.optional(z.string()),
  division: z.optional(ref),
  station: z.optional(ref),
  /** Who held it, as published. */
  organizer: z.optional(z.string()),
  deputies: z.array(ref),
  /** What came of it, in words. */
  summary: z.optional(z.string()),
  /** 接待群众, 收集意见: how many people were received, how many opinions written down. */
  residents: z.optional(count),
  opinions: z.optional(count),
  ...provenance,
});
export type Activity = z.output<typeof activity>;

/**
 * 履职情况 of one deputy in one year: counts with the definition they are counted by. There is no order by them, and no rank: who was ill, has a
 * child or sits on no committee takes part in less, and whether that is little is for those who elected them.
 */
export const dutyRecord = z.looseObject({
  id: z.string(),
  deputy: ref,
  year: z.int(),
  total: count,
  /** Those there are none of are left out. */
  kinds: z.array(z.looseObject({ kind: openEnum(activityKinds), count })),
  /** How it is counted, in Chinese. */
  definition: z.string(),
  /** 履职积分, where the congress publishes them: by its own scheme, as of that day. This server computes none. */
  points: z.optional(z.looseObject({ points: z.number(), scheme: z.string(), url: z.optional(z.string()), on: day })),
  ...provenance,
});
export type DutyRecord = z.output<typeof dutyRecord>;

const facets = ['kind', 'year'] as const;

export const listActivities = operation({
  id: 'listActivities', tag: 'activities', method: 'GET', path: '/activities', access: 'public',
  query: z.strictObject({
    ...listQuery,
    sort: sortBy('on', 'id', 'changedAt'),
    kind: someOf(activityKinds),
    deputy: z.optional(id),
    station: z.optional(id),
    division: z.optional(id),
    year: z.optional(year),
    facets: someOf(facets),
  }),
  status: 200, response: facetedPage(activity, facets), problems: [],
});
export const getActivity = operation({
  id: 'getActivity', tag: 'activities', method: 'GET', path: '/activities/{id}', access: 'public',
  params: z.strictObject({ id }), status: 200, response: activity, problems: ['not_found'],
});

export const listDutyRecords = operation({
  id: 'listDutyRecords', tag: 'activities', method: 'GET', path: '/duty-records', access: 'public',
  query: z.strictObject({ ...listQuery, sort: sortBy('id', 'changedAt'), deputy: z.optional(id), year: z.optional(year) }),
  status: 200, response: page(dutyRecord), problems: [],
});
export const getDutyRecord = operation({
  id: 'getDutyRecord', tag: 'activities', method: 'GET', path: '/duty-records/{id}', access: 'public',
  params: z.strictObject({ id }), status: 200, response: dutyRecord, problems: ['not_found'],
});
