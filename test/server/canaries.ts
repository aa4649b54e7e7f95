// Canaries: words that stand nowhere else. Each is planted in one field of one record; finding it anywhere tells what came out there.
import type { OperationSpec } from '@congress-kit/api';
import { jsonSchemaOf } from '@congress-kit/api/document/schemas';
import { searchable } from '@congress-kit/server/store/searching';

type Json = { readonly [key: string]: any };

export interface Canaries {
  /** Where each was planted, by its word. */
  readonly planted: ReadonlyMap<string, string>;
  /** A word for this field of this record, always the same. */
  word(at: string): string;
  /** The words in a text, as the places they were planted in. */
  foundIn(text: string): string[];
}

const letters = (count: number): string => [3, 2, 1, 0].map((place) => String.fromCharCode(97 + (Math.floor(count / 26 ** place) % 26))).join('');

export const newCanaries = (): Canaries => {
  const [planted, words] = [new Map<string, string>(), new Map<string, string>()];
  return {
    planted,
    word(at) {
      // Short, because codes are; letters, because a row of digits would be masked.
      const word = words.get(at) ?? `金丝雀${letters(words.size)}`;
      words.set(at, word);
      planted.set(word, at);
      return word;
    },
    foundIn: (text) => [...new Set(text.match(/金丝雀[a-z]{4}/g) ?? [])].map((word) => planted.get(word) ?? `planted nowhere: ${word}`),
  };
};

/** A number of the kind that is masked wherever everybody reads: of the same field always the same. */
export const privateNumber = (word: string): string => `139${[...word.slice(-4)].map((letter) => String(letter.charCodeAt(0) - 97).padStart(2, '0')).join('')}`;

/** May people write what they like here? “No control characters” is the only pattern of such a field. */
const isFreeText = ({ type, enum: words, format, pattern }: Json): boolean => type === 'string' && !words && !format && (!pattern || pattern.includes('u0000'));

const innerOf = (schema: Json): Json => schema['anyOf']?.find((one: Json) => one['type'] !== 'null') ?? schema;

/** Every field of an operation's body in which people write what they like: `submitSuggestion/title`. */
export const freeTexts = ({ id, body }: OperationSpec): string[] => {
  const walk = (schema: Json, at: string): string[] => {
    const inner = innerOf(schema);
    if (inner['type'] === 'object') return Object.entries(inner['properties'] ?? {}).flatMap(([name, field]) => walk(field as Json, `${at}/${name}`));
    if (inner['type'] === 'array') return walk(inner['items'] ?? {}, `${at}/*`);
    return isFreeText(inner) ? [at] : [];
  };
  return body ? walk(jsonSchemaOf(body), id) : [];
};

/**
 * A body of an operation with a canary in every free text that `base` leaves open, and a private number behind it where there is
 * room; objects that `base` does not begin are left out.
 * @param of tells one record from another: `title of “open”`
 */
export const fillBody = (canaries: Canaries, operation: OperationSpec, base: Json, of: string): Json => {
  const fill = (schema: Json, given: unknown, at: string): unknown => {
    const inner = innerOf(schema);
    if (inner['type'] === 'object' && given !== undefined && given !== null) {
      const fields = Object.entries(inner['properties'] ?? {}).map(([name, field]) => [name, fill(field as Json, (given as Json)[name], `${at}/${name}`)] as const);
      return { ...given as Json, ...Object.fromEntries(fields.filter(([, value]) => value !== undefined)) };
    }
    if (inner['type'] === 'array' && Array.isArray(given)) return given.map((one) => fill(inner['items'] ?? {}, one, `${at}/*`));
    if (given !== undefined || !isFreeText(inner)) return given;
    const word = canaries.word(`${at} of ${of}`);
    return (inner['maxLength'] ?? 0) >= 40 ? `${word}，电话${privateNumber(word)}` : word;
  };
  return fill(jsonSchemaOf(operation.body!), base, operation.id) as Json;
};

/** The same for a row: every text with Chinese in it, JSON looked into, is what people wrote; the rest are codes and days. */
export const fillRow = (canaries: Canaries, table: string, of: string, row: Json): Json => {
  const fill = (value: unknown, at: string): unknown => {
    if (typeof value === 'string') return /[\u4e00-\u9fff]/.test(value) ? canaries.word(`${at} of ${of}`) : value;
    if (Array.isArray(value)) return value.map((one) => fill(one, `${at}/*`));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner, `${at}/${name}`)]));
    return value;
  };
  const filled = Object.fromEntries(Object.entries(row).map(([column, value]) => {
    const isJson = typeof value === 'string' && /^[[{]/.test(value);
    return [column, isJson ? JSON.stringify(fill(JSON.parse(value), `${table}.${column}`)) : fill(value, `${table}.${column}`)];
  })) as Json;
  // What the row is found by is made of the text it is found in, canaries and all.
  return typeof filled['search'] === 'string' ? { ...filled, ...searchable(filled['search']) } : filled;
};
