import type { ProofChallenge } from '@congress-kit/api/problem';
import { createSolver } from '@congress-kit/api/rules/proof-of-work';
import { now } from './deadline.ts';
import { isProblemError } from './errors.ts';

export type { ProofChallenge } from '@congress-kit/api/problem';
export type { Prover } from './options.ts';

export interface SolveProgress {
  /** Parts solved so far; each takes about as long as the next, with luck in it. */
  readonly solved: number;
  readonly total: number;
}
export interface SolveOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told at the start, and whenever more parts are solved. */
  readonly onProgress?: (progress: SolveProgress) => void;
  /** Milliseconds of work before the page may draw and listen again. Default 10. */
  readonly slice?: number;
}

/** Lets everything else of the page have its turn. Not a timer: those are slowed to one a second in a tab behind another. */
const breathe = (): Promise<void> => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(0);
});

/**
 * Solves a challenge, in slices, so that the page stays usable; in a worker as well. Takes an old phone from half a second to
 * five, a computer a tenth of that.
 *
 * @returns the proof, for the option `proof` of the same write with the same idempotency key
 * @throws DOMException `AbortError` when the signal says so; RangeError when no client should work on it
 * @example
 * const client = createClient({ api, prove: solveChallenge }); // every write solves what it has to, by itself
 */
export const solveChallenge = async (challenge: ProofChallenge, { signal, onProgress, slice = 10 }: SolveOptions = {}): Promise<string> => {
  const solver = createSolver(challenge);
  let told = -1;
  const tell = (): void => {
    if (told === solver.solved) return;
    told = solver.solved;
    onProgress?.({ solved: told, total: challenge.count });
  };
  let hashes = 256;
  for (;;) {
    if (signal?.aborted) throw new DOMException('No longer wanted', 'AbortError');
    tell();
    const started = now();
    const done = solver.work(hashes);
    const took = now() - started;
    if (done) break;
    hashes = Math.max(64, Math.min(65_536, Math.round(hashes * Math.min(4, slice / Math.max(took, 0.1)))));
    await breathe();
  }
  tell();
  return solver.proof();
};

/** What an error offers instead of waiting, if it does. */
export const challengeOf = (error: unknown): ProofChallenge | undefined => (isProblemError(error) ? error.challenge : undefined);
