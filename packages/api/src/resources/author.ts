import * as z from 'zod/mini';
import { normalizePhone, phonePattern } from '../rules/phone.ts';
import { id, line, requiredIf } from '../schema.ts';

/** Who writes, the same wherever a resident writes: the least that is needed, and a consent that names its text. */
export const identityModes = ['public', 'withheld', 'anonymous'] as const;

export const authorShape = {
  identityMode: z.enum(identityModes),
  /** Required unless anonymous; kept encrypted, shown only with `identityMode: public`. */
  name: z.optional(line(30)),
  /** Optional. Only the congress office can read it, only to ask back; of who is anonymous it is not kept, nor is a name. Taken as people write it, kept as `normalizePhone` does; the pattern is of that form. */
  phone: z.optional(z.string().check(z.maxLength(40), z.overwrite(normalizePhone), z.regex(phonePattern))),
  /** May the office publish it (after review)? Without it what was written stays between resident and office. */
  mayPublish: z.boolean(),
  /** The notice the resident agreed to: its version as `GET /v1` named it. */
  consent: z.strictObject({ textVersion: id }),
};

export const nameUnlessAnonymous = /* @__PURE__ */ requiredIf(['name'], (draft) => draft.identityMode === 'public' || draft.identityMode === 'withheld');
