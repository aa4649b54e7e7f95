import { labels } from '../messages/zh-CN.ts';
import { fieldProse } from './fields.ts';

/** Puts the table of `fields.ts` into the schemas, and beside every list of words what each word is called in Chinese. */
type Json = { [key: string]: any };

/** `Ballot.threshold.basis` → itself, `threshold.basis`, `basis`: the first with an entry tells. */
const proseAt = (path: string): string | undefined => {
  const names = path.split('.');
  for (let from = 0; from < names.length; from += 1) {
    const found = fieldProse[names.slice(from).join('.')];
    if (found) return found;
  }
  return undefined;
};

const tables = Object.values(labels) as Readonly<Record<string, string>>[];

/** The table that names all these words, the closest fit first. */
const wordsFor = (values: readonly string[]): Readonly<Record<string, string>> | undefined =>
  tables
    .filter((table) => values.every((value) => value in table))
    .sort((one, other) => Object.keys(one).length - Object.keys(other).length)[0];

const enumOf = (schema: Json): string[] | undefined => schema['enum'] ?? schema['items']?.enum ?? (schema['anyOf'] ?? schema['items']?.anyOf)?.find((arm: Json) => arm['enum'])?.enum;

const said = (path: string, schema: Json): string | undefined => {
  const prose = proseAt(path);
  const values = enumOf(schema);
  const words = values && wordsFor(values);
  if (!prose || !words) return prose;
  return `${prose}\n\n${values.map((value) => `\`${value}\` ${words[value]?.replace(/[{}]/g, '')}`).join(' · ')}`;
};

const describe = (path: string, schema: Json): Json => {
  const described: Json = { ...schema };
  if (schema['properties']) {
    described['properties'] = Object.fromEntries(Object.entries(schema['properties'] as Json).map(([name, inner]) => {
      const at = `${path}.${name}`;
      const description = said(at, inner);
      return [name, { ...(description && { description }), ...describe(at, inner) }];
    }));
  }
  if (schema['items']) described['items'] = describe(path, schema['items']);
  return described;
};

/** A component with descriptions in it, at every depth. */
export const describeFields = (name: string, schema: Json): Json => {
  const description = fieldProse[name] ?? (name.endsWith('Page') ? 'One page of a list.' : undefined);
  return { ...(description && { description }), ...describe(name, schema) };
};

export const describeParameter = (operationId: string, name: string, schema: Json): string | undefined => said(`${operationId}.${name}`, schema);
