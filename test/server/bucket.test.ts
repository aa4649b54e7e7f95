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
    await assert.rejects(stranger.put('name3', path, 'application/pdf'), (error: Error) => /403 to PUT/.test(error.message) && !error.message.includes('guessed'));
    assert.ok(existsSync(path), 'nothing is forgotten that is not kept');
    await assert.rejects(stranger.open('name2'), /403 to GET/);
  });

  test('half a setting stops the start and names the other half', () => {
    assert.throws(() => readConfig({ S3_BUCKET: 'files' }), (error: Error) => error instanceof ConfigError && /S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY/.test(error.message));
  });
});
