import * as z from 'zod/mini';
import { limits } from './limits.ts';
import { instant } from './schema.ts';

/**
 * A page of a list. `nextCursor` is absent on the last page; hand it back as `cursor` for the next one. `total` counts all
 * records that match, so that a page can say “250 件” before it has them.
 */
export const page = <T extends z.ZodMiniType>(item: T) =>
  z.looseObject({ items: z.array(item), total: z.int(), nextCursor: z.optional(z.string()), asOf: instant });

/** What every list understands; a list adds its own filters. */
export const listQuery = {
  q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(limits.pageMax))),
  cursor: z.optional(z.string().check(z.maxLength(300))),
};
