import type { HolidayTable } from '@congress-kit/api/rules/working-days';
import type { AppContext } from '../http/context.ts';
import { actors, writeAudit } from './audit.ts';
import { dueDaysOf } from './case-clock.ts';
import { readHolidays } from './holidays.ts';
import { inTransaction, type Trx } from './transaction.ts';

/** The due days that are stored, of cases not answered yet, by the years known now. */
const countAnew = async (trx: Trx): Promise<number> => {
  const rows = await trx.selectFrom('cases').select(['number', 'first_assigned_on', 'assigned_on', 'extension_months', 'pauses', 'done_on', 'due_on', 'rehandled_on', 'first_done_on', 'rehandling_due_on'])
    .where('assigned_on', 'is not', null).where('done_on', 'is', null).orderBy('number').forUpdate().execute();
  const moved = rows.map((row) => ({ row, days: dueDaysOf(row) })).filter(({ row, days }) => row.due_on !== days.due_on || row.rehandling_due_on !== days.rehandling_due_on);
  for (const { row, days } of moved) await trx.updateTable('cases').set(days).where('number', '=', row.number).execute();
  return moved.length;
};

/**
 * Adds a year, or puts it in the place of the one that was there.
 * @returns how many cases are due on another day now
 */
export const addHolidays = (ctx: Pick<AppContext, 'store' | 'key' | 'now'>, { year, holidays, workdays }: HolidayTable, source: string): Promise<number> =>
  inTransaction(ctx.store.db, async (trx) => {
    const values = { days: JSON.stringify(holidays), workdays: JSON.stringify(workdays), source, added_at: ctx.now() };
    await trx.insertInto('holidays').values({ year, ...values }).onConflict((conflict) => conflict.column('year').doUpdateSet(values)).execute();
    await readHolidays(trx);
    const cases = await countAnew(trx);
    await writeAudit(ctx, trx, { by: actors.commandLine, act: 'holidays.add', subject: String(year), detail: { holidays: holidays.length, workdays: workdays.length, cases } });
    return cases;
  });
