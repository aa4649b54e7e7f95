import { operations } from '../operations.ts';
import { units } from '../prose/units.ts';
import { entryAt, proseAt, proseOfSchema, valuesOf } from './describe.ts';
import { labelsFor } from './language.ts';
import { jsonSchemas, nameSchemas } from './schemas.ts';

/** The data dictionary 数据字典: every field that the public may read, in Chinese and English, one line each. */
type Json = { [key: string]: any };

export interface DictionaryRow {
  /** Name of the schema, as in the document: `Deputy`. */
  readonly resource: string;
  readonly resourceZh: string;
  /** With the names of the fields it lies in: `threshold.numerator`. */
  readonly field: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** `string`, `Ref`, `Membership[]`, … */
  readonly type: string;
  /** Unit of a figure, or how a text is written. */
  readonly unit: string;
  readonly required: boolean;
  /** Words of a list with their labels: `county 县 County`. */
  readonly values: readonly string[];
  readonly zh: string;
  readonly en: string;
}

const formats: Readonly<Record<string, string>> = { date: 'YYYY-MM-DD', 'date-time': 'YYYY-MM-DDThh:mm:ss+08:00' };

/** How one schema of `publicSchemas` names another. */
export const namedBy = ({ $ref }: Json): string | undefined => /^#\/(\w+)$/.exec($ref ?? '')?.[1];

const typeOf = (schema: Json): string => {
  const named = namedBy(schema);
  if (named) return named;
  if (schema['type'] === 'array') return `${typeOf(schema['items'] ?? {})}[]`;
  const arms = (schema['anyOf'] ?? []) as Json[];
  return schema['type'] ?? ([...new Set(arms.map(typeOf))].join(' | ') || 'any');
};

const formOf = (path: string, schema: Json): string => {
  const forms = [schema, ...((schema['anyOf'] ?? []) as Json[])].map(({ format }) => formats[format]).filter((form) => form !== undefined);
  return entryAt(units, path) ?? forms.join(' | ');
};

/** `leadHandler` → `Lead handler`. */
const wordsIn = (name: string): string => {
  const spaced = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

const labelled = (values: readonly string[]): string[] => {
  const [zh, en] = [labelsFor(values, 'zh-CN'), labelsFor(values, 'en')];
  return values.map((value) => [value, zh?.[value], en?.[value]].filter(Boolean).join(' ').replace(/[{}[\]]/g, ''));
};

/** The schemas that public reads answer with, and those these refer to, by name and in the order in which they are met. */
export const publicSchemas = (): ReadonlyMap<string, Json> => {
  const names = nameSchemas();
  const schemas = jsonSchemas(names, (name) => `#/${name}`);
  const met = new Map<string, Json>();
  const follow = (name: string): void => {
    const schema = schemas[name];
    if (!schema || met.has(name)) return;
    met.set(name, schema);
    for (const [, other] of JSON.stringify(schema).matchAll(/"\$ref":"#\/(\w+)"/g)) follow(other as string);
  };
  for (const { access, method, download, response } of operations) {
    const name = names.get(response);
    if (access === 'public' && method === 'GET' && !download && name) follow(name);
  }
  return met;
};

/** Every field of every schema that a public read answers with, page frames left out. */
export const dictionaryRows = (): DictionaryRow[] => {
  const rows: DictionaryRow[] = [];

  const fieldsOf = (resource: string, resourceZh: string, schema: Json, above: string): void => {
    for (const [name, inner] of Object.entries((schema['properties'] ?? {}) as Json)) {
      const field = above ? `${above}.${name}` : name;
      const path = `${resource}.${field}`;
      const [nameZh = '', zh = '', en = ''] = proseAt(path) ?? [];
      rows.push({
        resource, resourceZh, field, nameZh, nameEn: wordsIn(name), type: typeOf(inner), unit: formOf(path, inner),
        required: ((schema['required'] ?? []) as string[]).includes(name), values: labelled(valuesOf(inner) ?? []), zh, en,
      });
      fieldsOf(resource, resourceZh, inner['items'] ?? inner, field);
    }
  };

  for (const [name, schema] of publicSchemas()) {
    // A page is the same frame around every list; what it holds is what counts.
    if (!/(Page|^List\w+Answer)$/.test(name)) fieldsOf(name, proseOfSchema(name)?.[0] ?? name, schema, '');
  }
  return rows;
};

const cell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value);

/** As CSV that spreadsheets open as it is: UTF-8 with a byte order mark, CRLF, quotes where needed. */
export const dictionaryCsv = (): string => {
  const head = ['resource', '资源', 'field', '中文名', 'English name', 'type', 'unit/format', 'required', 'values', '说明', 'description'];
  const lines = dictionaryRows().map((row) => [
    row.resource, row.resourceZh, row.field, row.nameZh, row.nameEn, row.type, row.unit, row.required ? 'yes' : 'no', row.values.join('; '), row.zh, row.en,
  ]);
  return `\uFEFF${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
};
