import { randomBytes } from 'node:crypto';
import { limits, type Attachment, type UploadedFile } from '@congress-kit/api';
import { maskPrivate } from '@congress-kit/api/rules/text';
import type { Selectable } from 'kysely';
import type { AppContext } from '../http/context.ts';
import type { PlacedFault } from '../http/problems.ts';
import { fileName, type MediaType } from '../files/kinds.ts';
import type { Kept } from '../files/receive.ts';
import { ticketFor } from '../policies/tickets.ts';
import type { Database } from './database.ts';
import { instantText, some } from './format.ts';
import { isPublicSuggestion } from './suggestions.ts';
import type { AttachmentsTable } from './tables.ts';
import type { Trx } from './transaction.ts';

export type AttachmentRow = Selectable<AttachmentsTable>;

/** As a suggestion names it. */
export interface Named {
  readonly id: string;
  readonly name?: string | undefined;
}

/** The row before the file: whatever happens from here on, the sweep will find it. */
export const announceAttachment = async (ctx: AppContext, { mediaType, bytes, sha256, width, height }: Kept): Promise<AttachmentRow> => {
  const now = ctx.now();
  const random = (): string => randomBytes(20).toString('hex');
  return ctx.store.db.insertInto('attachments').values({
    id: random(), stored_name: random(), stored: false, media_type: mediaType, bytes, sha256, width, height, created_at: now,
    delete_after: new Date(now.getTime() + limits.attachmentHours * 3_600_000),
  }).returningAll().executeTakeFirstOrThrow();
};

/** The file is on disk: from here on a suggestion may name it. */
export const confirmAttachment = async (trx: Trx, row: AttachmentRow): Promise<UploadedFile> => {
  await trx.updateTable('attachments').set({ stored: true }).where('id', '=', row.id).execute();
  return { ...factsOf(row), keptUntil: instantText(row.delete_after!) };
};

/** First the file, then its row: interrupted in between, the next sweep begins with the same row again. */
export const discardAttachment = async ({ files, store }: AppContext, { id, stored_name }: Pick<AttachmentRow, 'id' | 'stored_name'>): Promise<void> => {
  await files.remove(stored_name);
  await store.db.deleteFrom('attachments').where('id', '=', id).where('receipt_no', 'is', null).execute();
};

/** Files that nobody named within their hours. Nobody can name them any more, so nothing can come between. */
export const orphans = (db: Database, now: Date) =>
  db.selectFrom('attachments').select(['id', 'stored_name']).where('receipt_no', 'is', null).where('delete_after', '<=', now).limit(500).execute();

const factsOf = (row: AttachmentRow) => ({
  id: row.id, mediaType: row.media_type, bytes: row.bytes, sha256: row.sha256, width: some(row.width), height: some(row.height),
});

const pointerTo = (index: number): string => `/attachments/${index}/id`;

/**
 * Locks the files a request names and tells which of them cannot be had: unknown, past their time, another suggestion's, or
 * named twice; and whether they are too many with those that are there already.
 * @param options.named files that others of the same transaction named before
 */
export const attachmentFaults = async (
  ctx: AppContext, trx: Trx, named: readonly Named[] = [], { receiptNo, named: gone }: { receiptNo?: string; named?: ReadonlySet<string> } = {},
): Promise<PlacedFault[]> => {
  if (named.length === 0) return [];
  const ids = named.map(({ id }) => id);
  const free = await trx.selectFrom('attachments').select('id').where('id', 'in', ids).where('receipt_no', 'is', null).where('stored', '=', true)
    .where('delete_after', '>', ctx.now()).orderBy('id').forUpdate().execute();
  const known = new Set(free.map(({ id }) => id).filter((id) => !gone?.has(id)));
  const faults: PlacedFault[] = ids.flatMap((id, index): PlacedFault[] =>
    known.delete(id) ? [] : [{ in: 'body', pointer: pointerTo(index), code: 'unknown_reference' }]);
  const already = receiptNo === undefined ? 0 : Number((await trx.selectFrom('attachments').select(({ fn }) => fn.countAll<string>().as('count'))
    .where('receipt_no', '=', receiptNo).executeTakeFirstOrThrow()).count);
  if (already + ids.length > limits.attachments) {
    faults.push({ in: 'body', pointer: '/attachments', code: 'too_many', params: { max: limits.attachments, now: already + ids.length } });
  }
  return faults;
};

/** Makes them this suggestion's, in their order. They were judged by `attachmentFaults` in the same transaction. */
export const claimAttachments = async (trx: Trx, named: readonly Named[] = [], owner: { receiptNo: string; supplementId?: number }): Promise<void> => {
  for (const [index, { id, name }] of named.entries()) {
    const { media_type } = await trx.selectFrom('attachments').select('media_type').where('id', '=', id).executeTakeFirstOrThrow();
    await trx.updateTable('attachments').set({
      receipt_no: owner.receiptNo, supplement_id: owner.supplementId ?? null, position: index,
      name: fileName(name, media_type as MediaType, index + 1), delete_after: null,
    }).where('id', '=', id).execute();
  }
};

/** For whom a list is made: everybody gets masked names and plain addresses; the others tickets, and the name as they may read it. */
export type Reader = 'public' | { readonly words: (text: string) => string };

const addressOf = ({ key, now }: Pick<AppContext, 'key' | 'now'>, id: string, reader: Reader): string =>
  `/attachments/${id}${reader === 'public' ? '' : `?ticket=${ticketFor(key, id, now())}`}`;

/** All files of a suggestion, as its reader sees them: its own, and those of its supplements by the supplement's id. */
export const readAttachments = async (
  ctx: Pick<AppContext, 'key' | 'now'>, db: Database, receiptNo: string, reader: Reader,
): Promise<{ own: Attachment[]; ofSupplement: Map<number, Attachment[]> }> => {
  const rows = await db.selectFrom('attachments').selectAll().where('receipt_no', '=', receiptNo).orderBy('position').execute();
  const own: Attachment[] = [];
  const ofSupplement = new Map<number, Attachment[]>();
  const words = reader === 'public' ? maskPrivate : reader.words;
  for (const row of rows) {
    const attachment = { ...factsOf(row), name: words(row.name ?? ''), url: addressOf(ctx, row.id, reader) };
    if (row.supplement_id === null) own.push(attachment);
    // A supplement is between the resident and the office.
    else if (reader !== 'public') ofSupplement.set(row.supplement_id, [...(ofSupplement.get(row.supplement_id) ?? []), attachment]);
  }
  return { own, ofSupplement };
};

/** A file by its id, and whether everybody may have it: it belongs to the text of a suggestion that is public in full. */
export const findAttachment = async (db: Database, id: string): Promise<(AttachmentRow & { isPublic: boolean }) | undefined> => {
  const row = await db.selectFrom('attachments').leftJoin('suggestions', 'suggestions.receipt_no', 'attachments.receipt_no').selectAll('attachments')
    .select(isPublicSuggestion.as('listed')).select('suggestions.visibility').where('attachments.id', '=', id).where('attachments.receipt_no', 'is not', null).executeTakeFirst();
  return row && { ...row, isPublic: row.listed === true && row.visibility === 'full' && row.supplement_id === null };
};
