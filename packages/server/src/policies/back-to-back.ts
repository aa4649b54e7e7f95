import type { Database, Store } from '../store/database.ts';
import { becomeHandler } from '../store/handler-role.ts';
import { inTransaction, type Trx } from '../store/transaction.ts';
import type { Staff } from './identity.ts';

/** 背靠背: what a handling unit asks for is run by the role of the database that may not read a rating. Lead and helper alike. */
export const isHandler = ({ role }: Pick<Staff, 'role'>): boolean => role === 'handling_unit';

/** Where the role could not be made, the start has said so, and the queries' own care is all there is. */
export const asHandler = async ({ sealing }: Store, trx: Trx): Promise<void> => {
  if (sealing.ok) await becomeHandler(trx, sealing.role);
};

/** Reads for a token: a handler's in a transaction of the handlers' role. */
export const readAs = <T>(store: Store, who: Staff, read: (db: Database) => Promise<T>): Promise<T> =>
  (isHandler(who) && store.sealing.ok ? inTransaction(store.db, async (trx) => { await asHandler(store, trx); return read(trx); }) : read(store.db));
