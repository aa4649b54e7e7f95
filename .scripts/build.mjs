// Builds what a browser loads (packages/elements/build.ts knows how), and only when its sources changed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hashOf } from './hash.mjs';
import { ensureInstalled, ownNode, root, runQuietly } from './install.mjs';

const recipe = 'packages/elements/build.ts';
const output = join(root, 'packages', 'elements', 'dist');
const stamp = join(root, '.cache', 'build.hash');
const sources = [
  'packages/api/src', 'packages/sdk/src', 'packages/elements', 'stories/tokens',
  'package-lock.json', 'tsconfig.json', 'vite.config.ts',
];

export async function build({ force = false } = {}) {
  if (!existsSync(join(root, recipe))) return;
  const hash = hashOf(root, sources);
  const current = existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (current && !force) return;
  await runQuietly(ownNode, ['--conditions=congress-source', recipe], 'Building the elements');
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stamp, hash);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await ensureInstalled();
    await build({ force: process.argv.includes('--force') });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
