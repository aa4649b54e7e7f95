import type { faultSeverities, importStatuses } from '../resources/imports.ts';

type Words<List extends readonly string[]> = Record<List[number], string>;

/** What the contract demands of the labels that only the office sees. */
export interface OfficeLabels {
  importStatuses: Words<typeof importStatuses>;
  faultSeverities: Words<typeof faultSeverities>;
}
