import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { officeRoles } from '../roles.ts';
import { day, id, openEnum } from '../schema.ts';
import { identityModes } from './author.ts';

/**
 * Asking back 回访: how the congress office reaches whoever wrote. An answer of its own, so that nobody has the numbers before their eyes
 * who only reads what was written; each look is in the audit log before it is answered.
 */
export const contactDetails = z.looseObject({
  receiptNo: z.string(),
  identityMode: openEnum(identityModes),
  /** Absent where none was left, or it has been deleted. */
  name: z.optional(z.string()),
  phone: z.optional(z.string()),
  /** The day after which they are deleted, as things stand now. */
  contactKeptUntil: z.optional(day),
});
export type ContactDetails = z.output<typeof contactDetails>;

const params = z.strictObject({ receiptNo: id });
const problems = ['unauthorized', 'forbidden', 'not_found'] as const;

export const getSuggestionContact = operation({
  id: 'getSuggestionContact', tag: 'staff', method: 'GET', path: '/staff/suggestions/{receiptNo}/contact', access: 'staff', roles: officeRoles,
  params, status: 200, response: contactDetails, problems,
});
export const getVoiceContact = operation({
  id: 'getVoiceContact', tag: 'staff', method: 'GET', path: '/staff/voices/{receiptNo}/contact', access: 'staff', roles: officeRoles,
  params, status: 200, response: contactDetails, problems,
});
