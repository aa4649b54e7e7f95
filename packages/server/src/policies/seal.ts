import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hash, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';

/**
 * What is kept secret at rest. Every purpose has its own key, derived from the server's (HKDF-SHA256), so that a text
 * sealed for one purpose cannot be passed off as another's and no key serves two algorithms.
 */
export type Purpose = 'contacts' | 'webhook secrets' | 'idempotency answer' | 'idempotency key' | 'idempotency body' | 'address' | 'device' | 'attachment ticket' | 'proof of work' | 'audit head' | 'receipt of an answer' | 'dump mark';

const derived = new WeakMap<Buffer, Map<Purpose, KeyObject>>();

/** As a key object, made once: handed its bytes, Node makes one for every call, which takes five times as long as the call. */
const subkey = (key: Buffer, purpose: Purpose): KeyObject => {
  const ofKey = derived.get(key) ?? new Map<Purpose, KeyObject>();
  derived.set(key, ofKey);
  const known = ofKey.get(purpose) ?? createSecretKey(Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `congress-kit ${purpose}`, 32)));
  ofKey.set(purpose, known);
  return known;
};

let store = Buffer.alloc(0);

/** Random bytes out of a store that is filled once for many: asking for a few takes as long as asking for all. No byte is given twice. */
export const drawRandom = (bytes: number): Buffer => {
  if (store.length < bytes) store = randomBytes(4096);
  const drawn = store.subarray(0, bytes);
  store = store.subarray(bytes);
  return drawn;
};

const version = 1;

/** AES-256-GCM. `about` names the row it belongs to: a sealed text copied to another row does not open there. */
export const seal = (key: Buffer, purpose: Purpose, text: string, about: string): string => {
  const nonce = drawRandom(12);
  const cipher = createCipheriv('aes-256-gcm', subkey(key, purpose), nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), sealed]).toString('base64url');
};

/** Throws when the text was altered, belongs elsewhere or was sealed with another key. */
export const unseal = (key: Buffer, purpose: Purpose, sealed: string, about: string): string => {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes[0] !== version || bytes.length < 29) throw new Error('This is not a sealed text of a known version.');
  const decipher = createDecipheriv('aes-256-gcm', subkey(key, purpose), bytes.subarray(1, 13), { authTagLength: 16 })
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(13, 29));
  return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString('utf8');
};

/** A hash that nobody without the key can repeat: for what could be guessed, like an address. The parts never run together. */
export const keyedHash = (key: Buffer, purpose: Purpose, ...parts: readonly string[]): string =>
  createHmac('sha256', subkey(key, purpose)).update(JSON.stringify(parts)).digest('base64url');

/** For what is random enough that guessing is hopeless (secrets and tokens); survives a lost key. */
export const plainHash = (kind: 'receipt secret' | 'staff token', text: string): string =>
  hash('sha256', `congress-kit ${kind}\n${text}`, 'base64url');
