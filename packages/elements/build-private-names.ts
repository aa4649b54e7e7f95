/**
 * What a class keeps to itself may have any name: in the scripts it gets a short one. TypeScript has checked that nobody outside of
 * the class says a private name, and nobody outside of its family a protected one; that nothing says it another way (a key, a
 * string, another object's member) is checked here, and a name of which that is not so stays as it is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst, type Plugin } from 'vite';
import { changed, walk, type Node } from './build-code.ts';

interface Cut {
  readonly start: number;
  readonly end: number;
}

/** What one file says of names. */
interface Said {
  /** Where a class declares or reads a member of its own: `this.name`, `name = …`, `name() {…}`, and a state of lit's. */
  readonly own: Map<string, Cut[]>;
  readonly private: Set<string>;
  readonly protected: Set<string>;
  /** Said in a way that names what is not the class's own alone. */
  readonly other: Set<string>;
}

const read = (code: string): Said => {
  const said: Said = { own: new Map(), private: new Set(), protected: new Set(), other: new Set() };
  const mine = (name: string, { start, end }: Cut): void => void said.own.set(name, [...said.own.get(name) ?? [], { start, end }]);
  const taken = new Set<Node>();
  const member = (node: Node): void => {
    const key = node['key'] as Node;
    if (key?.type !== 'Identifier' || node['computed']) return;
    taken.add(key);
    const name = key['name'] as string;
    const access = node['accessibility'] as string | undefined;
    if (access !== 'private' && access !== 'protected') said.other.add(name);
    // A hook of lit's has the name that lit calls it by: ours are those that some class of ours begins.
    else if (!node['override']) said[access].add(name);
    mine(name, key);
  };
  /** Lit makes accessors of these keys; a state has no attribute that would be named after it. */
  const states = (node: Node): void => {
    if ((node['key'] as Node)['name'] !== 'properties' || !node['static']) return;
    for (const one of ((node['value'] as Node)?.['properties'] ?? []) as Node[]) {
      const options = ((one['value'] as Node)?.['properties'] ?? []) as Node[];
      if (options.length !== 1 || (options[0]!['key'] as Node)?.['name'] !== 'state') continue;
      taken.add(one);
      mine((one['key'] as Node)['name'] as string, one['key'] as Node);
    }
  };
  walk(parseAst(code, { lang: 'ts' }) as unknown as Node, (node) => {
    if (/^(PropertyDefinition|MethodDefinition|TSAbstractMethodDefinition|TSAbstractPropertyDefinition)$/.test(node.type)) {
      member(node);
      states(node);
    } else if (node.type === 'MemberExpression' && !node['computed']) {
      const property = node['property'] as Node;
      const name = property['name'] as string;
      if (/^(ThisExpression|Super)$/.test((node['object'] as Node).type)) mine(name, property);
      else said.other.add(name);
    } else if (node.type === 'Property' && !taken.has(node)) {
      const name = (node['key'] as Node)['name'] as string | undefined;
      if (name) said.other.add(name);
    } else if (node.type === 'Literal' && typeof node['value'] === 'string') said.other.add(node['value']);
  });
  return said;
};

const sourcesOf = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).sort().map((file) => join(folder, file));

/**
 * @param folders sources whose classes go into the scripts
 */
export const shortPrivateNames = (folders: readonly string[]): Plugin => {
  // A file goes into several scripts, and is read through once.
  const known = new Map(folders.flatMap(sourcesOf).map((file) => readFileSync(file, 'utf8')).map((code) => [code, read(code)]));
  const all = [...known.values()];
  const others = new Set(all.flatMap(({ other }) => [...other]));
  const family = new Set(all.flatMap((one) => [...one.protected]).filter((name) => !others.has(name)));
  // One name for one name, everywhere: two private ones that a base and its heir may not share stay two.
  const names = [...new Set([...family, ...all.flatMap((one) => [...one.private])])].sort();
  const short = new Map(names.map((name, at) => [name, `$${at.toString(36)}`]));
  return {
    name: 'short-private-names',
    enforce: 'pre',
    transform(code, id) {
      if (!/(elements|sdk)[\\/]src[\\/].*\.ts$/.test(id)) return null;
      const { own, other, ...kept } = known.get(code) ?? read(code);
      const changes = [...own].filter(([name]) => family.has(name) || (kept.private.has(name) && !kept.protected.has(name) && !other.has(name)))
        .flatMap(([name, cuts]) => cuts.map((cut) => ({ ...cut, text: short.get(name) as string })));
      return changes.length === 0 ? null : { code: changed(code, changes), map: null };
    },
  };
};
