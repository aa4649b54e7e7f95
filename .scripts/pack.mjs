// Makes the tarballs that are published: `npm publish .cache/tarballs/<file>`. Our own way into the sources, the condition
// `congress-source`, stays at home: a published map names only what the tarball holds.
//   node .scripts/pack.mjs [folder]
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { alone } from './alone.mjs';
import { buildAll, stampOf } from './build.mjs';
import { hashOf } from './hash.mjs';
import { ensureInstalled, npm, root } from './install.mjs';

/** Every package as a tarball in the folder; resolves with name and file of each. What was built is packed once, whoever asks. */
export async function pack(folder) {
  const kept = join(root, '.cache', 'packed', [stampOf('embed'), stampOf('packages'), hashOf(root, ['LICENSE', '.scripts/pack.mjs'])].join('-'));
  await alone('pack', async () => {
    if (existsSync(kept)) return;
    rmSync(join(kept, '..'), { recursive: true, force: true });
    const half = `${kept}.half`;
    const tarballs = await packInto(half);
    writeFileSync(join(half, 'packed.json'), JSON.stringify(tarballs));
    // Only whole ones have the name.
    renameSync(half, kept);
  });
  mkdirSync(folder, { recursive: true });
  return JSON.parse(readFileSync(join(kept, 'packed.json'), 'utf8')).map(({ name, file }) => {
    copyFileSync(join(kept, file), join(folder, file));
    return { name, file: join(folder, file) };
  });
}

async function packInto(folder) {
  const staging = mkdtempSync(join(tmpdir(), 'congress-kit-pack-'));
  try {
    mkdirSync(folder, { recursive: true });
    const names = readdirSync(join(root, 'packages')).filter((name) => existsSync(join(root, 'packages', name, 'dist')));
    const described = names.map((name) => stage(join(root, 'packages', name), join(staging, name)));
    const stages = names.map((name) => join(staging, name));
    await npm(['pack', ...stages, '--pack-destination', folder, '--ignore-scripts'], 'Packing the packages');
    return described.map(({ name, version }) => ({ name, file: `${name.replace('@', '').replace('/', '-')}-${version}.tgz` }));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function stage(from, to) {
  const described = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
  described.exports = withoutSource(described.exports);
  if (Array.isArray(described.sideEffects)) described.sideEffects = described.sideEffects.filter((path) => !path.startsWith('./src/'));
  mkdirSync(to);
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(described, null, 2)}\n`);
  for (const file of [...described.files, 'README.md']) cpSync(join(from, file), join(to, file), { recursive: true });
  copyFileSync(join(root, 'LICENSE'), join(to, 'LICENSE'));
  return described;
}

function withoutSource(exports) {
  if (typeof exports !== 'object') return exports;
  const kept = Object.entries(exports).filter(([key]) => key !== 'congress-source');
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutSource(value)]));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await ensureInstalled();
    await buildAll();
    for (const { file } of await pack(resolve(process.argv[2] ?? join(root, '.cache', 'tarballs')))) console.log(file);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
