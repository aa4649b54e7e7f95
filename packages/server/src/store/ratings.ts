import { limits } from '@congress-kit/api';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import type { AppContext } from '../http/context.ts';
import { searchable } from './searching.ts';
import { overallOf } from './suggestion-moves.ts';
import { sourceOf } from './suggestion-writes.ts';
import type { Trx } from './transaction.ts';

/**
 * The sums of a case's ratings (背靠背: never a single one, and collected by the congress office, never by the unit).
 *
 * Published in lots of `limits.minRatings`: at 5, 10, 15 … If every new rating moved the figures, the difference of two
 * answers would be one person's rating. The case's row is locked by the caller.
 */
export const refreshEvaluation = async (ctx: AppContext, trx: Trx, caseNumber: string, round: number): Promise<void> => {
  const ratings = await trx.selectFrom('ratings').select(['attitude', 'result']).where('case_number', '=', caseNumber).where('round', '=', round).orderBy('id').execute();
  const lot = limits.minRatings;
  const shown = ratings.slice(0, Math.floor(ratings.length / lot) * lot);
  // Changed only when a lot is full, or `issued` would still tell when somebody rated.
  if (shown.length === 0 || shown.length !== ratings.length) return;
  const found = await trx.selectFrom('cases').select('title').where('number', '=', caseNumber).executeTakeFirst();
  const asked = await trx.selectFrom('suggestions').select('receipt_no').where('case_number', '=', caseNumber).where('state', 'in', ['replied', 'rated', 'closed']).execute();
  const countsOf = (axis: string, value: (rating: { attitude: string; result: string }) => string) => {
    const count = (word: string) => shown.filter((rating) => value(rating) === word).length;
    return { axis, satisfied: count('satisfied'), basic: count('basic'), unsatisfied: count('unsatisfied') };
  };
  const axes = JSON.stringify([
    countsOf('attitude', (rating) => rating.attitude),
    countsOf('result', (rating) => rating.result),
    countsOf('overall', (rating) => overallOf(rating.attitude, rating.result)),
  ]);
  const congress = await sourceOf(trx);
  const name = found?.title ?? caseNumber;
  const figures = {
    subject_name: name, issued: Math.max(asked.length, shown.length), returned: shown.length, valid: shown.length, invalid: 0, axes,
    as_of: shanghaiDay(ctx.now()), ...searchable(`${name}\n${caseNumber}`.toLowerCase()),
  };
  await trx.insertInto('evaluations').values({
    id: `${caseNumber}-R${round}`, subject_kind: 'case', subject_id: caseNumber, round, method: 'back_to_back',
    collected_by: `${congress}常务委员会办公室`, sealed_until: null, minimum: lot, source: congress, ...figures,
  }).onConflict((conflict) => conflict.column('id').doUpdateSet(figures)).execute();
};
