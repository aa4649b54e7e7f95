import { getStatistic, listStatistics } from '@congress-kit/api';
import { found, pageAnswer } from '../http/answers.ts';
import { route } from '../http/route.ts';
import * as store from '../store/statistics.ts';
import type { Resource } from './index.ts';

export const statistics: Resource = (app, ctx) => {
  route(app, listStatistics, async ({ query }) => pageAnswer(ctx, await store.listStatistics(ctx.store.db, query)));
  route(app, getStatistic, async ({ params }) => found(await store.getStatistic(ctx.store.db, params.id)));
};
