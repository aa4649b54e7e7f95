import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import { createSolver, isSolution, mostBits, readProof } from '@congress-kit/api/rules/proof-of-work';
import { sha256 } from '@congress-kit/api/rules/sha-256';

const hex = (words: Int32Array): string => [...words].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
const puzzle = { token: 'sxk1.8.4.abc-_Z', bits: 8, count: 4 };

const solved = (one: typeof puzzle): string => {
  const solver = createSolver(one);
  while (!solver.work(1000)) { /* a few hundred hashes */ }
  return solver.proof();
};

test('SHA-256 is the one everybody else computes, whatever the length', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => hex(sha256(bytes)) === createHash('sha256').update(bytes).digest('hex')));
  for (const length of [55, 56, 63, 64, 119, 120]) assert.equal(hex(sha256(new Uint8Array(length).fill(97))), createHash('sha256').update('a'.repeat(length)).digest('hex'));
});

test('a proof is what the document says, checked here by other means', () => {
  const proof = readProof(solved(puzzle))!;
  assert.equal(proof.token, puzzle.token);
  assert.equal(proof.numbers.length, 4);
  for (const [index, number] of proof.numbers.entries()) {
    const both = Buffer.alloc(8);
    both.writeUInt32BE(index);
    both.writeUInt32BE(number, 4);
    const seed = createHash('sha256').update(puzzle.token).digest();
    assert.equal(createHash('sha256').update(seed).update(both).digest()[0], 0, 'eight zero bits');
  }
  assert.ok(isSolution(puzzle, proof.numbers));
});

test('work may be interrupted, and comes to the same', () => {
  const [whole, pieces] = [createSolver(puzzle), createSolver(puzzle)];
  whole.work(1_000_000);
  let turns = 0;
  while (!pieces.work(7)) turns += 1;
  assert.ok(turns > 10);
  assert.equal(pieces.proof(), whole.proof());
  assert.equal(pieces.solved, 4);
  assert.throws(() => createSolver(puzzle).proof(), RangeError);
});

test('nothing but the solution of this very puzzle is one', () => {
  const { numbers } = readProof(solved(puzzle))!;
  assert.ok(!isSolution({ ...puzzle, token: `${puzzle.token}x` }, numbers));
  assert.ok(!isSolution({ ...puzzle, bits: mostBits }, numbers));
  assert.ok(!isSolution(puzzle, numbers.slice(1)));
  assert.ok(!isSolution(puzzle, [...numbers].reverse()), 'each search has its own number');
  assert.ok(!isSolution(puzzle, numbers.map((number) => number + 1)));
});

test('what is no proof is told apart, and a puzzle for a night is not begun', () => {
  for (const text of ['', '~', 'token', 'token~', '~1.2', 'a~1~2', 'a~1,2', 'a~zzzzzzz', 'a~1..2', `a~${'1.'.repeat(64)}1`]) assert.equal(readProof(text), undefined, text);
  assert.throws(() => createSolver({ ...puzzle, bits: mostBits + 1 }), RangeError);
  assert.throws(() => createSolver({ ...puzzle, count: 1e9 }), RangeError);
  assert.throws(() => createSolver({ ...puzzle, bits: Number.NaN }), RangeError);
});
