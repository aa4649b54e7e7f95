import { proseAt, proseOfSchema } from './describe.ts';
import { jsonSchemas, nameSchemas } from './schemas.ts';

/**
 * The contract's schemas as files for any validator: JSON Schema 2020-12, one per name, which refer to each other by relative
 * addresses. `title` is the Chinese name, `description` the English sentence.
 */
type Json = { [key: string]: any };

const told = (path: string, schema: Json): Json => {
  const described: Json = { ...schema };
  if (schema['properties']) {
    described['properties'] = Object.fromEntries(Object.entries(schema['properties'] as Json).map(([name, inner]) => {
      const [title, , description] = proseAt(`${path}.${name}`) ?? [];
      return [name, { ...(title && { title, description }), ...told(`${path}.${name}`, inner) }];
    }));
  }
  if (schema['items']) described['items'] = told(path, schema['items']);
  return described;
};

/** By name: `Deputy` → the content of `Deputy.json`. */
export const schemaFiles = (): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(jsonSchemas(nameSchemas(), (name) => `${name}.json`)).map(([name, schema]) => {
    const [title, , description] = proseOfSchema(name) ?? [];
    return [name, { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `${name}.json`, title, description, ...told(name, schema) }];
  }));
