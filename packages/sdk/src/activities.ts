import type { ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/activities';
import { call } from './call.ts';
import type { CallOptions, Client } from './client.ts';

/** One page of what deputies did, newest first; `{ deputy: 'DB0001', facets: ['kind'] }` for one of them, counted by kind. */
export const listActivities = (client: Client, query?: QueryInput<typeof api.listActivities>, options?: CallOptions): Promise<ResponseOf<typeof api.listActivities>> =>
  call(client, api.listActivities, { query }, options);

/** One activity. */
export const getActivity = (client: Client, params: ParamsOf<typeof api.getActivity>, options?: CallOptions): Promise<ResponseOf<typeof api.getActivity>> =>
  call(client, api.getActivity, { params }, options);

/** One page of counts by deputy and year, with the definition they are counted by; `{ deputy: 'DB0001' }` for one of them. */
export const listDutyRecords = (client: Client, query?: QueryInput<typeof api.listDutyRecords>, options?: CallOptions): Promise<ResponseOf<typeof api.listDutyRecords>> =>
  call(client, api.listDutyRecords, { query }, options);

/** The counts of one deputy in one year. */
export const getDutyRecord = (client: Client, params: ParamsOf<typeof api.getDutyRecord>, options?: CallOptions): Promise<ResponseOf<typeof api.getDutyRecord>> =>
  call(client, api.getDutyRecord, { params }, options);
