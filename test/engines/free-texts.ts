// Which fields of the API's answers hold text of somebody's, by the API's own document: what elements are told, and must show as text.
import { injections } from './injections.ts';

/** Ids, keys of tables and words that decide what a record is; made hostile they would only make it another record, or none. */
export const spared = /^(id|.*Ids?|code|parentId|mergedInto|splitFrom|splitInto|corrects|number|caseNumber|receiptNo|secret|nextCursor|version|textVersion|mediaTypes?|sha256|rrule|receptions|cancelledReceptions|state|phase|kind|type|origin|method|basis|metric|datum|identityMode|levels?|role|normal|value|may|roles|languages|readings|pinyin|rounding|tieRule|percent)$/;

/** Fields with text in what an element reads, which it does not show. All others it shows, and each of them meets every hostile text. */
export const unshown: Readonly<Record<string, readonly string[]>> = {
  'congress-ballot-results': [
    'ballot.name', 'by.name', 'candidate.name', 'category', 'committee.name', 'deputies.name', 'fundSources.name', 'links.petitions', 'name', 'place', 'plan', 'project.name',
  ],
  'congress-deputy-finder': ['links.petitions'],
  'congress-handling-tracker': ['case.body', 'case.source', 'case.title', 'channel', 'congress.name', 'links.petitions', 'name', 'project.name', 'ratings.attitude', 'ratings.result', 'subject.name', 'unit', 'withheld'],
  'congress-place-field': ['source'],
  'congress-suggestion-form': [
    'accessibility', 'actor.organization', 'address', 'category', 'channel', 'congress.name', 'contactPolicy', 'delegation.name', 'deputies.name', 'divisions.name', 'evidence.name', 'evidence.url', 'groups.name', 'hours',
    'memberships.constituency', 'memberships.endReason', 'officePhone', 'photo', 'source', 'stations.name', 'steps.note', 'target.name', 'term.name',
  ],
};

/** Fields that no answer on the journeys holds: names in the counts beside a list, what became of files, which nobody sends here, and what the API says of
 * itself, which a field has no place for. */
export const unheld: Readonly<Record<string, readonly string[]>> = {
  'congress-ballot-results': [],
  'congress-deputy-finder': [],
  'congress-handling-tracker': ['light.name'],
  'congress-place-field': ['congress.name', 'links.petitions'],
  'congress-suggestion-form': ['attachments.name', 'attachments.url', 'group.name', 'township.name'],
};

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

/** How a field is named here: by what it stands in and its own name, e.g. `leadHandler.name`; that it is one of a list says nothing. */
export const fieldOf = (parent: string, name: string): string => (parent && parent !== 'items' ? `${parent}.${name}` : name);

/** The fields with free text in what these operations answer, e.g. `GET /cases`. */
export const freeTexts = (document: Document, operations: readonly string[]): readonly string[] => {
  const found = new Set<string>();
  const resolve = <T extends { readonly $ref?: string }>(one: T): T =>
    (one.$ref ? resolve(one.$ref.split('/').slice(1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document) as T) : one);
  const walk = (given: Schema, key: string, parent: string, above: readonly Schema[]): void => {
    const schema = resolve(given);
    if (above.includes(schema) || spared.test(key)) return;
    const inside = [...above, schema];
    for (const one of [...schema.anyOf ?? [], ...schema.oneOf ?? [], ...schema.allOf ?? []]) walk(one, key, parent, inside);
    if (schema.items) walk(schema.items, key, parent, inside);
    // Under names of their own, e.g. `links.petitions`.
    if (typeof schema.additionalProperties === 'object') walk(schema.additionalProperties, key === 'links' ? 'petitions' : '*', key, inside);
    for (const [name, one] of Object.entries(schema.properties ?? {})) walk(one, name, key, inside);
    // A pattern that lets a hostile text through is none.
    const isFree = schema.enum === undefined && schema.const === undefined && !schema.format && !(schema.pattern && !injections.some((text) => new RegExp(schema.pattern!, 'u').test(text)));
    if ([schema.type ?? []].flat().includes('string') && isFree) found.add(fieldOf(parent, key));
  };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, { responses = {} }] of Object.entries(item)) {
      if (!operations.includes(`${method.toUpperCase()} ${path}`)) continue;
      for (const [status, answer] of Object.entries(responses)) {
        const schema = resolve(answer).content?.['application/json']?.schema;
        if (/^2/.test(status) && schema) walk(schema, '', '', []);
      }
    }
  }
  return Array.from(found).sort();
};
