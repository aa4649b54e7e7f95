import type { FastifyInstance } from 'fastify';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { dumpWatch } from '../dump/watch.ts';
import { sweepIncoming } from '../files/receive.ts';
import type { AppContext } from '../http/context.ts';
import { makeDueMoves } from '../policies/due-moves.ts';
import { deleteExpired } from '../policies/retention.ts';
import { noteStatuses } from '../store/disclosures.ts';
import { noteUnsealed } from '../store/evaluations.ts';
import { runJob } from '../store/jobs.ts';
import { statisticsWatch } from '../store/statistics-counting.ts';
import { keepUp, upkeep } from '../store/upkeep.ts';
import { deliveryWatch, forgetOld } from '../webhooks/deliver.ts';

const minute = 60_000;
const hour = 60 * minute;

/** The hourly work: what was promised to be deleted, and what happens by itself. */
export const hourly = { name: 'hourly', every: hour, lease: hour / 2 } as const;

/** What happens by itself. A job is done by one process for all; what is looked for every minute is there soon after it is due. */
export const registerTimers = (app: FastifyInstance, ctx: AppContext): void => {
  const { db } = ctx.store;
  const today = (): string => shanghaiDay(ctx.now());
  const warn = (what: string) => (error: unknown): void => app.log.warn({ err: error }, what);
  const recount = statisticsWatch(db);
  const deliver = deliveryWatch(ctx, warn('outgoing events could not be sent; next try in five seconds'));
  const dumps = dumpWatch(ctx, app.log);
  let sweeping: Promise<unknown> | undefined;
  const sweep = async (): Promise<void> => {
    // Files on their way in lie on this machine: nobody else could clear them.
    await sweepIncoming(ctx.files.incoming, ctx.now());
    await runJob(db, hourly, ctx.now, async () => {
      await makeDueMoves(ctx);
      await noteUnsealed(db, today());
      await noteStatuses(db, today());
      await forgetOld(ctx);
      // Last: a bucket that does not answer holds nothing else up.
      await deleteExpired(ctx);
    });
    if (ctx.store.engine === 'pglite') await runJob(db, upkeep, ctx.now, () => keepUp(db));
  };
  const look = (): void => {
    sweeping ??= sweep().catch(warn('the hourly work failed; next try in an hour')).finally(() => { sweeping = undefined; });
    recount(today()).catch(warn('the statistics could not be counted; next try in a minute'));
    dumps.look();
  };
  let timers: NodeJS.Timeout[] = [];
  app.addHook('onListen', async () => { timers = [setInterval(look, minute).unref(), setInterval(deliver.look, 5000).unref()]; });
  app.addHook('onClose', async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all([deliver.finish(), dumps.finish(), sweeping]);
  });
};
