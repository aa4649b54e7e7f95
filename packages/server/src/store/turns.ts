import { setImmediate as turn } from 'node:timers/promises';
import type { PGlite, PGliteInterface, Transaction } from '@electric-sql/pglite';

/** Milliseconds that the embedded database may work on end while requests wait to be looked at. */
const longest = 20;

/**
 * The embedded database works in the process's own thread, and what waits for it goes on before anything else does: a transaction of a thousand
 * statements, such as an import, would let nobody in from the first to the last. After this, whoever has worked so long lets the process look at what
 * came meanwhile; another's statement still waits for the transaction's end.
 */
export const giveTurns = (pglite: PGlite): void => {
  let began: number | undefined;
  const inTurns = (asker: Pick<PGliteInterface | Transaction, 'query'>): void => {
    const query = asker.query.bind(asker);
    asker.query = (async (text: string, ...rest: []) => {
      if (began === undefined) {
        began = performance.now();
        setImmediate(() => { began = undefined; });
      }
      const answer = await query(text, ...rest);
      if (began !== undefined && performance.now() - began > longest) await turn();
      return answer;
    }) as typeof asker.query;
  };
  inTurns(pglite);
  const transaction = pglite.transaction.bind(pglite);
  pglite.transaction = (async (work: Parameters<typeof transaction>[0]) => transaction(async (trx) => {
    inTurns(trx);
    return work(trx);
  })) as typeof pglite.transaction;
};
