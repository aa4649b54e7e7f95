import { timingSafeEqual } from 'node:crypto';
import { idempotencyHeader, proofHeader, type OperationSpec, type ProofChallenge } from '@congress-kit/api';
import { isSolution, readProof } from '@congress-kit/api/rules/proof-of-work';
import type { FastifyRequest } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { keyedHash } from './seal.ts';

/**
 * Challenges are signed and not stored, so that any process knows those of any other. The signature is over the operation
 * and the Idempotency-Key as well: a proof lets one intent through and no second one, because a key makes one record
 * at most; and whoever lost the answer may send the same proof again, and is answered with what was kept.
 */

/** Seconds a challenge is good: long enough for the oldest phone, and for a page that was put aside. */
const goodFor = 900;
const count = 16;
/** 16 × 2^12 hashes take an old phone half a second; 16 × 2^15 five, and a fast machine half of one. */
const bits = { least: 12, most: 15 } as const;

const header = (request: FastifyRequest, name: string): string => String(request.headers[name.toLowerCase()] ?? '');

const sign = (ctx: AppContext, { id }: OperationSpec, request: FastifyRequest, stated: string): string =>
  keyedHash(ctx.key, 'proof of work', id, header(request, idempotencyHeader), stated);

/** @param lowness how much of what work may let through is used up, from 0 to 1: the more, the harder */
export const challengeFor = (ctx: AppContext, operation: OperationSpec, request: FastifyRequest, lowness: number): ProofChallenge => {
  const hard = bits.least + Math.min(bits.most - bits.least, Math.floor(lowness * (bits.most - bits.least + 1)));
  const until = Math.floor(ctx.now().getTime() / 1000) + goodFor;
  const stated = `${until.toString(36)}.${hard}.${count}`;
  return { token: `${stated}.${sign(ctx, operation, request, stated)}`, bits: hard, count, expiresIn: goodFor };
};

export const proofOf = (request: FastifyRequest): string | undefined => header(request, proofHeader) || undefined;

/** Is it the solution of a challenge of ours, for this very act, in time? The signature first: work is only looked at when it is ours. */
export const isGoodProof = (ctx: AppContext, operation: OperationSpec, request: FastifyRequest, text: string): boolean => {
  const proof = text.length <= 500 ? readProof(text) : undefined;
  if (!proof) return false;
  const [until = '', hard = '', searches = '', given = ''] = proof.token.split('.');
  const wanted = Buffer.from(sign(ctx, operation, request, `${until}.${hard}.${searches}`));
  const told = Buffer.from(given);
  if (told.length !== wanted.length || !timingSafeEqual(told, wanted)) return false;
  if (parseInt(until, 36) * 1000 <= ctx.now().getTime()) return false;
  return isSolution({ token: proof.token, bits: Number(hard), count: Number(searches) }, proof.numbers);
};
