import type { FieldProse } from '../prose/fields/field.ts';
import { fieldProse } from '../prose/fields/index.ts';
import { labelsFor, type DocumentLanguage } from './language.ts';

/** Puts the words of `prose/fields` into the schemas, and beside every list of words what each of them is called. */
type Json = { [key: string]: any };

/** `Ballot.threshold.basis` → itself, `threshold.basis`, `basis`: the first with an entry tells. */
export const entryAt = <T>(table: Readonly<Record<string, T>>, path: string): T | undefined => {
  const names = path.split('.');
  for (let from = 0; from < names.length; from += 1) {
    const key = names.slice(from).join('.');
    if (Object.prototype.hasOwnProperty.call(table, key)) return table[key];
  }
  return undefined;
};

export const proseAt = (path: string): FieldProse | undefined => entryAt(fieldProse, path);

/** What a schema by itself is; a page of a list needs no entry of its own. */
export const proseOfSchema = (name: string): FieldProse | undefined =>
  fieldProse[name] ?? (/(Page|^List\w+Answer)$/.test(name) ? ['一页列表', '', 'One page of a list.'] : undefined);

/** The values of a list of words, whether it is closed, open (an enum beside any string) or an array of either. */
export const valuesOf = (schema: Json): string[] | undefined =>
  schema['enum'] ?? schema['items']?.enum ?? (schema['anyOf'] ?? schema['items']?.anyOf)?.find((arm: Json) => arm['enum'])?.enum;

/** In Chinese the name comes first, as in a dictionary: “主办单位：牵头办理的单位。” */
export const sentenceOf = ([name, zh, en]: FieldProse, language: DocumentLanguage): string => (language === 'en' ? en : zh ? `${name}：${zh}` : `${name}。`);

const said = (path: string, schema: Json, language: DocumentLanguage): string | undefined => {
  const prose = proseAt(path);
  if (!prose) return undefined;
  const sentence = sentenceOf(prose, language);
  const values = valuesOf(schema);
  const words = values && labelsFor(values, language);
  return words ? `${sentence}\n\n${values.map((value) => `\`${value}\` ${words[value]?.replace(/[{}]/g, '')}`).join(' · ')}` : sentence;
};

const describe = (path: string, schema: Json, language: DocumentLanguage): Json => {
  const described: Json = { ...schema };
  if (schema['properties']) {
    described['properties'] = Object.fromEntries(Object.entries(schema['properties'] as Json).map(([name, inner]) => {
      const at = `${path}.${name}`;
      const description = said(at, inner, language);
      return [name, { ...(description && { description }), ...describe(at, inner, language) }];
    }));
  }
  if (schema['items']) described['items'] = describe(path, schema['items'], language);
  return described;
};

/** A component with descriptions in it, at every depth. */
export const describeFields = (name: string, schema: Json, language: DocumentLanguage): Json => {
  const prose = proseOfSchema(name);
  return { ...(prose && { description: sentenceOf(prose, language) }), ...describe(name, schema, language) };
};

export const describeParameter = (operationId: string, name: string, schema: Json, language: DocumentLanguage): string | undefined =>
  said(`${operationId}.${name}`, schema, language);
