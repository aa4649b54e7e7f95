import fc from 'fast-check';

/** JSON Schema → values: good ones, ones at the edge, and ones that are spoilt in one place. */

type Json = { readonly [key: string]: any };

/** Any text, odd halves of characters included, as JSON can carry it. */
export const anyText: fc.Arbitrary<string> = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constantFrom('\u0000', '\ud800', '\u202e', '𠮷', '__proto__', ' ', '\r\n'));
export const anyJson: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 3 });

const days = fc.oneof(
  fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  fc.constantFrom('0001-01-01', '1949-10-01', '2024-02-29', '9999-12-31'),
);
const instants = fc.tuple(days, fc.constantFrom('T00:00:00+08:00', 'T23:59:59.999Z', 'T12:30:00-11:00')).map((parts) => parts.join(''));
const words = fc.string({ unit: fc.constantFrom(...'一中文路灯不亮请修理学校门口𠮷é&<%_\\\'" aB0，。'), minLength: 1, maxLength: 40 });

const edges = ({ minLength = 0, maxLength }: Json): fc.Arbitrary<string>[] =>
  (maxLength === undefined || maxLength > 25_000 ? [] : [fc.constant('字'.repeat(maxLength)), fc.constant('x'.repeat(Math.max(minLength, 1)))]);

/** What matches a pattern, as far as patterns can be turned round. */
const matching = (pattern: string, otherwise: fc.Arbitrary<string>): fc.Arbitrary<string> => {
  // “No control characters” is said by a pattern that nobody wants to see turned round.
  if (pattern.includes('u0000')) return otherwise;
  try {
    return fc.stringMatching(new RegExp(pattern), { size: 'small' });
  } catch {
    return otherwise;
  }
};

const text = (schema: Json): fc.Arbitrary<string> => {
  const { pattern, format, minLength = 0, maxLength = 40 } = schema;
  if (format === 'date') return days;
  if (format === 'date-time') return instants;
  if (pattern && !pattern.includes('u0000')) return matching(pattern, words).map((found) => found.slice(0, maxLength));
  const fitting = words.map((found) => found.slice(0, maxLength).padEnd(minLength, '字'));
  return fc.oneof({ weight: 4, arbitrary: fitting }, ...edges(schema).map((arbitrary) => ({ weight: 1, arbitrary })));
};

const whole = ({ minimum = -3, maximum = 2_000_000_000 }: Json): fc.Arbitrary<number> => fc.oneof(fc.constantFrom(minimum, maximum), fc.integer({ min: Math.max(minimum, -1e9), max: Math.min(maximum, 2e9) }));

/** Ids of records that a field of this name could mean; none: it names no record. */
export type Ids = (name: string) => readonly string[];

/** Optional fields that a value has at most: with all of them, some rule between them would refuse nearly every one. */
const mostOptional = 3;

/**
 * Values that a schema lets through, but for what only a rule between fields could refuse.
 * @param ids a field that names a record gets one that is there, most of the time
 */
export const fitting = (schema: Json, ids: Ids, name = ''): fc.Arbitrary<unknown> => {
  if ('const' in schema) return fc.constant(schema['const']);
  if (schema['enum']) return fc.constantFrom(...schema['enum']);
  const several = schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf'];
  if (several) return fc.oneof(...several.map((one: Json) => fitting(one, ids, name)));
  switch (schema['type']) {
    case 'object': {
      const fields: Json = schema['properties'] ?? {};
      const required: string[] = schema['required'] ?? [];
      const shape = Object.entries(fields).map(([key, inner]) => [key, fitting(inner as Json, ids, key)] as const);
      const optional = shape.map(([key]) => key).filter((key) => !required.includes(key));
      return fc.subarray(optional, { maxLength: Math.min(optional.length, mostOptional) })
        .chain((kept) => fc.record(Object.fromEntries(shape.filter(([key]) => required.includes(key) || kept.includes(key)))));
    }
    case 'array': {
      const { minItems = 0, maxItems = 20 } = schema;
      return fc.array(fitting(schema['items'] ?? {}, ids, name), { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 4)) });
    }
    case 'string': {
      const known = ids(name);
      return known.length > 0 ? fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: text(schema) }) : text(schema);
    }
    case 'integer': return whole(schema);
    case 'number': return fc.oneof(whole(schema), fc.double({ min: schema['minimum'] ?? -1e6, max: schema['maximum'] ?? 1e6, noNaN: true }));
    case 'boolean': return fc.boolean();
    case 'null': return fc.constant(null);
    default: return anyJson;
  }
};

const spoiling: fc.Arbitrary<unknown> = fc.oneof(
  anyJson, anyText,
  fc.constantFrom(...[0, 1, 60, 61, 120, 121, 1000, 1001, 2000, 2001, 20_001].map((length) => '字'.repeat(length))),
  fc.constantFrom(-1, 0, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, null, true, [], {}, '2026-02-30', '2026-13-01T00:00:00+08:00', '../..', '%00', "' or 1=1 --"),
);

type Spot = readonly (string | number)[];

/** Every place inside a value, the whole of it first. */
const spotsOf = (value: unknown, at: Spot = []): Spot[] => [at, ...(typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => spotsOf(inner, [...at, key])) : [])];

const changed = (value: unknown, [key, ...rest]: Spot, edit: (old: unknown) => unknown): unknown => {
  if (key === undefined) return edit(value);
  const copy: any = Array.isArray(value) ? [...value] : { ...(value as object) };
  const next = changed(copy[key], rest, edit);
  if (next === undefined) delete copy[key];
  else Object.defineProperty(copy, key, { value: next, enumerable: true, configurable: true, writable: true });
  return copy;
};

/** The same values, each with one place taken out, replaced, or given a field that nobody knows. */
export const spoilt = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(values, fc.nat(), fc.constantFrom('replace', 'remove', 'add'), spoiling, anyText).map(([value, where, what, other, name]) => {
    const spots = spotsOf(value);
    const spot = spots[where % spots.length]!;
    if (what === 'replace') return changed(value, spot, () => other);
    if (what === 'remove') return spot.length === 0 ? {} : changed(value, spot, () => undefined);
    return changed(value, spot, (old) => (typeof old === 'object' && old !== null && !Array.isArray(old) ? { ...old, [name]: other } : other));
  });
