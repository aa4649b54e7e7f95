/** How wide a probe is, and one em of it, in pixels. */
type Hear = (width: number, em: number) => void;

// One observer for all elements of the page. It hears after the layout of a frame and before its painting, so nothing has to be laid out
// for it, and what is drawn anew for another width is never seen in the old one.
const probes = new WeakMap<Element, Hear>();
let observer: ResizeObserver | undefined;

const heard = (entries: readonly ResizeObserverEntry[]): void => {
  const changed = new Set<Element>();
  for (const { target } of entries) changed.add(probes.has(target) ? target : target.parentElement!);
  // All are read before anything is drawn anew.
  const sizes = Array.from(changed, (probe) => [probe, probe.getBoundingClientRect().width, probe.firstElementChild!.getBoundingClientRect().width] as const);
  for (const [probe, width, em] of sizes) probes.get(probe)?.(width, em);
};

/**
 * Tells of its size now and whenever it changes; returns the way to stop.
 *
 * @param probe two boxes of no height, one in the other: as wide as the element, and as one em. Content that grows never sets it off.
 */
export const watchSize = (probe: Element, hear: Hear): (() => void) => {
  observer ??= new ResizeObserver(heard);
  const both = [probe, probe.firstElementChild!];
  probes.set(probe, hear);
  for (const one of both) observer.observe(one);
  return () => {
    probes.delete(probe);
    for (const one of both) observer?.unobserve(one);
  };
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
