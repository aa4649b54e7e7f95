import * as z from 'zod/mini';
import type { OperationSpec } from './src/operation.ts';
import { proseAt, sentenceOf } from './src/document/describe.ts';
import { isSchema, jsonSchemaOf, jsonSchemas, nameSchemas } from './src/document/schemas.ts';

/**
 * What an editor shows over a field of an answer, a body or a query: the words of `prose/fields`, Chinese and English, as in the OpenAPI
 * document. Written into the types of the package when it is built, so that nobody types them twice and no page carries them; types that
 * are inferred from a schema take them over.
 */
type Json = { [key: string]: any };

/** Where a field lies: its schema, and its name in the prose. */
interface Place {
  readonly path: string;
  readonly schema: Json;
}

const names = nameSchemas();
const schemas = jsonSchemas(names, (name) => `#/${name}`);

const isOperation = (value: unknown): value is OperationSpec => typeof value === 'object' && value !== null && 'id' in value && 'response' in value;

/** A list, a record or a choice is what it holds; one with a name of its own begins anew. */
const placesIn = ({ path, schema }: Place): Place[] => {
  const name = (schema['$ref'] as string | undefined)?.slice(2);
  if (name) return placesIn({ path: name, schema: schemas[name] ?? {} });
  const held = [schema['items'], schema['additionalProperties'], ...(schema['anyOf'] ?? []), ...(schema['oneOf'] ?? []), ...(schema['allOf'] ?? [])];
  return [{ path, schema }, ...held.filter((one) => typeof one === 'object').flatMap((one: Json) => placesIn({ path, schema: one }))];
};

const fieldIn = (above: Place, name: string): Place | undefined => {
  for (const { path, schema } of placesIn(above)) {
    const inner = (schema['properties'] as Json | undefined)?.[name];
    if (inner) return { path: `${path}.${name}`, schema: inner };
  }
  return undefined;
};

const named = (schema: z.ZodMiniType | undefined): Place | undefined => {
  const name = schema && names.get(schema);
  return name === undefined ? undefined : { path: name, schema: schemas[name] ?? {} };
};

/** What several schemas have in common. */
const isShape = (value: unknown): value is Readonly<Record<string, z.ZodMiniType>> => typeof value === 'object' && value !== null && Object.values(value).length > 0 && Object.values(value).every(isSchema);
const shared = (shape: Readonly<Record<string, z.ZodMiniType>>): Place => ({ path: '', schema: { properties: Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, jsonSchemaOf(schema)])) } });

/** What lies in one part of an operation; a file has no fields. */
const partOf = (operation: OperationSpec, part: string): Place | undefined => {
  if (part === 'response' || part === 'body') return named(operation[part]);
  const schema = part === 'query' || part === 'params' ? operation[part] : undefined;
  return schema && { path: operation.id, schema: jsonSchemaOf(schema) };
};

const commentFor = (path: string): string | undefined => {
  const prose = proseAt(path);
  return prose && (['zh-CN', 'en'] as const).map((language) => sentenceOf(prose, language)).filter(Boolean).join(' ').replace(/\*\//g, '* /');
};

const nowhere: Place = { path: '', schema: {} };

/**
 * Completes the fields of one declaration file.
 * @param code as the compiler writes it: a field a line, four blanks for each object that it lies in
 * @param module what the file declares
 */
export const describeFields = (code: string, module: Readonly<Record<string, unknown>>): string => {
  let root: unknown;
  let above: { readonly indent: number; readonly place: Place }[] = [];
  return code.split('\n').flatMap((line) => {
    const declared = /^(?:export )?(?:declare )?(?:const (\w+)|\w+)/.exec(line);
    if (declared) {
      root = declared[1] && module[declared[1]];
      const place = isSchema(root) ? named(root) : isShape(root) ? shared(root) : undefined;
      above = place ? [{ indent: 0, place }] : [];
      return [line];
    }
    const [, blanks = '', name = ''] = /^( +)(?:readonly )?"?([A-Za-z]\w*)"?\??: /.exec(line) ?? [];
    if (!name) return [line];
    above = above.filter(({ indent }) => indent < blanks.length);
    const outer = above[above.length - 1]?.place;
    if (isOperation(root) && blanks.length === 4) {
      above.push({ indent: 4, place: partOf(root, name) ?? nowhere });
      return [line];
    }
    const place = (outer && fieldIn(outer, name)) ?? nowhere;
    above.push({ indent: blanks.length, place });
    const comment = place.path && commentFor(place.path);
    return comment ? [`${blanks}/** ${comment} */`, line] : [line];
  }).join('\n');
};
