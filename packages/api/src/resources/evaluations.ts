import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { listQuery, page, someOf, sortBy } from '../page.ts';
import { rateFigure } from '../rate-figure.ts';
import { count, day, id, openEnum, provenance } from '../schema.ts';

/**
 * 测评: only sums, never a single rating. Below `limits.minRatings` valid papers, and before `sealedUntil`, the figures are
 * absent (`figures` is missing and `withheld` says why), because a figure of one or two would point at people.
 *
 * A judge 法官 or a prosecutor 检察官 has no record of their own here: `subject.id` is then the office's code for them.
 */
export const evaluationSubjects = ['case', 'suggestion', 'organization', 'project', 'judge', 'prosecutor'] as const;
export const evaluationMethods = ['back_to_back', 'meeting_secret_ballot', 'online'] as const;
export const evaluationAxes = ['attitude', 'result', 'overall'] as const;

export const axisFigures = z.looseObject({
  axis: openEnum(evaluationAxes),
  satisfied: count, basic: count, unsatisfied: count,
  unknown: z.optional(count), abstain: z.optional(count),
  /** 满意率 and 满意和基本满意率: always both, always named. */
  satisfiedRate: rateFigure, satisfiedOrBasicRate: rateFigure,
});

export const evaluation = z.looseObject({
  id: z.string(),
  subject: z.looseObject({ kind: openEnum(evaluationSubjects), id: z.string(), name: z.string() }),
  round: z.int(),
  method: openEnum(evaluationMethods),
  evaluatedOn: z.optional(day),
  collectedBy: z.string(),
  /** The figures are public from this day on, where they were sealed. */
  sealedUntil: z.optional(day),
  /** Fewer valid papers than this, and there are no figures. */
  minN: z.optional(count),
  figures: z.optional(z.looseObject({ issued: count, returned: count, valid: count, invalid: count, axes: z.array(axisFigures) })),
  withheld: z.optional(openEnum(['below_minimum', 'sealed'])),
  ...provenance,
});
export type Evaluation = z.output<typeof evaluation>;

export const listEvaluations = operation({
  id: 'listEvaluations', tag: 'evaluations', method: 'GET', path: '/evaluations', access: 'public',
  query: z.strictObject({ ...listQuery, sort: sortBy('id', 'changedAt'), subjectKind: someOf(evaluationSubjects), subject: z.optional(id) }),
  status: 200, response: page(evaluation), problems: [],
});
