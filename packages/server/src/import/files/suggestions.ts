import { limits } from '@congress-kit/api';
import { searchTexts } from '@congress-kit/api/rules/search-text';
import { pairsOf } from '@congress-kit/api/rules/similarity';
import { maskPrivate } from '@congress-kit/api/rules/text';
import { addWorkingDays } from '@congress-kit/api/rules/working-days';
import { sql } from 'kysely';
import { clocksOn } from '../../store/clocks.ts';
import { knownHolidays } from '../../store/holidays.ts';
import type { Trx } from '../../store/transaction.ts';
import { wordOf } from '../cells.ts';
import { count, day, line, optional, receiptCode, reference, sheet, text, word } from '../columns.ts';
import { file } from '../file.ts';
import type { ParsedRow, ParsedSheet } from '../parse.ts';
import { batches, noteMissing, rowsWith, syncChildren, syncPart, type RowOf } from '../rows.ts';
import { appendSteps, compareHistories, holdStill, type StepRow } from '../stored-steps.ts';
import { readMoments, replaySuggestion, type SuggestionFault, type Moment, type SuggestionStanding } from '../suggestion-history.ts';
import {
  categoryWords, channelWords, identityModeWords, ratingWords, rejectWords, suggestionKindWords, suggestionStateWords, visibilityWords,
} from '../words.ts';
import { divisionIdOf } from './divisions.ts';

const suggestions = sheet({
  sheet: '群众意见',
  columns: {
    receiptNo: receiptCode('受理号', { also: ['回执编号', '编号'] }),
    title: line('标题', { max: limits.title }),
    body: text('内容', { max: limits.body }),
    category: word('类别', categoryWords),
    division: reference('区划代码', 'division', '990101102'),
    kind: word('类型', suggestionKindWords),
    identityMode: word('身份方式', identityModeWords, { also: ['是否实名'] }),
    channel: word('渠道', channelWords, { also: ['来源渠道'] }),
    day: day('提交日期', { also: ['日期'] }),
    state: word('状态', suggestionStateWords),
    history: text('流转', { also: ['流转记录', '办理过程'], max: 5000 }),
    target: optional(reference('对象', 'addressee', 'DB0001', { also: ['提给谁'] })),
    visibility: word('公开方式', visibilityWords),
    case: optional(reference('关联办理件', 'case', 'QZ-2026-0001', { also: ['办理件编号'] })),
    duplicateOf: optional(reference('并入受理号', 'suggestion', 'QH-2026-000001-H', { also: ['并入'] })),
    rejectCode: optional(word('退回原因', rejectWords, { also: ['不予受理原因'] })),
    where: optional(line('转送单位', { also: ['转送'] })),
    rating: optional(word('评价', ratingWords)),
    supports: count('附议数', { also: ['附议'] }),
    note: optional(text('说明', { also: ['备注', '答复'], max: limits.note })),
  },
  key: ['receiptNo'],
  defines: 'suggestion',
});

type Row = ParsedRow<typeof suggestions.columns>;
interface Whole { readonly row: Row; readonly standing: SuggestionStanding }

const columnOfField = { code: 'rejectCode', where: 'where', into: 'duplicateOf', caseId: 'case', rating: 'rating' } as const;

const tellFault = (rows: ParsedSheet<typeof suggestions.columns>, row: Row, moments: readonly Moment[], { index, kind, fields, refusal }: SuggestionFault): void => {
  const wordAt = (at: number) => wordOf(suggestionStateWords, moments[at]!.state);
  switch (kind) {
    case 'first': return rows.fault(row, 'history', 'not_one_of', { value: wordAt(0), expected: wordOf(suggestionStateWords, 'submitted') });
    case 'order': return rows.fault(row, 'history', 'wrong_order', { value: `${moments[index]!.day} ${wordAt(index)}`, expected: `${moments[index - 1]!.day} ${wordAt(index - 1)}` });
    case 'missing': return rows.fault(row, columnOfField[fields![0] as keyof typeof columnOfField] ?? 'note', 'empty_required');
    case 'refused': return rows.fault(row, 'history', 'step_refused', { value: wordAt(index), because: { table: 'moveRefusals', code: refusal! } });
    default: return rows.fault(row, 'history', 'illegal_sequence', { value: wordAt(index), expected: wordAt(index - 1) });
  }
};

const checkOne = (rows: ParsedSheet<typeof suggestions.columns>, row: Row): Whole | undefined => {
  const { values } = row;
  const moments = readMoments(values.history);
  if (!moments) {
    rows.fault(row, 'history', 'bad_format', { value: rows.written(row, 'history'), expected: '2026-03-01 提交；2026-03-02 审核' });
    return undefined;
  }
  const { standing, fault } = replaySuggestion(moments, { code: values.rejectCode, where: values.where, into: values.duplicateOf, caseNumber: values.case, rating: values.rating, note: values.note });
  if (fault) tellFault(rows, row, moments, fault);
  else if (standing.state !== values.state) rows.fault(row, 'state', 'last_step_differs', { value: wordOf(suggestionStateWords, values.state), expected: wordOf(suggestionStateWords, standing.state) });
  if (moments[0]!.day !== values.day) rows.fault(row, 'day', 'inconsistent', { value: values.day, expected: moments[0]!.day });
  if (values.duplicateOf === values.receiptNo) rows.fault(row, 'duplicateOf', 'inconsistent', { value: values.receiptNo, expected: values.receiptNo });
  return row.isSound ? { row, standing } : undefined;
};

/** Answered directly, not by a case: then 说明 is the answer. */
const answeredOn = ({ row, standing }: Whole): string | undefined => {
  const direct = standing.steps.find((step, index) => step.type === 'answered_on_spot' || (step.type === 'replied' && standing.steps[index - 1]?.type !== 'transferred'));
  return row.values.note === null ? undefined : direct?.day;
};

const endingOf = ({ row: { values }, standing }: Whole): { code?: string; text?: string } | null => {
  const text = (words: string | null) => (words === null ? {} : { text: words });
  switch (standing.state) {
    case 'rejected': return { code: values.rejectCode!, ...text(values.note) };
    case 'referred': return text(values.where);
    case 'merged': return text(values.duplicateOf);
    case 'hidden': return text(values.note);
    default: return null;
  }
};

const instantOf = (dayText: string): Date => new Date(`${dayText}T00:00:00+08:00`);

const suggestionRow = (one: Whole, target: RowOf<'suggestions'>['target_kind'], source: string, today: string): RowOf<'suggestions'> => {
  const { row: { values }, standing } = one;
  const [title, body] = [maskPrivate(values.title), maskPrivate(values.body)];
  return {
    receipt_no: values.receiptNo, secret_hash: null, kind: values.kind, category: values.category, title: values.title, body: values.body, public_title: title, public_body: body,
    division_id: divisionIdOf(values.division), address: null, target_kind: target, target_id: values.target, identity_mode: values.identityMode,
    may_publish: values.visibility !== 'private',
    // Hidden is a state; shown again, no more than the title comes back by itself.
    visibility: values.visibility === 'hidden' ? 'summary' : values.visibility,
    channel: values.channel, state: standing.state, hidden_from: standing.hiddenFrom, ending: endingOf(one), case_number: values.case, duplicate_of: values.duplicateOf,
    claimed_by: target === 'deputy' && standing.steps.some((step) => step.type === 'claimed_by_deputy') ? values.target : null,
    support_count: values.supports, rehandled: standing.rehandled, consent_version: null, submitted_at: instantOf(values.day), changed_at: instantOf(standing.since),
    screened_by: addWorkingDays(values.day, clocksOn(values.day).assign.length, knownHolidays()).day,
    // Only what may be read may be found.
    search: searchTexts.suggestions({ receiptNo: values.receiptNo, title, body: values.visibility === 'full' ? body : null }), pairs: pairsOf(title), source, as_of: today,
  };
};

/** Whose the suggestions about these places are: asked once for each place, where the database would look it up for each row. */
const congressesOf = async (trx: Trx, places: readonly (string | null)[]): Promise<ReadonlyMap<string | null, string | null>> => {
  const { rows } = await sql<{ place: string | null; congress: string | null }>`
    select place, congress_for(place) as congress from jsonb_array_elements_text(${JSON.stringify(places)}::jsonb) as place`.execute(trx);
  return new Map(rows.map(({ place, congress }) => [place, congress]));
};

/** Steps that are between the office and the resident. */
const inner: readonly string[] = ['needs_supplement', 'hidden', 'restored', 'withdrawn', 'merged', 'referred', 'rejected'];

const stepRows = (one: Whole): StepRow<'suggestion_steps'>[] => one.standing.steps.map((step, index, all) => {
  const isLast = index === all.length - 1;
  const note = isLast && answeredOn(one) === undefined ? one.row.values.note : null;
  return {
    receipt_no: one.row.values.receiptNo, type: step.type, at: step.day, role: step.role, organization_id: null, note: note === null ? null : maskPrivate(note), public: !inner.includes(step.type), corrects: null,
  };
});

const replyRows = (one: Whole): RowOf<'replies'>[] => {
  const on = answeredOn(one);
  return on === undefined ? [] : [{
    case_number: null, receipt_no: one.row.values.receiptNo, version: 1, document_no: null, issued_on: on, signed_by: null, body: maskPrivate(one.row.values.note!), scheme: null, code: null,
    normal: null, promise_due_on: null, meeting: null,
  }];
};

const ratingRows = ({ row: { values }, standing }: Whole): RowOf<'ratings'>[] => standing.ratedOn.map((on, index, all) => {
  const word = index < all.length - 1 ? 'unsatisfied' : values.rating!;
  return { receipt_no: values.receiptNo, case_number: values.case, round: index + 1, attitude: word, result: word, comment: null, at: instantOf(on) };
});

export const suggestionsFile = file({
  name: '群众意见',
  also: ['意见建议', '群众意见建议'],
  sheets: { suggestions },
  check: ({ suggestions: rows }, { book, today, source }) => {
    const all = rows.sound.map((row) => checkOne(rows, row)).filter((one) => one !== undefined);
    const targetOf = ({ row }: Whole) => (row.values.target === null ? 'congress' : book.find('deputy', row.values.target) ? 'deputy' : 'station');
    return async ({ trx, progress }) => {
      await holdStill(trx, 'suggestions');
      const congresses = await congressesOf(trx, [...new Set(all.map(({ row }) => divisionIdOf(row.values.division)))]);
      // Part by part: the rows, steps and answers of twenty thousand suggestions at once are more than a small machine has.
      for (const part of batches(all)) {
        const numbers = part.map(({ row }) => row.values.receiptNo);
        // What a resident sent through the web has a secret; no spreadsheet may speak over it.
        const theirs = new Set((await rowsWith(trx, 'suggestions', 'receipt_no', numbers, ['receipt_no', 'secret_hash'])).filter((row) => row.secret_hash !== null).map((row) => row.receipt_no));
        const ours = part.filter(({ row }) => !theirs.has(row.values.receiptNo));
        const histories = await compareHistories(trx, 'suggestion_steps', new Map(ours.map((one) => [one.row.values.receiptNo, stepRows(one)])));
        for (const { row } of ours) {
          const history = histories.get(row.values.receiptNo)!;
          if (history.kind === 'differs') rows.fault(row, 'history', 'history_differs', { value: String(history.index + 1) });
        }
        const stored = ours.filter(({ row }) => histories.get(row.values.receiptNo)!.kind !== 'ahead');
        const storedNumbers = stored.map(({ row }) => row.values.receiptNo);
        rows.counts.kept += part.length - stored.length;
        await syncPart(trx, 'suggestions', 'receipt_no', stored.map((one) => suggestionRow(one, targetOf(one), source, today)), rows.counts, undefined, (row) => ({ congress_id: congresses.get(row.division_id) ?? null }));
        await appendSteps(trx, 'suggestion_steps', histories.values());
        await syncChildren(trx, 'replies', 'receipt_no', ['version'], storedNumbers, stored.flatMap(replyRows));
        await syncChildren(trx, 'ratings', 'receipt_no', ['round'], storedNumbers, stored.flatMap(ratingRows));
        progress(part.length);
      }
      if (all.length > 0) await noteMissing(trx, 'suggestions', 'receipt_no', source, all.map(({ row }) => row.values.receiptNo), rows.counts);
    };
  },
});
