import type { QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/evaluations';
import { call } from './call.ts';
import type { CallOptions, Client } from './client.ts';

/** One page of evaluations; sums only. */
export const listEvaluations = (client: Client, query?: QueryInput<typeof api.listEvaluations>, options?: CallOptions): Promise<ResponseOf<typeof api.listEvaluations>> =>
  call(client, api.listEvaluations, { query }, options);
