import * as z from 'zod/mini';
import { limits } from './limits.ts';
import { count, instant, searchWords } from './schema.ts';

/**
 * A page of a list. `nextCursor` is absent on the last page; hand it back as `cursor` for the next one. `total` counts all
 * records that match, so that a page can say “250 件” before it has them.
 */
export const page = /* @__NO_SIDE_EFFECTS__ */ <T extends z.ZodMiniType>(item: T) =>
  z.looseObject({ items: z.array(item), total: z.int(), nextCursor: z.optional(z.string()), asOf: instant });

/** How many records have a value, counted over all filters but the one on the same thing. */
export const facetCount = z.looseObject({ value: z.string(), name: z.optional(z.string()), count });
export type FacetCount = z.output<typeof facetCount>;

type Facets<Names extends readonly string[]> = z.ZodMiniObject<{ [Name in Names[number]]: z.ZodMiniOptional<z.ZodMiniArray<typeof facetCount>> }, z.core.$loose>;

/** A page of a list that also counts: only what was asked for by `facets` is there. */
export const facetedPage = /* @__NO_SIDE_EFFECTS__ */ <T extends z.ZodMiniType, const Names extends readonly [string, ...string[]]>(item: T, names: Names) =>
  z.looseObject({
    ...page(item)._zod.def.shape,
    facets: z.optional(z.looseObject(Object.fromEntries(names.map((name) => [name, z.optional(z.array(facetCount))]))) as unknown as Facets<Names>),
  });

/** Words out of a closed list, each asked for by itself: which states or kinds, what to count, what to bring along. */
export const someOf = /* @__NO_SIDE_EFFECTS__ */ <const Names extends readonly [string, ...string[]]>(names: Names) => z.optional(z.array(z.enum(names)).check(z.maxLength(50)));

/** What every list understands; a list adds its own filters. */
export const listQuery = {
  q: z.optional(searchWords),
  updatedSince: z.optional(/* @__PURE__ */ instant.check(z.maxLength(40))),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(limits.pageMax))),
  cursor: z.optional(/* @__PURE__ */ z.string().check(z.maxLength(300), z.regex(/^[\x21-\x7e]*$/))),
};

type Either<Name extends string> = Name | `-${Name}`;

/** The orders a list can be had in, each also backwards with `-` before it. A closed list: every one needs its index. */
export const sortBy = /* @__NO_SIDE_EFFECTS__ */ <const Names extends readonly [string, ...string[]]>(...names: Names) =>
  z.optional(z.enum([...names, ...names.map((name) => `-${name}`)] as unknown as [Either<Names[number]>, ...Either<Names[number]>[]]));
