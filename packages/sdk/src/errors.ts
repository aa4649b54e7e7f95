import type { Fault, BareFault, Problem, ProblemCode, ProofChallenge } from '@congress-kit/api/problem';
import type { SnapshotError } from './snapshot-error.ts';

/**
 * Everything a call can end in beside its value. Each class has a `kind`, for a `switch`; the messages are for developers,
 * words for people come from the kind, from the problem's code, or from the server's own `title` and `detail`.
 */
export type ErrorKind = 'network' | 'timeout' | 'aborted' | 'unreadable' | 'contract' | 'problem' | 'snapshot';

/** Which call it was. Never a body, a secret or a token. */
export interface About {
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly status?: number;
  /** What to quote when asking the operator. */
  readonly requestId?: string;
  /** The key of a write. Send the same intent again with this key, and it never happens twice. */
  readonly idempotencyKey?: string;
}

// Two copies of this library on one page have two sets of classes; `instanceof` would fail between them, the brand does not.
const brand = Symbol.for('congress-kit.error');

export abstract class CongressError extends Error {
  abstract readonly kind: ErrorKind;
  readonly about: About;
  override readonly cause?: unknown;

  constructor(message: string, about: About, cause?: unknown) {
    super(`${about.operation}: ${message}`);
    this.about = about;
    // By hand: the option of the Error constructor came with Chromium 93.
    this.cause = cause;
    Object.defineProperty(this, brand, { value: true });
  }

  get requestId(): string | undefined {
    return this.about.requestId;
  }

  /**
   * A write that ended here may have been stored all the same: the answer got lost, not necessarily the request. Never say
   * “not sent” then; say that it is unsure and offer to send again with the same key.
   */
  get mayHaveArrived(): boolean {
    return this.about.method === 'POST' && this.kind !== 'problem';
  }
}

/** No answer: offline, no such host, refused, reset, or blocked by the browser (CORS, mixed content). */
export class NetworkError extends CongressError {
  override readonly name = 'NetworkError';
  readonly kind = 'network';
}

/** Nothing was heard for too long, or the call as a whole took too long. */
export class TimeoutError extends CongressError {
  override readonly name = 'TimeoutError';
  readonly kind = 'timeout';
}

/** The caller's own signal ended it. Named as the platform names it, for code that looks at the name. */
export class AbortedError extends CongressError {
  override readonly name = 'AbortError';
  readonly kind = 'aborted';
}

/** `not_json`: another kind of content, e.g. a log-in page of the network. `damaged`: JSON that breaks off. `redirected`: sent elsewhere. */
export type UnreadableReason = 'not_json' | 'damaged' | 'redirected';

/** An answer came, but not from the API as it seems. */
export class UnreadableError extends CongressError {
  override readonly name = 'UnreadableError';
  readonly kind = 'unreadable';
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason, message: string, about: About, cause?: unknown) {
    super(message, about, cause);
    this.reason = reason;
  }
}

/** The answer is JSON, but not what the contract promises. */
export class ContractError extends CongressError {
  override readonly name = 'ContractError';
  readonly kind = 'contract';
  /** Where, by JSON pointer; without the values, which may be private. */
  readonly faults: readonly BareFault[];

  constructor(faults: readonly BareFault[], about: About) {
    const shown = faults.slice(0, 5).map((fault) => `${fault.pointer || '/'} ${fault.code}`);
    super(`the answer does not fit the contract (${shown.join(', ')}${faults.length > 5 ? ', …' : ''})`, about);
    this.faults = faults;
  }
}

/** A refusal with a reason (RFC 9457). */
export class ProblemError<Code extends string = ProblemCode | (string & {})> extends CongressError {
  override readonly name = 'ProblemError';
  readonly kind = 'problem';
  readonly problem: Problem;
  readonly code: Code;
  readonly status: number;
  /** With `invalid_request`: what to change, by JSON pointer. */
  readonly errors: readonly Fault[];
  /** With `move_not_allowed`: the moves that are. */
  readonly allowed: readonly string[];
  /** Seconds to wait before trying again. */
  readonly retryAfter?: number;
  /** With a refused write, where work may take the place of waiting: `@congress-kit/sdk/proof` solves it. */
  readonly challenge?: ProofChallenge;

  constructor(problem: Problem, about: About, retryAfter = problem.retryAfter) {
    super(`${problem.code} (${problem.status})${problem.detail ? `: ${problem.detail}` : ''}`, { ...about, requestId: about.requestId ?? problem.requestId });
    this.problem = problem;
    this.code = problem.code as Code;
    this.status = problem.status;
    this.errors = problem.errors ?? [];
    this.allowed = problem.allowed ?? [];
    this.retryAfter = retryAfter;
    this.challenge = problem.challenge;
  }

  /** A server that fell over may have stored it before; one that refused has not. */
  override get mayHaveArrived(): boolean {
    return this.about.method === 'POST' && (this.status >= 500 || this.code === 'idempotency_in_flight');
  }
}

/** The kinds as one union, so that `switch (error.kind)` narrows. */
export type AnyCongressError = NetworkError | TimeoutError | AbortedError | UnreadableError | ContractError | ProblemError | SnapshotError;

export const isCongressError = (error: unknown): error is AnyCongressError =>
  typeof error === 'object' && error !== null && (error as Record<symbol, unknown>)[brand] === true;

const isKind = (error: unknown, kind: ErrorKind): boolean => isCongressError(error) && error.kind === kind;

export const isNetworkError = (error: unknown): error is NetworkError => isKind(error, 'network');
export const isTimeoutError = (error: unknown): error is TimeoutError => isKind(error, 'timeout');
export const isAbortedError = (error: unknown): error is AbortedError => isKind(error, 'aborted');
export const isUnreadableError = (error: unknown): error is UnreadableError => isKind(error, 'unreadable');
export const isContractError = (error: unknown): error is ContractError => isKind(error, 'contract');

/** Is it a problem, and (when codes are given) one of these? */
export const isProblemError = <Code extends ProblemCode>(error: unknown, ...codes: Code[]): error is ProblemError<Code> =>
  isKind(error, 'problem') && (codes.length === 0 || codes.indexOf((error as ProblemError).code as Code) !== -1);
