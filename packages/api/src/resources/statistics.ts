import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { facetedPage, listQuery, someOf, sortBy } from '../page.ts';
import { roundings, statisticMetrics } from '../rules/statistics.ts';
import { count, day, id, openEnum, provenance, ref, year } from '../schema.ts';

/**
 * A figure with all that is needed to argue about it: what was counted, of what, by which definition, when and where. A
 * percent never comes without its denominator. What the server can count itself it counts (`computed`).
 */
export const statistic = z.looseObject({
  id: z.string(),
  metric: openEnum(statisticMetrics),
  name: z.string(),
  /** How it is counted, in Chinese; `metric` names it for other languages. */
  definition: z.string(),
  numerator: count,
  /** Absent where the figure is a plain count. */
  denominator: z.optional(count),
  percent: z.optional(z.string()),
  rounding: z.optional(openEnum(roundings)),
  unit: z.optional(z.string()),
  period: z.looseObject({ from: day, to: day }),
  division: z.optional(ref),
  computed: z.boolean(),
  ...provenance,
});
export type Statistic = z.output<typeof statistic>;

const facets = ['metric'] as const;

export const listStatistics = operation({
  id: 'listStatistics', tag: 'statistics', method: 'GET', path: '/statistics', access: 'public',
  query: z.strictObject({
    ...listQuery,
    sort: sortBy('period', 'id', 'changedAt'),
    metric: someOf(statisticMetrics),
    division: z.optional(id),
    year: z.optional(year),
    computed: z.optional(z.boolean()),
    facets: someOf(facets),
  }),
  status: 200, response: facetedPage(statistic, facets), problems: [],
});
export const getStatistic = operation({
  id: 'getStatistic', tag: 'statistics', method: 'GET', path: '/statistics/{id}', access: 'public',
  params: z.strictObject({ id }), status: 200, response: statistic, problems: ['not_found'],
});
