import type { BodyInput, ParamsOf, QueryInput, ResponseOf } from '@congress-kit/api/operation';
import * as office from '@congress-kit/api/resources/staff-voices';
import * as api from '@congress-kit/api/resources/voices';
import { call } from './call.ts';
import type { CallOptions, Client, ReceiptOptions, WriteOptions } from './client.ts';

/** What the holder of a receipt sees of a comment, topic or question. */
export const getVoice = (client: Client, params: ParamsOf<typeof api.getVoice>, options: ReceiptOptions): Promise<ResponseOf<typeof api.getVoice>> =>
  call(client, api.getVoice, { params }, options);

/** Takes it back. */
export const withdrawVoice = (client: Client, params: ParamsOf<typeof api.withdrawVoice>, body: BodyInput<typeof api.withdrawVoice>, options: ReceiptOptions): Promise<ResponseOf<typeof api.withdrawVoice>> =>
  call(client, api.withdrawVoice, { params, body }, options);

/** One page of comments, topics and questions as the office sees them. */
export const listStaffVoices = (client: Client, query?: QueryInput<typeof office.listStaffVoices>, options?: CallOptions): Promise<ResponseOf<typeof office.listStaffVoices>> =>
  call(client, office.listStaffVoices, { query }, options);

/** One of them, with the moves this token may make. */
export const getStaffVoice = (client: Client, params: ParamsOf<typeof office.getStaffVoice>, options?: CallOptions): Promise<ResponseOf<typeof office.getStaffVoice>> =>
  call(client, office.getStaffVoice, { params }, options);

/** Publishes or hides it. */
export const moveVoice = (client: Client, params: ParamsOf<typeof office.moveVoice>, body: BodyInput<typeof office.moveVoice>, options?: WriteOptions): Promise<ResponseOf<typeof office.moveVoice>> =>
  call(client, office.moveVoice, { params, body }, options);

/** Answers a question. */
export const answerQuestion = (client: Client, params: ParamsOf<typeof office.answerQuestion>, body: BodyInput<typeof office.answerQuestion>, options?: WriteOptions): Promise<ResponseOf<typeof office.answerQuestion>> =>
  call(client, office.answerQuestion, { params, body }, options);

/** One answer, with a reason, to all who said the same. */
export const decideOnVoices = (client: Client, params: ParamsOf<typeof office.decideOnVoices>, body: BodyInput<typeof office.decideOnVoices>, options?: WriteOptions): Promise<ResponseOf<typeof office.decideOnVoices>> =>
  call(client, office.decideOnVoices, { params, body }, options);

/** Publishes what came of a call. */
export const reportOnCall = (client: Client, params: ParamsOf<typeof office.reportOnCall>, body: BodyInput<typeof office.reportOnCall>, options?: WriteOptions): Promise<ResponseOf<typeof office.reportOnCall>> =>
  call(client, office.reportOnCall, { params, body }, options);
