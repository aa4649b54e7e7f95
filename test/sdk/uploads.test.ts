import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import {
  attachmentUrl, createClient, getDiscovery, getReceipt, importSpreadsheet, isAbortedError, isProblemError, isTimeoutError, listGroups, responseInfo, submitSuggestion, uploadAttachment, type Client, type UploadProgress,
} from '@congress-kit/sdk';
import { engineNamed } from '../support/engines.ts';
import { pdf, photo } from '../server/pictures.ts';
import { draft as fullDraft, openCounty, type County } from '../server/writing.ts';
import { hangUp, json, misbehaving, problem, silence, soon } from './server.ts';

const kept = { id: 'f'.repeat(40), mediaType: 'application/pdf', bytes: 9, sha256: '0'.repeat(64), keptUntil: '2026-03-03T09:00:00+08:00' };
const paper = new Blob([new Uint8Array(pdf())], { type: 'application/pdf' });

suite('an upload to the reference server', () => {
  let county: County;
  let client: Client;
  before(async () => {
    county = await openCounty(engineNamed('pglite'));
    client = createClient({ api: `${await county.app.listen({ port: 0, host: '127.0.0.1' })}/v1`, language: 'en' });
  });
  after(() => county.close());

  test('is stored, named in a suggestion and downloaded by its address', async () => {
    const progress: UploadProgress[] = [];
    const picture = new Blob([new Uint8Array(await photo())], { type: 'image/jpeg' });
    const stored = await uploadAttachment(client, picture, { onProgress: (one) => progress.push(one) });
    assert.deepEqual([stored.mediaType, stored.width, stored.height], ['image/jpeg', 40, 60]);
    assert.deepEqual(progress, [{ sent: 0, total: picture.size }, { sent: picture.size, total: picture.size }]);
    const again = await uploadAttachment(client, picture, { idempotencyKey: responseInfo(stored)!.idempotencyKey! });
    assert.deepEqual([again.id, responseInfo(again)!.replayed], [stored.id, true]);
    const sent = await submitSuggestion(client, { ...fullDraft({ attachments: [{ id: stored.id, name: '路口.jpg' }] }) } as never);
    const { attachments = [] } = await getReceipt(client, { receiptNo: sent.receiptNo }, { secret: sent.secret });
    assert.deepEqual(attachments.map(({ name }) => name), ['路口.jpg']);
    const file = await fetch(attachmentUrl(client, attachments[0]!)!);
    assert.equal(createHash('sha256').update(new Uint8Array(await file.arrayBuffer())).digest('hex'), stored.sha256);
  });

  test('the office’s spreadsheet is checked, then kept, and only for the office', async () => {
    const groups = new Blob(['编号,名称,类型\nXZ01,农业代表小组,行业\n'], { type: 'text/csv' });
    const office = createClient({ api: client.api, token: county.tokens.office_clerk });
    const checked = await importSpreadsheet(office, groups, { name: '代表小组.csv' });
    assert.deepEqual([checked.status, checked.sheets[0]!.inserted, (await listGroups(client)).total], ['checked', 1, 0]);
    assert.equal((await importSpreadsheet(office, groups, { name: '代表小组.csv', apply: true })).status, 'imported');
    assert.equal((await listGroups(client)).total, 1);
    await assert.rejects(importSpreadsheet(client, groups, { name: '代表小组.csv' }), (error) => isProblemError(error) && error.code === 'unauthorized');
  });

  test('is refused with its own problems, in the caller’s language, and not repeated', async () => {
    const { limits, uploads } = await getDiscovery(client);
    assert.deepEqual([limits['attachments'], uploads?.mediaTypes.includes('application/pdf')], [6, true]);
    const tries: [Blob, number, string, RegExp][] = [
      [new Blob(['<svg onload="alert(1)"/>'], { type: 'image/svg+xml' }), 415, 'file_type_not_allowed', /PDF/],
      [new Blob(['no photo'], { type: 'image/png' }), 422, 'file_unreadable', /damaged/],
      [new Blob([new Uint8Array(limits['attachmentBytes']! + 1)], { type: 'application/pdf' }), 413, 'file_too_large', /10 MB/],
    ];
    for (const [file, status, code, said] of tries) {
      await assert.rejects(uploadAttachment(client, file), (error) => {
        assert(isProblemError(error));
        assert.deepEqual([error.status, error.code], [status, code]);
        assert.match(String(error.problem.detail), said);
        return true;
      });
    }
  });
});

suite('an upload on a bad line', { concurrency: 4 }, () => {
  test('is repeated as it was, with its key', async (t) => {
    for (const failure of [hangUp, problem('internal_error', 500), problem('idempotency_in_flight', 409, {}, { 'Retry-After': '0' })]) {
      const server = await misbehaving(t, failure, json(kept, 201));
      assert.equal((await uploadAttachment(createClient({ api: server.api, retry: soon }), paper)).id, kept.id);
      const [first, second] = server.seen;
      assert.deepEqual([first!.method, first!.url, first!.headers['content-type'], first!.body], ['POST', '/v1/attachments', 'application/pdf', pdf().toString()]);
      assert.deepEqual([second!.body, second!.headers['idempotency-key']], [first!.body, first!.headers['idempotency-key']]);
    }
  });

  test('ends when its caller leaves, and after too long a silence', async (t) => {
    const server = await misbehaving(t, silence);
    const leaving = new AbortController();
    const left = uploadAttachment(createClient({ api: server.api, retry: soon }), paper, { signal: leaving.signal });
    await server.until(() => server.seen.length === 1);
    leaving.abort();
    await assert.rejects(left, isAbortedError);
    // Counted here: on a busy machine a try may end before the server has seen it.
    let tries = 0;
    await assert.rejects(uploadAttachment(createClient({ api: server.api, retry: false, onAttempt: () => { tries += 1; } }), paper, { timeout: 50 }), isTimeoutError);
    assert.equal(tries, 1);
  });

  test('goes through the client’s own fetch where there is one', async () => {
    let asked: Request | undefined;
    const client = createClient({ api: 'https://county.example/v1', fetch: async (request) => { asked = request; return new Response(JSON.stringify(kept), { status: 201, headers: { 'Content-Type': 'application/json' } }); } });
    await uploadAttachment(client, paper);
    assert.deepEqual([asked!.url, asked!.headers.get('content-type'), await asked!.text()], ['https://county.example/v1/attachments', 'application/pdf', pdf().toString()]);
  });

  test('a link is an address of the API or of the web, and nothing else', () => {
    const client = createClient({ api: 'https://county.example/v1/' });
    const cases: [string | undefined, string | undefined][] = [
      ['/attachments/a?ticket=b', 'https://county.example/v1/attachments/a?ticket=b'], ['https://files.example/a', 'https://files.example/a'],
      ['javascript:alert(1)', undefined], ['//evil.example/a', undefined], ['/\\evil.example/a', undefined], ['', undefined], [undefined, undefined],
    ];
    for (const [url, wanted] of cases) assert.equal(attachmentUrl(client, { url }), wanted, url);
  });
});
