// A PostgreSQL as others run it: with defaults of its own, encrypted, behind a pooler, or not to be used at all.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { DatabaseUnusable, openStore, readConfig } from '@congress-kit/server';
import { neededSettings, openPool } from '@congress-kit/server/store/postgresql';
import { engineNamed, engines, type Engine } from '../support/engines.ts';
import { startPooler } from '../support/pooler.ts';
import { adminUrl, ask, createDatabase, startEncryptedPostgres, withDatabase } from '../support/postgres.ts';
import { freePort } from '../support/ports.ts';
import { ServerProcess, root } from '../support/process.ts';
import { draft, newKey, openCounty } from './writing.ts';

const nowhere = '/nowhere';
const nameOf = (url: string): string => new URL(url).pathname.slice(1);
const open = async (databaseUrl: string): Promise<void> => { await (await openStore({ databaseUrl, dataDir: nowhere })).close(); };
const as = (user: string, url: string): string => {
  const changed = new URL(url);
  changed.username = user;
  return changed.href;
};

/** As an administrator may have set them for everybody. */
const strange = {
  timezone: "'America/New_York'", datestyle: 'German, DMY', intervalstyle: 'iso_8601', bytea_output: 'escape', extra_float_digits: '0',
  default_transaction_isolation: "'repeatable read'", standard_conforming_strings: 'off',
};

if (engines().length > 1) {
  describe('a database with defaults of its own', () => {
    const engine: Engine = {
      name: 'postgresql',
      async open() {
        const place = await engineNamed('postgresql').open();
        for (const [name, value] of Object.entries(strange)) await ask(await adminUrl(), `alter database "${nameOf(place.databaseUrl!)}" set ${name} to ${value}`);
        return place;
      },
    };

    it('is asked with ours', async () => {
      const place = await engine.open();
      const [before] = await ask(place.databaseUrl!, 'show datestyle');
      assert.deepEqual(before, { DateStyle: 'German, DMY' });
      const pool = openPool(place.databaseUrl!, 5);
      for (const [name, value] of Object.entries(neededSettings)) {
        assert.equal((await pool.query('select current_setting($1) as value', [name])).rows[0].value, value, name);
      }
      await pool.end();
      await place.close();
    });

    it('is told, in the guide, what a pooler does not carry along', () => {
      const guide = readFileSync(join(root, 'stories/guides/operators.mdx'), 'utf8');
      // What PgBouncer tracks by itself: https://www.pgbouncer.org/config.html (track_extra_parameters)
      const carried = ['timezone', 'datestyle', 'standard_conforming_strings'];
      const told = [...guide.matchAll(/ALTER ROLE congress SET (\w+) = '([^']*)';/g)].map(([, name, value]) => [name!, value!]);
      assert.deepEqual(told.sort(), Object.entries(neededSettings).filter(([name]) => !carried.includes(name)).sort());
    });

    it('takes what comes at once, and tells the times of it', async () => {
      const county = await openCounty(engine);
      try {
        const sent = await Promise.all(Array.from({ length: 20 }, () => county.submit()));
        assert.equal(new Set(sent.map(({ receiptNo }) => receiptNo)).size, 20);
        const key = newKey();
        const same = await Promise.all(Array.from({ length: 10 }, () => county.post('/suggestions', draft(), { key })));
        const made = same.filter(({ status }) => status === 201);
        assert.deepEqual(same.filter(({ status }) => status !== 201).map(({ status, body }) => `${status} ${body.code}`).filter((told) => told !== '409 idempotency_in_flight'), []);
        assert.deepEqual([...new Set([...made, await county.post('/suggestions', draft(), { key })].map(({ text }) => text))], [made[0]!.text]);
        const { body } = await county.get(`/receipts/${sent[0]!.receiptNo}`, { secret: sent[0]!.secret });
        assert.equal(body.submittedAt, '2026-03-02T09:00:00+08:00');
        const list = await county.get('/staff/suggestions?limit=100', { token: county.tokens.office_clerk });
        assert.equal(list.body.items.length, 21);
        assert.deepEqual([...new Set(list.body.items.map(({ submittedAt }: { submittedAt: string }) => submittedAt))], ['2026-03-02T09:00:00+08:00']);
        const { body: { items: [office] } } = await county.get('/organizations?limit=1');
        assert.equal((await county.get(`/organizations?updatedSince=${encodeURIComponent(office.changedAt)}`)).body.items.some(({ id }: { id: string }) => id === office.id), true);
      } finally {
        await county.close();
      }
    });
  });

  describe('a database that cannot be used', () => {
    const refuses = async (databaseUrl: string, zh: RegExp, en: RegExp): Promise<void> => {
      await assert.rejects(open(databaseUrl), (error: unknown) => {
        assert.ok(error instanceof DatabaseUnusable, String(error));
        const [first, second, ...more] = error.message.split('\n');
        assert.match(first!, zh);
        assert.match(second!, en);
        assert.equal(more.length, 0);
        assert.ok(!error.message.includes('s3cret'), 'the password');
        return true;
      });
    };
    const withPassword = (url: string): string => {
      const changed = new URL(url);
      changed.password = 's3cret';
      return changed.href;
    };

    it('is said with what to change', async () => {
      const user = `ck_user_${randomBytes(4).toString('hex')}`;
      const admin = await adminUrl();
      const database = await createDatabase();
      await ask(admin, `create role ${user} login`);
      try {
        const url = withPassword(database.url);
        const elsewhere = new URL(url);
        elsewhere.port = String(await freePort());
        await refuses(elsewhere.href, /连不上/, /cannot be reached.*ECONNREFUSED/);
        await refuses(as('nobody_of_that_name', url), /用户名或密码不对/, /the user or the password is wrong/);
        await refuses(withDatabase(url, 'no_such_database'), /没有这个数据库/, /no such database.*createdb/);
        await refuses(`${url}?sslmode=require`, /没有开启加密/, /offers no encryption/);
        await refuses(`${url}?sslmode=verify-ca`, /缺少 sslrootcert/, /sslrootcert is missing/);
        await refuses(`${url}?sslmode=verify-full&sslrootcert=/no/such/file`, /证书文件读不到/, /cannot be read/);
        await refuses(as(user, url), /没有建表的权限/, /may not make tables.*OWNER TO/);
        await ask(admin, `alter database "${nameOf(url)}" owner to ${user}`);
        await ask(admin, `alter database "${nameOf(url)}" set default_transaction_read_only = on`);
        await refuses(as(user, url), /只读/, /read-only.*primary/);
        await ask(admin, `alter database "${nameOf(url)}" connection limit 0`);
        await refuses(as(user, url), /DATABASE_CONNECTIONS/, /no connection left.*DATABASE_CONNECTIONS/);
      } finally {
        await database.drop();
        await ask(admin, `drop role ${user}`);
      }
    });

    it('is one in an encoding that has not all characters', async () => {
      const name = `ck_${process.pid}_${randomBytes(5).toString('hex')}`;
      const admin = await adminUrl();
      await ask(admin, `create database "${name}" encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C' template template0`);
      try {
        await refuses(withPassword(withDatabase(admin, name)), /编码是 SQL_ASCII/, /encoding is SQL_ASCII; UTF8 is needed.*createdb/);
      } finally {
        await ask(admin, `drop database "${name}" with (force)`);
      }
    });

    it('is an address with a sign in the password that ends it', () => {
      assert.throws(() => readConfig({ DATABASE_URL: 'postgresql://congress:s3cret#1@127.0.0.1:5432/congress' }), ({ message }: Error) => message.includes('%23 for #') && !message.includes('s3cret'));
    });
  });

  describe('an encrypted database', () => {
    it('is asked as sslmode says', async (t) => {
      const encrypted = await startEncryptedPostgres();
      if ('reason' in encrypted) return t.skip(encrypted.reason);
      try {
        const plain = encrypted.url.replace(/\?.*/, '');
        await assert.rejects(open(plain), (error: Error) => error instanceof DatabaseUnusable && /只接受加密连接[^\n]*sslmode=require[^\n]*\n.*encrypted connections only\. Add \?sslmode=require/.test(error.message));
        await open(`${plain}?sslmode=require`);
        await assert.rejects(open(`${plain}?sslmode=verify-full`), (error: Error) => error instanceof DatabaseUnusable && /证书没有通过验证[^\n]*\n.*sslrootcert=/.test(error.message));
        await open(`${plain}?sslmode=verify-full&sslrootcert=${encrypted.certificate}`);
      } finally {
        await encrypted.stop();
      }
    });
  });

  describe('behind a pooler that shares connections out by the transaction', () => {
    it('several processes start at once and again, write, and leave no lock behind', async (t) => {
      const database = await createDatabase();
      const pooler = await startPooler(database.url, 4);
      if ('reason' in pooler) {
        await database.drop();
        return t.skip(pooler.reason);
      }
      const place = await engineNamed('pglite').open();
      const env = { DATA_DIR: place.dataDir, DATABASE_URL: pooler.through(database.url), SEED: 'sample', CONGRESS_KEY: 'ab'.repeat(32), STAFF_TOKEN: 'a-token-of-the-office-director', LOG_LEVEL: 'warn', SUBMIT_RATE: 'off' };
      const start = (): Promise<ServerProcess[]> => Promise.all([1, 2].map(async () => ServerProcess.start(await freePort(), env)));
      const locks = (): Promise<Record<string, unknown>[]> => ask(database.url, "select count(*)::integer as held from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");
      try {
        // No table yet: one makes them and loads the county, the other waits.
        let servers = await start();
        const { total } = await (await fetch(`${servers[0]!.url}/v1/deputies?limit=1`)).json() as { total: number };
        assert.ok(total > 0);
        assert.deepEqual(await locks(), [{ held: 0 }]);
        const statuses = await Promise.all(Array.from({ length: 30 }, async (_, index) => {
          const answer = await fetch(`${servers[index % 2]!.url}/v1/suggestions`, { method: 'POST', body: JSON.stringify(draft()), headers: { 'content-type': 'application/json', 'idempotency-key': newKey() } });
          await answer.text();
          return answer.status;
        }));
        assert.deepEqual(statuses, Array.from({ length: 30 }, () => 201));
        for (const server of servers) assert.equal(await server.stop(), 0);
        servers = await start();
        for (const server of servers) {
          assert.equal(((await (await fetch(`${server.url}/v1/deputies?limit=1`)).json()) as { total: number }).total, total);
          assert.equal(await server.stop(), 0);
        }
        assert.deepEqual(await locks(), [{ held: 0 }]);
      } finally {
        await pooler.stop();
        await database.drop();
        await place.close();
      }
    });
  });
}
