import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { shanghaiDay, yearOf } from '@congress-kit/api/rules/calendar-days';
import { ConfigError } from '@congress-kit/server/config';
import { HolidayFault, parseHolidays } from '@congress-kit/server/import/holidays';
import { addHolidays, listHolidays, removeHolidays, YearBeforeMissing, type KnownYear } from '@congress-kit/server/store/holiday-years';
import type { Command } from 'commander';
import { say } from '../language.ts';
import { inStore } from '../store.ts';

/** The State Council's holidays of a year, added when the notice comes out, usually in November, without a new version. */

const told = ({ code, value, line }: HolidayFault): string => ({
  line: say(`看不懂第 ${line} 行“${value}”。每行一个日期，后面写“休”或“班”，如 2027-01-01,休。`, `Line ${line}, “${value}”, is not understood. A day and “off” or “work” a line, like 2027-01-01,off.`),
  workbook: say('这是表格文件，不是 CSV。请在表格软件里另存为 CSV（逗号分隔）。', 'This is a workbook and no CSV file. Save it as CSV in your spreadsheet program.'),
  encoding: say('文字编码不对，读出来是乱码；请另存为 CSV UTF-8。', 'The text is in the wrong encoding; save it as CSV UTF-8.'),
  year: say(`不会有这一年的安排：${value}。年份是不是写错了？`, `There is no notice of that year: ${value}. Is it a slip of the pen?`),
  years: say(`一个文件只放一年（可以带上一年 12 月的几天），现在有 ${value}。`, `One year a file, with days of the December before it at most; there are ${value}.`),
  twice: say(`${value} 写了两次。`, `${value} stands there twice.`),
  workday_in_week: say(`${value} 不是周六或周日，本来就上班，不用写“班”。`, `${value} is no Saturday or Sunday: it is worked anyway.`),
  too_few: say(`只有 ${value} 天休息，不像一整年的安排。`, `Only ${value} days off: that is not a whole year.`),
})[code];

const moved = (cases: number): string => say(`${cases} 个办理件的期限随之改变。`, `${cases} cases are due on another day now.`);

const add = async (path: string): Promise<void> => {
  const bytes = await readFile(path).catch((error: Error) => { throw new ConfigError(say(`读不了 ${path}：${error.message}`, `${path} cannot be read: ${error.message}`)); });
  try {
    await inStore(async (ctx) => {
      const table = parseHolidays(bytes, yearOf(shanghaiDay(ctx.now())) + 1);
      const cases = await addHolidays(ctx, table, basename(path));
      const december = table.december ? say(`${table.year - 1} 年 12 月的 ${table.december.holidays.length + table.december.workdays.length} 天也按这次的安排。`, `${table.december.holidays.length + table.december.workdays.length} days of December ${table.year - 1} follow this notice, too. `) : '';
      console.log(say(`${table.year} 年：休 ${table.holidays.length} 天，调休上班 ${table.workdays.length} 天。`, `${table.year}: ${table.holidays.length} days off, ${table.workdays.length} made up for. `) + december + moved(cases));
    });
  } catch (error) {
    if (error instanceof YearBeforeMissing) throw new ConfigError(say(`文件里有 ${error.year} 年 12 月的日期，还没有 ${error.year} 年的安排：请先加那一年。`, `The file has days of December ${error.year}, whose own notice is not here: add that year first.`));
    throw error instanceof HolidayFault ? new ConfigError(told(error)) : error;
  }
};

const asYear = (text: string): number => {
  if (!/^\d{4}$/.test(text)) throw new ConfigError(say(`年份写四位数字，如 2027，不是“${text}”。`, `A year has four digits, like 2027; “${text}” is none.`));
  return Number(text);
};

const originOf = ({ added, provisional }: KnownYear): string => (added
  ? say(`自己加的：${added.source}，${shanghaiDay(added.at)}`, `added from ${added.source} on ${shanghaiDay(added.at)}`)
  : provisional ? say('暂按法定节日，等国务院通知', 'provisional: days of the law, before the notice') : say('自带', 'came with the kit'));

const list = (): Promise<void> => inStore(async ({ store }) => {
  for (const one of await listHolidays(store.db)) {
    console.log([one.year, say(`休 ${one.holidays.length} 天`, `${one.holidays.length} days off`), say(`班 ${one.workdays.length} 天`, `${one.workdays.length} made up for`), originOf(one)].join('\t'));
  }
});

/** As `add` reads it, so that a slip can be mended in the file and added again. */
const show = (text: string): Promise<void> => inStore(async ({ store }) => {
  const [year, known] = [asYear(text), await listHolidays(store.db)];
  const found = known.find((one) => one.year === year);
  if (!found) throw new ConfigError(say(`没有 ${year} 年的安排，有：${known.map((one) => one.year).join('、')}。`, `${year} is not known; known are ${known.map((one) => one.year).join(', ')}.`));
  const days = [found.december, found].flatMap((part) => [...(part?.holidays ?? []).map((day) => [day, '休', 'off']), ...(part?.workdays ?? []).map((day) => [day, '班', 'work'])]) as [string, string, string][];
  for (const [day, chinese, english] of days.sort(([one], [other]) => (one < other ? -1 : 1))) console.log(`${day},${say(chinese, english)}`);
});

const remove = (text: string): Promise<void> => inStore(async (ctx) => {
  const [year, known] = [asYear(text), await listHolidays(ctx.store.db)];
  const cases = await removeHolidays(ctx, year);
  if (cases === undefined) {
    const own = known.filter(({ added }) => added).map((one) => one.year).join(say('、', ', '));
    throw new ConfigError(say(`没有加过 ${year} 年，没有可去掉的。自己加的有：${own || '无'}。`, `${year} was not added, so nothing was removed. Added are: ${own || 'none'}.`));
  }
  const isShipped = known.find((one) => one.year === year)!.isShipped;
  console.log(say(`去掉了自己加的 ${year} 年，${isShipped ? '改按自带的安排' : '这一年只按周末估算'}。`, `The ${year} that was added is gone: ${isShipped ? 'what came with the kit is in force again' : 'due days in it are estimated from weekends'}. `) + moved(cases));
});

export const addTo = (program: Command): void => {
  const group = program.command('holidays').description(say('国务院节假日安排：没有某年的安排，期限只按周末估算', 'years of holidays; without one, due days are estimated from weekends'));
  group.command('add').argument('<file>').description(say('加一年，每行“2027-01-01,休”或“2027-02-07,班”；再加一次就是更正', 'add a year: “2027-01-01,off” or “2027-02-07,work” a line; added again it is corrected')).action(add);
  group.command('list').description(say('有哪几年，从哪里来', 'the years that are known, and where each is from')).action(list);
  group.command('show').argument('<year>').description(say('一年的每一天，写法和要加的文件一样', 'every day of a year, written as in a file to be added')).action(show);
  group.command('remove').argument('<year>').description(say('去掉自己加的一年', 'take away a year that was added')).action(remove);
};
