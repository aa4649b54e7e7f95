import type { KyselyPlugin, RootOperationNode } from 'kysely';
import type { Database } from '../store/database.ts';
import { onlyReads } from '../store/version.ts';
import type { Trx } from '../store/transaction.ts';

/**
 * A dry run looks and writes nothing. Each of its questions is asked by itself and not in a transaction: of the embedded database, which has one
 * connection, nobody waits for more than one of them. So what it tells is how the spreadsheet differs from what was there while it looked; what
 * somebody changes meanwhile may be told as it was or as it is.
 */
const isQuestion = (node: RootOperationNode): boolean =>
  node.kind === 'SelectQueryNode' || (node.kind === 'RawNode' && onlyReads.test(node.sqlFragments.join(' ? ')));

/** Should somebody forget to ask `onlyLooks` before writing, the dry run ends here and not in the data. */
const noWrites: KyselyPlugin = {
  transformQuery: ({ node }) => {
    if (!isQuestion(node)) throw new Error(`A dry run writes nothing: ${node.kind}`);
    return node;
  },
  transformResult: async ({ result }) => result,
};

const looking = new WeakSet<object>();

/** The database, for a dry run. */
export const lookingAt = (db: Database): Trx => {
  const eyes = db.withPlugin(noWrites) as Trx;
  looking.add(eyes);
  return eyes;
};

/** Asked before anything is written. */
export const onlyLooks = (trx: Trx): boolean => looking.has(trx);
