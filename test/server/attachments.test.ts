import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { deleteExpired } from '@congress-kit/server/policies/retention';
import sharp from 'sharp';
import { engines } from '../support/engines.ts';
import { bomb, canaries, pdf, photo } from './pictures.ts';
import { draft, newKey, openCounty, type Answer, type County } from './writing.ts';

const errorsOf = (answer: Answer) => answer.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

for (const engine of engines()) {
  describe(`attachments on ${engine.name}`, () => {
    let county: County;
    before(async () => { county = await openCounty(engine); });
    after(() => county.close());

    const upload = async (bytes: Buffer, type: string, more: { key?: string | null; headers?: Record<string, string> } = {}): Promise<Answer> => {
      const key = more.key === undefined ? newKey() : more.key;
      const answer = await county.app.inject({
        method: 'POST', url: '/v1/attachments', payload: bytes, headers: { 'content-type': type, ...(key !== null && { 'idempotency-key': key }), ...more.headers },
      });
      return { status: answer.statusCode, text: answer.payload, body: answer.payload ? JSON.parse(answer.payload) : undefined, headers: answer.headers };
    };
    const uploaded = async (bytes?: Buffer, type = 'image/jpeg'): Promise<string> => {
      const answer = await upload(bytes ?? await photo(), type);
      assert.equal(answer.status, 201, answer.text);
      return answer.body.id;
    };
    const download = async (url: string, headers: Record<string, string> = {}) => {
      const answer = await county.app.inject({ method: 'GET', url: `/v1${url}`, headers });
      return { status: answer.statusCode, bytes: answer.rawPayload, headers: answer.headers };
    };
    /** Every file on disk, on its way in as well. */
    const onDisk = (): string[] => {
      const root = join(county.place.dataDir, 'attachments');
      return readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
    };
    const rows = () => county.ctx.store.db.selectFrom('attachments').selectAll().execute();

    it('keeps a photo without place, camera, owner and what was hung on behind it, upright', async () => {
      for (const [format, type] of [['jpeg', 'image/jpeg'], ['png', 'image/png'], ['webp', 'image/webp']] as const) {
        const sent = await photo(format);
        assert.ok(sent.includes(Buffer.from([0x25, 0x88])), 'the photo that is sent knows where it was taken');
        for (const word of canaries) assert.ok(sent.includes(word), word);
        const answer = await upload(sent, type);
        assert.equal(answer.status, 201, answer.text);
        const { id, mediaType, bytes, width, height, keptUntil } = answer.body;
        assert.deepEqual([mediaType, width, height, keptUntil], [type, 40, 60, '2026-03-03T09:00:00+08:00']);
        const row = (await rows()).find((one) => one.id === id)!;
        const path = onDisk().find((one) => one.endsWith(row.stored_name))!;
        const [kept, after] = [readFileSync(path), await sharp(path).metadata()];
        assert.deepEqual([after.format, after.width, after.height, after.exif, after.xmp, after.iptc, after.orientation], [format, 40, 60, undefined, undefined, undefined, undefined]);
        for (const word of canaries) assert.ok(!kept.includes(word), `${format}: ${word}`);
        assert.deepEqual([kept.length, sha256(kept)], [bytes, answer.body.sha256]);
        assert.ok(!row.stored_name.includes(id));
      }
    });

    it('keeps a PDF as it is', async () => {
      const paper = pdf();
      const answer = await upload(paper, 'application/pdf');
      assert.deepEqual([answer.status, answer.body.bytes, answer.body.sha256, answer.body.width], [201, paper.length, sha256(paper), undefined]);
    });

    it('refuses what is too large, of another kind, or not what it says, in the reader’s language, and keeps nothing of it', async () => {
      const before = [onDisk().length, (await rows()).length];
      const jpeg = await photo();
      const cases: [string, Buffer, string, number, string, RegExp][] = [
        ['a web page', Buffer.from('<html><script>alert(1)</script>'), 'text/html', 415, 'file_type_not_allowed', /PDF/],
        ['JSON', Buffer.from('{}'), 'application/json', 415, 'file_type_not_allowed', /JPEG/],
        ['a drawing that can run', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'image/svg+xml', 415, 'file_type_not_allowed', /JPEG/],
        ['a web page that says it is a photo', Buffer.from('<html><script>alert(1)</script>'), 'image/jpeg', 422, 'file_unreadable', /打不开|打开/],
        ['a photo that says it is a PDF', jpeg, 'application/pdf', 422, 'file_unreadable', /打开/],
        ['a PDF with something before it', Buffer.concat([Buffer.from('<html>'), pdf()]), 'application/pdf', 422, 'file_unreadable', /打开/],
        ['half a PDF', pdf().subarray(0, 40), 'application/pdf', 422, 'file_unreadable', /打开/],
        ['half a photo', jpeg.subarray(0, 300), 'image/jpeg', 422, 'file_unreadable', /打开/],
        ['the beginning of a photo and nothing more', jpeg.subarray(0, 3), 'image/jpeg', 422, 'file_unreadable', /打开/],
        ['nothing', Buffer.alloc(0), 'image/png', 422, 'file_unreadable', /打开/],
        ['a bomb: some kilobytes, 400 million pixels', bomb(20_000, 20_000), 'image/png', 422, 'image_too_large', /40 百万像素/],
        ['a byte too much', Buffer.concat([pdf(), Buffer.alloc(10_485_761 - pdf().length)]), 'application/pdf', 413, 'file_too_large', /10 MB/],
      ];
      for (const [what, bytes, type, status, code, said] of cases) {
        const answer = await upload(bytes, type);
        assert.deepEqual([answer.status, answer.body.code], [status, code], what);
        assert.match(answer.body.detail, said, what);
        assert.match(String(answer.headers['content-type']), /problem\+json/, what);
        const english = await upload(bytes, type, { headers: { 'accept-language': 'en' } });
        assert.doesNotMatch(english.body.title + english.body.detail, /\p{Script=Han}|[{}]/u, what);
      }
      assert.equal((await upload(jpeg, 'image/jpeg', { key: null })).body.code, 'idempotency_key_missing');
      assert.deepEqual([onDisk().length, (await rows()).length], before);
    });

    it('takes the largest file there may be, and over a real connection refuses one byte more however it is sent', async () => {
      const largest = Buffer.concat([pdf(), Buffer.alloc(10_485_760 - 2 * pdf().length), pdf()]);
      assert.equal((await upload(largest, 'application/pdf')).status, 201);
      const url = await county.app.listen({ port: 0, host: '127.0.0.1' });
      const headers = () => ({ 'content-type': 'application/pdf', 'idempotency-key': newKey() });
      const announced = await fetch(`${url}/v1/attachments`, { method: 'POST', headers: headers(), body: Buffer.concat([largest, Buffer.alloc(1)]) });
      const [first, rest] = [largest.subarray(0, 6_000_000), Buffer.alloc(6_000_000)];
      const streamed = await fetch(`${url}/v1/attachments`, {
        method: 'POST', headers: headers(), duplex: 'half', body: new ReadableStream({ start(to) { to.enqueue(first); to.enqueue(rest); to.close(); } }),
      } as RequestInit);
      for (const answer of [announced, streamed]) assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [413, 'file_too_large']);
    });

    it('answers a repeat with the first answer and keeps one file', async () => {
      const [bytes, key, before] = [await photo(), newKey(), (await rows()).length];
      const [first, again, other] = [await upload(bytes, 'image/jpeg', { key }), await upload(bytes, 'image/jpeg', { key }), await upload(pdf(), 'application/pdf', { key })];
      assert.deepEqual([first.status, again.status, other.status, other.body.code], [201, 201, 422, 'idempotency_key_reused']);
      assert.equal(again.text, first.text);
      assert.equal(again.headers['idempotent-replayed'], 'true');
      assert.equal((await rows()).length, before + 1);
      assert.equal(onDisk().length, (await rows()).length);
    });

    it('gives a suggestion the files it names, once, and tells which ones it cannot have', async () => {
      const [one, two] = [await uploaded(), await uploaded(pdf(), 'application/pdf')];
      const named = [{ id: two, name: '../../合同 110101199003070038\u202egpj.exe' }, { id: one }];
      const answer = await county.post('/suggestions', draft({ attachments: named }));
      assert.equal(answer.status, 201, answer.text);
      assert.deepEqual(answer.body.attachments.map(({ name }: { name: string }) => name), ['合同 110101199003070038gpj.exe.pdf', 'attachment-2.jpg']);
      const taken = await county.post('/suggestions', draft({ divisionId: 'nowhere', attachments: [{ id: one }, { id: 'f'.repeat(40) }, { id: await uploaded() }] }));
      assert.deepEqual([taken.status, errorsOf(taken)], [422, ['/attachments/0/id unknown_reference', '/attachments/1/id unknown_reference', '/divisionId unknown_reference']]);
      const free = await uploaded();
      const twice = await county.post('/suggestions', draft({ attachments: [{ id: free }, { id: free }] }));
      assert.deepEqual(errorsOf(twice), ['/attachments/1/id unknown_reference']);
      const seven = await county.post('/suggestions', draft({ attachments: Array.from({ length: 7 }, () => ({ id: free })) }));
      assert.deepEqual(errorsOf(seven), ['/attachments too_many']);
    });

    it('counts those of a supplement with those that were there', async () => {
      const first = await Promise.all(Array.from({ length: 5 }, () => uploaded(pdf(), 'application/pdf')));
      const { receiptNo, secret } = await county.submit({ attachments: first.map((id) => ({ id })) });
      await county.moveSuggestion(receiptNo, 'screening');
      await county.moveSuggestion(receiptNo, 'needs_supplement', { question: '是哪一段路？' });
      const [more, tooMuch] = [await uploaded(), await uploaded()];
      const refused = await county.post(`/receipts/${receiptNo}/supplements`, { body: '这一段。', attachments: [{ id: more }, { id: tooMuch }] }, { secret });
      assert.deepEqual(errorsOf(refused), ['/attachments too_many']);
      assert.match(refused.body.errors[0].detail, /最多 6 个，现在有 7 个/);
      const added = await county.post(`/receipts/${receiptNo}/supplements`, { body: '这一段。', attachments: [{ id: more, name: '路段.jpg' }] }, { secret });
      assert.equal(added.status, 201, added.text);
      assert.deepEqual([added.body.attachments.length, added.body.supplements[0].attachments.map(({ name }: { name: string }) => name)], [5, ['路段.jpg']]);
      const staff = await county.get(`/staff/suggestions/${receiptNo}`, { token: county.tokens.office_clerk });
      assert.deepEqual([staff.body.attachments.length, staff.body.supplements[0].attachments.length], [5, 1]);
    });

    it('shows a file to its holder and to staff, and to others only as long as the suggestion is public', async () => {
      const id = await uploaded();
      const unnamed = await uploaded();
      const { receiptNo, secret } = await county.submit({ attachments: [{ id, name: '我的身份证110101199003070038.jpg' }] });
      const plain = `/attachments/${id}`;
      assert.equal((await download(plain)).status, 404);
      assert.equal((await download(`/attachments/${unnamed}`)).status, 404, 'a file that nobody named is nobody’s');
      const { url, name } = (await county.get(`/receipts/${receiptNo}`, { secret })).body.attachments[0];
      assert.equal(name, '我的身份证110101199003070038.jpg');
      const own = await download(url);
      assert.equal(own.status, 200);
      assert.deepEqual(
        ['content-type', 'x-content-type-options', 'content-security-policy', 'cache-control', 'etag'].map((header) => own.headers[header]),
        ['image/jpeg', 'nosniff', "sandbox; default-src 'none'", 'no-store', undefined],
      );
      assert.match(String(own.headers['content-disposition']), /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''%E6%88%91/);
      assert.equal(Number(own.headers['content-length']), own.bytes.length);
      const of = (ticket: string) => `${plain}?ticket=${ticket}`;
      const ticket = url.split('ticket=')[1];
      for (const bad of [of(''), of('x'), of(`${ticket}x`), of(`zzzzzz.${ticket.split('.')[1]}`), `/attachments/${unnamed}?ticket=${ticket}`]) assert.equal((await download(bad)).status, 404, bad);
      county.pass(1);
      assert.equal((await download(url)).status, 404, 'the ticket is over');

      await county.moveSuggestion(receiptNo, 'screening');
      const seen = (await county.get(`/staff/suggestions/${receiptNo}`, { token: county.tokens.office_clerk })).body.attachments[0];
      assert.equal((await download(seen.url)).status, 200);
      assert.equal((await county.get(`/staff/suggestions/${receiptNo}`, { token: county.tokens.read_only })).body.attachments[0].name, `我的身份证${'*'.repeat(18)}.jpg`);
      assert.equal((await download(plain)).status, 404, 'nobody has reviewed it');

      await county.moveSuggestion(receiptNo, 'accepted');
      const open = await county.get(`/suggestions/${receiptNo}`);
      assert.deepEqual([open.body.attachments[0].url, open.body.attachments[0].name], [plain, `我的身份证${'*'.repeat(18)}.jpg`]);
      const everybodys = await download(plain);
      assert.deepEqual([everybodys.status, everybodys.headers['cache-control']], [200, 'public, max-age=15']);
      assert.ok(!decodeURIComponent(String(everybodys.headers['content-disposition'])).includes('110101'));
      assert.deepEqual(sha256(everybodys.bytes), open.body.attachments[0].sha256);
      assert.equal((await download(plain, { 'if-none-match': String(everybodys.headers['etag']) })).status, 304);

      const { db } = county.ctx.store;
      await db.updateTable('suggestions').set({ visibility: 'summary' }).where('receipt_no', '=', receiptNo).execute();
      assert.equal((await county.get(`/suggestions/${receiptNo}`)).body.attachments, undefined);
      assert.equal((await download(plain)).status, 404, 'only the title is public');
      await db.updateTable('suggestions').set({ visibility: 'full' }).where('receipt_no', '=', receiptNo).execute();
      assert.equal((await download(plain)).status, 200);
      await county.moveSuggestion(receiptNo, 'hidden', { reason: '核实中' });
      assert.equal((await download(plain)).status, 404, 'hidden');
    });

    it('deletes after a day what no suggestion named, and what a crash left half way', async () => {
      const [named, orphan] = [await uploaded(), await uploaded()];
      await county.submit({ attachments: [{ id: named }] });
      county.pass(0.9);
      await deleteExpired(county.ctx);
      assert.ok((await rows()).some((row) => row.id === orphan), 'it still has its hours');
      county.pass(0.2);
      const late = await county.post('/suggestions', draft({ attachments: [{ id: orphan }] }));
      assert.deepEqual(errorsOf(late), ['/attachments/0/id unknown_reference'], 'past its hours nobody can name it, swept or not');
      const half = join(county.place.dataDir, 'attachments', 'incoming', 'half');
      writeFileSync(half, 'half');
      utimesSync(half, 0, 0);
      await deleteExpired(county.ctx);
      const left = await rows();
      assert.ok(left.some((row) => row.id === named) && !left.some((row) => row.id === orphan));
      assert.deepEqual(onDisk().map((path) => path.split('/').pop()).sort(), left.map((row) => row.stored_name).sort());
      assert.ok(left.every((row) => row.receipt_no !== null));
      assert.equal(statSync(onDisk()[0]!).mode & 0o077, 0, 'nobody else on this machine can read them');
    });
  });
}
