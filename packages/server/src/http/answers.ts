import { instantText } from '../store/format.ts';
import type { PageOf } from '../store/paging.ts';
import type { AppContext } from './context.ts';
import { ApiProblem } from './problems.ts';

/** A page of the store → a page of the contract. `asOf` comes last: the ETag leaves it out. */
export const pageAnswer = <T>(ctx: AppContext, page: PageOf<T>) => ({
  items: page.rows,
  total: page.total,
  nextCursor: page.nextCursor,
  facets: page.facets,
  asOf: instantText(ctx.now()),
});

/** A record, or the problem that there is none. */
export const found = <T>(record: T | undefined): T => {
  if (record === undefined) throw new ApiProblem('not_found');
  return record;
};
