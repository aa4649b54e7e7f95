import type { Day } from '@congress-kit/api/rules/calendar-days';
import { clockPresets, type ClockPresets } from '@congress-kit/api/rules/clock';
import { clocksWith, heldOn, type FiguresSince } from '@congress-kit/api/rules/clock-figures';
import type { Database } from './database.ts';
import { readSetting } from './settings.ts';

/**
 * How long each clock of a case runs here. The law leaves it to the places (domain: presets), so a deployment may say otherwise by `CLOCKS`: its
 * figures, and since when they hold, stand in the database, and every process and command on it counts by them, told or not. Kept in mind and read
 * anew like the years of holidays. A case goes by those of one day from beginning to end, so that no due day has to be kept, or moves.
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

/** The clocks of a case: those that whoever waits for it was told. */
export const clocksOf = ({ registered_on, figures_on }: { readonly registered_on: Day; readonly figures_on?: Day | null }): ClockPresets => clocksOn(figures_on ?? registered_on);

/** The clocks of what is registered now. */
export const clocksNow = (): ClockPresets => known.at(-1)!.presets;

/** A warning is for today: whatever figures a case goes by, it is warned of as everything is now. */
const warningAs = (now: ClockPresets, presets: ClockPresets): ClockPresets =>
  Object.fromEntries(Object.entries(presets).map(([name, preset]) => [name, { ...preset, yellowDays: now[name as keyof ClockPresets].yellowDays }])) as ClockPresets;

export const readClocks = async (db: Database): Promise<void> => {
  const stored = (await readSetting(db, 'clocks')) ?? [];
  const kept: readonly FiguresSince[] = stored.length === 0 ? [{ figures: {} }] : stored;
  const now = clocksWith(kept.at(-1)!.figures);
  known = kept.map(({ from, figures }, at) => ({ from, until: kept[at + 1]?.from, presets: warningAs(now, clocksWith(figures)) }));
};
