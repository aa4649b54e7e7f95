import type { AnyCongressError } from './errors.ts';

export interface RetryOptions {
  /** Tries after the first. Default 2. */
  readonly limit?: number;
  /** Longest `Retry-After` that is waited for, in milliseconds; a longer one is told at once. Default 10 000. */
  readonly maxWait?: number;
  /** Milliseconds before the n-th repetition, before jitter. Default 300, 600, 1200, … */
  readonly delay?: (repetition: number) => number;
}

const statuses = [408, 429, 500, 502, 503, 504];

/**
 * Would the same request succeed a moment later? Writes too: they carry an idempotency key, so a repetition is answered
 * with the first answer. What the server refused for a reason (400, 401, 403, 404, 410, 422) is not asked twice.
 */
export const worthRepeating = (error: AnyCongressError, maxWait: number): boolean => {
  switch (error.kind) {
    case 'network':
    case 'timeout':
      return true;
    case 'unreadable':
      // Half a JSON may be whole next time; a log-in page stays one.
      return error.reason === 'damaged';
    case 'problem':
      if ((error.retryAfter ?? 0) * 1000 > maxWait) return false;
      return error.code === 'idempotency_in_flight' || statuses.indexOf(error.status) !== -1;
    default:
      return false;
  }
};

/**
 * Milliseconds to wait before the n-th repetition: never less than the server asked for, and never the same for all, or the
 * pages that failed together would come back together.
 */
export const waitBefore = (repetition: number, error: AnyCongressError, delay = (n: number) => 300 * 2 ** (n - 1)): number => {
  const asked = error.kind === 'problem' ? error.retryAfter : undefined;
  return asked === undefined ? delay(repetition) * (0.5 + Math.random() / 2) : asked * 1000 * (1 + Math.random() / 10);
};
