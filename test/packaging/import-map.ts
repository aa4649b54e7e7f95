// What a page without a bundler says in its import map, for modules of the packages as they are installed.
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Consumer } from './consumer.ts';
import { specifiersOf } from './tarball.ts';

/** Every bare specifier on the way from these, and where it leads on a server of the folder. */
export async function importMap(consumer: Consumer, start: readonly string[]): Promise<Record<string, string>> {
  const resolve = async (specifiers: readonly string[]): Promise<Record<string, string>> => {
    const { code, output } = await consumer.run(`console.log(JSON.stringify(Object.fromEntries(${JSON.stringify(specifiers)}.map((one) => [one, import.meta.resolve(one)]))));`);
    if (code !== 0) throw new Error(output);
    return JSON.parse(output) as Record<string, string>;
  };
  const map: Record<string, string> = {};
  const seen = new Set<string>();
  const bare = new Set(start);
  const base = pathToFileURL(consumer.folder).href;
  const visit = (url: string): void => {
    if (seen.has(url)) return;
    seen.add(url);
    for (const specifier of specifiersOf(readFileSync(fileURLToPath(url), 'utf8'))) {
      if (specifier.startsWith('.')) visit(new URL(specifier, url).href);
      else if (!(specifier in map)) bare.add(specifier);
    }
  };
  while (bare.size > 0) {
    const found = await resolve([...bare]);
    bare.clear();
    for (const [specifier, url] of Object.entries(found)) {
      // Node is told of lit's variant for Node; a page takes the one beside it.
      const forPages = url.replace('/node/', '/');
      map[specifier] = forPages.replace(base, '');
      visit(forPages);
    }
    for (const specifier of Object.keys(map)) bare.delete(specifier);
  }
  return map;
}
