import { limits } from '@congress-kit/api';
import { code, day, line, optional, reference, sheet, text, word } from '../columns.ts';
import { file } from '../file.ts';
import { syncRows, type RowOf } from '../rows.ts';
import { outcomeWords, solicitationKindWords } from '../words.ts';
import { callColumns, callRow, checkCalls, storeCalls } from './calls.ts';
import { checkVoices, storeVoices, voiceColumns, voiceRow } from './voices.ts';

const solicitations = sheet({
  sheet: '议题征集',
  columns: {
    ...callColumns('ZJ-2026-01'),
    kind: word('类型', solicitationKindWords),
    committee: optional(reference('负责专工委', 'committee', 'ZGW01', { also: ['负责专工委编号'] })),
    text: optional(text('征集公告', { max: 5000 })),
    report: optional(text('结果报告', { max: limits.reply })),
  },
  key: ['id'],
  defines: 'call',
});

const adoptions = sheet({
  sheet: '采用情况',
  columns: {
    id: code('编号', 'ZJ-2026-01.C1', { also: ['反馈编号'] }),
    call: reference('征集编号', 'call', 'ZJ-2026-01'),
    summary: text('议题概述', { max: limits.note }),
    outcome: word('采用情况', outcomeWords),
    reason: text('理由', { max: limits.note }),
    decidedOn: day('反馈日期', { also: ['日期'] }),
  },
  key: ['id'],
  defines: 'adoption',
});

const topics = sheet({
  sheet: '议题',
  columns: {
    ...voiceColumns('征集编号', 'ZJ-2026-01'),
    title: line('题目', { also: ['标题'], max: limits.title }),
    body: text('内容', { max: limits.body }),
    adoption: optional(reference('反馈编号', 'adoption', 'ZJ-2026-01.C1')),
  },
  key: ['receiptNo'],
  defines: 'voice',
});

export const solicitationsFile = file({
  name: '议题征集',
  also: ['征集议题'],
  sheets: { solicitations, adoptions, topics },
  define: (sheets, book) => {
    sheets.solicitations.define(book, ({ values }) => ({ id: values.id, from: values.opensOn, until: values.closesOn }));
    sheets.adoptions.define(book, ({ values }) => ({ id: values.id, parent: values.call }));
    sheets.topics.define(book);
  },
  check: (sheets, { book, today, source }) => {
    checkCalls(sheets.solicitations, { asksDrafts: false });
    for (const row of sheets.solicitations.sound) {
      const { report, reportedOn } = row.values;
      if ((report === null) !== (reportedOn === null)) sheets.solicitations.fault(row, report === null ? 'report' : 'reportedOn', 'both_or_neither', { value: '公布日期', expected: '结果报告' });
    }
    checkVoices(sheets.topics, book);
    for (const row of sheets.topics.sound) {
      const { adoption, call, state } = row.values;
      const parent = adoption === null ? undefined : book.find('adoption', adoption)?.parent;
      if (parent !== undefined && parent !== call) sheets.topics.fault(row, 'adoption', 'inconsistent', { value: parent, expected: call });
      if (adoption !== null && state !== 'accepted') sheets.topics.fault(row, 'adoption', 'inconsistent', { value: sheets.topics.written(row, 'state'), expected: '已采集' });
    }
    return async (storing) => {
      await storeCalls(storing, sheets.solicitations.sound.map(({ values }) => ({
        ...callRow(values, 'solicitation', source, today), subject_kind: values.kind, committee_id: values.committee, body: values.text, report: values.report,
      })), sheets.solicitations.counts);
      await syncRows(storing.trx, 'adoptions', 'id', sheets.adoptions.sound.map(({ values }, index): RowOf<'adoptions'> => ({
        id: values.id, call_id: values.call, position: Number(/\d+$/.exec(values.id)?.[0] ?? index + 1), article_id: null, summary: values.summary, outcome: values.outcome, reason: values.reason,
        decided_on: values.decidedOn,
      })), sheets.adoptions.counts, storing.progress);
      await storeVoices(storing, sheets.topics.sound.map((row) => voiceRow(row as never, 'topic', row.values, source, today)), sheets.topics.counts);
    };
  },
});
