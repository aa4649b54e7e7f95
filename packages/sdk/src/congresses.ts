import type { ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/congresses';
import { call } from './call.ts';
import type { CallOptions, Client } from './client.ts';

/** One page of congresses. */
export const listCongresses = (client: Client, query?: QueryInput<typeof api.listCongresses>, options?: CallOptions): Promise<ResponseOf<typeof api.listCongresses>> =>
  call(client, api.listCongresses, { query }, options);

/** One congress. */
export const getCongress = (client: Client, params: ParamsOf<typeof api.getCongress>, options?: CallOptions): Promise<ResponseOf<typeof api.getCongress>> =>
  call(client, api.getCongress, { params }, options);

/** One page of terms. */
export const listTerms = (client: Client, query?: QueryInput<typeof api.listTerms>, options?: CallOptions): Promise<ResponseOf<typeof api.listTerms>> =>
  call(client, api.listTerms, { query }, options);

/** One page of sessions. */
export const listSessions = (client: Client, query?: QueryInput<typeof api.listSessions>, options?: CallOptions): Promise<ResponseOf<typeof api.listSessions>> =>
  call(client, api.listSessions, { query }, options);

/** One page of committees, delegations and handling units. */
export const listOrganizations = (client: Client, query?: QueryInput<typeof api.listOrganizations>, options?: CallOptions): Promise<ResponseOf<typeof api.listOrganizations>> =>
  call(client, api.listOrganizations, { query }, options);
