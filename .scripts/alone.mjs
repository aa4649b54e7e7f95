// One at a time, over all processes: tests that run side by side want the same build, and must not write it over each other.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

/** Does the work while nobody else does work of this name, in this process or another. Who died holding the place has let go of it. */
export async function alone(name, work) {
  const place = join(root, '.cache', `alone-${name}`);
  mkdirSync(join(place, '..'), { recursive: true });
  while (!take(place)) await new Promise((resolve) => { setTimeout(resolve, 200); });
  try {
    return await work();
  } finally {
    rmSync(place, { force: true });
  }
}

function take(place) {
  try {
    writeFileSync(place, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = Number(read(place));
    if (holder > 0 && !isRunning(holder)) rmSync(place, { force: true });
    return false;
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
