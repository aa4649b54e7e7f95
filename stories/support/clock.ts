/** Time in the stories: it is always the same morning, and waiting can be made short or endless. */

/** The day the fake county is made for; days left and lights are the same tomorrow. */
export const now = '2026-11-20T08:00:00+08:00';

/** From now on this page's clock starts at `now` and goes on from there. */
export const startClock = (): void => {
  const RealDate = Date;
  const shift = RealDate.parse(now) - RealDate.now();
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, asked) => Reflect.construct(target, given.length === 0 ? [target.now() + shift] : given, asked) as Date,
    get: (target, name) => (name === 'now' ? () => target.now() + shift : Reflect.get(target, name) as unknown),
  });
};

/** `short`: what waits 300 ms and up to 12 s waits a fiftieth of it. `endless`: it waits for good, so that a state stands still. */
export type Waits = 'short' | 'endless';

/** Changes every longer `setTimeout` from now on; returns the way back. */
export const changeWaits = (waits: Waits | undefined): (() => void) => {
  if (!waits) return () => undefined;
  const real = globalThis.setTimeout;
  // Shorter ones move things on the screen; Storybook's own heartbeat waits longer.
  const changedDelay = (delay: number): number => (delay < 300 ? delay : waits === 'endless' ? 2 ** 31 - 1 : delay <= 12_000 ? delay / 50 : delay);
  const changed = (act: TimerHandler, delay = 0, ...given: unknown[]): number => real(act as () => void, changedDelay(delay), ...given) as unknown as number;
  globalThis.setTimeout = changed as typeof globalThis.setTimeout;
  return () => {
    if (globalThis.setTimeout === changed) globalThis.setTimeout = real;
  };
};
