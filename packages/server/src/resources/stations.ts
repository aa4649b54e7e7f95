import { getStation, listStations } from '@congress-kit/api';
import { found, pageAnswer } from '../http/answers.ts';
import { route } from '../http/route.ts';
import { orAsSaid } from '../store/as-said.ts';
import * as store from '../store/stations.ts';
import type { Resource } from './index.ts';

export const stations: Resource = (app, ctx) => {
  route(app, listStations, async ({ query }) => pageAnswer(ctx, await orAsSaid(query, 'place', (asked) => store.listStations(ctx.store.db, asked))));
  route(app, getStation, async ({ params }) => found(await store.getStation(ctx.store.db, params.id)));
};
