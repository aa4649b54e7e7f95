/**
 * One signal made from a caller's signal and a clock. By hand, because `AbortSignal.any` and `AbortSignal.timeout` are
 * missing in many browsers that residents use, and because we want to know which of the two it was.
 */
export interface Deadline {
  readonly signal: AbortSignal;
  /** What ended it: the signal above it, or the clock. */
  readonly endedBy: 'parent' | 'clock' | undefined;
  /** Something was heard: the clock starts again. */
  heard(): void;
  /** No longer needed. */
  release(): void;
}

export const startDeadline = (milliseconds: number, parent?: AbortSignal | null): Deadline => {
  const controller = new AbortController();
  let endedBy: Deadline['endedBy'];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let released = false;

  const end = (by: 'parent' | 'clock') => {
    endedBy ??= by;
    release();
    controller.abort();
  };
  const onParent = () => end('parent');
  const onClock = () => end('clock');
  const release = () => {
    released = true;
    clearTimeout(timer);
    parent?.removeEventListener('abort', onParent);
  };
  const heard = () => {
    clearTimeout(timer);
    if (!released && Number.isFinite(milliseconds)) timer = setTimeout(onClock, milliseconds);
  };

  if (parent?.aborted) end('parent');
  else {
    parent?.addEventListener('abort', onParent);
    heard();
  }
  return { signal: controller.signal, get endedBy() { return endedBy; }, heard, release };
};

/** Settles with the promise, or rejects as soon as the signal says so, whatever the promise does. */
export const untilAborted = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(new Error('aborted'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    promise.then(resolve, reject).then(() => signal.removeEventListener('abort', stop));
  });

/** Waits, or less when the signal says so. */
export const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });

/** Milliseconds that only grow, for measuring. */
export const now = (): number => (typeof performance === 'undefined' ? Date.now() : performance.now());
