// What pictures of the stories are drawn with, the same on every machine: a kernel and a font, pinned by the lock file in
// test/visual/pinned, fetched when they are first wanted and kept under .cache/pinned.
import { chmodSync, copyFileSync, createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { createHash } from 'node:crypto';
import { aptInstall, whyNotStarting } from './browser.mjs';
import { npm, root } from './install.mjs';

const described = join(root, 'test', 'visual', 'pinned');
const font = '@fontsource-variable/noto-sans-sc';
const kernel = '@sparticuz/chromium';

/** Resolves with the kernel's executable, and the folder whose index.css names the font. */
export async function ensurePinned() {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('the kernel that draws the pictures is there for Linux on x64 only');
  const lock = join(described, 'package-lock.json');
  const folder = join(root, '.cache', 'pinned', createHash('sha256').update(readFileSync(lock)).digest('hex').slice(0, 12));
  const executable = join(folder, 'chromium');
  const modules = join(folder, 'node_modules');
  if (!existsSync(executable)) {
    mkdirSync(folder, { recursive: true });
    for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(described, name), join(folder, name));
    await npm(['ci', '--prefix', folder, '--ignore-scripts', '--engine-strict=false'], 'Fetching the kernel and the font of the pictures (npm)');
    const half = `${executable}.half`;
    await pipeline(createReadStream(join(modules, kernel, 'bin', 'chromium.br')), createBrotliDecompress(), createWriteStream(half));
    chmodSync(half, 0o755);
    // Only a whole one has the name; its packed form is not needed any more.
    renameSync(half, executable);
    rmSync(join(modules, kernel), { recursive: true });
  }
  let reason = await whyNotStarting(executable);
  if (reason !== null && await aptInstall('libnss3')) reason = await whyNotStarting(executable);
  if (reason !== null) throw new Error(`The kernel that draws the pictures does not start (Debian: libnss3 is needed): ${reason}`);
  return { executable, fontFolder: join(modules, font), fontFamily: 'Noto Sans SC Variable' };
}
