import * as z from 'zod/mini';
import { operation } from '../operation.ts';
import { facetedPage, listQuery, someOf, sortBy } from '../page.ts';
import { day, id, openEnum, provenance, ref } from '../schema.ts';
import { levels } from './congresses.ts';

/** 代表: one person, several dated memberships (Popolo Person and Membership). Never a phone, an ID number or a home. */
export const contactPolicies = ['station_only', 'form', 'phone'] as const;

export const membership = z.looseObject({
  level: openEnum(levels),
  congress: ref,
  term: z.optional(ref),
  constituency: z.optional(z.string()),
  delegation: z.optional(ref),
  startDate: z.optional(day),
  endDate: z.optional(day),
  endReason: z.optional(z.string()),
});
export type Membership = z.output<typeof membership>;

export const deputy = z.looseObject({
  id: z.string(),
  name: z.string(),
  /** Lower-case syllables with blanks between, surname readings applied: `shan xiao mei` for 单小梅. */
  pinyin: z.string(),
  /** 单位及职务, as the congress published it. */
  post: z.optional(z.string()),
  /** Web address of a picture; there only with the deputy's consent. */
  photo: z.optional(z.string()),
  memberships: z.array(membership),
  stations: z.array(ref),
  groups: z.array(ref),
  /** Grids (or villages) the deputy looks after. */
  divisions: z.array(ref),
  contactPolicy: openEnum(contactPolicies),
  ...provenance,
});
export type Deputy = z.output<typeof deputy>;

const facets = ['level', 'township', 'group'] as const;

export const listDeputies = operation({
  id: 'listDeputies', tag: 'deputies', method: 'GET', path: '/deputies', access: 'public',
  query: z.strictObject({
    ...listQuery,
    sort: sortBy('id', 'name', 'changedAt'),
    level: someOf(levels),
    division: z.optional(id),
    station: z.optional(id),
    group: z.optional(id),
    facets: someOf(facets),
  }),
  status: 200, response: facetedPage(deputy, facets), problems: [],
});

export const getDeputy = operation({
  id: 'getDeputy', tag: 'deputies', method: 'GET', path: '/deputies/{id}', access: 'public',
  params: z.strictObject({ id }), status: 200, response: deputy, problems: ['not_found'],
});

const words = z.array(z.string());
const places = z.array(z.array(z.int()));

/**
 * Everything needed to find a deputy without another round trip, as columns: the n-th entry of every column of a table
 * belongs to the n-th record; numbers in `divisions`, `stations`, `groups` and `parent` are positions in those tables
 * (−1: none). Columns compress to a third of records and are checked twenty times faster. With `packed` the columns are
 * shorter still and `unpackFinder` of the rules makes plain ones of them; a server may send either.
 */
export const finderIndex = z.looseObject({
  asOf: day,
  source: z.string(),
  /** The columns are packed (see `rules/finder-pack.ts`); `readings` says how each character is usually spelt. */
  packed: z.optional(z.looseObject({ readings: z.record(z.string(), z.string()) })),
  divisions: z.looseObject({ id: words, name: words, pinyin: words, kind: words, parent: z.array(z.int()) }),
  stations: z.looseObject({ id: words, name: words, kind: words, address: words, hours: words, receptions: words, divisions: places }),
  groups: z.looseObject({ id: words, name: words }),
  deputies: z.looseObject({
    id: words, name: words, pinyin: words, post: words,
    /** Levels served at now, highest first. */
    levels: z.array(words),
    divisions: places, stations: places, groups: places,
  }),
});
export type FinderIndex = z.output<typeof finderIndex>;

export const getFinderIndex = operation({
  id: 'getFinderIndex', tag: 'deputies', method: 'GET', path: '/finder-index', access: 'public',
  status: 200, response: finderIndex, problems: [],
});
