// A person's own data by receipt and secret: read, corrected, erased; what is deleted by the calendar; and the proof of both.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { deleteExpired } from '@congress-kit/server/policies/retention';
import { sql } from 'kysely';
import { searchable } from '@congress-kit/server/store/searching';
import { engines } from '../support/engines.ts';
import { photo as picture } from './pictures.ts';
import { inHandling, newKey, openCounty, reply, type County } from './writing.ts';

const secretName = '金丝雀甲';
const phone = '0000-5550177';

for (const engine of engines()) {
  describe(`personal data on ${engine.name}`, () => {
    let county: County;
    before(async () => { county = await openCounty(engine); });
    after(() => county.close());
    const audited = (subject: string) => county.ctx.store.db.selectFrom('audit').select(['act', 'token_id', 'detail']).where('subject', '=', subject).where('act', 'like', 'personal-data%').orderBy('position').execute();
    const own = ({ receiptNo }: { receiptNo: string }, act = '') => `/receipts/${receiptNo}/${act}`;

    /** Everything the database holds, as text, to look for a word in. */
    const everything = async (): Promise<string> => {
      const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(county.ctx.store.db);
      const contents = [];
      for (const { name } of rows) contents.push(name, (await sql<{ all: string | null }>`select string_agg(t::text, '|') as all from ${sql.table(name)} t`.execute(county.ctx.store.db)).rows[0]?.all ?? '');
      return contents.join('\n');
    };

    it('is shown whole to the holder, and to nobody else', async () => {
      const sent = await county.submit({ name: secretName, phone, address: '枣林村三组', divisionId: '990101' });
      const { status, body, headers } = await county.get(own(sent, 'personal-data'), { secret: sent.secret });
      assert.deepEqual([status, headers['cache-control']], [200, 'no-store']);
      assert.deepEqual([body.contact, body.address, body.consent, body.contactKeptUntil, body.ratings], [{ name: secretName, phone }, '枣林村三组', { textVersion: '2026-01' }, '2027-03-02', []]);
      const other = await county.submit();
      for (const secret of [undefined, 'x', other.secret]) {
        for (const answer of [await county.get(own(sent, 'personal-data'), { ...(secret && { secret }) }), await county.post(own(sent, 'erasures'), {}, { ...(secret && { secret }) }), await county.post(own(sent, 'corrections'), {}, { ...(secret && { secret }) })]) {
          assert.deepEqual([answer.status, answer.body.code], [404, 'receipt_not_found']);
        }
      }
    });

    it('of who is anonymous is neither a name nor a phone: nobody can reach them, as they were told', async () => {
      const kept = async (sent: { receiptNo: string; secret: string }) => [(await county.get(own(sent, 'personal-data'), { secret: sent.secret })).body.contact, (await county.ctx.store.db.selectFrom('suggestion_contacts').select('receipt_no').where('receipt_no', '=', sent.receiptNo).execute()).length];
      const shy = await county.submit({ name: secretName, phone, identityMode: 'anonymous' });
      assert.deepEqual(await kept(shy), [{}, 0]);
      const named = await county.submit({ name: secretName, phone });
      assert.deepEqual(await kept(named), [{ name: secretName, phone }, 1]);
      await county.post(own(named, 'corrections'), { identityMode: 'anonymous' }, { secret: named.secret });
      assert.deepEqual(await kept(named), [{}, 0], 'and whoever becomes so later is forgotten');
    });

    it('is corrected, and a consent is taken back, at once and for all outputs', async () => {
      const sent = await county.submit({ name: secretName, phone, identityMode: 'public', divisionId: '990101', title: '金丝雀题乙' });
      for (const to of ['screening', 'accepted']) await county.moveSuggestion(sent.receiptNo, to);
      assert.equal((await county.get(`/suggestions/${sent.receiptNo}`)).body.authorName, secretName);
      const change = (body: object) => county.post(own(sent, 'corrections'), body, { secret: sent.secret });
      assert.deepEqual((await change({ name: '李大禾' })).body.contact, { name: '李大禾', phone });
      assert.equal((await county.get(`/suggestions/${sent.receiptNo}`)).body.authorName, '李大禾');
      assert.equal((await change({ name: null })).body.errors[0].pointer, '/name');
      assert.equal((await change({ nickname: 'x' })).status, 422);
      const hidden = await change({ identityMode: 'anonymous', phone: null, address: null });
      assert.deepEqual([hidden.body.contact, hidden.body.contactKeptUntil, hidden.body.identityMode], [{}, undefined, 'anonymous']);
      assert.equal((await county.get(`/suggestions/${sent.receiptNo}`)).body.authorName, undefined);
      assert.equal((await change({ mayPublish: false })).status, 201);
      assert.equal((await county.get(`/suggestions/${sent.receiptNo}`)).status, 404);
      assert.equal((await change({ mayPublish: true })).body.errors[0].pointer, '/mayPublish');
      assert.ok(!(await county.get('/suggestions?q=金丝雀题乙')).text.includes(sent.receiptNo));
      assert.deepEqual((await audited(sent.receiptNo)).map(({ act, token_id, detail }) => [act, token_id, (detail as { fields: string[] }).fields]),
        [['name'], ['address', 'identityMode', 'phone'], ['mayPublish']].map((fields) => ['personal-data.correct', 'resident', fields]));
    });

    it('is erased after a reply: the words go from everywhere, the record stays', async () => {
      const upload = async () => (await county.app.inject({
        method: 'POST', url: '/v1/attachments', payload: await picture(), headers: { 'content-type': 'image/jpeg', 'idempotency-key': newKey() },
      })).json() as { id: string };
      const [photo, more] = [await upload(), await upload()];
      const key = newKey();
      const submitted = await county.post('/suggestions', {
        kind: 'suggestion', category: 'lighting', title: '金丝雀题丙', body: '金丝雀文丙', address: '金丝雀址丙', identityMode: 'public', name: secretName, phone, mayPublish: true, consent: { textVersion: '2026-01' },
        attachments: [{ id: photo.id, name: '金丝雀照丙.jpg' }],
      }, { key });
      assert.equal(submitted.status, 201, submitted.text);
      const { receiptNo, secret } = submitted.body;
      await county.moveSuggestion(receiptNo, 'screening');
      await county.moveSuggestion(receiptNo, 'needs_supplement', { question: '在哪里？' });
      assert.equal((await county.post(own({ receiptNo }, 'supplements'), { body: '金丝雀补丙', attachments: [{ id: more.id, name: '金丝雀照丁.jpg' }] }, { secret })).status, 201);
      await county.moveSuggestion(receiptNo, 'accepted');
      const { body: { caseNumber } } = await county.moveSuggestion(receiptNo, 'transferred');
      for (const [to, fields, role] of [['reviewed', {}, 'office_clerk'], ['assigned', { leadHandlerId: 'DW1' }, 'office_clerk'], ['received', {}, 'handling_unit'], ['handling', {}, 'handling_unit'], ['replied', { reply: reply() }, 'handling_unit']] as const) {
        assert.equal((await county.moveCase(caseNumber, to, fields, role)).status, 201, to);
      }
      assert.equal((await county.post(own({ receiptNo }, 'ratings'), { attitude: 'basic', result: 'basic', comment: '金丝雀评丙' }, { secret })).status, 201);
      assert.equal((await county.get(`/cases/${caseNumber}`)).body.title, '金丝雀题丙');
      assert.equal((await county.get(`/attachments/${photo.id}`)).status, 200);

      const erased = await county.post(own({ receiptNo }, 'erasures'), {}, { secret });
      assert.deepEqual([erased.status, erased.body.contact, erased.body.texts, erased.body.files], [201, true, 5, 2], erased.text);
      const left = await everything();
      for (const canary of ['金丝雀题丙', '金丝雀文丙', '金丝雀址丙', '金丝雀补丙', '金丝雀评丙', '金丝雀照']) assert.ok(!left.includes(canary), canary);
      const open = await county.get(`/suggestions/${receiptNo}`);
      assert.deepEqual([open.status, open.body.title, open.body.body, open.body.authorName, open.body.state, open.body.caseNumber], [200, '群众意见（路灯照明）', undefined, undefined, 'rated', caseNumber]);
      assert.ok(open.body.steps.length >= 5, 'the steps stay');
      assert.equal((await county.get(`/cases/${caseNumber}`)).body.title, '群众意见（路灯照明）');
      for (const id of [photo.id, more.id]) assert.equal((await county.get(`/attachments/${id}`)).status, 404);
      assert.equal(Number((await sql<{ n: number }>`select count(*)::integer as n from attachments`.execute(county.ctx.store.db)).rows[0]!.n), 0);
      for (const answer of [await county.get(own({ receiptNo }), { secret }), await county.get(own({ receiptNo }, 'personal-data'), { secret })]) assert.equal(answer.status, 404);
      // The kept answer held the secret; the same key is a new suggestion now.
      assert.equal((await county.post('/suggestions', { kind: 'praise', category: 'other', title: '谢谢', body: '谢谢', identityMode: 'anonymous', mayPublish: false, consent: { textVersion: '2026-01' } }, { key })).status, 201);
      assert.deepEqual((await audited(receiptNo)).map(({ act, detail }) => [act, detail]), [['personal-data.erase', { contact: true, texts: 5, files: 2 }]]);
    });

    it('is erased before a reply with a withdrawal, whose reason goes too; comments on drafts alike', async () => {
      const sent = await inHandling(county, { title: '金丝雀题戊', name: secretName });
      const gone = await county.post(own(sent, 'erasures'), {}, { secret: sent.secret });
      assert.deepEqual([gone.status, gone.body.contact], [201, true], 'a name that the withdrawal took along was erased');
      const row = await county.ctx.store.db.selectFrom('suggestions').select(['state', 'title', 'erased_at']).where('receipt_no', '=', sent.receiptNo).executeTakeFirstOrThrow();
      assert.deepEqual([row.state, /^群众意见/.test(row.title), row.erased_at !== null], ['withdrawn', true, true]);
      assert.doesNotMatch(await everything(), /金丝雀题戊/);
      const withdrawn = await county.submit();
      await county.post(own(withdrawn, 'withdrawals'), { reason: '金丝雀因己' }, { secret: withdrawn.secret });
      await county.post(own(withdrawn, 'erasures'), {}, { secret: withdrawn.secret });
      assert.doesNotMatch(await everything(), /金丝雀因己/);

      await county.ctx.store.db.insertInto('calls').values({ id: 'YJ1', kind: 'solicitation', title: '征集', congress_id: 'RD1', opens_on: '2026-02-01', closes_on: '2026-12-31', ...searchable(''), source: '样例', as_of: '2026-03-01' } as never).execute();
      const topic = (await county.post('/solicitations/YJ1/topics', { title: '金丝雀题庚', body: '金丝雀文庚', identityMode: 'withheld', name: secretName, mayPublish: true, consent: { textVersion: '2026-01' } })).body;
      assert.deepEqual((await county.get(own(topic, 'personal-data'), { secret: topic.secret })).body.contact, { name: secretName });
      assert.equal((await county.post(own(topic, 'corrections'), { address: 'x' }, { secret: topic.secret })).body.errors[0].pointer, '/address');
      assert.equal((await county.post(own(topic, 'erasures'), {}, { secret: topic.secret })).status, 201);
      assert.doesNotMatch(await everything(), /金丝雀[题文]庚/);
      assert.equal((await county.get(`/voices/${topic.receiptNo}`, { secret: topic.secret })).status, 404);
    });

    it('is deleted by the calendar, and the log proves how much, never whose', async () => {
      await county.submit({ name: secretName });
      const count = async () => Number((await sql<{ n: number }>`select count(*)::integer as n from suggestion_contacts`.execute(county.ctx.store.db)).rows[0]!.n);
      const before = await count();
      assert.ok(before > 0);
      // As the migration leaves what should never have been kept; a step in between must not keep it on.
      const overdue = await county.submit({ name: secretName });
      await county.ctx.store.db.updateTable('suggestion_contacts').set({ delete_after: '1970-01-01' }).where('receipt_no', '=', overdue.receiptNo).execute();
      assert.equal((await county.moveSuggestion(overdue.receiptNo, 'screening')).status, 201);
      assert.deepEqual(await deleteExpired(county.ctx), { contacts: 1, files: 0 });
      county.pass(367);
      assert.deepEqual(await deleteExpired(county.ctx), { contacts: before, files: 0 });
      const { detail } = await county.ctx.store.db.selectFrom('audit').select('detail').where('act', '=', 'purge').orderBy('position', 'desc').limit(1).executeTakeFirstOrThrow();
      assert.deepEqual(detail, { contacts: before, supports: 0, files: 0, retentionMonths: 12 });
      await deleteExpired(county.ctx);
      assert.equal(Number((await sql<{ n: number }>`select count(*)::integer as n from audit where act = 'purge'`.execute(county.ctx.store.db)).rows[0]!.n), 2, 'nothing deleted, nothing said');
    });
  });
}
