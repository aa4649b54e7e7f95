import { idempotencyHeader, proofHeader } from '@congress-kit/api/operation';
import type { ProofChallenge } from '@congress-kit/api/problem';
import { isSolution, readProof } from '@congress-kit/api/rules/proof-of-work';

/** How hard the fake's challenges are. Default: solved in a moment, and still in four parts. */
export interface Hardness {
  readonly bits?: number;
  readonly count?: number;
}

/** Like the server's, it belongs to one idempotency key: a page that takes a new one is asked again. */
export const challengeFor = (request: Request, { bits = 8, count = 4 }: Hardness): ProofChallenge =>
  ({ token: `fake.${request.headers.get(idempotencyHeader) ?? ''}`, bits, count, expiresIn: 900 });

/** What the request proves: nothing, the wrong thing, or that it worked. */
export const provenBy = (request: Request, challenge: ProofChallenge): 'nothing' | 'wrong' | 'good' => {
  const text = request.headers.get(proofHeader);
  if (text === null) return 'nothing';
  const proof = readProof(text);
  return proof && proof.token === challenge.token && isSolution(challenge, proof.numbers) ? 'good' : 'wrong';
};
