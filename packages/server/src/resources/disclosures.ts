import { getDisclosure, listDisclosures } from '@congress-kit/api';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { found, pageAnswer } from '../http/answers.ts';
import { route } from '../http/route.ts';
import * as store from '../store/disclosures.ts';
import type { Resource } from './index.ts';

/** What everybody may read; publishing and taking down is in `staff-works.ts`. */
export const disclosures: Resource = (app, ctx) => {
  const today = () => shanghaiDay(ctx.now());
  route(app, listDisclosures, async ({ query }) => pageAnswer(ctx, await store.listDisclosures(ctx.store.db, query, today())));
  route(app, getDisclosure, async ({ params }) => found(await store.getDisclosure(ctx.store.db, params.id, today())));
};
