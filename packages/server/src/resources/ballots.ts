import { getBallot, listBallots } from '@congress-kit/api';
import { found, pageAnswer } from '../http/answers.ts';
import { route } from '../http/route.ts';
import * as store from '../store/ballots.ts';
import type { Resource } from './index.ts';

export const ballots: Resource = (app, ctx) => {
  route(app, listBallots, async ({ query }) => pageAnswer(ctx, await store.listBallots(ctx.store.db, query)));
  route(app, getBallot, async ({ params }) => found(await store.getBallot(ctx.store.db, params.id)));
};
