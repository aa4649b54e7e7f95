import { getEvent, listEvents } from '@congress-kit/api';
import { found, pageAnswer } from '../http/answers.ts';
import { route } from '../http/route.ts';
import * as store from '../store/events.ts';
import type { Resource } from './index.ts';

export const events: Resource = (app, ctx) => {
  route(app, listEvents, async ({ query }) => pageAnswer(ctx, await store.listEvents(ctx.store.db, query)));
  route(app, getEvent, async ({ params }) => found(await store.getEvent(ctx.store.db, params.id)));
};
