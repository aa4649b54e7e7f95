import { sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

export type Trx = Transaction<Tables>;

// Deadlock and serialization failure: PostgreSQL gave way to another transaction and asks to be asked again.
const isPassing = (error: unknown): boolean => ['40P01', '40001'].includes(String((error as { code?: unknown } | null)?.code));

/** Inside a transaction that is begun already: whoever began it begins it again. What fails here leaves nothing of itself behind. */
const within = async <T>(trx: Trx, work: (trx: Trx) => Promise<T>): Promise<T> => {
  await sql`savepoint inner_work`.execute(trx);
  try {
    const done = await work(trx);
    await sql`release savepoint inner_work`.execute(trx);
    return done;
  } catch (error) {
    await sql`rollback to savepoint inner_work`.execute(trx).catch(() => undefined);
    throw error;
  }
};

/**
 * One transaction; begun again, at most twice, when it had to give way to another. `work` must have no effect outside. Handed a
 * transaction, it is a part of that one.
 */
export const inTransaction = async <T>(db: Database, work: (trx: Trx) => Promise<T>): Promise<T> => {
  if (db.isTransaction) return within(db as Trx, work);
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === 2 || !isPassing(error)) throw error;
    }
  }
};
