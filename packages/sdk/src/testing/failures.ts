import type { ProblemCode } from '@congress-kit/api/problem';
import type { OperationId } from '../problem-of.ts';
import type { Hardness } from './prove.ts';
import type { Random } from './random.ts';

/** Something that goes wrong on demand. */
export type Failure = FailureScope & (
  | {
    /** A refusal (RFC 9457) with this code, its status and its words. */
    readonly problem: ProblemCode;
    /** Seconds, also sent as `Retry-After`. */
    readonly retryAfter?: number;
    /** With a 429: offer work instead of waiting; a request that brings the solution is let through. `true`, or how hard. */
    readonly challenge?: true | Hardness;
    /** With `invalid_request`: which values, by JSON pointer; the words are added. */
    readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly params?: Record<string, unknown> }[];
    /** With `move_not_allowed`: the moves that are. */
    readonly allowed?: readonly string[];
  }
  | {
    /**
     * `network`: no connection · `silence`: no answer ever · `stall`: half of the answer, and then nothing more · `cut`: half of the answer, and then the line is cut ·
     * `broken_json`: half a JSON that says it is whole · `html`: a page instead of JSON, e.g. of a captive portal · `bad_record`: one record of the list that does not fit the contract
     */
    readonly breaks: 'network' | 'silence' | 'stall' | 'cut' | 'broken_json' | 'html' | 'bad_record';
    /** With `html`: the status it comes with. Default 200. */
    readonly status?: number;
  }
);

export interface FailureScope {
  /** Which operations; all when absent. */
  readonly operation?: OperationId | readonly OperationId[];
  /** How many requests it hits. Default: every one. */
  readonly times?: number;
  /** How many requests go well before it begins. Default 0. */
  readonly after?: number;
  /** Share of requests it hits, 0 to 1, drawn from the seed. Default 1. */
  readonly share?: number;
  /** Carry out the write and lose only the answer: what a repetition with the same key must survive. Default false. */
  readonly lost?: boolean;
}

/** Which failure hits this request, if any. The first that fits; each counts only the requests it could have hit. */
export const createFailures = (random: Random, first: readonly Failure[]) => {
  let planned: { failure: Failure; seen: number; hit: number }[] = [];
  const plan = (failure: Failure): void => void planned.push({ failure, seen: 0, hit: 0 });
  first.forEach(plan);
  return {
    plan,
    clear: (): void => {
      planned = [];
    },
    next: (operation: string): Failure | undefined => {
      for (const one of planned) {
        const { operation: only, times = Infinity, after = 0, share = 1 } = one.failure;
        if (only !== undefined && (typeof only === 'string' ? [only] : only).indexOf(operation as OperationId) === -1) continue;
        one.seen += 1;
        if (one.seen <= after || one.hit >= times || !random.chance(share)) continue;
        one.hit += 1;
        return one.failure;
      }
      return undefined;
    },
  };
};
