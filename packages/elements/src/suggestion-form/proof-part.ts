/** Lazy part: the solver. */
export { solveChallenge } from '@congress-kit/sdk/proof';
