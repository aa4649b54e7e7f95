// What must stay private, looked for everywhere: a canary in every field that people may fill, by the API and by the tables, and then
// everything that is public is read. A field that nobody thought of is private until it is written down here.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, mock } from 'node:test';
import { fillPath } from '@congress-kit/api';
import { jsonSchemaOf } from '@congress-kit/api/document/schemas';
import { feeds } from '@congress-kit/api/feeds';
import { operations } from '@congress-kit/api/operations';
import { logLines } from '@congress-kit/server/http/log-lines';
import { askHere, takeSnapshot } from '@congress-kit/server/snapshot/index';
import { addEndpoint } from '@congress-kit/server/webhooks/endpoints';
import { sql } from 'kysely';
import { engines } from '../support/engines.ts';
import { fillRow, freeTexts, newCanaries, privateNumber } from './canaries.ts';
import { canaryRows } from './canary-rows.ts';
import { mayBePublic, writtenByServer } from './canary-rules.ts';
import { tellStory } from './canary-story.ts';
import { openCounty, type County } from './writing.ts';

const [engine] = engines();
const words = newCanaries();

describe('canaries', () => {
  let county: County;
  let log = '';
  let secrets: string[] = [];
  /** Everything that is public, by where it was read. */
  const said: [string, string][] = [];

  before(async () => {
    mock.method(logLines, 'write', (line: string) => { log += line; });
    county = await openCounty(engine!, { env: { LOG_LEVEL: 'trace', METRICS_TOKEN: 'token-of-the-watcher-0001' } });
    await addEndpoint(county.ctx, 'https://hooks.example.org/');
    const { db } = county.ctx.store;
    for (const { table, of, row } of canaryRows) await db.insertInto(table as never).values(fillRow(words, table, of, row) as never).execute();
    secrets = await tellStory(county, words);
    await readAll();
  });
  after(async () => {
    await county.close();
    mock.restoreAll();
  });

  const readAll = async (): Promise<void> => {
    const read = async (path: string): Promise<any> => {
      const { text, body, headers } = await county.get(path);
      said.push([path, text + decodeURIComponent(JSON.stringify(headers))]);
      return body;
    };
    const wordsOf = (query: any, name: string): string[] => (query.properties?.[name]?.items?.enum ?? query.properties?.[name]?.anyOf?.find((one: any) => one.items)?.items.enum ?? []);
    const ids = new Map<string, string[]>();
    const reads = operations.filter(({ method, access }) => method === 'GET' && access === 'public');
    for (const { path, query } of reads.filter((one) => !one.params)) {
      const schema: any = query ? jsonSchemaOf(query) : {};
      const asked = [schema.properties?.limit && 'limit=100', ...['include', 'facets'].map((name) => wordsOf(schema, name).length > 0 && `${name}=${wordsOf(schema, name).join()}`), schema.properties?.title && `title=${encodeURIComponent('金丝雀')}`].filter(Boolean);
      const body = await read(`${path}${asked.length > 0 ? `?${asked.join('&')}` : ''}`);
      ids.set(path, (body.items ?? []).map((one: any) => one.id ?? one.receiptNo ?? one.number));
    }
    for (const { path, id } of reads.filter((one) => one.params)) {
      const [list, name] = /^(.*)\/\{(\w+)\}$/.exec(path)!.slice(1) as [string, string];
      for (const one of ids.get(list) ?? ['FJ9', 'FJ8']) await read(fillPath(path, { [name]: one }));
      assert.ok(ids.has(list) || id === 'getAttachment', `${path} has a list`);
    }
    for (const { path, formats } of feeds) for (const format of formats) await read(`${path.replace('{number}', 'AJ9').replace('{id}', 'JZ9')}.${format}`);
    for (const path of ['/open311/v2/services.json', '/open311/v2/requests.json', '/readyz', '/healthz']) said.push([path, (await county.app.inject(path)).payload]);
    said.push(['metrics', (await county.app.inject({ url: '/metrics', headers: { authorization: 'Bearer token-of-the-watcher-0001' } })).payload]);
    said.push(...(await county.ctx.store.db.selectFrom('webhook_events').selectAll().execute()).map(({ type, payload }): [string, string] => [`webhook ${type}`, payload]));
    const { ask, askFile, close } = await askHere(county.ctx);
    const folder = mkdtempSync(join(tmpdir(), 'congress-kit-canaries-'));
    await takeSnapshot({ out: join(folder, 'out'), ask, askFile, now: county.ctx.now() });
    await close();
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) if (file.isFile()) said.push([`snapshot ${file.name}`, readFileSync(join(file.parentPath, file.name), 'utf8')]);
    rmSync(folder, { recursive: true });
  };

  /** Each canary that was found, and where. */
  const found = (): Map<string, string> => {
    const places = new Map<string, string>();
    for (const [where, text] of said) for (const at of words.foundIn(text.replace(/\r\n[ \t]/g, ''))) places.set(at, places.get(at) ?? where);
    return places;
  };

  it('come out in public only where it is written that they may', () => {
    const leaked = [...found()].filter(([at]) => !mayBePublic.some((known) => known.test(at)));
    assert.deepEqual(leaked.map(([at, where]) => `${at} was read at ${where}`), [], 'when this is meant to be public, add it to canary-rules.ts');
    const seen = [...found().keys()];
    assert.deepEqual(mayBePublic.filter((known) => !seen.some((at) => known.test(at))).map(String), [], 'what may be public is: else nothing would be proved by the rest');
  });

  it('of a number that is nobody’s business are masked in all that is public', () => {
    const numbers = new Map([...words.planted].map(([word, at]) => [privateNumber(word), at]));
    const read = new Map<string, string>();
    for (const [where, text] of said) for (const [number] of text.matchAll(/(?<!\d)13[89]\d{8}(?!\d)/g)) read.set(numbers.get(number) ?? `the phone ${number}`, where);
    assert.deepEqual([...read].map(([at, where]) => `${at} was read at ${where}`), []);
  });

  it('that open something, secrets and tokens, were told to one and stand nowhere else', () => {
    assert.ok(secrets.length > 15);
    for (const secret of secrets.flatMap((one) => [one, one.replace(/-/g, '')])) {
      assert.ok(!log.includes(secret), 'the log');
      for (const [where, text] of said) assert.ok(!text.includes(secret), where);
    }
  });

  it('are in no log, no figure and no word about the server itself', async () => {
    assert.ok(log.includes('submitSuggestion') && log.length > 10_000, 'there is a log');
    assert.deepEqual(words.foundIn(log), []);
    assert.doesNotMatch(log, /13[89]\d{8}/);
    for (const [where, text] of said) if (/^(metrics|\/readyz|\/healthz|\/open311\/v2\/services)/.test(where)) assert.deepEqual(words.foundIn(text), [], where);
    const proofs = await county.ctx.store.db.selectFrom('audit').selectAll().execute();
    assert.ok(proofs.length > 50);
    // Who did what, never what somebody wrote; only who reviewed is part of the act, and stands there by name.
    assert.deepEqual(words.foundIn(JSON.stringify(proofs)).filter((at) => !/^\w+\/reviewer /.test(at)), []);
  });

  it('that may not be read may not be found by asking for them either', async () => {
    const read = found();
    const lists = { '/suggestions': /^(submit|takeIn|supplement)Suggestion\//, '/cases': /^(submitSuggestion|registerCase)\//, '/comments': /^commentOnArticle\//, '/topics': /^proposeTopic\//, '/questions': /^askQuestion\// };
    let asked = 0;
    for (const [path, mine] of Object.entries(lists)) {
      for (const [word, at] of words.planted) {
        if (!mine.test(at) || read.has(at)) continue;
        assert.equal((await county.get(`${path}?q=${encodeURIComponent(word)}`)).body.total, 0, `${path} tells of ${at}`);
        asked += 1;
      }
    }
    assert.ok(asked > 40, `${asked}`);
  });

  it('stand in every field that people may fill', async () => {
    const at = new Set([...words.planted.values()].map((place) => place.replace(/ of .*$/, '')));
    // Words of an article, and a move by its name: they cannot be just any.
    for (const field of ['commentOnArticle/quote', 'moveCase/to']) at.add(field);
    assert.deepEqual(operations.flatMap(freeTexts).filter((field) => !at.has(field)), [], 'canary-story.ts must write it once');
    const { db } = county.ctx.store;
    const { rows: columns } = await sql<{ table: string; name: string }>`
      select table_name as table, column_name as name from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY') and table_name not like 'kysely%'`.execute(db);
    const empty: string[] = [];
    for (const table of new Set(columns.map((column) => column.table))) {
      const names = columns.filter((column) => column.table === table).map(({ name }) => name);
      const { rows: [counts] } = await sql<Record<string, number>>`select ${sql.join(names.map((name) => sql`count(${sql.ref(name)})::integer as ${sql.ref(name)}`))} from ${sql.table(table)}`.execute(db);
      empty.push(...names.filter((name) => counts![name] === 0).map((name) => `${table}.${name}`));
    }
    assert.deepEqual(empty.filter((column) => !writtenByServer.some((known) => known.test(column))), [], 'canary-rows.ts must fill it');
  });
});
