import type { RawBuilder } from 'kysely';
import { dueDaysOf } from './case-clock.ts';
import type { Trx } from './transaction.ts';

/**
 * Stores the due days of these cases anew, by the years and clocks known now.
 * @returns how many are due on another day now
 */
export const storeDueDays = async (trx: Trx, which: RawBuilder<boolean>): Promise<number> => {
  const rows = await trx.selectFrom('cases').select(['number', 'registered_on', 'figures_on', 'first_assigned_on', 'assigned_on', 'extension_months', 'pauses', 'done_on', 'due_on', 'rehandled_on', 'first_done_on', 'rehandling_due_on'])
    .where('assigned_on', 'is not', null).where(which).orderBy('number').forUpdate().execute();
  const moved = rows.map((row) => ({ row, days: dueDaysOf(row) })).filter(({ row, days }) => row.due_on !== days.due_on || row.rehandling_due_on !== days.rehandling_due_on);
  for (const { row, days } of moved) await trx.updateTable('cases').set(days).where('number', '=', row.number).execute();
  return moved.length;
};
