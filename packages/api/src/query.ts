import type * as z from 'zod/mini';

/**
 * Query strings carry text only. The schema says what each parameter is, so the text is turned into that kind here and the
 * schema itself stays plain (and can be written as JSON Schema).
 */

interface Def {
  readonly type: string;
  readonly innerType?: { readonly _zod: { readonly def: Def } };
  readonly element?: { readonly _zod: { readonly def: Def } };
}

const bare = (def: Def): Def => (def.type === 'optional' && def.innerType ? bare(def.innerType._zod.def) : def);

const decodeOne = (def: Def, value: string): unknown => {
  if (def.type === 'number' || def.type === 'int') return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
  if (def.type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  return value;
};

/** Raw query values (`string`, or `string[]` when repeated) → what the schema expects. Unknown names pass, to be told. */
export const decodeQuery = (schema: z.ZodMiniObject | undefined, raw: Readonly<Record<string, string | string[] | undefined>>): Record<string, unknown> => {
  const shape = (schema?._zod.def.shape ?? {}) as unknown as Record<string, { readonly _zod: { readonly def: Def } } | undefined>;
  // Entries, not assignments: `?constructor=1` and `?__proto__=1` are unknown names like any other.
  const decoded: [string, unknown][] = [];
  for (const name of Object.keys(raw)) {
    const value = raw[name];
    if (value === undefined) continue;
    const field = Object.prototype.hasOwnProperty.call(shape, name) ? shape[name] : undefined;
    const def = field ? bare(field._zod.def) : undefined;
    if (def?.type === 'array' && def.element) {
      const element = bare(def.element._zod.def);
      const values = Array.isArray(value) ? value : [value];
      // The words of a closed list have no comma in them, so `a,b` is as good as saying the name twice.
      const said = element.type === 'enum' ? values.reduce<string[]>((all, one) => all.concat(one.split(',')), []) : values;
      decoded.push([name, said.map((one) => decodeOne(element, one))]);
    } else {
      decoded.push([name, def && typeof value === 'string' ? decodeOne(def, value) : value]);
    }
  }
  return Object.fromEntries(decoded);
};

/** Query values → pairs for the address; lists are repeated, absent ones left out. */
export const encodeQuery = (query: Readonly<Record<string, unknown>> = {}): [string, string][] => {
  const pairs: [string, string][] = [];
  for (const name of Object.keys(query)) {
    const value = query[name];
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) pairs.push([name, String(one)]);
  }
  return pairs;
};
