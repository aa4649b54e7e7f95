import { getProject, listProjects } from '@congress-kit/api';
import { found, pageAnswer } from '../http/answers.ts';
import { route } from '../http/route.ts';
import * as store from '../store/projects.ts';
import type { Resource } from './index.ts';

export const projects: Resource = (app, ctx) => {
  route(app, listProjects, async ({ query }) => pageAnswer(ctx, await store.listProjects(ctx.store.db, query)));
  route(app, getProject, async ({ params }) => found(await store.getProject(ctx.store.db, params.id)));
};
