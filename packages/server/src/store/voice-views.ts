import type { listStaffVoices as listOperation, QueryOf, ResponseOf, StaffVoice, Voice } from '@congress-kit/api';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import type { Role } from '@congress-kit/api/rules/moves';
import { maskPrivate } from '@congress-kit/api/rules/text';
import { nextVoiceMoves, type VoiceState } from '@congress-kit/api/rules/voice-flow';
import { sql } from 'kysely';
import { isOffice, type Staff } from '../policies/identity.ts';
import { visibleVoices } from '../policies/voice-visibility.ts';
import { readAnswers } from './answers.ts';
import type { Database } from './database.ts';
import { instantText, refTo, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, equals, oneOf, readPage, textKeys, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns } from './record-columns.ts';
import { searches } from './searching.ts';
import { outcomeOf, voiceColumns, type VoiceView } from './voices.ts';

/** One voice as its holder and as the office see it. Written field by field: no contact and no secret can slip in. */

const readView = async (db: Database, receiptNo: string): Promise<VoiceView> =>
  db.selectFrom('voices').select(recordColumns.voices).select(voiceColumns).where('voices.receipt_no', '=', receiptNo).executeTakeFirstOrThrow() as Promise<VoiceView>;

/** An answer or a decision: after it, taking back is over. */
export const isAnswered = (row: Pick<VoiceView, 'answered' | 'adoption_id'>): boolean => row.answered || row.adoption_id !== null;

const toVoice = async (db: Database, row: VoiceView, now: Date, words: (text: string) => string): Promise<Voice> => ({
  receiptNo: row.receipt_no,
  kind: row.kind,
  call: refTo(row.call_id, row.call_title)!,
  article: refTo(row.article_id, row.article_number),
  stance: some(row.stance),
  quote: some(row.quote),
  organization: refTo(row.organization_id, row.organization_name),
  title: row.title === null ? undefined : words(row.title),
  body: row.body === null ? undefined : words(row.body),
  identityMode: row.identity_mode,
  mayPublish: row.may_publish,
  submittedAt: instantText(row.submitted_at),
  state: row.state,
  reason: some(row.reason),
  outcome: outcomeOf(row),
  answers: (await readAnswers(db, [row.receipt_no], shanghaiDay(now))).get(row.receipt_no) ?? [],
  may: [],
});

/** All that the holder of the receipt may see; for nobody else. */
export const readVoice = async (db: Database, receiptNo: string, now: Date): Promise<Voice> => {
  const row = await readView(db, receiptNo);
  const next = nextVoiceMoves(row.state as VoiceState, { by: 'resident', now, since: row.changed_at, answered: isAnswered(row) });
  return { ...(await toVoice(db, row, now, (text) => text)), may: next.includes('withdrawn') ? ['withdraw'] : [] };
};

/** The words as they were written are for the congress office; everybody else reads them masked. */
export const readStaffVoice = async (db: Database, receiptNo: string, staff: Staff, role: Role | 'onlooker', now: Date): Promise<StaffVoice> => {
  const row = await readView(db, receiptNo);
  const moves = role === 'onlooker' ? [] : nextVoiceMoves(row.state as VoiceState, { by: role, now, since: row.changed_at, answered: isAnswered(row) });
  return { ...(await toVoice(db, row, now, isOffice(staff.role) ? (text) => text : maskPrivate)), moves };
};

type Query = QueryOf<typeof listOperation>;
export type StaffVoiceRow = ResponseOf<typeof listOperation>['items'][number];

export const staffVoiceSorts: Sorts<SortNames<Query>> = {
  list: 'staff voices',
  orders: { submittedAt: [{ expression: sql.ref('voices.submitted_at'), kind: 'instant' }, ...textKeys('voices.receipt_no')], changedAt: changedKeys('voices', 'receipt_no') },
  usual: '-submittedAt',
};

export const listStaffVoices = async (db: Database, query: Query, staff: Staff): Promise<PageOf<StaffVoiceRow>> => {
  const filtered = db.selectFrom('voices').where(allOf([
    visibleVoices(staff), oneOf('voices.kind', query.kind), oneOf('voices.state', query.state), equals('voices.call_id', query.call), equals('voices.article_id', query.article),
    changedSince('voices', query.updatedSince), searches('voices', query.q),
  ]));
  const page = await readPage(db, filtered, chosen(staffVoiceSorts, query.sort), query, (rows) => rows.select(recordColumns.voices).select(voiceColumns));
  return {
    ...page,
    rows: (page.rows as VoiceView[]).map((row) => ({
      receiptNo: row.receipt_no, kind: row.kind, call: refTo(row.call_id, row.call_title)!, article: refTo(row.article_id, row.article_number), stance: some(row.stance),
      title: some(row.public_title), state: row.state, submittedAt: instantText(row.submitted_at), changedAt: instantText(row.updated_at), adoptionId: some(row.adoption_id), answered: row.answered,
    })),
  };
};
