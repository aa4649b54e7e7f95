import { isIPv6 } from 'node:net';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { sql } from 'kysely';
import type { FastifyRequest } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { ApiProblem } from '../http/problems.ts';
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

const bucketOf = (ctx: AppContext, limited: Limited, request: FastifyRequest): string => `${limited}:${addressToday(ctx, request)}`;

/**
 * Takes one token, or refuses with the seconds until there is one. One statement, whatever the traffic, and in the database,
 * so that several processes count as one.
 */
export const takeToken = async (ctx: AppContext, limited: Limited, request: FastifyRequest): Promise<void> => {
  const { burst, perMinute } = ctx.config.rates[limited];
  if (!Number.isFinite(burst)) return;
  const now = ctx.now();
  // What is in the bucket now; a clock that was set back fills nothing.
  const filled = sql`least(${burst}::float8, b.tokens + greatest(0, extract(epoch from (${now}::timestamptz - b.filled_at))::float8) * ${perMinute / 60}::float8)`;
  const { rows } = await sql<{ granted: boolean; tokens: number }>`
    insert into rate_buckets as b (key, tokens, granted, filled_at) values (${bucketOf(ctx, limited, request)}, ${burst - 1}::float8, true, ${now}::timestamptz)
    on conflict (key) do update set
      tokens = case when ${filled} >= 1 then ${filled} - 1 else ${filled} end,
      granted = ${filled} >= 1,
      filled_at = greatest(b.filled_at, ${now}::timestamptz)
    returning granted, tokens`.execute(ctx.store.db);
  const bucket = rows[0];
  if (bucket && !bucket.granted) throw new ApiProblem('too_many_requests', { retryAfter: Math.max(1, Math.ceil(((1 - bucket.tokens) * 60) / perMinute)) });
};
