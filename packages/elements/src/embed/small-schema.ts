/**
 * Stands in for `zod/mini` in the scripts for pages: what the schemas of the API use of it, and no more (1.3 kB instead of 7.8).
 * The schemas themselves are the API's, untouched; a function that is missing here does not build, and a test asks both for the
 * same values and the same faults (test/packaging/small-schema.test.ts). Whoever imports the packages gets zod itself.
 */
interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  /** False when what follows would stumble over it. */
  readonly goesOn?: boolean;
  /** Not even what always runs has anything to say after it. */
  readonly halts?: boolean;
  readonly [detail: string]: unknown;
}

interface Payload {
  value: any;
  issues: Issue[];
}

interface Check {
  /** Runs before a list is read: as with zod, what is too long is not looked into. */
  readonly first?: boolean;
  /** Runs even though the value has faults already. */
  readonly always?: (value: unknown) => boolean;
  readonly run: (payload: Payload) => void;
}

interface Definition {
  readonly type: string;
  readonly shape?: Record<string, Schema>;
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly [detail: string]: unknown;
}

export interface Schema {
  readonly _zod: { readonly def: Definition; readonly run: (payload: Payload) => void };
  check(...checks: readonly Check[]): Schema;
  safeParse(value: unknown): { success: true; data: unknown } | { success: false; error: { issues: Issue[] } };
}

const stopped = ({ issues }: Payload): boolean => issues.some(({ goesOn }) => !goesOn);

const schema = (def: Definition, read: (payload: Payload) => void, checks: readonly Check[] = []): Schema => {
  const run = (payload: Payload): void => {
    if (Array.isArray(payload.value)) for (const { first, run: check } of checks) if (first) check(payload);
    if (payload.issues.length > 0) {
      payload.issues = payload.issues.map((issue) => ({ ...issue, goesOn: false, halts: true }));
      return;
    }
    read(payload);
    const isStopped = stopped(payload);
    if (payload.issues.some(({ halts }) => halts)) return;
    for (const { always, run: check } of checks) if (always ? always(payload.value) : !isStopped) check(payload);
  };
  return {
    _zod: { def, run },
    check: (...more) => schema(def, read, [...checks, ...more]),
    safeParse: (value) => {
      const payload: Payload = { value, issues: [] };
      run(payload);
      return payload.issues.length > 0 ? { success: false, error: { issues: payload.issues } } : { success: true, data: payload.value };
    },
  };
};

const add = (payload: Payload, code: string, detail: object = {}, goesOn = false): void => {
  payload.issues.push({ code, path: [], goesOn, ...detail });
};

/** A schema of one type of value. */
const of = (type: string, is: (value: any) => boolean, more?: (payload: Payload) => void, def: object = {}): Schema =>
  schema({ type, ...def }, (payload) => {
    if (!is(payload.value)) add(payload, 'invalid_type', { expected: type });
    else more?.(payload);
  });

/** A value inside another; its faults are told by the way to it. */
const inside = (payload: Payload, inner: Schema, key: PropertyKey, value: unknown): unknown => {
  const own: Payload = { value, issues: [] };
  inner._zod.run(own);
  for (const issue of own.issues) payload.issues.push({ ...issue, path: [key, ...issue.path] });
  return own.value;
};

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

type Shape = Record<string, Schema>;
const object = (shape: Shape, isStrict: boolean): Schema =>
  of('object', isObject, (payload) => {
    const given = payload.value as Record<string, unknown>;
    const made: Record<string, unknown> = {};
    const keys = Object.keys(shape);
    for (const key of keys) {
      const inner = shape[key] as Schema;
      const value = inside(payload, inner, key, given[key]);
      if (value !== undefined || key in given) made[key] = value;
    }
    const others = Object.keys(given).filter((key) => keys.indexOf(key) === -1);
    // Not through `__proto__`, which would change the object instead of giving it a field; a strict object refuses it like any other.
    if (!isStrict) { for (const key of others) if (key !== '__proto__') made[key] = given[key]; }
    else if (others.length > 0) add(payload, 'unrecognized_keys', { keys: others });
    payload.value = made;
  }, { shape, isStrict });

export const looseObject = /* @__NO_SIDE_EFFECTS__ */ (shape: Shape): Schema => object(shape, false);
export const strictObject = /* @__NO_SIDE_EFFECTS__ */ (shape: Shape): Schema => object(shape, true);
export const extend = /* @__NO_SIDE_EFFECTS__ */ ({ _zod: { def } }: Schema, shape: Shape): Schema => object({ ...def.shape, ...shape }, def['isStrict'] === true);
export const record = /* @__NO_SIDE_EFFECTS__ */ (_key: Schema, inner: Schema): Schema =>
  of('record', isObject, (payload) => {
    const made: Record<string, unknown> = {};
    for (const key of Object.keys(payload.value)) if (key !== '__proto__') made[key] = inside(payload, inner, key, payload.value[key]);
    payload.value = made;
  });
export const array = /* @__NO_SIDE_EFFECTS__ */ (element: Schema): Schema =>
  of('array', Array.isArray, (payload) => {
    payload.value = (payload.value as unknown[]).map((value, at) => inside(payload, element, at, value));
  }, { element });
export const optional = /* @__NO_SIDE_EFFECTS__ */ (innerType: Schema): Schema =>
  schema({ type: 'optional', innerType }, (payload) => {
    if (payload.value !== undefined) innerType._zod.run(payload);
  });
export const nullable = /* @__NO_SIDE_EFFECTS__ */ (innerType: Schema): Schema =>
  schema({ type: 'nullable', innerType }, (payload) => {
    if (payload.value !== null) innerType._zod.run(payload);
  });
export const union = /* @__NO_SIDE_EFFECTS__ */ (options: readonly Schema[]): Schema =>
  schema({ type: 'union' }, (payload) => {
    const tried = options.map((option) => {
      const own: Payload = { value: payload.value, issues: [] };
      option._zod.run(own);
      return own;
    });
    const readable = tried.filter((one) => !stopped(one));
    const found = tried.find(({ issues }) => issues.length === 0) ?? (readable.length === 1 ? readable[0] : undefined);
    if (!found) return add(payload, 'invalid_union');
    payload.value = found.value;
    payload.issues.push(...found.issues);
  });

export const string = /* @__NO_SIDE_EFFECTS__ */ (): Schema => of('string', (value) => typeof value === 'string');
export const number = /* @__NO_SIDE_EFFECTS__ */ (): Schema => of('number', Number.isFinite);
export const boolean = /* @__NO_SIDE_EFFECTS__ */ (): Schema => of('boolean', (value) => typeof value === 'boolean');
export const unknown = /* @__NO_SIDE_EFFECTS__ */ (): Schema => schema({ type: 'unknown' }, () => {});
export const int = /* @__NO_SIDE_EFFECTS__ */ (): Schema =>
  of('number', Number.isFinite, (payload) => {
    const { value } = payload;
    const most = Number.MAX_SAFE_INTEGER;
    if (!Number.isInteger(value)) add(payload, 'invalid_type', { expected: 'int', halts: true });
    else if (value > most) add(payload, 'too_big', { origin: 'int', maximum: most });
    else if (value < -most) add(payload, 'too_small', { origin: 'int', minimum: -most });
  });
const oneOf = /* @__NO_SIDE_EFFECTS__ */ (values: readonly string[]): Schema =>
  schema({ type: 'enum' }, (payload) => {
    if (values.indexOf(payload.value) === -1) add(payload, 'invalid_value', { values });
  });
export { oneOf as enum };

const hasLength = (value: any): boolean => value !== undefined && value !== null && value.length !== undefined;
const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);
const sized = (goesWrong: (value: any) => boolean, code: string, limit: object, always?: Check['always'], first = false): Check => ({
  first,
  ...(always ? { always } : {}),
  run: (payload) => {
    if (goesWrong(payload.value)) add(payload, code, { origin: kindOf(payload.value), ...limit }, true);
  },
});
/** As zod counts: a string by its code points. */
const lengthOf = (value: string | unknown[]): number => (typeof value === 'string' ? Array.from(value).length : value.length);
export const minLength = /* @__NO_SIDE_EFFECTS__ */ (minimum: number): Check => sized((value) => lengthOf(value) < minimum, 'too_small', { minimum }, hasLength);
export const maxLength = /* @__NO_SIDE_EFFECTS__ */ (maximum: number): Check => sized((value) => lengthOf(value) > maximum, 'too_big', { maximum }, hasLength, true);
export const minimum = /* @__NO_SIDE_EFFECTS__ */ (least: number): Check => sized((value) => value < least, 'too_small', { minimum: least });
export const maximum = /* @__NO_SIDE_EFFECTS__ */ (most: number): Check => sized((value) => value > most, 'too_big', { maximum: most });
export const regex = /* @__NO_SIDE_EFFECTS__ */ (pattern: RegExp, format = 'regex'): Check => ({
  run: (payload) => {
    if (!pattern.test(payload.value)) add(payload, 'invalid_format', { format, pattern: String(pattern) }, true);
  },
});
export const overwrite = /* @__NO_SIDE_EFFECTS__ */ (change: (value: any) => unknown): Check => ({
  run: (payload) => {
    payload.value = change(payload.value);
  },
});
export const trim = /* @__NO_SIDE_EFFECTS__ */ (): Check => overwrite((value: string) => value.trim());
export const normalize = /* @__NO_SIDE_EFFECTS__ */ (form: string): Check => overwrite((value: string) => value.normalize(form));
export const refine = /* @__NO_SIDE_EFFECTS__ */ (holds: (value: unknown) => boolean, { when, ...detail }: { when?: Check['always'] } & object): Check => ({
  ...(when ? { always: when } : {}),
  run: (payload) => {
    if (!holds(payload.value)) add(payload, 'custom', detail, true);
  },
});

const day = '(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8])))';
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d';
/** Dates as zod reads them; an instant has seconds and `Z` or an offset. */
export const iso = {
  date: /* @__NO_SIDE_EFFECTS__ */ (): Schema => string().check(regex(new RegExp(`^${day}$`), 'date')),
  datetime: /* @__NO_SIDE_EFFECTS__ */ (_options: { offset: true }): Schema => string().check(regex(new RegExp(`^${day}T${time}:[0-5]\\d(?:\\.\\d+)?(?:Z|[+-]${time})$`), 'datetime')),
};
