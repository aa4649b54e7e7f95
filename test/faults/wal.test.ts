// The disk of PostgreSQL's log of writes fills up. PostgreSQL then fails in the middle of a write, and may not come up before there is room:
// everybody is told to come back, nothing acknowledged is lost, and once it runs again ours does so without a restart.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { draft, newKey } from '../server/writing.ts';
import { createDatabase, startFragilePostgres } from '../support/postgres.ts';
import { freePort } from '../support/ports.ts';
import { ServerProcess } from '../support/process.ts';
import { endSound, startResidents, unlimited } from './residents.ts';
import { fillUp, mountSmall, pause } from './small-disk.ts';

const token = 'token-of-the-director-for-faults';

describe('the disk of the log of writes is full', () => {
  it('is told as 503 with the seconds to wait, loses nothing, and is over when PostgreSQL has room again', { timeout: 300_000 }, async (context) => {
    const small = mountSmall(40);
    if (typeof small === 'string') return context.skip(small);
    chmodSync(small.folder, 0o755);
    const wal = join(small.folder, 'wal');
    mkdirSync(wal, { mode: 0o700 });
    const postgres = await startFragilePostgres(wal);
    if ('reason' in postgres) {
      small.remove();
      return context.skip(postgres.reason);
    }
    const folder = mkdtempSync(join(tmpdir(), 'congress-kit-data-'));
    const ballast = join(small.folder, 'ballast');
    const { url } = await createDatabase({ admin: postgres.url });
    const server = await ServerProcess.start(await freePort(), { DATA_DIR: folder, DATABASE_URL: url, ...unlimited, SEED: 'none', STAFF_TOKEN: token, LOG_LEVEL: 'silent' });
    const api = `${server.url}/v1`;
    const residents = startResidents(api, 8);
    const ready = async (): Promise<{ status: number; body: { status: string }; after: string | null }> => {
      const answer = await fetch(`${server.url}/readyz`);
      return { status: answer.status, body: await answer.json() as { status: string }, after: answer.headers.get('retry-after') };
    };
    try {
      await residents.underway();
      // Again and again, for what is no longer needed of the log is given back now and then.
      for (let tries = 0; !residents.heard['503'] && tries < 600; tries += 1) {
        fillUp(small.folder, `${ballast}.${tries}`, 0);
        await pause(100);
      }
      assert.ok(residents.heard['503'], 'the log of writes never filled its disk');
      let told = await ready();
      for (let tries = 0; told.status !== 503 && tries < 100; tries += 1) {
        await pause(100);
        told = await ready();
      }
      assert.equal(told.status, 503);
      assert.ok(['database_unavailable', 'disk_full'].includes(told.body.status), told.body.status);
      assert.match(told.after ?? '', /^\d+$/);
      const submit = (): Promise<Response> => fetch(`${api}/suggestions`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': newKey() }, body: JSON.stringify(draft()) });
      // PostgreSQL comes up by itself now and then, for as long as what it may write over lasts.
      let refused = await submit();
      for (let tries = 0; refused.status === 201 && tries < 100; tries += 1) refused = await submit();
      assert.deepEqual([refused.status, (await refused.json() as { code: string }).code], [503, 'temporarily_unavailable']);
      assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
      assert.equal((await fetch(`${server.url}/healthz`)).status, 200);

      for (let number = 0; number < 600; number += 1) rmSync(`${ballast}.${number}`, { force: true });
      // One that was just about to give up is started once more.
      let isUp = await postgres.again();
      for (let tries = 0; !isUp && tries < 5; tries += 1) isUp = await postgres.again();
      assert.ok(isUp, 'PostgreSQL comes up again');
      const before = residents.heard['201']!;
      for (let tries = 0; residents.heard['201']! < before + 20 && tries < 300; tries += 1) await pause(100);
      assert.equal((await ready()).status, 200);
      context.diagnostic(await endSound(api, token, residents));
      assert.equal(await server.stop(), 0);
    } finally {
      await residents.stop();
      await server.kill();
      await postgres.stop();
      small.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
