// 更正: a step that was wrong is put right by a new one that names it, whatever state the record is in, and nothing else changes.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { addEndpoint } from '@congress-kit/server/webhooks/endpoints';
import { sql } from 'kysely';
import { engines } from '../support/engines.ts';
import { done, faults, inHandling, newKey, openCounty, reply, type Answer, type County, type Role } from './writing.ts';

interface Step { id: string; type: string; note?: string; corrects?: string; at: string }
const stepIn = ({ steps }: { steps: Step[] }, type: string): Step => steps.find((step) => step.type === type)!;
const corrections = ({ steps }: { steps: Step[] }): Step[] => steps.filter(({ type }) => type === 'correction');

for (const engine of engines()) {
  describe(`corrections on ${engine.name}`, () => {
    let county: County;
    before(async () => { county = await openCounty(engine, { env: { WEBHOOK_PRIVATE: '1' } }); });
    after(() => county.close());
    const db = () => county.ctx.store.db;
    const staffCase = async (number: string, role: Role = 'office_clerk') => (await county.get(`/staff/cases/${number}`, { token: county.tokens[role] })).body;
    const staffSuggestion = async (receiptNo: string) => (await county.get(`/staff/suggestions/${receiptNo}`, { token: county.tokens.office_clerk })).body;
    const publicCase = async (number: string) => (await county.get(`/cases/${number}`)).body;
    const published = async (): Promise<{ receiptNo: string; secret: string; number: string }> => {
      const one = await inHandling(county, { mayPublish: true });
      done(await county.moveCase(one.number, 'replied', { reply: reply({ issuedOn: shanghaiDay(county.ctx.now()) }) }, 'handling_unit'));
      for (const [to, fields] of [['evaluating', {}], ['satisfied', {}], ['completed', {}], ['published', { mode: 'full', reviewer: '某' }]] as const) done(await county.moveCase(one.number, to, fields));
      return one;
    };

    it('of a closed case names its step, masks private numbers, is read by everybody and changes no state and no clock', async () => {
      const one = await published();
      const before = await staffCase(one.number);
      const row = async () => db().selectFrom('cases').selectAll().where('number', '=', one.number).executeTakeFirstOrThrow();
      const stored = await row();
      county.pass(3);
      const wrong = stepIn(before, 'assigned');
      const moved = done(await county.moveCase(one.number, 'correction', { corrects: wrong.id, note: '主办单位应为教育局，问13900001234' }));
      assert.deepEqual(corrections(moved).map(({ note, corrects }) => [note, corrects]), [['主办单位应为教育局，问139********', wrong.id]]);
      assert.deepEqual(moved.steps.slice(0, -1), before.steps, 'what was written stays as it was');
      assert.ok(moved.moves.includes('correction'));
      const now = await row();
      assert.deepEqual({ ...now, as_of: 0, updated_at: 0 }, { ...stored, as_of: 0, updated_at: 0 });
      assert.ok(now.updated_at > stored.updated_at, 'whoever keeps a copy hears of it');
      const shown = await publicCase(one.number);
      assert.deepEqual(corrections(shown), corrections(moved));
      assert.deepEqual([shown.clock, shown.deadlines, shown.state, shown.phase], [before.clock, before.deadlines.filter(({ kind }: { kind: string }) => kind !== 'co_reply'), 'published', 'published']);
      // The resident reads it with the receipt, in the list it comes along, and so it does in the feed, with what it corrects.
      const receipt = (await county.get(`/receipts/${one.receiptNo}`, { secret: one.secret })).body;
      assert.deepEqual(corrections(receipt.case), corrections(moved));
      const list = (await county.get('/cases?include=steps&limit=100')).body.items.find(({ number }: { number: string }) => number === one.number);
      assert.deepEqual(corrections(list), corrections(moved));
      assert.match((await county.get(`/feeds/cases/${one.number}.atom`)).text, /更正 \d{4}-\d\d-\d\d 的“已交给承办单位（交办）”/);
      const audit = await db().selectFrom('audit').select(['act', 'detail']).where('subject', '=', one.number).orderBy('id', 'desc').executeTakeFirstOrThrow();
      assert.deepEqual([audit.act, (audit.detail as Record<string, unknown>)['to'], (audit.detail as Record<string, unknown>)['corrects']], ['case.move', 'correction', wrong.id]);
      assert.ok(!JSON.stringify(audit).includes('教育局'), 'codes, never what somebody wrote');
    });

    it('of one step may be several, of a correction and of a rating none', async () => {
      const one = await published();
      const wrong = stepIn(await staffCase(one.number), 'received');
      for (const note of ['应为 3 月 1 日', '应为 2 月 28 日']) done(await county.moveCase(one.number, 'correction', { corrects: wrong.id, note }, 'office_director'));
      const told = corrections(await publicCase(one.number));
      assert.deepEqual(told.map(({ note, corrects }) => [note, corrects]), [['应为 3 月 1 日', wrong.id], ['应为 2 月 28 日', wrong.id]]);
      const about = async (corrects: string): Promise<Answer> => county.moveCase(one.number, 'correction', { corrects, note: '不对' });
      assert.deepEqual(faults(await about(told[0]!.id)), ['/corrects not_correctable']);
      assert.deepEqual(faults(await about(stepIn(await staffCase(one.number), 'satisfied').id)), ['/corrects not_correctable']);
      const english = await county.post(`/staff/cases/${one.number}/moves`, { to: 'correction', corrects: told[0]!.id, note: 'wrong' }, { token: county.tokens.office_clerk, headers: { 'accept-language': 'en' } });
      assert.match(english.body.errors[0].detail, /cannot be corrected/);
    });

    it('names a step of the same record and says something, or is refused in words and leaves nothing', async () => {
      const [one, other] = [await inHandling(county), await inHandling(county)];
      const wrong = stepIn(await staffCase(one.number), 'assigned');
      const foreign = stepIn(await staffCase(other.number), 'assigned');
      const ofSuggestion = stepIn(await staffSuggestion(one.receiptNo), 'accepted');
      const steps = async () => (await staffCase(one.number)).steps.length + (await staffSuggestion(one.receiptNo)).steps.length;
      const before = await steps();
      const ask = (body: object) => county.moveCase(one.number, 'correction', body);
      for (const corrects of [foreign.id, ofSuggestion.id, 'nothing']) assert.deepEqual(faults(await ask({ corrects, note: '不对' })), ['/corrects unknown_reference']);
      assert.deepEqual(faults(await ask({})), ['/corrects required', '/note required']);
      assert.deepEqual(faults(await ask({ corrects: wrong.id })), ['/note required']);
      for (const note of ['', ' \n ']) assert.deepEqual(faults(await ask({ corrects: wrong.id, note })).map((one) => one.split(' ')[0]), ['/note']);
      assert.match((await ask({ corrects: 'nothing', note: '不对' })).body.errors[0].detail, /没有找到/);
      assert.deepEqual(faults(await county.moveSuggestion(one.receiptNo, 'correction', { corrects: wrong.id, note: '不对' })), ['/corrects unknown_reference']);
      assert.deepEqual(faults(await county.moveSuggestion(one.receiptNo, 'correction', { corrects: ofSuggestion.id })), ['/note required']);
      for (const role of ['handling_unit', 'co_handler', 'supervising_committee', 'deputy', 'read_only', 'integration', 'other_unit'] as const) {
        assert.ok([403, 404].includes((await county.moveCase(one.number, 'correction', { corrects: wrong.id, note: '不对' }, role)).status), role);
        assert.ok([403, 404].includes((await county.moveSuggestion(one.receiptNo, 'correction', { corrects: ofSuggestion.id, note: '不对' }, role)).status), role);
      }
      assert.equal(await steps(), before);
      // The same key writes it once.
      const key = newKey();
      const send = () => county.post(`/staff/cases/${one.number}/moves`, { to: 'correction', corrects: wrong.id, note: '不对' }, { token: county.tokens.office_clerk, key });
      done(await send());
      assert.equal((await send()).headers['idempotent-replayed'], 'true');
      assert.equal(await steps(), before + 1);
    });

    it('is told to whom its step was told: to all, without the words, or inside', async () => {
      const one = await inHandling(county, { mayPublish: true });
      done(await county.moveCase(one.number, 'meeting', { kind: 'visit', note: '见了张三' }, 'handling_unit'));
      done(await county.moveCase(one.number, 'co_reply', { text: '同意' }, 'co_handler'));
      const inside = await staffCase(one.number);
      await addEndpoint(county.ctx, 'http://127.0.0.1:9/hook', ['case.changed', 'suggestion.changed']);
      const told = async (): Promise<string[]> => {
        const rows = await db().selectFrom('webhook_events').select('type').orderBy('created_at').execute();
        await sql`delete from webhook_deliveries`.execute(db());
        await sql`delete from webhook_events`.execute(db());
        return rows.map(({ type }) => type);
      };
      for (const type of ['meeting', 'co_reply'] as const) done(await county.moveCase(one.number, 'correction', { corrects: stepIn(inside, type).id, note: `更正${type}的话` }));
      assert.deepEqual(await told(), [], 'neither was announced');
      done(await county.moveCase(one.number, 'correction', { corrects: stepIn(inside, 'assigned').id, note: '更正交办的话' }));
      assert.deepEqual(await told(), ['case.changed']);
      const shown = await publicCase(one.number);
      assert.deepEqual(corrections(shown).map(({ corrects, note }) => [corrects, note]), [[stepIn(inside, 'meeting').id, undefined], [stepIn(inside, 'assigned').id, '更正交办的话']]);
      assert.deepEqual(corrections(await staffCase(one.number, 'handling_unit')).map(({ note }) => note), ['更正meeting的话', '更正co_reply的话', '更正交办的话']);

      // A case that carries the words of somebody who wants them private tells that something was put right, and not what.
      const quiet = await inHandling(county, { mayPublish: false });
      done(await county.moveCase(quiet.number, 'correction', { corrects: stepIn(await staffCase(quiet.number), 'assigned').id, note: '更正私下的话' }));
      assert.deepEqual(corrections(await publicCase(quiet.number)).map(({ note }) => note), [undefined]);
    });

    it('of a suggestion works in every state, hidden and closed too, and counts no days anew', async () => {
      const { receiptNo, secret } = await county.submit({ mayPublish: true });
      for (const [to, fields] of [['screening', {}], ['needs_supplement', { question: '在哪里？' }]] as const) done(await county.moveSuggestion(receiptNo, to, fields));
      done(await county.post(`/receipts/${receiptNo}/supplements`, { body: '校门口' }, { secret }));
      for (const [to, fields] of [['accepted', {}], ['answered_on_spot', { answer: '已经修好。' }], ['replied', { answer: '再答一次。' }]] as const) done(await county.moveSuggestion(receiptNo, to, fields));
      const row = async () => db().selectFrom('suggestions').selectAll().where('receipt_no', '=', receiptNo).executeTakeFirstOrThrow();
      const replies = async () => (await county.get(`/suggestions/${receiptNo}`)).body.replies.length;
      const [before, stored, answered] = [await staffSuggestion(receiptNo), await row(), await replies()];
      county.pass(3);
      // An answer beside it is not one more reply.
      const moved = done(await county.moveSuggestion(receiptNo, 'correction', { corrects: stepIn(before, 'accepted').id, note: '受理的是县人大办，电话13900001234', answer: '不是答复' }));
      done(await county.moveSuggestion(receiptNo, 'correction', { corrects: stepIn(before, 'needs_supplement').id, note: '问的是哪一个校门' }));
      assert.deepEqual([moved.state, moved.moves.includes('correction')], ['replied', true]);
      assert.deepEqual({ ...await row(), as_of: 0, updated_at: 0 }, { ...stored, as_of: 0, updated_at: 0 });
      assert.equal(await replies(), answered);
      const open = (await county.get(`/suggestions/${receiptNo}`)).body;
      assert.deepEqual(corrections(open).map(({ note, corrects }) => [note, corrects]), [['受理的是县人大办，电话139********', stepIn(before, 'accepted').id]]);
      const own = (await county.get(`/receipts/${receiptNo}`, { secret })).body;
      assert.deepEqual(corrections(own).map(({ note }) => note), ['受理的是县人大办，电话139********', '问的是哪一个校门'], 'the resident is told of both');
      done(await county.post(`/receipts/${receiptNo}/ratings`, { attitude: 'basic', result: 'basic' }, { secret }));
      const rated = stepIn(await staffSuggestion(receiptNo), 'rated');
      assert.deepEqual(faults(await county.moveSuggestion(receiptNo, 'correction', { corrects: rated.id, note: '其实满意' })), ['/corrects not_correctable']);
      done(await county.moveSuggestion(receiptNo, 'closed'));
      done(await county.moveSuggestion(receiptNo, 'hidden', { reason: '涉及他人' }));
      const hidden = done(await county.moveSuggestion(receiptNo, 'correction', { corrects: stepIn(before, 'accepted').id, note: '隐藏以后的更正', reason: '别的' }));
      assert.deepEqual([hidden.state, hidden.ending, corrections(hidden).at(-1)!.note], ['hidden', { text: '涉及他人' }, '隐藏以后的更正']);
      assert.equal(done(await county.moveSuggestion(receiptNo, 'closed')).state, 'closed', 'it comes back to where it was');
    });

    it('is held to by the database itself: a step of the same record, before it, and nothing rewritten', async () => {
      const [one, other] = [await inHandling(county), await inHandling(county)];
      const ids = async (number: string) => (await db().selectFrom('case_steps').select('id').where('case_number', '=', number).orderBy('id').execute()).map(({ id }) => id);
      const [own, foreign] = [await ids(one.number), await ids(other.number)];
      const write = (type: string, corrects: number) => sql`insert into case_steps (case_number, type, at, role, public, corrects) values (${one.number}, ${type}, '2026-03-02', 'office_clerk', true, ${corrects})`.execute(db());
      await assert.rejects(write('correction', foreign[0]!), /case_steps_corrects/);
      await assert.rejects(write('urged', own[0]!), /case_steps_correction/);
      await write('correction', own[0]!);
      await assert.rejects(sql`update case_steps set corrects = ${own[1]!} where case_number = ${one.number} and corrects is not null`.execute(db()), /append-only/);
      await assert.rejects(sql`update case_steps set mark = 'x' where case_number = ${one.number}`.execute(db()), /append-only/);
      const { rows: [marks] } = await sql<{ all: number; different: number }>`select count(*)::integer as all, count(distinct mark)::integer as different from case_steps`.execute(db());
      assert.equal(marks!.different, marks!.all);
    });
  });
}
