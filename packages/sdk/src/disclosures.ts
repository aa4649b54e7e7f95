import type { BodyInput, ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/disclosures';
import { call } from './call.ts';
import type { CallOptions, Client, WriteOptions } from './client.ts';

/** One page of documents that are public by law, newest first. */
export const listDisclosures = (client: Client, query?: QueryInput<typeof api.listDisclosures>, options?: CallOptions): Promise<ResponseOf<typeof api.listDisclosures>> =>
  call(client, api.listDisclosures, { query }, options);

/** One document with its text, legal basis and files. */
export const getDisclosure = (client: Client, params: ParamsOf<typeof api.getDisclosure>, options?: CallOptions): Promise<ResponseOf<typeof api.getDisclosure>> =>
  call(client, api.getDisclosure, { params }, options);

/** One page of documents as the office sees them, drafts and hidden ones too. */
export const listStaffDisclosures = (client: Client, query?: QueryInput<typeof api.listStaffDisclosures>, options?: CallOptions): Promise<ResponseOf<typeof api.listStaffDisclosures>> =>
  call(client, api.listStaffDisclosures, { query }, options);

/** Makes a reviewed document public. */
export const publishDisclosure = (client: Client, params: ParamsOf<typeof api.publishDisclosure>, body: BodyInput<typeof api.publishDisclosure>, options?: WriteOptions): Promise<ResponseOf<typeof api.publishDisclosure>> =>
  call(client, api.publishDisclosure, { params, body }, options);

/** Takes a document down. */
export const hideDisclosure = (client: Client, params: ParamsOf<typeof api.hideDisclosure>, body: BodyInput<typeof api.hideDisclosure>, options?: WriteOptions): Promise<ResponseOf<typeof api.hideDisclosure>> =>
  call(client, api.hideDisclosure, { params, body }, options);
