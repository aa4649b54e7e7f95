import type { BodyInput, ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/staff';
import { call } from './call.ts';
import type { CallOptions, Client, WriteOptions } from './client.ts';

/** One page of suggestions as the office sees them. */
export const listStaffSuggestions = (client: Client, query?: QueryInput<typeof api.listStaffSuggestions>, options?: CallOptions): Promise<ResponseOf<typeof api.listStaffSuggestions>> =>
  call(client, api.listStaffSuggestions, { query }, options);

/** One suggestion with the moves this token may make. */
export const getStaffSuggestion = (client: Client, params: ParamsOf<typeof api.getStaffSuggestion>, options?: CallOptions): Promise<ResponseOf<typeof api.getStaffSuggestion>> =>
  call(client, api.getStaffSuggestion, { params }, options);

/** Moves a suggestion on. */
export const moveSuggestion = (client: Client, params: ParamsOf<typeof api.moveSuggestion>, body: BodyInput<typeof api.moveSuggestion>, options?: WriteOptions): Promise<ResponseOf<typeof api.moveSuggestion>> =>
  call(client, api.moveSuggestion, { params, body }, options);

/** One page of the cases this token may see. */
export const listStaffCases = (client: Client, query?: QueryInput<typeof api.listStaffCases>, options?: CallOptions): Promise<ResponseOf<typeof api.listStaffCases>> =>
  call(client, api.listStaffCases, { query }, options);

/** Registers a deputies' suggestion, a deliberation opinion or a promise. Resolves with the case and its number. */
export const registerCase = (client: Client, body: BodyInput<typeof api.registerCase>, options?: WriteOptions): Promise<ResponseOf<typeof api.registerCase>> =>
  call(client, api.registerCase, { body }, options);

/** One case with the moves this token may make. */
export const getStaffCase = (client: Client, params: ParamsOf<typeof api.getStaffCase>, options?: CallOptions): Promise<ResponseOf<typeof api.getStaffCase>> =>
  call(client, api.getStaffCase, { params }, options);

/** Moves a case on, or records an act on it. */
export const moveCase = (client: Client, params: ParamsOf<typeof api.moveCase>, body: BodyInput<typeof api.moveCase>, options?: WriteOptions): Promise<ResponseOf<typeof api.moveCase>> =>
  call(client, api.moveCase, { params, body }, options);
