import { searchTexts } from '@congress-kit/api/rules/search-text';
import { code, count, decimal, line, optional, phones, references, sheet, text, word } from '../columns.ts';
import { file } from '../file.ts';
import { placePinyin } from '../names.ts';
import { warnOfPhone } from '../parse.ts';
import { ruleOf } from '@congress-kit/api/rules/reception-days';
import { daysOf, identified, peopleOf, readRules, receptionsOf, type CancelledReception, type Reception } from '../receptions.ts';
import { rowsWith, syncChildren, syncRows, type RowOf } from '../rows.ts';
import { datumWords, stationKindWords } from '../words.ts';
import { divisionIdOf } from './divisions.ts';

const stations = sheet({
  sheet: '代表家站',
  columns: {
    id: code('编号', 'JZ001', { also: ['家站编号'] }),
    name: line('名称', { also: ['家站名称'], max: 80 }),
    kind: word('类型', stationKindWords, { also: ['家站类型'] }),
    stars: optional(count('星级', { also: ['星'], range: { min: 0, max: 5 } })),
    address: line('地址', { also: ['详细地址', '位置'] }),
    longitude: optional(decimal('经度', { min: -180, max: 180 })),
    latitude: optional(decimal('纬度', { min: -90, max: 90 })),
    datum: optional(word('坐标系', datumWords, { also: ['坐标系统'] })),
    divisions: references('服务区划', 'division', '990101102', { also: ['服务区划代码', '服务范围'] }),
    hours: optional(line('开放时间', { also: ['开放时段'], max: 300 })),
    days: optional(line('接待日', { also: ['接待日期', '接待时间'], max: 300 })),
    times: optional(line('接待时段', { max: 60 })),
    people: optional(line('接待代表', { also: ['值班代表', '轮值代表'], max: 500 })),
    rules: optional(line('接待规则', { also: ['RRULE'], max: 500 })),
    accessibility: optional(text('无障碍', { also: ['无障碍设施'], max: 500 })),
    phone: optional(phones('办公电话', { also: ['电话', '联系电话'] })),
  },
  key: ['id'],
  defines: 'station',
});

export const stationsFile = file({
  name: '代表家站',
  also: ['家站', '联络站'],
  sheets: { stations },
  check: ({ stations: rows }, { book, today, source }) => {
    for (const row of rows.sound) {
      const { longitude, latitude, datum, rules, days, people } = row.values;
      warnOfPhone(rows, row, 'phone', row.values.phone);
      if ((longitude === null) !== (latitude === null)) rows.fault(row, longitude === null ? 'longitude' : 'latitude', 'both_or_neither', { value: '经度', expected: '纬度' });
      // A point without its datum may lie half a kilometre off.
      else if (longitude !== null && datum === null) rows.fault(row, 'datum', 'empty_required');
      const [lists, received] = [peopleOf(people).length, daysOf(days ?? '').length];
      // Two lists for three days: nobody could say which of them is whose.
      if (lists > 1 && lists !== received) rows.fault(row, 'people', 'bad_format', { value: people!, expected: Array(received).fill('张三、李四').join('；') });
      if (!readRules(rules)) rows.fault(row, 'rules', 'bad_format', { value: rules!, expected: 'FREQ=MONTHLY;BYMONTHDAY=15' });
      else if (days && !rules) {
        const unread = days.split(/[;；]/).find((one) => one.trim() && !one.includes('预约') && !ruleOf(one));
        // Shown as it is written; only the calendar file goes without.
        if (unread) rows.warn(row, 'days', 'bad_format', { value: unread, expected: '每月15日' });
      }
    }
    return async ({ trx, progress }) => {
      const ids = rows.sound.map(({ values }) => values.id);
      const stored = new Map((await rowsWith(trx, 'stations', 'id', ids)).map((row) => [row.id, { receptions: row.receptions as Reception[], cancelled: row.cancelled_receptions as CancelledReception[] }]));
      const wanted = rows.sound.map(({ values }): RowOf<'stations'> => {
        const { receptions, cancelled } = identified(receptionsOf(values.days ?? '', values.times, readRules(values.rules) ?? [], values.people), stored.get(values.id), today);
        return {
          id: values.id, name: values.name, kind: values.kind, stars: values.stars, address: values.address, longitude: values.longitude, latitude: values.latitude,
          datum: values.longitude === null ? null : values.datum, hours: values.hours, receptions, cancelled_receptions: cancelled,
          accessibility: values.accessibility, office_phone: values.phone, search: searchTexts.stations({ ...values, pinyin: placePinyin(values.name) }), source, as_of: today,
        };
      });
      await syncRows(trx, 'stations', 'id', wanted, rows.counts, progress);
      const served = rows.sound.flatMap(({ values }) => values.divisions.map((one): RowOf<'station_divisions'> => ({ station_id: values.id, division_id: book.find('division', one)?.id ?? divisionIdOf(one) })));
      await syncChildren(trx, 'station_divisions', 'station_id', ['division_id'], ids, served);
    };
  },
});
