import type { BodyInput, ParamsOf, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/personal-data';
import { call } from './call.ts';
import type { Client, ReceiptOptions } from './client.ts';

/** What is kept about whoever wrote, for the holder of the receipt. */
export const getPersonalData = (client: Client, params: ParamsOf<typeof api.getPersonalData>, options: ReceiptOptions): Promise<ResponseOf<typeof api.getPersonalData>> =>
  call(client, api.getPersonalData, { params }, options);

/** Corrects name, phone or address, or takes back the consent to publish. */
export const correctPersonalData = (client: Client, params: ParamsOf<typeof api.correctPersonalData>, body: BodyInput<typeof api.correctPersonalData>, options: ReceiptOptions): Promise<ResponseOf<typeof api.correctPersonalData>> =>
  call(client, api.correctPersonalData, { params, body }, options);

/** Has everything of one's own erased. The receipt answers no more, and nothing brings it back. */
export const erasePersonalData = (client: Client, params: ParamsOf<typeof api.erasePersonalData>, body: BodyInput<typeof api.erasePersonalData>, options: ReceiptOptions): Promise<ResponseOf<typeof api.erasePersonalData>> =>
  call(client, api.erasePersonalData, { params, body }, options);
