import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { listQuery, page, someOf, sortBy } from '../page.ts';
import { movingRoles, officeRoles } from '../roles.ts';
import { day, id, instant, line, openEnum, ref, requiredIf, text } from '../schema.ts';
import { caseStates, meetingKinds, publishedModes, resolutionClasses } from '../rules/case-flow.ts';
import { deadlineKinds } from '../rules/deadlines.ts';
import { rejectCodes, suggestionActs, suggestionStates } from '../rules/suggestion-states.ts';
import { attachment, attachmentNamings } from './attachments.ts';
import { caseDetail, caseOrigins, caseSummary, deadline, publication, step } from './cases.ts';
import { geo } from './geo.ts';
import { supplement } from './receipts.ts';
import { suggestion, suggestionCategories } from './suggestions.ts';

/**
 * The office's side, below `/staff`, with a token. A move that the flow does not list is refused with the moves that are
 * allowed, and writes nothing. No answer here carries a resident's contact details (see `contacts.ts`) or a single rating.
 */
export const staffSuggestion = z.extend(suggestion, {
  body: z.string(),
  /** Where exactly, in the resident's words; never public. */
  address: z.optional(z.string()),
  /** The same as another system measured it. */
  geo: z.optional(geo),
  submittedAt: instant,
  mayPublish: z.boolean(),
  ending: z.optional(z.looseObject({ code: z.optional(z.string()), text: z.optional(z.string()) })),
  /** The receipt number of the one it goes on with. */
  mergedInto: z.optional(z.string()),
  attachments: z.optional(z.array(attachment)),
  supplements: z.array(supplement),
  steps: z.array(step),
  /** States this token's role may move it to now, and acts it may do. */
  moves: z.array(z.string()),
});
export type StaffSuggestion = z.output<typeof staffSuggestion>;

/** In the office's list, asked what is owed: with those limits of the kinds asked for that are. */
export const staffCaseSummary = z.extend(caseSummary, { deadlines: z.optional(z.array(deadline)) });
export type StaffCaseSummary = z.output<typeof staffCaseSummary>;

/** With who reviewed it. */
export const staffPublication = z.extend(publication, { reviewer: z.optional(z.string()) });

export const staffCase = z.extend(caseDetail, { publication: z.optional(staffPublication), suggestions: z.array(z.string()), moves: z.array(z.string()) });
export type StaffCase = z.output<typeof staffCase>;

/** One move of a suggestion, or a `correction` of one of its steps. Which extra fields a move needs is the flow's table; a missing one is told by pointer. */
export const suggestionMove = z.strictObject({
  to: z.enum([...suggestionStates, ...suggestionActs]),
  note: z.optional(text(limits.note)),
  /** With `correction`: the `id` of the step it puts right; `note` says what is wrong with it and right instead. */
  corrects: z.optional(id),
  /** 佐证: files of this step that were uploaded before. */
  evidence: z.optional(attachmentNamings),
  /** With `needs_supplement`: what the resident is asked. */
  question: z.optional(text(limits.note)),
  /** With `screening` after `needs_supplement`, when the resident answered by phone or in person. */
  supplement: z.optional(text(limits.note)),
  /** With `rejected`. */
  code: z.optional(z.enum(rejectCodes)),
  /** With `referred`: where to go. */
  where: z.optional(line()),
  /** With `merged`: the receipt number it joins. */
  into: z.optional(id),
  /** With `hidden`. */
  reason: z.optional(text(limits.note)),
  /** With `answered_on_spot` or `replied`: the answer. */
  answer: z.optional(text(limits.reply)),
  /** With `claimed_by_deputy` or `escalated`. */
  deputyId: z.optional(id),
  /** With `transferred`: the case number to join; a new case is registered when absent. */
  caseNumber: z.optional(id),
});
export type SuggestionMove = z.input<typeof suggestionMove>;

export const replyDraft = z.strictObject({
  documentNo: z.optional(line()),
  issuedOn: day,
  signedBy: z.optional(line()),
  text: text(limits.reply),
  resolution: z.strictObject({ scheme: line(30), code: line(10), normal: z.enum(resolutionClasses) }),
  promiseDueOn: z.optional(day),
  meeting: z.strictObject({ kind: z.enum(meetingKinds), on: day, note: z.optional(text(limits.note)) }),
});

/** One move of a case, a `correction` of one of its steps, or an act on an open case (`supervised`, `urged`, `meeting`, `co_reply`, `paused`, `resumed`, …). */
export const caseMove = z.strictObject({
  to: line(40),
  note: z.optional(text(limits.note)),
  /** With `correction`, in any state: the `id` of the step it puts right; `note` says what is wrong with it and right instead. */
  corrects: z.optional(id),
  /** 佐证: files of this step that were uploaded before, e.g. minutes of a 面商 or a photo of the repaired road. */
  evidence: z.optional(attachmentNamings),
  /** The day it happened; today when absent. */
  on: z.optional(day),
  /** With `assigned`: who handles it (主办, 协办) and who supervises. */
  leadHandlerId: z.optional(id),
  coHandlerIds: z.optional(z.array(id).check(z.maxLength(20))),
  governmentLead: z.optional(line()),
  congressLead: z.optional(line()),
  supervisingCommitteeId: z.optional(id),
  /** With `returned`, `not_accepted`, `paused`, `publication_exempt`. */
  reason: z.optional(text(limits.note)),
  /** With `extension_requested` and `extended`: total months from 交办, over those of the reply and at most those of the place (usually over 3, at most 6), with consent and word to the deputy. */
  totalMonths: z.optional(z.int().check(z.minimum(2), z.maximum(12))),
  consent: z.optional(z.boolean()),
  deputyTold: z.optional(z.boolean()),
  /** With `meeting` 面商: how; with `co_reply`: what the co-handler answers the lead. */
  kind: z.optional(z.enum(meetingKinds)),
  text: z.optional(text(limits.reply)),
  /** With `co_reply` that the office writes down: whose word it is; of several helping units it must be named. */
  coHandlerId: z.optional(id),
  /** With `published` (mode, reviewer; of a part, ground too) and `publication_exempt` (ground, reviewer). */
  mode: z.optional(z.enum(publishedModes)),
  ground: z.optional(line()),
  reviewer: z.optional(line(30)),
  /** With `replied`, and with `completed` after `tracking`. */
  reply: z.optional(replyDraft),
  /** With `merged`: the case it joins; with `split`: the new case. */
  into: z.optional(id),
  /** With a second `rehandling`. */
  committeeDecision: z.optional(line()),
});
export type CaseMove = z.input<typeof caseMove>;

/** What the office registers itself. A case from the public comes of its suggestion: `transferred`, `escalated`. */
const filedOrigins = ['deputy_suggestion', 'opinion', 'qa_promise'] as const satisfies readonly (typeof caseOrigins)[number][];

/** A deputies' suggestion 代表建议, a deliberation opinion 审议意见 or a promise of a Q&A that the office takes in. */
export const caseDraft = z.strictObject({
  origin: z.enum(filedOrigins),
  title: line(),
  body: z.optional(text(limits.reply)),
  category: z.optional(z.enum(suggestionCategories)),
  divisionId: z.optional(id),
  /** Absent between sessions (闭会期间). */
  sessionId: z.optional(id),
  /** 领衔代表, in their order; a deputies' suggestion has at least one. */
  leadDeputyIds: z.optional(z.array(id).check(z.maxLength(30))),
  /** 附议代表. */
  coSignerIds: z.optional(z.array(id).check(z.maxLength(200))),
  /** 重点督办. */
  priority: z.optional(z.boolean()),
  /** The day it came in; today when absent, never one to come. */
  registeredOn: z.optional(day),
}).check(requiredIf(['leadDeputyIds'], (draft) => draft.origin === 'deputy_suggestion'));
export type CaseDraft = z.input<typeof caseDraft>;

const receiptParams = z.strictObject({ receiptNo: id });
const caseParams = z.strictObject({ number: id });
const staffProblems = ['unauthorized', 'forbidden', 'not_found'] as const;

export const listStaffSuggestions = operation({
  id: 'listStaffSuggestions', tag: 'staff', method: 'GET', path: '/staff/suggestions', access: 'staff',
  query: z.strictObject({ ...listQuery, sort: sortBy('submittedAt', 'changedAt'), state: someOf(suggestionStates) }),
  status: 200, response: page(z.looseObject({ receiptNo: z.string(), title: z.string(), state: openEnum(suggestionStates), submittedAt: instant, changedAt: z.optional(instant), target: z.optional(ref) })),
  problems: ['unauthorized', 'forbidden'],
});
export const getStaffSuggestion = operation({
  id: 'getStaffSuggestion', tag: 'staff', method: 'GET', path: '/staff/suggestions/{receiptNo}', access: 'staff',
  params: receiptParams, status: 200, response: staffSuggestion, problems: staffProblems,
});
export const moveSuggestion = operation({
  id: 'moveSuggestion', tag: 'staff', method: 'POST', path: '/staff/suggestions/{receiptNo}/moves', access: 'staff', roles: movingRoles,
  params: receiptParams, body: suggestionMove, status: 201, response: staffSuggestion, problems: [...staffProblems, 'move_not_allowed'],
});
export const listStaffCases = operation({
  id: 'listStaffCases', tag: 'staff', method: 'GET', path: '/staff/cases', access: 'staff',
  query: z.strictObject({
    ...listQuery,
    sort: sortBy('registeredOn', 'changedAt'),
    state: someOf(caseStates),
    origin: someOf(caseOrigins),
    organization: z.optional(id),
    priority: z.optional(z.boolean()),
    /** What is owed beside the reply; `dueBefore` is then of that, and `organization` who owes it where a unit does. */
    owing: someOf(deadlineKinds),
    dueBefore: z.optional(day),
  }),
  status: 200, response: page(staffCaseSummary), problems: ['unauthorized', 'forbidden'],
});
export const registerCase = operation({
  id: 'registerCase', tag: 'staff', method: 'POST', path: '/staff/cases', access: 'staff', roles: officeRoles,
  body: caseDraft, status: 201, response: staffCase, problems: ['unauthorized', 'forbidden'],
});
export const getStaffCase = operation({
  id: 'getStaffCase', tag: 'staff', method: 'GET', path: '/staff/cases/{number}', access: 'staff',
  params: caseParams, status: 200, response: staffCase, problems: staffProblems,
});
export const moveCase = operation({
  id: 'moveCase', tag: 'staff', method: 'POST', path: '/staff/cases/{number}/moves', access: 'staff', roles: movingRoles,
  params: caseParams, body: caseMove, status: 201, response: staffCase, problems: [...staffProblems, 'move_not_allowed'],
});
