import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ConfigError } from '@congress-kit/server';
import { HolidayFault, parseHolidays } from '@congress-kit/server/import/holidays';
import { addHolidays } from '@congress-kit/server/store/holiday-years';
import { knownHolidays, readHolidays } from '@congress-kit/server/store/holidays';
import type { Command } from 'commander';
import { say } from '../language.ts';
import { inStore } from '../store.ts';

/** The State Council's holidays of a year, added when the notice comes out, usually in November, without a new version. */

const told = ({ code, value }: HolidayFault): string => ({
  line: say(`看不懂第 ${value}。每行一个日期，后面写“休”或“班”，如 2027-01-01,休。`, `Line ${value} is not understood. A day and “off” or “work” a line, like 2027-01-01,off.`),
  workbook: say('这是表格文件，不是 CSV。请在表格软件里另存为 CSV（逗号分隔）。', 'This is a workbook and no CSV file. Save it as CSV in your spreadsheet program.'),
  encoding: say('文字编码不对，读出来是乱码；请另存为 CSV UTF-8。', 'The text is in the wrong encoding; save it as CSV UTF-8.'),
  years: say(`一个文件只放一年，现在有 ${value}。`, `One year a file; there are ${value}.`),
  twice: say(`${value} 写了两次。`, `${value} stands there twice.`),
  workday_in_week: say(`${value} 不是周六或周日，本来就上班，不用写“班”。`, `${value} is no Saturday or Sunday: it is worked anyway.`),
  too_few: say(`只有 ${value} 天休息，不像一整年的安排。`, `Only ${value} days off: that is not a whole year.`),
})[code];

const add = async (path: string): Promise<void> => {
  const bytes = await readFile(path).catch((error: Error) => { throw new ConfigError(say(`读不了 ${path}：${error.message}`, `${path} cannot be read: ${error.message}`)); });
  try {
    const table = parseHolidays(bytes);
    const cases = await inStore((ctx) => addHolidays(ctx, table, basename(path)));
    console.log(say(`${table.year} 年：休 ${table.holidays.length} 天，调休上班 ${table.workdays.length} 天。${cases} 个办理件的期限随之改变。`, `${table.year}: ${table.holidays.length} days off, ${table.workdays.length} made up for. ${cases} cases are due on another day now.`));
  } catch (error) {
    throw error instanceof HolidayFault ? new ConfigError(told(error)) : error;
  }
};

const list = (): Promise<void> => inStore(async ({ store }) => {
  await readHolidays(store.db);
  for (const { year, holidays, workdays, provisional } of [...knownHolidays()].sort((one, other) => one.year - other.year)) {
    console.log([year, say(`休 ${holidays.length} 天`, `${holidays.length} days off`), say(`班 ${workdays.length} 天`, `${workdays.length} made up for`), ...(provisional ? [say('暂按法定节日，等国务院通知', 'provisional: days of the law, before the notice')] : [])].join('\t'));
  }
});

export const addTo = (program: Command): void => {
  const group = program.command('holidays').description(say('国务院节假日安排：没有某年的安排，期限只按周末估算', 'years of holidays; without one, due days are estimated from weekends'));
  group.command('add').argument('<file>').description(say('加一年，每行“2027-01-01,休”或“2027-02-07,班”', 'add a year: “2027-01-01,off” or “2027-02-07,work” a line')).action(add);
  group.command('list').description(say('有哪几年', 'the years that are known')).action(list);
};
