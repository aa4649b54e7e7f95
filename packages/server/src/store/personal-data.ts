import type { BodyOf, ContactDetails, correctPersonalData, Erasure, PersonalData } from '@congress-kit/api';
import { nextSuggestionMoves, type SuggestionState } from '@congress-kit/api/rules/suggestion-flow';
import { nextVoiceMoves, type VoiceState } from '@congress-kit/api/rules/voice-flow';
import type { AppContext } from '../http/context.ts';
import { invalid } from '../http/problems.ts';
import { contactIn, contactOf, storeContact } from '../policies/contacts.ts';
import type { Database } from './database.ts';
import { eraseSuggestion, eraseVoice } from './erasing.ts';
import { geoOf, instantText, some } from './format.ts';
import { readAdditions } from './receipts.ts';
import { applySuggestionMove, lockSuggestion, suggestionMemory, type SuggestionRow } from './suggestion-moves.ts';
import type { Trx } from './transaction.ts';
import { applyVoiceMove, lockVoice } from './voice-office.ts';
import { isAnswered } from './voice-views.ts';
import { tellSuggestion } from '../webhooks/outbox.ts';

/** What is kept about whoever wrote: read, corrected and erased by the holder of the receipt; of all that, the office may read how to ask back. */

/** A receipt that was opened with its secret. */
export interface Own {
  readonly table: 'suggestions' | 'voices';
  readonly receiptNo: string;
}

const contactTable = { suggestions: 'suggestion_contacts', voices: 'voice_contacts' } as const;

const readRatings = async (db: Database, receiptNo: string): Promise<PersonalData['ratings']> =>
  (await db.selectFrom('ratings').select(['attitude', 'result', 'comment', 'at']).where('receipt_no', '=', receiptNo).orderBy('round').execute())
    .map(({ attitude, result, comment, at }) => ({ attitude, result, comment: some(comment), at: instantText(at) }));

const placeOf = (row: Pick<SuggestionRow, 'address' | 'latitude' | 'longitude' | 'datum'>) => ({ address: some(row.address), geo: geoOf(row) });

export const readPersonalData = async (ctx: AppContext, db: Database, { table, receiptNo }: Own): Promise<PersonalData> => {
  const [row, kept] = await Promise.all([
    db.selectFrom(table).select(['identity_mode', 'title', 'body', 'may_publish', 'consent_version', 'submitted_at']).where('receipt_no', '=', receiptNo).executeTakeFirstOrThrow(),
    db.selectFrom(contactTable[table]).select(['sealed', 'delete_after']).where('receipt_no', '=', receiptNo).executeTakeFirst(),
  ]);
  const ofSuggestion = table === 'voices' ? { supplements: [], ratings: [] } : {
    ...(await readAdditions(ctx, db, receiptNo, (text) => text)),
    ratings: await readRatings(db, receiptNo),
    ...placeOf(await db.selectFrom('suggestions').select(['address', 'latitude', 'longitude', 'datum']).where('receipt_no', '=', receiptNo).executeTakeFirstOrThrow()),
  };
  return {
    receiptNo, identityMode: row.identity_mode, contact: kept ? { ...contactOf(ctx.key, receiptNo, kept.sealed) } : {}, contactKeptUntil: kept?.delete_after,
    title: some(row.title), body: some(row.body), ...ofSuggestion, mayPublish: row.may_publish,
    consent: row.consent_version === null ? undefined : { textVersion: row.consent_version }, submittedAt: instantText(row.submitted_at),
  };
};

type Correction = BodyOf<typeof correctPersonalData>;

/** What is absent stays, `null` goes. */
const changed = <T>(now: T | undefined, asked: T | null | undefined): T | undefined => (asked === undefined ? now : (asked ?? undefined));

/** What the office is told to ask back with, of whichever of the two it is. */
export const readContact = async (ctx: Pick<AppContext, 'key'>, db: Database, { table, receiptNo }: Own): Promise<ContactDetails> => {
  const { identity_mode: identityMode } = await db.selectFrom(table).select('identity_mode').where('receipt_no', '=', receiptNo).executeTakeFirstOrThrow();
  const kept = await db.selectFrom(contactTable[table]).select(['sealed', 'delete_after']).where('receipt_no', '=', receiptNo).executeTakeFirst();
  return { receiptNo, identityMode, ...(kept && { ...contactOf(ctx.key, receiptNo, kept.sealed), contactKeptUntil: kept.delete_after }) };
};

/** @returns the names of the fields that were asked to be another than they were */
export const correct = async (ctx: AppContext, trx: Trx, own: Own, body: Correction): Promise<string[]> => {
  const { table, receiptNo } = own;
  const row = (table === 'suggestions' ? await lockSuggestion(trx, receiptNo) : await lockVoice(trx, receiptNo))!;
  const before = await readPersonalData(ctx, trx, own);
  const identityMode = body.identityMode ?? before.identityMode;
  const contact = contactIn({ identityMode, name: changed(before.contact.name, body.name), phone: changed(before.contact.phone, body.phone) });
  if (identityMode !== 'anonymous' && contact.name === undefined) throw invalid('body', '/name', 'required');
  if (body.address !== undefined && table === 'voices') throw invalid('body', '/address', 'not_allowed_here');
  // Publishing is the office's to do, after a review; a consent is given when something is sent.
  if (body.mayPublish === true && !row.may_publish) throw invalid('body', '/mayPublish', 'not_allowed_here');
  await storeContact(ctx, trx, contactTable[table], receiptNo, contact);
  const set = { identity_mode: identityMode, may_publish: body.mayPublish ?? row.may_publish };
  if (table === 'voices') await trx.updateTable('voices').set(set).where('receipt_no', '=', receiptNo).execute();
  else {
    await trx.updateTable('suggestions').set({ ...set, ...(body.mayPublish === false && { visibility: 'private' }), ...(body.address !== undefined && { address: body.address, latitude: null, longitude: null, datum: null }) })
      .where('receipt_no', '=', receiptNo).execute();
    const after = (await lockSuggestion(trx, receiptNo))!;
    await tellSuggestion(trx, row as typeof after, after, ctx.now());
  }
  return Object.keys(body).filter((name) => body[name as keyof Correction] !== undefined).sort();
};

/**
 * Erases what is personal, after withdrawing what may still be withdrawn (domain rule: after a reply erasure replaces withdrawal).
 * The files themselves go when the transaction is over; see `discardAttachment`.
 */
export const erase = async (ctx: AppContext, trx: Trx, { table, receiptNo }: Own): Promise<Erasure> => {
  const now = ctx.now();
  // Before a withdrawal takes it along.
  const contact = (await trx.selectFrom(contactTable[table]).select('receipt_no').where('receipt_no', '=', receiptNo).executeTakeFirst()) !== undefined;
  if (table === 'voices') {
    const row = (await lockVoice(trx, receiptNo))!;
    const open = nextVoiceMoves(row.state as VoiceState, { by: 'resident', now, since: row.changed_at, answered: isAnswered(row) });
    if (open.includes('withdrawn')) await applyVoiceMove(ctx, trx, row, { to: 'withdrawn' }, 'resident');
    return { receiptNo, erasedAt: instantText(now), ...(await eraseVoice(ctx, trx, row)), contact };
  }
  const row = (await lockSuggestion(trx, receiptNo))!;
  const open = nextSuggestionMoves(row.state as SuggestionState, { ...(await suggestionMemory(trx, row)), by: 'resident', now });
  const last = open.includes('withdrawn') ? await applySuggestionMove(ctx, trx, row, { to: 'withdrawn', fields: {} }, { role: 'resident' }) : row;
  return { receiptNo, erasedAt: instantText(now), ...(await eraseSuggestion(ctx, trx, row, last)), contact };
};
