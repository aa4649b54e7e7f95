import * as z from 'zod/mini';
import { publicPhases } from './resources/cases.ts';
import { caseStates } from './rules/case-flow.ts';
import { suggestionStates } from './rules/suggestion-states.ts';
import { count, instant, openEnum } from './schema.ts';

/**
 * Outgoing events, by the Standard Webhooks specification: what has changed in what is public, told to addresses that the
 * operator names. Thin: who wants the record reads it from the API, and gets what the public gets.
 */

/** Headers of a delivery. */
export const webhookHeaders = { id: 'webhook-id', timestamp: 'webhook-timestamp', signature: 'webhook-signature' } as const;
/** Begins a secret as people copy it; 24 to 64 random bytes in base64 follow. */
export const webhookSecretPrefix = 'whsec_';

const envelope = <const Type extends string, const Data extends z.ZodMiniType>(type: Type, data: Data) =>
  z.looseObject({ type: z.literal(type), timestamp: instant, data });

/** A case was registered, or a step of it that the public sees was written. */
export const caseChanged = envelope('case.changed', z.looseObject({ number: z.string(), state: openEnum(caseStates), phase: openEnum(publicPhases) }));
/** A suggestion became public, or moved on while it is. */
export const suggestionChanged = envelope('suggestion.changed', z.looseObject({ receiptNo: z.string(), state: openEnum(suggestionStates), phase: openEnum(publicPhases) }));
/** A suggestion is public no longer: whoever keeps a copy removes it. */
export const suggestionRemoved = envelope('suggestion.removed', z.looseObject({ receiptNo: z.string() }));
/** Spreadsheets were imported: lists may have changed anywhere. `updatedSince` tells what. */
export const dataImported = envelope('data.imported', z.looseObject({ dataVersion: count }));
/** Sent by hand, to try an address out. */
export const webhookTest = envelope('webhook.test', z.looseObject({}));

export const webhookEvents = [caseChanged, suggestionChanged, suggestionRemoved, dataImported, webhookTest] as const;
export type WebhookEvent = z.output<(typeof webhookEvents)[number]>;
export type WebhookType = WebhookEvent['type'];
/** The types one can subscribe to. */
export const webhookTypes = ['case.changed', 'suggestion.changed', 'suggestion.removed', 'data.imported'] as const satisfies readonly WebhookType[];
