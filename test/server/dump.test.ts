// Everything that is kept, carried between the two engines and back: the same lines at the end, and nothing where a piece is wrong.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { buildApp, openStore, readConfig, readServerKey, type AppContext } from '@congress-kit/server';
import { readDump, transfer, writeDump } from '@congress-kit/server/dump/file';
import { keyMark } from '@congress-kit/server/dump/format';
import { readTables } from '@congress-kit/server/dump/tables';
import { DumpRefused, type DumpFault } from '@congress-kit/server/dump/refused';
import { dumpNow } from '@congress-kit/server/dump/watch';
import { openFiles } from '@congress-kit/server/files/index';
import { runJob } from '@congress-kit/server/store/jobs';
import { readSetting } from '@congress-kit/server/store/settings';
import { sql } from 'kysely';
import { startBucket, type Bucket } from '../support/bucket.ts';
import { engineNamed, engines, type EngineName, type Place } from '../support/engines.ts';
import { runCommand } from '../support/process.ts';
import { openSeeded } from '../support/seed.ts';
import { pdf, photo } from './pictures.ts';
import { draft, newKey } from './writing.ts';

const now = () => new Date('2026-11-20T10:00:00+08:00');
const places: Place[] = [];
const folder = mkdtempSync(join(tmpdir(), 'congress-kit-dump-'));
const fileNamed = (name: string) => join(folder, `${name}.dump.gz`);

const contextOf = async (place: Place, key?: Buffer, env: Bucket['env'] | object = {}): Promise<AppContext> => {
  const config = { ...readConfig({ SEED: 'none', LOG_LEVEL: 'silent', SUBMIT_RATE: 'off', UPLOAD_RATE: 'off', ...env }), dataDir: place.dataDir };
  const store = await openStore({ dataDir: place.dataDir, migrated: key === undefined, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) });
  return { store, config, files: openFiles(config), now, key: key ?? await readServerKey(config) };
};

/** A place where nothing was ever kept. */
const untouched = async (engine: EngineName, key: Buffer, env: Bucket['env'] | object = {}): Promise<AppContext> => {
  const place = await engineNamed(engine).open({ tables: false });
  places.push(place);
  return contextOf(place, key, env);
};

/** What a running server has beside the county: suggestions with contact details, files, words of every kind, kept answers. */
const fill = async (ctx: AppContext): Promise<void> => {
  const app = await buildApp(ctx);
  const send = async (url: string, payload: string | Buffer, type: string) => {
    const answer = await app.inject({ method: 'POST', url: `/v1${url}`, payload, headers: { 'content-type': type, 'idempotency-key': newKey() } });
    assert.equal(answer.statusCode, 201, answer.payload);
    return JSON.parse(answer.payload) as { id: string };
  };
  const attachments = [{ id: (await send('/attachments', await photo(), 'image/jpeg')).id, name: '路灯.jpg' }, { id: (await send('/attachments', pdf('x'.repeat(200_000)), 'application/pdf')).id }];
  await send('/attachments', pdf('nobody names it'), 'application/pdf');
  for (const body of ['一行\n二行\t"引号" \\反斜线\\ {a,b} NULL null', '𠮷野家 ✓ ‍👨‍👩‍👧 é', `${'长'.repeat(1999)}。`]) {
    await send('/suggestions', JSON.stringify(draft({ body, phone: '13900000000', ...(body.startsWith('一') && { attachments }) })), 'application/json');
  }
  await app.close();
  await sql`insert into webhook_endpoints (id, url, secrets, types, created_at) values ('ep_1', 'https://example.org/', 'sealed', '{"a": [1.50, "\\u00e9", null]}', '1999-12-31 23:59:59.123456+00')`.execute(ctx.store.db);
};

const linesOf = (path: string): string[] => gunzipSync(readFileSync(path)).toString().trimEnd().split('\n');
/** Without the head (who took it, when) and the checksum of all, which covers the head. */
const contents = (path: string): string[] => linesOf(path).slice(1).map((line) => line.replace(/("end":true.*),"sha256":"\w+"/, '$1'));
const rewrite = (path: string, from: string, change: (lines: string[]) => string[]): string => {
  writeFileSync(path, gzipSync(`${change(linesOf(from)).join('\n')}\n`));
  return path;
};
const refused = (fault: DumpFault) => (error: unknown): boolean => error instanceof DumpRefused && error.fault === fault;

describe('dump, restore and transfer', () => {
  const [first] = engines();
  const all = engines().map(({ name }) => name);
  let source: AppContext;
  const original = fileNamed('original');
  const small = fileNamed('small');

  before(async () => {
    const place = await openSeeded(first!.name, { STAFF_TOKEN: 'x'.repeat(24) });
    places.push(place);
    source = await contextOf(place);
    await fill(source);
    const { rows, files, missing } = await writeDump(source, original);
    assert.ok(rows > 5000 && files === 3 && missing.length === 0, JSON.stringify({ rows, files, missing }));
    // The same kinds of things, few of each, for what is tried many times.
    const little = await engineNamed(first!.name).open();
    places.push(little);
    const other = await contextOf(little);
    await fill({ ...other, key: source.key });
    await writeDump({ ...other, key: source.key }, small);
    await other.store.close();
  });
  after(async () => {
    await source.store.close();
    for (const place of places) await place.close();
    rmSync(folder, { recursive: true });
  });

  it('carry everything to the other engine and back, attachments from a folder into a bucket and out of it again', async () => {
    const bucket = await startBucket();
    const there = await untouched(all[all.length - 1]!, source.key, bucket.env);
    const back = await untouched(all[0]!, source.key);
    try {
      await readDump(there, original);
      assert.equal(bucket.kept.size, 3, 'the bucket has the files');
      assert.ok(!existsSync(join(there.config.dataDir, 'attachments', 'incoming')) || readdirSync(join(there.config.dataDir, 'attachments', 'incoming')).length === 0, 'and this machine does not');
      await writeDump(there, fileNamed('there'));
      assert.deepEqual(contents(fileNamed('there')), contents(original));
      const { rows, files } = await transfer(there, back);
      assert.ok(rows > 0 && files === 3);
      await writeDump(back, fileNamed('back'));
      assert.deepEqual(contents(fileNamed('back')), contents(original));
      // The mark of the key is the place's own and not in the file. Without it the first key that comes along would be taken for the right one.
      for (const { store } of [there, back]) assert.equal(await readSetting(store.db, 'key_mark'), keyMark(source.key));
      // A bucket that fails in the middle: nothing is half there, nothing is left in it.
      bucket.kept.clear();
      bucket.fail(20);
      const failed = await untouched(all[all.length - 1]!, source.key, bucket.env);
      await assert.rejects(readDump(failed, original), /用不了：[\s\S]*\(503\)/);
      assert.deepEqual((await sql`select 1 from pg_tables where schemaname = current_schema()`.execute(failed.store.db)).rows, []);
      await failed.store.close();
      assert.equal(bucket.kept.size, 0);
      // The server goes on where it was: numbers of its own, rules of its own.
      await sql`insert into suggestion_steps (receipt_no, type, at, role, public) select receipt_no, 'screening', '2026-11-20T10:00:00+08:00', 'office_clerk', true from suggestions limit 1`.execute(back.store.db);
      await assert.rejects(sql`delete from suggestion_steps`.execute(back.store.db), /append-only/);
      const app = await buildApp(back);
      const { items } = JSON.parse((await app.inject('/v1/suggestions?limit=3')).payload) as { items: unknown[] };
      assert.equal(items.length, 3);
      await app.close();
    } finally {
      await there.store.close();
      await back.store.close();
      await bucket.close();
    }
  });

  it('refuse what is not whole, too new or strange, and change nothing', async () => {
    const target = await untouched(all[all.length - 1]!, source.key);
    const lines = linesOf(small);
    const head = (change: object) => (all: string[]) => [JSON.stringify({ ...JSON.parse(all[0]!), ...change }), ...all.slice(1)];
    const bytes = readFileSync(small);
    const file = fileNamed('wrong');
    const wrong: [DumpFault, () => string][] = [
      ['not_a_dump', () => { writeFileSync(file, 'no gzip'); return file; }],
      ['not_a_dump', () => { writeFileSync(file, gzipSync('{"other":1}\n')); return file; }],
      ['cut_off', () => { writeFileSync(file, bytes.subarray(0, bytes.length - 5000)); return file; }],
      ['cut_off', () => rewrite(file, small, (all) => all.slice(0, -1))],
      ['newer', () => rewrite(file, small, head({ format: 99 }))],
      ['newer', () => rewrite(file, small, head({ migrations: ['999-future'] }))],
      ['other_key', () => rewrite(file, small, head({ key: 'another' }))],
      // One letter of a name; one row less; a row twice; a piece of a file; a whole table.
      ['damaged', () => rewrite(file, small, (all) => all.map((line, index) => (index === lines.findIndex((one) => one.startsWith('{"table":"suggestions"')) + 1 ? line.replace('路灯', '路牌') : line)))],
      ['damaged', () => rewrite(file, small, (all) => all.filter((_, index) => index !== 2))],
      ['damaged', () => rewrite(file, small, (all) => all.map((line) => (line.startsWith('"') ? JSON.stringify(Buffer.from('other').toString('base64')) : line)))],
      ['damaged', () => rewrite(file, small, (all) => {
        const from = all.findIndex((line) => line.startsWith('{"table":"webhook_endpoints"'));
        return [...all.slice(0, from), ...all.slice(all.findIndex((line, index) => index > from && line.startsWith('{"rows"')) + 1)];
      })],
    ];
    try {
      for (const [fault, make] of wrong) {
        await assert.rejects(readDump(target, make()), refused(fault), fault);
        const { rows } = await sql`select 1 from pg_tables where schemaname = current_schema()`.execute(target.store.db);
        assert.deepEqual(rows, [], `${fault} left tables`);
        const left = (existsSync(target.config.dataDir) ? readdirSync(target.config.dataDir, { recursive: true, withFileTypes: true }) : []).filter((one) => one.isFile() && one.parentPath.includes('attachments'));
        assert.deepEqual(left, [], `${fault} left files`);
      }
      await readDump(target, small);
      await assert.rejects(readDump(target, small), refused('not_empty'));
      await assert.rejects(readDump(target, rewrite(file, small, (all) => all.filter((_, index) => index !== 2)), { replace: true }), refused('damaged'));
      // A file that went astray is told and is no reason to lose the rest; whoever replaces gets exactly the dump.
      const kept = await target.store.db.selectFrom('attachments').select('stored_name').executeTakeFirstOrThrow();
      await target.files.remove(kept.stored_name);
      const { missing } = await writeDump(target, fileNamed('missing'));
      assert.deepEqual(missing, [kept.stored_name]);
      await target.store.db.deleteFrom('webhook_endpoints').execute();
      await readDump(target, small, { replace: true });
      await writeDump(target, fileNamed('again'));
      assert.deepEqual(contents(fileNamed('again')), contents(small));
    } finally {
      await target.store.close();
    }
  });

  it('name the tables in one order, whatever the history of the database', async () => {
    const { db } = source.store;
    const before = (await readTables(db)).map(({ name }) => name);
    // What was added last is often found last; a database that was restored or tidied up finds it elsewhere.
    for (const to of ['event', 'endpoint']) {
      const name = `webhook_deliveries_${to}_id_fkey`;
      await sql`alter table webhook_deliveries drop constraint ${sql.ref(name)}`.execute(db);
      await sql`alter table webhook_deliveries add constraint ${sql.ref(name)} foreign key (${sql.ref(`${to}_id`)}) references ${sql.table(`webhook_${to}s`)} (id) on delete cascade`.execute(db);
      assert.deepEqual((await readTables(db)).map(({ name }) => name), before);
    }
  });

  it('keep contact details closed, and the file to its owner', () => {
    const text = gunzipSync(readFileSync(original)).toString();
    assert.ok(!text.includes('13900000000') && !text.includes(source.key.toString('hex')));
    assert.equal(statSync(original).mode & 0o777, 0o600);
  });

  it('happen by themselves: rows only, the newest kept, none on a disk without room, and health tells', async () => {
    const place = await engineNamed(all[0]!).open();
    places.push(place);
    let hour = 0;
    const opened = await contextOf(place);
    const ctx: AppContext = { ...opened, config: { ...opened.config, dumps: { hours: 24, keep: 2 } }, now: () => new Date(now().getTime() + hour * 3_600_000) };
    const app = await buildApp(ctx);
    const told = async () => (JSON.parse((await app.inject('/readyz')).payload) as { dump: object }).dump;
    const job = { name: 'dump', every: 24 * 3_600_000, lease: 3_600_000 };
    try {
      await fill(ctx);
      assert.deepEqual(await told(), { state: 'none' });
      const folder = join(place.dataDir, 'dumps');
      for (hour of [0, 24, 48]) {
        assert.equal(await runJob(ctx.store.db, job, ctx.now, () => dumpNow(ctx)), true);
        assert.equal(await runJob(ctx.store.db, job, ctx.now, () => dumpNow(ctx)), false, 'not due again');
      }
      assert.deepEqual(readdirSync(folder).sort(), ['auto-20261121-0200.dump.gz', 'auto-20261122-0200.dump.gz']);
      const newest = linesOf(join(folder, 'auto-20261122-0200.dump.gz'));
      assert.ok(newest.every((line) => !line.startsWith('{"file"')) && newest.some((line) => line.includes('路灯不亮')));
      assert.deepEqual(await told(), { state: 'current', lastAt: '2026-11-22T02:00:00.000Z' });
      hour = 72;
      await assert.rejects(runJob(ctx.store.db, job, ctx.now, async () => { throw new DumpRefused('no_room', '9 MB'); }));
      assert.deepEqual(await told(), { state: 'current', lastAt: '2026-11-22T02:00:00.000Z', error: 'DumpRefused' });
      hour = 100;
      assert.deepEqual(await told(), { state: 'late', lastAt: '2026-11-22T02:00:00.000Z', error: 'DumpRefused' });
      assert.equal((await app.inject('/readyz')).statusCode, 200);
      // Put back beside its files, everything is there again.
      await ctx.store.db.deleteFrom('webhook_endpoints').execute();
      const { withFiles } = await readDump(ctx, join(folder, 'auto-20261122-0200.dump.gz'), { replace: true });
      assert.equal(withFiles, false);
      const { missing, files } = await writeDump(ctx, fileNamed('after'));
      assert.deepEqual([missing, files], [[], 3]);
    } finally {
      await app.close();
      await ctx.store.close();
    }
  });

  it('answer at the terminal in words', async () => {
    const run = (args: readonly string[], env: Record<string, string>) => runCommand(args, { DATABASE_URL: '', LANG: 'en_GB.UTF-8', LC_ALL: '', ...env });
    const home = join(folder, 'home');
    const keyless = await run(['restore', small], { DATA_DIR: home });
    assert.equal(keyless.code, 1);
    assert.match(keyless.err, /no key here[\s\S]*server\.key/);
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'server.key'), source.key.toString('hex'));
    const restored = await run(['restore', small], { DATA_DIR: home });
    assert.equal(restored.code, 0, restored.err);
    assert.match(restored.out, /Restored the dump of 2026-11-20T02:00:00.000Z: \d+ tables, \d+ rows, 3 attachments/);
    assert.match((await run(['restore', small], { DATA_DIR: home })).err, /--replace/);
    const moved = await run(['transfer', '--to', join(folder, 'other')], { DATA_DIR: home });
    assert.equal(moved.code, 0, moved.err);
    // Whoever calls it a move is understood, and told the same.
    assert.match((await run(['move', '--to', join(folder, 'other')], { DATA_DIR: home })).err, /--replace/);
    assert.equal(readFileSync(join(folder, 'other', 'server.key'), 'utf8').trim(), source.key.toString('hex'));
    const written = join(folder, 'written.dump.gz');
    const dumped = await run(['dump', written], { DATA_DIR: join(folder, 'other') });
    assert.equal(dumped.code, 0, dumped.err);
    assert.deepEqual(contents(written), contents(small));
    assert.match((await run(['dump', written], { DATA_DIR: join(folder, 'other') })).err, /--force/);
  });
});
