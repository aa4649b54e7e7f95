/**
 * SHA-256 (FIPS 180-4) in plain arithmetic: pages on http have no `crypto.subtle`, and a puzzle hashes a million small
 * blocks, for which an asynchronous call each would be too slow even where it exists. No secret ever passes through here.
 */

/** 32 bits of the fractional parts of the square and cube roots of the first primes, as the standard defines its constants. */
const fraction = (root: number): number => ((root - Math.floor(root)) * 0x1_0000_0000) | 0;

const primes: number[] = [];
for (let candidate = 2; primes.length < 64; candidate += 1) {
  if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
}
const start = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));

const schedule = new Int32Array(64);

/** Mixes one block of 16 words into the state, in place. */
const mix = (state: Int32Array, block: Int32Array): void => {
  const w = schedule;
  for (let i = 0; i < 16; i += 1) w[i] = block[i]!;
  for (let i = 16; i < 64; i += 1) {
    const x = w[i - 15]!;
    const y = w[i - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let a = state[0]!, b = state[1]!, c = state[2]!, d = state[3]!, e = state[4]!, f = state[5]!, g = state[6]!, h = state[7]!;
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + constants[i]! + w[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0]! + a) | 0;
  state[1] = (state[1]! + b) | 0;
  state[2] = (state[2]! + c) | 0;
  state[3] = (state[3]! + d) | 0;
  state[4] = (state[4]! + e) | 0;
  state[5] = (state[5]! + f) | 0;
  state[6] = (state[6]! + g) | 0;
  state[7] = (state[7]! + h) | 0;
};

/**
 * The hash of one block that the caller padded itself, written into `state`: what a search repeats.
 *
 * @param state 8 words, overwritten
 * @param block 16 words, big-endian, padding and length included
 */
export const hashBlock = (state: Int32Array, block: Int32Array): void => {
  state.set(start);
  mix(state, block);
};

/**
 * SHA-256 of some bytes.
 * @returns 8 words of 32 bits, big-endian
 */
export const sha256 = (bytes: Uint8Array): Int32Array => {
  const state = Int32Array.from(start);
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(length - 4, bytes.length * 8);
  const block = new Int32Array(16);
  for (let at = 0; at < length; at += 64) {
    for (let i = 0; i < 16; i += 1) block[i] = view.getInt32(at + i * 4);
    mix(state, block);
  }
  return state;
};
