import type { Prover } from '@congress-kit/sdk/proof';
import { lazyPart } from '../base/lazy.ts';

export interface ProofProgress {
  readonly solved: number;
  readonly total: number;
}

/** Two kilobytes that nearly nobody needs: only where too much came from one address. */
const proofPart = lazyPart(() => import('./proof-part.ts'));

/** Does the work that a busy server asks for; on this thread, in slices, because many pages allow no worker. */
export const proverFor = (onProgress?: (progress: ProofProgress) => void): Prover => async (challenge, { signal }) =>
  (await proofPart.load()).solveChallenge(challenge, { signal, ...(onProgress && { onProgress }) });
