import { addDays } from '@congress-kit/api/rules/calendar-days';
import { today } from '../locale/format.ts';
import { hoursOf, nextDay } from './reception.ts';
import type { StationFacts } from './station-facts.ts';

/** The reception days of a station as a calendar file (RFC 5545), for data without a server that has feeds. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
const compact = (day: string, time = ''): string => day.replace(/-/g, '') + (time && `T${time.replace(/[:：]/g, '').padStart(4, '0')}00`);

/** §3.1: no line longer than 75 octets; 24 characters of Chinese are 72. */
const folded = (line: string): string => Array.from(line).reduce<string[]>((lines, character) => {
  const last = lines[lines.length - 1]!;
  if (new TextEncoder().encode(last + character).length > 73) lines.push(` ${character}`);
  else lines[lines.length - 1] = last + character;
  return lines;
}, ['']).join('\r\n');

export const stationCalendar = (station: StationFacts, now: Date = new Date()): string => {
  const events = station.receptions.flatMap(({ text, rrule, deputies }, at) => {
    const first = rrule ? nextDay(rrule, addDays(today(now), -31)) : undefined;
    if (first === undefined) return [];
    const hours = hoursOf(text);
    return [
      'BEGIN:VEVENT', `UID:${station.id}-${at}@congress-kit`, `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, '')}`,
      hours ? `DTSTART;TZID=Asia/Shanghai:${compact(first, hours[0])}` : `DTSTART;VALUE=DATE:${compact(first)}`,
      hours ? `DTEND;TZID=Asia/Shanghai:${compact(first, hours[1])}` : `DTEND;VALUE=DATE:${compact(addDays(first, 1))}`,
      `RRULE:${rrule}`, `SUMMARY:${escaped(`${station.name} ${text}`)}`, `LOCATION:${escaped(station.address)}`,
      ...(deputies?.length ? [`DESCRIPTION:${escaped(deputies.map(({ name }) => name).join('、'))}`] : []), 'END:VEVENT',
    ];
  });
  const zone = ['BEGIN:VTIMEZONE', 'TZID:Asia/Shanghai', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0800', 'TZOFFSETTO:+0800', 'END:STANDARD', 'END:VTIMEZONE'];
  return [...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//congress-kit//station//ZH', 'CALSCALE:GREGORIAN', ...zone], ...events, 'END:VCALENDAR'].map((line) => `${folded(line)}\r\n`).join('');
};
