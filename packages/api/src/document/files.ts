import { buildOpenApi } from '../openapi.ts';
import { accessMarkdown } from './access.ts';
import { contextFiles } from './contexts.ts';
import { dictionaryCsv } from './dictionary.ts';
import { schemaFiles } from './schema-files.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every file that is generated from the contract, committed and shipped with the package, by its path in `packages/api`. */
export const generatedFiles = (): Readonly<Record<string, string>> => ({
  'openapi.json': json(buildOpenApi('en')),
  'openapi.zh-CN.json': json(buildOpenApi('zh-CN')),
  'data-dictionary.csv': dictionaryCsv(),
  'roles.md': accessMarkdown(),
  ...Object.fromEntries(Object.entries(contextFiles()).map(([name, context]) => [`contexts/${name}`, json(context)])),
  ...Object.fromEntries(Object.entries(schemaFiles()).map(([name, schema]) => [`schemas/${name}.json`, json(schema)])),
});
