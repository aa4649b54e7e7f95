import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { sql } from 'kysely';
import { createToken, ensureFirstToken, revokeToken, staffByToken } from '@congress-kit/server/store/tokens';
import { engines } from '../support/engines.ts';
import { inHandling, newKey, openCounty, reply, type Answer, type County, type Role } from './writing.ts';

const pointers = (answer: Answer): string[] => answer.body.errors.map((error: { pointer: string }) => error.pointer);
const roles: readonly Role[] = ['office_clerk', 'office_director', 'handling_unit', 'co_handler', 'other_unit', 'supervising_committee', 'deputy', 'read_only', 'integration'];

for (const engine of engines()) {
  describe(`the office's side on ${engine.name}`, () => {
    let county: County;
    before(async () => { county = await openCounty(engine); });
    after(() => county.close());

    const today = () => ({ issuedOn: shanghaiDay(county.ctx.now()) });
    const db = () => county.ctx.store.db;
    const stepsOf = async (number: string): Promise<string[]> => (await db().selectFrom('case_steps').select('type').where('case_number', '=', number).orderBy('id').execute()).map((step) => step.type);
    const everything = async (): Promise<string> => {
      const tables = ['suggestions', 'cases', 'suggestion_steps', 'case_steps', 'replies', 'audit', 'suggestion_supplements', 'case_co_handlers', 'counters', 'idempotency'] as const;
      const rows = await Promise.all(tables.map((table) => sql`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${sql.table(table)} t`.execute(db())));
      return JSON.stringify(rows.map((row) => row.rows));
    };

    it('goes the whole way, from the resident to the rating', async () => {
      const { receiptNo, secret, number } = await inHandling(county);
      const ofCase = await county.get(`/staff/cases/${number}`, { token: county.tokens.handling_unit });
      assert.deepEqual([ofCase.body.origin, ofCase.body.state, ofCase.body.suggestions], ['public_suggestion', 'handling', [receiptNo]]);
      assert.ok(ofCase.body.moves.includes('replied') && !ofCase.body.moves.includes('assigned'));
      const answer = await county.moveCase(number, 'replied', { reply: reply(today()) }, 'handling_unit');
      assert.deepEqual([answer.status, answer.body.replies[0].version, answer.body.replies[0].meeting], [201, 1, { kind: 'visit', on: '2026-03-01' }]);
      const suggestion = await county.get(`/staff/suggestions/${receiptNo}`, { token: county.tokens.office_clerk });
      assert.equal(suggestion.body.state, 'replied');
      const rated = await county.post(`/receipts/${receiptNo}/ratings`, { attitude: 'satisfied', result: 'satisfied' }, { secret });
      assert.equal(rated.body.state, 'rated');
      for (const to of ['evaluating', 'satisfied', 'completed']) assert.equal((await county.moveCase(number, to)).status, 201, to);
      const unreviewed = await county.moveCase(number, 'published');
      assert.deepEqual(pointers(unreviewed), ['/mode', '/reviewer']);
      assert.equal((await county.moveCase(number, 'published', { mode: 'full', reviewer: '主任会议' })).status, 201);
      assert.equal((await county.get(`/cases/${number}`)).body.replies.length, 1);
      assert.deepEqual(await stepsOf(number), ['registered', 'reviewed', 'assigned', 'received', 'handling', 'replied', 'evaluating', 'satisfied', 'completed', 'published']);
      const acts = await db().selectFrom('audit').select(['act', 'token_id']).where('subject', 'in', [number, receiptNo]).execute();
      assert.equal(acts.length, 3 + 9);
    });

    it('refuses what the flow does not list, says what it does, and writes nothing', async () => {
      const { receiptNo } = await county.submit();
      const { number } = await inHandling(county);
      const before = await everything();
      const refused: [Promise<Answer>, number, string, string[] | undefined][] = [
        [county.moveSuggestion(receiptNo, 'accepted'), 409, 'move_not_allowed', ['screening', 'correction']],
        [county.moveSuggestion(receiptNo, 'closed'), 409, 'move_not_allowed', ['screening', 'correction']],
        [county.moveCase(number, 'completed', { reply: reply(today()) }), 409, 'move_not_allowed', undefined],
        [county.moveCase(number, 'nonsense'), 409, 'move_not_allowed', undefined],
        [county.moveCase(number, 'resumed'), 409, 'move_not_allowed', undefined],
        [county.moveCase(number, 'urged', {}, 'handling_unit'), 403, 'forbidden', undefined],
        [county.moveCase(number, 'replied', { reply: reply(today()) }, 'co_handler'), 403, 'forbidden', undefined],
        [county.moveSuggestion(receiptNo, 'screening', {}, 'read_only'), 403, 'forbidden', undefined],
        [county.moveSuggestion(receiptNo, 'screening', {}, 'other_unit'), 404, 'not_found', undefined],
        [county.moveCase(number, 'received', {}, 'other_unit'), 404, 'not_found', undefined],
        [county.moveCase('QZ-2026-9999', 'reviewed'), 404, 'not_found', undefined],
      ];
      for (const [asked, status, code, allowed] of refused) {
        const answer = await asked;
        assert.deepEqual([answer.status, answer.body.code], [status, code], answer.text);
        if (allowed) assert.deepEqual(answer.body.allowed, allowed);
        if (code === 'move_not_allowed') assert.ok(Array.isArray(answer.body.allowed));
      }
      assert.equal(await everything(), before);
    });

    it('names by pointer what a move needs, and writes nothing without it', async () => {
      const { number, receiptNo } = await inHandling(county);
      const fresh = await county.submit();
      await county.moveSuggestion(fresh.receiptNo, 'screening');
      const before = await everything();
      const needs: [Promise<Answer>, string[]][] = [
        [county.moveCase(number, 'replied', {}, 'handling_unit'), ['/reply/resolution', '/reply/text', '/reply/meeting']],
        [county.moveCase(number, 'extension_requested', {}, 'handling_unit'), ['/reason', '/totalMonths']],
        [county.moveCase(number, 'replied', { reply: reply({ issuedOn: '2026-04-01' }) }, 'handling_unit'), ['/reply/issuedOn']],
        [county.moveCase(number, 'replied', { reply: reply({ ...today(), meeting: { kind: 'call', on: '2026-12-01' } }) }, 'handling_unit'), ['/reply/meeting/on']],
        [county.moveCase(number, 'replied', { reply: reply(today()), on: '2026-02-01' }, 'handling_unit'), ['/on']],
        [county.moveCase(number, 'merged', { into: 'QZ-2026-9999' }), ['/into']],
        [county.moveCase(number, 'merged', { into: number }), ['/into']],
        [county.moveSuggestion(fresh.receiptNo, 'rejected'), ['/code']],
        [county.moveSuggestion(fresh.receiptNo, 'referred'), ['/where']],
        [county.moveSuggestion(fresh.receiptNo, 'merged', { into: 'QH-2026-999999-1' }), ['/into']],
        [county.moveSuggestion(fresh.receiptNo, 'merged', { into: fresh.receiptNo }), ['/into']],
        [county.moveSuggestion(receiptNo, 'replied'), ['/answer']],
        [county.moveSuggestion(receiptNo, 'hidden'), ['/reason']],
      ];
      for (const [asked, expected] of needs) {
        const answer = await asked;
        assert.equal(answer.status, 422, answer.text);
        assert.deepEqual(pointers(answer), expected);
      }
      assert.equal(await everything(), before);
    });

    it('keeps handlers out while the evaluation runs, 主办 and 协办 alike', async () => {
      const { number } = await inHandling(county);
      await county.moveCase(number, 'replied', { reply: reply(today()) }, 'handling_unit');
      await county.moveCase(number, 'evaluating');
      for (const role of ['handling_unit', 'co_handler'] as const) {
        const seen = await county.get(`/staff/cases/${number}`, { token: county.tokens[role] });
        assert.deepEqual(seen.body.moves, []);
        for (const to of ['meeting', 'co_reply', 'satisfied']) {
          const answer = await county.moveCase(number, to, { kind: 'visit', text: '说明', note: '说明' }, role);
          assert.deepEqual([answer.status, answer.body.allowed], [409, []], to);
        }
      }
      const told = async () => {
        const { changedAt, ...handler } = (await county.get(`/staff/cases/${number}`, { token: county.tokens.handling_unit })).body;
        const { changedAt: _, ...everybody } = (await county.get(`/cases/${number}`)).body;
        const found = await Promise.all(['evaluating', 'unsatisfied'].map(async (state) => (await county.get(`/cases?state=${state}`)).body.total));
        return { handler, everybody, found };
      };
      const before = await told();
      assert.deepEqual([before.handler.state, before.everybody.state], ['evaluating', 'evaluating']);
      assert.equal((await county.moveCase(number, 'unsatisfied', { note: '没有修' }, 'supervising_committee')).status, 201);
      assert.deepEqual(await told(), before, 'a result is one person’s answer until the case moves on: no state, step, move or filter may tell it');
      assert.equal((await county.get(`/staff/cases/${number}`, { token: county.tokens.office_clerk })).body.state, 'unsatisfied');
    });

    it('restarts the unit’s clock at 退办, stands still while paused, and extends with consent only', async () => {
      const { receiptNo } = await county.submit();
      for (const to of ['screening', 'accepted']) await county.moveSuggestion(receiptNo, to);
      const number = (await county.moveSuggestion(receiptNo, 'transferred')).body.caseNumber;
      await county.moveCase(number, 'reviewed');
      const unknown = await county.moveCase(number, 'assigned', { leadHandlerId: 'DW9', coHandlerIds: ['DW2', 'DW8'] });
      assert.deepEqual(pointers(unknown), ['/leadHandlerId', '/coHandlerIds/1']);
      assert.deepEqual(pointers(await county.moveCase(number, 'assigned', { leadHandlerId: 'DW1', coHandlerIds: ['DW1'] })), ['/coHandlerIds/0']);
      await county.moveCase(number, 'assigned', { leadHandlerId: 'DW1' });
      county.pass(3);
      await county.moveCase(number, 'returned', { reason: '不归我们管' }, 'handling_unit');
      const again = await county.moveCase(number, 'assigned', { leadHandlerId: 'DW2' });
      assert.deepEqual([again.body.clock.startedOn, again.body.clock.totalStartedOn], ['2026-03-05', '2026-03-02']);
      assert.equal((await county.get(`/staff/cases/${number}`, { token: county.tokens.handling_unit })).status, 404);
      await county.moveCase(number, 'received', {}, 'co_handler');
      await county.moveCase(number, 'handling', {}, 'co_handler');
      assert.equal((await county.moveCase(number, 'paused', { reason: '等代表' }, 'co_handler')).body.clock.pausedOn, '2026-03-05');
      assert.equal((await county.moveCase(number, 'paused', { reason: '等代表' }, 'co_handler')).status, 409);
      county.pass(4);
      const resumed = await county.moveCase(number, 'resumed', {}, 'co_handler');
      assert.deepEqual([resumed.body.clock.pausedOn, resumed.body.clock.dueOn], [undefined, '2026-06-09']);
      await county.moveCase(number, 'extension_requested', { reason: '要进设备', totalMonths: 5 }, 'co_handler');
      assert.deepEqual(pointers(await county.moveCase(number, 'extended', { totalMonths: 5, consent: false })), ['/deputyTold']);
      assert.deepEqual(pointers(await county.moveCase(number, 'extended', { totalMonths: 5, consent: false, deputyTold: true })), ['/consent']);
      const extended = await county.moveCase(number, 'extended', { totalMonths: 5, consent: true, deputyTold: true });
      assert.deepEqual([extended.body.clock.extended, extended.body.clock.months], [true, 5]);
    });

    it('lets a deputy claim for themselves only, answer, and escalate to a 代表建议 of their own', async () => {
      const { receiptNo } = await county.submit({ target: { kind: 'deputy', id: 'DB1' } });
      for (const to of ['screening', 'accepted']) await county.moveSuggestion(receiptNo, to);
      assert.deepEqual(pointers(await county.moveSuggestion(receiptNo, 'claimed_by_deputy', { deputyId: 'DB2' }, 'deputy')), ['/deputyId']);
      assert.equal((await county.moveSuggestion(receiptNo, 'claimed_by_deputy', {}, 'deputy')).status, 201);
      const escalated = await county.moveSuggestion(receiptNo, 'escalated', {}, 'deputy');
      assert.equal(escalated.status, 201);
      const made = await county.get(`/staff/cases/${escalated.body.caseNumber}`, { token: county.tokens.deputy });
      assert.deepEqual([made.body.origin, made.body.leadDeputies[0].id], ['deputy_suggestion', 'DB1']);
      const spot = await county.submit({ target: { kind: 'deputy', id: 'DB1' } });
      for (const to of ['screening', 'accepted']) await county.moveSuggestion(spot.receiptNo, to);
      await county.moveSuggestion(spot.receiptNo, 'answered_on_spot', { answer: '当场答复' }, 'deputy');
      await county.moveSuggestion(spot.receiptNo, 'replied', { answer: '书面答复' }, 'deputy');
      const receipt = await county.get(`/receipts/${spot.receiptNo}`, { secret: spot.secret });
      assert.deepEqual(receipt.body.replies.map((one: { version: number; text: string }) => [one.version, one.text]), [[1, '当场答复'], [2, '书面答复']]);
    });

    it('hides and shows again, merges doubles with their support, and merges and splits cases', async () => {
      const [one, two] = [await inHandling(county), await inHandling(county)];
      assert.equal((await county.get(`/suggestions/${one.receiptNo}`)).status, 200);
      const hidden = await county.moveSuggestion(one.receiptNo, 'hidden', { reason: '涉及他人隐私' });
      assert.deepEqual([hidden.body.state, hidden.body.ending.text], ['hidden', '涉及他人隐私']);
      assert.equal((await county.get(`/suggestions/${one.receiptNo}`)).status, 404);
      await county.moveCase(one.number, 'replied', { reply: reply(today()) }, 'handling_unit');
      const shown = await county.moveSuggestion(one.receiptNo, 'replied', {});
      assert.deepEqual([shown.status, shown.body.state, shown.body.ending], [201, 'replied', undefined]);
      const twin = await county.submit();
      await county.moveSuggestion(twin.receiptNo, 'screening');
      const merged = await county.moveSuggestion(twin.receiptNo, 'merged', { into: two.receiptNo.toLowerCase().replace(/-/g, '') });
      assert.deepEqual([merged.body.state, merged.body.ending.text, merged.body.mergedInto], ['merged', two.receiptNo, two.receiptNo]);
      const joined = async () => (await county.get(`/receipts/${twin.receiptNo}`, { secret: twin.secret })).body.mergedInto;
      assert.equal(await joined(), two.receiptNo);
      await county.ctx.store.db.updateTable('suggestions').set({ may_publish: false }).where('receipt_no', '=', two.receiptNo).execute();
      assert.equal(await joined(), undefined, 'what is not public is not named to others');
      await county.ctx.store.db.updateTable('suggestions').set({ may_publish: true }).where('receipt_no', '=', two.receiptNo).execute();
      assert.equal((await county.get(`/suggestions/${two.receiptNo}`)).body.supportCount, 1);
      const three = await inHandling(county);
      assert.equal((await county.moveCase(three.number, 'merged', { into: two.number })).status, 201);
      assert.equal((await county.get(`/staff/suggestions/${three.receiptNo}`, { token: county.tokens.office_clerk })).body.caseNumber, two.number);
      assert.equal((await county.moveCase(two.number, 'split', { into: 'QZ-2026-S1' })).body.state, 'handling');
      assert.equal((await county.get('/staff/cases/QZ-2026-S1', { token: county.tokens.office_clerk })).body.state, 'registered');
    });

    it('makes one of two moves that come at once', async () => {
      const { receiptNo } = await county.submit();
      for (const to of ['screening', 'accepted']) await county.moveSuggestion(receiptNo, to);
      const answers = await Promise.all(Array.from({ length: 10 }, () => county.moveSuggestion(receiptNo, 'transferred')));
      assert.deepEqual(answers.map((answer) => answer.status).filter((status) => status === 201).length, 1);
      assert.ok(answers.every((answer) => answer.status === 201 || answer.status === 409));
    });

    it('lets each role in where it belongs, and nobody else', async () => {
      const { receiptNo, number } = await inHandling(county);
      const paths = ['/staff/suggestions', `/staff/suggestions/${receiptNo}`, `/staff/cases/${number}`];
      const see: Record<Role, number[]> = {
        office_clerk: [200, 200, 200], office_director: [200, 200, 200], handling_unit: [200, 200, 200], co_handler: [200, 200, 200],
        other_unit: [200, 404, 404], supervising_committee: [200, 200, 200], deputy: [200, 404, 404], read_only: [200, 200, 200], integration: [200, 200, 200],
      };
      const move: Record<Role, number[]> = {
        office_clerk: [422, 201], office_director: [422, 201], handling_unit: [403, 403], co_handler: [403, 403], other_unit: [404, 404],
        supervising_committee: [403, 201], deputy: [404, 404], read_only: [403, 403], integration: [403, 403],
      };
      for (const role of roles) {
        const token = county.tokens[role];
        assert.deepEqual(await Promise.all(paths.map(async (path) => (await county.get(path, { token })).status)), see[role], role);
        const moved = [await county.moveSuggestion(receiptNo, 'hidden', {}, role), await county.moveCase(number, 'urged', {}, role)];
        assert.deepEqual(moved.map((answer) => answer.status), move[role], `${role} ${moved.map((answer) => answer.text).join()}`);
      }
      const foreign = await county.get('/staff/suggestions', { token: county.tokens.other_unit });
      assert.equal(foreign.body.total, 0);
      for (const token of [undefined, 'x', 'ckt_' + 'A'.repeat(43)]) {
        for (const path of paths) assert.equal((await county.get(path, { token })).status, 401);
        for (const path of paths.slice(1)) {
          const answer = await county.post(`${path}/moves`, { to: 'screening' }, { token });
          assert.deepEqual([answer.status, answer.headers['www-authenticate']], [401, 'Bearer']);
        }
      }
    });

    it('ends a token by date and by hand, and keeps the first one once', async () => {
      const { ctx } = county;
      const soon = await createToken(ctx, { name: 'soon', role: 'office_clerk', expiresAt: new Date(ctx.now().getTime() + 1000) });
      assert.ok(await staffByToken(db(), soon.token, ctx.now()));
      assert.equal(await staffByToken(db(), soon.token, new Date(ctx.now().getTime() + 1000)), undefined);
      const revoked = await createToken(ctx, { name: 'revoked', role: 'office_clerk' });
      assert.equal(await revokeToken(ctx, revoked.id), true);
      assert.equal(await revokeToken(ctx, revoked.id), false);
      assert.equal((await county.get('/staff/suggestions', { token: revoked.token })).status, 401);
      const given = 'a-token-of-the-operator-0001';
      await Promise.all([1, 2, 3].map(() => ensureFirstToken(ctx, given)));
      assert.equal((await county.get('/staff/suggestions', { token: given })).status, 200);
      await ensureFirstToken(ctx, 'another-token-of-the-operator');
      assert.equal((await county.get('/staff/suggestions', { token: given })).status, 401);
      assert.equal(await ensureFirstToken(ctx, undefined), undefined);
      const rows = await db().selectFrom('tokens').selectAll().execute();
      assert.ok(!JSON.stringify(rows).includes(revoked.token));
    });

    it('lets nobody rewrite what was written', async () => {
      await inHandling(county);
      for (const table of ['suggestion_steps', 'case_steps', 'audit']) {
        await assert.rejects(sql`update ${sql.table(table)} set id = default`.execute(db()), /append-only/, table);
        await assert.rejects(sql`delete from ${sql.table(table)}`.execute(db()), /append-only/, table);
      }
    });

    it('replays a move to the same token and key, and to no other', async () => {
      const { receiptNo } = await county.submit();
      const key = newKey();
      const send = (role: Role) => county.post(`/staff/suggestions/${receiptNo}/moves`, { to: 'screening' }, { token: county.tokens[role], key });
      assert.equal((await send('office_clerk')).status, 201);
      assert.equal((await send('office_clerk')).headers['idempotent-replayed'], 'true');
      assert.equal((await send('office_director')).status, 409);
    });
  });
}
