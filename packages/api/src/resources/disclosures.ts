import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { facetedPage, listQuery, page, someOf, sortBy } from '../page.ts';
import { officeRoles } from '../roles.ts';
import { disclosureStatuses } from '../rules/disclosures.ts';
import { count, day, id, line, openEnum, provenance, ref, text, year } from '../schema.ts';

/** 依法公开: what a congress has to make public by law. Whether it is in force is computed for the day it is asked (`disclosureStatus`). */
export const disclosureKinds = [
  'regulation', 'resolution', 'decision', 'opinion', 'appointment', 'filing_review', 'work_report', 'budget', 'inspection_report', 'announcement', 'other',
] as const;
/** Draft: not reviewed yet. Only published ones are public. */
export const publicationStates = ['draft', 'published', 'hidden'] as const;

/** A file as it lies on the congress’s own site. `sha256` lets anybody tell whether it is still the same. */
export const disclosureFile = z.looseObject({
  name: z.string(),
  mediaType: z.string(),
  bytes: count,
  /** 64 hexadecimal digits in lower case. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** http or https, nothing else: it becomes a link. */
  url: z.string().check(z.regex(/^https?:\/\/[^\s<>"']+$/i)),
});

const summaryShape = {
  id: z.string(),
  title: z.string(),
  kind: openEnum(disclosureKinds),
  documentNo: z.optional(z.string()),
  /** Who issued it, as it signs; with an id where that body is on record. */
  organ: z.looseObject({ id: z.optional(z.string()), name: z.string() }),
  division: z.optional(ref),
  session: z.optional(ref),
  adoptedOn: z.optional(day),
  issuedOn: day,
  effectiveOn: z.optional(day),
  expiresOn: z.optional(day),
  repealedOn: z.optional(day),
  status: openEnum(disclosureStatuses),
  replaces: z.array(ref),
  replacedBy: z.array(ref),
  ...provenance,
};
export const disclosureSummary = z.looseObject(summaryShape);
export type DisclosureSummary = z.output<typeof disclosureSummary>;

export const disclosure = z.looseObject({
  ...summaryShape,
  body: z.optional(z.string()),
  /** 公开依据: law and article. */
  legalBasis: z.array(z.string()),
  attachments: z.array(disclosureFile),
});
export type Disclosure = z.output<typeof disclosure>;

const facets = ['kind', 'status', 'year'] as const;

export const listDisclosures = operation({
  id: 'listDisclosures', tag: 'disclosures', method: 'GET', path: '/disclosures', access: 'public',
  query: z.strictObject({
    ...listQuery,
    sort: sortBy('issuedOn', 'id', 'changedAt'),
    kind: someOf(disclosureKinds),
    status: someOf(disclosureStatuses),
    organ: z.optional(id),
    division: z.optional(id),
    session: z.optional(id),
    year: z.optional(year),
    facets: someOf(facets),
  }),
  status: 200, response: facetedPage(disclosureSummary, facets), problems: [],
});
export const getDisclosure = operation({
  id: 'getDisclosure', tag: 'disclosures', method: 'GET', path: '/disclosures/{id}', access: 'public',
  params: z.strictObject({ id }), status: 200, response: disclosure, problems: ['not_found'],
});

/** As the office sees it: drafts and hidden ones too, and why. */
export const staffDisclosure = z.looseObject({
  ...disclosure._zod.def.shape,
  publication: openEnum(publicationStates),
  reviewer: z.optional(z.string()),
  hiddenReason: z.optional(z.string()),
});
export type StaffDisclosure = z.output<typeof staffDisclosure>;

const params = z.strictObject({ id });
const problems = ['unauthorized', 'forbidden', 'not_found'] as const;

export const listStaffDisclosures = operation({
  id: 'listStaffDisclosures', tag: 'staff', method: 'GET', path: '/staff/disclosures', access: 'staff', roles: [...officeRoles, 'read_only', 'integration'],
  query: z.strictObject({ ...listQuery, sort: sortBy('issuedOn', 'id', 'changedAt'), publication: someOf(publicationStates) }),
  status: 200, response: page(staffDisclosure), problems: ['unauthorized', 'forbidden'],
});
/** domain rule: nothing is published before review, so a publication names its reviewer. */
export const publishDisclosure = operation({
  id: 'publishDisclosure', tag: 'staff', method: 'POST', path: '/staff/disclosures/{id}/publications', access: 'staff', roles: officeRoles,
  params, body: z.strictObject({ reviewer: line(30) }), status: 201, response: staffDisclosure, problems: [...problems, 'move_not_allowed'],
});
export const hideDisclosure = operation({
  id: 'hideDisclosure', tag: 'staff', method: 'POST', path: '/staff/disclosures/{id}/withdrawals', access: 'staff', roles: officeRoles,
  params, body: z.strictObject({ reason: text(limits.note) }), status: 201, response: staffDisclosure, problems: [...problems, 'move_not_allowed'],
});
