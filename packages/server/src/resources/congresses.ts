import { getCongress, listCongresses, listOrganizations, listSessions, listTerms } from '@congress-kit/api';
import { found, pageAnswer } from '../http/answers.ts';
import { route } from '../http/route.ts';
import * as store from '../store/congresses.ts';
import type { Resource } from './index.ts';

export const congresses: Resource = (app, ctx) => {
  const { db } = ctx.store;
  route(app, listCongresses, async ({ query }) => pageAnswer(ctx, await store.listCongresses(db, query)));
  route(app, getCongress, async ({ params }) => found(await store.getCongress(db, params.id)));
  route(app, listTerms, async ({ query }) => pageAnswer(ctx, await store.listTerms(db, query)));
  route(app, listSessions, async ({ query }) => pageAnswer(ctx, await store.listSessions(db, query)));
  route(app, listOrganizations, async ({ query }) => pageAnswer(ctx, await store.listOrganizations(db, query)));
};
