/**
 * The clocks of a case: when something is due, and how long is left.
 *
 * Source: 代表法 and local 代表建议办理 regulations: a written reply within three months of 交办, six for complex cases with
 * consent and a word to the deputy. All figures are presets; a page that shows a clock prints which one was used.
 * Days left are calendar days. The due day is day 0 and not overdue.
 */
import { addDays, addMonths, daysBetween, shanghaiDay, type Instant } from './calendar-days.ts';
import { lightOfDue, type LightReading } from './light.ts';
import { RuleError } from './rule-error.ts';
import { addWorkingDays, nextWorkingDay, type CountedDay, type HolidayTable } from './working-days.ts';

/** One kind of clock; every figure may differ from place to place. */
export type ClockPreset = {
  /** `months` end on the same day of the month, clamped; `working_days` are counted from the day after the start. */
  unit: 'months' | 'working_days';
  length: number;
  /** Calendar days left from which the light is yellow. */
  yellowDays: number;
  /** More than this many days overdue is dark red. */
  darkRedAfter: number;
  /** An end on a rest day moves to the next working day. */
  rollToWorkingDay: boolean;
  /** The most an extension may bring the whole to, in months from 交办; absent: cannot be extended. */
  extensibleToMonths?: number;
};

const inMonths = { unit: 'months', yellowDays: 15, darkRedAfter: 30, rollToWorkingDay: true } as const;
const inWorkingDays = { unit: 'working_days', yellowDays: 2, darkRedAfter: 30, rollToWorkingDay: true } as const;

/** The clocks and their usual figures. Replace any figure: `{ ...clockPresets.written_reply, length: 2 }`, or those of a place by name: `clocksWith`. */
export const clockPresets = {
  /** 交办 within 5 working days of receipt. */
  assign: { ...inWorkingDays, length: 5 },
  /** 退办 within 7 working days of 交办. */
  return: { ...inWorkingDays, length: 7 },
  /** Written reply within 3 months of 交办, complex cases up to 6. */
  written_reply: { ...inMonths, length: 3, extensibleToMonths: 6 },
  /** Opinion of a co-handler to the lead within 1 month of 交办. */
  co_reply: { ...inMonths, length: 1 },
  /** Re-handling within 1 month of its start. */
  rehandle: { ...inMonths, length: 1 },
  /** Publication within 20 working days of the reply. */
  publish: { ...inWorkingDays, length: 20 },
} as const satisfies Record<string, ClockPreset>;

/** The same clocks with the figures of a place. */
export type ClockPresets = { readonly [Name in keyof typeof clockPresets]: ClockPreset };

/** An extension names its total in months from 交办, over the usual length. */
export type Extension = { totalMonths: number; consent: boolean; deputyTold: boolean };

/** Waiting for the deputy: `from` is the first day of waiting, `until` the day of resuming (absent while it lasts). */
export type Pause = { from: Instant; until?: Instant | null; reason: string };

/** A running, waiting or finished clock. Instants are read as their day in Asia/Shanghai. */
export type Clock = {
  preset: ClockPreset;
  /** The day it starts from (receipt, 交办, reply, start of re-handling); null: no clock runs. */
  start: Instant | null;
  /** Printed with the case; by itself it gives no time, only an extension does. */
  complex?: boolean;
  extension?: Extension | null;
  pauses?: readonly Pause[];
  /** The day the thing was done. */
  done?: Instant | null;
};

export type ClockRefusal =
  | 'no_clock' | 'not_extensible' | 'total_not_over_usual' | 'total_over_limit' | 'consent_missing' | 'deputy_not_told'
  | 'reason_missing' | 'already_paused' | 'not_paused' | 'pauses_overlap' | 'pause_before_start' | 'pause_after_due'
  | 'ends_before_it_begins';
export type ClockChanged = { ok: true; clock: Clock } | { ok: false; reason: ClockRefusal };

/**
 * The due day: the end by months or working days, plus the days of every finished pause, then rolled once.
 * An open pause is not in it: it is not known yet how long it will be.
 * @param tables years whose holidays are known; by default those shipped with the kit
 * @returns null when no clock runs
 * @throws RuleError with a `ClockRefusal` as its code for a clock that the rules below would not have let come about
 */
export function dueDate(clock: Clock, tables?: readonly HolidayTable[]): CountedDay | null {
  if (clock.start === null) return null;
  const fault = clock.extension ? extensionFault(clock, clock.extension) : null;
  if (fault) throw new RuleError(fault, `This extension is not one the rules allow: ${fault}`);
  const pauses = [...(clock.pauses ?? [])].sort((one, other) => daysBetween(shanghaiDay(other.from), shanghaiDay(one.from)));
  pauses.forEach((pause, index) => {
    const pauseFault = faultOfPause({ ...clock, pauses: pauses.slice(0, index) }, pause, tables);
    if (pauseFault) throw new RuleError(pauseFault, `Pause ${index + 1} is not one the rules allow: ${pauseFault}`);
  });
  return endOf(clock, pauses, tables);
}

function endOf(clock: Clock, pauses: readonly Pause[], tables?: readonly HolidayTable[]): CountedDay {
  const start = shanghaiDay(clock.start as Instant);
  const { unit, length, rollToWorkingDay } = clock.preset;
  const counted = clock.extension
    ? { day: addMonths(start, clock.extension.totalMonths), estimated: false }
    : unit === 'months'
      ? { day: addMonths(start, length), estimated: false }
      : addWorkingDays(start, length, tables);
  const waited = pauses.reduce((days, pause) => days + pausedDays(pause), 0);
  const end = addDays(counted.day, waited);
  if (!rollToWorkingDay) return { day: end, estimated: counted.estimated };
  const rolled = nextWorkingDay(end, tables);
  return { day: rolled.day, estimated: counted.estimated || rolled.estimated };
}

function pausedDays(pause: Pause): number {
  return pause.until == null ? 0 : daysBetween(shanghaiDay(pause.from), shanghaiDay(pause.until));
}

function extensionFault(clock: Clock, extension: Extension): ClockRefusal | null {
  const limit = clock.preset.extensibleToMonths;
  if (clock.preset.unit !== 'months' || limit === undefined) return 'not_extensible';
  if (!Number.isInteger(extension.totalMonths) || extension.totalMonths <= clock.preset.length) return 'total_not_over_usual';
  if (extension.totalMonths > limit) return 'total_over_limit';
  if (extension.consent !== true) return 'consent_missing';
  return extension.deputyTold === true ? null : 'deputy_not_told';
}

/** domain rule: pauses do not overlap, and none starts after the due day. Earlier pauses are those of the clock. */
function faultOfPause(clock: Clock, pause: Pause, tables?: readonly HolidayTable[]): ClockRefusal | null {
  if (clock.start === null) return 'no_clock';
  if (pause.reason.trim() === '') return 'reason_missing';
  const from = shanghaiDay(pause.from);
  if (from < shanghaiDay(clock.start)) return 'pause_before_start';
  if (pause.until != null && shanghaiDay(pause.until) < from) return 'ends_before_it_begins';
  const earlier = clock.pauses ?? [];
  if (earlier.some((each) => each.until == null || overlaps(each, pause))) return 'pauses_overlap';
  // Judged by what was known when the waiting began: pauses that had ended by then, wherever they stand in the list.
  const before = earlier.filter((each) => shanghaiDay(each.from) <= from);
  return from > endOf(clock, before, tables).day ? 'pause_after_due' : null;
}

function overlaps(one: Pause, other: Pause): boolean {
  const endOfOther = other.until == null ? null : shanghaiDay(other.until);
  const startsBeforeOtherEnds = endOfOther === null || shanghaiDay(one.from) < endOfOther;
  return startsBeforeOtherEnds && shanghaiDay(other.from) < shanghaiDay(one.until as Instant);
}

/** Grants an extension, or says why it is refused; an earlier one is replaced by a longer one only. */
export function extendClock(clock: Clock, extension: Extension): ClockChanged {
  if (clock.start === null) return { ok: false, reason: 'no_clock' };
  const fault = extensionFault(clock, extension);
  if (fault) return { ok: false, reason: fault };
  if (clock.extension && extension.totalMonths <= clock.extension.totalMonths) {
    return { ok: false, reason: 'total_not_over_usual' };
  }
  return { ok: true, clock: { ...clock, extension } };
}

/** Stops the clock while the deputy is waited for. */
export function pauseClock(clock: Clock, pause: Pause, tables?: readonly HolidayTable[]): ClockChanged {
  if ((clock.pauses ?? []).some((each) => each.until == null)) return { ok: false, reason: 'already_paused' };
  const fault = faultOfPause(clock, pause, tables);
  if (fault) return { ok: false, reason: fault };
  return { ok: true, clock: { ...clock, pauses: [...(clock.pauses ?? []), pause] } };
}

/** Ends the open pause on the day of resuming. */
export function resumeClock(clock: Clock, on: Instant): ClockChanged {
  const pauses = clock.pauses ?? [];
  const open = pauses.find((each) => each.until == null);
  if (!open) return { ok: false, reason: 'not_paused' };
  if (shanghaiDay(on) < shanghaiDay(open.from)) return { ok: false, reason: 'ends_before_it_begins' };
  const resumed = pauses.map((each) => (each === open ? { ...each, until: on } : each));
  return { ok: true, clock: { ...clock, pauses: resumed } };
}

/** The two clocks of an assigned case: what the deputy waits for in all, and what the present unit has. */
export type CaseClocks = { total: Clock; unit: Clock };

/** Starts both clocks at the first 交办. */
export function startClocks(assigned: Instant, preset: ClockPreset = clockPresets.written_reply): CaseClocks {
  return { total: { preset, start: assigned }, unit: { preset, start: assigned } };
}

/**
 * 退办 and a new 交办: the new unit's clock starts afresh, the deputy-facing total keeps running.
 * A late return is accepted and shown as late: `lateDays` counts calendar days past the 退办 day, 0 when in time.
 */
export function reassignClocks(
  clocks: CaseClocks, returned: Instant, assignedAnew: Instant,
  returnPreset: ClockPreset = clockPresets.return, tables?: readonly HolidayTable[],
): { clocks: CaseClocks; lateDays: number; estimated: boolean } {
  const reading = lightOf({ preset: returnPreset, start: clocks.unit.start, done: returned }, returned, tables);
  const unit: Clock = { preset: clocks.unit.preset, start: assignedAnew };
  return { clocks: { total: clocks.total, unit }, lateDays: reading.lateDays ?? 0, estimated: reading.estimated };
}

/** The light of a clock; the rule itself is `lightOfDue`, this counts the due day first. */
export function lightOf(clock: Clock, now: Instant, tables?: readonly HolidayTable[]): LightReading & { estimated: boolean } {
  const end = dueDate(clock, tables);
  const open = (clock.pauses ?? []).find((pause) => pause.until == null);
  const reading = lightOfDue({
    dueOn: end?.day ?? null,
    extended: Boolean(clock.extension),
    pausedOn: open ? shanghaiDay(open.from) : null,
    doneOn: clock.done == null ? null : shanghaiDay(clock.done),
    yellowDays: clock.preset.yellowDays,
    darkRedAfter: clock.preset.darkRedAfter,
  }, now);
  return { ...reading, estimated: end?.estimated ?? false };
}
