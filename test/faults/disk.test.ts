// A small disk of its own fills up: writes are refused in time, reads go on, nothing acknowledged is lost, and room heals it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { freePort } from '../support/ports.ts';
import { ServerProcess } from '../support/process.ts';
import { assertSound, reckon, startResidents, unlimited } from './residents.ts';

const token = 'token-of-the-director-for-faults';
const mega = 1_048_576;

/** A file system of this size, or the reason why there cannot be one. */
const mountSmall = (size: number): { folder: string; remove(): void } | string => {
  const folder = mkdtempSync(join(tmpdir(), 'congress-kit-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return `no small disk can be mounted here (${String((error as { stderr?: Buffer }).stderr ?? error).trim()})`;
  }
  return { folder, remove: () => { execFileSync('umount', ['-l', folder]); rmSync(folder, { recursive: true, force: true }); } };
};

const disk = mountSmall(260);

describe('the disk is full', () => {
  it('is said before anything breaks, and is over when there is room again', { skip: typeof disk === 'string' ? disk : false, timeout: 300_000 }, async (context) => {
    if (typeof disk === 'string') return;
    const ballast = join(disk.folder, 'ballast');
    const server = await ServerProcess.start(await freePort(), { DATA_DIR: join(disk.folder, 'data'), DISK_RESERVE_MB: '40', ...unlimited, SEED: 'none', STAFF_TOKEN: token });
    try {
      const api = `${server.url}/v1`;
      const residents = startResidents(api, 8);
      await residents.underway();
      const free = Number(execFileSync('df', ['--output=avail', '-B1', disk.folder]).toString().split('\n')[1]);
      writeFileSync(ballast, Buffer.alloc(free - 30 * mega));
      await new Promise((resolve) => { setTimeout(resolve, 2500); });
      const ready = await fetch(`${server.url}/readyz`);
      assert.deepEqual([ready.status, await ready.json()], [503, { status: 'disk_full' }]);
      assert.equal((await fetch(`${api}/deputies`)).status, 200, 'reading goes on');
      rmSync(ballast);
      await new Promise((resolve) => { setTimeout(resolve, 2500); });
      assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
      await residents.stop();
      assert.deepEqual(Object.keys(residents.heard).sort(), ['201', '503']);
      const found = await reckon(api, token, residents.sent);
      assertSound(found);
      context.diagnostic(`${found.acknowledged} acknowledged, ${residents.heard['503']} told to come back, none lost, none doubled`);
      assert.equal(await server.stop(), 0);
    } finally {
      await server.kill();
      disk.remove();
    }
  });
});
