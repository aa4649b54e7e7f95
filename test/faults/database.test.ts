// The way to PostgreSQL is cut under load and comes back; then it is answered again without a restart.
import assert from 'node:assert/strict';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import { draft, newKey } from '../server/writing.ts';
import { engines } from '../support/engines.ts';
import { adminUrl, ask } from '../support/postgres.ts';
import { freePort } from '../support/ports.ts';
import { ServerProcess } from '../support/process.ts';
import { assertSound, reckon, startResidents, unlimited } from './residents.ts';

const token = 'token-of-the-director-for-faults';

/** A line to the database that can be cut: connections break, and no new ones are taken. */
const startLine = async (host: string, port: number) => {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const onward = connect(port, host);
    for (const one of [socket, onward]) {
      open.add(one);
      one.on('error', () => undefined).on('close', () => { open.delete(one); socket.destroy(); onward.destroy(); });
    }
    socket.pipe(onward).pipe(socket);
  });
  const listen = (at: number) => new Promise<void>((resolve, reject) => { server.once('error', reject).listen(at, '127.0.0.1', resolve); });
  await listen(0);
  const own = (server.address() as AddressInfo).port;
  return {
    port: own,
    async cut() {
      const closed = new Promise((resolve) => { server.close(resolve); });
      for (const socket of open) socket.destroy();
      await closed;
    },
    mend: () => listen(own),
  };
};

const until = async (status: number, url: string): Promise<Response> => {
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(url);
    if (answer.status === status || tries > 150) return answer;
    await answer.body?.cancel();
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
};

for (const engine of engines().filter(({ name }) => name === 'postgresql')) {
  describe('the database is gone and back', () => {
    it('is announced as 503 with the seconds to wait, and healed without a restart', { timeout: 300_000 }, async (context) => {
      const place = await engine.open();
      const real = new URL(place.databaseUrl!);
      const line = await startLine(real.hostname, Number(real.port || 5432));
      const through = new URL(real);
      through.hostname = '127.0.0.1';
      through.port = String(line.port);
      const server = await ServerProcess.start(await freePort(), { ...place.env, ...unlimited, DATABASE_URL: through.href, SEED: 'none', STAFF_TOKEN: token, LOG_LEVEL: 'silent' });
      const api = `${server.url}/v1`;
      const residents = startResidents(api, 12);
      try {
        for (let times = 0; times < 2; times += 1) {
          await new Promise((resolve) => { setTimeout(resolve, 600); });
          await line.cut();
          const ready = await until(503, `${server.url}/readyz`);
          assert.deepEqual([ready.status, await ready.json()], [503, { status: 'database_unavailable' }]);
          assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
          const read = await fetch(`${api}/deputies`);
          assert.deepEqual([read.status, (await read.json() as { code: string }).code], [503, 'temporarily_unavailable']);
          assert.match(read.headers.get('retry-after') ?? '', /^\d+$/);
          await new Promise((resolve) => { setTimeout(resolve, 600); });
          await line.mend();
          assert.equal((await until(200, `${server.url}/readyz`)).status, 200);
        }
        await new Promise((resolve) => { setTimeout(resolve, 400); });
        await residents.stop();
        assert.deepEqual(Object.keys(residents.heard).sort(), ['201', '503'], 'nothing but success and “come back”');
        const found = await reckon(api, token, residents.sent);
        assertSound(found);
        context.diagnostic(`${found.acknowledged} acknowledged, ${residents.heard['503']} told to come back, none lost, none doubled`);
      } finally {
        await residents.stop();
        await server.stop();
        await line.cut().catch(() => undefined);
        await place.close();
      }
    });

    it('is read-only after a change of the primary: reads go on, a write is told to come back, and nothing needs a restart', async () => {
      const place = await engine.open();
      const admin = await adminUrl();
      const name = new URL(place.databaseUrl!).pathname.slice(1);
      const server = await ServerProcess.start(await freePort(), { ...place.env, ...unlimited, SEED: 'none', STAFF_TOKEN: token, LOG_LEVEL: 'silent' });
      const change = async (isReadOnly: boolean) => {
        await ask(admin, `alter database "${name}" set default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}`);
        await ask(admin, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      };
      const send = () => fetch(`${server.url}/v1/suggestions`, { method: 'POST', body: JSON.stringify(draft()), headers: { 'content-type': 'application/json', 'idempotency-key': newKey() } });
      try {
        assert.equal((await send()).status, 201);
        await change(true);
        const ready = await until(503, `${server.url}/readyz`);
        assert.equal(ready.status, 503);
        await until(200, `${server.url}/v1/deputies`);
        assert.deepEqual(await (await fetch(`${server.url}/readyz`)).json(), { status: 'database_read_only' });
        const refused = await send();
        assert.deepEqual([refused.status, (await refused.json() as { code: string }).code, refused.headers.get('retry-after')], [503, 'temporarily_unavailable', '5']);
        await change(false);
        assert.equal((await until(200, `${server.url}/readyz`)).status, 200);
        assert.equal((await send()).status, 201);
      } finally {
        await server.stop();
        await place.close();
      }
    });
  });
}
