import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../http/context.ts';
import { makeDueMoves } from '../policies/due-moves.ts';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { noteStatuses } from '../store/disclosures.ts';
import { noteUnsealed } from '../store/evaluations.ts';
import { statisticsWatch } from '../store/statistics-counting.ts';
import { deleteExpired } from '../policies/retention.ts';
import { deliveryWatch, forgetOld } from '../webhooks/deliver.ts';
import { attachments } from './attachments.ts';
import { imports } from './imports.ts';
import { receipts } from './receipts.ts';
import { staff } from './staff.ts';
import { staffWorks } from './staff-works.ts';
import { suggestionWrites } from './suggestion-writes.ts';
import { supports } from './supports.ts';
import { voices } from './voices.ts';

/** All that changes something; and what happens by itself and what was promised to be deleted, hourly and soon after the start. */
export const registerWrites = (app: FastifyInstance, ctx: AppContext): void => {
  attachments(app, ctx);
  suggestionWrites(app, ctx);
  supports(app, ctx);
  receipts(app, ctx);
  staff(app, ctx);
  staffWorks(app, ctx);
  voices(app, ctx);
  imports(app, ctx);
  const today = (): string => shanghaiDay(ctx.now());
  const recount = statisticsWatch(ctx.store.db);
  const count = (): void => {
    recount(today()).catch((error: unknown) => app.log.warn({ err: error }, 'the statistics could not be counted; next try in a minute'));
  };
  const sweep = (): void => {
    // Several processes may sweep at once; what one has deleted the other does not find. A failure is tried again in an hour.
    const failed = (error: unknown): void => app.log.warn({ err: error }, 'the hourly sweep failed; next try in an hour');
    deleteExpired(ctx).then(() => makeDueMoves(ctx)).then(() => noteUnsealed(ctx.store.db, today())).then(() => noteStatuses(ctx.store.db, today())).then(() => forgetOld(ctx)).catch(failed);
  };
  const deliver = deliveryWatch(ctx, (error) => app.log.warn({ err: error }, 'outgoing events could not be sent; next try in five seconds'));
  let timers: NodeJS.Timeout[] = [];
  app.addHook('onListen', async () => { timers = [setTimeout(sweep, 60_000).unref(), setInterval(sweep, 3_600_000).unref(), setInterval(count, 60_000).unref(), setInterval(deliver.look, 5000).unref()]; });
  app.addHook('onClose', async () => { for (const timer of timers) clearTimeout(timer); await deliver.finish(); });
};
