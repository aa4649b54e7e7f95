/**
 * Rates as they are printed: always with numerator and denominator.
 *
 * domain rule: half-up to one decimal; 100.0 only when all, 0.0 only when none (else 99.9 and 0.1), so that nobody reads
 * “all” where one is missing. Shares that must total 100 use the largest remainder.
 */
import { RuleError } from './rule-error.ts';

/** `percent` is a text with one decimal and no sign, `"98.9"`; null when the denominator is 0. */
export type Rate = { numerator: number; denominator: number; percent: string | null };
export type Share = { count: number; percent: string | null };

/** Fewer papers than this and an evaluation's rates are absent, not zero (preset). */
export const defaultMinN = 5;

/** Above this the arithmetic would leave the exact integers. */
const largestCount = Math.floor(Number.MAX_SAFE_INTEGER / 4_000);

function checkCount(name: string, count: number): void {
  if (!Number.isInteger(count) || count < 0 || count > largestCount) {
    throw new RuleError('not_a_count', `${name} must be a whole number from 0 to ${largestCount}, not ${count}`, { [name]: count });
  }
}

/** Whole part of a division, exact for integers. */
function quotient(dividend: number, divisor: number): number {
  return (dividend - (dividend % divisor)) / divisor;
}

/**
 * A rate.
 * @throws RuleError `numerator_over_denominator` or `not_a_count` for pairs that cannot be
 * @example rate(174, 176) // { numerator: 174, denominator: 176, percent: '98.9' }
 */
export function rate(numerator: number, denominator: number): Rate {
  checkCount('numerator', numerator);
  checkCount('denominator', denominator);
  if (numerator > denominator) {
    throw new RuleError('numerator_over_denominator', `${numerator} of ${denominator} cannot be`, { numerator, denominator });
  }
  if (denominator === 0) return { numerator, denominator, percent: null };
  let tenths = quotient(numerator * 2_000 + denominator, denominator * 2);
  if (tenths === 1_000 && numerator < denominator) tenths = 999;
  if (tenths === 0 && numerator > 0) tenths = 1;
  return { numerator, denominator, percent: (tenths / 10).toFixed(1) };
}

/**
 * A rate that is absent (null) when its denominator is below `minN`; an impossible pair throws even then.
 */
export function suppressedRate(numerator: number, denominator: number, minN: number = defaultMinN): Rate | null {
  const shown = rate(numerator, denominator);
  return denominator < minN ? null : shown;
}

/**
 * Shares of one whole that total 100 (`decimals: 0`) or 100.0 (`decimals: 1`) exactly, by the largest remainder; of
 * equal remainders the first in the list is served first.
 *
 * With one decimal a share is 0.0 only when its count is 0 and 100.0 only when it has everything: the smallest shares
 * are lifted to 0.1 at the cost of the largest. Whole percents are not lifted; there a 0 means “below one half”.
 * @returns one share per count, in order; `percent` is null when all counts are 0
 */
export function shares(counts: readonly number[], decimals: 0 | 1 = 1): Share[] {
  counts.forEach((count, index) => checkCount(`count${index}`, count));
  const total = counts.reduce((sum, count) => sum + count, 0);
  checkCount('total', total);
  if (total === 0) return counts.map((count) => ({ count, percent: null }));
  const scale = decimals === 1 ? 1_000 : 100;
  const units = largestRemainder(counts, total, scale);
  if (decimals === 1) liftSmallest(counts, units);
  return counts.map((count, index) => {
    const unit = units[index] as number;
    return { count, percent: decimals === 1 ? (unit / 10).toFixed(1) : String(unit) };
  });
}

function largestRemainder(counts: readonly number[], total: number, scale: number): number[] {
  const units = counts.map((count) => quotient(count * scale, total));
  const byRemainder = counts
    .map((count, index) => ({ index, remainder: (count * scale) % total }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  const left = scale - units.reduce((sum, unit) => sum + unit, 0);
  for (const { index } of byRemainder.slice(0, left)) units[index] = (units[index] as number) + 1;
  return units;
}

function liftSmallest(counts: readonly number[], units: number[]): void {
  counts.forEach((count, index) => {
    if (count === 0 || units[index] !== 0) return;
    const largest = units.indexOf(Math.max(...units));
    // More than a thousand shares: 0.1 for everybody would pass 100.
    if ((units[largest] as number) < 2) return;
    units[index] = 1;
    units[largest] = (units[largest] as number) - 1;
  });
}

/**
 * Counts of one axis of an evaluation 测评: 满意, 基本满意, 不满意, 不了解, 弃权. `valid` are the valid papers, when it is known
 * that some left the axis blank; otherwise the sum of the counts.
 */
export type EvaluationCounts = {
  satisfied: number; basic: number; unsatisfied: number; unknown?: number; abstain?: number; valid?: number;
};

/**
 * The two named rates of an evaluation, always both: 满意率 and 满意和基本满意率. 不了解 and 弃权 are in the denominator.
 * @returns null when fewer than `minN` valid papers came in
 */
export function satisfactionRates(
  counts: EvaluationCounts, minN: number = defaultMinN,
): { satisfied: Rate; satisfiedOrBasic: Rate } | null {
  const { satisfied, basic, unsatisfied, unknown = 0, abstain = 0 } = counts;
  for (const [name, count] of Object.entries({ satisfied, basic, unsatisfied, unknown, abstain })) checkCount(name, count);
  const sum = satisfied + basic + unsatisfied + unknown + abstain;
  const valid = counts.valid ?? sum;
  checkCount('valid', valid);
  if (sum > valid) throw new RuleError('more_answers_than_papers', `${sum} answers on ${valid} valid papers`, { sum, valid });
  const rates = { satisfied: rate(satisfied, valid), satisfiedOrBasic: rate(satisfied + basic, valid) };
  return valid < minN ? null : rates;
}
