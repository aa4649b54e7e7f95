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
export const deleteAfter = (ctx: AppContext): string => addMonths(shanghaiDay(ctx.now()), ctx.config.consent.retentionMonths);

export const keepContact = async (ctx: AppContext, trx: Trx, receiptNo: string, contact: Contact): Promise<void> => {
  if (contact.name === undefined && contact.phone === undefined) return;
  const sealed = seal(ctx.key, 'contacts', JSON.stringify(contact), receiptNo);
  await trx.insertInto('suggestion_contacts').values({ receipt_no: receiptNo, sealed, delete_after: deleteAfter(ctx) }).execute();
};

/** For the one public use there is: the name, where `identityMode` is `public`. */
export const openContact = (key: Buffer, receiptNo: string, sealed: string): Contact => JSON.parse(unseal(key, 'contacts', sealed, receiptNo)) as Contact;

export const postponeDeletion = async (ctx: AppContext, trx: Trx, receiptNo: string): Promise<void> => {
  await trx.updateTable('suggestion_contacts').set({ delete_after: deleteAfter(ctx) }).where('receipt_no', '=', receiptNo).execute();
};

/** A withdrawn suggestion needs no asking back. */
export const forgetContact = async (trx: Trx, receiptNo: string): Promise<void> => {
  await trx.deleteFrom('suggestion_contacts').where('receipt_no', '=', receiptNo).execute();
};
