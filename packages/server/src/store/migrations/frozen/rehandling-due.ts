/**
 * When a re-handling that began before migration 011 is due: the same day of the next month, or its last; on a day of rest the next
 * working day. Frozen: clock, preset and the notices of holidays as they were known then, for a due day that was told does not move.
 */
const holidays = [
  '2025-01-01', '2025-01-28..2025-02-04', '2025-04-04..2025-04-06', '2025-05-01..2025-05-05', '2025-05-31..2025-06-02', '2025-10-01..2025-10-08',
  '2026-01-01..2026-01-03', '2026-02-15..2026-02-23', '2026-04-04..2026-04-06', '2026-05-01..2026-05-05', '2026-06-19..2026-06-21', '2026-09-25..2026-09-27', '2026-10-01..2026-10-07',
  '2027-01-01', '2027-02-05..2027-02-08', '2027-04-05', '2027-05-01..2027-05-02', '2027-06-09', '2027-09-15', '2027-10-01..2027-10-03',
].map((span) => span.split('..'));
/** Weekends that are worked. */
const workdays = [
  '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11', '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10',
];

const isWorked = (date: Date): boolean => {
  const day = date.toISOString().slice(0, 10);
  if (workdays.includes(day)) return true;
  return ![0, 6].includes(date.getUTCDay()) && !holidays.some(([from, to]) => from! <= day && day <= (to ?? from!));
};

/** @param start the day it began, `2026-03-05` */
export const rehandlingDue011 = (start: string): string => {
  const [year, month, day] = start.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const end = new Date(Date.UTC(year, month, Math.min(day, last)));
  while (!isWorked(end)) end.setUTCDate(end.getUTCDate() + 1);
  return end.toISOString().slice(0, 10);
};
