import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { fillPath, limits } from '@congress-kit/api';
import { bodyBytes } from '@congress-kit/api/body-bytes';
import { operations } from '@congress-kit/api/operations';
import { formatReceiptNo, parseReceiptNo, parseSecret } from '@congress-kit/api/rules/receipt';
import { buildApp, openStore } from '@congress-kit/server';
import { sql } from 'kysely';
import { engines } from '../support/engines.ts';
import { draft, newKey, openCounty, type County } from './writing.ts';

const errorsOf = (answer: { body: any }) => answer.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);

for (const engine of engines()) {
  describe(`writing on ${engine.name}`, () => {
    let county: County;
    before(async () => { county = await openCounty(engine); });
    after(() => county.close());

    const count = async (): Promise<number> => (await county.ctx.store.db.selectFrom('suggestions').select('receipt_no').execute()).length;

    it('keeps a suggestion before it answers, and hands out a receipt', async () => {
      const answer = await county.post('/suggestions', draft({ divisionId: '990101', target: { kind: 'station', id: 'JZ1' }, phone: '13912345678' }));
      assert.equal(answer.status, 201);
      assert.equal(answer.headers['cache-control'], 'no-store');
      const { receiptNo, secret, screenedBy, state } = answer.body;
      assert.ok(parseReceiptNo(receiptNo).ok && parseSecret(secret).ok);
      assert.deepEqual([state, screenedBy], ['submitted', '2026-03-09']);
      const { db } = county.ctx.store;
      const row = await db.selectFrom('suggestions').selectAll().where('receipt_no', '=', receiptNo).executeTakeFirstOrThrow();
      assert.equal(row.visibility, 'private');
      assert.ok(!JSON.stringify(row).includes(secret.replace(/-/g, '')), 'the secret is kept as a hash only');
      const contact = await db.selectFrom('suggestion_contacts').selectAll().where('receipt_no', '=', receiptNo).executeTakeFirstOrThrow();
      assert.ok(!contact.sealed.includes('139'));
      assert.equal(contact.delete_after, '2027-03-02');
      const steps = await db.selectFrom('suggestion_steps').select('type').where('receipt_no', '=', receiptNo).execute();
      assert.deepEqual(steps, [{ type: 'submitted' }]);
    });

    it('takes a body of every operation as large as its contract says, and no larger', async () => {
      const filler = (bytes: number): string => `{"filler":"${'a'.repeat(bytes - 13)}"}`;
      const bodies = operations.filter(({ body }) => body);
      assert.ok(bodies.length > 15);
      for (const operation of bodies) {
        const most = bodyBytes(operation);
        const path = fillPath(operation.path, Object.fromEntries([...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name!, 'none-such'])));
        const send = (bytes: number) => county.app.inject({
          method: 'POST', url: `/v1${path}`, payload: filler(bytes), headers: { 'content-type': 'application/json', 'idempotency-key': newKey(), ...(operation.access === 'staff' && { authorization: `Bearer ${county.tokens.office_director}` }) },
        });
        assert.ok([400, 404, 422].includes((await send(most)).statusCode), `${operation.id} takes ${most}`);
        const refused = await send(most + 1);
        assert.deepEqual([refused.statusCode, refused.json().code, refused.json().detail.includes(String(most))], [413, 'body_too_large', true], operation.id);
      }
      // What may be long may be sent: the longest suggestion there is, in characters that take the most bytes.
      const most = { title: '𠮷'.repeat(limits.title), body: '𠮷'.repeat(limits.body), address: '𠮷'.repeat(limits.line) };
      const escaped = JSON.stringify(draft(most)).replace(/[^\u0000-\u007f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
      const kept = await county.app.inject({ method: 'POST', url: '/v1/suggestions', payload: escaped, headers: { 'content-type': 'application/json', 'idempotency-key': newKey() } });
      assert.equal(kept.statusCode, 201, kept.payload);
    });

    it('counts on after imported numbers', async () => {
      const { receiptNo } = await county.submit();
      const { db } = county.ctx.store;
      const row = await db.selectFrom('suggestions').selectAll().where('receipt_no', '=', receiptNo).executeTakeFirstOrThrow();
      const parsed = parseReceiptNo(receiptNo);
      assert.ok(parsed.ok);
      const imported = [parsed.sequence + 1, parsed.sequence + 7].map((sequence) => formatReceiptNo({ ...parsed, sequence }));
      for (const receipt_no of imported) {
        await db.insertInto('suggestions').values({ ...row, receipt_no, secret_hash: null, ending: null }).execute();
      }
      const next = parseReceiptNo((await county.submit()).receiptNo);
      assert.equal(next.ok && next.sequence, parsed.sequence + 8);
    });

    it('names every reference that leads nowhere, and keeps nothing', async () => {
      const [before, key] = [await count(), newKey()];
      const answer = await county.post('/suggestions', draft({ divisionId: '000000', target: { kind: 'deputy', id: 'DB999' } }), { key });
      assert.equal(answer.status, 422);
      assert.deepEqual(errorsOf(answer), ['/divisionId unknown_reference', '/target/id unknown_reference']);
      assert.equal(await count(), before);
      // A refusal is not kept: what was mended may be sent with the same key.
      assert.equal((await county.post('/suggestions', draft({ divisionId: '990101' }), { key })).status, 201);
    });

    it('needs an idempotency key of 16 to 128 visible characters', async () => {
      for (const key of [null, '', 'short', 'x'.repeat(129), 'with a blank in it']) {
        const answer = await county.post('/suggestions', draft(), { key });
        assert.deepEqual([answer.status, answer.body.code], [400, 'idempotency_key_missing'], String(key));
      }
    });

    it('replays the first answer to the same key, for 24 hours', async () => {
      const [key, before] = [newKey(), await count()];
      const first = await county.post('/suggestions', draft(), { key });
      const again = await county.post('/suggestions', draft(), { key });
      assert.equal(again.text, first.text);
      assert.deepEqual([first.headers['idempotent-replayed'], again.headers['idempotent-replayed'], again.status], [undefined, 'true', 201]);
      assert.equal(again.headers['cache-control'], 'no-store');
      assert.equal(await count(), before + 1);
      const rows = await county.ctx.store.db.selectFrom('idempotency').select('answer').execute();
      assert.ok(rows.every((row) => !row.answer!.includes(first.body.receiptNo)), 'kept answers are sealed');
      county.pass(1);
      assert.notEqual((await county.post('/suggestions', draft(), { key })).body.receiptNo, first.body.receiptNo);
    });

    it('refuses the same key with another request', async () => {
      const key = newKey();
      await county.post('/suggestions', draft(), { key });
      const other = await county.post('/suggestions', draft({ title: '另一件事' }), { key });
      assert.deepEqual([other.status, other.body.code], [422, 'idempotency_key_reused']);
    });

    it('makes one of twenty that come at once with one key, and twenty of twenty keys', async () => {
      const [key, before] = [newKey(), await count()];
      const send = (own?: string) => county.post('/suggestions', draft(), { key: own ?? newKey() });
      const same = await Promise.all(Array.from({ length: 20 }, () => send(key)));
      assert.equal(await count(), before + 1);
      const made = same.filter((answer) => answer.status === 201);
      assert.equal(new Set(made.map((answer) => answer.text)).size, 1);
      for (const answer of same) {
        if (answer.status === 201) continue;
        assert.deepEqual([answer.status, answer.body.code, answer.headers['retry-after']], [409, 'idempotency_in_flight', '1']);
      }
      assert.equal((await send(key)).text, made[0]!.text);
      const different = await Promise.all(Array.from({ length: 20 }, () => send()));
      assert.equal(new Set(different.map((answer) => answer.body.receiptNo)).size, 20);
      assert.equal(await count(), before + 21);
    });

    it('makes one when several processes get it at once, over real connections', async () => {
      // The embedded database belongs to one process: there, both servers share its store.
      const { databaseUrl, dataDir } = county.place;
      const store = databaseUrl ? await openStore({ databaseUrl, dataDir }) : county.ctx.store;
      const servers = [await buildApp(county.ctx), await buildApp({ ...county.ctx, store })];
      try {
        const urls = await Promise.all(servers.map((server) => server.listen({ port: 0, host: '127.0.0.1' })));
        const [key, before] = [newKey(), await count()];
        const send = async (base: string) => {
          const answer = await fetch(`${base}/v1/suggestions`, { method: 'POST', body: JSON.stringify(draft()), headers: { 'content-type': 'application/json', 'idempotency-key': key } });
          return { status: answer.status, text: await answer.text() };
        };
        const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => send(urls[index % 2]!)));
        assert.equal(await count(), before + 1);
        assert.equal(new Set(answers.filter((answer) => answer.status === 201).map((answer) => answer.text)).size, 1);
        assert.ok(answers.every((answer) => answer.status === 201 || answer.status === 409));
      } finally {
        await Promise.all(servers.map((server) => server.close()));
        if (databaseUrl) await store.close();
      }
    });

    it('keeps neither record nor key when the transaction fails', async () => {
      const { db } = county.ctx.store;
      const [key, before, keys] = [newKey(), await count(), (await db.selectFrom('idempotency').select('key_hash').execute()).length];
      await sql`alter table suggestion_steps add constraint broken check (false) not valid`.execute(db);
      const failed = await county.post('/suggestions', draft(), { key });
      await sql`alter table suggestion_steps drop constraint broken`.execute(db);
      assert.equal(failed.status, 500);
      assert.deepEqual([await count(), (await db.selectFrom('idempotency').select('key_hash').execute()).length], [before, keys]);
      assert.equal((await county.post('/suggestions', draft(), { key })).status, 201);
    });

    it('gives every character back, and refuses what a database or a spreadsheet cannot hold', async () => {
      const texts = ['𠮷野家门口的路', '👨‍👩‍👧‍👦 一家人', 'مرحبا بالعالم', '\u202Eabc', 'ཨོཾ་མ་ཎི', 'é vs e\u0301', "'; drop table suggestions; --", '<script>alert(1)</script>', '第一行\n第二行'];
      for (const text of texts) {
        const { receiptNo, secret } = await county.submit({ title: text.replace(/\n/g, ' '), body: text });
        const { body } = await county.get(`/receipts/${receiptNo}`, { secret });
        assert.equal(body.body, text.normalize('NFC'));
        assert.equal(body.title, text.replace(/\n/g, ' ').normalize('NFC'));
      }
      for (const bad of ['a\u0000b', 'a\u0007b', 'a\uD800b']) {
        const answer = await county.post('/suggestions', draft({ body: bad }));
        assert.equal(answer.status === 422 || answer.status === 400, true);
        if (answer.status === 422) assert.deepEqual(errorsOf(answer), ['/body bad_characters']);
      }
    });

    it('answers any body with success or a problem, never with a fault of ours', async () => {
      const strange = fc.oneof(fc.anything({ withBigInt: false }), fc.string({ unit: 'binary' }), fc.constantFrom('\u0000', '\uD800', '__proto__', -1, 1e999, null));
      const bodies = fc.oneof(
        fc.anything({ withBigInt: false }),
        fc.record({
          kind: fc.oneof(fc.constant('suggestion'), strange), category: fc.oneof(fc.constant('roads'), strange), title: strange, body: strange, divisionId: strange,
          target: fc.oneof(strange, fc.record({ kind: fc.constantFrom('deputy', 'station', 'congress'), id: strange })), identityMode: fc.oneof(fc.constantFrom('public', 'anonymous'), strange),
          name: strange, phone: strange, mayPublish: fc.oneof(fc.boolean(), strange), consent: fc.oneof(fc.constant({ textVersion: '2026-01' }), strange),
        }, { requiredKeys: [] }),
        fc.record({ title: fc.string({ minLength: 1, unit: 'binary' }), body: fc.string({ minLength: 1, unit: 'binary' }), address: fc.string({ unit: 'binary' }) }).map((words) => draft(words)),
      );
      await fc.assert(fc.asyncProperty(bodies, async (body) => {
        const payload = JSON.stringify(body) ?? 'undefined';
        const answer = await county.app.inject({
          method: 'POST', url: '/v1/suggestions', payload, headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
        });
        assert.ok(answer.statusCode === 201 || (answer.statusCode >= 400 && answer.statusCode < 500), `${answer.statusCode} ${payload} ${answer.payload}`);
      }), { numRuns: 500 });
    });
  });
}

describe('limits', () => {
  for (const engine of engines()) {
    it(`refuses more than the bucket holds, says when to come back, and counts addresses apart on ${engine.name}`, async () => {
      const county = await openCounty(engine, { env: { SUBMIT_RATE: '3/6', LOOKUP_RATE: '5/60' } });
      try {
        const from = (remoteAddress: string) => county.app.inject({
          method: 'POST', url: '/v1/suggestions', payload: draft(), remoteAddress, headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
        });
        const answers = await Promise.all(Array.from({ length: 5 }, () => from('192.0.2.1')));
        assert.deepEqual(answers.map((answer) => answer.statusCode).sort(), [201, 201, 201, 429, 429]);
        const refused = answers.find((answer) => answer.statusCode === 429)!;
        assert.deepEqual([refused.headers['retry-after'], refused.json().code], ['10', 'too_many_requests']);
        assert.equal((await from('192.0.2.2')).statusCode, 201);
        // One household of IPv6 counts as one.
        const six = await Promise.all(['2001:db8::1', '2001:db8::2', '2001:db8:0:0:1::3', '2001:db8:0:0:ffff::4', '2001:db8:0:1::1'].map(from));
        assert.deepEqual(six.map((answer) => answer.statusCode).sort(), [201, 201, 201, 201, 429]);
        county.pass(10 / 86_400);
        assert.equal((await from('192.0.2.1')).statusCode, 201);
        assert.equal((await from('192.0.2.1')).statusCode, 429);
        const keys = await county.ctx.store.db.selectFrom('rate_buckets').select('key').execute();
        assert.ok(keys.every(({ key }) => !key.includes('192.0.2') && !key.includes('2001')));
        const lookups = await Promise.all(Array.from({ length: 7 }, () => county.get('/receipts/QH-2026-000001-M')));
        assert.deepEqual(lookups.map((answer) => answer.status).sort(), [404, 404, 404, 404, 404, 429, 429]);
      } finally {
        await county.close();
      }
    });
  }
});
