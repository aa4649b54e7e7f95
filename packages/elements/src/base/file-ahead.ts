/** An element that comes later than that wants the file as it is then. */
const fresh = 20_000;

/** Asked for where an address is none: nothing is there, and nothing in the page fails over it but the asking, which is told like any other. */
const nowhere = 'ftp://invalid/';

/** The whole address, from where the page lies. */
export const absolute = (address: string): string => {
  try {
    return new URL(address, document.baseURI).href;
  } catch {
    return nowhere;
  }
};

const ahead = new Map<string, { readonly answer: Promise<Response>; readonly stop: AbortController }>();

/** Asks for a file that an element is going to want. */
export const askAhead = (address: string): void => {
  if (ahead.has(address)) return;
  const stop = new AbortController();
  const answer = fetch(address, { signal: stop.signal });
  // Whoever takes it hears of it.
  answer.catch(() => undefined);
  ahead.set(address, { answer, stop });
  setTimeout(() => ahead.delete(address), fresh);
};

/** `fetch`, or what `askAhead` has begun, once. */
export const fetchFile = (address: string, signal: AbortSignal): Promise<Response> => {
  const begun = ahead.get(address);
  if (!begun) return fetch(address, { signal });
  ahead.delete(address);
  signal.addEventListener('abort', () => begun.stop.abort());
  return begun.answer;
};
