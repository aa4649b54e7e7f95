// The bucket of attachments is elsewhere: what happens while it is not there, or not the right one, and how attachments get into it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openStore, readConfig } from '@congress-kit/server';
import { openFiles } from '@congress-kit/server/files/index';
import { deleteExpired } from '@congress-kit/server/policies/retention';
import { startBucket, type Bucket } from '../support/bucket.ts';
import { engines } from '../support/engines.ts';
import { freePort } from '../support/ports.ts';
import { runCommand, ServerProcess } from '../support/process.ts';
import { photo } from './pictures.ts';
import { newKey, openCounty, type County } from './writing.ts';

const [engine] = engines();
const words = { LANG: 'zh_CN.UTF-8', LC_ALL: '', LC_MESSAGES: '' };

describe('a bucket that is not there', () => {
  let bucket: Bucket;
  let county: County;
  before(async () => {
    bucket = await startBucket();
    county = await openCounty(engine!, { env: { ...bucket.env } });
  });
  after(async () => {
    await county.close();
    await bucket.close();
  });
  const upload = async () => county.app.inject({ method: 'POST', url: '/v1/attachments', payload: await photo(), headers: { 'content-type': 'image/jpeg', 'idempotency-key': newKey() } });
  const health = async () => (await county.app.inject('/readyz')).json() as { status: string; attachments: string };

  it('is a passing trouble of the attachments and of nothing else', async () => {
    const { id } = (await upload()).json() as { id: string };
    const { receiptNo, secret } = await county.submit({ attachments: [{ id }] });
    const { url } = (await county.get(`/receipts/${receiptNo}`, { secret })).body.attachments[0] as { url: string };
    assert.equal((await county.app.inject(`/v1${url}`)).statusCode, 200);
    assert.equal((await health()).attachments, 'usable');
    bucket.fail(1000);
    for (const answer of [await upload(), await county.app.inject(`/v1${url}`)]) {
      assert.deepEqual([answer.statusCode, answer.headers['retry-after'], (answer.json() as { code: string }).code], [503, '30', 'temporarily_unavailable'], answer.payload);
    }
    assert.equal((await county.get(`/receipts/${receiptNo}`, { secret })).status, 200);
    const { status, attachments } = await health();
    assert.deepEqual([status, attachments], ['ready', 'unusable']);
    bucket.fail(0);
    assert.equal((await county.app.inject(`/v1${url}`)).statusCode, 200);
    assert.equal((await health()).attachments, 'usable');
  });

  it('keeps nobody’s telephone number longer than was promised', async () => {
    const { db } = county.ctx.store;
    const orphan = ((await upload()).json() as { id: string }).id;
    const isThere = async () => (await db.selectFrom('attachments').select('id').where('id', '=', orphan).execute()).length;
    const contacts = async () => (await db.selectFrom('suggestion_contacts').select('receipt_no').execute()).length;
    assert.ok(await contacts() > 0);
    county.pass(400);
    bucket.fail(1000);
    await assert.rejects(deleteExpired(county.ctx), /附件的存储桶/);
    assert.deepEqual([await contacts(), await isThere()], [0, 1]);
    bucket.fail(0);
    await deleteExpired(county.ctx);
    assert.equal(await isThere(), 0);
    const purges = await db.selectFrom('audit').select('detail').where('act', '=', 'purge').orderBy('position').execute();
    assert.deepEqual(purges.map(({ detail }) => (detail as { contacts: number; files: number })).map(({ contacts: people, files }) => [people > 0, files > 0]), [[true, false], [false, true]]);
  });
});

describe('whoever keeps attachments in a bucket', () => {
  it('copies them there by one command, which may be repeated; reads what is wrong with the bucket in a sentence; and starts all the same', async () => {
    const bucket = await startBucket();
    const place = await engine!.open();
    try {
      const bytes = Buffer.from('%PDF-1.4 一份材料');
      const name = 'ab'.repeat(20);
      const store = await openStore({ dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });
      await store.db.insertInto('attachments').values({
        id: 'cd'.repeat(20), stored_name: name, stored: true, media_type: 'application/pdf', bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'),
        width: null, height: null, created_at: new Date(), delete_after: new Date(Date.now() + 86_400_000),
      }).execute();
      await store.close();
      const incoming = join(place.dataDir, 'attachments', 'incoming');
      mkdirSync(incoming, { recursive: true });
      writeFileSync(join(incoming, 'paper'), bytes);
      await openFiles(readConfig({ DATA_DIR: place.dataDir })).put(name, join(incoming, 'paper'), 'application/pdf');

      const run = (args: readonly string[], env: Record<string, string> = {}) => runCommand(args, { DATABASE_URL: '', CONGRESS_KEY: '', SEED: 'none', ...words, ...place.env, ...env });
      const to = Object.fromEntries(Object.entries(bucket.env).map(([key, value]) => [`TO_${key}`, value]));
      const wrong = await run(['transfer'], { ...to, TO_S3_BUCKET: 'elsewhere' });
      assert.equal(wrong.code, 1);
      assert.match(wrong.err, /^附件的存储桶 elsewhere（127\.0\.0\.1:\d+）用不了：没有这个存储桶。[^\n]*\nThe bucket of attachments, elsewhere [^\n]*\n$/);
      const first = await run(['transfer'], to);
      assert.match(first.out, /已复制 1 个附件，已经在那里的 0 个/, first.err);
      assert.deepEqual(bucket.kept.get(`/files/${name}`), { type: 'application/pdf', bytes });
      assert.match((await run(['transfer'], to)).out, /已复制 0 个附件，已经在那里的 1 个/);
      assert.match((await run(['transfer'], { ...bucket.env, ...to })).err, /附件也在同一个地方/);

      const dumped = await run(['dump', join(place.dataDir, 'county.dump.gz')], { ...bucket.env, S3_ACCESS_KEY_ID: 'key-2' });
      assert.equal(dumped.code, 1);
      assert.match(dumped.err, /^附件的存储桶 files（127\.0\.0\.1:\d+）用不了：密钥不对。[^\n]*\nThe bucket[^\n]*\n$/);

      const server = await ServerProcess.start(await freePort(), { SEED: 'none', LOG_LEVEL: 'warn', ...place.env, ...bucket.env, S3_ENDPOINT: `http://127.0.0.1:${await freePort()}` });
      try {
        const ready = await (await fetch(`${server.url}/readyz`)).json() as { status: string };
        assert.equal(ready.status, 'ready');
        const told = /附件的存储桶 files（127\.0\.0\.1:\d+）用不了：连不上[\s\S]*Until then attachments can be neither sent nor opened/;
        for (let tries = 0; tries < 200 && !told.test(server.log); tries += 1) await new Promise((resolve) => { setTimeout(resolve, 50); });
        assert.match(server.log, told);
      } finally {
        await server.stop();
      }
    } finally {
      await place.close();
      await bucket.close();
    }
  });
});
