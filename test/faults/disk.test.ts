// A small disk of its own fills up: writes are refused in time, reads go on, nothing acknowledged is lost, and room heals it.
import assert from 'node:assert/strict';
import { chownSync, chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { adminUrl, ask, findPostgres, withDatabase } from '../support/postgres.ts';
import { freePort } from '../support/ports.ts';
import { ServerProcess } from '../support/process.ts';
import { fillUp, mountSmall, pause } from './small-disk.ts';
import { endSound, startResidents, unlimited } from './residents.ts';

const token = 'token-of-the-director-for-faults';
const mega = 1_048_576;

const disk = mountSmall(260);

/** A database all of whose tables lie on a small disk of their own, or the reason why there cannot be one. */
const databaseOnSmallDisk = async (): Promise<{ url: string; folder: string; remove(): Promise<void> } | string> => {
  const { reason } = findPostgres();
  if (reason) return reason;
  const admin = await adminUrl();
  const [{ data_directory: data }] = await ask(admin, 'show data_directory') as [{ data_directory: string }];
  const owner = statSync(data, { throwIfNoEntry: false });
  if (!owner) return 'PostgreSQL is on another machine, whose disks cannot be filled from here';
  const small = mountSmall(72);
  if (typeof small === 'string') return small;
  const folder = join(small.folder, 'tables');
  mkdirSync(folder);
  chmodSync(small.folder, 0o755);
  if (process.getuid?.() === 0) chownSync(folder, owner.uid, owner.gid);
  const name = `ck_small_${process.pid}`;
  await ask(admin, `create tablespace ${name} location '${folder}'`);
  await ask(admin, `create database ${name} tablespace ${name}`);
  return {
    url: withDatabase(admin, name), folder: small.folder,
    async remove() {
      await ask(admin, `drop database if exists ${name} with (force)`);
      await ask(admin, `drop tablespace if exists ${name}`);
      small.remove();
    },
  };
};

describe('the disk is full', () => {
  // Mounted before it is known which tests run.
  after(() => { if (typeof disk !== 'string') disk.remove(); });

  it('is said before anything breaks, and is over when there is room again', { skip: typeof disk === 'string' ? disk : false, timeout: 300_000 }, async (context) => {
    if (typeof disk === 'string') return;
    const ballast = join(disk.folder, 'ballast');
    const server = await ServerProcess.start(await freePort(), { DATA_DIR: join(disk.folder, 'data'), DISK_RESERVE_MB: '40', ...unlimited, SEED: 'none', STAFF_TOKEN: token });
    try {
      const api = `${server.url}/v1`;
      const residents = startResidents(api, 8);
      await residents.underway();
      fillUp(disk.folder, ballast, 30 * mega);
      await pause(2500);
      const ready = await fetch(`${server.url}/readyz`);
      assert.deepEqual([ready.status, await ready.json()], [503, { status: 'disk_full' }]);
      assert.equal((await fetch(`${api}/deputies`)).status, 200, 'reading goes on');
      rmSync(ballast);
      await pause(2500);
      assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
      context.diagnostic(await endSound(api, token, residents));
      assert.equal(await server.stop(), 0);
    } finally {
      await server.kill();
    }
  });

  it('of PostgreSQL: writes are told to come back, reads go on, and room heals it without a restart', { timeout: 300_000 }, async (context) => {
    const small = await databaseOnSmallDisk();
    if (typeof small === 'string') return context.skip(small);
    const folder = mkdtempSync(join(tmpdir(), 'congress-kit-data-'));
    const ballast = join(small.folder, 'ballast');
    const server = await ServerProcess.start(await freePort(), { DATA_DIR: folder, DATABASE_URL: small.url, ...unlimited, SEED: 'none', STAFF_TOKEN: token });
    const api = `${server.url}/v1`;
    const residents = startResidents(api, 8);
    try {
      await residents.underway();
      fillUp(small.folder, ballast, 0);
      // The tables have some room inside what is theirs already.
      for (let tries = 0; !residents.heard['503'] && tries < 600; tries += 1) await pause(100);
      const ready = await fetch(`${server.url}/readyz`);
      assert.deepEqual([ready.status, await ready.json()], [503, { status: 'disk_full' }]);
      const refused = await fetch(`${api}/suggestions`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'one-more-while-it-is-full' }, body: '{}' });
      assert.deepEqual([refused.status, refused.headers.get('retry-after'), (await refused.json() as { code: string }).code], [503, '60', 'temporarily_unavailable']);
      assert.equal((await fetch(`${api}/deputies`)).status, 200, 'reading goes on');
      rmSync(ballast);
      const before = residents.heard['201']!;
      for (let tries = 0; residents.heard['201']! < before + 20 && tries < 200; tries += 1) await pause(100);
      assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
      context.diagnostic(await endSound(api, token, residents));
      assert.equal(await server.stop(), 0);
    } finally {
      await residents.stop();
      await server.kill();
      await small.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
