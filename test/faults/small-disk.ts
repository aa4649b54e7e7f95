// A disk of a few megabytes, and what fills it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of this size, or the reason why there cannot be one. */
export const mountSmall = (size: number): { folder: string; remove(): void } | string => {
  const folder = mkdtempSync(join(tmpdir(), 'congress-kit-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return `no small disk can be mounted here (${String((error as { stderr?: Buffer }).stderr ?? error).trim()})`;
  }
  return { folder, remove: () => { execFileSync('umount', ['-l', folder]); rmSync(folder, { recursive: true, force: true }); } };
};

/** Takes what is left on it, but for so many bytes. */
export const fillUp = (folder: string, ballast: string, left: number): void => {
  const free = Number(execFileSync('df', ['--output=avail', '-B1', folder]).toString().split('\n')[1]);
  try {
    if (free > left) writeFileSync(ballast, Buffer.alloc(free - left));
  } catch (error) {
    // Somebody else took the last of it meanwhile; what could be written lies there.
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
};

export const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
