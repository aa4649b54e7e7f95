/**
 * Proof of work: whoever sends much from one address shows that a machine worked for it, and nobody is asked to read a
 * picture. The puzzle is `count` small searches rather than one long one, because the time of one search varies by its whole
 * length: a phone may need a tenth of it or five times as much, and its owner could not be told how far it is.
 *
 * Search i (from 0) of a token is solved by a whole number n below 2³² when
 * SHA-256( SHA-256(token) ‖ i ‖ n ), both numbers as 32 bits big-endian, begins with `bits` zero bits.
 * A proof is the token, `~`, and the numbers in base 36 joined by dots.
 *
 * Source: Back, “Hashcash – a denial of service counter-measure” (2002), on SHA-256 (FIPS 180-4); domain rule: abuse is
 * kept off without a third party, and explained to the person it stops.
 */
import { hashBlock, sha256 } from './sha-256.ts';

/** What has to be solved. `bits` zero bits take 2^bits hashes on average, `count` times. */
export interface Puzzle {
  /** ASCII, given by the server; says nothing to anybody else. */
  readonly token: string;
  readonly bits: number;
  readonly count: number;
}

/** What a client should refuse to work on: a broken server could ask for hours. */
export const mostBits = 24;
export const mostSearches = 64;

const separator = '~';
const searchLimit = 0x1_0000_0000;

/** The block of one search: seed, index, number, and the padding of a text of 40 bytes. */
const blockOf = (token: string): Int32Array => {
  const bytes = Uint8Array.from(token, (character) => character.charCodeAt(0));
  const block = new Int32Array(16);
  block.set(sha256(bytes));
  block[10] = 0x8000_0000 | 0;
  block[15] = 320;
  return block;
};

/** Do this many leading bits of the hash's first word say zero? At most 32. */
const fits = (first: number, bits: number): boolean => bits === 0 || first >>> (32 - bits) === 0;

/** A search that can be interrupted: each call goes on where the last one stopped. */
export interface Solver {
  /** Searches solved so far, out of `count`. */
  readonly solved: number;
  /** Tries at most this many numbers. @returns true when all is solved */
  work(hashes: number): boolean;
  /** The text of the proof. @throws RangeError before it is solved */
  proof(): string;
}

/**
 * Begins to solve.
 * @throws RangeError for a puzzle no client should work on: more than `mostBits` or `mostSearches`
 */
export const createSolver = ({ token, bits, count }: Puzzle): Solver => {
  if (!(bits >= 0 && bits <= mostBits && count >= 1 && count <= mostSearches)) throw new RangeError(`A puzzle of ${count} × ${bits} bits is not worked on.`);
  const block = blockOf(token);
  const state = new Int32Array(8);
  const found: number[] = [];
  let next = 0;
  return {
    get solved() { return found.length; },
    work(hashes) {
      for (let tries = 0; tries < hashes && found.length < count; tries += 1) {
        if (next >= searchLimit) throw new RangeError('No number solves this puzzle.');
        block[8] = found.length;
        block[9] = next | 0;
        hashBlock(state, block);
        next += 1;
        if (!fits(state[0]!, bits)) continue;
        found.push(next - 1);
        next = 0;
      }
      return found.length === count;
    },
    proof() {
      if (found.length < count) throw new RangeError('It is not solved yet.');
      return token + separator + found.map((number) => number.toString(36)).join('.');
    },
  };
};

/** The token and the numbers of a proof; undefined when the text is none. */
export const readProof = (text: string): { readonly token: string; readonly numbers: readonly number[] } | undefined => {
  const [token, listed, more] = text.split(separator);
  if (!token || !listed || more !== undefined) return undefined;
  const numbers = listed.split('.').map((number) => (/^[0-9a-z]{1,7}$/.test(number) ? parseInt(number, 36) : searchLimit));
  return numbers.length <= mostSearches && numbers.every((number) => number < searchLimit) ? { token, numbers } : undefined;
};

/** Do these numbers solve the puzzle, each its own search? */
export const isSolution = ({ token, bits, count }: Puzzle, numbers: readonly number[]): boolean => {
  if (numbers.length !== count) return false;
  const block = blockOf(token);
  const state = new Int32Array(8);
  return numbers.every((number, index) => {
    block[8] = index;
    block[9] = number | 0;
    hashBlock(state, block);
    return fits(state[0]!, bits);
  });
};
