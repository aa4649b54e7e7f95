import { addDays, weekday, type Day } from '@congress-kit/api/rules/calendar-days';

/** Monday is 1, as `weekday` counts. */
const days: Readonly<Record<string, number>> = { MO: 1, TU: 2, WE: 3, TH: 4, FR: 5, SA: 6, SU: 7 };
const understood = ['FREQ', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'INTERVAL', 'WKST', 'COUNT', 'UNTIL'];

const matchesWeekday = (day: Day, written: string): boolean => {
  const [, nth, name = ''] = /^([+-]?\d+)?([A-Z]{2})$/.exec(written) ?? [];
  if (days[name] !== weekday(day)) return false;
  const number = Number(nth ?? 0);
  if (number === 0) return true;
  const ofMonth = Number(day.slice(8));
  // The nth from the front, or from the end: one more step that way leaves the month.
  if (number > 0) return Math.ceil(ofMonth / 7) === number;
  return addDays(day, -7 * number).slice(0, 7) !== day.slice(0, 7) && addDays(day, 7 * (-number - 1)).slice(0, 7) === day.slice(0, 7);
};

/**
 * The first day on which a rule of RFC 5545 falls: a calendar begins there. Undefined for a rule with parts that are not looked at
 * here, or that falls on no day within four years.
 */
export const firstDay = (rrule: string, from: Day): Day | undefined => {
  const parts = new Map(rrule.split(';').map((part) => part.split('=') as [string, string]));
  if ([...parts.keys()].some((name) => !understood.includes(name))) return undefined;
  const list = (name: string): string[] | undefined => parts.get(name)?.split(',');
  const [weekdays, monthDays, months] = [list('BYDAY'), list('BYMONTHDAY'), list('BYMONTH')];
  const lastOf = (day: Day): number => Number(addDays(`${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`, -1).slice(8));
  for (let after = 0; after < 1461; after += 1) {
    const day = addDays(from, after);
    const ofMonth = Number(day.slice(8));
    const fits = (!weekdays || weekdays.some((one) => matchesWeekday(day, one)))
      && (!monthDays || monthDays.some((one) => Number(one) === ofMonth || Number(one) === ofMonth - lastOf(day) - 1))
      && (!months || months.some((one) => Number(one) === Number(day.slice(5, 7))));
    if (fits) return day;
  }
  return undefined;
};
