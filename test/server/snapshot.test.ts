// The public data as files: what is in them, what is not, and that the same data gives the same bytes.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { operations } from '@congress-kit/api/operations';
import { snapshotFile, snapshotKind, snapshotManifest } from '@congress-kit/api/snapshot';
import { askHere, NotASnapshot, takeSnapshot, type Ask, type AskFile } from '@congress-kit/server/snapshot/index';
import { csvOf } from '@congress-kit/server/snapshot/csv';
import * as z from 'zod/mini';
import { parse } from 'csv-parse/sync';
import { engineNamed } from '../support/engines.ts';
import { photo } from './pictures.ts';
import { inHandling, newKey, openCounty, type County } from './writing.ts';

const filesOf = (folder: string): Map<string, string> => new Map(
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath, one.name))).sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);

describe('a snapshot', () => {
  let county: County;
  let folder: string;
  let ask: Ask;
  let askFile: AskFile;
  let picture: { id: string; sha256: string };
  let end: () => Promise<void>;
  let files: Map<string, string>;
  let open: { receiptNo: string; number: string };
  let quiet: { receiptNo: string; number: string };
  const take = (out: string, more: { now?: Date; ask?: Ask } = {}) => takeSnapshot({ out: join(folder, out), ask, askFile, now: new Date('2026-03-03T01:00:00Z'), perFile: 2, ...more });
  const json = (name: string) => JSON.parse(files.get(name) ?? assert.fail(name));

  before(async () => {
    county = await openCounty(engineNamed('pglite'));
    folder = mkdtempSync(join(tmpdir(), 'congress-kit-snapshot-'));
    const upload = async () => {
      const sent = await county.app.inject({ method: 'POST', url: '/v1/attachments', payload: await photo(), headers: { 'content-type': 'image/jpeg', 'idempotency-key': newKey() } });
      return JSON.parse(sent.body) as typeof picture;
    };
    picture = await upload();
    const unseen = await upload();
    open = await inHandling(county, { attachments: [{ id: picture.id, name: '路灯.jpg' }], identityMode: 'withheld', name: '金丝雀甲', phone: '13900001234', body: '路灯不亮，电话13900001234' });
    quiet = await inHandling(county, { attachments: [{ id: unseen.id, name: '金丝雀.jpg' }], mayPublish: false, title: '金丝雀标题', body: '金丝雀正文' });
    for (let more = 0; more < 2; more += 1) await inHandling(county, { title: `=路灯${more}` });
    await county.submit({ title: '金丝雀未审' });
    const here = await askHere(county.ctx);
    ({ ask, askFile } = here);
    end = here.close;
    await take('out');
    files = filesOf(join(folder, 'out'));
  });
  after(async () => {
    await end();
    await county.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has a file for every public answer, each by the name of its path, each within the contract', async () => {
    const manifest = z.parse(snapshotManifest, json('manifest.json'));
    const wanted = operations.filter((operation) => snapshotKind(operation) !== undefined).map(({ id }) => id).sort();
    assert.deepEqual(Object.keys(manifest.operations), wanted);
    for (const operation of operations) {
      const kind = snapshotKind(operation);
      if (kind === undefined || operation.path.includes('{') || !(operation.id in manifest.operations)) continue;
      for (let page = 1; files.has(snapshotFile(operation.path, page)); page += 1) z.parse(operation.response, json(snapshotFile(operation.path, page)));
    }
    const found = await county.get(`/cases/${open.number}`);
    assert.deepEqual(json(`cases/${open.number}.json`), found.body);
    assert.equal(json('index.json').links.openapi, undefined, 'links that need the server are left out');
  });

  it('splits a long list into files that name the next one, and gives every record once', async () => {
    const first = json('cases.json');
    assert.equal(first.total, 4);
    assert.equal(first.next, 'cases.2.json');
    const second = json('cases.2.json');
    assert.equal(second.next, undefined);
    const live = (await county.get('/cases?include=steps')).body.items as { number: string }[];
    const kept = [...first.items, ...second.items].map(({ leadDeputies, coSigners, ...rest }) => rest);
    assert.deepEqual(kept, live);
    assert.deepEqual(first.items[0].leadDeputies, []);
    assert.equal(files.get('cases.json')!.split('\n').filter((line) => line.startsWith('{"number"')).length, 2, 'one record a line');
  });

  it('gives the same bytes for the same data; only the manifest knows the hour', async () => {
    await take('again', { now: new Date('2026-03-04T01:00:00Z') });
    const again = filesOf(join(folder, 'again'));
    assert.deepEqual([...again.keys()], [...files.keys()]);
    const different = [...files].filter(([name, text]) => again.get(name) !== text).map(([name]) => name);
    assert.deepEqual(different, ['manifest.json']);
  });

  it('brings the files of what is public, under the address that the record has for them', () => {
    const [named, ...more] = json(`suggestions/${open.receiptNo}.json`).attachments;
    assert.deepEqual([named.url, named.sha256, more], [`/attachments/${picture.id}.jpg`, picture.sha256, []]);
    assert.equal(createHash('sha256').update(readFileSync(join(folder, 'out', 'attachments', `${picture.id}.jpg`))).digest('hex'), picture.sha256);
    assert.deepEqual([...files.keys()].filter((name) => name.startsWith('attachments')), [`attachments/${picture.id}.jpg`], 'and of nothing else');
    assert.match(files.get('csv/data-dictionary.csv')!, /^\uFEFFresource,/);
    assert.equal(json('contexts/SuggestionPage.jsonld')['@context'].items['@context'], 'Suggestion.jsonld');
    assert.ok(files.has('contexts/Suggestion.jsonld'));
  });

  it('holds nothing that the public does not see', () => {
    const text = [...files].filter(([name]) => name !== 'csv/data-dictionary.csv').flat().join('\n');
    for (const canary of ['金丝雀', '13900001234', quiet.receiptNo, 'secret']) assert.ok(!text.includes(canary), canary);
    assert.ok(text.includes(open.receiptNo));
    assert.ok(files.has(`cases/${quiet.number}.json`), 'the case is there, its words are not');
  });

  it('leaves out a field that a server answers and the contract does not name', async () => {
    const talkative: Ask = async (path) => {
      const answer = await ask(path);
      const tell = (one: object): object => ({ ...one, homeAddress: '金丝雀路1号' });
      const body = answer.body as { items?: object[] };
      return { ...answer, body: tell(body.items ? { ...body, items: body.items.map(tell) } : body) };
    };
    await take('told', { ask: talkative });
    assert.deepEqual([...filesOf(join(folder, 'told'))], [...files]);
  });

  it('forgets what was taken back between the list and the record', async () => {
    const late: Ask = async (path) => (path === `/suggestions/${open.receiptNo}` ? { status: 404, body: {} } : ask(path));
    await take('late', { ask: late });
    const all = filesOf(join(folder, 'late'));
    assert.ok(![...all].filter(([name]) => name.startsWith('suggestions')).flat().join().includes(open.receiptNo));
  });

  it('replaces an older snapshot as a whole, and no other folder', async () => {
    writeFileSync(join(folder, 'again', 'stale.json'), '{}');
    await take('again');
    assert.ok(!filesOf(join(folder, 'again')).has('stale.json'));
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine', 'diary.txt'), 'dear diary');
    await assert.rejects(take('mine'), NotASnapshot);
    assert.deepEqual([...filesOf(join(folder, 'mine')).keys()], ['diary.txt']);
    const broken: Ask = async (path) => (path.startsWith('/cases/') ? { status: 500, body: {} } : ask(path));
    await assert.rejects(take('out', { ask: broken }), /answered 500/);
    assert.deepEqual([...filesOf(join(folder, 'out')).keys()], [...files.keys()], 'a run that fails leaves the old one');
    assert.deepEqual(readdirSync(folder).filter((name) => name.startsWith('.')), [], 'and nothing beside it');
  });

  it('writes tables that a spreadsheet reads: columns by the contract, no cell that is a formula', () => {
    const text = files.get('csv/suggestions.csv')!;
    assert.ok(text.startsWith('\uFEFFreceiptNo,kind,category,title,'));
    const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
    assert.equal(rows.length, 3);
    assert.ok(rows.some((row) => row['title'] === "'=路灯0"));
    assert.equal(rows.find((row) => row['receiptNo'] === open.receiptNo)!['target.kind'], 'congress');
    const item = z.looseObject({ id: z.string(), units: z.array(z.looseObject({ id: z.string(), name: z.string() })), deep: z.optional(z.looseObject({ on: z.string() })) });
    assert.equal(csvOf({ item, records: [{ id: 'a', units: [{ id: 'x', name: 'X' }, { id: 'y', name: 'Y' }] }] }), '\uFEFFid,units,deep.on\r\na,x;y,\r\n');
  });
});
