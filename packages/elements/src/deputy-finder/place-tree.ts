import type { FinderIndex } from '@congress-kit/sdk';

/** Lists of positions, one after another: those of the n-th record stand from starts[n] to starts[n + 1]. */
export interface Links {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

/** Record → places turned round: place → records. Positions outside of the table are left out. */
export const invert = (lists: readonly (readonly number[])[], size: number, at: (place: number) => number = (place) => place): Links => {
  const starts = new Int32Array(size + 1);
  const each = (visit: (place: number, record: number) => void): void => lists.forEach((list, record) => list.forEach((place) => {
    if (place >= 0 && place < size) visit(at(place), record);
  }));
  each((place) => { starts[place + 1]! += 1; });
  for (let place = 0; place < size; place += 1) starts[place + 1]! += starts[place]!;
  const next = starts.slice();
  const items = new Int32Array(starts[size]!);
  each((place, record) => { items[next[place]!++] = record; });
  return { starts, items };
};

export const linked = ({ starts, items }: Links, place: number): Int32Array => items.subarray(starts[place], starts[place + 1]);

/** Above these nobody looks after a single grid: a county's own deputies are not offered as those of a village. */
const wide = ['province', 'prefecture', 'county'];

/**
 * The divisions as a tree, numbered so that a place and all inside it stand side by side: who serves a township is one
 * stretch of an array.
 */
export class PlaceTree {
  private readonly divisions: FinderIndex['divisions'];
  private readonly children: Links;
  /** Place → its number in the tree, and the first number behind all inside it. */
  private readonly order: Int32Array;
  private readonly behind: Int32Array;
  private readonly deputies: Links;
  private outermost: readonly number[] | undefined;

  constructor({ divisions, deputies }: FinderIndex) {
    this.divisions = divisions;
    const size = divisions.id.length;
    this.children = invert(divisions.parent.map((parent) => [parent]), size);
    this.order = new Int32Array(size).fill(-1);
    this.behind = new Int32Array(size);
    let next = 0;
    const visit = (place: number): void => {
      // Numbered already: an index whose parents go in a circle must not hang the page.
      if (this.order[place]! >= 0) return;
      this.order[place] = next++;
      linked(this.children, place).forEach(visit);
      this.behind[place] = next;
    };
    divisions.parent.forEach((parent, place) => { if (parent < 0 || parent >= size) visit(place); });
    divisions.parent.forEach((_, place) => visit(place));
    this.deputies = invert(deputies.divisions, size, (place) => this.order[place]!);
  }

  kind(place: number): string {
    return this.divisions.kind[place] ?? '';
  }

  isWide(place: number): boolean {
    return wide.includes(this.kind(place));
  }

  childrenOf(place: number): readonly number[] {
    return Array.from(linked(this.children, place));
  }

  /** Where the cascade begins: the townships of the county, or of each county of a city. */
  townships(): readonly number[] {
    return (this.outermost ??= this.divisions.kind.flatMap((kind, place) => (kind === 'township' || kind === 'subdistrict' ? [place] : [])));
  }

  /** From the top down, the place itself last. */
  path(place: number): number[] {
    const path: number[] = [];
    for (let at = place; at >= 0 && at < this.order.length && !path.includes(at); at = this.divisions.parent[at] ?? -1) path.unshift(at);
    return path;
  }

  contains(outer: number, inner: number): boolean {
    return this.order[inner]! >= this.order[outer]! && this.order[inner]! < this.behind[outer]!;
  }

  /** Deputies of the place and of all inside it. */
  within(place: number): Int32Array {
    return this.deputies.items.subarray(this.deputies.starts[this.order[place]!], this.deputies.starts[this.behind[place]!]);
  }

  /** Deputies who look after a wider place of which this one is a part: of the village, when it is a grid. */
  around(place: number): number[] {
    return this.path(place).slice(0, -1).filter((outer) => !this.isWide(outer)).flatMap((outer) => Array.from(linked(this.deputies, this.order[outer]!)));
  }
}
