import type { ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/events';
import { call } from './call.ts';
import type { CallOptions, Client } from './client.ts';

/** One page of events, latest first; `{ from: today, sort: 'startsAt' }` for what comes next. */
export const listEvents = (client: Client, query?: QueryInput<typeof api.listEvents>, options?: CallOptions): Promise<ResponseOf<typeof api.listEvents>> =>
  call(client, api.listEvents, { query }, options);

/** One event. */
export const getEvent = (client: Client, params: ParamsOf<typeof api.getEvent>, options?: CallOptions): Promise<ResponseOf<typeof api.getEvent>> =>
  call(client, api.getEvent, { params }, options);
