import { isDeepStrictEqual } from 'node:util';
import { shanghaiDay, type Day } from '@congress-kit/api/rules/calendar-days';
import { clockPresets, type ClockPresets } from '@congress-kit/api/rules/clock';
import { clocksWith, heldOn, withFigures } from '@congress-kit/api/rules/clock-figures';
import type { AppContext } from '../http/context.ts';
import { actors, writeAudit } from './audit.ts';
import type { Database } from './database.ts';
import { bumpDataVersion, readSetting, writeSetting } from './settings.ts';
import { inTransaction, type Trx } from './transaction.ts';

/**
 * How long each clock of a case runs here. The law leaves it to the places (domain: presets), so a deployment may say otherwise by `CLOCKS`: its
 * figures, and since when they hold, stand in the database, and every process and command on it counts by them, told or not. Kept in mind and read
 * anew like the years of holidays. A case goes by those of the day it was registered, so that no due day has to be kept, or moves.
 */
interface Held {
  /** The first day they hold for, and the first they do not. */
  readonly from: Day | undefined;
  readonly until: Day | undefined;
  readonly presets: ClockPresets;
}

const fromTheBeginning: Held = { from: undefined, until: undefined, presets: clockPresets };
let known: readonly Held[] = [fromTheBeginning];

/** All that ever held, oldest first. */
export const knownClocks = (): readonly Held[] => known;

/** The clocks of what was registered on this day. */
export const clocksOn = (day: Day): ClockPresets => heldOn(known, day).presets;

/** The clocks of what is registered now. A warning is for today, so its span is always the one of now. */
export const clocksNow = (): ClockPresets => known.at(-1)!.presets;

export const readClocks = async (db: Database): Promise<void> => {
  const kept = (await readSetting(db, 'clocks')) ?? [];
  known = kept.length === 0 ? [fromTheBeginning] : kept.map(({ from, figures }, at) => ({ from, until: kept[at + 1]?.from, presets: clocksWith(figures) }));
};

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
      await bumpDataVersion(trx);
      await writeAudit(ctx, trx, { by: actors.server, act: 'clocks.set', subject: 'CLOCKS', detail: { from: today, ...figures } });
    });
  }
  await readClocks(db);
};
