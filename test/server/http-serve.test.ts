// The process: what it says at the start, its lock, its key, its logs, and how it ends.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { existsSync, statSync, truncateSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ConfigError, readConfig } from '@congress-kit/server';
import { engineNamed, engines } from '../support/engines.ts';
import { freePort } from '../support/ports.ts';
import { ServerProcess } from '../support/process.ts';
import { startServer } from '../support/server.ts';

for (const { name: engine } of engines()) {
  describe(`serve on ${engine}`, () => {
    it('says where it is and what it promises, makes a key, and ends in order', async () => {
      const server = await startServer({ engine, fresh: true, env: { STAFF_TOKEN: undefined, LOG_LEVEL: 'info' } });
      const [, token = ''] = /Staff token[^\n]*\n\s+(\S+)/.exec(server.log()) ?? [];
      assert.match(server.log(), /\/v1\/docs\//);
      assert.match(server.log(), engine === 'pglite' ? /not of the power/ : /CONGRESS_KEY/);
      assert.ok(token.length > 40, server.log());
      assert.equal(statSync(join(server.dataDir, 'server.key')).mode & 0o777, 0o600);

      assert.equal((await fetch(`${server.api}/staff/suggestions`, { headers: { authorization: `Bearer ${token}` } })).status, 200);
      await fetch(`${server.api}/deputies?q=SECRETWORD`, { headers: { 'receipt-secret': 'SECRETWORD' } });
      await fetch(`${server.api}/receipts/QH-SECRETWORD-1`, { headers: { 'receipt-secret': 'SECRETWORD' } });
      await fetch(`${server.api}/suggestions`, { method: 'POST', body: '{"title":"SECRETWORD"}', headers: { 'content-type': 'application/json', 'idempotency-key': 'SECRETWORD-0123456789' } });
      await fetch(`${server.url}/SECRETWORD`);
      await server.restart();
      assert.ok(!server.log().includes('Staff token'), 'the token is shown once');
      assert.equal(await server.stop(), 0);
    });

    it('logs answers without addresses, bodies or secrets', async () => {
      await using server = await startServer({ engine, env: { LOG_LEVEL: 'trace' } });
      await fetch(`${server.api}/deputies?q=SECRETWORD`, { headers: { 'receipt-secret': 'SECRETWORD', 'x-forwarded-for': '203.0.113.9' } });
      await fetch(`${server.api}/receipts/QH-SECRETWORD-1`, { headers: { 'receipt-secret': 'SECRETWORD' } });
      await fetch(`${server.api}/suggestions`, { method: 'POST', body: '{"title":"SECRETWORD"', headers: { 'content-type': 'application/json', 'idempotency-key': 'SECRETWORD-0123456789' } });
      await fetch(`${server.url}/SECRETWORD`);
      // What is asked last is in the log last: everything before it is there, too.
      await fetch(`${server.api}/terms`);
      while (!server.log().includes('"route":"listTerms","status":200')) await new Promise((resolve) => { setTimeout(resolve, 20); });
      assert.match(server.log(), /"route":"listDeputies","status":200/);
      assert.doesNotMatch(server.log(), /SECRETWORD|127\.0\.0\.1",|203\.0\.113/);
    });

    it('says the same the second time, when the answer is kept, and no longer than it is true', async () => {
      await using server = await startServer({ engine, env: { LOG_LEVEL: 'info', METRICS_TOKEN: 'm'.repeat(24) } });
      const ask = async (path: string, headers: Record<string, string> = {}) => {
        const answer = await fetch(server.api + path, { headers: { 'accept-encoding': 'identity', ...headers } });
        const all = Object.fromEntries([...answer.headers].filter(([name]) => !['date', 'request-id'].includes(name)));
        assert.ok(Math.abs(Date.parse(answer.headers.get('date') ?? '') - Date.now()) < 60_000, 'every answer has its date');
        return { status: answer.status, text: (await answer.text()).replace(/,"asOf":"[^"]*"\}$/, '}'), headers: all, id: answer.headers.get('request-id') };
      };
      const path = '/divisions?limit=7';
      const first = await ask(path);
      const forms: Record<string, string>[] = [{}, { 'if-none-match': first.headers['etag']! }, { 'if-none-match': 'W/"other"' }, { 'accept-encoding': 'br' }];
      for (const form of forms) {
        const [slow, fast, again] = [await ask(path, form), await ask(path, form), await ask(path, form)];
        assert.deepEqual({ ...fast, id: '' }, { ...slow, id: '' }, JSON.stringify(form));
        assert.deepEqual({ ...again, id: '' }, { ...slow, id: '' }, JSON.stringify(form));
        assert.equal(new Set([slow.id, fast.id, again.id]).size, 3, 'every answer has a number of its own');
      }
      // Data that changed is told at once, by the same process and by another one.
      const file = Buffer.from('代码,名称,类型\n990101,青禾县,县\n');
      const loaded = await fetch(`${server.api}/staff/imports?${new URLSearchParams({ name: '行政区划.csv', apply: 'true' })}`, {
        method: 'POST', body: file, headers: { 'content-type': 'text/csv', authorization: `Bearer ${server.staffToken}`, 'idempotency-key': 'kept-first-0123456789' },
      });
      assert.ok(loaded.ok, await loaded.text());
      assert.equal(JSON.parse((await ask(path)).text).total, 1);
      // Every one of them stands in the log and in the figures.
      const lines = () => server.log().split('\n').filter((line) => line.includes('"listDivisions"'));
      while (lines().length < 14) await new Promise((resolve) => { setTimeout(resolve, 20); });
      assert.equal(new Set(lines().map((line) => JSON.parse(line).requestId)).size, 14);
      assert.deepEqual([...new Set(lines().map((line) => Object.keys(JSON.parse(line)).join()))], ['level,time,requestId,method,route,status,ms,msg']);
      const figures = await (await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${'m'.repeat(24)}` } })).text();
      assert.match(figures, /congress_answers_total\{operation="listDivisions",status="200"\} 11/);
      assert.match(figures, /congress_answers_total\{operation="listDivisions",status="304"\} 3/);
    });

    it('finishes what is in flight when it is told to stop', async () => {
      const server = await startServer({ engine });
      const url = new URL(`${server.api}/suggestions`);
      const body = JSON.stringify({ title: 'x' });
      const answered = new Promise<number>((resolve, reject) => {
        const call = request(url, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': body.length, 'idempotency-key': 'in-flight-0123456789' } }, (answer) => {
          answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
        });
        call.on('error', reject);
        call.write(body.slice(0, 5));
        setTimeout(() => call.end(body.slice(5)), 600);
      });
      await new Promise((resolve) => { setTimeout(resolve, 200); });
      const stopped = server.stop();
      assert.equal(await answered, 422);
      assert.equal(await stopped, 0);
      assert.ok(!existsSync(join(server.dataDir, 'database.lock')));
    });
  });
}

describe('serve', () => {
  it('does not share the embedded database, and says who has it', async () => {
    await using server = await startServer();
    await assert.rejects(
      async () => ServerProcess.start(await freePort(), { DATA_DIR: server.dataDir, SEED: 'none' }),
      (error: Error) => error.message.includes(`process ${server.pid}`) && !error.message.includes('    at '),
    );
    assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
  });

  it('says what to do where the files of the embedded database are not whole', async () => {
    const place = await engineNamed('pglite').open();
    const folder = place.dataDir;
    try {
      truncateSync(join(folder, 'database', 'global', 'pg_control'), 100);
      await assert.rejects(
        async () => ServerProcess.start(await freePort(), { DATA_DIR: folder, SEED: 'none' }),
        (error: Error) => error.message.includes(join(folder, 'database')) && error.message.includes('congress-kit restore') && !error.message.includes('    at '),
      );
    } finally {
      await place.close();
    }
  });

  it('says in one sentence what is wrong with its settings', async () => {
    const wrong: Record<string, Record<string, string>> = {
      PORT: { PORT: 'eighty' }, CLOCKS: { CLOCKS: 'reply=2' }, SEED: { SEED: 'much' }, API_SUNSET: { API_SUNSET: '2030-02-30' }, CONGRESS_KEY: { CONGRESS_KEY: 'abc' }, TRUST_PROXY: { TRUST_PROXY: 'true' }, DATABASE_URL: { DATABASE_URL: 'mysql://x' },
    };
    for (const [name, env] of Object.entries(wrong)) {
      await assert.rejects(ServerProcess.start(await freePort(), { DATA_DIR: '/nonexistent/x', SEED: 'none', ...env }), (error: Error) => new RegExp(`${name}.*[要能][\\s\\S]*\\n${name} must`).test(error.message) && !error.message.includes('    at '), name);
    }
    await assert.rejects(
      ServerProcess.start(await freePort(), { DATABASE_URL: 'postgresql://u:hushhush@127.0.0.1:1/x', SEED: 'none' }),
      (error: Error) => error.message.includes('127.0.0.1:1') && !error.message.includes('hushhush') && !error.message.includes('    at '),
    );
  });

  it('believes addresses of proxies, and no names', () => {
    for (const value of ['127.0.0.1', '10.0.0.0/8, ::1', 'loopback,fd00::/8']) assert.equal(readConfig({ TRUST_PROXY: value }).trustProxy, value);
    assert.deepEqual(['2', 'none', ''].map((value) => readConfig({ TRUST_PROXY: value }).trustProxy), [2, false, false]);
    for (const value of ['true', 'nginx', '10.0.0.0/33', '127.0.0.1,proxy.example', '1.2.3', ',']) assert.throws(() => readConfig({ TRUST_PROXY: value }), ConfigError, value);
  });

  it('answers what is not HTTP with a problem', async () => {
    await using server = await startServer();
    const { port } = new URL(server.url);
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('HELLO\r\n\r\n'));
      socket.on('data', (data) => { text += data; }).on('end', () => resolve(text)).on('error', reject);
    });
    assert.match(answer, /^HTTP\/1\.1 400 .*application\/problem\+json/s);
  });
});
