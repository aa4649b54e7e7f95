import { establishedTerms, ownTerms, prefixes } from '../prose/vocabularies.ts';
import { entryAt } from './describe.ts';
import { namedBy, publicSchemas } from './dictionary.ts';
import { nameSchemas } from './schemas.ts';

/**
 * JSON-LD contexts of what the public reads, one per schema: what turns an answer into linked data without a byte of it changing. An answer names its own by a `Link`
 * header (JSON-LD 1.1, section 6.1 “Interpreting JSON as JSON-LD”); contexts name each other by relative addresses, so they work from any folder.
 */
type Json = { [key: string]: any };

const fileOf = (name: string): string => `${name}.jsonld`;

const arms = (schema: Json): Json[] => [schema, ...((schema['anyOf'] ?? []) as Json[])];

/** How a text is to be read: as a day, an instant, an address; everything else as what JSON says it is. */
const kindOf = (schema: Json): string | undefined => {
  const formats = new Set(arms(schema).map(({ format }) => format as string | undefined));
  return formats.has('date-time') ? 'xsd:dateTime' : formats.has('date') ? 'xsd:date' : formats.has('uri') ? '@id' : undefined;
};

const termOf = (path: string, schema: Json): Json | string => {
  const isList = arms(schema).some(({ type }) => type === 'array');
  const item = (isList ? arms(schema).find(({ type }) => type === 'array')?.['items'] : schema) as Json;
  const named = arms(item).map(namedBy).find((name) => name !== undefined);
  const inner = named ? fileOf(named) : item['properties'] ? fieldsOf(path, item) : undefined;
  const kind = kindOf(item);
  const established = entryAt(establishedTerms, path);
  const id = established ?? `${ownTerms}${path}`;
  // An order that means something is kept: steps, articles, candidates. References have none, and a term of others is as often there as it has values.
  const container = named === 'Ref' || established ? '@set' : '@list';
  return isList || kind || inner ? { '@id': id, ...(kind && { '@type': kind }), ...(isList && { '@container': container }), ...(inner && { '@context': inner }) } : id;
};

/** Every field by itself, so that none is read by the meaning that its name has one level above. */
const fieldsOf = (path: string, schema: Json): Json => ({
  '@vocab': `${ownTerms}${path}.`,
  ...Object.fromEntries(Object.entries((schema['properties'] ?? {}) as Json).map(([name, inner]) => [name, termOf(`${path}.${name}`, inner)])),
});

/** Where the context of an answer lies, as its `Link` header says it; `response` is the operation's. */
export const contextLink = (response: Parameters<ReturnType<typeof nameSchemas>['get']>[0]): string =>
  `</v1/contexts/${fileOf(nameSchemas().get(response) ?? '')}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"`;

/** By file name: `Deputy.jsonld` → its content. */
export const contextFiles = (): Readonly<Record<string, Json>> =>
  Object.fromEntries([...publicSchemas()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, schema]) => [fileOf(name), { '@context': { '@version': 1.1, ...prefixes, ...fieldsOf(name, schema) } }]));
