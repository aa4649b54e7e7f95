import { searchTexts } from '@congress-kit/api/rules/search-text';
import { code, count, day, line, optional, reference, sheet, word } from '../columns.ts';
import { file } from '../file.ts';
import { placePinyin } from '../names.ts';
import { syncRows, type RowOf } from '../rows.ts';
import { levelWords, organizationKindWords } from '../words.ts';
import { divisionIdOf } from './divisions.ts';

const congresses = sheet({
  sheet: '人民代表大会',
  also: ['人大'],
  columns: {
    id: code('编号', 'RD-990101', { also: ['人大编号'] }),
    name: line('名称', { also: ['人大名称'], max: 80 }),
    level: word('层级', levelWords, { also: ['级别'] }),
    // Congresses above the county lie in divisions that the county does not list; the name stands beside the code.
    division: code('区划代码', '990101', { also: ['行政区划代码'] }),
    divisionName: line('区划名称', { also: ['行政区划名称', '行政区划'], max: 60 }),
  },
  key: ['id'],
  defines: 'congress',
});

const terms = sheet({
  sheet: '届次',
  also: ['届'],
  columns: {
    id: code('编号', 'JC-990101-18', { also: ['届次编号'] }),
    congress: reference('人大编号', 'congress', 'RD-990101', { also: ['所属人大'] }),
    number: count('届', { also: ['届数', '第几届'], range: { min: 1, max: 200 } }),
    name: line('名称', { also: ['届次名称'], max: 60 }),
    start: day('起始日期', { also: ['开始日期', '起始时间'] }),
    end: optional(day('终止日期', { also: ['结束日期', '终止时间'] })),
  },
  key: ['id'],
  defines: 'term',
});

const sessions = sheet({
  sheet: '会议',
  also: ['次会议'],
  columns: {
    id: code('编号', 'HY-990101-18-5', { also: ['会议编号'] }),
    term: reference('届次编号', 'term', 'JC-990101-18', { also: ['届次'] }),
    number: count('次', { also: ['次数', '第几次'], range: { min: 0, max: 200 } }),
    name: line('名称', { also: ['会议名称'], max: 120 }),
    start: day('开始日期', { also: ['起始日期', '开始时间'] }),
    end: optional(day('结束日期', { also: ['终止日期', '结束时间'] })),
  },
  key: ['id'],
  defines: 'session',
});

const organizations = sheet({
  sheet: '机构',
  also: ['单位', '组织机构'],
  columns: {
    id: code('编号', 'ZGW01', { also: ['机构编号', '单位编号'] }),
    kind: word('类型', organizationKindWords, { also: ['机构类型', '单位类型'] }),
    name: line('名称', { also: ['机构名称', '单位名称', '全称'], max: 120 }),
    shortName: optional(line('简称', { max: 60 })),
    owner: optional(reference('所属', 'owner', 'RD-990101', { also: ['所属编号', '上级'] })),
    division: optional(reference('区划代码', 'division', '990101102', { also: ['行政区划代码'] })),
  },
  key: ['id'],
  defines: 'organization',
});

export const congressesFile = file({
  name: '届次会议',
  also: ['届次', '会议机构'],
  sheets: { congresses, terms, sessions, organizations },
  define: (sheets, book) => {
    sheets.congresses.define(book, ({ values }) => ({ id: values.id, name: values.name, kind: values.level, parent: values.division }));
    sheets.terms.define(book, ({ values }) => ({ id: values.id, name: values.name, parent: values.congress, from: values.start, until: values.end ?? undefined }));
    sheets.sessions.define(book, ({ values }) => ({ id: values.id, name: values.name, parent: book.find('term', values.term)?.parent }));
    sheets.organizations.define(book, ({ values }) => ({ id: values.id, name: values.name, kind: values.kind }));
  },
  check: (sheets, { book, today, source }) => {
    for (const row of sheets.terms.sound) {
      const { start, end } = row.values;
      if (end && end < start) sheets.terms.fault(row, 'end', 'wrong_order', { value: end, expected: start });
    }
    for (const row of sheets.sessions.sound) {
      const { start, end, term } = row.values;
      const from = book.find('term', term)?.from;
      if (end && end < start) sheets.sessions.fault(row, 'end', 'wrong_order', { value: end, expected: start });
      else if (from && start < from) sheets.sessions.fault(row, 'start', 'wrong_order', { value: start, expected: from });
    }
    for (const row of sheets.organizations.sound) {
      if (row.values.kind !== 'government' && !row.values.owner) sheets.organizations.fault(row, 'owner', 'empty_required');
    }
    const kept = { source, as_of: today };
    return async ({ trx, progress }) => {
      await syncRows(trx, 'congresses', 'id', sheets.congresses.sound.map(({ values }): RowOf<'congresses'> => ({
        id: values.id, name: values.name, level: values.level, division_id: divisionIdOf(values.division), division_name: values.divisionName, ...kept,
      })), sheets.congresses.counts, progress);
      await syncRows(trx, 'terms', 'id', sheets.terms.sound.map(({ values }): RowOf<'terms'> => ({
        id: values.id, congress_id: values.congress, number: values.number, name: values.name, start_date: values.start, end_date: values.end, ...kept,
      })), sheets.terms.counts, progress);
      await syncRows(trx, 'sessions', 'id', sheets.sessions.sound.map(({ values }): RowOf<'sessions'> => ({
        id: values.id, term_id: values.term, congress_id: book.find('term', values.term)!.parent!, number: values.number, name: values.name,
        start_date: values.start, end_date: values.end, ...kept,
      })), sheets.sessions.counts, progress);
      await syncRows(trx, 'organizations', 'id', sheets.organizations.sound.map(({ values }): RowOf<'organizations'> => ({
        id: values.id, name: values.name, short_name: values.shortName, kind: values.kind, parent_id: values.owner,
        congress_id: values.owner && book.find('congress', values.owner) ? values.owner : null,
        division_id: values.division ? divisionIdOf(values.division) : null, search: searchTexts.organizations({ ...values, pinyin: placePinyin(values.shortName ?? values.name) }), ...kept,
      })), sheets.organizations.counts, progress);
    };
  },
});
