import type { PGlite } from '@electric-sql/pglite';
import type { Pool, PoolClient } from 'pg';
import { lifetime } from './postgresql.ts';

/**
 * PostgreSQL: the set of transactions that a reader can see now. The same set means the same data, whoever wrote it. Whoever
 * asks before the question is sent shares its answer, which is therefore never older than their asking. One question is on its way
 * at a time: the more come while it is, the more share the next.
 * @param read asks for `question`
 */
export const transactionsSeen = (read: () => Promise<string>): (() => Promise<string>) => {
  let onItsWay: Promise<unknown> = Promise.resolve();
  let next: Promise<string> | undefined;
  let askers = 0;
  const ask = async (): Promise<string> => {
    await onItsWay.catch(() => undefined);
    // After all requests that lie there already have been read: turns of the event loop, as long as they bring somebody.
    for (let turns = 0, before = 0; turns < mostTurns && askers > before; turns += 1) {
      before = askers;
      await new Promise((resolve) => { setImmediate(resolve); });
    }
    next = undefined;
    askers = 0;
    const answer = read();
    onItsWay = answer;
    return answer;
  };
  return () => {
    askers += 1;
    return next ??= ask();
  };
};

/** A turn that brings somebody takes about as long as their answer: so few that nobody waits longer than the question takes. */
const mostTurns = 4;

/**
 * Sent as it is and not as a named statement: that would spare the database about 8 µs of the 115 until the answer is here, and poolers that share
 * out their connections by the transaction lose named ones (PgBouncer before 1.21).
 */
export const question = 'select pg_current_snapshot()::text as seen';

/** The question as the driver sends it, without all that it does for one that may be any: its answer is one row of one text. */
class Asked {
  seen = '';
  readonly #done: (seen: string) => void;
  readonly #failed: (reason: unknown) => void;
  constructor(done: (seen: string) => void, failed: (reason: unknown) => void) {
    this.#done = done;
    this.#failed = failed;
  }

  submit(connection: { query(text: string): void }): void { connection.query(question); }
  handleRowDescription(): void { /* known */ }
  handleDataRow({ fields }: { fields: readonly string[] }): void { this.seen = fields[0]!; }
  handleCommandComplete(): void { /* the next is told with “ready” */ }
  handleReadyForQuery(): void { this.#done(this.seen); }
  handleError(error: unknown): void { this.#failed(error); }
}

/** A connection nobody asked anything for so long goes back to the others: lines that lie still are cut by what stands between, without a word. */
const idle = 2000;

/** Asks over a connection that is kept for it while there are many questions. `close` before the pool ends. */
export const seenThrough = (pool: Pool): { read: () => Promise<string>; close: () => void } => {
  let client: PoolClient | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isUsed = false;
  let until = 0;
  const giveBack = (error?: Error): void => {
    clearInterval(timer);
    client?.release(error);
    client = undefined;
  };
  const take = async (): Promise<PoolClient> => {
    client = await pool.connect();
    until = performance.now() + lifetime * 1000;
    timer = setInterval(() => {
      if (!isUsed) giveBack();
      isUsed = false;
    }, idle).unref();
    return client;
  };
  return {
    async read() {
      // One question at a time: nobody waits for an answer over it now.
      if (performance.now() > until) giveBack();
      const asker = client ?? await take();
      isUsed = true;
      try {
        return await new Promise<string>((done, failed) => { asker.query(new Asked(done, failed)); });
      } catch (error) {
        if (client === asker) giveBack(error as Error);
        throw error;
      }
    },
    close: () => giveBack(),
  };
};

/** What begins with `with` reads as well, unless a word of writing stands anywhere in it. */
export const onlyReads = /^\s*((select|explain|show)\b|with\b(?!.*\b(insert|update|delete|merge)\b))/is;

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
