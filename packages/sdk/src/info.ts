import type { About } from './errors.ts';

/** What is known about the answer a value came in, beside the value itself. */
export interface ResponseInfo extends About {
  /** This write was done before; its first answer was kept and sent again. */
  readonly replayed: boolean;
  /** Records of the list that were left out because they do not fit the contract. */
  readonly skipped: number;
}

// On the value itself but not enumerable: it does not travel into JSON, copies or comparisons, and another copy of this
// library on the page can read it.
const mark = Symbol.for('congress-kit.response');

export const withInfo = <T>(value: T, info: ResponseInfo): T => {
  if (typeof value === 'object' && value !== null) Object.defineProperty(value, mark, { value: info });
  return value;
};

/** The request id and its like of a value that a function of this package returned. */
export const responseInfo = (value: unknown): ResponseInfo | undefined =>
  typeof value === 'object' && value !== null ? (value as Record<symbol, ResponseInfo | undefined>)[mark] : undefined;
