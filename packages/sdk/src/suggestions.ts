import type { BodyInput, ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import { type BareFault, faultsOf } from '@congress-kit/api/problem';
import * as api from '@congress-kit/api/resources/suggestions';
import { bare } from './bare.ts';
import { call } from './call.ts';
import type { CallOptions, Client, WriteOptions } from './client.ts';

/** One page of published suggestions. */
export const listSuggestions = (client: Client, query?: QueryInput<typeof api.listSuggestions>, options?: CallOptions): Promise<ResponseOf<typeof api.listSuggestions>> =>
  call(client, api.listSuggestions, { query }, options);

/** One published suggestion. */
export const getSuggestion = (client: Client, params: ParamsOf<typeof api.getSuggestion>, options?: CallOptions): Promise<ResponseOf<typeof api.getSuggestion>> =>
  call(client, api.getSuggestion, { params }, options);

/** Hands in a suggestion. Resolves when it is stored; keep the secret, it is told once. */
export const submitSuggestion = (client: Client, body: BodyInput<typeof api.submitSuggestion>, options?: WriteOptions): Promise<ResponseOf<typeof api.submitSuggestion>> =>
  call(client, api.submitSuggestion, { body }, options);

/**
 * What is wrong with a draft, by the very schema the server checks with: pointer, code and figures, without words. Empty
 * when it may be sent.
 */
export const checkSuggestion = (draft: unknown): BareFault[] => {
  const checked = api.suggestionDraft.safeParse(draft instanceof Object ? bare(draft) : draft);
  return checked.success ? [] : faultsOf(checked.error.issues, draft);
};
