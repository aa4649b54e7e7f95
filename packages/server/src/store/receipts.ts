import type { Receipt } from '@congress-kit/api';
import { parseReceiptNo, parseSecret } from '@congress-kit/api/rules/receipt';
import { nextSuggestionMoves, type SuggestionState } from '@congress-kit/api/rules/suggestion-flow';
import { sql } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { readAttachments, readEvidence } from './attachments.ts';
import { getCase } from './cases.ts';
import type { Database } from './database.ts';
import { instantText, refTo, some } from './format.ts';
import { readReplies, readSteps } from './steps.ts';
import { roundOf, suggestionMemory, type SuggestionRow } from './suggestion-moves.ts';
import { secretHash } from './suggestion-writes.ts';
import { isPublicSuggestion, suggestionPhase } from './suggestions.ts';

/**
 * Number and secret as they were typed → the receipt number in its one written form, or nothing.
 *
 * Looked up by the secret's hash, in every case and with the same work: whether number, secret or both are wrong cannot be
 * told from the answer nor from the time it took.
 */
export const findReceipt = async (db: Database, typedNo: string, typedSecret: string, table: 'suggestions' | 'voices' = 'suggestions'): Promise<string | undefined> => {
  const number = parseReceiptNo(typedNo);
  const secret = parseSecret(typedSecret.slice(0, 200));
  const row = await db.selectFrom(table).select('receipt_no').where('secret_hash', '=', secretHash(secret.ok ? secret.secret : typedSecret.slice(0, 200))).executeTakeFirst();
  return number.ok && secret.ok && row?.receipt_no === number.receiptNo ? row.receipt_no : undefined;
};

/** What each thing the holder may do is in the flow's words. */
const acts = { rated: 'rate', screening: 'supplement', withdrawn: 'withdraw' } as const;

/** Names beside ids: what the suggestion belongs to. */
export const readNames = async (db: Database, row: SuggestionRow) => {
  const name = (table: 'divisions' | 'deputies' | 'stations', id: string | null) =>
    id === null ? undefined : db.selectFrom(table).select('name').where('id', '=', id).executeTakeFirst().then((found) => found?.name);
  const [division, target, caseState] = await Promise.all([
    name('divisions', row.division_id),
    row.target_kind === 'deputy' ? name('deputies', row.target_id) : row.target_kind === 'station' ? name('stations', row.target_id) : undefined,
    row.case_number === null ? undefined : db.selectFrom('cases').select('state').where('number', '=', row.case_number).executeTakeFirst(),
  ]);
  return {
    division: refTo(row.division_id, division),
    target: { kind: row.target_kind, id: some(row.target_id), name: some(target) },
    phase: suggestionPhase(row.state, caseState?.state ?? null),
  };
};

/** The supplements and the files, with the words as this reader may see them. */
export const readAdditions = async (ctx: Pick<AppContext, 'key' | 'now'>, db: Database, receiptNo: string, words: (text: string) => string) => {
  const [rows, files] = await Promise.all([
    db.selectFrom('suggestion_supplements').select(['id', 'body', 'at']).where('receipt_no', '=', receiptNo).orderBy('id').execute(),
    readAttachments(ctx, db, receiptNo, { words }),
  ]);
  return {
    attachments: files.own,
    supplements: rows.map(({ id, body, at }) => ({ body: words(body), at: instantText(at), attachments: files.ofSupplement.get(id) ?? [] })),
  };
};

/** The case as everybody may see it, with the replies, which are meant for this resident. */
const readOwnCase = async (db: Database, number: string) => {
  const [found, replies] = await Promise.all([getCase(db, number, 'public'), readReplies(db, { caseNumber: number })]);
  return found && { ...found, replies };
};

const readOwnRating = async (db: Database, row: SuggestionRow): Promise<Receipt['rating']> => {
  const rating = await db.selectFrom('ratings').select(['attitude', 'result', 'comment', 'at']).where('receipt_no', '=', row.receipt_no)
    .where('round', '=', roundOf(row)).executeTakeFirst();
  return rating && { attitude: rating.attitude, result: rating.result, comment: some(rating.comment), at: instantText(rating.at) };
};

/** What a suggestion goes on with is another resident's: named where everybody may read it. */
const readMerged = async (db: Database, receiptNo: string): Promise<string | undefined> =>
  (await db.selectFrom('suggestions').select('receipt_no').where('receipt_no', '=', receiptNo).where(isPublicSuggestion).executeTakeFirst())?.receipt_no;

/** All that the holder of the receipt may see; for nobody else. */
export const readReceipt = async (ctx: AppContext, db: Database, receiptNo: string): Promise<Receipt> => {
  const row = await db.selectFrom('suggestions').selectAll().where('receipt_no', '=', receiptNo).executeTakeFirstOrThrow();
  const [names, memory, additions, steps, replies, ownCase, rating, mergedInto] = await Promise.all([
    readNames(db, row),
    suggestionMemory(db, row),
    readAdditions(ctx, db, receiptNo, (text) => text),
    readSteps(db, 'suggestion_steps', receiptNo, 'all', readEvidence(db, 'suggestion_steps', receiptNo, ctx)),
    readReplies(db, { receiptNo }),
    row.case_number === null ? undefined : readOwnCase(db, row.case_number),
    readOwnRating(db, row),
    row.state === 'merged' && row.duplicate_of !== null ? readMerged(db, row.duplicate_of) : undefined,
  ]);
  const next = nextSuggestionMoves(row.state as SuggestionState, { ...memory, by: 'resident', now: ctx.now() });
  return {
    receiptNo,
    kind: row.kind,
    category: row.category,
    title: row.title,
    body: row.body,
    ...names,
    identityMode: row.identity_mode,
    mayPublish: row.may_publish,
    submittedAt: instantText(row.submitted_at),
    state: row.state,
    ending: (row.ending ?? undefined) as Receipt['ending'],
    mergedInto,
    screenedBy: row.screened_by,
    ...additions,
    steps,
    replies,
    case: ownCase,
    rating,
    may: next.flatMap((state) => (state in acts ? [acts[state as keyof typeof acts]] : [])),
  };
};

/** Does this round have its rating? One per round, whatever came after it. */
export const isRated = async (db: Database, row: SuggestionRow): Promise<boolean> => {
  const { rows } = await sql`select 1 from ratings where receipt_no = ${row.receipt_no} and round = ${roundOf(row)}`.execute(db);
  return rows.length > 0;
};
