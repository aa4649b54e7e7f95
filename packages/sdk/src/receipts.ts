import type { BodyInput, ParamsOf, ResponseOf } from '@congress-kit/api/operation';
import * as api from '@congress-kit/api/resources/receipts';
import { call } from './call.ts';
import type { Client, ReceiptOptions } from './client.ts';

/** What the holder of a receipt may see. */
export const getReceipt = (client: Client, params: ParamsOf<typeof api.getReceipt>, options: ReceiptOptions): Promise<ResponseOf<typeof api.getReceipt>> =>
  call(client, api.getReceipt, { params }, options);

/** Rates the reply. */
export const rateReply = (client: Client, params: ParamsOf<typeof api.rateReply>, body: BodyInput<typeof api.rateReply>, options: ReceiptOptions): Promise<ResponseOf<typeof api.rateReply>> =>
  call(client, api.rateReply, { params, body }, options);

/** Adds what the office asked for. */
export const supplementSuggestion = (client: Client, params: ParamsOf<typeof api.supplementSuggestion>, body: BodyInput<typeof api.supplementSuggestion>, options: ReceiptOptions): Promise<ResponseOf<typeof api.supplementSuggestion>> =>
  call(client, api.supplementSuggestion, { params, body }, options);

/** Takes the suggestion back. */
export const withdrawSuggestion = (client: Client, params: ParamsOf<typeof api.withdrawSuggestion>, body: BodyInput<typeof api.withdrawSuggestion>, options: ReceiptOptions): Promise<ResponseOf<typeof api.withdrawSuggestion>> =>
  call(client, api.withdrawSuggestion, { params, body }, options);
