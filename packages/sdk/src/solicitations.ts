import type { BodyInput, ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/solicitations';
import { call } from './call.ts';
import type { CallOptions, Client, WriteOptions } from './client.ts';

/** One page of calls for topics. */
export const listSolicitations = (client: Client, query?: QueryInput<typeof api.listSolicitations>, options?: CallOptions): Promise<ResponseOf<typeof api.listSolicitations>> =>
  call(client, api.listSolicitations, { query }, options);

/** One call for topics and what came of it. */
export const getSolicitation = (client: Client, params: ParamsOf<typeof api.getSolicitation>, options?: CallOptions): Promise<ResponseOf<typeof api.getSolicitation>> =>
  call(client, api.getSolicitation, { params }, options);

/** One page of published topics. */
export const listTopics = (client: Client, query?: QueryInput<typeof api.listTopics>, options?: CallOptions): Promise<ResponseOf<typeof api.listTopics>> =>
  call(client, api.listTopics, { query }, options);

/** Proposes a topic. Keep the secret of the answer, it is told once. */
export const proposeTopic = (client: Client, params: ParamsOf<typeof api.proposeTopic>, body: BodyInput<typeof api.proposeTopic>, options?: WriteOptions): Promise<ResponseOf<typeof api.proposeTopic>> =>
  call(client, api.proposeTopic, { params, body }, options);
