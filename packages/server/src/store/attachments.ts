import { randomBytes } from 'node:crypto';
import { limits, type Attachment, type UploadedFile } from '@congress-kit/api';
import { maskPrivate } from '@congress-kit/api/rules/text';
import { sql, type Selectable } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { ApiProblem, type PlacedFault } from '../http/problems.ts';
import { fileName, type MediaType } from '../files/kinds.ts';
import type { Kept } from '../files/receive.ts';
import { ticketFor } from '../policies/tickets.ts';
import type { Database } from './database.ts';
import { grouped, instantText, some } from './format.ts';
import type { stepOwners } from './steps.ts';
import type { AttachmentsTable } from './tables.ts';
import type { Trx } from './transaction.ts';

export type AttachmentRow = Selectable<AttachmentsTable>;

/** As a suggestion or a move names it. */
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

/** The file is on disk: from here on it may be named. */
export const confirmAttachment = async (trx: Trx, row: AttachmentRow): Promise<UploadedFile> => {
  await trx.updateTable('attachments').set({ stored: true }).where('id', '=', row.id).execute();
  return { ...factsOf(row), keptUntil: instantText(row.delete_after!) };
};

/** First the file, then its row: interrupted in between, the next sweep begins with the same row again. */
export const discardAttachment = async ({ files, store }: AppContext, { id, stored_name }: Pick<AttachmentRow, 'id' | 'stored_name'>): Promise<void> => {
  await files.remove(stored_name);
  await store.db.deleteFrom('attachments').where('id', '=', id).where('delete_after', 'is not', null).execute();
};

/** Files that nobody named within their hours. Nobody can name them any more, so nothing can come between. */
export const orphans = (db: Database, now: Date) =>
  db.selectFrom('attachments').select(['id', 'stored_name']).where('delete_after', '<=', now).limit(500).execute();

const factsOf = (row: AttachmentRow) => ({
  id: row.id, mediaType: row.media_type, bytes: row.bytes, sha256: row.sha256, width: some(row.width), height: some(row.height),
});

/**
 * Locks the files a request names and tells which of them cannot be had: unknown, past their time, somebody else's, or
 * named twice; and whether they are too many with those that are there already.
 * @param options.named files that others of the same transaction named before; @param options.field where they stand in the body
 */
export const attachmentFaults = async (
  ctx: AppContext, trx: Trx, named: readonly Named[] = [], { receiptNo, named: gone, field = 'attachments' }: { receiptNo?: string; named?: ReadonlySet<string>; field?: string } = {},
): Promise<PlacedFault[]> => {
  if (named.length === 0) return [];
  const ids = named.map(({ id }) => id);
  const free = await trx.selectFrom('attachments').select('id').where('id', 'in', ids).where('stored', '=', true)
    .where('delete_after', '>', ctx.now()).orderBy('id').forUpdate().execute();
  const known = new Set(free.map(({ id }) => id).filter((id) => !gone?.has(id)));
  const faults: PlacedFault[] = ids.flatMap((id, index): PlacedFault[] =>
    known.delete(id) ? [] : [{ in: 'body', pointer: `/${field}/${index}/id`, code: 'unknown_reference' }]);
  const already = receiptNo === undefined ? 0 : Number((await trx.selectFrom('attachments').select(({ fn }) => fn.countAll<string>().as('count'))
    .where('receipt_no', '=', receiptNo).where('suggestion_step_id', 'is', null).executeTakeFirstOrThrow()).count);
  if (already + ids.length > limits.attachments) {
    faults.push({ in: 'body', pointer: `/${field}`, code: 'too_many', params: { max: limits.attachments, now: already + ids.length } });
  }
  return faults;
};

/** Whose a file becomes: a suggestion's, perhaps with one of its supplements or steps; or a case's step's. */
type Owner = { readonly receiptNo: string; readonly supplementId?: number; readonly suggestionStepId?: number } | { readonly caseStepId: number };

/** Makes them this one's, in their order. They were judged by `attachmentFaults` in the same transaction. */
export const claimAttachments = async (trx: Trx, named: readonly Named[] = [], owner: Owner): Promise<void> => {
  const columns = 'caseStepId' in owner ? { case_step_id: owner.caseStepId } : { receipt_no: owner.receiptNo, supplement_id: owner.supplementId ?? null, suggestion_step_id: owner.suggestionStepId ?? null };
  for (const [index, { id, name }] of named.entries()) {
    const { media_type } = await trx.selectFrom('attachments').select('media_type').where('id', '=', id).executeTakeFirstOrThrow();
    await trx.updateTable('attachments').set({
      ...columns, position: index,
      name: fileName(name, media_type as MediaType, index + 1), delete_after: null,
    }).where('id', '=', id).execute();
  }
};

/** The files a move names 佐证, if they can be had; refused otherwise. */
export const evidenceOf = async (ctx: AppContext, trx: Trx, named: readonly Named[] = []): Promise<readonly Named[]> => {
  const errors = await attachmentFaults(ctx, trx, named, { field: 'evidence' });
  if (errors.length > 0) throw new ApiProblem('invalid_request', { errors });
  return named;
};

/** For whom a list is made: everybody gets masked names and plain addresses; the others tickets, and the name as they may read it. */
export type Reader = 'public' | { readonly words: (text: string) => string };

type Tickets = Pick<AppContext, 'key' | 'now'>;

/** @param tickets absent: the plain address, for everybody */
const addressOf = (id: string, tickets: Tickets | undefined): string => `/attachments/${id}${tickets ? `?ticket=${ticketFor(tickets.key, id, tickets.now())}` : ''}`;

/** All files of a suggestion, as its reader sees them: its own, and those of its supplements by the supplement's id. */
export const readAttachments = async (
  ctx: Tickets, db: Database, receiptNo: string, reader: Reader,
): Promise<{ own: Attachment[]; ofSupplement: Map<number, Attachment[]> }> => {
  const rows = await db.selectFrom('attachments').selectAll().where('receipt_no', '=', receiptNo).where('suggestion_step_id', 'is', null).orderBy('position').execute();
  const own: Attachment[] = [];
  const ofSupplement = new Map<number, Attachment[]>();
  const words = reader === 'public' ? maskPrivate : reader.words;
  for (const row of rows) {
    const attachment = { ...factsOf(row), name: words(row.name ?? ''), url: addressOf(row.id, reader === 'public' ? undefined : ctx) };
    if (row.supplement_id === null) own.push(attachment);
    // A supplement is between the resident and the office.
    else if (reader !== 'public') ofSupplement.set(row.supplement_id, [...(ofSupplement.get(row.supplement_id) ?? []), attachment]);
  }
  return { own, ofSupplement };
};

/** The files of the steps of one record, by the step. */
export type Evidence = ReadonlyMap<number, Attachment[]>;

/** Their names are masked for every reader, as the notes of steps are. @param tickets absent: plain addresses, for everybody */
export const readEvidence = async (db: Database, table: keyof typeof stepOwners, owner: string, tickets?: Tickets): Promise<Evidence> => {
  // One of a suggestion's step is the suggestion's as well, and found by that.
  const found = table === 'suggestion_steps'
    ? sql`select attachments.*, suggestion_step_id as step_id from attachments where receipt_no = ${owner} and suggestion_step_id is not null`
    : sql`select attachments.*, case_step_id as step_id from case_steps join attachments on attachments.case_step_id = case_steps.id where case_number = ${owner}`;
  const { rows } = await sql<AttachmentRow & { step_id: number }>`${found} order by step_id, position`.execute(db);
  const files = grouped(rows, (row) => String(row.step_id));
  return new Map([...files].map(([step, those]) => [Number(step), those.map((row) => ({
    ...factsOf(row), name: maskPrivate(row.name ?? ''), url: addressOf(row.id, tickets),
  }))]));
};
