/** Numbers that look random and are the same for the same seed, on every machine. */
export interface Random {
  /** From 0 up to, but not, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
  /** `many` different ones, in the order of the list. */
  some<T>(list: readonly T[], many: number): T[];
  chance(share: number): boolean;
  /** Another source that depends on this seed and a name only: what one part draws never shifts another part. */
  fork(name: string | number): Random;
}

/** FNV-1a, for turning names into seeds and bodies into tags. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};

/** Mulberry32: 32 bits of state, good enough for names and figures. */
export const createRandom = (seed: string | number): Random => {
  let state = hashOf(String(seed));
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => list[int(0, list.length - 1)] as T;
  return {
    next,
    int,
    pick,
    some: (list, many) => {
      const left = list.map((_, index) => index);
      const chosen = Array.from({ length: Math.min(many, list.length) }, () => left.splice(int(0, left.length - 1), 1)[0] as number);
      return chosen.sort((one, other) => one - other).map((index) => list[index] as (typeof list)[number]);
    },
    chance: (share) => next() < share,
    fork: (name) => createRandom(`${seed}/${name}`),
  };
};
