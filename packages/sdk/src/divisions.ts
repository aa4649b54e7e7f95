import type { ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/divisions';
import { call } from './call.ts';
import type { CallOptions, Client } from './client.ts';

/** One page of divisions. */
export const listDivisions = (client: Client, query?: QueryInput<typeof api.listDivisions>, options?: CallOptions): Promise<ResponseOf<typeof api.listDivisions>> =>
  call(client, api.listDivisions, { query }, options);

/** One division. */
export const getDivision = (client: Client, params: ParamsOf<typeof api.getDivision>, options?: CallOptions): Promise<ResponseOf<typeof api.getDivision>> =>
  call(client, api.getDivision, { params }, options);
