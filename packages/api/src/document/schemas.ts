import * as z from 'zod/mini';
import * as contract from '../index.ts';
import { operations } from '../operations.ts';
import { ref } from '../schema.ts';
import { describeFields } from './describe.ts';
import type { DocumentLanguage } from './language.ts';

/** The contract's schemas as JSON Schema 2020-12, each under its name. */
type Json = { [key: string]: any };

export const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
export const isSchema = (value: unknown): value is z.ZodMiniType => typeof value === 'object' && value !== null && '_zod' in value;
const asWritten = { io: 'input' } as const;

/** Every exported schema under its own name, then bodies and answers that have none: `DeputyPage`, `WithdrawSuggestionBody`. */
export const nameSchemas = (): ReadonlyMap<z.ZodMiniType, string> => {
  const names = new Map<z.ZodMiniType, string>([[ref, 'Ref']]);
  for (const [name, value] of Object.entries(contract)) if (isSchema(value) && !names.has(value)) names.set(value, pascal(name));
  for (const { id, body, response, download } of operations) {
    if (body && !names.has(body)) names.set(body, `${pascal(id)}Body`);
    if (download || names.has(response)) continue;
    // The office's list of the same records is a page of its own: it counts by other facets.
    const page = pageName(response, names);
    names.set(response, page === undefined || [...names.values()].includes(page) ? `${pascal(id)}Answer` : page);
  }
  return names;
};

const pageName = (response: z.ZodMiniType, names: ReadonlyMap<z.ZodMiniType, string>): string | undefined => {
  const items = (response._zod.def as Json)['shape']?.items?._zod.def.element;
  const item = items && names.get(items);
  return item && `${item}Page`;
};

/** Generators of code ask how wide a number is; what is not bounded may be any integer that JSON can carry safely. */
const integerFormat = ({ maximum }: Json): string => (typeof maximum === 'number' && maximum <= 2_147_483_647 ? 'int32' : 'int64');

/** What zod writes, without what says nothing: the bounds of a safe integer, the pattern behind a format, `{}`. */
const plain = (value: any): any => {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const kept: Json = {};
  for (const [key, inner] of Object.entries(value as Json)) {
    const noise = key === '$schema' || key === '$id' || Math.abs(inner) === Number.MAX_SAFE_INTEGER && value.type === 'integer'
      || (key === 'pattern' && /^date/.test(value.format ?? '')) || key === 'propertyNames';
    if (!noise) kept[key] = key === 'additionalProperties' && typeof inner === 'object' && Object.keys(inner).length === 0 ? true : plain(inner);
  }
  if (value.type === 'integer') kept['format'] = integerFormat(kept);
  if (value.format === 'date') kept['maxLength'] = 10;
  return kept;
};

/** One schema by itself, for a parameter. */
export const jsonSchemaOf = (schema: z.ZodMiniType): Json => plain(z.toJSONSchema(schema, asWritten));

/** All named schemas in the order of the alphabet; `uri` says how one names another. */
export const jsonSchemas = (names: ReadonlyMap<z.ZodMiniType, string>, uri: (name: string) => string): Readonly<Record<string, Json>> => {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of names) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { ...asWritten, uri });
  return Object.fromEntries(Object.keys(schemas).sort().map((name) => [name, plain(schemas[name])]));
};

/** The same as components of the document, described in its language. */
export const componentSchemas = (names: ReadonlyMap<z.ZodMiniType, string>, language: DocumentLanguage): Json =>
  Object.fromEntries(Object.entries(jsonSchemas(names, (name) => `#/components/schemas/${name}`)).map(([name, schema]) => [name, describeFields(name, schema, language)]));
