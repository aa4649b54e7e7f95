import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import type { AppContext } from '../http/context.ts';

/** Deletes what was promised to be deleted: contact details past their day, answers past their 24 hours, old buckets, marks of who seconded. */
export const deleteExpired = async (ctx: AppContext): Promise<{ contacts: number }> => {
  const now = ctx.now();
  const { db } = ctx.store;
  const contacts = await db.deleteFrom('suggestion_contacts').where('delete_after', '<', shanghaiDay(now)).executeTakeFirst();
  await db.deleteFrom('suggestion_supports').where('delete_after', '<', now).execute();
  await db.deleteFrom('idempotency').where('delete_after', '<', now).execute();
  await db.deleteFrom('rate_buckets').where('filled_at', '<', new Date(now.getTime() - 2 * 86_400_000)).execute();
  return { contacts: Number(contacts.numDeletedRows) };
};
