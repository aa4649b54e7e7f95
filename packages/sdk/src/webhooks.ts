import { type WebhookEvent, webhookEvents, webhookHeaders, webhookSecretPrefix } from '@congress-kit/api/webhooks';

export type { WebhookEvent, WebhookType } from '@congress-kit/api/webhooks';

/** `headers`: one is missing. `old`: sent too long ago, or ahead of time; perhaps somebody sends again what they overheard. `signature`: made with none of the secrets. `payload`: signed, but no event. */
export type WebhookRefusal = 'headers' | 'old' | 'signature' | 'payload';

/** The message must not be believed. Answer 400 and do nothing else. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
  readonly reason: WebhookRefusal;

  constructor(reason: WebhookRefusal, message: string) {
    super(message);
    this.reason = reason;
  }
}

export interface VerifyOptions {
  /** Seconds a message may be old, or ahead of this clock. Default 300. */
  readonly tolerance?: number;
  /** Instead of this machine's clock, in milliseconds. */
  readonly now?: number;
}

export interface VerifiedWebhook {
  /** The same for every try of one message: what was done for it once need not be done again. */
  readonly id: string;
  /** Types may be added: one that is newer than this client comes unchecked, so let a `switch` have a `default`. */
  readonly event: WebhookEvent;
}

type HeadersLike = { get(name: string): string | null } | Readonly<Record<string, string | readonly string[] | undefined>>;

const headerOf = (headers: HeadersLike, name: string): string | undefined => {
  if (typeof headers['get'] === 'function') return (headers as Headers).get(name) ?? undefined;
  const found = Object.keys(headers).find((one) => one.toLowerCase() === name);
  const value = found && (headers as Readonly<Record<string, string | readonly string[] | undefined>>)[found];
  return Array.isArray(value) ? value[0] : (value as string | undefined);
};

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> | undefined => {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
};

const keyOf = (secret: string): Promise<CryptoKey> => {
  const bytes = bytesOf(secret.trim().replace(new RegExp(`^${webhookSecretPrefix}`), ''));
  if (!bytes || bytes.length === 0) throw new TypeError(`A secret is “${webhookSecretPrefix}” and base64, as “congress-kit webhook add” printed it.`);
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
};

/**
 * Proves that a message comes from who holds the secret, is fresh and unaltered (Standard Webhooks, symmetric signatures `v1`), and
 * reads it. Compares in constant time. Needs only WebCrypto: Node, Deno, Bun and workers.
 *
 *     const { id, event } = await verifyWebhook(await request.text(), request.headers, process.env.WEBHOOK_SECRET);
 *     if (event.type === 'case.changed') await refresh(event.data.number);
 *
 * @param payload the body exactly as it came; parsed and written again it is another one
 * @param secrets several while one replaces another
 * @throws `WebhookError` with its reason; `TypeError` for a secret that is none
 */
export const verifyWebhook = async (
  payload: string | Uint8Array, headers: HeadersLike, secrets: string | readonly string[], { tolerance = 300, now = Date.now() }: VerifyOptions = {},
): Promise<VerifiedWebhook> => {
  const [id, timestamp, signatures] = [webhookHeaders.id, webhookHeaders.timestamp, webhookHeaders.signature].map((name) => headerOf(headers, name));
  if (!id || !timestamp || !signatures || !/^\d{1,12}$/.test(timestamp)) throw new WebhookError('headers', 'a header of the Standard Webhooks is missing or malformed');
  if (Math.abs(now / 1000 - Number(timestamp)) > tolerance) throw new WebhookError('old', `the message is not from the last ${tolerance} seconds`);

  const keys = await Promise.all(([] as string[]).concat(secrets).map(keyOf));
  const body = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const signed = new Uint8Array(head.length + body.length);
  signed.set(head);
  signed.set(body, head.length);
  const given = signatures.split(' ').filter((one) => one.slice(0, 3) === 'v1,').map((one) => bytesOf(one.slice(3))).filter((one) => one !== undefined);
  const proofs = await Promise.all(keys.flatMap((key) => given.map((signature) => crypto.subtle.verify('HMAC', key, signature, signed))));
  if (!proofs.some(Boolean)) throw new WebhookError('signature', 'no signature fits the secret');

  let event: unknown;
  try {
    event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new WebhookError('payload', 'the signed message is no JSON');
  }
  const { type, timestamp: at } = (event ?? {}) as { type?: unknown; timestamp?: unknown };
  const known = webhookEvents.find((one) => one._zod.def.shape.type._zod.def.values[0] === type);
  if (typeof type !== 'string' || typeof at !== 'string' || (known && !known.safeParse(event).success)) throw new WebhookError('payload', 'the signed message is no event of this API');
  return { id, event: event as WebhookEvent };
};
