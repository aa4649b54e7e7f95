// 佐证: files that go with a step. Who sees the step on the office's side sees them; everybody does once the words are public in full.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { deleteExpired } from '@congress-kit/server/policies/retention';
import { askHere, takeSnapshot } from '@congress-kit/server/snapshot/index';
import { engines } from '../support/engines.ts';
import { canaries, pdf, photo } from './pictures.ts';
import { done, draft, faults, inHandling, newKey, openCounty, reply, type County, type Role } from './writing.ts';

interface File { id: string; name: string; url: string }
interface Step { id: string; type: string; evidence?: File[] }
const stepIn = ({ steps }: { steps: Step[] }, type: string): Step => steps.find((step) => step.type === type) ?? assert.fail(type);
const filesIn = (record: { steps: Step[] }): string[] => record.steps.flatMap(({ type, evidence = [] }) => evidence.map(({ name }) => `${type} ${name}`));

for (const engine of engines()) {
  describe(`evidence on ${engine.name}`, () => {
    let county: County;
    before(async () => { county = await openCounty(engine); });
    after(() => county.close());
    const upload = async (bytes: Buffer, type: string): Promise<string> => {
      const answer = await county.app.inject({ method: 'POST', url: '/v1/attachments', payload: bytes, headers: { 'content-type': type, 'idempotency-key': newKey() } });
      assert.equal(answer.statusCode, 201, answer.payload);
      return JSON.parse(answer.payload).id;
    };
    const file = async (name?: string) => ({ id: await upload(await photo(), 'image/jpeg'), ...(name && { name }) });
    const download = async (url: string) => county.app.inject({ method: 'GET', url: `/v1${url}` });
    const isOpen = async (id: string): Promise<boolean> => (await download(`/attachments/${id}`)).statusCode === 200;
    const staffCase = async (number: string, role: Role = 'office_clerk') => (await county.get(`/staff/cases/${number}`, { token: county.tokens[role] })).body;
    const publicCase = async (number: string) => (await county.get(`/cases/${number}`)).body;
    const publish = async (number: string, mode = 'full'): Promise<void> => {
      done(await county.moveCase(number, 'replied', { reply: reply({ issuedOn: shanghaiDay(county.ctx.now()) }), evidence: [await file('答复扫描件.jpg')] }, 'handling_unit'));
      for (const [to, fields] of [['evaluating', {}], ['satisfied', {}], ['completed', {}], ['published', { mode, reviewer: '某', ground: '某' }]] as const) done(await county.moveCase(number, to, fields));
    };

    it('of a case is given by whoever makes the step, freed of what a photo tells by the way, and read by whoever sees the step', async () => {
      const one = await inHandling(county);
      const [minutes, road] = [{ id: await upload(pdf(), 'application/pdf'), name: '面商记录13900001234.pdf' }, await file('修好.jpg')];
      const moved = done(await county.moveCase(one.number, 'meeting', { kind: 'visit', note: '当面谈过', evidence: [minutes, road] }, 'handling_unit'));
      const given = stepIn(moved, 'meeting').evidence!;
      assert.deepEqual(given.map(({ name }) => name), ['面商记录139********.pdf', '修好.jpg'], 'a name is masked as a note is');
      for (const role of ['office_clerk', 'supervising_committee', 'read_only', 'co_handler'] as const) {
        const { url } = stepIn(await staffCase(one.number, role), 'meeting').evidence![1]!;
        const answer = await download(url);
        assert.deepEqual([answer.statusCode, answer.headers['cache-control']], [200, 'no-store'], role);
        for (const word of canaries) assert.ok(!answer.rawPayload.includes(word), word);
      }
      for (const { id } of given) assert.equal(await isOpen(id), false);
      county.pass(1);
      assert.equal((await download(given[1]!.url)).statusCode, 404, 'the ticket is over');
      await deleteExpired(county.ctx);
      assert.equal((await download(stepIn(await staffCase(one.number), 'meeting').evidence![0]!.url)).statusCode, 200, 'it stays');
      const [{ detail }] = await county.ctx.store.db.selectFrom('audit').select('detail').where('act', '=', 'case.move').where('subject', '=', one.number).orderBy('id', 'desc').limit(1).execute() as [{ detail: Record<string, unknown> }];
      assert.equal(detail['evidence'], 2);
    });

    it('of a case is everybody’s once that is published in full, where its step is told with what was said', async () => {
      const one = await inHandling(county);
      for (const [to, fields, role] of [['meeting', { kind: 'visit' }, 'handling_unit'], ['urged', {}, 'office_clerk'], ['co_reply', { text: '配合' }, 'co_handler']] as const) done(await county.moveCase(one.number, to, { ...fields, evidence: [await file(`${to}.jpg`)] }, role));
      assert.deepEqual(filesIn(await publicCase(one.number)), [], 'nobody has reviewed them');
      await publish(one.number);
      const shown = await publicCase(one.number);
      assert.deepEqual(filesIn(shown), ['urged urged.jpg', 'replied 答复扫描件.jpg']);
      const inside = await staffCase(one.number);
      assert.deepEqual(filesIn(inside), ['meeting meeting.jpg', 'urged urged.jpg', 'co_reply co_reply.jpg', 'replied 答复扫描件.jpg']);
      const urged = stepIn(shown, 'urged').evidence![0]!;
      assert.equal(urged.url, `/attachments/${urged.id}`);
      const answer = await download(urged.url);
      assert.deepEqual([answer.statusCode, answer.headers['cache-control'], answer.headers['x-content-type-options']], [200, 'public, max-age=15', 'nosniff']);
      for (const type of ['meeting', 'co_reply']) assert.equal(await isOpen(stepIn(inside, type).evidence![0]!.id), false, type);
      const receipt = (await county.get(`/receipts/${one.receiptNo}`, { secret: one.secret })).body;
      assert.deepEqual(filesIn(receipt.case), filesIn(shown));
      assert.deepEqual(filesIn((await county.get('/cases?include=steps&limit=100')).body.items.find(({ number }: { number: string }) => number === one.number)), [], 'a list brings no files');
      // What was wrong is taken back, and the right one comes with the correction.
      done(await county.moveCase(one.number, 'correction', { corrects: stepIn(inside, 'urged').id, note: '照片拿错了', evidence: [await file('对的.jpg')] }));
      assert.deepEqual(filesIn(await publicCase(one.number)), ['replied 答复扫描件.jpg', 'correction 对的.jpg']);
      assert.equal(await isOpen(urged.id), false);
      done(await county.moveCase(one.number, 'correction', { corrects: stepIn(inside, 'meeting').id, note: '另一天', evidence: [await file('内部.jpg')] }));
      assert.deepEqual(filesIn(await publicCase(one.number)), ['replied 答复扫描件.jpg', 'correction 对的.jpg'], 'of an inner step nothing comes out by its correction');
      assert.equal(filesIn(await staffCase(one.number)).length, 6);
    });

    it('of a case that is published in part, or carries words that are not public, is for the office’s side alone', async () => {
      const [part, quiet] = [await inHandling(county), await inHandling(county, { mayPublish: false })];
      for (const [{ number }, mode] of [[part, 'partial'], [quiet, 'full']] as const) {
        await publish(number, mode);
        assert.deepEqual(filesIn(await publicCase(number)), []);
        const [{ id }] = stepIn(await staffCase(number), 'replied').evidence! as [File];
        assert.equal(await isOpen(id), false);
      }
      assert.deepEqual(filesIn((await county.get(`/receipts/${quiet.receiptNo}`, { secret: quiet.secret })).body.case), []);
    });

    it('of a suggestion is seen by its holder and the office, by everybody while the suggestion is public in full, counts not as its own files and goes when it is erased', async () => {
      const { receiptNo, secret } = await county.submit({ attachments: await Promise.all(Array.from({ length: 6 }, () => file())) });
      done(await county.moveSuggestion(receiptNo, 'screening', { evidence: [await file('收到.jpg')] }));
      done(await county.moveSuggestion(receiptNo, 'needs_supplement', { question: '哪一段？', evidence: [await file('地图.jpg')] }));
      done(await county.post(`/receipts/${receiptNo}/supplements`, { body: '这一段。' }, { secret }));
      done(await county.moveSuggestion(receiptNo, 'accepted'));
      const answered = done(await county.moveSuggestion(receiptNo, 'answered_on_spot', { answer: '已经修好。', evidence: [await file('修好.jpg')] }));
      assert.deepEqual([answered.attachments.length, filesIn(answered)], [6, ['screening 收到.jpg', 'needs_supplement 地图.jpg', 'answered_on_spot 修好.jpg']]);
      const receipt = (await county.get(`/receipts/${receiptNo}`, { secret })).body;
      assert.deepEqual([receipt.attachments.length, filesIn(receipt)], [6, filesIn(answered)]);
      assert.equal((await download(stepIn(receipt, 'needs_supplement').evidence![0]!.url)).statusCode, 200);
      const shown = (await county.get(`/suggestions/${receiptNo}`)).body;
      assert.deepEqual([shown.attachments.length, filesIn(shown)], [6, ['screening 收到.jpg', 'answered_on_spot 修好.jpg']], 'what was asked back is between the office and the resident');
      const [{ id }] = stepIn(shown, 'answered_on_spot').evidence! as [File];
      assert.deepEqual([await isOpen(id), await isOpen(stepIn(receipt, 'needs_supplement').evidence![0]!.id)], [true, false]);
      done(await county.moveSuggestion(receiptNo, 'hidden', { reason: '核实中' }));
      assert.equal(await isOpen(id), false);
      done(await county.moveSuggestion(receiptNo, 'answered_on_spot', { answer: '已经修好。' }));
      const own = (await county.get(`/receipts/${receiptNo}/personal-data`, { secret })).body;
      assert.equal(own.attachments.length, 6, 'what the office gave is not the resident’s data');
      const erased = await county.post(`/receipts/${receiptNo}/erasures`, {}, { secret });
      assert.deepEqual([erased.status, erased.body.files], [201, 9], erased.text);
      assert.equal(await isOpen(id), false);
      const rows = await county.ctx.store.db.selectFrom('attachments').select('id').where('id', '=', id).execute();
      assert.deepEqual(rows, [], 'the file is gone, not only hidden');
    });

    it('that cannot be had is told by its place, and nothing of the move stays', async () => {
      const one = await inHandling(county);
      const taken = await file();
      done(await county.moveCase(one.number, 'urged', { evidence: [taken] }));
      const before = (await staffCase(one.number)).steps.length;
      const ask = async (evidence: object[]) => county.moveCase(one.number, 'urged', { evidence });
      const free = await file();
      assert.deepEqual(faults(await ask([free, taken, { id: 'f'.repeat(40) }, free])), ['/evidence/1/id unknown_reference', '/evidence/2/id unknown_reference', '/evidence/3/id unknown_reference']);
      assert.deepEqual(faults(await ask(Array.from({ length: 7 }, () => free))), ['/evidence too_many']);
      assert.deepEqual(faults(await county.moveSuggestion(one.receiptNo, 'hidden', { reason: '某', evidence: [taken] })), ['/evidence/0/id unknown_reference']);
      const refused = await county.moveCase(one.number, 'published', { mode: 'full', reviewer: '某', evidence: [free] });
      assert.equal(refused.body.code, 'move_not_allowed');
      assert.equal((await staffCase(one.number)).steps.length, before);
      done(await ask([free]));
      assert.deepEqual(faults(await county.post('/suggestions', draft({ attachments: [free] }))), ['/attachments/0/id unknown_reference'], 'a step’s is nobody else’s');
    });

    it('is in a snapshot where it is public, as a file beside the record', async () => {
      const one = await inHandling(county);
      done(await county.moveCase(one.number, 'urged', { evidence: [await file('路面.jpg')] }));
      await publish(one.number);
      const folder = mkdtempSync(join(tmpdir(), 'congress-kit-evidence-'));
      const { ask, askFile, close } = await askHere(county.ctx);
      try {
        await takeSnapshot({ out: join(folder, 'out'), ask, askFile, now: county.ctx.now() });
        const [{ url, sha256 }] = stepIn(JSON.parse(readFileSync(join(folder, 'out', 'cases', `${one.number}.json`), 'utf8')), 'urged').evidence as unknown as [{ url: string; sha256: string }];
        assert.match(url, /^\/attachments\/[0-9a-f]{40}\.jpg$/);
        assert.equal(createHash('sha256').update(readFileSync(join(folder, 'out', url))).digest('hex'), sha256);
      } finally {
        await close();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
}
