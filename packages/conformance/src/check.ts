import type { Exchange } from './exchange.ts';
import type { Said } from './said.ts';
import type { Trial } from './trial.ts';

/** `must`: a page or a client breaks without it. `should`: it works, but somebody is worse off. */
export type Level = 'must' | 'should';
/** What a check may not do without being told: store something, or act as the congress office. */
export type Need = 'write' | 'token';

export interface Check {
  /** `group.name`, for ever the same: scripts and issue threads quote it. */
  readonly id: string;
  readonly level: Level;
  /** The promise, as a sentence. */
  readonly title: Said;
  /** What goes wrong for people when it is broken. */
  readonly proves: Said;
  readonly needs?: readonly Need[];
  /** Asks what it needs to know. A check that only observes makes sure here that there is something to see. */
  readonly run: (trial: Trial) => Promise<void>;
  /** Looks at every answer of the whole run, whichever check asked for it. */
  readonly observe?: (exchange: Exchange, trial: Trial) => void;
}

export const check = (spec: Check): Check => spec;

export const groupOf = ({ id }: Pick<Check, 'id'>): string => id.slice(0, id.indexOf('.'));

export interface Finding {
  readonly said: Said;
  /** The request that shows it. */
  readonly exchange?: Exchange;
}

/** `unable`: the question could not be asked (no connection, a limit that lasts too long); nothing is known. */
export type Verdict = 'kept' | 'broken' | 'skipped' | 'unable';

export interface CheckResult {
  readonly check: Check;
  readonly verdict: Verdict;
  /** How many single expectations were looked at. */
  readonly looked: number;
  readonly findings: readonly Finding[];
  /** Findings beyond the ones kept. */
  readonly more: number;
  readonly notes: readonly Said[];
  /** Why it was skipped or could not be done. */
  readonly reason?: Said;
  readonly milliseconds: number;
}
