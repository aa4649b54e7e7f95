import type { CaseClock } from '@congress-kit/api';
import { clockPresets, dueDate, type Clock, type Pause } from '@congress-kit/api/rules/clock';
import { RuleError } from '@congress-kit/api/rules/rule-error';

export interface ClockRow {
  first_assigned_on: string | null;
  assigned_on: string | null;
  extension_months: number | null;
  pauses: unknown;
  done_on: string | null;
}

/** What a case stores of its clock → the clock of the rules, from the present unit's 交办 or from the first. */
export const clockFrom = (row: ClockRow, start: string): Clock => ({
  preset: clockPresets.written_reply,
  start,
  extension: row.extension_months === null ? null : { totalMonths: row.extension_months, consent: true, deputyTold: true },
  // A pause from before a 退办 belongs to the total only.
  pauses: ((row.pauses ?? []) as Pause[]).filter((pause) => String(pause.from) >= start),
  done: row.done_on,
});

/** The day the present unit must have answered, for the column that lists are ordered and filtered by. */
export const dueOnOf = (row: ClockRow): string | null => clockOf(row)?.dueOn ?? null;

/** The facts of the clock; absent before 交办, and where the stored facts contradict each other (they are then no facts). */
export const clockOf = (row: ClockRow): CaseClock | undefined => {
  if (row.assigned_on === null) return undefined;
  const totalStart = row.first_assigned_on ?? row.assigned_on;
  try {
    const unit = dueDate(clockFrom(row, row.assigned_on))!;
    const total = dueDate(clockFrom(row, totalStart))!;
    const open = ((row.pauses ?? []) as Pause[]).find((pause) => pause.until == null);
    return {
      startedOn: row.assigned_on,
      dueOn: unit.day,
      totalStartedOn: totalStart,
      totalDueOn: total.day,
      months: row.extension_months ?? clockPresets.written_reply.length,
      extended: row.extension_months !== null,
      pausedOn: open && String(open.from).slice(0, 10),
      doneOn: row.done_on ?? undefined,
      estimated: unit.estimated || total.estimated,
    };
  } catch (error) {
    if (error instanceof RuleError) return undefined;
    throw error;
  }
};
