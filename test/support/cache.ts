// What is dear to make and the same for every test process: made once per state of the sources, copied afterwards.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.ts';

/** The folder of what is kept; removing it costs time and nothing else. */
export const cache = join(root, '.cache', 'test-seed');

/** As cpSync does, which asks so much about each of a database's 1400 files that it takes twice as long. */
export function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target);
    else copyFileSync(source, target);
  }
}

/** Removes what was made of older sources: everything that begins with `prefix` and does not name `hash`. */
export function forgetOthers(prefix: string, hash: string): void {
  for (const name of readdirSync(cache)) {
    if (name.startsWith(prefix) && !name.includes(hash)) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/** Lets one process at a time do the work; a lock whose owner is gone is taken over. */
export async function onlyOne(name: string, work: () => Promise<void>): Promise<void> {
  const lock = join(cache, `${name}.lock`);
  mkdirSync(cache, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!isAlive(ownerOf(lock))) rmSync(lock, { force: true });
      await new Promise((resolve) => { setTimeout(resolve, 200); });
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function ownerOf(lock: string): number {
  try {
    // Between creating and writing, a lock is empty for a moment.
    return Number(readFileSync(lock, 'utf8')) || (Date.now() - statSync(lock).mtimeMs < 5000 ? process.pid : 0);
  } catch {
    return process.pid;
  }
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
