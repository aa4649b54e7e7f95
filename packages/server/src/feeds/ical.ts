import { addDays } from '@congress-kit/api/rules/calendar-days';
import { isDay, type Calendar, type CalendarEvent } from './model.ts';

/**
 * iCalendar, RFC 5545, by hand: a dozen properties, one time zone that has had no summer time since 1991, and the folding. The
 * libraries for it bring time zones, alarms and validators of their own; a parser of somebody else's reads ours in a test.
 */

/** §3.3.11. */
const text = (value: string): string => value.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n').replace(/[\u0000-\u001F\u007F]/g, '');

/** §3.1: at most 75 octets a line, never in the middle of a character. */
const fold = (line: string): string => {
  const lines: string[] = [];
  let [now, size] = ['', 0];
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (size + octets > 75) {
      lines.push(now);
      // The blank that begins the next line counts.
      [now, size] = [' ', 1];
    }
    now += character;
    size += octets;
  }
  return [...lines, now].join('\r\n');
};

const utc = (instant: string): string => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');
/** The same instant on a clock in Shanghai. */
const local = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().replace(/[-:]|\.\d+Z?/g, '').replace('Z', '');
const date = (day: string): string => day.replace(/-/g, '');

const when = (name: string, at: string): string => (isDay(at) ? `${name};VALUE=DATE:${date(at)}` : `${name};TZID=Asia/Shanghai:${local(at)}`);
/** §3.8.2.2: the end is the first moment that no longer belongs to it. */
const end = ({ starts, ends }: CalendarEvent): string | undefined => {
  if (isDay(starts)) return when('DTEND', addDays(ends ?? starts, 1));
  return ends === undefined ? undefined : when('DTEND', ends);
};

/** Goes up with every change, and whoever has seen it needs no memory: seconds since the year 2020. */
const sequence = (changed: string): number => Math.max(0, Math.floor((Date.parse(changed) - Date.UTC(2020, 0)) / 1000));

const event = (one: CalendarEvent): (string | undefined)[] => [
  'BEGIN:VEVENT',
  `UID:${one.uid}`,
  `DTSTAMP:${utc(one.changed)}`,
  `LAST-MODIFIED:${utc(one.changed)}`,
  `SEQUENCE:${sequence(one.changed)}`,
  when('DTSTART', one.starts),
  end(one),
  one.rrule && `RRULE:${one.rrule}`,
  `SUMMARY:${text(one.summary)}`,
  `STATUS:${one.status}`,
  // Nobody is busy because a station is open or a term ends.
  'TRANSP:TRANSPARENT',
  one.location && `LOCATION:${text(one.location)}`,
  one.description && `DESCRIPTION:${text(one.description)}`,
  one.url && `URL:${one.url}`,
  'END:VEVENT',
];

const zone = [
  'BEGIN:VTIMEZONE', 'TZID:Asia/Shanghai', 'BEGIN:STANDARD', 'DTSTART:19910915T000000', 'TZOFFSETFROM:+0800', 'TZOFFSETTO:+0800', 'TZNAME:CST', 'END:STANDARD', 'END:VTIMEZONE',
];

export const icalOf = ({ name, events }: Calendar): string => [
  'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//congress-kit//congress-kit//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${text(name)}`, 'X-WR-TIMEZONE:Asia/Shanghai',
  ...zone, ...events.flatMap(event), 'END:VCALENDAR',
].filter((line) => line !== undefined && line !== '').map((line) => `${fold(line!)}\r\n`).join('');
