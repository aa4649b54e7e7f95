import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { facetedPage, listQuery, someOf, sortBy } from '../page.ts';
import { caseStates, meetingKinds, publishedModes, resolutionClasses } from '../rules/case-flow.ts';
import { deadlineKinds } from '../rules/deadlines.ts';
import { lights } from '../rules/light.ts';
import { endings, phases } from '../rules/phase-names.ts';
import { count, day, id, instant, openEnum, provenance, ref } from '../schema.ts';
import { attachment } from './attachments.ts';

/**
 * 办理件: one engine for deputies' suggestions, transferred public suggestions, deliberation opinions and Q&A promises.
 * Steps are append-only; lights are computed from the clock at the moment of reading, never stored.
 */
export const caseOrigins = ['deputy_suggestion', 'public_suggestion', 'opinion', 'qa_promise'] as const;
/** The places on the public track, and the ways a track ends before its last place. */
export const publicPhases = [...phases, ...endings] as const;

/** 解决程度: the county's own scheme and code, and the normal form that compares across counties. */
export const resolution = z.looseObject({ scheme: z.string(), code: z.string(), normal: openEnum(resolutionClasses) });

export const step = z.looseObject({
  /** Names it within its record, and tells nothing else. Absent where a server keeps none. */
  id: z.optional(z.string()),
  /** A state of the flow, or an act on an open case: supervised, urged, meeting, co_reply, paused, resumed, …; or `correction`. */
  type: z.string(),
  at: z.union([instant, day]),
  actor: z.looseObject({ role: z.string(), organization: z.optional(z.string()) }),
  note: z.optional(z.string()),
  /** With `correction` 更正: the `id` of the step it puts right. That one stays as it was. */
  corrects: z.optional(z.string()),
  /** 佐证: files that whoever made the step gave with it. Where a record is read by itself, for those who may see them. */
  evidence: z.optional(z.array(attachment)),
});
export type Step = z.output<typeof step>;

export const reply = z.looseObject({
  version: z.int(),
  documentNo: z.optional(z.string()),
  issuedOn: day,
  signedBy: z.optional(z.string()),
  text: z.string(),
  resolution: z.optional(resolution),
  promiseDueOn: z.optional(day),
  meeting: z.optional(z.looseObject({ kind: openEnum(meetingKinds), on: z.optional(day) })),
});
export type Reply = z.output<typeof reply>;

/** The legal clock in facts; `lightOfDue` of the rules turns it into a light for the day it is looked at. */
export const clock = z.looseObject({
  /** 交办 to the unit that has it now; the days of the unit run from here. */
  startedOn: day,
  dueOn: day,
  /** First 交办; the deputy- or resident-facing total runs from here, also after a 退办. */
  totalStartedOn: day,
  totalDueOn: day,
  /** Months in force: those of the place when the case was registered, or the extension's total. */
  months: z.int(),
  extended: z.boolean(),
  pausedOn: z.optional(day),
  doneOn: z.optional(day),
  /** Days left from which the light is yellow, where they are not the usual 15. */
  yellowDays: z.optional(count),
  /** True when a day of a year without a published holiday table was looked up. */
  estimated: z.boolean(),
});
export type CaseClock = z.output<typeof clock>;

/** 重新办理: the clock of the round after, usually one month from its start. The first one was kept or missed with the first reply. */
export const rehandlingClock = z.looseObject({
  startedOn: day,
  dueOn: day,
  /** Months in force. */
  months: z.optional(z.int()),
  pausedOn: z.optional(day),
  doneOn: z.optional(day),
  yellowDays: z.optional(count),
  estimated: z.boolean(),
});
export type RehandlingClock = z.output<typeof rehandlingClock>;

/** A clock beside the one of the reply: 交办, 退办, 协办单位反馈, 公开. `lightOfDue` turns it into a light. */
export const deadline = z.looseObject({
  kind: openEnum(deadlineKinds),
  /** Who owes it, or did it, where that is a unit. */
  organization: z.optional(z.string()),
  /** By the rule of the place: so many working days, of a helping unit’s word months. A promise has none. */
  length: z.optional(count),
  startedOn: day,
  dueOn: day,
  /** Absent while it is owed; after `dueOn` it was late. */
  doneOn: z.optional(day),
  yellowDays: z.optional(count),
  estimated: z.boolean(),
});
export type CaseDeadline = z.output<typeof deadline>;

export const publicationModes = [...publishedModes, 'none'] as const;

/** 公开: how much of the reply everybody may read, and why not all of it. */
export const publication = z.looseObject({
  mode: openEnum(publicationModes),
  ground: z.optional(z.string()),
});

const summaryShape = {
  number: z.string(),
  origin: openEnum(caseOrigins),
  title: z.string(),
  state: openEnum(caseStates),
  phase: openEnum(publicPhases),
  /** Absent where the words of the resident who wrote it are not public. */
  division: z.optional(ref),
  congress: z.optional(ref),
  registeredOn: day,
  assignedOn: z.optional(day),
  leadHandler: z.optional(ref),
  coHandlers: z.array(ref),
  /** 领办领导, 督办领导: office and name as published. */
  governmentLead: z.optional(z.string()),
  congressLead: z.optional(z.string()),
  supervisingCommittee: z.optional(ref),
  /** 重点督办. */
  priority: z.boolean(),
  clock: z.optional(clock),
  rehandling: z.optional(rehandlingClock),
  /** With `include=steps`; always there when one is read by itself. */
  steps: z.optional(z.array(step)),
  ...provenance,
};

export const caseSummary = z.looseObject(summaryShape);
export type CaseSummary = z.output<typeof caseSummary>;

export const caseDetail = z.looseObject({
  ...summaryShape,
  body: z.optional(z.string()),
  leadDeputies: z.array(ref),
  coSigners: z.array(ref),
  session: z.optional(ref),
  /** 并案: number of the case it goes on with. */
  mergedInto: z.optional(z.string()),
  /** 分案: the case it was a part of, and those that were made of parts of it. */
  splitFrom: z.optional(z.string()),
  splitInto: z.optional(z.array(z.string())),
  steps: z.array(step),
  replies: z.array(reply),
  /** Those that are owed, and how those before were kept. A helping unit's is for the office and the units. */
  deadlines: z.optional(z.array(deadline)),
  /** Absent before the office has decided. */
  publication: z.optional(publication),
});
export type CaseDetail = z.output<typeof caseDetail>;

const facets = ['phase', 'organization', 'light'] as const;

export const listCases = operation({
  id: 'listCases', tag: 'cases', method: 'GET', path: '/cases', access: 'public',
  query: z.strictObject({
    ...listQuery,
    sort: sortBy('registeredOn', 'dueOn', 'changedAt'),
    state: someOf(caseStates),
    phase: someOf(publicPhases),
    origin: someOf(caseOrigins),
    congressId: z.optional(id),
    division: z.optional(id),
    organization: z.optional(id),
    deputy: z.optional(id),
    priority: z.optional(z.boolean()),
    light: someOf(lights),
    include: someOf(['steps']),
    facets: someOf(facets),
  }),
  status: 200, response: facetedPage(caseSummary, facets), problems: [],
});
export const getCase = operation({
  id: 'getCase', tag: 'cases', method: 'GET', path: '/cases/{number}', access: 'public',
  params: z.strictObject({ number: id }), status: 200, response: caseDetail, problems: ['not_found'],
});
