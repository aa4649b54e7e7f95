// Attachments in an S3-compatible store.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { ConfigError, readConfig } from '@congress-kit/server';
import { openFiles, type FileStore } from '@congress-kit/server/files/index';
import { startBucket, type Bucket } from '../support/bucket.ts';
import { freePort } from '../support/ports.ts';

suite('an S3-compatible store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'congress-kit-bucket-'));
  let bucket: Bucket;
  let files: FileStore;
  const paper = (): string => {
    const path = join(folder, 'paper');
    writeFileSync(path, '一份材料');
    return path;
  };
  before(async () => {
    bucket = await startBucket();
    files = openFiles(readConfig({ DATA_DIR: folder, ...bucket.env }));
  });
  after(async () => {
    await bucket.close();
    rmSync(folder, { recursive: true });
  });

  test('keeps a file, gives it back, removes it, and forgets its own copy once the store has it', async () => {
    const path = paper();
    await files.put('name1', path, 'application/pdf');
    assert.equal(existsSync(path), false);
    assert.deepEqual([...bucket.kept], [['/files/name1', { type: 'application/pdf', bytes: Buffer.from('一份材料') }]]);
    assert.equal(await text((await files.open('name1'))!), '一份材料');
    await files.remove('name1');
    await files.remove('name1');
    assert.equal(await files.open('name1'), undefined);
  });

  test('asks again when the store is busy; what is refused is told without a key', async () => {
    bucket.fail(2);
    await files.put('name2', paper(), 'application/pdf');
    assert.ok(bucket.kept.has('/files/name2'));
    const stranger = openFiles(readConfig({ DATA_DIR: folder, ...bucket.env, S3_SECRET_ACCESS_KEY: 'guessed' }));
    const path = paper();
    await assert.rejects(stranger.put('name3', path, 'application/pdf'), (error: Error) => /密钥不对[\s\S]*the key is wrong[\s\S]*\(403 SignatureDoesNotMatch\)/.test(error.message) && !error.message.includes('guessed'));
    assert.ok(existsSync(path), 'nothing is forgotten that is not kept');
    await assert.rejects(stranger.open('name2'), /403 SignatureDoesNotMatch/);
  });

  test('a bucket that is not there is not a bucket without the file: nothing is taken for removed or missing', async () => {
    const nowhere = openFiles(readConfig({ DATA_DIR: folder, ...bucket.env, S3_BUCKET: 'elsewhere' }));
    for (const work of [() => nowhere.open('name2'), () => nowhere.remove('name2'), () => nowhere.put('name4', paper(), 'application/pdf')]) await assert.rejects(work, /没有这个存储桶[\s\S]*there is no such bucket/);
  });

  test('asked whether it can be used, it says what prevents it, and leaves nothing behind', async () => {
    const before = [...bucket.kept.keys()];
    const faultOf = async (env: Record<string, string>): Promise<string | undefined> => {
      const asked = openFiles(readConfig({ DATA_DIR: folder, ...bucket.env, ...env }));
      const fault = await asked.check();
      assert.equal(asked.isUsable(), fault === undefined);
      return fault?.message;
    };
    assert.equal(await faultOf({}), undefined);
    assert.match((await faultOf({ S3_ACCESS_KEY_ID: 'key-2' }))!, /密钥不对/);
    assert.match((await faultOf({ S3_BUCKET: 'elsewhere' }))!, /没有这个存储桶/);
    assert.match((await faultOf({ S3_ENDPOINT: `http://127.0.0.1:${await freePort()}` }))!, /附件的存储桶 files（127\.0\.0\.1:\d+）用不了：连不上[\s\S]*ECONNREFUSED/);
    assert.deepEqual([...bucket.kept.keys()], before);
    assert.equal(await openFiles(readConfig({ DATA_DIR: folder })).check(), undefined);
  });

  test('half a setting stops the start and names the other half', () => {
    assert.throws(() => readConfig({ S3_BUCKET: 'files' }), (error: Error) => error instanceof ConfigError && /S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY/.test(error.message));
  });
});
