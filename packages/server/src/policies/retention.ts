import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { sweepIncoming } from '../files/receive.ts';
import type { AppContext } from '../http/context.ts';
import { discardAttachment, orphans } from '../store/attachments.ts';

/** Deletes what was promised to be deleted: contact details past their day, answers and files without a suggestion past their 24 hours, old buckets, marks of who seconded. */
export const deleteExpired = async (ctx: AppContext): Promise<{ contacts: number; files: number }> => {
  const now = ctx.now();
  const { db } = ctx.store;
  const contacts = await db.deleteFrom('suggestion_contacts').where('delete_after', '<', shanghaiDay(now)).executeTakeFirst();
  const ofVoices = await db.deleteFrom('voice_contacts').where('delete_after', '<', shanghaiDay(now)).executeTakeFirst();
  await db.deleteFrom('suggestion_supports').where('delete_after', '<', now).execute();
  await db.deleteFrom('idempotency').where('delete_after', '<', now).execute();
  await db.deleteFrom('rate_buckets').where('filled_at', '<', new Date(now.getTime() - 2 * 86_400_000)).execute();
  const unnamed = await orphans(db, now);
  for (const file of unnamed) await discardAttachment(ctx, file);
  await sweepIncoming(ctx.files.incoming, now);
  return { contacts: Number(contacts.numDeletedRows + ofVoices.numDeletedRows), files: unnamed.length };
};
