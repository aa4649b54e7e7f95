import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import type { AppState } from '../app.ts';
import { dumpStatus } from '../dump/watch.ts';
import { auditEnd } from '../store/audit-reading.ts';
import type { AppContext } from './context.ts';
import type { Load } from './load.ts';

/** Undefined: no answer in time. A standby answers, and takes nothing. */
const askedWithin = async (ctx: AppContext, ms: number): Promise<'writable' | 'read_only' | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => { timer = setTimeout(resolve, ms, undefined); });
  const ping = sql<{ readOnly: string }>`select current_setting('transaction_read_only') as "readOnly"`.execute(ctx.store.db)
    .then(({ rows: [told] }) => (told?.readOnly === 'on' ? 'read_only' as const : 'writable' as const), () => undefined);
  try {
    return await Promise.race([ping, late]);
  } finally {
    clearTimeout(timer);
  }
};

const statusOf = async (ctx: AppContext, state: AppState, load: Load): Promise<string> => {
  if (state.stopping) return 'stopping';
  if (!state.ready) return 'starting';
  const database = await askedWithin(ctx, 3000);
  if (database !== 'writable') return database ? 'database_read_only' : 'database_unavailable';
  return (await load.isDiskFull()) ? 'disk_full' : 'ready';
};

/** For whoever watches the process: `/healthz` it lives, `/readyz` it can serve: data is loaded, the database answers, there is room on the disk, and it is not about to end. */
export const health = (app: FastifyInstance, ctx: AppContext, state: AppState, load: Load): void => {
  app.get('/healthz', async (_, reply) => reply.header('Cache-Control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    const status = await statusOf(ctx, state, load);
    void reply.header('Cache-Control', 'no-store').status(status === 'ready' ? 200 : 503);
    if (status !== 'ready') void reply.header('Retry-After', '2');
    // An old dump, a broken log or a bucket that does not answer is for a person to mend and no reason to send residents elsewhere: it is told and changes no status.
    return reply.send(status === 'ready' ? { status, dump: await dumpStatus(ctx), audit: await auditEnd(ctx), attachments: ctx.files.isUsable() ? 'usable' : 'unusable' } : { status });
  });
};
