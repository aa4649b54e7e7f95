import { limits } from '@congress-kit/api';
import { maskPrivate } from '@congress-kit/api/rules/text';
import type { Book } from '../book.ts';
import { day, optional, receiptCode, reference, text, word, yesNo, type Columns, type ValuesOf } from '../columns.ts';
import type { Storing } from '../file.ts';
import { plainSearch } from '../names.ts';
import type { ParsedRow, ParsedSheet } from '../parse.ts';
import { rowsWith, syncRows, type RowOf } from '../rows.ts';
import { identityModeWords, voiceStateWords } from '../words.ts';
import { windowOf } from './calls.ts';

/** What 意见, 议题 and 问题 have in common: who sent it, whether it was looked at, and whether it may be read. */
export const voiceColumns = (callHeading: string, callExample: string) => ({
  receiptNo: receiptCode('编号', { also: ['回执编号'] }),
  call: reference(callHeading, 'call', callExample),
  day: day('提交日期', { also: ['日期'] }),
  identityMode: word('身份方式', identityModeWords),
  mayPublish: yesNo('同意公开'),
  state: word('状态', voiceStateWords),
  reason: optional(text('不公开原因', { max: limits.note })),
});
type Shared = ReturnType<typeof voiceColumns>;

export const checkVoices = <C extends Columns & Shared>(parsed: ParsedSheet<C>, book: Book): void => {
  const rows = parsed as unknown as ParsedSheet<Columns & Shared>;
  for (const row of rows.sound) {
    const values = row.values as ValuesOf<Shared>;
    const window = windowOf(book, values.call);
    if (window && (values.day < window.from || values.day > window.until)) rows.fault(row, 'day', 'out_of_range', { value: values.day, expected: `${window.from}–${window.until}` });
    if (values.state === 'hidden' && values.reason === null) rows.fault(row, 'reason', 'empty_required');
  }
};

interface Own {
  readonly title?: string;
  readonly body?: string | null;
  readonly article?: string | null;
  readonly organization?: string | null;
  readonly stance?: string;
  readonly quote?: string | null;
  readonly adoption?: string | null;
  readonly answered?: boolean;
}

const at = (written: string): Date => new Date(`${written}T00:00:00+08:00`);

/** Personal numbers are masked in what is public, and only what may be read may be found. */
export const voiceRow = ({ values }: ParsedRow<Columns & Shared>, kind: string, own: Own, source: string, today: string): RowOf<'voices'> => {
  const shared = values as ValuesOf<Shared>;
  const masked = (written: string | null | undefined) => (written == null ? null : maskPrivate(written));
  const [title, body] = [own.title ?? null, own.body ?? null];
  return {
    receipt_no: shared.receiptNo, secret_hash: null, kind, call_id: shared.call, article_id: own.article ?? null, organization_id: own.organization ?? null, stance: own.stance ?? null,
    quote: own.quote ?? null, title, body, public_title: masked(title), public_body: masked(body), identity_mode: shared.identityMode, may_publish: shared.mayPublish, state: shared.state,
    reason: shared.state === 'hidden' ? masked(shared.reason) : null, adoption_id: own.adoption ?? null, answered: own.answered ?? false, consent_version: null,
    submitted_at: at(shared.day), changed_at: at(shared.day), search: plainSearch(shared.receiptNo, masked(title), masked(body)), source, as_of: today,
  };
};

/** Stores voices, but none that a resident sent through the web or that went on here since the spreadsheet was written. */
export const storeVoices = async ({ trx, progress }: Storing, rows: readonly RowOf<'voices'>[], counts: ParsedSheet['counts']): Promise<RowOf<'voices'>[]> => {
  const stored = new Map((await rowsWith(trx, 'voices', 'receipt_no', rows.map((row) => row.receipt_no))).map((row) => [row.receipt_no, row]));
  const ours = rows.filter((row) => {
    const before = stored.get(row.receipt_no);
    if (!before) return true;
    const moved = new Date(before.changed_at).getTime() !== new Date(row.changed_at).getTime() || (before.adoption_id !== null && row.adoption_id === null) || (before.answered && !row.answered);
    return before.secret_hash === null && !moved;
  });
  counts.kept += rows.length - ours.length;
  await syncRows(trx, 'voices', 'receipt_no', ours, counts, progress);
  return ours;
};
