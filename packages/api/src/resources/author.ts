import * as z from 'zod/mini';
import { id, line, requiredIf } from '../schema.ts';

/** Who writes, the same wherever a resident writes: the least that is needed, and a consent that names its text. */
export const identityModes = ['public', 'withheld', 'anonymous'] as const;

export const authorShape = {
  identityMode: z.enum(identityModes),
  /** Required unless anonymous; kept encrypted, shown only with `identityMode: public`. */
  name: z.optional(line(30)),
  /** Optional. Only the congress office can read it, only to ask back. */
  phone: z.optional(z.string().check(z.trim(), z.regex(/^\+?[0-9][0-9 ()-]{4,18}[0-9]$/), z.maxLength(21))),
  /** May the office publish it (after review)? Without it what was written stays between resident and office. */
  mayPublish: z.boolean(),
  /** The notice the resident agreed to: its version as `GET /v1` named it. */
  consent: z.strictObject({ textVersion: id }),
};

export const nameUnlessAnonymous = /* @__PURE__ */ requiredIf(['name'], (draft) => draft.identityMode === 'public' || draft.identityMode === 'withheld');
