/**
 * Stands in for `Array.from` in the scripts for pages: Prototype and MooTools put one of their own in its place, which makes nothing of a
 * set and asks no function. Whoever imports the packages has the browser's.
 */
export const listFrom = (given: ArrayLike<unknown> | Iterable<unknown>, change?: (value: unknown, at: number) => unknown): unknown[] => {
  const list = (given as Iterable<unknown>)[Symbol.iterator] ? [...given as Iterable<unknown>] : Array((given as ArrayLike<unknown>).length).fill(undefined);
  return change ? list.map((value, at) => change(value, at)) : list;
};
