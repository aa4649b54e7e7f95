// Taking part on both engines: within the window only, seen by nobody before the office has looked, decided on with a reason, taken back.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { deleteExpired } from '@congress-kit/server/policies/retention';
import { stateOn } from '@congress-kit/server/store/calls';
import { sql } from 'kysely';
import { windowState } from '@congress-kit/api/rules/window';
import { searchable } from '@congress-kit/server/store/searching';
import { engines } from '../support/engines.ts';
import { newKey, openCounty, type Answer, type County, type Role } from './writing.ts';

const author = { identityMode: 'withheld', name: '金丝雀甲', phone: '13900001234', mayPublish: true, consent: { textVersion: '2026-01' } };
const origin = { source: 't', as_of: '2026-03-01' };
const call = (id: string, kind: string, more: object = {}) => ({
  id, kind, subject_kind: kind === 'consultation' ? 'regulation' : 'supervision', title: `标题${id}`, congress_id: 'RD1', opens_on: '2026-02-20', closes_on: '2026-03-31', ...searchable(id.toLowerCase()), ...origin, ...more,
});

for (const engine of engines()) {
  describe(`taking part on ${engine.name}`, () => {
    let county: County;
    const staff = (path: string, body: unknown, role: Role = 'office_clerk') => county.post(path, body, { token: county.tokens[role] });
    const made = async (answer: Promise<Answer>): Promise<any> => {
      const { status, text, body } = await answer;
      assert.equal(status, 201, text);
      return body;
    };
    const comment = (more: object = {}, options: object = {}, id = 'Z1') =>
      county.post(`/consultations/${id}/comments`, { stance: 'modify', articleId: 'Z1.2', quote: '一个车位', body: '请打13900001234，车位要留充电口。', ...author, ...more }, options);
    const accept = (no: string) => made(staff(`/staff/voices/${no}/moves`, { to: 'accepted' }));
    const comments = async (query = '') => (await county.get(`/comments${query}`)).body;
    before(async () => {
      county = await openCounty(engine);
      const { db } = county.ctx.store;
      await db.insertInto('calls').values([
        call('Z1', 'consultation', { committee_id: 'ZGW1', body: '起草说明' }), call('Z2', 'consultation', { opens_on: '2026-04-01', closes_on: '2026-05-01' }),
        call('Z3', 'consultation', { closes_on: '2026-03-01' }), call('Z4', 'consultation', { cancelled_on: '2026-02-25' }),
        call('J1', 'solicitation'), call('W1', 'qa_session', { held_on: '2026-04-02', subject_kind: null }),
      ] as never).execute();
      await db.insertInto('articles').values([1, 2].map((n) => ({ id: `Z1.${n}`, call_id: 'Z1', position: n, number: `第${n}条`, body: n === 1 ? '为了方便停车。' : '每户不少于\n一个车位。' }))).execute();
      await db.insertInto('call_organizations').values({ call_id: 'W1', organization_id: 'DW1', position: 1 }).execute();
    });
    after(() => county.close());

    it('takes a comment only while the call is open, to the end of its last day in Shanghai', async () => {
      for (const [id, until] of [['Z2', '2026-05-01'], ['Z3', '2026-03-01'], ['Z4', '2026-03-31']]) {
        const { status, body } = await comment({ articleId: undefined, quote: undefined }, {}, id);
        assert.deepEqual([status, body.code], [409, 'window_closed'], id);
        assert.ok(body.detail.includes(until), body.detail);
      }
      assert.equal((await comment({}, {}, 'none')).body.code, 'not_found');
      assert.equal((await comment({ articleId: undefined, quote: undefined }, {}, 'J1')).status, 404, 'a call of another kind is none');
      assert.deepEqual((await county.get('/consultations?state=open')).body.items.map((one: any) => one.id), ['Z1']);
      assert.deepEqual((await county.get('/consultations?facets=state,kind')).body.facets, {
        state: ['cancelled', 'closed', 'open', 'upcoming'].map((value) => ({ value, count: 1 })), kind: [{ value: 'regulation', count: 4 }],
      });
    });

    it('says all that is wrong with it, and keeps nothing then', async () => {
      const faults = async (more: object) => (await comment(more)).body.errors?.map(({ pointer, code }: any) => `${pointer} ${code}`).sort();
      assert.deepEqual(await faults({ stance: 'oppose', body: undefined, name: undefined, extra: 1 }), ['/body required', '/extra unknown_field', '/name required']);
      assert.deepEqual(await faults({ articleId: undefined }), ['/articleId required']);
      assert.deepEqual(await faults({ stance: 'delete', articleId: undefined, quote: undefined }), ['/articleId required']);
      assert.deepEqual(await faults({ articleId: 'Z9.1' }), ['/articleId unknown_reference']);
      assert.deepEqual(await faults({ quote: '两个车位' }), ['/quote unknown_reference']);
      assert.equal((await county.get('/consultations/Z1')).body.counts.received, 0);
    });

    it('is sent once however often, shown to nobody before the office has looked, and never with a number in it', async () => {
      const key = newKey();
      const [first, again] = [await comment({}, { key }), await comment({}, { key })];
      assert.equal(again.text, first.text);
      const { receiptNo, secret, closesOn } = first.body;
      assert.match(receiptNo, /^QHF-2026-000001-/);
      assert.equal(closesOn, '2026-03-31');
      assert.deepEqual([(await comments()).total, (await county.get('/consultations/Z1')).body.counts.waiting], [0, 1]);
      const own = await county.get(`/voices/${receiptNo}`, { secret });
      assert.deepEqual([own.body.body, own.body.quote, own.body.may, own.headers['cache-control']], ['请打13900001234，车位要留充电口。', '一个车位', ['withdraw'], 'no-store']);
      await accept(receiptNo);
      const [item] = (await comments('?consultation=Z1&article=Z1.2&stance=modify&facets=stance,article')).items;
      assert.deepEqual([item.id, item.article.name, item.body, item.authorName], [receiptNo, '第2条', '请打139********，车位要留充电口。', undefined]);
      assert.deepEqual((await county.get('/consultations/Z1')).body.articles.map((one: any) => one.commentCount), [0, 1]);
      assert.equal((await comments('?q=13900001234')).total, 0);
    });

    it('names only who chose it, and publishes only who agreed; who did not is counted', async () => {
      const named = await made(comment({ identityMode: 'public', name: '李小禾' }));
      const quiet = await made(comment({ mayPublish: false }));
      const shy = await made(comment({ identityMode: 'anonymous' }));
      for (const { receiptNo } of [named, quiet, shy]) await accept(receiptNo);
      const { items } = await comments();
      assert.deepEqual(items.map((one: any) => one.authorName).filter(Boolean), ['李小禾']);
      assert.ok(!items.some((one: any) => one.id === quiet.receiptNo));
      const { counts } = (await county.get('/consultations/Z1')).body;
      assert.deepEqual([counts.received, counts.accepted, counts.pending, counts.stances.find((one: any) => one.stance === 'modify').count], [4, 4, 4, 4]);
      const table = JSON.stringify(await county.ctx.store.db.selectFrom('voice_contacts').selectAll().execute());
      assert.ok(!table.includes('金丝雀') && !table.includes('13900001234') && !table.includes('李小禾'));
      assert.equal((await county.ctx.store.db.selectFrom('voice_contacts').select('receipt_no').where('receipt_no', '=', shy.receiptNo).execute()).length, 0, 'neither a name nor a phone that was sent all the same');
      const toAskBack = async (role: 'office_clerk' | 'supervising_committee') => county.get(`/staff/voices/${named.receiptNo}/contact`, { token: county.tokens[role] });
      const { contactKeptUntil, ...told } = (await toAskBack('office_clerk')).body;
      assert.deepEqual([told, typeof contactKeptUntil], [{ receiptNo: named.receiptNo, identityMode: 'public', name: '李小禾', phone: '13900001234' }, 'string']);
      assert.equal((await toAskBack('supervising_committee')).status, 403);
      assert.deepEqual(await county.ctx.store.db.selectFrom('audit').select('subject').where('act', '=', 'voice.contact').execute(), [{ subject: named.receiptNo }]);
    });

    it('is hidden with a reason and shown again, by the office only', async () => {
      const { receiptNo, secret } = await made(comment({ body: '骂人的话' }));
      assert.equal((await staff(`/staff/voices/${receiptNo}/moves`, { to: 'hidden' })).body.errors[0].pointer, '/reason');
      for (const role of ['supervising_committee', 'read_only'] as const) assert.equal((await staff(`/staff/voices/${receiptNo}/moves`, { to: 'accepted' }, role)).body.code, 'forbidden', role);
      for (const role of ['handling_unit', 'deputy'] as const) assert.equal((await staff(`/staff/voices/${receiptNo}/moves`, { to: 'accepted' }, role)).body.code, 'not_found', role);
      assert.equal((await made(staff(`/staff/voices/${receiptNo}/moves`, { to: 'hidden', reason: '里面有辱骂，请打13900001234' }))).state, 'hidden');
      assert.equal((await county.get(`/voices/${receiptNo}`, { secret })).body.reason, '里面有辱骂，请打139********');
      const refused = await staff(`/staff/voices/${receiptNo}/moves`, { to: 'submitted' });
      assert.deepEqual([refused.body.code, refused.body.allowed], ['move_not_allowed', ['accepted']]);
      assert.deepEqual((await accept(receiptNo)).moves, ['hidden']);
      const seen = (role: Role) => county.get('/staff/voices?kind=comment', { token: county.tokens[role] });
      assert.deepEqual([(await seen('office_clerk')).body.total, (await seen('supervising_committee')).body.total, (await seen('handling_unit')).body.total, (await seen('deputy')).body.total], [5, 5, 0, 0]);
    });

    it('is answered in clusters, each with a reason; deciding again changes it', async () => {
      const numbers: string[] = (await comments()).items.map((one: any) => one.id).slice(0, 3);
      const decide = (body: object, role: Role = 'supervising_committee') => staff('/staff/calls/Z1/adoptions', { articleId: 'Z1.2', summary: '写明充电口', outcome: 'partly', reason: '留条件，不定比例。', voices: numbers, ...body }, role);
      assert.equal((await decide({}, 'handling_unit')).body.code, 'forbidden');
      assert.deepEqual((await decide({ voices: [numbers[0], 'QHF-2026-000099-0'] })).body.errors.map((one: any) => one.pointer), ['/voices/1']);
      assert.equal((await decide({ articleId: 'none' })).body.errors[0].pointer, '/articleId');
      const first = await made(decide({}));
      assert.deepEqual([first.id, first.voiceCount, first.article.name], ['Z1.C1', 3, '第2条']);
      assert.equal((await made(decide({ id: first.id, outcome: 'adopted', voices: numbers.slice(0, 2) }))).voiceCount, 2);
      assert.deepEqual((await comments('?outcome=adopted')).items.map((one: any) => one.id).sort(), numbers.slice(0, 2).sort());
      const { counts, adoptions } = (await county.get('/consultations/Z1')).body;
      assert.deepEqual([counts.outcomes[0], adoptions.length, adoptions[0].outcome], [{ outcome: 'adopted', count: 2 }, 1, 'adopted']);
      assert.equal(counts.pending + 2, counts.accepted);
    });

    it('may be taken back until it was decided on; a wrong secret tells nothing', async () => {
      const { receiptNo, secret } = await made(comment());
      const withdraw = (no: string, own: string) => county.post(`/voices/${no}/withdrawals`, {}, { secret: own });
      for (const [no, own] of [[receiptNo, 'wrong'], ['QHF-2026-999999-0', secret], ['nonsense', secret]]) assert.equal((await withdraw(no!, own!)).body.code, 'receipt_not_found');
      assert.equal((await county.get(`/receipts/${receiptNo}`, { secret })).body.code, 'receipt_not_found', 'it is no suggestion');
      assert.equal((await made(withdraw(receiptNo, secret))).state, 'withdrawn');
      assert.equal((await county.ctx.store.db.selectFrom('voice_contacts').select('receipt_no').where('receipt_no', '=', receiptNo).execute()).length, 0);
      assert.equal((await withdraw(receiptNo, secret)).body.code, 'move_not_allowed');
      const decided = await made(comment());
      await accept(decided.receiptNo);
      await made(staff('/staff/calls/Z1/adoptions', { summary: 's', outcome: 'noted', reason: 'r', voices: [decided.receiptNo] }));
      assert.equal((await withdraw(decided.receiptNo, decided.secret)).body.code, 'move_not_allowed');
      assert.equal((await county.get(`/voices/${decided.receiptNo}`, { secret: decided.secret })).body.outcome.outcome, 'noted');
    });

    it('takes topics, and questions to the units that answer; a promise becomes a case and is kept when that is completed', async () => {
      const topic = await made(county.post('/solicitations/J1/topics', { title: '查一查校车', body: '超员', ...author }));
      await accept(topic.receiptNo);
      assert.deepEqual((await county.get('/topics?solicitation=J1')).body.items.map((one: any) => [one.title, one.solicitation.id]), [['查一查校车', 'J1']]);
      const ask = (more: object = {}) => county.post('/qa-sessions/W1/questions', { title: '路灯什么时候装', organizationId: 'DW1', ...author, ...more });
      assert.equal((await ask({ organizationId: 'DW2' })).body.errors[0].pointer, '/organizationId');
      const { receiptNo, secret } = await made(ask());
      const answer = (body: object, role: Role = 'handling_unit') => staff(`/staff/voices/${receiptNo}/answers`, { text: '今年补齐。', respondent: '局长', ...body }, role);
      assert.equal((await answer({})).body.code, 'not_found', 'a unit sees what was looked at');
      assert.equal((await answer({}, 'office_clerk')).body.code, 'move_not_allowed');
      await accept(receiptNo);
      assert.equal((await answer({}, 'co_handler')).body.code, 'not_found');
      assert.equal((await answer({ organizationId: 'DW2' })).body.errors[0].pointer, '/organizationId');
      assert.equal((await answer({ promise: { text: 'x', dueOn: '2026-03-01' } })).body.errors[0].pointer, '/promise/dueOn');
      assert.equal((await answer({ promise: { text: 'x', dueOn: '2026-03-09', caseNumber: 'none' } })).body.errors[0].pointer, '/promise/caseNumber');
      await made(answer({ onTheSpot: true, promise: { text: '三月底前装好路灯', dueOn: '2026-03-31' } }));
      const [question] = (await county.get('/questions?qaSession=W1&answered=true')).body.items;
      const { promise } = question.answers[0];
      assert.deepEqual([promise.caseNumber, promise.standing, question.answers[0].organization.name], ['WZ-2026-0001', 'open', '住建局']);
      assert.deepEqual([(await county.get(`/cases/${promise.caseNumber}`)).body.origin, (await county.get('/questions?answered=false')).body.total], ['qa_promise', 0]);
      assert.deepEqual((await county.get('/qa-sessions/W1')).body.promises, { made: 1, open: 1, overdue: 0, kept: 0, explained: 0 });
      await county.ctx.store.db.updateTable('cases').set({ state: 'completed' }).where('number', '=', promise.caseNumber).execute();
      await county.ctx.store.db.insertInto('case_steps').values({ case_number: promise.caseNumber, type: 'completed', at: '2026-04-02T09:00:00+08:00', role: 'office_clerk', public: true }).execute();
      assert.equal((await county.get(`/voices/${receiptNo}`, { secret })).body.answers[0].promise.standing, 'kept_late');
      assert.equal((await county.post(`/voices/${receiptNo}/withdrawals`, {}, { secret })).body.code, 'move_not_allowed');
      assert.equal((await staff(`/staff/voices/${topic.receiptNo}/answers`, { text: 'x' })).status, 404, 'only questions are answered');
      assert.equal((await staff('/staff/calls/W1/adoptions', { summary: 's', outcome: 'noted', reason: 'r', voices: [receiptNo] })).status, 404);
    });

    it('reports what came of it once the window is closed, and forgets contacts a year after that', async () => {
      const report = (body: object = {}) => staff('/staff/calls/Z1/reports', { text: '收到多条意见。', ...body }, 'supervising_committee');
      assert.equal((await report()).body.code, 'move_not_allowed');
      county.pass(40);
      assert.equal((await report({ issuedOn: '2026-03-31' })).body.errors[0].pointer, '/issuedOn');
      await made(report());
      const { state, reportedOn, report: told } = (await county.get('/consultations/Z1')).body;
      assert.deepEqual([state, reportedOn, told.text], ['reported', '2026-04-11', '收到多条意见。']);
      assert.equal((await comment()).body.code, 'window_closed');
      const left = async () => (await county.ctx.store.db.selectFrom('voice_contacts').select('receipt_no').execute()).length;
      county.pass(350);
      await deleteExpired(county.ctx);
      assert.ok((await left()) > 0);
      county.pass(10);
      await deleteExpired(county.ctx);
      assert.equal(await left(), 0);
    });

    it('the database and the rule agree where a call stands on every day', async () => {
      const { db } = county.ctx.store;
      const days = ['2026-02-19', '2026-02-20', '2026-02-25', '2026-03-01', '2026-03-02', '2026-03-31', '2026-04-01', '2026-04-10', '2026-04-11', '2026-05-02'];
      for (const day of days) {
        const rows = await db.selectFrom('calls').select(['opens_on', 'closes_on', 'reported_on', 'cancelled_on']).select(stateOn(day).as('state')).execute();
        for (const row of rows) assert.equal(row.state, windowState({ opensOn: row.opens_on, closesOn: row.closes_on, reportedOn: row.reported_on, cancelledOn: row.cancelled_on }, day), day);
      }
      // No word of a name, a number or a secret stands in the clear anywhere.
      for (const table of ['voices', 'calls', 'adoptions', 'answers', 'audit', 'idempotency']) {
        const { rows } = await sql<{ all: string | null }>`select string_agg(t::text, '|') as all from ${sql.table(table)} t`.execute(db);
        assert.ok(!rows[0]?.all?.includes('金丝雀'), table);
        if (table !== 'voices') assert.ok(!rows[0]?.all?.includes('13900001234'), table);
      }
    });
  });
}
