import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const skipped = new Set(['node_modules', 'dist', '.cache', '.data']);

/** One hash over the names and contents of files and folders; a missing path counts as empty. */
export function hashOf(folder, paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(folder, path)) hash.update(`${file}\0`).update(readFileSync(join(folder, file))).update('\0');
  }
  return hash.digest('hex').slice(0, 24);
}

/** Every file under a path, relative to the folder, with forward slashes, in a stable order. */
export function filesUnder(folder, path) {
  const full = join(folder, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .filter((name) => !skipped.has(name))
    .sort()
    .flatMap((name) => filesUnder(folder, `${path}/${name}`));
}
