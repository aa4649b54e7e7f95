import { addDays, shanghaiDay, weekday } from '@congress-kit/api/rules/calendar-days';

/** When a station receives residents next. Of RFC 5545 only what stations use; a rule beyond that has no date, only its words. */
export interface Reception {
  readonly text: string;
  readonly rrule?: string | undefined;
  /** Who receives, where the station says so. */
  readonly deputies?: readonly { readonly id?: string | undefined; readonly name: string }[] | undefined;
}

export interface NextReception {
  /** `2026-03-05` */
  readonly day: string;
  /** From today: 0 is today. */
  readonly inDays: number;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** `14:30-17:00`, where the words name it. */
  readonly hours: string | undefined;
  /** `17:00`, while it goes on. */
  readonly openUntil: string | undefined;
  readonly deputies: NonNullable<Reception['deputies']>;
}

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** Far enough for a 29 February. */
const farthest = 9 * 366;
const hoursPattern = /(\d{1,2})[:：](\d\d)\s*[-–—~～至到]\s*(\d{1,2})[:：](\d\d)/;

/** `14:30` and `17:00`, where the words name them. */
export const hoursOf = (text: string): [from: string, to: string] | undefined => {
  const hours = hoursPattern.exec(text);
  return hours ? [`${hours[1]}:${hours[2]}`, `${hours[3]}:${hours[4]}`] : undefined;
};

type Test = (day: string) => boolean;
const monthOf = (day: string): number => Number(day.slice(5, 7));
const dateOf = (day: string): number => Number(day.slice(8, 10));
const lastDate = (day: string): number => new Date(Date.UTC(Number(day.slice(0, 4)), monthOf(day), 0)).getUTCDate();

const numbers = (list: string, most: number): number[] | undefined => {
  const all = list.split(',').map(Number);
  return all.every((one) => Number.isInteger(one) && one !== 0 && Math.abs(one) <= most) ? all : undefined;
};

/** 15, or −1 for the last of the month. */
const onDates = (list: string): Test | undefined => {
  const dates = numbers(list, 31);
  return dates && ((day) => dates.some((date) => dateOf(day) === (date > 0 ? date : lastDate(day) + 1 + date)));
};

/** WE, 1FR the first Friday of the month, −1FR its last. */
const onWeekdays = (list: string, mayCount: boolean): Test | undefined => {
  const parts = list.split(',').map((part) => /^([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)$/.exec(part));
  if (!parts.every((part) => part && (mayCount || part[1] === undefined) && part[1] !== '0')) return undefined;
  const wanted = parts.map((part) => ({ nth: Number(part?.[1] ?? 0), weekday: codes.indexOf(part?.[2] ?? '') + 1 }));
  return (day) => wanted.some((one) => one.weekday === weekday(day) && (one.nth === 0
    || (one.nth > 0 ? Math.ceil(dateOf(day) / 7) === one.nth : Math.ceil((lastDate(day) - dateOf(day) + 1) / 7) === -one.nth)));
};

/** Which days a rule means; undefined when it says something else or needs a first day to count from. */
const testOf = (rrule: string): Test | undefined => {
  const parts = new Map(rrule.trim().toUpperCase().replace(/^RRULE:/, '').split(';').filter(Boolean).map((part) => part.split('=') as [string, string]));
  const frequency = parts.get('FREQ');
  parts.delete('FREQ');
  parts.delete('WKST');
  if (parts.get('INTERVAL') === '1') parts.delete('INTERVAL');
  const tests: (Test | undefined)[] = [];
  for (const [name, value] of parts) {
    if (name === 'BYMONTHDAY' && frequency !== 'WEEKLY') tests.push(onDates(value));
    else if (name === 'BYDAY') tests.push(onWeekdays(value, frequency === 'MONTHLY' || (frequency === 'YEARLY' && parts.has('BYMONTH'))));
    else if (name === 'BYMONTH') {
      const months = numbers(value, 12);
      tests.push(months && ((day) => months.includes(monthOf(day))));
    } else return undefined;
  }
  if (!['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(frequency ?? '') || tests.some((one) => !one)) return undefined;
  const anchored = frequency === 'DAILY' || parts.has('BYDAY') || (parts.has('BYMONTHDAY') && (frequency !== 'YEARLY' || parts.has('BYMONTH')));
  return anchored ? (day) => tests.every((one) => one?.(day)) : undefined;
};

/** The first day on or after `from` that the rule means. */
export const nextDay = (rrule: string, from: string): string | undefined => {
  const test = testOf(rrule);
  if (!test) return undefined;
  for (let ahead = 0; ahead <= farthest; ahead += 1) {
    const day = addDays(from, ahead);
    if (test(day)) return day;
  }
  return undefined;
};

const minutesNow = (now: Date): number => {
  const shanghai = new Date(now.getTime() + 8 * 3_600_000);
  return shanghai.getUTCHours() * 60 + shanghai.getUTCMinutes();
};

/**
 * What the next day of reception brings, from morning to evening: a station may receive twice a day, each time by others. Today's only as long as
 * they have not ended. Of one time there is one, with whoever receives then.
 */
export const nextReceptions = (receptions: readonly Reception[], now: Date = new Date()): readonly NextReception[] => {
  const today = shanghaiDay(now);
  const found: NextReception[] = [];
  const starts = new Map<string | undefined, number>();
  for (const { text, rrule, deputies = [] } of receptions) {
    if (!rrule) continue;
    const hours = hoursPattern.exec(text);
    const [from, to] = [1, 3].map((at) => (hours ? Number(hours[at]) * 60 + Number(hours[at + 1]) : Infinity)) as [number, number];
    const minutes = minutesNow(now);
    const isOver = minutes >= to;
    const day = nextDay(rrule, isOver ? addDays(today, 1) : today);
    if (day === undefined) continue;
    const inDays = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
    const isOpen = inDays === 0 && minutes >= from;
    const one = { day, inDays, weekday: weekday(day), hours: hours?.[0], openUntil: isOpen ? hoursOf(text)?.[1] : undefined, deputies };
    starts.set(one.hours, from);
    const same = found.findIndex((other) => other.day === day && other.hours === one.hours);
    if (same < 0) found.push(one);
    else found[same] = { ...one, deputies: [...found[same]!.deputies, ...deputies.filter(({ name }) => !found[same]!.deputies.some((other) => other.name === name))] };
  }
  const first = found.map(({ day }) => day).sort()[0];
  return found.filter(({ day }) => day === first).sort((one, other) => (one.hours === other.hours ? 0 : starts.get(one.hours)! - starts.get(other.hours)!));
};
