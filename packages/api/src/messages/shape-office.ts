import type { faultSeverities, importChanges, importStatuses } from '../resources/imports.ts';
import type { auditFaultKinds, tokenStates } from '../resources/staff-tokens.ts';

type Words<List extends readonly string[]> = Record<List[number], string>;

/** What the contract demands of the labels that only the office sees. */
export interface OfficeLabels {
  importChanges: Words<typeof importChanges>;
  importStatuses: Words<typeof importStatuses>;
  faultSeverities: Words<typeof faultSeverities>;
  tokenStates: Words<typeof tokenStates>;
  /** What is wrong with entry `{position}` of the audit log. */
  auditFaultKinds: Words<typeof auditFaultKinds>;
}
