import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { facetedPage, listQuery, someOf, sortBy } from '../page.ts';
import { acceptanceResults, adjustmentKinds, projectStates } from '../rules/projects.ts';
import { count, day, id, openEnum, provenance, ref, text, year, yuan } from '../schema.ts';
import { rateFigure } from '../rate-figure.ts';

/**
 * 民生实事项目: 群众提、代表决、政府办、人大评 in one record. State, progress and budget execution are computed by the rules
 * `projectState`, `weightedProgress` and `budgetExecution` from what was planned and reported.
 */
export const milestone = z.looseObject({
  position: z.int(),
  title: z.string(),
  /** Share of the whole work; all of them together are 100. */
  weight: z.int(),
  plannedOn: day,
  percent: z.int(),
  doneOn: z.optional(day),
});

export const projectReport = z.looseObject({
  on: day,
  percent: z.int(),
  /** Since the beginning. */
  spent: yuan,
  done: z.optional(z.string()),
  problem: z.optional(z.string()),
  next: z.optional(z.string()),
  by: z.optional(ref),
});

/** What was decided to be otherwise; the old stays beside the new. */
export const adjustment = z.looseObject({
  on: day,
  kind: openEnum(adjustmentKinds),
  before: z.optional(z.string()),
  after: z.optional(z.string()),
  reason: z.string(),
  decidedBy: z.string(),
  documentNo: z.optional(z.string()),
});

const budget = z.looseObject({ planned: yuan, spent: yuan, percent: z.optional(z.string()), over: z.boolean() });

const summaryShape = {
  id: z.string(),
  title: z.string(),
  category: z.optional(z.string()),
  division: ref,
  place: z.optional(z.string()),
  year: z.int(),
  congress: z.optional(ref),
  ballot: z.optional(ref),
  candidate: z.optional(ref),
  state: openEnum(projectStates),
  leadUnit: ref,
  coUnits: z.array(ref),
  /** Each milestone by its weight; absent where there are none. */
  progress: z.optional(rateFigure),
  funds: budget,
  startOn: day,
  dueOn: day,
  finishedOn: z.optional(day),
  reportedOn: z.optional(day),
  /** With `include=milestones` or `include=reports`; always there when one is read by itself. */
  milestones: z.optional(z.array(milestone)),
  reports: z.optional(z.array(projectReport)),
  ...provenance,
};
export const projectSummary = z.looseObject(summaryShape);
export type ProjectSummary = z.output<typeof projectSummary>;

export const project = z.looseObject({
  ...summaryShape,
  plan: z.optional(z.string()),
  supervisionGroup: z.optional(z.looseObject({ name: z.string(), committee: z.optional(ref), leader: z.optional(z.string()), deputies: z.array(ref) })),
  fundSources: z.array(z.looseObject({ name: z.string(), amount: yuan })),
  milestones: z.array(milestone),
  reports: z.array(projectReport),
  adjustments: z.array(adjustment),
  acceptance: z.optional(z.looseObject({ on: day, result: openEnum(acceptanceResults), by: z.string(), note: z.optional(z.string()), documentNo: z.optional(z.string()) })),
  /** 群众提 and 人大评: what it came from and how it was evaluated. What is not public is not named. */
  suggestions: z.array(z.looseObject({ receiptNo: z.string(), title: z.string() })),
  evaluations: z.array(z.looseObject({ id: z.string(), round: z.int() })),
});
export type Project = z.output<typeof project>;
export type Milestone = z.output<typeof milestone>;
export type ProjectReport = z.output<typeof projectReport>;

const facets = ['state', 'organization', 'township'] as const;

export const listProjects = operation({
  id: 'listProjects', tag: 'projects', method: 'GET', path: '/projects', access: 'public',
  query: z.strictObject({
    ...listQuery,
    sort: sortBy('id', 'dueOn', 'changedAt'),
    state: someOf(projectStates),
    division: z.optional(id),
    year: z.optional(year),
    organization: z.optional(id),
    ballot: z.optional(id),
    candidate: z.optional(id),
    suggestion: z.optional(id),
    include: someOf(['milestones', 'reports']),
    facets: someOf(facets),
  }),
  status: 200, response: facetedPage(projectSummary, facets), problems: [],
});
export const getProject = operation({
  id: 'getProject', tag: 'projects', method: 'GET', path: '/projects/{id}', access: 'public',
  params: z.strictObject({ id }), status: 200, response: project, problems: ['not_found'],
});

/** What a unit reports. Later than the report before it, and not in the future; percent and money never fall. */
export const projectReportDraft = z.strictObject({
  /** Today when absent. */
  on: z.optional(day),
  percent: z.int().check(z.minimum(0), z.maximum(100)),
  spent: yuan,
  done: z.optional(text(limits.note)),
  problem: z.optional(text(limits.note)),
  next: z.optional(text(limits.note)),
  /** Milestones that have moved, by their position. */
  milestones: z.optional(z.array(z.strictObject({ position: count, percent: z.int().check(z.minimum(0), z.maximum(100)) })).check(z.maxLength(50))),
});
export type ProjectReportDraft = z.input<typeof projectReportDraft>;

export const addProjectReport = operation({
  id: 'addProjectReport', tag: 'staff', method: 'POST', path: '/staff/projects/{id}/reports', access: 'staff',
  roles: ['office_clerk', 'office_director', 'handling_unit'],
  params: z.strictObject({ id }), body: projectReportDraft, status: 201, response: project, problems: ['unauthorized', 'forbidden', 'not_found', 'move_not_allowed'],
});
