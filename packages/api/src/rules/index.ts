/** The rules: pure functions without I/O, the same for server, client and documentation. `now` is always an argument. */
export * from './calendar-days.ts';
export * from './case-flow.ts';
export * from './clock.ts';
export * from './holidays.data.ts';
export * from './light.ts';
export * from './moves.ts';
export * from './phases.ts';
export * from './pinyin-match.ts';
export * from './rates.ts';
export * from './receipt.ts';
export * from './rule-error.ts';
export * from './similarity.ts';
export * from './suggestion-flow.ts';
export * from './tally.ts';
export * from './text.ts';
export * from './working-days.ts';
export type { BallotFault, BallotFaultCode } from './ballot-faults.ts';
