import { addMonths, shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import type { AppContext } from '../http/context.ts';
import { insertRecords } from '../store/rows.ts';
import type { Trx } from '../store/transaction.ts';
import { seal, unseal } from './seal.ts';

/** How to reach who wrote. Apart from the suggestion, encrypted, and gone N months after it is closed. */
export interface Contact {
  readonly name?: string;
  readonly phone?: string;
}

/**
 * The day contact details are deleted, counted from today. Set when they are stored, so that nothing is kept for want of a
 * date, and moved on by every step: after the last one, the closing, it is what the notice promised.
 */
export const deleteAfter = (ctx: AppContext, from = shanghaiDay(ctx.now())): string => addMonths(from, ctx.config.consent.retentionMonths);

type Kept = 'suggestion_contacts' | 'voice_contacts';

/** What of a draft is a contact. Who is anonymous was told that nobody can reach them: a name or a phone sent all the same is not kept. */
export const contactIn = ({ identityMode, name, phone }: { readonly identityMode: string; readonly name?: string | undefined; readonly phone?: string | undefined }): Contact =>
  (identityMode === 'anonymous' ? {} : { ...(name !== undefined && { name }), ...(phone !== undefined && { phone }) });

/** What is stored of it beside the day it is deleted: one row, or none where there is nothing to store. */
export const contactRow = (ctx: AppContext, receiptNo: string, contact: Contact): { receipt_no: string; sealed: string }[] =>
  (contact.name === undefined && contact.phone === undefined ? []
    : [{ receipt_no: receiptNo, sealed: seal(ctx.key, 'contacts', JSON.stringify(contact), receiptNo) }]);

/** @param from the day from which the months count, today or later */
export const keepContact = async (ctx: AppContext, trx: Trx, table: Kept, receiptNo: string, contact: Contact, from?: string): Promise<void> => {
  await insertRecords(trx, table, contactRow(ctx, receiptNo, contact), { same: { delete_after: deleteAfter(ctx, from) } });
};

/** Replaces it, for as long as what was there would have been kept; with nothing in it, it is gone. What should have been gone already says nothing about what comes now. */
export const storeContact = async (ctx: AppContext, trx: Trx, table: Kept, receiptNo: string, contact: Contact): Promise<void> => {
  const before = await trx.selectFrom(table).select('delete_after').where('receipt_no', '=', receiptNo).executeTakeFirst();
  await forgetContact(trx, table, receiptNo);
  await keepContact(ctx, trx, table, receiptNo, contact);
  if (before && before.delete_after >= shanghaiDay(ctx.now())) await trx.updateTable(table).set({ delete_after: before.delete_after }).where('receipt_no', '=', receiptNo).execute();
};

/** For the one public use there is: the name, where `identityMode` is `public`. */
export const openContact = (key: Buffer, receiptNo: string, sealed: string): Contact => JSON.parse(unseal(key, 'contacts', sealed, receiptNo)) as Contact;

/** The same for whoever it belongs to. Unreadable (another key) is as good as not given. */
export const contactOf = (key: Buffer, receiptNo: string, sealed: string): Contact => {
  try {
    return openContact(key, receiptNo, sealed);
  } catch {
    return {};
  }
};

/** The name, and of all the contact details nothing else. Unreadable (another key) is as good as not given. */
export const nameIn = (key: Buffer, receiptNo: string, sealed: string | null): string | undefined => {
  return sealed === null ? undefined : contactOf(key, receiptNo, sealed).name;
};

/** Not of what waits for the next purge already. */
export const postponeDeletion = async (ctx: AppContext, trx: Trx, receiptNo: string): Promise<void> => {
  await trx.updateTable('suggestion_contacts').set({ delete_after: deleteAfter(ctx) }).where('receipt_no', '=', receiptNo).where('delete_after', '>=', shanghaiDay(ctx.now())).execute();
};

/** What was withdrawn needs no asking back. */
export const forgetContact = async (trx: Trx, table: Kept, receiptNo: string): Promise<void> => {
  await trx.deleteFrom(table).where('receipt_no', '=', receiptNo).execute();
};
