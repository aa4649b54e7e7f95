// What whoever runs it reads when something is amiss: one sentence that says what to change, and nothing lost by going on.
import assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openStore, readConfig } from '@congress-kit/server';
import { seal } from '@congress-kit/server/policies/seal';
import { keyOf } from '@congress-kit/server/store/key-mark';
import { sql } from 'kysely';
import { systemFault } from '../../packages/cli/src/system-faults.ts';
import { engines, type Place } from '../support/engines.ts';
import { root, runCommand, type Ended } from '../support/process.ts';

const run = (place: Place, args: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
  runCommand(args, { DATABASE_URL: '', CONGRESS_KEY: '', LANG: 'zh_CN.UTF-8', LC_ALL: '', LC_MESSAGES: '', SEED: 'none', LOG_LEVEL: 'warn', ...place.env, ...env });

const refused = ({ code, err }: Ended, words: RegExp): void => {
  assert.equal(code, 1, err);
  assert.match(err, words);
  assert.doesNotMatch(err, /\n\s+at /, 'no stack');
};

for (const engine of engines()) {
  describe(`whoever runs it, on ${engine.name}`, () => {
    it('is told that the key is not the database’s, before anything is encrypted with another', async () => {
      const place = await engine.open();
      const keyFile = join(place.dataDir, 'server.key');
      assert.equal((await run(place, ['token', 'list'])).code, 0);
      assert.ok(existsSync(keyFile));
      rmSync(keyFile);
      refused(await run(place, ['token', 'list']), /没有那把密钥[\s\S]*server\.key[\s\S]*OTHER_KEY=1/);
      assert.equal(existsSync(keyFile), false, 'none is made');
      writeFileSync(keyFile, `${'cd'.repeat(32)}\n`);
      refused(await run(place, ['token', 'list']), /server\.key 不是这个数据库的密钥/);
      refused(await run(place, ['serve'], { CONGRESS_KEY: 'ab'.repeat(32), PORT: '0' }), /CONGRESS_KEY 不是这个数据库的密钥/);
      assert.equal((await run(place, ['token', 'list'], { OTHER_KEY: '1' })).code, 0);
      assert.equal((await run(place, ['token', 'list'])).code, 0, 'the key that is here is the database’s from then on');
      await place.close();
    });

    it('is told so of a database from before it had a mark, where contact details are kept', async () => {
      const place = await engine.open();
      const store = await openStore({ dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });
      await sql`insert into suggestions (receipt_no, kind, category, title, body, public_title, public_body, target_kind, identity_mode, may_publish, visibility, channel, state, support_count, submitted_at, changed_at, screened_by, search, grams, source, as_of)
        values ('QH-2026-000001-H', 'suggestion', 'lighting', '路灯', '路灯', '路灯', '路灯', 'congress', 'withheld', false, 'private', 'web', 'submitted', 0, now(), now(), '2026-01-12', '路灯', '', '样例', '2026-01-05')`.execute(store.db);
      await sql`insert into suggestion_contacts (receipt_no, sealed, delete_after) values ('QH-2026-000001-H', 'sealed', '9999-12-31')`.execute(store.db);
      await store.close();
      refused(await run(place, ['token', 'list']), /没有那把密钥/);
      // Nor is a key taken that does not open them.
      const again = await openStore({ dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });
      const keyFrom = (hex: string) => keyOf({ ...readConfig({ CONGRESS_KEY: hex.repeat(32) }), dataDir: place.dataDir }, again.db);
      await assert.rejects(keyFrom('ab'), /CONGRESS_KEY 不是这个数据库的密钥/);
      const sealed = seal(Buffer.from('ab'.repeat(32), 'hex'), 'contacts', JSON.stringify({ phone: '13900000000' }), 'QH-2026-000001-H');
      await sql`update suggestion_contacts set sealed = ${sealed}`.execute(again.db);
      await assert.rejects(keyFrom('cd'), /CONGRESS_KEY 不是这个数据库的密钥/);
      assert.equal((await keyFrom('ab')).toString('hex'), 'ab'.repeat(32));
      await assert.rejects(keyFrom('cd'), /CONGRESS_KEY 不是这个数据库的密钥/, 'it has a mark from then on');
      await again.close();
      await place.close();
    });

    it('is told that a later version was here', async () => {
      const place = await engine.open();
      const store = await openStore({ dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });
      await sql`insert into kysely_migration (name, timestamp) values ('999-future', '2031-01-01')`.execute(store.db);
      await store.close();
      const ended = await run(place, ['serve'], { PORT: '0' });
      refused(ended, /数据库已由更新的版本升级过（999-future）/);
      assert.match(ended.err, /A later version has brought this database up to date/);
      await place.close();
    });
  });
}

describe('whoever runs it', () => {
  it('is told what the system refuses in one sentence, in either language', async () => {
    const place = await engines()[0]!.open();
    const file = join(root, 'package.json');
    refused(await run(place, ['serve'], { HOST: '192.0.2.1', PORT: '0' }), /HOST 不是这台机器的地址：192\.0\.2\.1/);
    refused(await run(place, ['serve'], { DATA_DIR: file }), /package\.json 是一个文件，这里需要文件夹/);
    refused(await run(place, ['dump', join(place.dataDir, 'no', 'such', 'x.gz')]), /找不到 .*no\/such/);
    refused(await run(place, ['template', '--out', join(file, 'below')]), /不是文件夹/);
    refused(await run(place, ['template', '--out', file], { LANG: 'en_GB.UTF-8' }), /package\.json is a file, and a folder is needed here/);
    await place.close();
  });

  it('has a sentence for every refusal of the system, and none for a fault of ours', () => {
    const refusal = (code: string, more: object = {}) => Object.assign(new Error(code), { code, syscall: 'open', path: '/data', ...more });
    for (const code of ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOENT', 'EEXIST', 'ENOTDIR', 'EISDIR']) assert.match(systemFault(refusal(code)) ?? '', /\/data/, code);
    assert.match(systemFault(refusal('EACCES', { syscall: 'listen', path: undefined, address: '127.0.0.1', port: 80 })) ?? '', /127\.0\.0\.1:80.*1024/);
    assert.match(systemFault(refusal('EMFILE')) ?? '', /ulimit/);
    for (const error of [new TypeError('x is not a function'), refusal('ECONNRESET'), Object.assign(new Error('no call'), { code: 'EACCES' }), undefined]) assert.equal(systemFault(error), undefined);
  });
});
