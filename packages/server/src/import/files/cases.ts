import { searchTexts } from '@congress-kit/api/rules/search-text';
import { maskPrivate, normalizeText } from '@congress-kit/api/rules/text';
import { file } from '../file.ts';
import { dueDaysOf } from '../../store/case-clock.ts';
import { rowsWith, syncChildren, syncRows, type RowOf } from '../rows.ts';
import { appendSteps, compareHistories, holdStill, type StepRow } from '../stored-steps.ts';
import { meetingKindWords } from '../words.ts';
import { wordOf } from '../cells.ts';
import { checkCases, correctedBy, normalOf, type WholeCase } from './case-checks.ts';
import { cases, replies, steps } from './case-sheets.ts';
import { divisionIdOf } from './divisions.ts';

/** @param figuresOn the day by whose figures it goes, where it is here and that is not the day it was registered on: no spreadsheet tells it */
const caseRow = ({ row: { values }, standing }: WholeCase, figuresOn: string | undefined, source: string, today: string): RowOf<'cases'> => {
  // The words of a resident, whatever they wrote into them, become public with the case.
  const shown = (text: string) => (values.origin === 'public_suggestion' ? maskPrivate(text) : text);
  const clock = {
    registered_on: values.registeredOn, first_assigned_on: standing.firstAssignedOn, assigned_on: standing.assignedOn, extension_months: standing.extensionMonths, pauses: standing.pauses, done_on: standing.doneOn,
    rehandled_on: standing.rehandledOn, first_done_on: standing.firstDoneOn,
  };
  return {
    number: values.number, origin: values.origin, title: shown(values.title), body: shown(values.body), category: values.category,
    division_id: values.division ? divisionIdOf(values.division) : null, congress_id: values.congress, session_id: values.session, state: standing.state,
    ...clock, ...dueDaysOf({ ...clock, figures_on: figuresOn ?? null }),
    lead_handler_id: values.leadHandler, government_lead: values.governmentLead, congress_lead: values.congressLead, supervising_committee_id: values.committee, priority: values.priority,
    rehandled: standing.rehandled, publication_mode: values.publication, publication_ground: values.ground, publication_reviewer: values.reviewer, merged_into: values.mergedInto, changed_at: new Date(standing.since),
    search: searchTexts.cases({ number: values.number, title: shown(values.title) }), source, as_of: today,
  };
};

const stepRows = ({ steps }: WholeCase): StepRow<'case_steps'>[] => steps.map((step) => {
  const { values } = step;
  // How they met stands before what was said, and the document behind it, as in a step the server writes.
  const note = [values.kind && wordOf(meetingKindWords, values.kind), values.note, values.evidence && `凭证：${values.evidence}`].filter(Boolean).join('\n');
  return {
    case_number: values.case, type: values.type, at: values.at, role: values.role, organization_id: values.organization, note: note === '' ? null : maskPrivate(normalizeText(note)), public: values.public,
    corrects: correctedBy(step, steps) ?? null,
  };
});

const replyRows = ({ replies: rows }: WholeCase): RowOf<'replies'>[] => rows.map((row) => {
  const { values } = row;
  return {
    case_number: values.case, receipt_no: null, version: values.version, document_no: values.documentNo, issued_on: values.issuedOn, signed_by: values.signedBy, body: values.body,
    scheme: values.scheme, code: values.resolution, normal: normalOf(row)!, promise_due_on: values.promiseDueOn,
    meeting: { kind: values.meetingKind, on: values.meetingOn, ...(values.meetingNote && { note: values.meetingNote }) },
  };
});

const deputyRows = ({ row: { values } }: WholeCase): RowOf<'case_deputies'>[] => [
  ...values.leads.map((deputy, position) => ({ case_number: values.number, deputy_id: deputy, role: 'lead', position })),
  ...values.coSigners.map((deputy, position) => ({ case_number: values.number, deputy_id: deputy, role: 'co_signer', position: values.leads.length + position })),
];

export const casesFile = file({
  name: '建议办理',
  also: ['办理件', '代表建议'],
  sheets: { cases, steps, replies },
  define: (sheets, book) => { sheets.cases.define(book, ({ values }) => ({ id: values.number, handlers: [values.leadHandler ?? [], values.coHandlers ?? []].flat() })); },
  check: (sheets, { book, today, source }) => {
    const all = checkCases(sheets, book);
    return async ({ trx, progress }) => {
      await holdStill(trx, 'cases');
      const histories = await compareHistories(trx, 'case_steps', new Map(all.map((one) => [one.row.values.number, stepRows(one)])));
      for (const { row, steps: own } of all) {
        const history = histories.get(row.values.number)!;
        if (history.kind === 'differs') sheets.steps.fault(own[history.index]!, 'type', 'history_differs', { value: String(history.index + 1) });
      }
      const kept = all.filter(({ row }) => histories.get(row.values.number)!.kind === 'ahead');
      sheets.cases.counts.kept += kept.length;
      sheets.steps.counts.kept += kept.reduce((sum, one) => sum + one.steps.length, 0);
      sheets.replies.counts.kept += kept.reduce((sum, one) => sum + one.replies.length, 0);

      const stored = all.filter((one) => !kept.includes(one));
      const numbers = stored.map(({ row }) => row.values.number);
      const figures = new Map((await rowsWith(trx, 'cases', 'number', numbers, ['number', 'figures_on'])).map((row) => [row.number, row.figures_on ?? undefined]));
      await syncRows(trx, 'cases', 'number', stored.map((one) => caseRow(one, figures.get(one.row.values.number), source, today)), sheets.cases.counts, progress);
      await syncChildren(trx, 'case_co_handlers', 'case_number', ['organization_id'], numbers, stored.flatMap(({ row: { values } }) => values.coHandlers.map((unit) => ({ case_number: values.number, organization_id: unit }))));
      await syncChildren(trx, 'case_deputies', 'case_number', ['deputy_id'], numbers, stored.flatMap(deputyRows));
      await syncChildren(trx, 'replies', 'case_number', ['version'], numbers, stored.flatMap(replyRows), sheets.replies.counts, progress);
      await appendSteps(trx, 'case_steps', histories.values(), progress);
      for (const history of histories.values()) {
        if (history.kind !== 'append') continue;
        sheets.steps.counts.inserted += history.steps.length;
        sheets.steps.counts.unchanged += history.stored;
      }
    };
  },
});
