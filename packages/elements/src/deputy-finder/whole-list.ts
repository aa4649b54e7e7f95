import type { LitElement, ReactiveController } from 'lit';
import { wholeFrame } from './whole-frame.ts';

/** Rows come and go in steps of this many, so that a notch of the wheel does not draw anew. */
const step = 4;
/** Until a row was measured; in pixels. */
const firstGuess = 76;

/**
 * A list of any length with a constant number of rows in the document: those on the screen, one screen above and one below, and
 * the one that has the focus, wherever it was scrolled to. Rows may differ in height. They stand in the order of the list and
 * say their place in it (`aria-posinset`), so keyboard and screen reader go through all of them; space before and after holds
 * the scrollbar honest. Follows whatever scrolls the page, not only the window.
 */
export class WholeList implements ReactiveController {
  /** Comes with the list: nobody needs it before. */
  readonly frame = wholeFrame;
  private readonly host: LitElement;
  private heights = new Float32Array(0);
  /** Where each row begins, and where the last one ends. */
  private offsets = new Float64Array(1);
  private width = 0;
  private first = 0;
  private size = 0;
  /** Drawn though it may be out of sight: has the focus, or is about to get it. */
  private kept = -1;
  private drawn: readonly number[] = [];
  /** How high a row is that nobody has seen: said once, or the scrollbar would wander. */
  private guess = 0;
  /** A row in sight before it was drawn anew, and where on the screen it stood: it is to stay there. */
  private anchor: { readonly at: number; readonly top: number } | undefined;
  private roots: EventTarget[] = [];

  constructor(host: LitElement) {
    this.host = host;
    host.addController(this);
  }

  get count(): number {
    return this.heights.length;
  }

  /** Another list: from its beginning, or with one row in sight of which the focus will go. */
  start(count: number, kept = -1): void {
    this.heights = new Float32Array(count);
    this.kept = kept;
    this.first = 0;
    this.guess = 0;
    this.settle();
  }

  /** Draws this row wherever the page is scrolled to: it is about to get the focus. */
  keep(at: number): void {
    this.kept = at;
  }

  /** Positions to draw, ascending. */
  get rows(): readonly number[] {
    const last = Math.min(this.count, this.first + this.size);
    const rows = Array.from({ length: Math.max(0, last - this.first) }, (_, at) => this.first + at);
    const kept = this.focusedRow ?? this.kept;
    if (kept >= 0 && kept < this.count && !rows.includes(kept)) rows[kept < this.first ? 'unshift' : 'push'](kept);
    return (this.drawn = rows);
  }

  hostConnected(): void {
    // Scrolling does not bubble, and does not leave a shadow tree: it is caught in each tree the element stands in.
    for (let node: Node = this.host; ;) {
      const root = node.getRootNode();
      this.roots.push(root);
      if (!(root instanceof ShadowRoot)) break;
      node = root.host;
    }
    this.roots.push(window);
    this.roots.forEach((root) => root.addEventListener('scroll', this.follow, { capture: true, passive: true }));
    window.addEventListener('resize', this.follow);
  }

  hostDisconnected(): void {
    this.roots.forEach((root) => root.removeEventListener('scroll', this.follow, { capture: true }));
    this.roots = [];
    window.removeEventListener('resize', this.follow);
  }

  hostUpdate(): void {
    this.anchor = undefined;
    const { list } = this;
    if (!list) return;
    const rows = Array.from(list.children, (row) => ({ at: positionOf(row), top: row.getBoundingClientRect().top }));
    const inSight = rows.filter(({ top }) => top > -1 && top < window.innerHeight);
    this.anchor = inSight.find(({ at }) => at === this.focusedRow) ?? inSight[0];
  }

  hostUpdated(): void {
    const { list, anchor } = this;
    if (!list) return;
    this.measure(list);
    this.place(list);
    const row = anchor && Array.from(list.children).find((one) => positionOf(one) === anchor.at);
    const shift = row ? row.getBoundingClientRect().top - anchor.top : 0;
    if (Math.abs(shift) > 1) scrollerOf(list).scrollTop += shift;
    this.follow();
  }

  private get list(): HTMLElement | null {
    return this.count === 0 ? null : this.host.renderRoot.querySelector<HTMLElement>('.whole');
  }

  private get focusedRow(): number | undefined {
    const row = (this.host.renderRoot as ShadowRoot).activeElement?.closest('.whole > li');
    return row ? positionOf(row) : undefined;
  }

  private measure(list: HTMLElement): void {
    const width = list.clientWidth;
    if (width !== this.width) {
      this.heights.fill(0);
      this.guess = 0;
    }
    this.width = width;
    let differs = false;
    for (const row of Array.from(list.children)) {
      const height = row.getBoundingClientRect().height;
      const at = positionOf(row);
      if (height === 0 || Math.abs(height - this.heights[at]!) < 0.5) continue;
      this.heights[at] = height;
      differs = true;
    }
    if (differs) this.settle();
  }

  /** Rows nobody has seen are as high as the first ones on average. */
  private settle(): void {
    const known = this.heights.filter((height) => height > 0);
    if (this.guess === 0 && known.length > 0) this.guess = known.reduce((sum, height) => sum + height, 0) / known.length;
    const guess = this.guess || firstGuess;
    const offsets = new Float64Array(this.count + 1);
    for (let at = 0; at < this.count; at += 1) offsets[at + 1] = offsets[at]! + (this.heights[at]! || guess);
    this.offsets = offsets;
    this.size = Math.ceil((3 * window.innerHeight) / guess / step + 1) * step;
  }

  /** By the object model: a strict page allows no style attribute in a template. */
  private place(list: HTMLElement): void {
    const rows = this.drawn;
    const end = this.offsets[this.count]!;
    spread(list.previousElementSibling, 'height', this.offsets[rows[0] ?? 0]!);
    spread(list.nextElementSibling, 'height', end - this.offsets[(rows[rows.length - 1] ?? -1) + 1]!);
    Array.from(list.children).forEach((row, at) => {
      const before = rows[at - 1];
      spread(row, 'marginTop', before === undefined ? 0 : this.offsets[rows[at]!]! - this.offsets[before + 1]!);
    });
  }

  private readonly follow = (): void => {
    const top = this.list?.previousElementSibling?.getBoundingClientRect().top;
    if (top === undefined) return;
    const seen = rowAt(this.offsets, -top - window.innerHeight);
    const first = Math.max(0, Math.min(seen - (seen % step), this.count - this.size));
    if (first === this.first) return;
    this.first = first;
    // Behind the update that may be going on; still before the next frame.
    void Promise.resolve().then(() => this.host.requestUpdate());
  };
}

const positionOf = (row: Element): number => Number(row.getAttribute('aria-posinset')) - 1;

/** Whatever scrolls the element: a box of the page, else the page. */
const scrollerOf = (element: Element): Element => {
  for (let node: Node | null = element; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element && node.scrollHeight > node.clientHeight && /auto|scroll/.test(getComputedStyle(node).overflowY)) return node;
  }
  return document.scrollingElement ?? document.documentElement;
};

const spread = (element: Element | null, side: 'height' | 'marginTop', pixels: number): void => {
  const said = pixels > 0.5 ? `${pixels}px` : '';
  const { style } = element as HTMLElement;
  if (style[side] !== said) style[side] = said;
};

/** The last row that begins at or before this height. */
const rowAt = (offsets: Float64Array, height: number): number => {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= height) low = middle;
    else high = middle - 1;
  }
  return low;
};
