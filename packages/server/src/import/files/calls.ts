import { usualCommentDays, windowDays } from '@congress-kit/api/rules/window';
import type { Book } from '../book.ts';
import { code, day, line, optional, reference, text } from '../columns.ts';
import { plainSearch } from '../names.ts';
import type { ParsedRow, ParsedSheet } from '../parse.ts';
import { rowsWith, syncRows, type RowOf } from '../rows.ts';
import type { Storing } from '../file.ts';
import type { Columns, ValuesOf } from '../columns.ts';

/** What 征求意见, 议题征集 and 群众问政 have in common: a window, who collects, and what came of it. */
export const callColumns = (example: string) => ({
  id: code('编号', example),
  title: line('名称', { also: ['标题'], max: 120 }),
  congress: reference('人大编号', 'congress', 'RD-990101', { also: ['人大'] }),
  opensOn: day('开始日期', { also: ['征集开始'] }),
  closesOn: day('截止日期', { also: ['征集截止'] }),
  cancelledOn: optional(day('取消日期')),
  reportedOn: optional(day('公布日期', { also: ['结果公布日期'] })),
  summary: optional(text('概述', { max: 500 })),
});
type Shared = ReturnType<typeof callColumns>;

export const checkCalls = <C extends Columns & Shared>(rows: ParsedSheet<C>, options: { asksDrafts: boolean }): void => {
  for (const row of rows.sound as ParsedRow<Columns & Shared>[]) {
    const { opensOn, closesOn, reportedOn } = row.values as ValuesOf<Shared>;
    const sheet = rows as unknown as ParsedSheet<Columns & Shared>;
    if (closesOn < opensOn) sheet.fault(row, 'closesOn', 'wrong_order', { value: closesOn, expected: opensOn });
    if (reportedOn !== null && reportedOn <= closesOn) sheet.fault(row, 'reportedOn', 'wrong_order', { value: reportedOn, expected: closesOn });
    // 立法法第四十条: a draft is open for comment no less than 30 days as a rule, so less is told and taken.
    const days = windowDays({ opensOn, closesOn });
    if (options.asksDrafts && row.isSound && days < usualCommentDays) sheet.warn(row, 'closesOn', 'out_of_range', { value: String(days), expected: `≥ ${usualCommentDays}` });
  }
};

/** The columns of a call that every kind fills alike. */
export const callRow = (values: ValuesOf<Shared>, kind: RowOf<'calls'>['kind'], source: string, today: string): RowOf<'calls'> => ({
  id: values.id, kind, subject_kind: null, title: values.title, congress_id: values.congress, committee_id: null, draft_name: null, summary: values.summary, body: null, held_on: null, place: null,
  opens_on: values.opensOn, closes_on: values.closesOn, cancelled_on: values.cancelledOn, reported_on: values.reportedOn, report: null, search: plainSearch(values.title, values.id, values.summary),
  source, as_of: today,
});

/** Stores calls. A report that the office published here is not taken back by a spreadsheet that knows of none. */
export const storeCalls = async ({ trx, progress }: Storing, rows: readonly RowOf<'calls'>[], counts: ParsedSheet['counts']): Promise<void> => {
  const reported = new Map((await rowsWith(trx, 'calls', 'id', rows.map((row) => row.id))).filter((row) => row.report !== null).map((row) => [row.id, row]));
  await syncRows(trx, 'calls', 'id', rows.map((row) => {
    const before = row.report === null ? reported.get(row.id) : undefined;
    return before ? { ...row, reported_on: before.reported_on, report: before.report } : row;
  }), counts, progress);
};

/** The call of a row, as it is known by now. */
export const windowOf = (book: Book, id: string): { from: string; until: string } | undefined => {
  const { from, until } = book.find('call', id) ?? {};
  return from !== undefined && until !== undefined ? { from, until } : undefined;
};
