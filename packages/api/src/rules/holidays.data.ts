/**
 * The State Council's holiday tables, one entry a year. Generated from the package chinese-days; the make-up days of 2026 were compared with the
 * notice. Add a year when its notice appears, usually in November of the year before.
 *
 * Source: 国务院办公厅关于2025年部分节假日安排的通知, 国务院办公厅关于2026年部分节假日安排的通知.
 * A year whose notice the kit does not carry yet has the days of the law alone (《全国年节及纪念日放假办法》 第二条, in force since 2025), as
 * `provisional`: no weekends around them, no make-up days, and everything counted by it stays an estimate.
 * `holidays` lists every day off the notice names, the weekends inside a holiday too; `workdays` the make-up days.
 */
import type { HolidayTable } from './working-days.ts';

export const holidayTables: readonly HolidayTable[] = [
  {
    year: 2025,
    holidays: [
      '2025-01-01', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31', '2025-02-01', '2025-02-02', '2025-02-03',
      '2025-02-04', '2025-04-04', '2025-04-05', '2025-04-06', '2025-05-01', '2025-05-02', '2025-05-03', '2025-05-04',
      '2025-05-05', '2025-05-31', '2025-06-01', '2025-06-02', '2025-10-01', '2025-10-02', '2025-10-03', '2025-10-04',
      '2025-10-05', '2025-10-06', '2025-10-07', '2025-10-08',
    ],
    workdays: [
      '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11',
    ],
  },
  {
    year: 2026,
    holidays: [
      '2026-01-01', '2026-01-02', '2026-01-03', '2026-02-15', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19',
      '2026-02-20', '2026-02-21', '2026-02-22', '2026-02-23', '2026-04-04', '2026-04-05', '2026-04-06', '2026-05-01',
      '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05', '2026-06-19', '2026-06-20', '2026-06-21', '2026-09-25',
      '2026-09-26', '2026-09-27', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06',
      '2026-10-07',
    ],
    workdays: [
      '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10',
    ],
  },
  {
    // 元旦; 除夕 and the first three days of the first month; 清明; 劳动节; 端午; 中秋; 国庆.
    year: 2027, provisional: true,
    holidays: [
      '2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05', '2027-05-01', '2027-05-02',
      '2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03',
    ],
    workdays: [],
  },
];
