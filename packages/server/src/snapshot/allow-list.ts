import type * as z from 'zod/mini';

/**
 * Only what the contract declares is written into a file: a field that a server answers beside it (responses are open) stays
 * where it is until the contract names it.
 */
interface Def {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodMiniType>>;
  readonly element?: z.ZodMiniType;
  readonly innerType?: z.ZodMiniType;
  readonly options?: readonly z.ZodMiniType[];
}

/** Wrappers that change nothing about which fields there are. */
const wrappers = ['optional', 'nullable', 'readonly', 'default'];

/**
 * @param schema of a response, or of a part of one
 * @param more field names of the outermost object that may pass although they are not declared
 */
export const declared = (schema: z.ZodMiniType, value: unknown, more: readonly string[] = []): unknown => {
  const def = schema._zod.def as unknown as Def;
  if (def.innerType && wrappers.includes(def.type)) return declared(def.innerType, value, more);
  if (def.options) {
    const fitting = def.options.find((option) => option.safeParse(value).success);
    return fitting ? declared(fitting, value, more) : undefined;
  }
  if (def.element && Array.isArray(value)) return value.map((one) => declared(def.element!, one));
  if (!def.shape || typeof value !== 'object' || value === null) return value;
  const given = value as Readonly<Record<string, unknown>>;
  const kept = Object.entries(def.shape).filter(([name]) => given[name] !== undefined).map(([name, field]) => [name, declared(field, given[name])] as const);
  return Object.fromEntries([...kept, ...more.filter((name) => given[name] !== undefined).map((name) => [name, given[name]] as const)]);
};
