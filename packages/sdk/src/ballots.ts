import type { ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/ballots';
import { call } from './call.ts';
import type { CallOptions, Client } from './client.ts';

/** One page of ballots. */
export const listBallots = (client: Client, query?: QueryInput<typeof api.listBallots>, options?: CallOptions): Promise<ResponseOf<typeof api.listBallots>> =>
  call(client, api.listBallots, { query }, options);

/** One ballot with its candidates. */
export const getBallot = (client: Client, params: ParamsOf<typeof api.getBallot>, options?: CallOptions): Promise<ResponseOf<typeof api.getBallot>> =>
  call(client, api.getBallot, { params }, options);
