import * as z from 'zod/mini';
import { limits } from './limits.ts';
import type { OperationSpec } from './operation.ts';

/**
 * How large the body of one operation may be, from its own schema: not for browsers, where nobody sends what nobody could type.
 */
type Json = { readonly [key: string]: any };

const kilobyte = 1024;
/** A character outside the first plane, written as two escapes: the most that one character takes in JSON. */
const mostPerCharacter = 12;
/** Of a number or of a day, quotes and all. */
const short = 48;
/**
 * No body is refused for its size below this. Somebody who wrote far too much should hear which text is too long and by how much
 * (422, with a pointer), and that needs it to be read.
 */
const least = 16 * kilobyte;

/** Bytes of the longest JSON that a schema lets through; Infinity where nothing bounds it. */
const longest = (schema: Json): number => {
  const arms: readonly Json[] | undefined = schema['anyOf'] ?? schema['oneOf'];
  if (arms) return Math.max(...arms.map(longest));
  if ('const' in schema) return JSON.stringify(schema['const']).length;
  if (schema['enum']) return Math.max(...schema['enum'].map((word: unknown) => JSON.stringify(word).length));
  switch (schema['type']) {
    case 'object': {
      const fields = Object.entries((schema['properties'] ?? {}) as Json).map(([name, field]) => name.length + 4 + longest(field as Json));
      return fields.reduce((sum, field) => sum + field, 2 + (schema['additionalProperties'] === false ? 0 : Infinity));
    }
    case 'array': return 2 + (schema['maxItems'] ?? Infinity) * (1 + longest(schema['items'] ?? {}));
    case 'string': return schema['maxLength'] === undefined ? (schema['format'] ? short : Infinity) : 2 + mostPerCharacter * schema['maxLength'];
    case 'integer': case 'number': case 'boolean': case 'null': return short;
    default: return Infinity;
  }
};

/**
 * Largest body of an operation, in bytes: of an upload its file's, else room for the longest body its schema lets through, in
 * whole kilobytes, from 16 of them to `limits.jsonBytes`. 0 where there is no body.
 */
export const bodyBytes = ({ body, upload }: Pick<OperationSpec, 'body' | 'upload'>): number => {
  if (upload) return upload.maxBytes;
  if (!body) return 0;
  // A kilobyte for spaces and line ends.
  const needed = Math.ceil(longest(z.toJSONSchema(body, { io: 'input' }) as Json) / kilobyte) * kilobyte + kilobyte;
  return Math.min(Math.max(needed, least), limits.jsonBytes);
};
