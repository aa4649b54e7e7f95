import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { facetedPage, listQuery, someOf, sortBy } from '../page.ts';
import { count, day, id, instant, openEnum, provenance, ref } from '../schema.ts';

/** Sittings, hearings and what else one may come to: when, where, and how to attend 旁听, 列席. */
export const eventKinds = ['congress_session', 'standing_committee', 'committee_meeting', 'hearing', 'forum', 'inspection', 'open_day'] as const;
/** A cancelled event stays, and says so: whoever had it in a calendar must hear of it. */
export const eventStatuses = ['scheduled', 'postponed', 'cancelled'] as const;
export const attendanceModes = ['open', 'by_application', 'by_invitation', 'closed'] as const;

export const event = z.looseObject({
  id: z.string(),
  title: z.string(),
  kind: openEnum(eventKinds),
  status: openEnum(eventStatuses),
  /** Why it is postponed or cancelled. */
  statusNote: z.optional(z.string()),
  startsAt: instant,
  endsAt: z.optional(instant),
  place: z.optional(z.string()),
  address: z.optional(z.string()),
  division: z.optional(ref),
  session: z.optional(ref),
  organizer: z.looseObject({ id: z.optional(z.string()), name: z.string() }),
  agenda: z.array(z.string()),
  attendance: z.looseObject({
    mode: openEnum(attendanceModes),
    seats: z.optional(count),
    applyUntil: z.optional(instant),
    /** In words: where to apply, what to bring. */
    how: z.optional(z.string()),
    officePhone: z.optional(z.string()),
  }),
  ...provenance,
});
/** Not `Event`: that is the browser’s. */
export type CongressEvent = z.output<typeof event>;

const facets = ['kind', 'status'] as const;

export const listEvents = operation({
  id: 'listEvents', tag: 'events', method: 'GET', path: '/events', access: 'public',
  query: z.strictObject({
    ...listQuery,
    sort: sortBy('startsAt', 'id', 'changedAt'),
    kind: someOf(eventKinds),
    status: someOf(eventStatuses),
    attendance: someOf(attendanceModes),
    division: z.optional(id),
    session: z.optional(id),
    /** Days in Asia/Shanghai, both included. */
    from: z.optional(day),
    until: z.optional(day),
    facets: someOf(facets),
  }),
  status: 200, response: facetedPage(event, facets), problems: [],
});
export const getEvent = operation({
  id: 'getEvent', tag: 'events', method: 'GET', path: '/events/{id}', access: 'public',
  params: z.strictObject({ id }), status: 200, response: event, problems: ['not_found'],
});
