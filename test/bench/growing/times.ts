// How many times as long as at the smallest size a read takes at the others.
import type { Watched } from '../../load/plans.ts';
import type { Read } from '../../load/reads.ts';

/**
 * Of 40 requests the 95th percentile is the second longest: two pauses of the machine in the second that a read is measured for decide it, and
 * a third of all reads were told to grow that did not the next time. So each is measured in rounds that lie minutes apart, a round's
 * ratio is of its own 40 requests of each size, and told is the median of the rounds: what a pause spoils is one of them.
 */
const rounds = 5;
const turns = { warm: 3, measured: 40 } as const;

/** The length that all but one in twenty stay under. */
const p95 = (times: readonly number[]): number => [...times].sort((one, other) => one - other)[Math.floor(times.length * 0.95)]!;
const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!;

/** Of one read: the milliseconds of its requests by round and size; and how long its answer is at each size. */
export interface Times { readonly rounds: number[][][]; bytes: number[] }

/** One round of one read. The sizes take turns, every other one the other way round, so that none always follows the largest. */
const measure = async (watched: readonly Watched[], read: readonly Read[], round: number): Promise<{ times: number[][]; bytes: number[] }> => {
  const times: number[][] = watched.map(() => []);
  const bytes: number[] = [];
  const order = [...watched.keys()];
  for (let turn = -turns.warm; turn < turns.measured; turn += 1) {
    for (const index of order) {
      const { path } = read[index]!;
      // Another address every time, or the answer that is kept would be measured.
      const address = `${path}${path.includes('?') ? '' : '?'}${'&'.repeat(1 + turns.warm + turn + round * (turns.warm + turns.measured))}`;
      const began = performance.now();
      bytes[index] = await watched[index]!.ask({ ...read[index]!, path: address });
      if (turn >= 0) times[index]!.push(performance.now() - began);
    }
    order.reverse();
  }
  return { times, bytes };
};

/**
 * Every read once before any is measured. Whoever reads a large table first has its figures counted, behind the answer, and an embedded
 * database does one thing after the other: meanwhile a slow machine may say 503, which says to ask again.
 */
const settle = async (watched: readonly Watched[], reads: readonly (readonly Read[])[]): Promise<void> => {
  for (const [index, one] of watched.entries()) {
    for (const read of reads[index]!) {
      for (let tries = 1; ; tries += 1) {
        try {
          await one.ask(read);
          break;
        } catch (error) {
          if (tries === 12 || !/: 503 /.test(String(error))) throw error;
          await new Promise((resolve) => setTimeout(resolve, 10_000));
        }
      }
    }
  }
};

/** @param reads of each size, the same in the same order */
export const timesOf = async (watched: readonly Watched[], reads: readonly (readonly Read[])[]): Promise<Times[]> => {
  await settle(watched, reads);
  const all: Times[] = reads[0]!.map(() => ({ rounds: [], bytes: [] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [number, read] of all.entries()) {
      const { times, bytes } = await measure(watched, reads.map((ofSize) => ofSize[number]!), round);
      read.rounds.push(times);
      read.bytes = bytes;
    }
  }
  return all;
};

/** Milliseconds of the smallest, and how many times as long each of the others took. */
export const growthOf = ({ rounds: measured }: Times): { base: number; ratios: number[] } => ({
  base: median(measured.map(([smallest]) => p95(smallest!))),
  ratios: measured[0]!.slice(1).map((_, index) => median(measured.map((ofRound) => p95(ofRound[index + 1]!) / p95(ofRound[0]!)))),
});
