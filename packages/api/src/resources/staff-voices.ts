import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { listQuery, page, someOf, sortBy } from '../page.ts';
import { movingRoles, officeRoles } from '../roles.ts';
import { outcomes } from '../rules/voice-counts.ts';
import { voiceStates } from '../rules/voice-flow.ts';
import { day, id, instant, line, openEnum, ref, text } from '../schema.ts';
import { adoption, callReport, voice, voiceKinds } from './voices.ts';

/** The office's side of comments, topics and questions: publish or hide, decide in clusters, report, answer. */

/** As the holder sees it, with what this token may do; never a name that was not to be shown, a phone or a secret. */
export const staffVoice = z.extend(voice, { moves: z.array(z.string()) });
export type StaffVoice = z.output<typeof staffVoice>;

export const voiceMove = /* @__PURE__ */ z.strictObject({
  to: z.enum(voiceStates),
  /** With `hidden`: what whoever sent it is told. */
  reason: z.optional(text(limits.note)),
});
export type VoiceMove = z.input<typeof voiceMove>;

/** One answer to all who said the same. The same `id` again changes it; what it no longer names is undecided again. */
export const adoptionDraft = /* @__PURE__ */ z.strictObject({
  id: z.optional(id),
  articleId: z.optional(id),
  summary: text(limits.note),
  outcome: z.enum(outcomes),
  reason: text(limits.note),
  /** Numbers of accepted comments or topics of this call. */
  voices: z.array(id).check(z.minLength(1), z.maxLength(500)),
});
export type AdoptionDraft = z.input<typeof adoptionDraft>;

export const callReportDraft = /* @__PURE__ */ z.strictObject({ text: text(limits.reply), issuedOn: z.optional(day) });

export const answerDraft = /* @__PURE__ */ z.strictObject({
  text: text(limits.reply),
  organizationId: z.optional(id),
  /** Who answered, with office: 局长 何明远. */
  respondent: z.optional(line()),
  /** Today when absent. */
  answeredOn: z.optional(day),
  onTheSpot: z.optional(z.boolean()),
  /** Registers a case with this day, or joins one that is there. */
  promise: z.optional(z.strictObject({ text: text(limits.note), dueOn: day, caseNumber: z.optional(id) })),
});
export type AnswerDraft = z.input<typeof answerDraft>;

const receiptParams = z.strictObject({ receiptNo: id });
const callParams = z.strictObject({ id });
const staffProblems = ['unauthorized', 'forbidden', 'not_found'] as const;

export const listStaffVoices = operation({
  id: 'listStaffVoices', tag: 'staff', method: 'GET', path: '/staff/voices', access: 'staff',
  query: z.strictObject({
    ...listQuery,
    sort: sortBy('submittedAt', 'changedAt'),
    kind: someOf(voiceKinds),
    state: someOf(voiceStates),
    call: z.optional(id),
    article: z.optional(id),
  }),
  status: 200,
  response: page(z.looseObject({
    receiptNo: z.string(), kind: openEnum(voiceKinds), call: ref, article: z.optional(ref), stance: z.optional(z.string()), title: z.optional(z.string()),
    state: openEnum(voiceStates), submittedAt: instant, changedAt: z.optional(instant), adoptionId: z.optional(z.string()), answered: z.boolean(),
  })),
  problems: ['unauthorized', 'forbidden'],
});
export const getStaffVoice = operation({
  id: 'getStaffVoice', tag: 'staff', method: 'GET', path: '/staff/voices/{receiptNo}', access: 'staff',
  params: receiptParams, status: 200, response: staffVoice, problems: staffProblems,
});
export const moveVoice = operation({
  id: 'moveVoice', tag: 'staff', method: 'POST', path: '/staff/voices/{receiptNo}/moves', access: 'staff', roles: movingRoles,
  params: receiptParams, body: voiceMove, status: 201, response: staffVoice, problems: [...staffProblems, 'move_not_allowed'],
});
export const answerQuestion = operation({
  id: 'answerQuestion', tag: 'staff', method: 'POST', path: '/staff/voices/{receiptNo}/answers', access: 'staff', roles: [...officeRoles, 'handling_unit'],
  params: receiptParams, body: answerDraft, status: 201, response: staffVoice, problems: [...staffProblems, 'move_not_allowed'],
});
export const decideOnVoices = operation({
  id: 'decideOnVoices', tag: 'staff', method: 'POST', path: '/staff/calls/{id}/adoptions', access: 'staff', roles: [...officeRoles, 'supervising_committee'],
  params: callParams, body: adoptionDraft, status: 201, response: adoption, problems: staffProblems,
});
export const reportOnCall = operation({
  id: 'reportOnCall', tag: 'staff', method: 'POST', path: '/staff/calls/{id}/reports', access: 'staff', roles: [...officeRoles, 'supervising_committee'],
  params: callParams, body: callReportDraft, status: 201, response: callReport, problems: [...staffProblems, 'move_not_allowed'],
});
