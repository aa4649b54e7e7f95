// Old libraries, and worse ones, put things on the prototypes that everything inherits from: Prototype 1.6 its `toJSON` on arrays, others
// `extend`, `each`, or a field that happens to be called as one of ours. What is sent must not depend on the page it is sent from.

// As it is when this is read: a page may put another in its place later.
const stringify = JSON.stringify;

/** The own fields of an object, and nothing inherited: what is absent stays absent. For options that a browser or this package reads. */
export const bare = <T extends object>(value: T | undefined): T => Object.assign(Object.create(null) as T, value);

/** The value itself, whatever a `toJSON` has made of it; only a date has one of its own. */
function itself(this: Record<string, unknown>, key: string, made: unknown): unknown {
  return this[key] instanceof Date ? made : this[key];
}

/** `JSON.stringify` as on a page of nobody else: no inherited `toJSON`, no inherited field. */
export const plainJson = (value: unknown): string => stringify(value, itself);
