import type { Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

export type Trx = Transaction<Tables>;

// Deadlock and serialization failure: PostgreSQL gave way to another transaction and asks to be asked again.
const isPassing = (error: unknown): boolean => ['40P01', '40001'].includes(String((error as { code?: unknown } | null)?.code));

/** One transaction; begun again, at most twice, when it had to give way to another. `work` must have no effect outside. */
export const inTransaction = async <T>(db: Database, work: (trx: Trx) => Promise<T>): Promise<T> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === 2 || !isPassing(error)) throw error;
    }
  }
};
