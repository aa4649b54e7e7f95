import { idempotencyHeader, idempotencyKey, replayedHeader, limits, type OperationSpec } from '@congress-kit/api';
import { sql } from 'kysely';
import type { FastifyRequest } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { ApiProblem } from '../http/problems.ts';
import { TextAnswer, type Call, type Handler } from '../http/route.ts';
import { inTransaction, type Trx } from '../store/transaction.ts';
import { keyedHash, seal, unseal } from './seal.ts';

/**
 * Sending twice never makes two. The first answer to a key is kept 24 hours and replayed; the same key with another request
 * is refused; while the first is still at work the second is told to come back.
 *
 * Key, record and steps are one transaction: a crash leaves either all of them or none. Only answers of success are kept.
 * A refusal changed nothing, so the same key may be sent again with what was mended.
 */

const keyPattern = new RegExp(idempotencyKey.pattern);
const isKey = (key: unknown): key is string =>
  typeof key === 'string' && keyPattern.test(key) && key.length >= idempotencyKey.minLength && key.length <= idempotencyKey.maxLength;

const keyOf = (request: FastifyRequest): string => {
  const key = request.headers[idempotencyHeader.toLowerCase()];
  if (!isKey(key)) throw new ApiProblem('idempotency_key_missing');
  return key;
};

/** Route option `onRequest`: a write without a key is refused before its body is read. */
export const needsKey = async (request: FastifyRequest): Promise<void> => {
  keyOf(request);
};

// 64 bits of the key's hash name the lock; should two keys ever share them, one is told to come back in a second.
const lockName = (keyHash: string): string => Buffer.from(keyHash, 'base64url').readBigInt64BE().toString();

/**
 * Takes the key for this transaction. A lock, not the unique row alone: an insert of the same row would make the second
 * request wait for the first, holding a connection, where it should be told at once. It is released by commit, rollback or
 * the end of the process, and works between processes.
 */
const takeKey = async (trx: Trx, keyHash: string): Promise<void> => {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${lockName(keyHash)}::bigint) as taken`.execute(trx);
  if (!rows[0]?.taken) throw new ApiProblem('idempotency_in_flight', { retryAfter: 1 });
};

type Kept = { readonly status: number; readonly text: string };

const keptAnswer = async (trx: Trx, ctx: AppContext, keyHash: string, bodyHash: string): Promise<Kept | undefined> => {
  const row = await trx.selectFrom('idempotency').select(['body_hash', 'status', 'answer', 'delete_after']).where('key_hash', '=', keyHash).executeTakeFirst();
  if (!row) return undefined;
  if (row.delete_after <= ctx.now()) {
    await trx.deleteFrom('idempotency').where('key_hash', '=', keyHash).execute();
    return undefined;
  }
  if (row.body_hash !== bodyHash) throw new ApiProblem('idempotency_key_reused');
  // Sealed, because the answer to a new suggestion holds the receipt's secret, of which we otherwise keep only a hash.
  return { status: row.status ?? 201, text: unseal(ctx.key, 'idempotency answer', row.answer ?? '', keyHash) };
};

const keepAnswer = async (trx: Trx, ctx: AppContext, keyHash: string, bodyHash: string, { status, text }: Kept): Promise<void> => {
  const now = ctx.now();
  await trx.insertInto('idempotency').values({
    key_hash: keyHash, body_hash: bodyHash, status, answer: seal(ctx.key, 'idempotency answer', text, keyHash),
    started_at: now, delete_after: new Date(now.getTime() + limits.idempotencyHours * 3_600_000),
  }).execute();
};

export interface Write<O extends OperationSpec> {
  /** Who sends, so that nobody is answered with another's answer: a token's id, a receipt's secret; absent for everyone. */
  readonly credential?: (call: Call<O>) => string;
  /** Runs before the transaction: limits. */
  readonly before?: (call: Call<O>) => Promise<void>;
  /** What a repeat has to have in common with the first time, where that is not a JSON body. */
  readonly fingerprint?: () => string;
  /** Does the work, inside the transaction only, and returns the body of the answer. */
  readonly work: (call: Call<O>, trx: Trx) => Promise<unknown>;
}

/** A handler that does its work once per key. */
export const once = <const O extends OperationSpec>(ctx: AppContext, operation: O, write: Write<O>): Handler<O> => async (call) => {
  const key = keyOf(call.request);
  const credential = write.credential?.(call) ?? '';
  const keyHash = keyedHash(ctx.key, 'idempotency key', operation.id, credential, key);
  // What the schemas let through, not the bytes: a repeat that differs in blanks or in the order of fields is the same.
  const bodyHash = keyedHash(ctx.key, 'idempotency body', JSON.stringify([call.params ?? null, write.fingerprint?.() ?? call.body ?? null]));
  await write.before?.(call);
  return inTransaction(ctx.store.db, async (trx) => {
    await takeKey(trx, keyHash);
    const kept = await keptAnswer(trx, ctx, keyHash, bodyHash);
    if (kept) return new TextAnswer(kept.text, { status: kept.status, headers: { [replayedHeader]: 'true' } });
    const text = JSON.stringify(await write.work(call, trx));
    await keepAnswer(trx, ctx, keyHash, bodyHash, { status: operation.status, text });
    return new TextAnswer(text, { status: operation.status });
  });
};
