import type { BodyInput, ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/qa-sessions';
import { call } from './call.ts';
import type { CallOptions, Client, WriteOptions } from './client.ts';

/** One page of Q&A sessions. */
export const listQaSessions = (client: Client, query?: QueryInput<typeof api.listQaSessions>, options?: CallOptions): Promise<ResponseOf<typeof api.listQaSessions>> =>
  call(client, api.listQaSessions, { query }, options);

/** One Q&A session. */
export const getQaSession = (client: Client, params: ParamsOf<typeof api.getQaSession>, options?: CallOptions): Promise<ResponseOf<typeof api.getQaSession>> =>
  call(client, api.getQaSession, { params }, options);

/** One page of published questions with their answers. */
export const listQuestions = (client: Client, query?: QueryInput<typeof api.listQuestions>, options?: CallOptions): Promise<ResponseOf<typeof api.listQuestions>> =>
  call(client, api.listQuestions, { query }, options);

/** Asks a question. Keep the secret of the answer, it is told once. */
export const askQuestion = (client: Client, params: ParamsOf<typeof api.askQuestion>, body: BodyInput<typeof api.askQuestion>, options?: WriteOptions): Promise<ResponseOf<typeof api.askQuestion>> =>
  call(client, api.askQuestion, { params, body }, options);
