/**
 * Calendar days as the congress counts them: the day in Asia/Shanghai, written `YYYY-MM-DD`.
 *
 * Shanghai has stood at +08:00 without summer time since 1991, so a fixed offset is used: it needs no time-zone
 * database and gives the same answer in every browser.
 */
import { RuleError } from './rule-error.ts';

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string;

/**
 * A point in time: an ISO 8601 text with an offset (`2026-03-01T09:00:00+08:00`, `…Z`), milliseconds since 1970, or
 * a `Date`. A text without an offset is refused: nobody can say which day it means.
 */
export type Instant = string | number | Date;

const dayMs = 86_400_000;
/** Shanghai's clock is ahead of UTC by so much, all year. */
export const shanghaiOffsetMs = 8 * 3_600_000;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantPattern =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?$/;

/** Days since 1970-01-01 of a day text; throws `not_a_day` for anything that is not in the calendar. */
function dayNumber(day: Day): number {
  const match = dayPattern.exec(day);
  if (match) {
    const date = new Date(0);
    // setUTCFullYear, because Date.UTC reads the years 0–99 as 19xx.
    date.setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
    if (date.toISOString().slice(0, 10) === day) return Math.round(date.getTime() / dayMs);
  }
  throw new RuleError('not_a_day', `"${day}" is not a calendar day; write YYYY-MM-DD`);
}

function dayText(number: number): Day {
  const text = new Date(number * dayMs).toISOString();
  if (text.length !== 24) throw new RuleError('not_a_day', 'The day lies outside the years 0000 to 9999');
  return text.slice(0, 10);
}

/**
 * Milliseconds since 1970 of an instant.
 * @throws RuleError `offset_missing` for a time of day without an offset, `not_an_instant` for anything unreadable.
 */
export function instantMs(instant: Instant): number {
  const ms = typeof instant === 'string' ? parsedMs(instant) : Number(instant);
  if (!isFinite(ms)) throw new RuleError('not_an_instant', `"${String(instant)}" is not a point in time`);
  return ms;
}

function parsedMs(text: string): number {
  const match = instantPattern.exec(text);
  if (!match) return NaN;
  const [, day, hours, minutes, seconds, fraction, offset] = match;
  if (offset === undefined) {
    throw new RuleError('offset_missing', `"${text}" needs an offset, for example ${text}+08:00`);
  }
  const local =
    dayNumber(day as string) * dayMs + Number(hours) * 3_600_000 + Number(minutes) * 60_000 +
    Number(seconds ?? 0) * 1_000 + Math.floor(Number(`0.${fraction ?? 0}`) * 1_000);
  if (offset === 'Z') return local;
  const offsetMs = (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2))) * 60_000;
  return offset[0] === '-' ? local + offsetMs : local - offsetMs;
}

/**
 * The day in Asia/Shanghai of an instant; a plain day is checked and returned as it is.
 * @example shanghaiDay('2026-03-01T16:30:00Z') // '2026-03-02'
 */
export function shanghaiDay(instant: Instant | Day): Day {
  if (typeof instant === 'string' && instant.length === 10) return dayText(dayNumber(instant));
  return dayText(Math.floor((instantMs(instant) + shanghaiOffsetMs) / dayMs));
}

/** The day `count` calendar days after `day` (before it, when negative). */
export function addDays(day: Day, count: number): Day {
  return dayText(dayNumber(day) + count);
}

/** Calendar days from `from` to `to`; negative when `to` lies earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The same day of the month `months` later, clamped to the month's last day: 30 November + 3 months is 28 or 29
 * February. Always counted from the first day, never month by month, so that 31 January + 2 months is 31 March.
 */
export function addMonths(day: Day, months: number): Day {
  const start = new Date(dayNumber(day) * dayMs);
  const first = new Date(0);
  first.setUTCFullYear(start.getUTCFullYear(), start.getUTCMonth() + months, 1);
  const last = new Date(0);
  last.setUTCFullYear(first.getUTCFullYear(), first.getUTCMonth() + 1, 0);
  const date = Math.min(start.getUTCDate(), last.getUTCDate());
  return dayText(Math.round(first.getTime() / dayMs) + date - 1);
}

/** Day of the week, 1 Monday to 7 Sunday. */
export function weekday(day: Day): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The year of a day. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
