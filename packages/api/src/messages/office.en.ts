import type { OfficeLabels } from './shape-office.ts';

/** Words that only the office sees. */
export const labels = {
  importChanges: { new: 'New', changed: 'Changed', missing: 'Not in the spreadsheet' },
  importStatuses: { imported: 'Imported', checked: 'Sound, nothing kept', refused: 'Has faults, nothing kept' },
  faultSeverities: { fault: 'A fault, to be mended first', warning: 'Please check; taken as it is' },
  tokenStates: { valid: 'Valid', expired: 'Expired', revoked: 'Ended by hand' },
  auditFaultKinds: {
    changed: 'Entry {position} was changed: it is not as it was written', missing: 'Entry {position} is missing', relinked: 'Entry {position} does not follow the one before it: one of the two was rewritten',
    cut_off: 'The end is cut off, from entry {position} on', head_unsigned: 'The end (entry {position}) is not signed with this server’s key: somebody moved it, or the key is another one',
    resigned: 'When entry {position} was written, the end was found without the signature of this server’s key',
  },
} satisfies OfficeLabels;
