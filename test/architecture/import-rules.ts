// Who imports whom; the table is in allowed-imports.ts.
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { allowed, pureApi, type PackageName } from './allowed-imports.ts';
import { root, type Finding, type SourceFile } from './repository.ts';
import { importsOf, type Import } from './source.ts';

/** Packages that a page loads: no Node, and only the small zod. */
const inBrowser = new Set<PackageName>(['api', 'sdk', 'elements']);

export function importRule(file: SourceFile): Finding[] {
  const own = packageOf(file.path);
  if (!own || !/\.ts$/.test(file.path) || !file.path.startsWith(`packages/${own}/src/`)) return [];
  return importsOf(file.text).flatMap((one) => {
    const what = faultOf(file.path, own, one);
    return what ? [{ path: file.path, line: one.line, what: `imports ${one.specifier}: ${what}` }] : [];
  });
}

/** rules/ and messages/ of api stay free of schemas, or every component would carry zod. */
export function pureRule(file: SourceFile): Finding[] {
  if (!/^packages\/api\/src\/(rules|messages)\//.test(file.path)) return [];
  const impure = importsOf(file.text).filter(({ specifier, typeOnly }) => {
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(file.path), specifier) : specifier;
    return !typeOnly && !/^packages\/api\/src\/(rules|messages)\//.test(target);
  });
  return impure.map(({ specifier, line }) => ({ path: file.path, line, what: `imports ${specifier}: rules and messages stay pure` }));
}

/** What a migration takes from the rules or the store changes under it: an old database would not become what it became when it was written. */
export function migrationRule(file: SourceFile): Finding[] {
  if (!/^packages\/server\/src\/store\/migrations\//.test(file.path)) return [];
  const loose = importsOf(file.text).filter(({ specifier }) => !/^(kysely$|node:)/.test(specifier) && !/^\.\/frozen\//.test(specifier));
  return loose.map(({ specifier, line }) => ({ path: file.path, line, what: `imports ${specifier}: a migration takes a copy along, in frozen/` }));
}

function faultOf(path: string, own: PackageName, one: Import): string | undefined {
  const { specifier } = one;
  if (specifier.startsWith('.')) return relativeFault(path, own, specifier);
  if (specifier === 'congress-kit' || specifier.startsWith('congress-kit/')) return 'nothing imports cli';
  const sibling = /^@congress-kit\/([\w-]+)/.exec(specifier)?.[1];
  if (sibling) return siblingFault(own, sibling as PackageName, specifier);
  return foreignFault(own, one);
}

function relativeFault(path: string, own: PackageName, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(path), specifier);
  if (target.startsWith(`packages/${own}/`)) return undefined;
  return packageOf(target) ? 'another package is imported by its name' : 'it lies outside the package';
}

function siblingFault(own: PackageName, sibling: PackageName, specifier: string): string | undefined {
  if (sibling === own) return 'a package imports its own files by path';
  if (own === 'elements' && pureApi.test(specifier)) return undefined;
  if (allowed[own].includes(sibling)) return undefined;
  if (own === 'elements' && sibling === 'api') return 'elements take only rules, messages and limits from api, the rest from sdk';
  return `${own} may import ${allowed[own].join(', ') || 'no other package'}`;
}

function foreignFault(own: PackageName, { specifier, clause, typeOnly }: Import): string | undefined {
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const isNode = specifier.startsWith('node:') || builtinModules.includes(name);
  if (inBrowser.has(own)) {
    if (isNode) return own === 'api' && typeOnly ? undefined : 'a page loads this package, so Node is not there';
    if (own === 'api' && name !== 'zod') return 'api imports only zod';
    if (own === 'elements' && name === 'zod') return 'checking answers is the client\'s business';
    if (name === 'zod' && !isSmallZod(specifier, clause)) return 'only `import * as z from \'zod/mini\'` stays small and passes a strict CSP';
  }
  if (!isNode && !typeOnly && !dependenciesOf(own).has(name)) return `packages/${own}/package.json does not name it`;
  return undefined;
}

function isSmallZod(specifier: string, clause: string): boolean {
  return specifier === 'zod/mini' && /^(type )?\* as z$/.test(clause);
}

function packageOf(path: string): PackageName | undefined {
  const name = /^packages\/([\w-]+)\//.exec(path)?.[1];
  return name !== undefined && name in allowed ? name as PackageName : undefined;
}

const dependencies = new Map<string, Set<string>>();

function dependenciesOf(own: PackageName): Set<string> {
  const known = dependencies.get(own);
  if (known) return known;
  const described = JSON.parse(readFileSync(join(root, 'packages', own, 'package.json'), 'utf8')) as Record<string, object>;
  const names = new Set(['dependencies', 'peerDependencies', 'optionalDependencies'].flatMap((kind) => Object.keys(described[kind] ?? {})));
  dependencies.set(own, names);
  return names;
}

/** The tool behind write-openapi.ts runs in Node, though its package is loaded by pages. */
export function isNodeTool(file: SourceFile): boolean {
  return /^packages\/api\/src\/write-[\w-]+\.ts$/.test(file.path);
}
