import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import type { AppState } from '../app.ts';
import type { AppContext } from './context.ts';

const answersWithin = async (ctx: AppContext, ms: number): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => { timer = setTimeout(resolve, ms, false); });
  const ping = sql`select 1`.execute(ctx.store.db).then(() => true, () => false);
  try {
    return await Promise.race([ping, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** For whoever watches the process: `/healthz` it lives, `/readyz` it can serve (database answers, data is loaded). */
export const health = (app: FastifyInstance, ctx: AppContext, state: AppState): void => {
  app.get('/healthz', async (_, reply) => reply.header('Cache-Control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    const status = !state.ready ? 'starting' : (await answersWithin(ctx, 3000)) ? 'ready' : 'database_unavailable';
    void reply.header('Cache-Control', 'no-store').status(status === 'ready' ? 200 : 503);
    if (status !== 'ready') void reply.header('Retry-After', '2');
    return reply.send({ status });
  });
};
