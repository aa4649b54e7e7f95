import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { id, instant, line, openEnum, requiredIf } from '../schema.ts';
import { suggestionStates } from '../rules/suggestion-states.ts';
import { nameUnlessAnonymous } from './author.ts';
import { geoDraft } from './geo.ts';
import { suggestionFields } from './suggestions.ts';

/**
 * What residents say to somebody who writes it down elsewhere: a grid platform 网格通, a station's desk, a visit. It comes in by
 * a token, under the other system's own number, and however often it is sent it is one.
 */
export const intakeChannels = ['grid_platform', 'station', 'visit'] as const;

export const intakeDraft = /* @__PURE__ */ z.strictObject({
  ...suggestionFields,
  /** Where exactly, as the other system measured it. As private as `address`. */
  geo: z.optional(geoDraft),
  channel: z.enum(intakeChannels),
  /** The other system and its number of the matter; the two together are one matter for ever. */
  external: z.strictObject({ system: id, id: line(120) }),
}).check(
  nameUnlessAnonymous,
  requiredIf(['target', 'id'], (draft) => draft.target?.kind === 'deputy' || draft.target?.kind === 'station'),
);
export type IntakeDraft = z.input<typeof intakeDraft>;

export const intakeReceipt = z.looseObject({
  receiptNo: z.string(),
  /** For the resident, if the other system can hand it on. Only when it was new. */
  secret: z.optional(z.string()),
  submittedAt: instant,
  state: openEnum(suggestionStates),
  external: z.looseObject({ system: z.string(), id: z.string() }),
  /** It was here already, and nothing was stored. */
  known: z.boolean(),
});
export type IntakeReceipt = z.output<typeof intakeReceipt>;

export const takeInSuggestion = operation({
  id: 'takeInSuggestion', tag: 'staff', method: 'POST', path: '/staff/suggestions', access: 'staff', roles: ['office_clerk', 'office_director', 'integration'],
  body: intakeDraft, status: 201, response: intakeReceipt, problems: ['unauthorized', 'forbidden'],
});
