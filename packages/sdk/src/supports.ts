import type { BodyInput, ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/supports';
import { maskPrivate } from '@congress-kit/api/rules/text';
import { call } from './call.ts';
import type { CallOptions, Client, WriteOptions } from './client.ts';

/**
 * Seconds a public suggestion 附议. `counted` is false when this device, or today this address, was counted before.
 * @param body `device`: a random mark kept by the page, such as `newIdempotencyKey()` makes; each counts once
 */
export const supportSuggestion = (client: Client, params: ParamsOf<typeof api.supportSuggestion>, body: BodyInput<typeof api.supportSuggestion> = {}, options?: WriteOptions): Promise<ResponseOf<typeof api.supportSuggestion>> =>
  call(client, api.supportSuggestion, { params, body }, options);

/** Public suggestions with a title like this one, the most alike first. Private numbers in it are masked before it is sent. */
export const listSimilarSuggestions = (client: Client, query: QueryInput<typeof api.listSimilarSuggestions>, options?: CallOptions): Promise<ResponseOf<typeof api.listSimilarSuggestions>> =>
  call(client, api.listSimilarSuggestions, { query: { ...query, title: maskPrivate(query.title) } }, options);
