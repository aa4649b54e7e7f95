import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { listQuery, page, someOf, sortBy } from '../page.ts';
import { day, id, openEnum, provenance, ref } from '../schema.ts';
import { geo } from './geo.ts';

/** 代表家站: where deputies receive residents. The phone is the station's office line, never a deputy's. */
export const stationKinds = ['home', 'station', 'point', 'room', 'center'] as const;

/** A reception day: what a person reads, and the same as an RFC 5545 RRULE where it could be read from the text. */
const reception = /* @__PURE__ */ z.looseObject({
  /** Of one with a rule; stays when it is moved to another day. */
  id: z.optional(z.string()),
  text: z.string(),
  rrule: z.optional(z.string()),
  /** Who receives, as the station announced it; with an id where the name is that of one of its deputies. */
  deputies: z.optional(z.array(z.looseObject({ id: z.optional(z.string()), name: z.string() }))),
  /** Of one that is held no more. */
  cancelledOn: z.optional(day),
});

export const station = z.looseObject({
  id: z.string(),
  name: z.string(),
  kind: openEnum(stationKinds),
  /** 星级, 0 to 5. */
  stars: z.optional(z.int()),
  address: z.string(),
  geo: z.optional(geo),
  hours: z.optional(z.string()),
  receptions: z.array(reception),
  /** Reception days that are held no more: what a calendar has of them is to be called off. */
  cancelledReceptions: z.optional(z.array(reception)),
  deputies: z.array(ref),
  divisions: z.array(ref),
  accessibility: z.optional(z.string()),
  officePhone: z.optional(z.string()),
  ...provenance,
});
export type Station = z.output<typeof station>;

export const listStations = operation({
  id: 'listStations', tag: 'stations', method: 'GET', path: '/stations', access: 'public',
  query: z.strictObject({ ...listQuery, sort: sortBy('id', 'changedAt'), division: z.optional(id), kind: someOf(stationKinds) }),
  status: 200, response: page(station), problems: [],
});
export const getStation = operation({
  id: 'getStation', tag: 'stations', method: 'GET', path: '/stations/{id}', access: 'public',
  params: z.strictObject({ id }), status: 200, response: station, problems: ['not_found'],
});
