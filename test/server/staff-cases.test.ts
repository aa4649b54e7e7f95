// The office's own cases: registered by hand, found in a list that shows each token what is its own.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addDays, shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { engines } from '../support/engines.ts';
import { inHandling, newKey, openCounty, reply, type County, type Role } from './writing.ts';

const filed = { origin: 'deputy_suggestion', title: '关于修缮枣林村村道的建议', body: '村道破损，请列入计划。\r\n附照片说明。', leadDeputyIds: ['DB1'], coSignerIds: ['DB2', 'DB1', 'DB2'] };

for (const engine of engines()) {
  describe(`cases that the office registers, on ${engine.name}`, () => {
    let county: County;
    before(async () => { county = await openCounty(engine); });
    after(() => county.close());
    const register = (body: object, role: Role = 'office_clerk', key = newKey()) => county.post('/staff/cases', body, { token: county.tokens[role], key });
    const list = async (query: string, role: Role = 'office_clerk') => {
      const { status, body } = await county.get(`/staff/cases?${query}`, { token: county.tokens[role] });
      assert.equal(status, 200, JSON.stringify(body));
      return body.items.map((item: { number: string }) => item.number) as string[];
    };

    it('each series counts up by itself, and a key registers once', async () => {
      const key = newKey();
      const [first, again] = [await register(filed, 'office_clerk', key), await register(filed, 'office_clerk', key)];
      assert.deepEqual([first.status, first.body.number, first.body.state, first.body.moves.includes('reviewed')], [201, 'JY-2026-0001', 'registered', true]);
      assert.deepEqual([again.body.number, again.headers['idempotent-replayed']], ['JY-2026-0001', 'true']);
      assert.deepEqual([first.body.leadDeputies.map((one: { id: string }) => one.id), first.body.coSigners.map((one: { id: string }) => one.id)], [['DB1'], ['DB2']], 'named twice is meant once');
      assert.equal(first.body.body, '村道破损，请列入计划。\n附照片说明。');
      assert.equal((await register({ origin: 'opinion', title: '关于河湖治理的审议意见', registeredOn: '2026-02-27' }, 'office_director')).body.number, 'SY-2026-0001');
      assert.equal((await register(filed)).body.number, 'JY-2026-0002');
      const row = await county.ctx.store.db.selectFrom('audit').select(['act', 'subject']).where('subject', '=', 'SY-2026-0001').executeTakeFirstOrThrow();
      assert.deepEqual(row, { act: 'case.register', subject: 'SY-2026-0001' });
      const opinion = await county.get('/cases/SY-2026-0001');
      assert.deepEqual([opinion.body.registeredOn, opinion.body.steps[0].at], ['2026-02-27', '2026-02-27']);
    });

    it('what is wrong is told by its place, together, and nothing is registered', async () => {
      const count = async () => Number((await county.ctx.store.db.selectFrom('cases').select(({ fn }) => fn.countAll().as('count')).executeTakeFirstOrThrow()).count);
      const before = await count();
      const pointers = async (body: object) => {
        const { status, body: said } = await register(body);
        assert.equal(status, 422);
        return said.errors.map((error: { pointer: string; code: string }) => `${error.pointer} ${error.code}`);
      };
      assert.deepEqual(await pointers({ ...filed, leadDeputyIds: ['DB1', 'DB9'], coSignerIds: ['DB8'], divisionId: '990109', sessionId: 'HY9' }),
        ['/divisionId unknown_reference', '/sessionId unknown_reference', '/leadDeputyIds/1 unknown_reference', '/coSignerIds/0 unknown_reference']);
      assert.deepEqual(await pointers({ ...filed, leadDeputyIds: undefined }), ['/leadDeputyIds required']);
      assert.deepEqual(await pointers({ ...filed, leadDeputyIds: [] }), ['/leadDeputyIds required']);
      assert.deepEqual(await pointers({ ...filed, registeredOn: '2026-03-03' }), ['/registeredOn too_large']);
      assert.deepEqual(await pointers({ ...filed, origin: 'public_suggestion' }), ['/origin not_one_of']);
      for (const role of ['handling_unit', 'supervising_committee', 'deputy', 'read_only', 'integration'] as const) assert.equal((await register(filed, role)).status, 403, role);
      assert.equal(await count(), before);
    });

    it('goes through the flow like any other case', async () => {
      const { body: { number } } = await register({ origin: 'qa_promise', title: '局长答应的路灯', priority: true });
      for (const [to, fields] of [['reviewed', {}], ['assigned', { leadHandlerId: 'DW3' }]] as const) assert.equal((await county.moveCase(number, to, fields)).status, 201, to);
      assert.deepEqual(await list('priority=true'), [number]);
      assert.deepEqual(await list('state=assigned', 'other_unit'), [number]);
      assert.deepEqual([await list('dueBefore=2026-06-02'), await list('dueBefore=2026-06-03')], [[], [number]], 'three months from 2 March: 2 June');
    });

    it('shows each token its own, and a handler no result of a rating', async () => {
      const { number } = await inHandling(county, { title: '只给主办和督办看' });
      assert.deepEqual([await list('q=只给主办', 'handling_unit'), await list('', 'deputy')], [[number], ['JY-2026-0002', 'JY-2026-0001']]);
      assert.ok((await list('origin=public_suggestion', 'handling_unit')).includes(number) && (await list('', 'supervising_committee')).includes(number));
      assert.ok(!(await list('', 'other_unit')).includes(number) && (await list('', 'integration')).includes(number));
      await county.moveCase(number, 'replied', { reply: reply() }, 'handling_unit');
      for (const to of ['evaluating', 'unsatisfied']) assert.equal((await county.moveCase(number, to)).status, 201, to);
      const stateOf = async (role: Role) => (await county.get(`/staff/cases?organization=DW1`, { token: county.tokens[role] })).body.items.map((item: { state: string }) => item.state);
      assert.deepEqual([await stateOf('office_clerk'), await stateOf('handling_unit')], [['unsatisfied'], ['evaluating']]);
      assert.deepEqual([await list('state=unsatisfied', 'handling_unit'), await list('state=unsatisfied')], [[], [number]]);
      assert.equal((await county.get('/staff/cases')).status, 401);
    });

    it('says of every clock of the law when it is due and whether it was kept, and who reviewed what is public', async () => {
      const { body: { number } } = await register({ ...filed, title: '关于期限的建议' });
      const move = async (to: string, fields: object = {}, role?: Role) => {
        const { status, body } = await county.moveCase(number, to, fields, role);
        assert.equal(status, 201, `${to}: ${JSON.stringify(body)}`);
      };
      const told = async (path: string, options = {}) => (await county.get(`${path}/${number}`, options)).body;
      const line = ({ kind, organization, startedOn, dueOn, doneOn }: Record<string, string | undefined>) => [kind, organization, startedOn, dueOn, doneOn].filter(Boolean).join(' ');
      const lines = async () => (await told('/cases')).deadlines.map(line);
      const forStaff = async () => (await told('/staff/cases', { token: county.tokens.office_clerk })).deadlines.map(line);
      await move('reviewed');
      assert.deepEqual(await lines(), ['assign 2026-03-02 2026-03-09'], 'five working days from Monday');
      county.pass(10);
      await move('assigned', { leadHandlerId: 'DW1', coHandlerIds: ['DW2'] });
      const [lead, helper, other] = await Promise.all(['DW1', 'DW2', 'DW3'].map(async (id) => (await county.ctx.store.db.selectFrom('organizations').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name));
      const assigned = 'assign 2026-03-02 2026-03-09 2026-03-12';
      assert.deepEqual(await lines(), [assigned, `return ${lead} 2026-03-12 2026-03-23`], 'late, and seven working days for the unit');
      assert.deepEqual(await forStaff(), [assigned, `return ${lead} 2026-03-12 2026-03-23`, `co_reply ${helper} 2026-03-12 2026-04-13`], '12 April is a Sunday');
      county.pass(14);
      await move('returned', { reason: '不归本单位' }, 'handling_unit');
      const returned = `return ${lead} 2026-03-12 2026-03-23 2026-03-26`;
      assert.deepEqual(await lines(), [assigned, returned], 'a late 退办 is accepted and shown as late');
      await move('assigned', { leadHandlerId: 'DW3', coHandlerIds: ['DW2'] });
      assert.deepEqual(await lines(), [assigned, returned, `return ${other} 2026-03-26 2026-04-07`], 'the days begin anew, and 6 April is a holiday');
      await move('received', {}, 'other_unit');
      await move('handling', {}, 'other_unit');
      assert.deepEqual(await lines(), [assigned, returned], 'who took it on has nothing to send back');
      county.pass(4);
      await move('co_reply', { text: '同意' }, 'co_handler');
      await move('replied', { reply: reply({ issuedOn: '2026-03-30' }) }, 'other_unit');
      assert.deepEqual(await lines(), [assigned, returned, 'publish 2026-03-30 2026-04-28'], 'twenty working days');
      assert.deepEqual(await forStaff(), [assigned, returned, `co_reply ${helper} 2026-03-26 2026-04-27 2026-03-30`, 'publish 2026-03-30 2026-04-28'], 'a month ends on Sunday the 26th, so on Monday');
      for (const to of ['evaluating', 'satisfied', 'completed']) await move(to);
      assert.equal((await told('/cases')).publication, undefined);
      county.pass(30);
      const bare = await county.moveCase(number, 'published', { mode: 'partial', reviewer: '许秋实' });
      assert.deepEqual([bare.status, bare.body.errors.map(({ pointer, code }: Record<string, string>) => `${pointer} ${code}`)], [422, ['/ground required']], 'a part of it, and nobody is told why not all');
      await move('published', { mode: 'partial', ground: '含企业商业秘密', reviewer: '许秋实' });
      assert.deepEqual(await lines(), [assigned, returned, 'publish 2026-03-30 2026-04-28 2026-04-29']);
      assert.deepEqual((await told('/cases')).publication, { mode: 'partial', ground: '含企业商业秘密' });
      assert.deepEqual((await told('/staff/cases', { token: county.tokens.office_clerk })).publication, { mode: 'partial', ground: '含企业商业秘密', reviewer: '许秋实' });
    });

    it('no move lies before the one it follows, unless that one was put right; an act may be written down later', async () => {
      const { body: { number } } = await register({ ...filed, title: '关于先后的建议' });
      const move = (to: string, fields: object = {}, role?: Role) => county.moveCase(number, to, fields, role);
      const made = async (to: string, fields: object = {}, role?: Role) => {
        const { status, body } = await move(to, fields, role);
        assert.equal(status, 201, `${to}: ${JSON.stringify(body)}`);
        return body;
      };
      const refused = async (pointer: string, min: string, to: string, fields: object, role?: Role) => {
        const { status, body } = await move(to, fields, role);
        assert.deepEqual([status, body.errors?.map((one: { pointer: string; code: string; params: object }) => [one.pointer, one.code, one.params])], [422, [[pointer, 'too_small', { min }]]], to);
      };
      const start = shanghaiDay(county.ctx.now());
      const day = (count: number) => addDays(start, count);
      county.pass(30);
      await made('reviewed', { on: day(2) });
      await refused('/on', day(2), 'assigned', { leadHandlerId: 'DW1', on: day(1) });
      await made('assigned', { leadHandlerId: 'DW1', on: day(3) });
      const { steps } = await made('received', { on: day(9) }, 'handling_unit');
      await refused('/on', day(9), 'handling', { on: day(8) }, 'handling_unit');
      await made('urged', { on: day(5) });
      await refused('/on', day(3), 'urged', { on: day(2) });
      await made('correction', { corrects: steps.find(({ type }: { type: string }) => type === 'received').id, note: '签收日期应为前一周。' });
      await made('handling', { on: day(4) }, 'handling_unit');
      const planned = { resolution: { scheme: 'abcd', code: 'C', normal: 'planned' }, issuedOn: day(12), meeting: { kind: 'visit', on: day(12) } };
      await refused('/reply/promiseDueOn', day(12), 'replied', { on: day(12), reply: reply({ ...planned, promiseDueOn: day(11) }) }, 'handling_unit');
      await made('replied', { on: day(12), reply: reply({ ...planned, promiseDueOn: day(40) }) }, 'handling_unit');
      for (const to of ['evaluating', 'satisfied', 'tracking']) await made(to, { on: day(14) });
      await refused('/reply/issuedOn', day(12), 'replied', { reply: reply({ ...planned, issuedOn: day(11) }) }, 'handling_unit');
      await made('replied', { reply: reply({ ...planned, issuedOn: day(20), meeting: { kind: 'visit', on: day(13) } }) }, 'handling_unit');
    });

    it('a further reply to what was promised leaves the clock as the first one stopped it', async () => {
      const { body: { number } } = await register({ ...filed, title: '列入计划的建议' });
      const move = async (to: string, fields: object = {}, role?: Role) => {
        const { status, body } = await county.moveCase(number, to, fields, role);
        assert.equal(status, 201, `${to}: ${JSON.stringify(body)}`);
      };
      const today = () => shanghaiDay(county.ctx.now());
      const planned = { resolution: { scheme: 'abcd', code: 'C', normal: 'planned' }, promiseDueOn: '2026-12-31' };
      await move('reviewed');
      await move('assigned', { leadHandlerId: 'DW1' });
      for (const to of ['received', 'handling']) await move(to, {}, 'handling_unit');
      await move('replied', { reply: reply({ ...planned, issuedOn: today() }) }, 'handling_unit');
      const { clock: first } = (await county.get(`/cases/${number}`)).body;
      for (const to of ['evaluating', 'satisfied', 'tracking']) await move(to);
      county.pass(150);
      await move('replied', { reply: reply({ issuedOn: today() }) }, 'handling_unit');
      const { clock: after } = (await county.get(`/cases/${number}`)).body;
      assert.deepEqual([after.doneOn, first.doneOn < first.dueOn, today() > first.dueOn], [first.doneOn, true, true], 'kept, though what was promised took longer');
      await move('withdrawn');
      assert.equal((await county.get(`/cases/${number}`)).body.clock.doneOn, first.doneOn);
    });

    it('a helping unit’s word that the office writes down is that unit’s', async () => {
      const { body: { number } } = await register({ ...filed, title: '两家协办的建议' });
      await county.moveCase(number, 'reviewed');
      await county.moveCase(number, 'assigned', { leadHandlerId: 'DW1', coHandlerIds: ['DW2', 'DW3'] });
      const say = async (fields: object, role: Role = 'office_clerk') => {
        const { status, body } = await county.moveCase(number, 'co_reply', { text: '同意', ...fields }, role);
        return status === 201 ? body.deadlines.filter((one: { kind: string; doneOn?: string }) => one.kind === 'co_reply' && one.doneOn === undefined).length as number : `${body.errors[0].pointer} ${body.errors[0].code}`;
      };
      assert.equal(await say({}), '/coHandlerId required', 'of two, which?');
      assert.equal(await say({ coHandlerId: 'DW1' }), '/coHandlerId not_allowed_here', 'the lead is no helper');
      assert.equal(await say({ coHandlerId: 'DW3' }, 'co_handler'), '/coHandlerId not_allowed_here', 'nobody speaks for another');
      assert.equal(await say({ coHandlerId: 'DW3' }), 1);
      assert.deepEqual([(await list('owing=co_reply&organization=DW3')).includes(number), (await list('owing=co_reply&organization=DW2')).includes(number)], [false, true]);
      assert.equal(await say({}, 'co_handler'), 0);
    });

    it('owes nothing of what has ended otherwise', async () => {
      const { body: { number } } = await register({ ...filed, title: '不予立案的建议' });
      assert.equal((await county.moveCase(number, 'not_accepted', { reason: '重复' })).status, 201);
      assert.deepEqual((await county.get(`/cases/${number}`)).body.deadlines, []);
    });
  });
}
