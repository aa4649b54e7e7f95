import type { ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/cases';
import { call } from './call.ts';
import type { CallOptions, Client } from './client.ts';

/** One page of cases. */
export const listCases = (client: Client, query?: QueryInput<typeof api.listCases>, options?: CallOptions): Promise<ResponseOf<typeof api.listCases>> =>
  call(client, api.listCases, { query }, options);

/** One case with its steps and replies. */
export const getCase = (client: Client, params: ParamsOf<typeof api.getCase>, options?: CallOptions): Promise<ResponseOf<typeof api.getCase>> =>
  call(client, api.getCase, { params }, options);
