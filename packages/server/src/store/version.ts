import type { PGlite } from '@electric-sql/pglite';
import { sql, type Kysely } from 'kysely';

/**
 * PostgreSQL: the set of transactions that a reader can see now. The same set means the same data, whoever wrote it. Whoever
 * asks before the question is sent shares its answer, which is therefore never older than their asking.
 */
export const transactionsSeen = (db: Kysely<any>): (() => Promise<string>) => {
  const read = async (): Promise<string> => (await sql<{ seen: string }>`select pg_current_snapshot()::text as seen`.execute(db)).rows[0]!.seen;
  let next: Promise<string> | undefined;
  return () => next ??= new Promise((resolve, reject) => {
    // After all requests that lie there already have been read.
    setImmediate(() => {
      next = undefined;
      read().then(resolve, reject);
    });
  });
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
