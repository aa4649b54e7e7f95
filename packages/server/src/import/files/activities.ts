import { limits } from '@congress-kit/api';
import { maskPrivate } from '@congress-kit/api/rules/text';
import { code, count, day, decimal, line, optional, reference, references, sheet, text, word } from '../columns.ts';
import { countDuties } from '../duties.ts';
import { file } from '../file.ts';
import { plainSearch } from '../names.ts';
import { rowsWith, syncChildren, syncRows, type RowOf } from '../rows.ts';
import { activityKindWords } from '../words.ts';
import { divisionIdOf } from './divisions.ts';

const activities = sheet({
  sheet: '履职活动',
  also: ['代表活动', '履职登记'],
  columns: {
    id: code('编号', 'LZ-2026-0001', { also: ['活动编号'] }),
    kind: word('类型', activityKindWords, { also: ['活动类型', '履职类型'] }),
    title: line('名称', { also: ['活动名称', '活动内容', '主题'], max: 120 }),
    on: day('日期', { also: ['活动日期', '开始日期', '时间'] }),
    until: optional(day('结束日期', { also: ['截止日期'] })),
    place: optional(line('地点', { also: ['活动地点'] })),
    division: optional(reference('区划代码', 'division', '990101')),
    station: optional(reference('代表家站编号', 'station', 'JZ001', { also: ['家站编号', '代表家站'] })),
    organizer: optional(line('组织单位', { also: ['举办单位', '主办单位'], max: 80 })),
    deputies: references('参加代表', 'deputy', 'DB0001', { also: ['代表编号', '参加代表编号', '代表'] }),
    summary: optional(text('活动情况', { also: ['情况', '成效'], max: limits.note })),
    residents: optional(count('接待群众', { also: ['接待人次', '接待群众人次'] })),
    opinions: optional(count('收集意见', { also: ['收集意见件数', '意见件数'] })),
  },
  key: ['id'],
});

const points = sheet({
  sheet: '履职积分',
  also: ['积分'],
  columns: {
    deputy: reference('代表编号', 'deputy', 'DB0001', { also: ['编号', '代表'] }),
    year: count('年度', { also: ['年份'], range: { min: 1949, max: 2999 } }),
    points: decimal('积分', { min: 0, max: 100_000 }, { also: ['得分', '履职积分'] }),
    scheme: line('积分办法', { also: ['办法', '依据'], max: 120 }),
    url: optional(line('办法网址', { also: ['办法地址'], max: 500 })),
    on: day('截至日期', { also: ['统计日期', '公布日期'] }),
  },
  key: ['deputy', 'year'],
});

export const activitiesFile = file({
  name: '履职活动',
  also: ['代表履职', '履职情况', '代表活动'],
  sheets: { activities, points },
  check: (sheets, { today, source }) => {
    for (const row of sheets.activities.sound) {
      const { on, until, deputies } = row.values;
      if (until !== null && until < on) sheets.activities.fault(row, 'until', 'wrong_order', { value: until, expected: on });
      // What is still to come is an event 会议活动; here stands what was done.
      if (on > today) sheets.activities.fault(row, 'on', 'wrong_order', { value: today, expected: on });
      if (deputies.length === 0) sheets.activities.fault(row, 'deputies', 'empty_required');
    }
    for (const row of sheets.points.sound) {
      const { url, on } = row.values;
      if (url !== null && !/^https?:\/\/[^\s/]+\/\S+$/.test(url)) sheets.points.fault(row, 'url', 'bad_format', { value: url, expected: 'https://…' });
      if (on > today) sheets.points.fault(row, 'on', 'wrong_order', { value: today, expected: on });
    }
    return async ({ trx, progress }) => {
      const rows = sheets.activities.sound.map(({ values }) => values);
      const ids = rows.map(({ id }) => id);
      const before = await rowsWith(trx, 'activity_deputies', 'activity_id', ids);
      await syncRows(trx, 'activities', 'id', rows.map((values): RowOf<'activities'> => ({
        id: values.id, kind: values.kind, title: values.title, held_on: values.on, until: values.until, place: values.place, division_id: values.division ? divisionIdOf(values.division) : null,
        station_id: values.station, organizer: values.organizer, summary: values.summary === null ? null : maskPrivate(values.summary), residents: values.residents, opinions: values.opinions,
        search: plainSearch(values.title, values.id, values.place, values.organizer), source, as_of: today,
      })), sheets.activities.counts, progress);
      await syncChildren(trx, 'activity_deputies', 'activity_id', ['deputy_id'], ids, rows.flatMap(({ id, deputies }) => deputies.map((deputy, position) => ({ activity_id: id, deputy_id: deputy, position }))));

      const scored = [...new Set(sheets.points.sound.map(({ values }) => values.deputy))];
      const own = sheets.points.sound.map(({ values }) => ({ deputy_id: values.deputy, year: values.year, points: values.points, scheme: values.scheme, url: values.url, counted_on: values.on }));
      // A workbook of one year leaves the years before as they are.
      const years = new Set(own.map(({ deputy_id, year }) => `${deputy_id} ${year}`));
      const earlier = (await rowsWith(trx, 'duty_points', 'deputy_id', scored)).filter(({ deputy_id, year }) => !years.has(`${deputy_id} ${year}`));
      await syncChildren(trx, 'duty_points', 'deputy_id', ['year'], scored, [...own, ...earlier], sheets.points.counts);
      await countDuties(trx, [...new Set([...before.map((one) => one.deputy_id), ...rows.flatMap(({ deputies }) => deputies), ...scored])], today);
    };
  },
});
