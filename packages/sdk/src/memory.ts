/**
 * Answers by address with their ETag, so that an unchanged list costs a 304 instead of its body. For servers and workers:
 * a browser's own cache does the same, and better, for an `If-None-Match` set by a script turns a simple request to another
 * host into two. Only public reads are ever kept; receipts and the office's side are not.
 */
export interface Memory {
  get(key: string): Remembered | undefined;
  set(key: string, remembered: Remembered): void;
}
export interface Remembered {
  readonly etag: string;
  /** The body as it came: whoever takes it out gets a value of their own. */
  readonly text: string;
}

/** Keeps the `entries` answers used last. */
export const createMemory = ({ entries = 100 }: { readonly entries?: number } = {}): Memory => {
  const kept = new Map<string, Remembered>();
  const set = (key: string, remembered: Remembered) => {
    kept.delete(key);
    kept.set(key, remembered);
    if (kept.size > entries) kept.delete(kept.keys().next().value as string);
  };
  return {
    set,
    get(key) {
      const found = kept.get(key);
      if (found) set(key, found);
      return found;
    },
  };
};
