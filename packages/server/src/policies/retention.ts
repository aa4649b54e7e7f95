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
  const unnamed = await orphans(db, now);
  for (const file of unnamed) await discardAttachment(ctx, file);
  await sweepIncoming(ctx.files.incoming, now);
  await db.deleteFrom('idempotency').where('delete_after', '<', now).execute();
  await db.deleteFrom('rate_buckets').where('filled_at', '<', new Date(now.getTime() - 2 * 86_400_000)).execute();
  return inTransaction(db, async (trx) => {
    const gone = async (table: 'suggestion_contacts' | 'voice_contacts' | 'suggestion_supports', before: string | Date): Promise<number> =>
      Number((await trx.deleteFrom(table).where('delete_after', '<', before as never).executeTakeFirst()).numDeletedRows);
    const contacts = (await gone('suggestion_contacts', today)) + (await gone('voice_contacts', today));
    const supports = await gone('suggestion_supports', now);
    const files = unnamed.length;
    if (contacts + supports + files > 0) {
      await writeAudit(ctx, trx, { by: actors.server, act: 'purge', subject: today, detail: { contacts, supports, files, retentionMonths: ctx.config.consent.retentionMonths } });
    }
    return { contacts, files };
  });
};
