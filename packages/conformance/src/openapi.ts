import { isObject, field, type Exchange } from './exchange.ts';
import type { Site } from './site.ts';

/** Reading a server's OpenAPI document, as far as the checks need it. */

export type Json = Record<string, unknown>;

export const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isObject(inner) || Array.isArray(inner) ? (inner as Json)[key] : undefined), value);

/** Follows `$ref`s within the document. */
export const resolve = (document: Json, value: unknown): Json | undefined => {
  let found = value;
  for (let steps = 0; steps < 20; steps += 1) {
    if (!isObject(found)) return undefined;
    const reference = found['$ref'];
    if (typeof reference !== 'string') return found;
    if (!reference.startsWith('#/')) return undefined;
    found = at(document, reference.slice(2).split('/').map((part) => decodeURIComponent(part).replace(/~1/g, '/').replace(/~0/g, '~')));
  }
  return undefined;
};

export const documentOf = (site: Site): Promise<{ exchange: Exchange; document: Json | undefined }> => site.once('openapi', async () => {
  const links = field(await site.read('/'), 'links');
  const link = isObject(links) && typeof links['openapi'] === 'string' ? links['openapi'] : `${site.probe.api}/openapi.json`;
  const exchange = await site.read(new URL(link, site.probe.api).href);
  return { exchange, document: isObject(exchange.json) ? exchange.json : undefined };
});

export interface Place {
  readonly schema: Json;
  readonly path: string;
  /** What stands beside it in an anyOf or oneOf. */
  readonly alternatives: readonly Json[];
}

/** Every schema inside a schema, each reference once. */
export const schemasIn = (document: Json, schema: unknown, path = '', alternatives: readonly Json[] = [], followed = new Set<unknown>()): Place[] => {
  const found = resolve(document, schema);
  if (!found || followed.has(found)) return [];
  followed.add(found);
  const inside = (value: unknown, name: string, beside: readonly Json[] = []): Place[] => schemasIn(document, value, `${path}/${name}`, beside, followed);
  const properties = isObject(found['properties']) ? found['properties'] : {};
  const several = (key: string): Place[] => {
    const all = Array.isArray(found[key]) ? found[key] : [];
    const resolved = all.map((one) => resolve(document, one)).filter((one) => one !== undefined);
    return all.flatMap((one) => inside(one, key, key === 'allOf' ? [] : resolved));
  };
  return [
    { schema: found, path, alternatives },
    ...Object.entries(properties).flatMap(([name, value]) => inside(value, name)),
    ...inside(found['items'], '*'),
    ...(isObject(found['additionalProperties']) ? inside(found['additionalProperties'], '*') : []),
    ...['anyOf', 'oneOf', 'allOf'].flatMap(several),
  ];
};
