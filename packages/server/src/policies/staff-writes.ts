import type { OperationSpec, ResponseOf } from '@congress-kit/api';
import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { route, type Call, type Handler, type RouteOptions } from '../http/route.ts';
import { writeAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import type { Trx } from '../store/transaction.ts';
import { isHandler, readAs } from './back-to-back.ts';
import { needsKey, once, type Write } from './idempotency.ts';
import { needsRole, needsStaff, staffOf, type Staff } from './identity.ts';

/** What a write of the office's side did, for the audit log and for its caller. */
export interface Done<O extends OperationSpec> {
  readonly subject: string;
  /** Codes, numbers and days; never what somebody wrote. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly answer: ResponseOf<O>;
}

export interface StaffWrite<O extends OperationSpec> extends Pick<Write<O>, 'fingerprint' | 'before'> {
  /** What it is called in the audit log. */
  readonly act: string;
  readonly work: (call: Call<O>, trx: Trx, who: Staff) => Promise<Done<O>>;
}

/** Token, role and key, each told before a byte of the body is read. */
export const staffOnly = (ctx: AppContext, operation: OperationSpec) => {
  const hooks = [needsStaff(ctx), needsRole(operation)];
  return operation.method === 'GET' ? hooks : [...hooks, needsKey];
};

/** Does its work once per key and token, and writes it down in the same transaction. */
export const staffOnce = <const O extends OperationSpec>(ctx: AppContext, operation: O, { act, work, ...write }: StaffWrite<O>): Handler<O> => once(ctx, operation, {
  ...write,
  credential: ({ request }) => staffOf(request).tokenId,
  isHandler: ({ request }) => isHandler(staffOf(request)),
  work: async (call, trx) => {
    const who = staffOf(call.request);
    const { subject, detail, answer } = await work(call, trx, who);
    await writeAudit(ctx, trx, { by: who.tokenId, act, subject, ...(detail && { detail }) });
    return answer;
  },
});

/** A write of the office's side as a route. */
export const staffWrite = <const O extends OperationSpec>(app: FastifyInstance, ctx: AppContext, operation: O, write: StaffWrite<O>): void =>
  route(app, operation, staffOnce(ctx, operation, write), { onRequest: staffOnly(ctx, operation) });

/** A read of the office's side as a route; `db` is what this token may read of the database. */
export const staffRead = <const O extends OperationSpec>(app: FastifyInstance, ctx: AppContext, operation: O, read: (call: Call<O>, who: Staff, db: Database) => ReturnType<Handler<O>>, options: RouteOptions = {}): void =>
  route(app, operation, (call) => readAs(ctx.store, staffOf(call.request), (db) => read(call, staffOf(call.request), db)), { ...options, onRequest: staffOnly(ctx, operation), cacheControl: 'no-store' });
