import { limits } from '@congress-kit/api';
import { quotes } from '@congress-kit/api/rules/voice-counts';
import { code, count, day, line, optional, reference, sheet, text, word } from '../columns.ts';
import { file } from '../file.ts';
import { syncRows, type RowOf } from '../rows.ts';
import { consultationKindWords, outcomeWords, stanceWords } from '../words.ts';
import { callColumns, callRow, checkCalls, storeCalls } from './calls.ts';
import { checkVoices, storeVoices, voiceColumns, voiceRow } from './voices.ts';

const consultations = sheet({
  sheet: '征求意见',
  columns: {
    ...callColumns('ZQ-2026-01'),
    kind: word('类型', consultationKindWords),
    committee: optional(reference('负责专工委', 'committee', 'ZGW01', { also: ['负责专工委编号'] })),
    draftName: optional(line('稿次', { max: 60 })),
    explanation: optional(text('起草说明', { max: 5000 })),
    report: optional(text('结果报告', { max: limits.reply })),
  },
  key: ['id'],
  defines: 'call',
});

const articles = sheet({
  sheet: '条文',
  columns: {
    id: code('编号', 'ZQ-2026-01.5', { also: ['条文编号'] }),
    call: reference('征求意见编号', 'call', 'ZQ-2026-01'),
    position: count('序号', { range: { min: 1, max: 10_000 } }),
    number: line('条号', { max: 20 }),
    chapter: optional(line('章', { max: 60 })),
    heading: optional(line('条标', { max: 60 })),
    body: text('条文', { also: ['内容'], max: 5000 }),
  },
  key: ['id'],
  defines: 'article',
});

const adoptions = sheet({
  sheet: '采纳反馈',
  columns: {
    id: code('编号', 'ZQ-2026-01.C1', { also: ['反馈编号'] }),
    call: reference('征求意见编号', 'call', 'ZQ-2026-01'),
    article: optional(reference('条文编号', 'article', 'ZQ-2026-01.5')),
    summary: text('意见概述', { max: limits.note }),
    outcome: word('采纳情况', outcomeWords),
    reason: text('理由', { max: limits.note }),
    decidedOn: day('反馈日期', { also: ['日期'] }),
  },
  key: ['id'],
  defines: 'adoption',
});

const comments = sheet({
  sheet: '意见',
  columns: {
    ...voiceColumns('征求意见编号', 'ZQ-2026-01'),
    article: optional(reference('条文编号', 'article', 'ZQ-2026-01.5')),
    stance: word('立场', stanceWords),
    quote: optional(text('引用原文', { max: limits.note })),
    body: optional(text('内容', { max: limits.body })),
    adoption: optional(reference('反馈编号', 'adoption', 'ZQ-2026-01.C1')),
  },
  key: ['receiptNo'],
  defines: 'voice',
});

export const consultationsFile = file({
  name: '征求意见',
  also: ['法规草案'],
  sheets: { consultations, articles, adoptions, comments },
  define: (sheets, book) => {
    sheets.consultations.define(book, ({ values }) => ({ id: values.id, from: values.opensOn, until: values.closesOn }));
    sheets.articles.define(book, ({ values }) => ({ id: values.id, parent: values.call }));
    sheets.adoptions.define(book, ({ values }) => ({ id: values.id, parent: values.call }));
    sheets.comments.define(book);
  },
  check: (sheets, { book, today, source }) => {
    checkCalls(sheets.consultations, { asksDrafts: true });
    for (const row of sheets.consultations.sound) {
      const { report, reportedOn } = row.values;
      if ((report === null) !== (reportedOn === null)) sheets.consultations.fault(row, report === null ? 'report' : 'reportedOn', 'both_or_neither', { value: '公布日期', expected: '结果报告' });
    }
    for (const row of sheets.adoptions.sound) {
      const parent = row.values.article && book.find('article', row.values.article)?.parent;
      if (parent && parent !== row.values.call) sheets.adoptions.fault(row, 'article', 'inconsistent', { value: parent, expected: row.values.call });
    }
    checkVoices(sheets.comments, book);
    const words = new Map(sheets.articles.rows.map((row) => [row.values.id, row.values.body]));
    for (const row of sheets.comments.sound) {
      const { call, article, adoption, stance, body, quote, state } = row.values;
      for (const [key, shelf, id] of [['article', 'article', article], ['adoption', 'adoption', adoption]] as const) {
        const parent = id === null ? undefined : book.find(shelf, id)?.parent;
        if (parent !== undefined && parent !== call) sheets.comments.fault(row, key, 'inconsistent', { value: parent, expected: call });
      }
      if (stance !== 'support' && body === null) sheets.comments.fault(row, 'body', 'empty_required');
      if (article === null && (quote !== null || stance === 'delete')) sheets.comments.fault(row, 'article', 'empty_required');
      if (quote !== null && article !== null && words.has(article) && !quotes(words.get(article)!, quote)) sheets.comments.fault(row, 'quote', 'inconsistent', { value: quote, expected: words.get(article)!.slice(0, 40) });
      if (adoption !== null && state !== 'accepted') sheets.comments.fault(row, 'adoption', 'inconsistent', { value: sheets.comments.written(row, 'state'), expected: '已采集' });
    }
    return async (storing) => {
      const { trx, progress } = storing;
      await storeCalls(storing, sheets.consultations.sound.map(({ values }) => ({
        ...callRow(values, 'consultation', source, today), subject_kind: values.kind, committee_id: values.committee, draft_name: values.draftName, body: values.explanation, report: values.report,
      })), sheets.consultations.counts);
      await syncRows(trx, 'articles', 'id', sheets.articles.sound.map(({ values }): RowOf<'articles'> => ({
        id: values.id, call_id: values.call, position: values.position, number: values.number, chapter: values.chapter, heading: values.heading, body: values.body,
      })), sheets.articles.counts, progress);
      await syncRows(trx, 'adoptions', 'id', sheets.adoptions.sound.map(({ values }, index): RowOf<'adoptions'> => ({
        id: values.id, call_id: values.call, position: Number(/\d+$/.exec(values.id)?.[0] ?? index + 1), article_id: values.article, summary: values.summary, outcome: values.outcome, reason: values.reason,
        decided_on: values.decidedOn,
      })), sheets.adoptions.counts, progress);
      await storeVoices(storing, sheets.comments.sound.map((row) => voiceRow(row as never, 'comment', row.values, source, today)), sheets.comments.counts);
    };
  },
});
