interface Hearer {
  heard(event: string): void;
}

/** What the page tells its elements. */
const events = ['congress-kit-configured', 'beforeprint', 'afterprint', 'online', 'offline'] as const;

// One listener for all elements of the page.
const hearers = new Set<Hearer>();
const tell = ({ type }: Event): void => hearers.forEach((hearer) => hearer.heard(type));

/** Starts telling the element; returns the way to stop. */
export const hearPage = (hearer: Hearer): (() => void) => {
  if (hearers.size === 0) for (const event of events) globalThis.addEventListener(event, tell);
  hearers.add(hearer);
  return () => {
    hearers.delete(hearer);
    if (hearers.size === 0) for (const event of events) globalThis.removeEventListener(event, tell);
  };
};
