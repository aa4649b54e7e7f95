import { searchTexts } from '@congress-kit/api/rules/search-text';
import { code, day, line, optional, person, reference, references, sheet, word } from '../columns.ts';
import { file, type ParsedSheets } from '../file.ts';
import type { Book } from '../book.ts';
import { personPinyin, tidyPinyin } from '../names.ts';
import { syncChildren, syncRows, type RowOf } from '../rows.ts';
import { contactPolicyWords, endReasonWords, levelWords } from '../words.ts';
import { divisionIdOf } from './divisions.ts';

const deputies = sheet({
  sheet: '代表',
  also: ['代表信息', '代表名册'],
  columns: {
    id: code('编号', 'DB0001', { also: ['代表编号'] }),
    name: person('姓名', { also: ['代表姓名', '名字'] }),
    pinyin: optional(line('拼音', { also: ['姓名拼音'], max: 100 })),
    // Kept by the office, published by nobody.
    gender: optional(word('性别', { 男: 'male', 女: 'female' } as const)),
    post: optional(line('单位及职务', { also: ['单位职务', '工作单位及职务', '职务'] })),
    // By consent only: where the cell is empty, a circle with the surname stands.
    photo: optional(line('照片', { also: ['照片网址', '照片地址'], max: 500 })),
    stations: references('代表家站编号', 'station', 'JZ001', { also: ['家站编号', '代表家站'] }),
    contact: word('联系方式', contactPolicyWords, { also: ['联系方式公开'] }),
    divisions: references('网格代码', 'division', '99010110220301', { also: ['联系网格', '服务网格', '网格'] }),
  },
  key: ['id'],
  defines: 'deputy',
});

const memberships = sheet({
  sheet: '任职',
  also: ['代表任职', '任期'],
  columns: {
    deputy: reference('代表编号', 'deputy', 'DB0001', { also: ['编号'] }),
    level: word('层级', levelWords, { also: ['级别'] }),
    term: reference('届次', 'term', 'JC-990101-18', { also: ['届次编号'] }),
    constituency: optional(line('选区', { also: ['选举单位', '选区或选举单位'], max: 120 })),
    delegation: optional(reference('代表团', 'delegation', 'DBT01', { also: ['代表团编号'] })),
    group: optional(reference('行业小组', 'group', 'XZ01', { also: ['代表小组', '小组编号'] })),
    start: day('起始日期', { also: ['任职起始日期', '开始日期'] }),
    end: optional(day('终止日期', { also: ['任职终止日期', '结束日期'] })),
    reason: optional(word('终止原因', endReasonWords)),
  },
});

type Sheets = ParsedSheets<{ deputies: typeof deputies; memberships: typeof memberships }>;

const checkMemberships = ({ memberships: rows }: Sheets, book: Book): void => {
  const held = new Map<string, { number: number; start: string; end: string }[]>();
  for (const row of rows.sound) {
    const { deputy, term, level, start, end, reason } = row.values;
    const { parent: congress, until, from } = book.find('term', term)!;
    const levelOfTerm = book.find('congress', congress ?? '')?.kind;
    if (levelOfTerm && levelOfTerm !== level) rows.fault(row, 'level', 'inconsistent', { value: rows.written(row, 'level'), expected: Object.entries(levelWords).find(([, id]) => id === levelOfTerm)?.[0] ?? levelOfTerm });
    if ((end === null) !== (reason === null)) rows.fault(row, end === null ? 'end' : 'reason', 'both_or_neither', { value: '终止日期', expected: '终止原因' });
    else if (end !== null && end < start) rows.fault(row, 'end', 'wrong_order', { value: end, expected: start });
    if (until !== undefined && start > until) rows.fault(row, 'start', 'wrong_order', { value: until, expected: start });
    else if (from !== undefined && end !== null && end < from) rows.fault(row, 'end', 'wrong_order', { value: end, expected: from });
    if (!row.isSound) continue;
    // A seat may be left and won again within a term, but not held twice at once.
    const key = `${deputy} ${term}`;
    const others = held.get(key) ?? [];
    const last = end ?? '9999-12-31';
    const double = others.find((other) => start <= other.end && other.start <= last);
    if (double) rows.fault(row, 'term', 'duplicate', { value: key, expected: String(double.number) });
    held.set(key, [...others, { number: row.number, start, end: last }]);
  }
};

export const deputiesFile = file({
  name: '代表名册',
  also: ['名册', '代表名单'],
  sheets: { deputies, memberships },
  check: (sheets, { book, today, source }) => {
    for (const row of sheets.deputies.sound) {
      const { pinyin, photo } = row.values;
      if (photo !== null && !/^https?:\/\/[^\s/]+\/\S+$/.test(photo)) sheets.deputies.fault(row, 'photo', 'bad_format', { value: photo, expected: 'https://rd.example/photos/DB0001.jpg' });
      if (pinyin !== null && !/^[a-zü]+( [a-zü]+)*$/.test(tidyPinyin(pinyin))) sheets.deputies.fault(row, 'pinyin', 'bad_format', { value: pinyin, expected: 'shan xiao mei' });
    }
    checkMemberships(sheets, book);
    return async ({ trx, progress }) => {
      const people = sheets.deputies.sound.map((row) => row.values);
      await syncRows(trx, 'deputies', 'id', people.map((values): RowOf<'deputies'> => {
        const pinyin = values.pinyin === null ? personPinyin(values.name) : tidyPinyin(values.pinyin);
        return {
          id: values.id, name: values.name, pinyin, post: values.post, photo: values.photo, contact_policy: values.contact, search: searchTexts.deputies({ ...values, pinyin }), source, as_of: today,
        };
      }), sheets.deputies.counts, progress);

      const ids = people.map((values) => values.id);
      // A membership may be added for a deputy who is only in the database: theirs are replaced as well.
      const holders = [...new Set([...ids, ...sheets.memberships.sound.map(({ values }) => values.deputy)])];
      const positions = new Map<string, number>();
      await syncChildren(trx, 'memberships', 'deputy_id', ['position'], holders, sheets.memberships.sound.map(({ values }): RowOf<'memberships'> => {
        const position = positions.get(values.deputy) ?? 0;
        positions.set(values.deputy, position + 1);
        return {
          deputy_id: values.deputy, position, level: values.level, congress_id: book.find('term', values.term)!.parent!, term_id: values.term, constituency: values.constituency,
          delegation_id: values.delegation, start_date: values.start, end_date: values.end, end_reason: values.reason,
        };
      }), sheets.memberships.counts, progress);

      await syncChildren(trx, 'deputy_divisions', 'deputy_id', ['division_id'], ids, people.flatMap((values) => values.divisions.map((one) => ({
        deputy_id: values.id, division_id: book.find('division', one)?.id ?? divisionIdOf(one),
      }))));
      await syncChildren(trx, 'deputy_stations', 'deputy_id', ['station_id'], ids, people.flatMap((values) => values.stations.map((one) => ({ deputy_id: values.id, station_id: one }))));
      // Only memberships that last carry a group along.
      const grouped = sheets.memberships.sound.filter(({ values }) => values.group !== null && (values.end === null || values.end >= today));
      const links = new Map(grouped.map(({ values }) => [`${values.deputy} ${values.group}`, { deputy_id: values.deputy, group_id: values.group! }]));
      await syncChildren(trx, 'deputy_groups', 'deputy_id', ['group_id'], holders, [...links.values()]);
    };
  },
});
