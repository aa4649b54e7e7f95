/**
 * 亮灯: the light beside a due day. Apart from `clock.ts`, so that a page that is told the due day needs no holiday table.
 *
 * domain rule: lights are computed whenever they are shown and never stored; text and icon always stand with the colour.
 */
import { daysBetween, shanghaiDay, type Day, type Instant } from './calendar-days.ts';

export const lights = ['grey', 'green', 'yellow', 'red', 'dark_red', 'blue', 'done'] as const;
export type Light = (typeof lights)[number];

/** From how many calendar days left a clock of months is yellow, and after how many overdue it is dark red. */
export const usualSpans = { yellowDays: 15, darkRedAfter: 30 } as const;

/** What the light depends on; days are days in Asia/Shanghai. */
export type ClockFacts = {
  /** null or absent: no clock runs. */
  dueOn?: Day | null;
  extended?: boolean;
  /** First day of the waiting that still lasts. */
  pausedOn?: Day | null;
  doneOn?: Day | null;
  /** Calendar days left from which the light is yellow; 15 for clocks of months. */
  yellowDays?: number;
  /** More than this many days overdue is dark red. */
  darkRedAfter?: number;
};

/**
 * A light and the words that stand beside it (never the colour alone).
 * - `due` the due day; null without a clock
 * - `daysLeft` calendar days, 0 on the due day and after it; null when no clock runs or it is done
 * - `overdueDays` calendar days past the due day, 0 when not
 * - `lateDays` only when done: days it was late, 0 when in time
 */
export type LightReading = {
  light: Light;
  due: Day | null;
  daysLeft: number | null;
  overdueDays: number;
  lateDays?: number;
  paused: boolean;
};

/**
 * domain rule: overdue beats blue, blue beats yellow; a paused clock is grey, its days left standing still; done late is
 * a check with the days beside it.
 */
export function lightOfDue(facts: ClockFacts, now: Instant): LightReading {
  const { dueOn, doneOn, pausedOn } = facts;
  // Something done that never had a clock is still done.
  if (dueOn == null) return { light: doneOn == null ? 'grey' : 'done', due: null, daysLeft: null, overdueDays: 0, paused: false };
  if (doneOn != null) {
    return { light: 'done', due: dueOn, daysLeft: null, overdueDays: 0, lateDays: Math.max(0, daysBetween(dueOn, doneOn)), paused: false };
  }
  if (pausedOn != null) return { light: 'grey', due: dueOn, daysLeft: daysBetween(pausedOn, dueOn), overdueDays: 0, paused: true };
  const left = daysBetween(shanghaiDay(now), dueOn);
  return { light: runningLight(facts, left), due: dueOn, daysLeft: Math.max(0, left), overdueDays: Math.max(0, -left), paused: false };
}

/**
 * The clock of a case that counts now: that of handling it again once that has begun, else the one of the reply.
 * @returns undefined before 交办
 */
export function countingClock<First extends ClockFacts, Again extends ClockFacts>(found: { clock?: First | undefined; rehandling?: Again | undefined }): First | Again | undefined {
  return found.rehandling ?? found.clock;
}

function runningLight({ extended, yellowDays = usualSpans.yellowDays, darkRedAfter = usualSpans.darkRedAfter }: ClockFacts, left: number): Light {
  if (left < 0) return -left > darkRedAfter ? 'dark_red' : 'red';
  if (extended) return 'blue';
  return left <= yellowDays ? 'yellow' : 'green';
}
