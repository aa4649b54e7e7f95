import { getGroup, listGroups } from '@congress-kit/api';
import { found, pageAnswer } from '../http/answers.ts';
import { route } from '../http/route.ts';
import * as store from '../store/groups.ts';
import type { Resource } from './index.ts';

export const groups: Resource = (app, ctx) => {
  route(app, listGroups, async ({ query }) => pageAnswer(ctx, await store.listGroups(ctx.store.db, query)));
  route(app, getGroup, async ({ params }) => found(await store.getGroup(ctx.store.db, params.id)));
};
