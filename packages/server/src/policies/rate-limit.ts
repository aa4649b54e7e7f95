import { isIPv6 } from 'node:net';
import type { OperationSpec } from '@congress-kit/api';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { sql } from 'kysely';
import type { FastifyRequest } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { ApiProblem } from '../http/problems.ts';
import type { Database } from '../store/database.ts';
import { challengeFor, isGoodProof, proofOf } from './proof-of-work.ts';
import { keyedHash } from './seal.ts';

/** A bucket holds `burst` tokens and gets `perMinute` back; every act takes one. The figures are in the config. */
export type Limited = keyof AppContext['config']['rates'];

/** One household of IPv6 has a /64 to itself; counting single addresses would count nothing. */
const networkOf = (address: string): string => {
  if (!isIPv6(address) || address.includes('.')) return address.replace(/^::ffff:/i, '');
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = address.includes('::') ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0') : [];
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
};

/** An address is kept only as a keyed hash of the day: tomorrow nobody can tell whether it came back. */
export const addressToday = (ctx: AppContext, request: FastifyRequest, ...parts: readonly string[]): string =>
  keyedHash(ctx.key, 'address', shanghaiDay(ctx.now()), networkOf(request.ip), ...parts);

type Bucket = Limited | `${Limited} by work`;

const bucketKey = (ctx: AppContext, name: Bucket, request: FastifyRequest): string => `${name}:${addressToday(ctx, request)}`;

/** The bucket of whoever asks, for `takeTokens`; undefined where nothing is counted. */
export const bucketOf = (ctx: AppContext, limited: Limited, request: FastifyRequest): string | undefined =>
  (Number.isFinite(ctx.config.rates[limited].burst) ? bucketKey(ctx, limited, request) : undefined);

/**
 * Takes a token for each of these keys out of its bucket; a key may stand there several times. One statement, whatever the
 * traffic, and in the database, so that several processes count as one.
 * @returns for each key in turn: seconds until there is a token, or undefined when it was taken
 */
export const takeTokens = async (ctx: AppContext, db: Database, limited: Limited, keys: readonly string[]): Promise<(number | undefined)[]> => {
  if (keys.length === 0) return [];
  const { burst, perMinute } = ctx.config.rates[limited];
  const now = ctx.now();
  const wanted = new Map<string, number>();
  for (const key of keys) wanted.set(key, (wanted.get(key) ?? 0) + 1);
  // What is in the bucket now. A clock that was set back fills nothing, but counts on from there: clocks of several processes
  // differ by less than a minute, and one that was days ahead must not empty a bucket for days.
  const filled = sql`least(${burst}::float8, b.tokens + greatest(0, extract(epoch from (${now}::timestamptz - b.filled_at))::float8) * ${perMinute / 60}::float8)`;
  const given = sql`least(excluded.taken, floor(${filled}))`;
  // In one order, so that two processes never wait for each other. Told are those with too little, mostly none.
  const { rows } = await sql<{ key: string; taken: number; tokens: number }>`
    with asked as materialized (select key, wanted from json_to_recordset(${JSON.stringify([...wanted].map(([key, count]) => ({ key, wanted: count })))}::json) as one (key text, wanted integer)),
    asking as (insert into rate_buckets as b (key, tokens, taken, filled_at)
      select key, ${burst}::float8 - least(wanted, ${burst}::integer), least(wanted, ${burst}::integer), ${now}::timestamptz from asked order by key
    on conflict (key) do update set
      tokens = ${filled} - ${given},
      taken = ${given},
      filled_at = case when b.filled_at > ${now}::timestamptz + interval '1 minute' then ${now}::timestamptz else greatest(b.filled_at, ${now}::timestamptz) end
    returning key, taken, tokens)
    select key, asking.taken, asking.tokens from asking join asked using (key) where asking.taken < asked.wanted`.execute(db);
  const short = new Map(rows.map((row) => [row.key, row]));
  return keys.map((key) => {
    const bucket = short.get(key);
    if (!bucket) return undefined;
    bucket.taken -= 1;
    return bucket.taken >= 0 ? undefined : Math.max(1, Math.ceil(((1 - bucket.tokens) * 60) / perMinute));
  });
};

const take = async (ctx: AppContext, limited: Limited, name: Bucket, request: FastifyRequest): Promise<number | undefined> =>
  (await takeTokens(ctx, ctx.store.db, limited, [bucketKey(ctx, name, request)]))[0];

/** How much of a bucket is used up, from 0 (full) to 1 (empty), without taking anything. */
const usedUp = async (ctx: AppContext, limited: Limited, name: Bucket, request: FastifyRequest): Promise<number> => {
  const { burst, perMinute } = ctx.config.rates[limited];
  const row = await ctx.store.db.selectFrom('rate_buckets').select(['tokens', 'filled_at']).where('key', '=', bucketKey(ctx, name, request)).executeTakeFirst();
  if (!row) return 0;
  const seconds = Math.max(0, (ctx.now().getTime() - row.filled_at.getTime()) / 1000);
  return 1 - Math.min(burst, row.tokens + (seconds * perMinute) / 60) / burst;
};

/** Takes one token, or refuses with the seconds until there is one. */
export const takeToken = async (ctx: AppContext, limited: Limited, request: FastifyRequest): Promise<void> => {
  if (!Number.isFinite(ctx.config.rates[limited].burst)) return;
  const retryAfter = await take(ctx, limited, limited, request);
  if (retryAfter !== undefined) throw new ApiProblem('too_many_requests', { retryAfter });
};

/**
 * The second way in for whoever found no token: who does the work of a challenge need not wait. That has a bucket of its own, as
 * large again, so that those who cannot work wait no longer for those who can; the more of it is used up, the harder the work,
 * and when it is empty all wait. Returns when the proof is good, else refuses.
 * @param retryAfter seconds until there is a token
 */
export const proofInstead = async (ctx: AppContext, limited: Limited, operation: OperationSpec, request: FastifyRequest, retryAfter: number): Promise<void> => {
  if (!ctx.config.proofOfWork) throw new ApiProblem('too_many_requests', { retryAfter });
  const byWork = `${limited} by work` as const;
  const proof = proofOf(request);
  if (proof !== undefined && isGoodProof(ctx, operation, request, proof)) {
    if ((await take(ctx, limited, byWork, request)) === undefined) return;
    throw new ApiProblem('too_many_requests', { retryAfter });
  }
  const lowness = await usedUp(ctx, limited, byWork, request);
  const { burst } = ctx.config.rates[limited];
  const isEmpty = (1 - lowness) * burst < 1;
  throw new ApiProblem(proof === undefined ? 'too_many_requests' : 'proof_not_accepted', {
    retryAfter, ...(!isEmpty && { challenge: challengeFor(ctx, operation, request, lowness) }),
  });
};

/** Takes one token for a public write, or lets a proof of work through in its place. */
export const takeTokenOrProof = async (ctx: AppContext, limited: Limited, operation: OperationSpec, request: FastifyRequest): Promise<void> => {
  if (!Number.isFinite(ctx.config.rates[limited].burst)) return;
  const retryAfter = await take(ctx, limited, limited, request);
  if (retryAfter !== undefined) await proofInstead(ctx, limited, operation, request, retryAfter);
};
