import { listEvaluations } from '@congress-kit/api';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { pageAnswer } from '../http/answers.ts';
import { route } from '../http/route.ts';
import * as store from '../store/evaluations.ts';
import type { Resource } from './index.ts';

export const evaluations: Resource = (app, ctx) => {
  route(app, listEvaluations, async ({ query }) => pageAnswer(ctx, await store.listEvaluations(ctx.store.db, query, shanghaiDay(ctx.now()))));
};
