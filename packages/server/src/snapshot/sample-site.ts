import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { boundariesFile, embedFolder, siteFolder } from '../http/site.ts';
import type { Content, Files } from './layout.ts';

/**
 * The sample county's pages and the scripts they embed, beside a snapshot: a whole site that needs no process. Addresses become
 * relative, so that it works in any folder of any web server.
 */
const textsOf = (folder: string, prefix = ''): [string, string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => {
    const path = join(one.parentPath, one.name);
    return [prefix + relative(folder, path).replaceAll(sep, '/'), readFileSync(path, 'utf8')];
  });

/** @param up the way from the page to the top of the site */
const standingAlone = (page: string, up: string): string => page
  .replaceAll('data-api="/v1"', `data-src="${up}data/"`)
  .replaceAll('="/v1/feeds/', `="${up}data/feeds/`)
  // What only a server has (the documentation of the API, the configurator) is marked in the pages, with the space it takes.
  .replace(/(?:\n *)?<(p|span) class="(?:[\w-]+ )*served">.*?<\/\1>/g, '')
  .replaceAll('="/v1"', `="${up}data/manifest.json"`)
  .replace(/="\/([\w./-]*)"/g, (_, path: string) => `="${up}${path === '' || path.endsWith('/') ? `${path}index.html` : path}"`);

/** The files of a snapshot, moved into `data/`, and the site around them. */
export const withSampleSite = (data: Files): Files => {
  if (!existsSync(embedFolder)) throw new Error('The scripts of the elements are not built: npm run build.');
  const pages = textsOf(siteFolder).map(([name, text]): [string, string] => [name, name.endsWith('.html') ? standingAlone(text, '../'.repeat(name.split('/').length - 1)) : text]);
  const map = boundariesFile();
  if (map) pages.push(['boundaries.geojson', readFileSync(map, 'utf8')]);
  return new Map<string, Content>([...pages, ...textsOf(embedFolder, 'embed/'), ...[...data].map(([name, content]): [string, Content] => [`data/${name}`, content])]);
};
