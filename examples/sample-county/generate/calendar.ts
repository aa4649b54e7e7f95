import { addDays } from '@congress-kit/api/rules/calendar-days';
import { addWorkingDays, isWorkingDay, nextWorkingDay } from '@congress-kit/api/rules/working-days';

/** The day the county's books were closed: nothing in the files is later. */
export const asOf = '2026-11-20';

export const later = (day: string, workingDays: number): string => addWorkingDays(day, workingDays).day;
export const working = (day: string): string => nextWorkingDay(day).day;
/** The working day `count` working days before. */
export function earlier(day: string, count: number): string {
  let found = day;
  for (let left = count; left > 0;) {
    found = addDays(found, -1);
    if (isWorkingDay(found).working) left--;
  }
  return found;
}
export { addDays };
