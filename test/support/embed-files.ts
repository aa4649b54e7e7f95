import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.ts';
import type { SiteBody } from './static-site.ts';

/** What the build makes for pages. */
export const embed = join(root, 'packages', 'elements', 'dist', 'embed');

/** Its scripts, their parts and the placeholder styles, as a site has them in this folder. */
export const embedFiles = (folder = '/embed'): Record<string, SiteBody> => Object.fromEntries(readdirSync(embed, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(js|css)$/.test(path)).map((path) => [`${folder}/${path.replaceAll('\\', '/')}`, readFileSync(join(embed, path))]));
