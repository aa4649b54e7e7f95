import type { OfficeLabels } from './shape-office.ts';

/** Words that only the office sees. */
export const labels = {
  importStatuses: { imported: 'Imported', checked: 'Sound, nothing kept', refused: 'Has faults, nothing kept' },
  faultSeverities: { fault: 'A fault, to be mended first', warning: 'Please check; taken as it is' },
} satisfies OfficeLabels;
