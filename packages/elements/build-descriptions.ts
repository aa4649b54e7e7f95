import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeElements, type Described, type Said } from './build-description.ts';
import { editorData } from './build-editor-data.ts';
import { frameworkTypes } from './build-framework-types.ts';
import { tokenFiles } from './build-tokens.ts';
import { looks } from './src/theme/tokens.ts';

const here = dirname(fileURLToPath(import.meta.url));

export const elementNames = ['ballot-results', 'category-field', 'check-field', 'deputy-finder', 'handling-tracker', 'place-field', 'suggestion-form', 'text-field'] as const;

/** Every `--congress-…` that the elements read; those that an element documents say what for. */
export const tokensOf = (elements: readonly Described[]): Said[] =>
  Object.entries({ ...looks.light, ...looks.measures }).map(([role, value]) => {
    const name = `--congress-${role}`;
    const said = elements.flatMap(({ cssProperties }) => cssProperties).find((one) => one.name === name)?.description;
    return { name, description: `${said ? `${said}. ` : ''}Default: ${value}` };
  });

/** Writes what editors and frameworks want to know of the elements into dist. */
export const writeDescriptions = (): void => {
  const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as { version: string };
  const elements = describeElements(join(here, 'src'), elementNames);
  const files = Object.entries(editorData(version, elements, tokensOf(elements))).map(([path, data]): [string, string] => [path, `${JSON.stringify(data, null, 2)}\n`]);
  for (const [path, text] of [...files, ...Object.entries(frameworkTypes(elements)), ...Object.entries(tokenFiles())]) {
    mkdirSync(dirname(join(here, 'dist', path)), { recursive: true });
    writeFileSync(join(here, 'dist', path), text);
  }
};
