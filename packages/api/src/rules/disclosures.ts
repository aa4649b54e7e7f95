/**
 * Whether a disclosed document 依法公开 is in force on a day.
 *
 * Source: 立法法 and 监督法: a document applies from the day it names, until it is repealed, expires, or another takes its place.
 * Computed for the day it is looked at, because tomorrow it may be otherwise.
 */
import { shanghaiDay, type Day, type Instant } from './calendar-days.ts';

/** `issued`: the document names no day from which it applies, such as a report. */
export const disclosureStatuses = ['issued', 'not_yet_in_force', 'in_force', 'expired', 'replaced', 'repealed'] as const;
export type DisclosureStatus = (typeof disclosureStatuses)[number];

/** Days as the document names them; a later document that takes its place counts from its own day on. */
export type DisclosureDays = {
  effectiveOn?: Day | null;
  /** Last day it applies, where it names one. */
  expiresOn?: Day | null;
  /** From this day it no longer applies 废止. */
  repealedOn?: Day | null;
  /** From this day another document stands in its place. */
  replacedOn?: Day | null;
};

/** domain rule: repealed beats replaced, replaced beats expired. */
export function disclosureStatus({ effectiveOn, expiresOn, repealedOn, replacedOn }: DisclosureDays, now: Instant | Day): DisclosureStatus {
  const day = shanghaiDay(now);
  if (repealedOn != null && repealedOn <= day) return 'repealed';
  if (replacedOn != null && replacedOn <= day) return 'replaced';
  if (expiresOn != null && expiresOn < day) return 'expired';
  if (effectiveOn == null) return 'issued';
  return effectiveOn <= day ? 'in_force' : 'not_yet_in_force';
}
