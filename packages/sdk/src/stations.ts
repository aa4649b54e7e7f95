import type { ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/stations';
import { call } from './call.ts';
import type { CallOptions, Client } from './client.ts';

/** One page of stations. */
export const listStations = (client: Client, query?: QueryInput<typeof api.listStations>, options?: CallOptions): Promise<ResponseOf<typeof api.listStations>> =>
  call(client, api.listStations, { query }, options);

/** One station. */
export const getStation = (client: Client, params: ParamsOf<typeof api.getStation>, options?: CallOptions): Promise<ResponseOf<typeof api.getStation>> =>
  call(client, api.getStation, { params }, options);
