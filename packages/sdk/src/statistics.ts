import type { ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/statistics';
import { call } from './call.ts';
import type { CallOptions, Client } from './client.ts';

/** One page of figures, each with its denominator and definition. */
export const listStatistics = (client: Client, query?: QueryInput<typeof api.listStatistics>, options?: CallOptions): Promise<ResponseOf<typeof api.listStatistics>> =>
  call(client, api.listStatistics, { query }, options);

/** One figure. */
export const getStatistic = (client: Client, params: ParamsOf<typeof api.getStatistic>, options?: CallOptions): Promise<ResponseOf<typeof api.getStatistic>> =>
  call(client, api.getStatistic, { params }, options);
