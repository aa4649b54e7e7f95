import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { sweepIncoming } from '../files/receive.ts';
import type { AppContext } from '../http/context.ts';
import { discardAttachment, orphans } from '../store/attachments.ts';
import { actors, writeAudit } from '../store/audit.ts';
import { inTransaction } from '../store/transaction.ts';

/**
 * Deletes what was promised to be deleted: contact details past their day, answers and files without a suggestion past their 24
 * hours, old buckets, marks of who seconded. The audit log proves it: how many of what, never whose.
 */
export const deleteExpired = async (ctx: AppContext): Promise<{ contacts: number; files: number }> => {
  const now = ctx.now();
  const today = shanghaiDay(now);
  const { db } = ctx.store;
  let files = 0;
  let kept: { readonly error: unknown } | undefined;
  try {
    for (const file of await orphans(db, now)) {
      await discardAttachment(ctx, file);
      files += 1;
    }
  } catch (error) {
    // A bucket that does not answer has its files until it does. What stands in the database goes on its day all the same.
    kept = { error };
  }
  await sweepIncoming(ctx.files.incoming, now);
  await db.deleteFrom('idempotency').where('delete_after', '<', now).execute();
  await db.deleteFrom('rate_buckets').where('filled_at', '<', new Date(now.getTime() - 2 * 86_400_000)).execute();
  const contacts = await inTransaction(db, async (trx) => {
    const gone = async (table: 'suggestion_contacts' | 'voice_contacts' | 'suggestion_supports', before: string | Date): Promise<number> =>
      Number((await trx.deleteFrom(table).where('delete_after', '<', before as never).executeTakeFirst()).numDeletedRows);
    const found = (await gone('suggestion_contacts', today)) + (await gone('voice_contacts', today));
    const supports = await gone('suggestion_supports', now);
    if (found + supports + files > 0) {
      await writeAudit(ctx, trx, { by: actors.server, act: 'purge', subject: today, detail: { contacts: found, supports, files, retentionMonths: ctx.config.consent.retentionMonths } });
    }
    return found;
  });
  if (kept) throw kept.error;
  return { contacts, files };
};
