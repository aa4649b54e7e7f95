import type * as z from 'zod/mini';

/**
 * A plain yes or no: does a parsed JSON value fit a schema, and would reading it by the schema change nothing? Then the value
 * can be handed on as it is. zod copies every object and writes down every step, which costs twice what parsing did; here a
 * schema becomes nested functions, once, without `eval`. A no, or a schema with something in it that is not known here, goes
 * to zod, which says what is wrong: this can only ever make an answer faster, not let one pass.
 */
type Fits = (value: unknown) => boolean;

/** The parts of zod's definitions that are read. Other packages read them too: they are zod's public `_zod.def`. */
interface Def {
  readonly type?: string;
  readonly check?: string;
  readonly checks?: readonly { readonly _zod: { readonly def: Def } }[];
  readonly format?: string;
  readonly pattern?: RegExp;
  readonly coerce?: boolean;
  readonly value?: number;
  readonly inclusive?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly shape?: Readonly<Record<string, z.ZodMiniType>>;
  readonly catchall?: z.ZodMiniType;
  readonly element?: z.ZodMiniType;
  readonly innerType?: z.ZodMiniType;
  readonly keyType?: z.ZodMiniType;
  readonly valueType?: z.ZodMiniType;
  readonly options?: readonly z.ZodMiniType[];
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly values?: readonly unknown[];
}
class Unknown extends Error {}

const defOf = (schema: z.ZodMiniType): Def => schema._zod.def as unknown as Def;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const every = (all: readonly Fits[]): Fits => (all.length === 1 ? all[0]! : (value) => all.every((one) => one(value)));

/** One condition on top of a type. A schema made by a format is its own first condition. */
const condition = ({ check, format, pattern, value, inclusive, minimum, maximum }: Def): Fits => {
  const limit = value as number;
  switch (check) {
    case 'string_format':
      if (!pattern || pattern.global || pattern.sticky || ['date', 'datetime', 'regex'].indexOf(format ?? '') === -1) break;
      return (text) => pattern.test(text as string);
    case 'number_format':
      if (format !== 'safeint') break;
      return Number.isSafeInteger;
    case 'greater_than':
      return inclusive ? (one) => (one as number) >= limit : (one) => (one as number) > limit;
    case 'less_than':
      return inclusive ? (one) => (one as number) <= limit : (one) => (one as number) < limit;
    case 'min_length':
      // A text is counted in code points, never more than its units: when those are too few, so are these; else zod counts.
      return (one) => (Array.isArray(one) ? one.length : Array.from(one as string).length) >= minimum!;
    case 'max_length':
      return (one) => (one as string | unknown[]).length <= maximum!;
  }
  throw new Unknown(check);
};

const object = ({ shape, catchall }: Def): Fits => {
  // Open ones only: a closed one complains of other fields, and a bare one drops them.
  if (!catchall || defOf(catchall).type !== 'unknown') throw new Unknown('object');
  const names = Object.keys(shape!);
  const fields = names.map((name) => known(shape![name]!));
  const needed = names.map((name) => defOf(shape![name]!).type !== 'optional');
  return (value) => {
    if (!isObject(value)) return false;
    for (let at = 0; at < names.length; at += 1) {
      const field = value[names[at]!];
      if (field === undefined ? needed[at] : !fields[at]!(field)) return false;
    }
    return true;
  };
};

const array = ({ element }: Def): Fits => {
  const fits = known(element!);
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (let at = 0; at < value.length; at += 1) if (!fits(value[at])) return false;
    return true;
  };
};

const bare = (def: Def): Fits => {
  switch (def.type) {
    case 'string':
      if (def.coerce) break;
      return (value) => typeof value === 'string';
    case 'number':
      if (def.coerce) break;
      return Number.isFinite;
    case 'boolean':
      if (def.coerce) break;
      return (value) => typeof value === 'boolean';
    case 'null':
      return (value) => value === null;
    case 'unknown':
    case 'any':
      return () => true;
    case 'enum': {
      const words = new Set(Object.values(def.entries!));
      return (value) => words.has(value);
    }
    case 'literal': {
      const words = new Set(def.values);
      return (value) => words.has(value);
    }
    case 'optional':
      // Of a field that is there; whether it may be absent is asked by the object around it.
      return known(def.innerType!);
    case 'nullable': {
      const fits = known(def.innerType!);
      return (value) => value === null || fits(value);
    }
    case 'union': {
      const arms = def.options!.map(known);
      // An open enum is its text: the words before it add nothing.
      const text = def.options!.some((arm) => defOf(arm).type === 'string' && !defOf(arm).checks && !defOf(arm).check);
      return (value) => (text && typeof value === 'string') || arms.some((fits) => fits(value));
    }
    case 'record': {
      const { type, checks, check } = defOf(def.keyType!);
      if (type !== 'string' || checks || check) break;
      const fits = known(def.valueType!);
      return (value) => isObject(value) && Object.keys(value).every((key) => fits(value[key]));
    }
    case 'array':
      return array(def);
    case 'object':
      return object(def);
  }
  throw new Unknown(def.type);
};

/** Made once for each schema. Throws when something in it is not known. */
const known = (schema: z.ZodMiniType): Fits => {
  const def = defOf(schema);
  return every([bare(def), ...(def.check ? [condition(def)] : []), ...(def.checks ?? []).map((one) => condition(one._zod.def))]);
};

const made = new WeakMap<z.ZodMiniType, Fits>();
const never: Fits = () => false;

/** Does the value fit, certainly? False also when it cannot be told without zod. */
export const fits = (schema: z.ZodMiniType, value: unknown): boolean => {
  let check = made.get(schema);
  if (!check) {
    try {
      check = known(schema);
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      check = never;
    }
    made.set(schema, check);
  }
  return check(value);
};

/** Can it be told at all? For tests: every answer of the contract should be. */
export const isKnown = (schema: z.ZodMiniType): boolean => {
  fits(schema, undefined);
  return made.get(schema) !== never;
};
