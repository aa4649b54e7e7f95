import type { About, AnyCongressError, ErrorKind } from './errors.ts';
import { type ClientOptions, quietly, type Skipped } from './options.ts';

/** `error`: a call failed · `warn`: a record was left out, a try is repeated · `info`: a call ended well · `debug`: a try ended. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/**
 * What happened, in figures and names of the contract. Never the address: it holds what people look for and the numbers of
 * their receipts. Never a body, a key, a secret or a token.
 */
export interface LogEntry {
  readonly level: LogLevel;
  readonly event: 'attempt_ended' | 'attempt_repeated' | 'call_ended' | 'call_failed' | 'item_skipped';
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  readonly status?: number | undefined;
  /** What to quote when asking the operator. */
  readonly requestId?: string | undefined;
  /** 1 for the first try. */
  readonly attempt?: number;
  readonly milliseconds?: number;
  /** How it failed, and with which code when the server refused. */
  readonly kind?: ErrorKind;
  readonly code?: string;
  readonly skipped?: Skipped;
}

/** An entry about a call, without what the call itself knows of people. */
export const entryOf = (
  level: LogLevel,
  event: LogEntry['event'],
  { operation, method, status, requestId }: About,
  more: Pick<LogEntry, 'attempt' | 'milliseconds' | 'skipped'> = {},
  error?: AnyCongressError,
): LogEntry => ({
  level, event, operation, method, ...more,
  status: error?.about.status ?? status,
  requestId: error?.about.requestId ?? requestId,
  ...(error && { kind: error.kind }),
  ...(error?.kind === 'problem' && { code: error.code }),
});

const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** The client's log, from its level on. */
export const logOf = ({ log, logLevel = 'warn' }: ClientOptions) => (entry: LogEntry): void => {
  if (levels.indexOf(entry.level) >= levels.indexOf(logLevel)) quietly(log, entry);
};
