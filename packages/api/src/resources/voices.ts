import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { outcomes, stances } from '../rules/voice-counts.ts';
import { voiceStates } from '../rules/voice-flow.ts';
import { promiseStandings, windowStates } from '../rules/window.ts';
import { count, day, id, instant, openEnum, ref, text } from '../schema.ts';
import { identityModes } from './author.ts';

/**
 * What residents say when they are asked: comments on a draft, topics for a call, questions to those who answer in public.
 * Each is looked at before it is shown. Whoever sent one holds a receipt as for a suggestion: a number and a secret, with
 * which it is looked up and taken back; a wrong one of either tells nothing.
 */
export const voiceKinds = ['comment', 'topic', 'question'] as const;

/** How many came in on a call, and what became of them; the rule `countVoices`. */
export const voiceCounts = z.looseObject({
  received: count, accepted: count, hidden: count, waiting: count, withdrawn: count,
  stances: z.array(z.looseObject({ stance: openEnum(stances), count })),
  outcomes: z.array(z.looseObject({ outcome: openEnum(outcomes), count })),
  pending: count,
});

/** What every call has: days in Asia/Shanghai, both of them open; `state` follows from them by the rule `windowState`. */
export const callShape = {
  id: z.string(),
  title: z.string(),
  congress: ref,
  /** Who collects and sorts what comes in. */
  committee: z.optional(ref),
  opensOn: day,
  closesOn: day,
  state: openEnum(windowStates),
  cancelledOn: z.optional(day),
  reportedOn: z.optional(day),
  counts: voiceCounts,
};

/** 采纳反馈: one answer to all who said the same. */
export const adoption = z.looseObject({
  id: z.string(),
  article: z.optional(ref),
  /** What these people said, in a sentence. */
  summary: z.string(),
  outcome: openEnum(outcomes),
  reason: z.string(),
  decidedOn: day,
  voiceCount: count,
});
export type Adoption = z.output<typeof adoption>;

/** The summary of what came in and what came of it. */
export const callReport = z.looseObject({ issuedOn: day, text: z.string() });

/** What came of one voice; the same as on the call, in short. */
export const voiceOutcome = z.looseObject({ adoptionId: z.string(), outcome: openEnum(outcomes), reason: z.string() });

/** A promise with a day, made in an answer. Kept when its case is completed; answered is not done. */
export const promise = z.looseObject({
  text: z.string(), dueOn: day, caseNumber: z.optional(z.string()), completedOn: z.optional(day), standing: openEnum(promiseStandings),
});

export const answer = z.looseObject({
  answeredOn: day, organization: z.optional(ref), respondent: z.optional(z.string()), onTheSpot: z.boolean(), text: z.string(), promise: z.optional(promise),
});
export type Answer = z.output<typeof answer>;

/** The answer to a voice that is in the database. */
export const voiceReceipt = z.looseObject({
  receiptNo: z.string(),
  /** Shown once, kept only as a hash; as for a suggestion. */
  secret: z.string(),
  submittedAt: instant,
  state: openEnum(voiceStates),
  /** Last day of the call it belongs to. */
  closesOn: day,
});
export type VoiceReceipt = z.output<typeof voiceReceipt>;

/** All that the holder of the receipt sees of it. */
export const voice = z.looseObject({
  receiptNo: z.string(),
  kind: openEnum(voiceKinds),
  call: ref,
  article: z.optional(ref),
  stance: z.optional(openEnum(stances)),
  quote: z.optional(z.string()),
  organization: z.optional(ref),
  title: z.optional(z.string()),
  body: z.optional(z.string()),
  identityMode: openEnum(identityModes),
  mayPublish: z.boolean(),
  submittedAt: instant,
  state: openEnum(voiceStates),
  /** With hidden: why. */
  reason: z.optional(z.string()),
  outcome: z.optional(voiceOutcome),
  answers: z.array(answer),
  may: z.array(openEnum(['withdraw'])),
});
export type Voice = z.output<typeof voice>;

const params = z.strictObject({ receiptNo: id });

export const getVoice = operation({
  id: 'getVoice', tag: 'voices', method: 'GET', path: '/voices/{receiptNo}', access: 'receipt',
  params, status: 200, response: voice, problems: ['receipt_not_found'],
});
export const withdrawVoice = operation({
  id: 'withdrawVoice', tag: 'voices', method: 'POST', path: '/voices/{receiptNo}/withdrawals', access: 'receipt',
  params, body: z.strictObject({ reason: z.optional(text(limits.note)) }), status: 201, response: voice,
  problems: ['receipt_not_found', 'move_not_allowed'],
});
