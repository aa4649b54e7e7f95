import { createHmac } from 'node:crypto';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { webhookHeaders, webhookSecretPrefix } from '@congress-kit/api/webhooks';
import { checkAddress, openLookup } from './address.ts';

export interface Message {
  readonly id: string;
  readonly payload: string;
  readonly url: string;
  /** Newest first; each signs. */
  readonly secrets: readonly string[];
}

export interface Sent {
  readonly status: number;
  /** Seconds the receiver asks to wait. */
  readonly retryAfter?: number;
}

/** Standard Webhooks: `v1,` and the HMAC-SHA256 of id, seconds and payload, for every secret. */
export const signatureOf = ({ id, payload, secrets }: Omit<Message, 'url'>, seconds: number): string => secrets
  .map((secret) => `v1,${createHmac('sha256', Buffer.from(secret.slice(webhookSecretPrefix.length), 'base64')).update(`${id}.${seconds}.${payload}`).digest('base64')}`).join(' ');

/** Sends one message; redirects are not followed, and of the answer only its status is read. */
export const send = (message: Message, { now, timeout, allowPrivate }: { now: Date; timeout: number; allowPrivate: boolean }): Promise<Sent> => new Promise((resolve, reject) => {
  const url = checkAddress(message.url, allowPrivate);
  const seconds = Math.floor(now.getTime() / 1000);
  const request = (url.protocol === 'https:' ? overHttps : overHttp)(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json', 'content-length': Buffer.byteLength(message.payload), 'user-agent': 'congress-kit',
      [webhookHeaders.id]: message.id, [webhookHeaders.timestamp]: String(seconds), [webhookHeaders.signature]: signatureOf(message, seconds),
    },
    // A connection of its own: one that was open already has passed no look at its address.
    agent: false,
    ...(!allowPrivate && { lookup: openLookup }),
  }, (answer) => {
    clearTimeout(timer);
    const wait = Number(answer.headers['retry-after']);
    resolve({ status: answer.statusCode ?? 0, ...(Number.isFinite(wait) && wait > 0 && { retryAfter: wait }) });
    answer.destroy();
  });
  const timer = setTimeout(() => request.destroy(new Error(`no answer within ${timeout} ms`)), timeout);
  request.on('error', (error) => {
    clearTimeout(timer);
    reject(error);
  });
  request.end(message.payload);
});
