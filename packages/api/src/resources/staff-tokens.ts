import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { listQuery, page } from '../page.ts';
import { staffRoles } from '../roles.ts';
import { count, day, id, instant, line, openEnum, ref, requiredIf } from '../schema.ts';

/** Who may come in, and what they did: tokens and the audit log, for the office's director. */
export const tokenStates = ['valid', 'expired', 'revoked'] as const;

/** A token without its secret, which nobody keeps. */
export const staffToken = z.looseObject({
  id: z.string(),
  name: z.string(),
  role: openEnum(staffRoles),
  organization: z.optional(ref),
  deputy: z.optional(ref),
  /** Absent: every congress of the deployment. */
  congress: z.optional(ref),
  state: openEnum(tokenStates),
  createdAt: instant,
  expiresAt: z.optional(instant),
  revokedAt: z.optional(instant),
  /** To the hour; absent when it was never used. */
  lastUsedAt: z.optional(instant),
});
export type StaffToken = z.output<typeof staffToken>;

/** The token itself, told this once. */
export const createdToken = z.extend(staffToken, { token: z.string() });
export type CreatedToken = z.output<typeof createdToken>;

export const tokenDraft = /* @__PURE__ */ z.strictObject({
  /** What or whom it is for. */
  name: line(60),
  role: z.enum(staffRoles),
  /** The unit of a handling unit, the committee of a supervising committee. */
  organizationId: z.optional(id),
  /** Whose it is, with the role of a deputy. */
  deputyId: z.optional(id),
  /** Only the data of this congress. */
  congressId: z.optional(id),
  /** The last day it is valid. */
  expiresOn: z.optional(day),
}).check(
  requiredIf(['organizationId'], (draft) => draft.role === 'handling_unit' || draft.role === 'supervising_committee'),
  requiredIf(['deputyId'], (draft) => draft.role === 'deputy'),
);
export type TokenDraft = z.input<typeof tokenDraft>;

export const auditEntry = z.looseObject({
  /** 1, 2, 3 …, without a gap. */
  position: z.int(),
  at: instant,
  /** Id of a token, `command line`, `server` or `resident`. */
  by: z.string(),
  /** `case.move`, `token.create`, … */
  act: z.string(),
  /** Id of what it was done to. */
  subject: z.string(),
  /** Codes, numbers and days; never what somebody wrote. */
  detail: z.looseObject({}),
  /** Of this entry and, by it, of all before it. */
  hash: z.string(),
});
export type AuditEntry = z.output<typeof auditEntry>;

/** What can be wrong with the audit log. */
export const auditFaultKinds = ['changed', 'missing', 'relinked', 'cut_off', 'head_unsigned', 'resigned'] as const;

export const auditProof = z.looseObject({
  /** Nothing was changed, taken out or cut off. */
  whole: z.boolean(),
  entries: count,
  /** Its end, `position:hash`, to be noted down elsewhere; absent while it is empty. */
  head: z.optional(z.string()),
  faults: z.array(z.looseObject({ kind: openEnum(auditFaultKinds), position: z.int() })),
});
export type AuditProof = z.output<typeof auditProof>;

const director = ['office_director'] as const;
const { limit, cursor } = listQuery;

export const listTokens = operation({
  id: 'listTokens', tag: 'staff', method: 'GET', path: '/staff/tokens', access: 'staff', roles: director,
  query: z.strictObject({ limit, cursor }), status: 200, response: page(staffToken), problems: ['unauthorized', 'forbidden'],
});
export const createToken = operation({
  id: 'createToken', tag: 'staff', method: 'POST', path: '/staff/tokens', access: 'staff', roles: director,
  body: tokenDraft, status: 201, response: createdToken, problems: ['unauthorized', 'forbidden'],
});
export const revokeToken = operation({
  id: 'revokeToken', tag: 'staff', method: 'POST', path: '/staff/tokens/{id}/revocations', access: 'staff', roles: director,
  params: z.strictObject({ id }), body: z.strictObject({}), status: 201, response: staffToken, problems: ['unauthorized', 'forbidden', 'not_found', 'move_not_allowed'],
});
export const listAuditEntries = operation({
  id: 'listAuditEntries', tag: 'staff', method: 'GET', path: '/staff/audit-entries', access: 'staff', roles: director,
  query: z.strictObject({ limit, cursor, act: z.optional(line(60)), subject: z.optional(line(120)), by: z.optional(line(60)) }),
  status: 200, response: page(auditEntry), problems: ['unauthorized', 'forbidden'],
});
export const verifyAuditLog = operation({
  id: 'verifyAuditLog', tag: 'staff', method: 'GET', path: '/staff/audit-proof', access: 'staff', roles: director,
  /** An end that was noted down before: nothing up to there may have changed. */
  query: z.strictObject({ head: z.optional(/* @__PURE__ */ z.string().check(z.maxLength(60), z.regex(/^\d{1,9}:[\w-]{43}$/))) }),
  status: 200, response: auditProof, problems: ['unauthorized', 'forbidden'],
});
