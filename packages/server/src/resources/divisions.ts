import { getDivision, listDivisions } from '@congress-kit/api';
import { found, pageAnswer } from '../http/answers.ts';
import { route } from '../http/route.ts';
import { orAsSaid } from '../store/as-said.ts';
import * as store from '../store/divisions.ts';
import type { Resource } from './index.ts';

export const divisions: Resource = (app, ctx) => {
  route(app, listDivisions, async ({ query }) => pageAnswer(ctx, await orAsSaid(query, 'place', (asked) => store.listDivisions(ctx.store.db, asked))));
  route(app, getDivision, async ({ params }) => found(await store.getDivision(ctx.store.db, params.id)));
};
