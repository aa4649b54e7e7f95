import type { CaseClock, RehandlingClock } from '@congress-kit/api';
import { dueDate, type Clock, type Pause } from '@congress-kit/api/rules/clock';
import { RuleError } from '@congress-kit/api/rules/rule-error';
import { usualSpans } from '@congress-kit/api/rules/light';
import { clocksNow, clocksOf } from './clocks.ts';
import { knownHolidays } from './holidays.ts';

export interface ClockRow {
  registered_on: string;
  figures_on?: string | null;
  first_assigned_on: string | null;
  assigned_on: string | null;
  extension_months: number | null;
  pauses: unknown;
  done_on: string | null;
  rehandled_on?: string | null;
  first_done_on?: string | null;
}

/** What a case stores of its clock → the clock of the rules, from the present unit's 交办 or from the first. */
export const clockFrom = (row: ClockRow, start: string): Clock => ({
  // An extension that was granted stands, whatever may be granted now.
  preset: { ...clocksOf(row).written_reply, ...(row.extension_months !== null && { length: 0, extensibleToMonths: row.extension_months }) },
  start,
  extension: row.extension_months === null ? null : { totalMonths: row.extension_months, consent: true, deputyTold: true },
  // A pause from before a 退办 belongs to the total only, one while it is handled again to that clock.
  pauses: pausesOf(row).filter((pause) => String(pause.from) >= start && (row.rehandled_on == null || String(pause.from) < row.rehandled_on)),
  done: row.rehandled_on == null ? row.done_on : row.first_done_on ?? null,
});

/** The clock of handling it again: usually one month from its start. */
const rehandlingFrom = (row: ClockRow, start: string): Clock => ({
  preset: clocksOf(row).rehandle, start, pauses: pausesOf(row).filter((pause) => String(pause.from) >= start), done: row.done_on,
});

/** The clock that runs now, if one does: pauses are its own. */
export const runningClock = (row: ClockRow): Clock | null =>
  row.rehandled_on != null ? rehandlingFrom(row, row.rehandled_on) : row.assigned_on === null ? null : clockFrom(row, row.assigned_on);

const pausesOf = (row: ClockRow): Pause[] => (row.pauses ?? []) as Pause[];

const openPause = (row: ClockRow): string | undefined => {
  const open = pausesOf(row).find((pause) => pause.until == null);
  return open && String(open.from).slice(0, 10);
};

/** The day the present unit must have answered, for the column that lists are ordered and filtered by. */
const dueOnOf = (row: ClockRow): string | null => clockOf(row)?.dueOn ?? null;

/** The days that lists are ordered and filtered by: of the reply, and of handling it again. */
export const dueDaysOf = (row: ClockRow): { due_on: string | null; rehandling_due_on: string | null } => ({ due_on: dueOnOf(row), rehandling_due_on: rehandlingOf(row)?.dueOn ?? null });

/** Told only where it is not what everybody takes it for. */
const unusualYellow = (kind: 'written_reply' | 'rehandle'): number | undefined => {
  const { yellowDays } = clocksNow()[kind];
  return yellowDays === usualSpans.yellowDays ? undefined : yellowDays;
};

/** The facts of handling it again; absent unless it was. */
export const rehandlingOf = (row: ClockRow): RehandlingClock | undefined => {
  if (row.rehandled_on == null) return undefined;
  try {
    const due = dueDate(rehandlingFrom(row, row.rehandled_on), knownHolidays())!;
    return {
      startedOn: row.rehandled_on, dueOn: due.day, months: clocksOf(row).rehandle.length, pausedOn: openPause(row), doneOn: row.done_on ?? undefined,
      yellowDays: unusualYellow('rehandle'), estimated: due.estimated,
    };
  } catch (error) {
    if (error instanceof RuleError) return undefined;
    throw error;
  }
};

/** The facts of the clock; absent before 交办, and where the stored facts contradict each other (they are then no facts). */
export const clockOf = (row: ClockRow): CaseClock | undefined => {
  if (row.assigned_on === null) return undefined;
  const totalStart = row.first_assigned_on ?? row.assigned_on;
  try {
    const unit = dueDate(clockFrom(row, row.assigned_on), knownHolidays())!;
    const total = dueDate(clockFrom(row, totalStart), knownHolidays())!;
    return {
      startedOn: row.assigned_on,
      dueOn: unit.day,
      totalStartedOn: totalStart,
      totalDueOn: total.day,
      months: row.extension_months ?? clocksOf(row).written_reply.length,
      extended: row.extension_months !== null,
      pausedOn: row.rehandled_on == null ? openPause(row) : undefined,
      doneOn: (row.rehandled_on == null ? row.done_on : row.first_done_on) ?? undefined,
      yellowDays: unusualYellow('written_reply'),
      estimated: unit.estimated || total.estimated,
    };
  } catch (error) {
    if (error instanceof RuleError) return undefined;
    throw error;
  }
};
