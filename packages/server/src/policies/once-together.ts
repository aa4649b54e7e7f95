import type { BodyOf, OperationSpec } from '@congress-kit/api';
import type { AppContext } from '../http/context.ts';
import { ApiProblem } from '../http/problems.ts';
import type { Handler, TextAnswer } from '../http/route.ts';
import { inGroups } from '../store/group.ts';
import type { Records } from '../store/rows.ts';
import { inTransaction, type Trx } from '../store/transaction.ts';
import { inFlight, intentOf, keepAnswers, keptAnswers, takeKeys, type Intent } from './idempotency.ts';
import { bucketOf, proofInstead, takeTokens, type Limited } from './rate-limit.ts';

interface Worked {
  /** For each the body of its answer, or its refusal, which leaves nothing. */
  readonly answers: readonly unknown[];
  /** What is still to be written: by one statement with the answers that are kept. */
  readonly records: readonly Records[];
}

/**
 * The fast way for what many send at once: `once` for a whole group. All that arrived while the last group was stored goes in one
 * transaction, each step of it one statement for all:
 *
 *   a token for each → their keys locked → what they were answered before → the work → its records and the answers kept → commit
 *
 * Every one is judged for itself: whoever finds no token, holds a key that is at work or was used, or names what is not there, is
 * refused alone, and the others are stored. Nobody is answered before the commit. Limits, keys and numbers live in the database,
 * so several processes still count as one.
 */
export interface Together<O extends OperationSpec, Prepared> {
  readonly limited: Limited;
  /** What can be done with a body before its group's turn; without an effect. */
  readonly prepare: (body: BodyOf<O>) => Prepared;
  /** Does the work for all of them, inside the transaction only. */
  readonly work: (prepared: readonly Prepared[], trx: Trx) => Promise<Worked>;
}

/**
 * More wait for the next transaction: enough to make the way to the database cheap, few enough that a transaction stays short. A
 * database in a process of its own stores one group while this one reads, checks and answers another; the embedded one works on
 * this very thread, where two groups would only be twice the ways.
 */
const groups = { pglite: { most: 250, lanes: 1 }, postgresql: { most: 100, lanes: 2 } } as const;

interface Entry<Prepared> { readonly intent: Intent; readonly bucket: string | undefined; readonly prepared: Prepared }
/** A number: the seconds until there is a token. */
type Outcome = TextAnswer | ApiProblem | number;

const runGroup = async <O extends OperationSpec, Prepared>(ctx: AppContext, { status }: O, { limited, work }: Together<O, Prepared>, entries: readonly Entry<Prepared>[], trx: Trx): Promise<Outcome[]> => {
  const outcomes = new Map<Entry<Prepared>, Outcome>();
  const open = (): Entry<Prepared>[] => entries.filter((entry) => !outcomes.has(entry));

  const counted = entries.filter(({ bucket }) => bucket !== undefined);
  const seconds = await takeTokens(ctx, trx, limited, counted.map(({ bucket }) => bucket!));
  counted.forEach((entry, index) => { if (seconds[index] !== undefined) outcomes.set(entry, seconds[index]); });

  if (open().length > 0) {
    const elsewhere = await takeKeys(trx, open().map(({ intent }) => intent));
    for (const entry of open()) if (elsewhere.has(entry.intent.keyHash)) outcomes.set(entry, inFlight());
  }
  if (open().length > 0) {
    const kept = await keptAnswers(trx, ctx, open().map(({ intent }) => intent));
    for (const entry of open()) if (kept.has(entry.intent.keyHash)) outcomes.set(entry, kept.get(entry.intent.keyHash)!);
  }
  const fresh = open();
  if (fresh.length > 0) {
    const { answers, records } = await work(fresh.map(({ prepared }) => prepared), trx);
    fresh.forEach((entry, index) => { if (answers[index] instanceof ApiProblem) outcomes.set(entry, answers[index]); });
    const told = fresh.map((entry, index) => ({ entry, intent: entry.intent, answer: answers[index] })).filter(({ entry }) => !outcomes.has(entry));
    const texts = await keepAnswers(trx, ctx, status, told, records);
    told.forEach(({ entry }, index) => outcomes.set(entry, texts[index]!));
  }
  return entries.map((entry) => outcomes.get(entry)!);
};

/** A handler of a public write that does its work once per key, together with whoever else is sending. */
export const onceTogether = <const O extends OperationSpec, Prepared>(ctx: AppContext, operation: O, together: Together<O, Prepared>): Handler<O> => {
  const send = inGroups<Entry<Prepared>, Outcome>(groups[ctx.store.engine], (entries) => inTransaction(ctx.store.db, (trx) => runGroup(ctx, operation, together, entries, trx)));
  // A transaction may lock a key twice: two of one key must not meet in one group.
  const atWork = new Set<string>();
  return async ({ request, params, body }) => {
    const intent = intentOf(ctx, operation, request, '', params, body);
    if (atWork.has(intent.keyHash)) throw inFlight();
    atWork.add(intent.keyHash);
    try {
      const prepared = together.prepare(body);
      let outcome = await send({ intent, prepared, bucket: bucketOf(ctx, together.limited, request) });
      if (typeof outcome === 'number') {
        await proofInstead(ctx, together.limited, operation, request, outcome);
        outcome = await send({ intent, prepared, bucket: undefined });
      }
      if (outcome instanceof ApiProblem) throw outcome;
      return outcome as TextAnswer;
    } finally {
      atWork.delete(intent.keyHash);
    }
  };
};
