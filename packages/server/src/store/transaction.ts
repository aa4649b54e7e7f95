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

/** From here to its end, no other transaction has this name. */
export const takeTurn = async (trx: Trx, name: string): Promise<void> => { await sql`select pg_advisory_xact_lock(hashtext(${name}))`.execute(trx); };

/**
 * Long work that one of all processes on a PostgreSQL does while the others wait, over connections of its own. The lock is one of a
 * transaction: it ends with it, whatever becomes of the process, and also behind a pooler that hands the session's connection to somebody
 * else. No limit of the database or the role cuts off the waiting.
 * @param name of the work, the same in every version
 */
export const oneAtATime = <T>(db: Database, name: string, work: () => Promise<T>): Promise<T> => db.transaction().execute(async (trx) => {
  await sql`select set_config(name, '0', true) from unnest(array['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) as name`.execute(trx);
  await takeTurn(trx, name);
  return work();
});
