import type { BareFault, ProofChallenge } from '@congress-kit/api/problem';
import type { About, AnyCongressError } from './errors.ts';
import type { LogEntry, LogLevel } from './log.ts';
import type { Memory } from './memory.ts';
import type { RetryOptions } from './retry.ts';

export interface ClientOptions {
  /** Address of the API with its version, e.g. `https://congress.example.gov.cn/v1`; in a browser also `/v1`. */
  readonly api: string | URL;
  /** Language of titles and messages (BCP 47), or a function that reads it off the page at each call. */
  readonly language?: string | (() => string | undefined);
  /** Sent with every request. A header of its own kind makes the browser ask first (CORS preflight). */
  readonly headers?: Readonly<Record<string, string>>;
  /** Bearer token of the congress office. Sent with staff operations only. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>);
  /** Longest silence of one try, in milliseconds: before the answer, or in the middle of it. Default 10 000. */
  readonly timeout?: number;
  /** Longest time a call may take with all its repetitions, in milliseconds. Default 30 000. */
  readonly totalTimeout?: number;
  /** How failed tries are repeated, or `false` for never. */
  readonly retry?: RetryOptions | false;
  /** Instead of the global `fetch`, e.g. one that goes through a proxy. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Keeps answers for `If-None-Match`; see `createMemory`. For servers and workers. */
  readonly memory?: Memory;
  /** Ask once when the same public read is wanted several times in the same moment; every caller gets a value of its own. Default true. */
  readonly share?: boolean;
  /**
   * Does the work that a busy server asks of a write instead of waiting: `solveChallenge` of `@congress-kit/sdk/proof`, or a
   * function around it that shows how far it is. Absent: the write waits, or fails and says how long.
   */
  readonly prove?: Prover;
  /** Told after every try. */
  readonly onAttempt?: (attempt: AttemptReport) => void;
  /** Told what happens, e.g. `(entry) => console[entry.level](entry)`. An entry holds nothing that people wrote or looked for. */
  readonly log?: (entry: LogEntry) => void;
  /** The least that is told to `log`. Default `warn`. */
  readonly logLevel?: LogLevel;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly timeout?: number;
  readonly totalTimeout?: number;
  readonly language?: string;
  /** As in the client's options, for this call. */
  readonly share?: boolean;
  /** Told about every record of a list that was left out because it does not fit the contract. */
  readonly onSkipped?: (skipped: Skipped) => void;
}
export interface WriteOptions extends CallOptions {
  /** One key per intent. Keep it and send again with it after a failure; made anew when absent. */
  readonly idempotencyKey?: string;
  /** A proof of work, when the refusal before offered a `challenge`; see `@congress-kit/sdk/proof`. Send it with the same key. */
  readonly proof?: string;
  /** As in the client's options, for this call. */
  readonly prove?: Prover;
}
/** Solves a challenge and gives the proof. When it throws, the call fails with the refusal that held the challenge. */
export type Prover = (challenge: ProofChallenge, options: { readonly signal: AbortSignal }) => Promise<string>;
export interface ReceiptOptions extends WriteOptions {
  /** The secret of the receipt, as its holder typed it. */
  readonly secret: string;
}

export interface Skipped {
  readonly operation: string;
  /** Position in the list as it was sent. */
  readonly index: number;
  readonly faults: readonly BareFault[];
}
export interface AttemptReport {
  readonly about: About;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly milliseconds: number;
  readonly status?: number;
  readonly error?: AnyCongressError;
}
/** A listener that throws must not fail a call. */
export const quietly = <T>(listener: ((value: T) => void) | undefined, value: T): void => {
  try {
    listener?.(value);
  } catch {
    // Nobody to tell.
  }
};
