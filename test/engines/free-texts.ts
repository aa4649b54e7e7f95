// Which fields of the API's answers hold text of somebody's, by the API's own document: what elements are told, and must show as text.

/** Ids, keys of tables and words that decide what a record is; made hostile they would only make it another record, or none. */
export const spared = /^(id|.*Ids?|code|parentId|mergedInto|number|caseNumber|receiptNo|secret|nextCursor|version|textVersion|mediaTypes?|sha256|rrule|receptions|state|phase|kind|type|origin|method|basis|metric|datum|identityMode|levels?|role|normal|value|may|roles|languages|readings|pinyin|rounding|tieRule|percent)$/;

/** Fields that none of the records holds that the journeys come by. */
export const unmet: readonly string[] = ['after', 'attitude', 'authorName', 'before', 'by', 'channel', 'comment', 'decidedBy', 'done', 'endReason', 'leader', 'next', 'note', 'phone', 'photo', 'problem', 'proposer', 'result', 'tieDecision', 'url'];

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}
interface Answer { readonly $ref?: string; readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }
interface Document { readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses?: Readonly<Record<string, Answer>> }>>>> }

/** Names of the fields with free text in what these operations answer, e.g. `GET /cases`. */
export const freeTexts = (document: Document, operations: readonly string[]): readonly string[] => {
  const found = new Set<string>();
  const resolve = <T extends { readonly $ref?: string }>(one: T): T =>
    (one.$ref ? resolve(one.$ref.split('/').slice(1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document) as T) : one);
  const walk = (given: Schema, key: string, above: readonly Schema[]): void => {
    const schema = resolve(given);
    if (above.includes(schema) || spared.test(key)) return;
    const inside = [...above, schema];
    for (const one of [...schema.anyOf ?? [], ...schema.oneOf ?? [], ...schema.allOf ?? []]) walk(one, key, inside);
    if (schema.items) walk(schema.items, key, inside);
    // Under names of their own, e.g. `links.petitions`.
    if (typeof schema.additionalProperties === 'object') walk(schema.additionalProperties, key === 'links' ? 'petitions' : key, inside);
    for (const [name, one] of Object.entries(schema.properties ?? {})) walk(one, name, inside);
    const isFree = schema.enum === undefined && schema.const === undefined && !schema.format && !schema.pattern;
    if ([schema.type ?? []].flat().includes('string') && isFree) found.add(key);
  };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, { responses = {} }] of Object.entries(item)) {
      if (!operations.includes(`${method.toUpperCase()} ${path}`)) continue;
      for (const [status, answer] of Object.entries(responses)) {
        const schema = resolve(answer).content?.['application/json']?.schema;
        if (/^2/.test(status) && schema) walk(schema, '', []);
      }
    }
  }
  return Array.from(found).sort();
};
