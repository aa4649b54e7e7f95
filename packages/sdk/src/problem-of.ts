import type { OperationSpec, ProblemsOf } from '@congress-kit/api/operation';
import { isProblemError, type ProblemError } from './errors.ts';

// Types only: of the contract itself nothing is loaded by this file.
type Contract = typeof import('@congress-kit/api');

/** The names of all operations, which are the names of the functions of this package. */
export type OperationId = { [Name in keyof Contract]: Contract[Name] extends OperationSpec ? Name : never }[keyof Contract] & string;

/** The problems that one operation may answer, by its name: `ProblemCodeOf<'rateReply'>`. */
export type ProblemCodeOf<Id extends OperationId> = Contract[Id] extends infer O extends OperationSpec ? ProblemsOf<O> : never;

/**
 * Is it a refusal of this operation, and (when codes are given) one of these? Only codes that this operation may answer can
 * be asked for, and `error.code` is narrowed to them.
 *
 * @example
 * try {
 *   await rateReply(client, { receiptNo }, draft, { secret });
 * } catch (error) {
 *   if (isProblemOf(error, 'rateReply', 'already_rated')) return showRating();
 *   if (isProblemOf(error, 'rateReply')) return say(error.code); // offers every code of this operation, and takes newer ones
 *   throw error;
 * }
 */
export const isProblemOf = <Id extends OperationId, Code extends ProblemCodeOf<Id> = never>(
  error: unknown,
  operation: Id,
  ...codes: Code[]
): error is ProblemError<[Code] extends [never] ? ProblemCodeOf<Id> | (string & {}) : Code> =>
  isProblemError(error, ...codes) && error.about.operation === operation;
