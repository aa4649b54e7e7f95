import type { CheckResult, Level, Verdict } from '../check.ts';

/** What came of a run; the four ways to write it down are beside this file. */
export interface Report {
  readonly api: string;
  readonly server: { readonly name: string; readonly version: string; readonly sample: boolean };
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly requests: number;
  /** How often the server asked to wait (429), and how long that took. */
  readonly waits: { readonly count: number; readonly seconds: number };
  readonly write: boolean;
  readonly withToken: boolean;
  readonly seed: number;
  readonly submitted: readonly { readonly receiptNo: string; readonly withdrawn: boolean }[];
  readonly results: readonly CheckResult[];
  /** Takes tokens and secrets out of a text. */
  readonly hide: (text: string) => string;
}

export const countOf = ({ results }: Pick<Report, 'results'>, level: Level, ...verdicts: Verdict[]): number =>
  results.filter(({ check, verdict }) => check.level === level && verdicts.includes(verdict)).length;

export const isBroken = ({ verdict }: CheckResult): boolean => verdict === 'broken';

/** Does the server keep what it must? With `strict`, also what it should. What could not be asked is not kept. */
export const passes = (report: Pick<Report, 'results'>, { strict = false } = {}): boolean =>
  countOf(report, 'must', 'broken', 'unable') === 0 && (!strict || countOf(report, 'should', 'broken', 'unable') === 0);
