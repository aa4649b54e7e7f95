import type { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, type Kysely } from 'kysely';

/**
 * PostgreSQL: the set of transactions that a reader can see now. The same set means the same data, whoever wrote it. Whoever
 * asks before the question is sent shares its answer, which is therefore never older than their asking. One question is on its way
 * at a time: the more come while it is, the more share the next.
 */
export const transactionsSeen = (db: Kysely<any>): (() => Promise<string>) => {
  const question = CompiledQuery.raw('select pg_current_snapshot()::text as seen');
  const read = async (): Promise<string> => ((await db.executeQuery(question)).rows[0] as { seen: string }).seen;
  let onItsWay: Promise<unknown> = Promise.resolve();
  let next: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    // After the one before, and after all requests that lie there already have been read.
    await Promise.all([onItsWay.catch(() => undefined), new Promise((resolve) => { setImmediate(resolve); })]);
    next = undefined;
    const answer = read();
    onItsWay = answer;
    return answer;
  };
  return () => next ??= ask();
};

const onlyReads = /^\s*(select|explain|show)\b/i;

/**
 * The embedded engine belongs to this process alone: its own statements are all that can change anything. Counted when they
 * are done and before who sent them hears of it.
 */
export const countChanges = (pglite: PGlite): (() => string) => {
  let changes = 0;
  const query = pglite.query.bind(pglite);
  pglite.query = (async (text: string, ...rest: []) => {
    try {
      return await query(text, ...rest);
    } finally {
      if (!onlyReads.test(text)) changes += 1;
    }
  }) as typeof pglite.query;
  const transaction = pglite.transaction.bind(pglite);
  pglite.transaction = (async (work: Parameters<typeof transaction>[0]) => {
    try {
      return await transaction(work);
    } finally {
      changes += 1;
    }
  }) as typeof pglite.transaction;
  return () => String(changes);
};
