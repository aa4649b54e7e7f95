import { getCase, listCases } from '@congress-kit/api';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { found, pageAnswer } from '../http/answers.ts';
import { route } from '../http/route.ts';
import * as store from '../store/cases.ts';
import type { Resource } from './index.ts';

export const cases: Resource = (app, ctx) => {
  route(app, listCases, async ({ query }) => pageAnswer(ctx, await store.listCases(ctx.store.db, query, shanghaiDay(ctx.now()))));
  route(app, getCase, async ({ params }) => found(await store.getCase(ctx.store.db, params.number)));
};
