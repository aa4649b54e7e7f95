import type { AnyCongressError } from './errors.ts';

export interface RetryOptions {
  /** Tries after the first. Default 2. */
  readonly limit?: number;
  /** Longest `Retry-After` that is waited for, in milliseconds; a longer one is told at once. Default 10 000. */
  readonly maxWait?: number;
  /** Milliseconds before the n-th repetition, before jitter. Default 300, 600, … */
  readonly delay?: (repetition: number) => number;
}

export const retryStatuses = [408, 409, 429, 500, 502, 503, 504];

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
      return error.status === 409 ? error.code === 'idempotency_in_flight' : retryStatuses.indexOf(error.status) !== -1;
    default:
      return false;
  }
};
