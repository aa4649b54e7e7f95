import { dueCaseMove, type CaseState } from '@congress-kit/api/rules/case-flow';
import { dueSuggestionMove, type SuggestionState } from '@congress-kit/api/rules/suggestion-flow';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import type { AppContext } from '../http/context.ts';
import { caseMemory, lockCase, writeCaseStep } from '../store/case-moves.ts';
import { readSetting } from '../store/settings.ts';
import { applySuggestionMove, lockSuggestion, suggestionMemory } from '../store/suggestion-moves.ts';
import { inTransaction } from '../store/transaction.ts';

/**
 * What happens by itself: 30 days of silence (30 × 24 h) end a request for more, the time to rate, and an evaluation; a
 * suggestion rated satisfied or basic is closed 30 days after.
 * Each in a transaction of its own and judged again under its lock, so that several processes may do this at once.
 */
const silence = 30 * 86_400_000;
/** So many in one go; the rest comes with the next. */
const lot = 500;

const suggestionsDue = async (ctx: AppContext, before: Date): Promise<number> => {
  const { db } = ctx.store;
  const due = await db.selectFrom('suggestions').select('receipt_no').where('state', 'in', ['replied', 'needs_supplement', 'rated']).where('changed_at', '<=', before)
    .orderBy('changed_at').limit(lot).execute();
  let moved = 0;
  for (const { receipt_no } of due) {
    await inTransaction(db, async (trx) => {
      const row = await lockSuggestion(trx, receipt_no);
      const to = row && dueSuggestionMove(row.state as SuggestionState, await suggestionMemory(trx, row), ctx.now());
      if (!row || !to) return;
      await applySuggestionMove(ctx, trx, row, { to, fields: {} }, { role: 'system' });
      moved += 1;
    });
  }
  return moved;
};

const casesDue = async (ctx: AppContext, before: Date): Promise<number> => {
  const { db } = ctx.store;
  const due = await db.selectFrom('cases').select('number').where('state', '=', 'evaluating').where('changed_at', '<=', before).orderBy('changed_at').limit(lot).execute();
  let moved = 0;
  for (const { number } of due) {
    await inTransaction(db, async (trx) => {
      const row = await lockCase(trx, number);
      const now = ctx.now();
      const to = row && dueCaseMove(row.state as CaseState, await caseMemory(trx, row), now);
      if (!row || !to) return;
      await trx.updateTable('cases').set({ state: to, changed_at: now, as_of: shanghaiDay(now) }).where('number', '=', number).execute();
      await writeCaseStep(trx, { number, type: to, at: now, actor: { role: 'system', organizationId: null } });
      moved += 1;
    });
  }
  return moved;
};

export const makeDueMoves = async (ctx: AppContext): Promise<{ suggestions: number; cases: number }> => {
  // The invented county stands still at its day; closing what it shows as waiting would empty the example.
  if (await readSetting(ctx.store.db, 'sample')) return { suggestions: 0, cases: 0 };
  const before = new Date(ctx.now().getTime() - silence);
  return { suggestions: await suggestionsDue(ctx, before), cases: await casesDue(ctx, before) };
};
