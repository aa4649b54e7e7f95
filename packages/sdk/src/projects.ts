import type { BodyInput, ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/projects';
import { call } from './call.ts';
import type { CallOptions, Client, WriteOptions } from './client.ts';

/** One page of livelihood projects. */
export const listProjects = (client: Client, query?: QueryInput<typeof api.listProjects>, options?: CallOptions): Promise<ResponseOf<typeof api.listProjects>> =>
  call(client, api.listProjects, { query }, options);

/** One project with its plan, reports, changes and the way from suggestion to evaluation. */
export const getProject = (client: Client, params: ParamsOf<typeof api.getProject>, options?: CallOptions): Promise<ResponseOf<typeof api.getProject>> =>
  call(client, api.getProject, { params }, options);

/** Reports on a project, for the office or a unit that carries it out. */
export const addProjectReport = (client: Client, params: ParamsOf<typeof api.addProjectReport>, body: BodyInput<typeof api.addProjectReport>, options?: WriteOptions): Promise<ResponseOf<typeof api.addProjectReport>> =>
  call(client, api.addProjectReport, { params, body }, options);
