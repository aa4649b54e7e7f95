import type { BodyInput, ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/consultations';
import { call } from './call.ts';
import type { CallOptions, Client, WriteOptions } from './client.ts';

/** One page of drafts that are or were out for comment. */
export const listConsultations = (client: Client, query?: QueryInput<typeof api.listConsultations>, options?: CallOptions): Promise<ResponseOf<typeof api.listConsultations>> =>
  call(client, api.listConsultations, { query }, options);

/** One draft with its articles and what came of the comments. */
export const getConsultation = (client: Client, params: ParamsOf<typeof api.getConsultation>, options?: CallOptions): Promise<ResponseOf<typeof api.getConsultation>> =>
  call(client, api.getConsultation, { params }, options);

/** One page of published comments. */
export const listComments = (client: Client, query?: QueryInput<typeof api.listComments>, options?: CallOptions): Promise<ResponseOf<typeof api.listComments>> =>
  call(client, api.listComments, { query }, options);

/** Comments on a draft or one of its articles. Keep the secret of the answer, it is told once. */
export const commentOnArticle = (client: Client, params: ParamsOf<typeof api.commentOnArticle>, body: BodyInput<typeof api.commentOnArticle>, options?: WriteOptions): Promise<ResponseOf<typeof api.commentOnArticle>> =>
  call(client, api.commentOnArticle, { params, body }, options);
