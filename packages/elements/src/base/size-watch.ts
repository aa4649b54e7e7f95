// One observer for all elements of the page. It hears after the layout of a frame and before its painting, so nothing has to be laid out
// for it, and what is drawn anew for another width is never seen in the old one. It is told the widths: to ask the boxes would lay out again.
const told = new WeakMap<Element, (width: number) => void>();
let observer: ResizeObserver | undefined;

const heard = (entries: readonly ResizeObserverEntry[]): void => {
  entries.forEach(({ target, contentRect }) => told.get(target)!(contentRect.width));
};

/**
 * Tells of its size now and whenever it changes; returns the way to stop.
 *
 * @param probe two boxes of no height, one in the other: as wide as the element, and as one em. Content that grows never sets it off.
 * @param hear how wide both are, in pixels; the em is not known yet when the first is told
 */
export const watchSize = (probe: Element, hear: (width: number, em: number) => void): (() => void) => {
  const both = [probe, probe.firstElementChild!];
  const widths: number[] = [];
  observer ??= new ResizeObserver(heard);
  both.forEach((one, at) => {
    told.set(one, (width) => {
      widths[at] = width;
      hear(widths[0]!, widths[1]!);
    });
    observer!.observe(one);
  });
  return () => both.forEach((one) => observer!.unobserve(one));
};

/** Of elements that stand side by side one is looked at. */
let guesses: Map<Node | null, readonly [width: number, em: number]> | undefined;

/**
 * How wide an element is that has just been put into the page, and its em, in pixels. There is next to nothing to lay out yet, and the next
 * one that is put there in the same task costs nothing more. A guess: it knows neither the room within the element nor its own place among others.
 */
export const guessSize = (element: Element): readonly [width: number, em: number] => {
  if (!guesses) {
    guesses = new Map();
    void Promise.resolve().then(() => { guesses = undefined; });
  }
  const { parentNode } = element;
  const guess = guesses.get(parentNode) ?? [element.clientWidth, parseFloat(getComputedStyle(element).fontSize) || 16] as const;
  guesses.set(parentNode, guess);
  return guess;
};
