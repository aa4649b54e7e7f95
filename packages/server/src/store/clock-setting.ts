import { isDeepStrictEqual } from 'node:util';
import { shanghaiDay, type Day } from '@congress-kit/api/rules/calendar-days';
import { withFigures } from '@congress-kit/api/rules/clock-figures';
import { sql, type RawBuilder } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { actors, writeAudit } from './audit.ts';
import { readClocks } from './clocks.ts';
import type { Database } from './database.ts';
import { storeDueDays } from './due-days.ts';
import { bumpDataVersion, readSetting, writeSetting } from './settings.ts';
import { inTransaction, type Trx } from './transaction.ts';

/** Of this day, on which it may have been registered before the figures changed: they hold for the whole day. */
const figuresSince = (day: Day): RawBuilder<boolean> => sql<boolean>`coalesce(cases.figures_on, cases.registered_on) >= ${day}`;

/** Nobody was promised anything yet. */
const isEmpty = async (trx: Trx): Promise<boolean> =>
  (await Promise.all([trx.selectFrom('cases').select('number').limit(1).executeTakeFirst(), trx.selectFrom('suggestions').select('receipt_no').limit(1).executeTakeFirst()])).every((one) => one === undefined);

/**
 * What `CLOCKS` says, where it is set, holds from today on, and in a database without cases from the beginning. Then all that holds is read.
 * @param ctx its `clocks` is undefined for a process that was not told: it goes by what the database keeps
 */
export const settleClocks = async (ctx: Pick<AppContext, 'config' | 'store' | 'key' | 'now'>): Promise<void> => {
  const { config: { clocks: figures }, store: { db } } = ctx;
  const isKept = async (of: Database): Promise<boolean> => figures === undefined || isDeepStrictEqual((await readSetting(of, 'clocks'))?.at(-1)?.figures ?? {}, figures);
  if (!(await isKept(db))) {
    await inTransaction(db, async (trx) => {
      const kept = (await readSetting(trx, 'clocks')) ?? [{ figures: {} }];
      const today = shanghaiDay(ctx.now());
      await writeSetting(trx, 'clocks', (await isEmpty(trx)) ? [{ figures: figures! }] : withFigures(kept, figures!, today));
      await readClocks(trx);
      const cases = await storeDueDays(trx, figuresSince(today));
      await bumpDataVersion(trx);
      await writeAudit(ctx, trx, { by: actors.server, act: 'clocks.set', subject: 'CLOCKS', detail: { from: today, ...figures, cases } });
    });
  }
  await readClocks(db);
};
