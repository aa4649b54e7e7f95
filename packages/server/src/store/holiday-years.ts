import { holidayTables } from '@congress-kit/api/rules/holidays.data';
import type { HolidayTable } from '@congress-kit/api/rules/working-days';
import { sql } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { actors, writeAudit } from './audit.ts';
import type { Database } from './database.ts';
import { storeDueDays } from './due-days.ts';
import { knownHolidays, readHolidays, type December } from './holidays.ts';
import { inTransaction, type Trx } from './transaction.ts';

type Ctx = Pick<AppContext, 'store' | 'key' | 'now'>;

/** The due days that are stored, of cases not answered yet, by the years known now. */
const countAnew = async (trx: Trx): Promise<number> => {
  await readHolidays(trx);
  return storeDueDays(trx, sql<boolean>`cases.done_on is null`);
};

/** The year before a notice that reaches back into its December is not known by a notice of its own. */
export class YearBeforeMissing extends Error {
  override readonly name = 'YearBeforeMissing';
  readonly year: number;
  constructor(year: number) {
    super(`the notice of ${year} is needed first`);
    this.year = year;
  }
}

/**
 * Adds a year, or puts it in the place of the one that was there. What another year's notice says of its December stays.
 * @returns how many cases are due on another day now
 */
export const addHolidays = (ctx: Ctx, { year, holidays, workdays, december }: HolidayTable & { readonly december?: December }, source: string): Promise<number> =>
  inTransaction(ctx.store.db, async (trx) => {
    if (december) {
      await readHolidays(trx);
      if (!knownHolidays().some((one) => one.year === year - 1 && !one.provisional)) throw new YearBeforeMissing(year - 1);
    }
    const values = { days: JSON.stringify(holidays), workdays: JSON.stringify(workdays), december: december ? JSON.stringify(december) : null, source, added_at: ctx.now() };
    await trx.insertInto('holidays').values({ year, ...values }).onConflict((conflict) => conflict.column('year').doUpdateSet(values)).execute();
    const cases = await countAnew(trx);
    await writeAudit(ctx, trx, { by: actors.commandLine, act: 'holidays.add', subject: String(year), detail: { holidays: holidays.length, workdays: workdays.length, cases } });
    return cases;
  });

/**
 * Takes away a year that was added, with what its notice said of the December before; one that is shipped is then in force again.
 * @returns how many cases are due on another day now; undefined when no such year was added
 */
export const removeHolidays = (ctx: Ctx, year: number): Promise<number | undefined> =>
  inTransaction(ctx.store.db, async (trx) => {
    if (!(await trx.deleteFrom('holidays').where('year', '=', year).returning('year').executeTakeFirst())) return undefined;
    const cases = await countAnew(trx);
    await writeAudit(ctx, trx, { by: actors.commandLine, act: 'holidays.remove', subject: String(year), detail: { cases } });
    return cases;
  });

export interface KnownYear extends HolidayTable {
  /** The file it was added from, and when; absent where it came with the kit. */
  readonly added?: { readonly source: string; readonly at: Date };
  /** Of the December before, where its notice reaches back. */
  readonly december?: December;
  /** One that came with the kit would be in force without it. */
  readonly isShipped: boolean;
}

/** The years that are known, in their order. */
export const listHolidays = async (db: Database): Promise<KnownYear[]> => {
  await readHolidays(db);
  const rows = await db.selectFrom('holidays').select(['year', 'source', 'added_at', 'december']).execute();
  return [...knownHolidays()].sort((one, other) => one.year - other.year).map((table) => {
    const row = rows.find(({ year }) => year === table.year);
    return { ...table, ...(row && { added: { source: row.source, at: row.added_at } }), ...(row?.december && { december: row.december }), isShipped: holidayTables.some(({ year }) => year === table.year) };
  });
};
