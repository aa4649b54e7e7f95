import type { ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/deputies';
import { call } from './call.ts';
import type { CallOptions, Client } from './client.ts';

/** One page of deputies. */
export const listDeputies = (client: Client, query?: QueryInput<typeof api.listDeputies>, options?: CallOptions): Promise<ResponseOf<typeof api.listDeputies>> =>
  call(client, api.listDeputies, { query }, options);

/** One deputy with all memberships. */
export const getDeputy = (client: Client, params: ParamsOf<typeof api.getDeputy>, options?: CallOptions): Promise<ResponseOf<typeof api.getDeputy>> =>
  call(client, api.getDeputy, { params }, options);

/** Everything needed to find a deputy without another round trip, as columns. */
export const getFinderIndex = (client: Client, options?: CallOptions): Promise<ResponseOf<typeof api.getFinderIndex>> =>
  call(client, api.getFinderIndex, {}, options);
