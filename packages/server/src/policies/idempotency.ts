import { idempotencyHeader, idempotencyKey, replayedHeader, limits, type OperationSpec } from '@congress-kit/api';
import { sql } from 'kysely';
import type { FastifyRequest } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { ApiProblem } from '../http/problems.ts';
import { TextAnswer, type Call, type Handler } from '../http/route.ts';
import { insertTogether, type Records } from '../store/rows.ts';
import { inTransaction, type Trx } from '../store/transaction.ts';
import { asHandler } from './back-to-back.ts';
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

/** One intent: its key, and what a repeat has to have in common with the first time. Both are keyed hashes. */
export interface Intent { readonly keyHash: string; readonly bodyHash: string }

/**
 * @param credential who sends, so that nobody is answered with another's answer
 * @param body what the schemas let through, not the bytes: a repeat that differs in blanks or in the order of fields is the same
 */
export const intentOf = (ctx: AppContext, { id }: OperationSpec, request: FastifyRequest, credential: string, params: unknown, body: unknown): Intent => ({
  keyHash: keyedHash(ctx.key, 'idempotency key', id, credential, keyOf(request)),
  bodyHash: keyedHash(ctx.key, 'idempotency body', JSON.stringify([params ?? null, body ?? null])),
});

/** Route option `onRequest`: a write without a key is refused before its body is read. */
export const needsKey = async (request: FastifyRequest): Promise<void> => {
  keyOf(request);
};

// 64 bits of the key's hash name the lock; should two keys ever share them, one is told to come back in a second.
const lockName = (keyHash: string): string => Buffer.from(keyHash, 'base64url').readBigInt64BE().toString();

/**
 * Takes these keys for this transaction. A lock, not the unique
 * row alone: an insert of the same row would make the second request wait for the first, holding a connection, where it should
 * be told at once. It is released by commit, rollback or the end of the process, and works between processes.
 * @returns those that could not be taken: they are at work somewhere else. Nearly always none, so that is all the database says
 */
export const takeKeys = async (trx: Trx, intents: readonly Intent[]): Promise<Set<string>> => {
  const locks = intents.map(({ keyHash }) => ({ key: keyHash, lock: lockName(keyHash) }));
  const { rows } = await sql<{ key: string }>`select key from json_to_recordset(${JSON.stringify(locks)}::json) as asked (key text, lock bigint) where not pg_try_advisory_xact_lock(lock)`.execute(trx);
  return new Set(rows.map(({ key }) => key));
};

export const inFlight = (): ApiProblem => new ApiProblem('idempotency_in_flight', { retryAfter: 1 });

/**
 * What was answered to these intents before, by their keys: the answer, or the refusal of a key that was used for something else.
 * In a statement of its own, after the keys were taken: it sees what the one that had them before has written.
 */
export const keptAnswers = async (trx: Trx, ctx: AppContext, intents: readonly Intent[]): Promise<Map<string, TextAnswer | ApiProblem>> => {
  const bodies = new Map(intents.map(({ keyHash, bodyHash }) => [keyHash, bodyHash]));
  // One parameter for all: one for each is as many texts to read and as many values to plan with.
  const rows = await trx.selectFrom('idempotency').select(['key_hash', 'body_hash', 'status', 'answer', 'delete_after'])
    .where(sql<boolean>`key_hash = any (array(select json_array_elements_text(${JSON.stringify([...bodies.keys()])}::json)))`).execute();
  const old = rows.filter((row) => row.delete_after <= ctx.now()).map((row) => row.key_hash);
  if (old.length > 0) await trx.deleteFrom('idempotency').where('key_hash', 'in', old).execute();
  return new Map(rows.filter((row) => !old.includes(row.key_hash)).map((row): [string, TextAnswer | ApiProblem] => {
    if (row.body_hash !== bodies.get(row.key_hash)) return [row.key_hash, new ApiProblem('idempotency_key_reused')];
    // Sealed, because the answer to a new suggestion holds the receipt's secret, of which we otherwise keep only a hash.
    const text = unseal(ctx.key, 'idempotency answer', row.answer ?? '', row.key_hash);
    return [row.key_hash, new TextAnswer(text, { status: row.status ?? 201, headers: { [replayedHeader]: 'true' } })];
  }));
};

/** Which receipt an answer is about, so that it goes when its words are erased. A keyed hash, or the table would list who wrote when. */
const aboutHash = (ctx: Pick<AppContext, 'key'>, receiptNo: string): string => keyedHash(ctx.key, 'receipt of an answer', receiptNo);

const aboutOf = (ctx: AppContext, answer: unknown): string | null => {
  const { receiptNo } = (answer ?? {}) as { receiptNo?: unknown };
  return typeof receiptNo === 'string' ? aboutHash(ctx, receiptNo) : null;
};

/** Deletes every kept answer that holds what this receipt was told. */
export const forgetAnswers = async (ctx: Pick<AppContext, 'key'>, trx: Trx, receiptNo: string): Promise<void> => {
  await trx.deleteFrom('idempotency').where('about', '=', aboutHash(ctx, receiptNo)).execute();
};

/**
 * Keeps what is answered to each intent; `answer` is the body, as it is told now and to every repeat.
 * @param records what is written by the same statement
 */
export const keepAnswers = async (trx: Trx, ctx: AppContext, status: number, told: readonly { readonly intent: Intent; readonly answer: unknown }[], records: readonly Records[] = []): Promise<TextAnswer[]> => {
  const now = ctx.now();
  const texts = told.map(({ answer }) => JSON.stringify(answer));
  const rows = told.map(({ intent: { keyHash, bodyHash }, answer }, index) => ({
    key_hash: keyHash, body_hash: bodyHash, answer: seal(ctx.key, 'idempotency answer', texts[index]!, keyHash), about: aboutOf(ctx, answer),
  }));
  await insertTogether(trx, [...records, { table: 'idempotency', rows, same: { status, started_at: now, delete_after: new Date(now.getTime() + limits.idempotencyHours * 3_600_000) } }]);
  return texts.map((text) => new TextAnswer(text, { status }));
};

export interface Write<O extends OperationSpec> {
  /** Who sends, so that nobody is answered with another's answer: a token's id, a receipt's secret; absent for everyone. */
  readonly credential?: (call: Call<O>) => string;
  /** Whoever is rated: the database then runs the work without the right to a single rating. */
  readonly isHandler?: (call: Call<O>) => boolean;
  /** Runs before the transaction: limits. */
  readonly before?: (call: Call<O>) => Promise<void>;
  /** What a repeat has to have in common with the first time, where that is not a JSON body. */
  readonly fingerprint?: () => string;
  /** Does the work, inside the transaction only, and returns the body of the answer. */
  readonly work: (call: Call<O>, trx: Trx) => Promise<unknown>;
}

/** A handler that does its work once per key. */
export const once = <const O extends OperationSpec>(ctx: AppContext, operation: O, write: Write<O>): Handler<O> => async (call) => {
  const intent = intentOf(ctx, operation, call.request, write.credential?.(call) ?? '', call.params, write.fingerprint?.() ?? call.body);
  await write.before?.(call);
  return inTransaction(ctx.store.db, async (trx) => {
    if (write.isHandler?.(call)) await asHandler(ctx.store, trx);
    if ((await takeKeys(trx, [intent])).has(intent.keyHash)) throw inFlight();
    const kept = (await keptAnswers(trx, ctx, [intent])).get(intent.keyHash);
    if (kept instanceof ApiProblem) throw kept;
    if (kept) return kept;
    const [told] = await keepAnswers(trx, ctx, operation.status, [{ intent, answer: await write.work(call, trx) }]);
    return told!;
  });
};
