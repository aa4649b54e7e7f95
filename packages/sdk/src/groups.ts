import type { ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/groups';
import { call } from './call.ts';
import type { CallOptions, Client } from './client.ts';

/** One page of deputy groups. */
export const listGroups = (client: Client, query?: QueryInput<typeof api.listGroups>, options?: CallOptions): Promise<ResponseOf<typeof api.listGroups>> =>
  call(client, api.listGroups, { query }, options);

/** One group. */
export const getGroup = (client: Client, params: ParamsOf<typeof api.getGroup>, options?: CallOptions): Promise<ResponseOf<typeof api.getGroup>> =>
  call(client, api.getGroup, { params }, options);
