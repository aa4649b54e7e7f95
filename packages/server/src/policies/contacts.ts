import { addMonths, shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import type { AppContext } from '../http/context.ts';
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

/** What of a draft is a contact. An anonymous sender who typed a name all the same did not mean to leave it. */
export const contactIn = ({ identityMode, name, phone }: { readonly identityMode: string; readonly name?: string | undefined; readonly phone?: string | undefined }): Contact => ({
  ...(name !== undefined && identityMode !== 'anonymous' && { name }), ...(phone !== undefined && { phone }),
});

/** @param from the day from which the months count, today or later */
export const keepContact = async (ctx: AppContext, trx: Trx, table: Kept, receiptNo: string, contact: Contact, from?: string): Promise<void> => {
  if (contact.name === undefined && contact.phone === undefined) return;
  const sealed = seal(ctx.key, 'contacts', JSON.stringify(contact), receiptNo);
  await trx.insertInto(table).values({ receipt_no: receiptNo, sealed, delete_after: deleteAfter(ctx, from) }).execute();
};

/** For the one public use there is: the name, where `identityMode` is `public`. */
export const openContact = (key: Buffer, receiptNo: string, sealed: string): Contact => JSON.parse(unseal(key, 'contacts', sealed, receiptNo)) as Contact;

/** The name, and of all the contact details nothing else. Unreadable (another key) is as good as not given. */
export const nameIn = (key: Buffer, receiptNo: string, sealed: string | null): string | undefined => {
  if (sealed === null) return undefined;
  try {
    return openContact(key, receiptNo, sealed).name;
  } catch {
    return undefined;
  }
};

export const postponeDeletion = async (ctx: AppContext, trx: Trx, receiptNo: string): Promise<void> => {
  await trx.updateTable('suggestion_contacts').set({ delete_after: deleteAfter(ctx) }).where('receipt_no', '=', receiptNo).execute();
};

/** What was withdrawn needs no asking back. */
export const forgetContact = async (trx: Trx, table: Kept, receiptNo: string): Promise<void> => {
  await trx.deleteFrom(table).where('receipt_no', '=', receiptNo).execute();
};
