import { limits } from '@congress-kit/api';
import { maskPrivate } from '@congress-kit/api/rules/text';
import { day, line, optional, reference, references, sheet, text, yesNo } from '../columns.ts';
import { file } from '../file.ts';
import { syncChildren, type RowOf } from '../rows.ts';
import { callColumns, callRow, checkCalls, storeCalls } from './calls.ts';
import { checkVoices, storeVoices, voiceColumns, voiceRow } from './voices.ts';

const sessions = sheet({
  sheet: '场次',
  also: ['问政场次'],
  columns: {
    ...callColumns('WD-2026-01'),
    heldOn: day('举行日期'),
    place: optional(line('地点', { max: 120 })),
    organizations: references('回答单位', 'handling_unit', 'DW01', { also: ['回答单位编号'] }),
  },
  key: ['id'],
  defines: 'call',
});

const questions = sheet({
  sheet: '问题',
  columns: {
    ...voiceColumns('场次编号', 'WD-2026-01'),
    organization: optional(reference('提给单位', 'handling_unit', 'DW01')),
    title: line('题目', { also: ['标题'], max: limits.title }),
    body: optional(text('内容', { max: limits.body })),
    answerer: optional(reference('回答单位', 'handling_unit', 'DW01')),
    respondent: optional(line('回答人', { max: 60 })),
    onTheSpot: optional(yesNo('现场回答')),
    answer: optional(text('回答内容', { also: ['回答'], max: limits.reply })),
    answeredOn: optional(day('回答日期')),
    promise: optional(text('承诺', { max: limits.note })),
    dueOn: optional(day('承诺期限')),
    case: optional(reference('关联办理件', 'case', 'WZ-2026-0001', { also: ['办理件编号'] })),
  },
  key: ['receiptNo'],
  defines: 'voice',
});

const together = [['answer', 'answeredOn', '回答内容', '回答日期'], ['promise', 'dueOn', '承诺', '承诺期限']] as const;

export const qaSessionsFile = file({
  name: '群众问政',
  also: ['问政', '对话局长'],
  sheets: { sessions, questions },
  define: (sheets, book) => {
    sheets.sessions.define(book, ({ values }) => ({ id: values.id, from: values.opensOn, until: values.closesOn }));
    sheets.questions.define(book);
  },
  check: (sheets, { book, today, source }) => {
    checkCalls(sheets.sessions, { asksDrafts: false });
    checkVoices(sheets.questions, book);
    for (const row of sheets.questions.sound) {
      const { values } = row;
      for (const [one, other, value, expected] of together) {
        if ((values[one] === null) !== (values[other] === null)) sheets.questions.fault(row, values[one] === null ? one : other, 'both_or_neither', { value, expected });
      }
      if (values.promise !== null && values.answer === null) sheets.questions.fault(row, 'answer', 'empty_required');
      if (values.answer !== null && values.state !== 'accepted') sheets.questions.fault(row, 'answer', 'inconsistent', { value: sheets.questions.written(row, 'state'), expected: '已采集' });
      if (values.dueOn !== null && values.answeredOn !== null && values.dueOn < values.answeredOn) sheets.questions.fault(row, 'dueOn', 'wrong_order', { value: values.dueOn, expected: values.answeredOn });
    }
    return async (storing) => {
      await storeCalls(storing, sheets.sessions.sound.map(({ values }) => ({ ...callRow(values, 'qa_session', source, today), held_on: values.heldOn, place: values.place })), sheets.sessions.counts);
      await syncChildren(storing.trx, 'call_organizations', 'call_id', ['organization_id'], sheets.sessions.sound.map(({ values }) => values.id), sheets.sessions.sound.flatMap(({ values }) =>
        values.organizations.map((organization, index): RowOf<'call_organizations'> => ({ call_id: values.id, organization_id: organization, position: index + 1 }))));
      const ours = await storeVoices(storing, sheets.questions.sound.map((row) => voiceRow(row as never, 'question', { ...row.values, answered: row.values.answer !== null }, source, today)), sheets.questions.counts);
      const stored = new Set(ours.map((row) => row.receipt_no));
      await syncChildren(storing.trx, 'answers', 'receipt_no', ['version'], [...stored], sheets.questions.sound.filter(({ values }) => stored.has(values.receiptNo) && values.answer !== null).map(({ values }): RowOf<'answers'> => ({
        receipt_no: values.receiptNo, version: 1, organization_id: values.answerer ?? values.organization, respondent: values.respondent, on_the_spot: values.onTheSpot ?? false,
        body: maskPrivate(values.answer!), answered_on: values.answeredOn!, promise: values.promise === null ? null : maskPrivate(values.promise), promise_due_on: values.dueOn, case_number: values.case,
      })));
    };
  },
});
