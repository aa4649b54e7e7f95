import { getActivity, getDutyRecord, listActivities, listDutyRecords } from '@congress-kit/api';
import { found, pageAnswer } from '../http/answers.ts';
import { route } from '../http/route.ts';
import * as store from '../store/activities.ts';
import * as records from '../store/duty-records.ts';
import type { Resource } from './index.ts';

export const activities: Resource = (app, ctx) => {
  route(app, listActivities, async ({ query }) => pageAnswer(ctx, await store.listActivities(ctx.store.db, query)));
  route(app, getActivity, async ({ params }) => found(await store.getActivity(ctx.store.db, params.id)));
  route(app, listDutyRecords, async ({ query }) => pageAnswer(ctx, await records.listDutyRecords(ctx.store.db, query)));
  route(app, getDutyRecord, async ({ params }) => found(await records.getDutyRecord(ctx.store.db, params.id)));
};
