// What is inside a tarball, after it was installed.
import { builtinModules } from 'node:module';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Described {
  readonly name: string;
  readonly exports?: unknown;
  readonly sideEffects?: boolean | string[];
  readonly bin?: Record<string, string>;
  readonly [kind: string]: unknown;
}

export const readDescription = (folder: string): Described => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Described;

export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(join(folder, 'node_modules')))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .sort();

/** Every target that an export map names. */
export const targetsOf = (exports: unknown): string[] =>
  typeof exports === 'string' ? [exports] : Object.values(exports as object).flatMap(targetsOf);

/** What a module imports, now or later. */
export const specifiersOf = (code: string): string[] => {
  // Neither what is said in comments nor what is written for others in templates.
  const bare = code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '').replace(/`(?:[^`\\]|\\.)*`/g, '``');
  return [...bare.matchAll(/(?:\bfrom|^import|\bimport\()\s*["']([\w@.:/-]+)["']/gm)].map((found) => found[1] ?? '');
};

/** Imports that would not be found where the package is installed. */
export const lostImports = (folder: string): string[] => {
  const described = readDescription(folder);
  const named = new Set(['dependencies', 'peerDependencies'].flatMap((kind) => Object.keys((described[kind] ?? {}) as object)));
  return filesOf(folder).filter((path) => /\.(js|d\.ts)$/.test(path) && !path.includes('/embed/')).flatMap((path) =>
    specifiersOf(readFileSync(join(folder, path), 'utf8'))
      .filter((specifier) => {
        if (specifier.startsWith('.')) {
          const target = join(folder, dirname(path), specifier);
          return !/\.js$/.test(specifier) || !existsSync(path.endsWith('.d.ts') ? target.replace(/\.js$/, '.d.ts') : target);
        }
        const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
        return !specifier.startsWith('node:') && !builtinModules.includes(name) && !named.has(name);
      })
      .map((specifier) => `${path} imports ${specifier}`));
};
