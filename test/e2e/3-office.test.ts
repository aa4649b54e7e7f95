// Journey 3: the office moves a suggestion, by the staff API and by the command line. What the flow does not list is refused,
// with the moves that are, and leaves no trace.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines } from '../support/engines.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { cli, findUnits, get, makeTokens, moves, readReceipt, replyOf, submit, today, type Kept, type Named } from './office.ts';
import { staff, startCountySite, type CountySite } from './page.ts';

for (const engine of engines()) {
  describe(`the office moves it, ${engine.name}`, () => {
    let server: TestServer;
    let county: CountySite;
    let units: { lead: Named; helper: Named; other: Named; committee: Named };
    let unit: string;
    let other: string;

    before(async () => {
      server = await startServer({ engine: engine.name, seed: 'sample' });
      units = await findUnits(server.api);
      ({ unit, other } = await makeTokens(server, {
        unit: ['--role', 'handling_unit', '--organization', units.lead.id],
        other: ['--role', 'handling_unit', '--organization', units.other.id],
      }));
      county = await startCountySite(server.url, server.api, { '/track.html': '<congress-handling-tracker from-address></congress-handling-tracker>' });
    });
    after(async () => {
      await county?.stop();
      await server?.stop();
    });

    const office = () => moves(server.api, server.staffToken);
    const shown = (receiptNo: string) => staff(server.api, server.staffToken, 'GET', `/staff/suggestions/${receiptNo}`);
    const types = (record: { steps: { type: string }[] }) => record.steps.map(({ type }) => type);
    const move = (token: string, kind: 'suggestion' | 'case', number: string, to: string, ...fields: string[]) =>
      cli(['move', kind, number, to, ...fields, '--api', server.api], { CONGRESS_TOKEN: token });

    const publicView = async (kept: Kept, number?: string) => {
      const track = await get(`${server.api}/suggestions/${kept.receiptNo}`);
      return { state: track.state, phase: track.phase, ...(number ? { case: (await get(`${server.api}/cases/${number}`)).phase } : {}) };
    };

    test('by the staff API, each move one step, and the public sees how far it is', async (t) => {
      const kept = await submit(server.api, { title: `小学门口积水 ${engine.name}` });
      const hidden = await fetch(`${server.api}/suggestions/${kept.receiptNo}`);
      assert.equal(hidden.status, 404, 'nothing is public before the office has read it');
      await hidden.body?.cancel();

      const byOffice = office();
      assert.deepEqual((await byOffice.suggestion(kept.receiptNo, 'screening')).moves.includes('accepted'), true);
      await byOffice.suggestion(kept.receiptNo, 'accepted');
      assert.deepEqual(await publicView(kept), { state: 'accepted', phase: 'assigning' });
      const moved = await byOffice.suggestion(kept.receiptNo, 'transferred');
      const number: string = moved.caseNumber;
      assert.deepEqual(types(moved), ['submitted', 'screening', 'accepted', 'transferred']);
      assert.deepEqual(await publicView(kept, number), { state: 'transferred', phase: 'assigning', case: 'received' });

      await byOffice.case(number, 'reviewed');
      const assigned = await byOffice.case(number, 'assigned', { leadHandlerId: units.lead.id, coHandlerIds: [units.helper.id], supervisingCommitteeId: units.committee.id });
      assert.deepEqual(assigned.clock, { ...assigned.clock, startedOn: today(), totalStartedOn: today(), months: 3, extended: false });
      assert.deepEqual(await publicView(kept, number), { state: 'transferred', phase: 'assigning', case: 'assigning' });

      const byUnit = moves(server.api, unit);
      await byUnit.case(number, 'received');
      await byUnit.case(number, 'handling');
      assert.deepEqual(await publicView(kept, number), { state: 'transferred', phase: 'handling', case: 'handling' });

      const page = await county.open(t, `/track.html?case=${number}`);
      await page.getByText(`${units.lead.name}正在办理`).waitFor();
      assert.match(await page.locator('[part~=place][aria-current=step]').innerText(), /办理中/);

      const replied = await byUnit.case(number, 'replied', { reply: replyOf('已换新管，雨后不再积水。') });
      assert.deepEqual(types(replied), ['registered', 'reviewed', 'assigned', 'received', 'handling', 'replied'], 'each move wrote one step');
      assert.deepEqual(await publicView(kept, number), { state: 'replied', phase: 'replied', case: 'replied' });
      assert.deepEqual(types(await shown(kept.receiptNo)), ['submitted', 'screening', 'accepted', 'transferred', 'replied'], 'the reply moved the suggestion too');
      // Another visitor: for the first one the answer may be 15 seconds old.
      const later = await county.open(t, `/track.html?case=${number}`);
      await later.locator('[part~=place][aria-current=step]', { hasText: '已答复' }).waitFor();
      assert.equal((await later.locator('[part=reply]').innerText()).includes('雨后不再积水'), false, 'the text is public only after review');
    });

    test('by the command line, from screening to the reply', async () => {
      const kept = await submit(server.api, { title: `公交站没有雨棚 ${engine.name}` });
      const done = async (said: ReturnType<typeof cli>, words: RegExp): Promise<string> => {
        const { code, out, err } = await said;
        assert.equal(code, 0, err);
        assert.match(out, words);
        return out;
      };
      const screening = await done(move(server.staffToken, 'suggestion', kept.receiptNo, 'screening'), /screening 正在审核/);
      assert.match(screening, /下一步可以：.*accepted 已受理/);
      await done(move(server.staffToken, 'suggestion', kept.receiptNo, 'accepted'), /accepted 已受理/);
      const transferred = await done(move(server.staffToken, 'suggestion', kept.receiptNo, 'transferred'), /transferred .*→ QZ-\d{4}-\d{4}/);
      const number = /→ (\S+)/.exec(transferred)![1]!;
      await done(move(server.staffToken, 'case', number, 'reviewed'), /reviewed 已审查/);
      await done(move(server.staffToken, 'case', number, 'assigned', '--leadHandlerId', units.lead.id, '--coHandlerIds', units.helper.id), /assigned 已交给承办单位/);
      await done(move(unit, 'case', number, 'received'), /received 承办单位已签收/);
      await done(move(unit, 'case', number, 'handling'), /handling 正在办理/);
      const reply = ['--reply.text', '雨棚已装好。', '--reply.issuedOn', today(), '--reply.resolution.scheme', 'abcd', '--reply.resolution.code', 'A',
        '--reply.resolution.normal', 'solved', '--reply.meeting.kind', 'visit', '--reply.meeting.on', today()];
      await done(move(unit, 'case', number, 'replied', ...reply), /replied 已答复/);
      const receipt = await readReceipt(server.api, kept);
      assert.deepEqual({ state: receipt.state, phase: receipt.phase, text: receipt.case.replies[0].text, may: receipt.may }, { state: 'replied', phase: 'replied', text: '雨棚已装好。', may: ['rate'] });
    });

    test('a step that was wrong is put right by the command line, and the page tells of it at both places', async (t) => {
      const kept = await submit(server.api, { title: `站牌被树挡住 ${engine.name}` });
      const byOffice = office();
      for (const to of ['screening', 'accepted']) await byOffice.suggestion(kept.receiptNo, to);
      const { caseNumber: number } = await byOffice.suggestion(kept.receiptNo, 'transferred');
      await byOffice.case(number, 'reviewed');
      const { steps } = await byOffice.case(number, 'assigned', { leadHandlerId: units.lead.id });
      const wrong = steps.find(({ type }: { type: string }) => type === 'assigned').id;
      const said = await move(server.staffToken, 'case', number, 'correction', '--corrects', wrong, '--note', '写错了，应为昨天。');
      assert.equal(said.code, 0, said.err);
      assert.match(said.out, /assigned 已交给承办单位[^]*下一步可以：.*correction 更正/);
      const page = await county.open(t, `/track.html?case=${number}`);
      await page.locator('[part~=step] .what', { hasText: '更正：已交给承办单位（交办）' }).waitFor();
      await page.locator('[part~=step]', { hasText: /^\s*已交给承办单位（交办）/ }).locator('[part=corrected]', { hasText: '更正：写错了，应为昨天。' }).waitFor();
    });

    test('a wrong move is refused with the moves that are allowed, and nothing is written', async () => {
      const kept = await submit(server.api, { title: `没有写完的事 ${engine.name}` });
      const cases = (await get(`${server.api}/cases?limit=1`)).total;
      const before = await shown(kept.receiptNo);
      for (const to of ['replied', 'accepted', 'transferred', 'closed', 'rated']) {
        const problem = await staff(server.api, server.staffToken, 'POST', `/staff/suggestions/${kept.receiptNo}/moves`, { to, answer: '答复' }, 409);
        assert.equal(problem.code, 'move_not_allowed', to);
        assert.deepEqual(problem.allowed, ['screening', 'correction'], to);
      }
      const said = await move(server.staffToken, 'suggestion', kept.receiptNo, 'replied', '--answer', '答复');
      assert.equal(said.code, 1);
      assert.equal(said.out, '');
      assert.match(said.err, /现在不能做这一步[^]*现在可以：\s+screening 正在审核/);
      assert.deepEqual(await shown(kept.receiptNo), before, 'the record is as it was');
      assert.equal((await get(`${server.api}/cases?limit=1`)).total, cases, 'a refused transfer has registered no case');
    });

    test('a missing field is told by its pointer; another unit may not even look', async () => {
      const kept = await submit(server.api, { title: `井盖松了 ${engine.name}` });
      const byOffice = office();
      await byOffice.suggestion(kept.receiptNo, 'screening');
      const rejected = await staff(server.api, server.staffToken, 'POST', `/staff/suggestions/${kept.receiptNo}/moves`, { to: 'rejected' }, 422);
      assert.deepEqual(rejected.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]), [['/code', 'required']]);
      await byOffice.suggestion(kept.receiptNo, 'accepted');
      const { caseNumber } = await byOffice.suggestion(kept.receiptNo, 'transferred');
      await byOffice.case(caseNumber, 'reviewed');
      const unassigned = await staff(server.api, server.staffToken, 'POST', `/staff/cases/${caseNumber}/moves`, { to: 'assigned' }, 422);
      assert.deepEqual(unassigned.errors.map(({ pointer }: { pointer: string }) => pointer), ['/leadHandlerId']);
      const said = await move(server.staffToken, 'case', caseNumber, 'assigned');
      assert.equal(said.code, 1);
      assert.match(said.err, /--leadHandlerId\s+主办单位\s+这一项要填写/);

      await byOffice.case(caseNumber, 'assigned', { leadHandlerId: units.lead.id });
      const early = await staff(server.api, unit, 'POST', `/staff/cases/${caseNumber}/moves`, { to: 'replied', reply: replyOf('办好了') }, 409);
      assert.deepEqual(early.allowed.filter((to: string) => ['returned', 'received'].includes(to)).sort(), ['received', 'returned']);
      await staff(server.api, other, 'GET', `/staff/cases/${caseNumber}`, undefined, 404);
      await staff(server.api, other, 'POST', `/staff/cases/${caseNumber}/moves`, { to: 'received' }, 404);
      await staff(server.api, other, 'GET', `/staff/suggestions/${kept.receiptNo}`, undefined, 404);
      await staff(server.api, 'ckt_nobody', 'GET', `/staff/cases/${caseNumber}`, undefined, 401);
      assert.deepEqual(types(await staff(server.api, server.staffToken, 'GET', `/staff/cases/${caseNumber}`)), ['registered', 'reviewed', 'assigned']);
    });
  });
}
