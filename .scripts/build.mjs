// Builds what is out of date. `npm test` needs only what a page loads, `npm start` shows the stories too; `npm run build` makes all of it.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { alone } from './alone.mjs';
import { hashOf } from './hash.mjs';
import { ensureInstalled, ownNode, root, runQuietly } from './install.mjs';

const everywhere = ['package-lock.json', 'tsconfig.json'];

/** What can be built: how, from what, and where it must lie afterwards. */
const targets = {
  embed: {
    title: 'Building the script for pages',
    command: ['--conditions=congress-source', 'packages/elements/build.ts'],
    sources: [...everywhere, 'packages/api/src', 'packages/sdk/src', 'packages/elements', 'stories/tokens'],
    outputs: () => ['packages/elements/dist/embed'],
  },
  packages: {
    title: 'Building the packages',
    command: ['.scripts/build-packages.mjs'],
    sources: [...everywhere, 'packages', 'examples/sample-county', '.scripts/build-packages.mjs'],
    outputs: () => readdirSync(join(root, 'packages')).map((name) => `packages/${name}/dist`),
  },
  storybook: {
    title: 'Building Storybook',
    // Words of the elements are read while it is built: from the sources, which need no build of ours before.
    command: ['--conditions=congress-source', 'node_modules/storybook/dist/bin/dispatcher.js', 'build', '--output-dir', 'stories/dist', '--quiet', '--disable-telemetry'],
    sources: [...everywhere, '.storybook', 'stories', 'test/visual/baselines', 'test/architecture/allowed-imports.ts', 'examples/sample-county/FORMAT.md', 'packages/api/src', 'packages/sdk/src', 'packages/sdk/README.md', 'packages/elements', ...['react', 'solid', 'svelte', 'vue'].map((name) => `examples/${name}`)],
    outputs: () => ['stories/dist/index.html', 'stories/dist/index.json'],
  },
};

/** @param {{ force?: boolean, only?: string[] }} options */
export function build(options = {}) {
  return alone('build', () => buildNow(options));
}

async function buildNow({ force = false, only = ['embed'] }) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  for (const name of only) {
    const { title, command, sources, outputs } = targets[name];
    const stamp = stampFile(name);
    const hash = hashOf(root, sources);
    const current = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && outputs().every((path) => existsSync(join(root, path)));
    if (current && !force) continue;
    await runQuietly(ownNode, command, title);
    writeFileSync(stamp, hash);
  }
}

function stampFile(name) {
  return join(root, '.cache', `build-${name}.hash`);
}

/** Names what was built last of a target: of the same sources, the same. */
export function stampOf(name) {
  return readFileSync(stampFile(name), 'utf8');
}

/** The packages as they are published, and the script. */
export function buildAll(options = {}) {
  return build({ ...options, only: ['embed', 'packages'] });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await ensureInstalled();
    await build({ force: process.argv.includes('--force'), only: Object.keys(targets) });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
