// Public reads on both engines: what is in the tables, paged, filtered, searched, and nothing that is not public.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { unpackFinder } from '@congress-kit/api/rules/finder-pack';
import { searchTexts } from '@congress-kit/api/rules/search-text';
import { searchable } from '@congress-kit/server/store/searching';
import { bumpDataVersion } from '../../packages/server/src/store/settings.ts';
import { engines } from '../support/engines.ts';
import { openApp, rows, type TestApp } from './support.ts';

for (const engine of engines()) {
  describe(`reads on ${engine.name}`, () => {
    let app: TestApp;
    before(async () => { app = await openApp(engine); await fill(app); });
    after(() => app.close());
    const items = async (url: string) => (await app.ask(url)).body.items;
    const ids = async (url: string, key = 'id') => (await items(url)).map((item: any) => item[key]);

    it('pages without repeating or skipping while records come and go', async () => {
      const seen: string[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < 20; page += 1) {
        const { body } = await app.ask(`/v1/divisions?kind=grid&limit=3${cursor ? `&cursor=${cursor}` : ''}`);
        seen.push(...body.items.map((item: any) => item.id));
        if (page === 0) {
          assert.equal(body.total, 10);
          await app.ctx.store.db.insertInto('divisions').values(rows.division('1.00', { kind: 'grid' }) as never).execute();
          await app.ctx.store.db.deleteFrom('divisions').where('id', '=', '1.07').execute();
        }
        cursor = body.nextCursor;
        if (!cursor) break;
      }
      assert.deepEqual(seen, ['1.01', '1.02', '1.03', '1.04', '1.05', '1.06', '1.08', '1.09', '1.10']);
    });

    it('pages newest first through records of the same instant, to the microsecond', async () => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await app.ask(`/v1/suggestions?limit=1&category=water${cursor ? `&cursor=${cursor}` : ''}`);
        seen.push(...body.items.map((item: any) => item.receiptNo));
        cursor = body.nextCursor;
      } while (cursor && seen.length < 10);
      assert.deepEqual(seen, ['W4', 'W3', 'W2', 'W1']);
    });

    it('refuses cursors that are not its own', async () => {
      const other = (await app.ask('/v1/divisions?limit=1')).body.nextCursor;
      const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      for (const cursor of ['x', '!', other, encode(['suggestions', 1, 2]), encode(['suggestions', 'not an instant', 'x']), encode(['suggestions', '2026-99-99T00:00:00.000000Z', 'x']), encode({})]) {
        const { status, body } = await app.ask(`/v1/suggestions?cursor=${encodeURIComponent(cursor)}`);
        assert.equal(status, 422, cursor);
        assert.deepEqual([body.errors[0].in, body.errors[0].pointer, body.errors[0].code], ['query', '/cursor', 'bad_format']);
      }
    });

    it('finds names by their sound where nothing is so written, and only there', async () => {
      const { db } = app.ctx.store;
      const place = { name: '柳溪镇', pinyin: 'liu xi zhen', code: '9.1' };
      const person = { id: 'DB9', name: '单河苗', pinyin: 'shan he miao' };
      await db.insertInto('divisions').values(rows.division('9.1', { ...place, ...searchable(searchTexts.divisions(place)) }) as never).execute();
      await db.insertInto('deputies').values(rows.deputy('DB9', { ...person, ...searchable(searchTexts.deputies(person)) }) as never).execute();
      assert.deepEqual(await ids('/v1/divisions?q=' + encodeURIComponent('柳西镇')), ['9.1']);
      assert.deepEqual(await ids('/v1/divisions?q=' + encodeURIComponent('刘西')), ['9.1']);
      assert.deepEqual(await ids('/v1/deputies?q=' + encodeURIComponent('单禾苗')), ['DB9']);
      // One character alone, and another sound.
      for (const q of ['西', '柳树镇']) assert.deepEqual(await ids('/v1/divisions?q=' + encodeURIComponent(q)), [], q);
      const twin = { name: '柳西村', pinyin: 'liu xi cun', code: '9.2' };
      await db.insertInto('divisions').values(rows.division('9.2', { ...twin, ...searchable(searchTexts.divisions(twin)) }) as never).execute();
      assert.deepEqual(await ids('/v1/divisions?q=' + encodeURIComponent('柳西')), ['9.2']);
      await db.deleteFrom('divisions').where('id', 'in', ['9.1', '9.2']).execute();
      await db.deleteFrom('deputies').where('id', '=', 'DB9').execute();
    });

    it('searches letters, not wildcards', async () => {
      assert.deepEqual(await ids('/v1/deputies?q=%25'), ['DB%']);
      assert.deepEqual(await ids('/v1/deputies?q=_'), ['DB_']);
      assert.deepEqual(await ids('/v1/deputies?q=%5C'), []);
      assert.deepEqual(await ids('/v1/deputies?q=DAI+db1'), ['DB1']);
      assert.equal((await app.ask('/v1/deputies?q=%20')).body.total, 4);
      assert.deepEqual(await ids('/v1/congresses?q=%E5%8E%BF'), ['RD-1']);
    });

    it('tells a deputy with all ties, and finds deputies by them', async () => {
      const { body } = await app.ask('/v1/deputies/DB1');
      assert.deepEqual(body.memberships, [
        { level: 'township', congress: { id: 'RD-2', name: 'RD-2' }, endDate: '2026-01-01', endReason: 'term_ended' },
        { level: 'county', congress: { id: 'RD-1', name: '某县人大' }, delegation: { id: 'DBT1', name: '单位DBT1' } },
      ]);
      assert.deepEqual([body.stations, body.groups, body.divisions].map((list) => list.map((one: any) => one.id)), [['JZ1'], ['XZ1'], ['1.01']]);
      assert.deepEqual(await ids('/v1/deputies?level=township'), []);
      assert.deepEqual(await ids('/v1/deputies?level=township&level=county'), ['DB1']);
      assert.deepEqual(await ids('/v1/deputies?division=1'), ['DB1']);
      assert.deepEqual(await ids('/v1/deputies?station=JZ1&group=XZ1'), ['DB1']);
      assert.deepEqual(await ids('/v1/deputies?group=XZ2'), []);
      assert.equal((await app.ask('/v1/groups/XZ1')).body.deputyCount, 1);
      const station = (await app.ask('/v1/stations/JZ1')).body;
      assert.deepEqual([station.deputies[0].id, station.divisions[0].id, station.geo], ['DB1', '1.02', { latitude: 30.5, longitude: 100.25, datum: 'GCJ-02' }]);
      assert.deepEqual(await ids('/v1/stations?division=1'), ['JZ1']);
      assert.equal((await app.ask('/v1/deputies/DB9')).status, 404);
    });

    it('keeps the finder index until the data has another version', async () => {
      const first = await app.ask('/v1/finder-index');
      const plain = unpackFinder(first.body);
      assert.deepEqual([plain.deputies.id, plain.deputies.pinyin], [['DB1'], ['dai biao']]);
      assert.deepEqual(plain.deputies.levels, [['county']]);
      const { id, parent } = plain.divisions;
      assert.equal(id[parent[id.indexOf('1.01')]], '1');
      assert.ok(!id.includes('1.gone'));
      assert.equal(id[plain.deputies.divisions[0][0]], '1.01');
      await app.ctx.store.db.updateTable('deputies').set({ post: '校长' }).where('id', '=', 'DB1').execute();
      assert.equal((await app.ask('/v1/finder-index')).headers.etag, first.headers.etag);
      await bumpDataVersion(app.ctx.store.db);
      await bumpDataVersion(app.ctx.store.db);
      const second = await app.ask('/v1/finder-index');
      assert.notEqual(second.headers.etag, first.headers.etag);
      assert.deepEqual(second.body.deputies.post, ['校长']);
    });

    it('shows of suggestions only what resident and office agreed to', async () => {
      assert.deepEqual(await ids('/v1/suggestions?category=roads', 'receiptNo'), ['S-full', 'S-summary']);
      for (const hidden of ['S-no', 'S-private', 'S-submitted', 'S-hidden', 'S-rejected', 'S-nix']) assert.equal((await app.ask(`/v1/suggestions/${hidden}`)).status, 404, hidden);
      const full = (await app.ask('/v1/suggestions/S-full')).body;
      assert.deepEqual([full.title, full.body, full.submittedOn, full.phase, full.caseNumber], ['公开题', '公开文', '2026-03-02', 'handling', 'QZ-1']);
      assert.deepEqual(full.steps.map((step: any) => step.type), ['accepted']);
      assert.equal(full.steps[0].actor.organization, '单位DBT1');
      assert.equal(full.replies[0].text, '已修');
      const summary = await app.ask('/v1/suggestions/S-summary');
      assert.deepEqual([summary.body.body, summary.body.replies], [undefined, []]);
      for (const text of [JSON.stringify(full), summary.text]) assert.doesNotMatch(text, /原|家住|secret|consent/);
    });

    it('computes the clock of a case and its phase', async () => {
      const { clock, phase, steps, replies, leadHandler, coHandlers, leadDeputies } = (await app.ask('/v1/cases/JY-1')).body;
      assert.deepEqual(clock, {
        startedOn: '2026-03-20', dueOn: '2026-06-22', totalStartedOn: '2026-03-02', totalDueOn: '2026-06-05', months: 3, extended: false, estimated: false,
      });
      assert.equal(phase, 'handling');
      assert.deepEqual(steps.map((step: any) => step.type), ['registered']);
      assert.deepEqual(replies, []);
      assert.deepEqual([leadHandler.id, coHandlers[0].id, leadDeputies[0].id], ['DBT1', 'DW2', 'DB1']);
      assert.deepEqual(await ids('/v1/cases?organization=DW2', 'number'), ['JY-1']);
      assert.deepEqual(await ids('/v1/cases?deputy=DB1&phase=handling', 'number'), ['JY-1']);
      assert.deepEqual(await ids('/v1/cases?phase=rejected', 'number'), []);
      assert.deepEqual(await ids('/v1/cases', 'number'), ['JY-2', 'QZ-2', 'QZ-1', 'JY-1', 'JY-3']);
      assert.equal((await app.ask('/v1/cases/JY-3')).body.clock, undefined);
    });

    it('publishes replies after review only, and never the words of a private suggestion', async () => {
      assert.equal((await app.ask('/v1/cases/JY-2')).body.replies[0].text, '答复全文');
      const { body, text } = await app.ask('/v1/cases/QZ-2');
      assert.deepEqual([body.title, body.body, body.replies, body.steps[0].note], ['群众意见（内容不公开）', undefined, [], undefined]);
      assert.doesNotMatch(text, /邻居/);
      assert.deepEqual(await ids('/v1/cases?q=%E9%82%BB%E5%B1%85', 'number'), []);
      assert.equal((await app.ask('/v1/cases/QZ-1')).body.title, '公开题');
      // What deputies made of a resident's words is no resident's opinion.
      const { db } = app.ctx.store;
      await db.updateTable('cases').set({ origin: 'deputy_suggestion' }).where('number', '=', 'QZ-2').execute();
      assert.equal((await app.ask('/v1/cases/QZ-2')).body.title, '代表建议（内容不公开）');
      assert.equal((await items('/v1/evaluations?subject=QZ-2'))[0].subject.name, '代表建议（内容不公开）');
      await db.updateTable('cases').set({ origin: 'public_suggestion' }).where('number', '=', 'QZ-2').execute();
    });

    it('withholds figures below the minimum and under seal', async () => {
      const [few, open, sealed] = await items('/v1/evaluations');
      assert.deepEqual([few.withheld, few.figures], ['below_minimum', undefined]);
      assert.deepEqual([sealed.withheld, sealed.figures], ['sealed', undefined]);
      assert.deepEqual(open.figures.axes[0].satisfiedRate, { numerator: 4, denominator: 7, percent: '57.1' });
      assert.deepEqual(open.figures.axes[0].satisfiedOrBasicRate, { numerator: 6, denominator: 7, percent: '85.7' });
      assert.equal(open.collectedBy, '专工委一');
      // By which rule: a place may ask for more papers than five, never for less.
      assert.deepEqual([[open.evaluatedOn, open.minN, open.sealedUntil], [few.evaluatedOn, few.minN], [sealed.minN, sealed.sealedUntil]], [['2026-06-20', 5, undefined], [undefined, 5], [7, '2026-12-01']]);
      assert.equal(open.subject.name, '件');
      const [ofPrivate] = await items('/v1/evaluations?subject=QZ-2');
      assert.deepEqual([ofPrivate.subject.name, ofPrivate.figures.valid], ['群众意见（内容不公开）', 7]);
      assert.deepEqual(await ids('/v1/evaluations?q=%E9%82%BB%E5%B1%85'), []);
    });

    it('tells where a body belongs, which case a merged one goes on in, and at which meeting and of which place a ballot was', async () => {
      const [body] = await items('/v1/organizations?congressId=RD-1');
      assert.deepEqual([body.id, body.parentId, body.division], ['ZGW01', 'RD-1', { id: '1.01', name: '区1.01' }]);
      assert.deepEqual(await ids('/v1/organizations?congressId=RD-9'), []);
      assert.equal((await app.ask('/v1/cases/JY-3')).body.mergedInto, 'JY-1');
      const { session, candidates } = (await app.ask('/v1/ballots/PJ-1')).body;
      assert.deepEqual([session, candidates[0].division, candidates[1].division], [{ id: 'HY-1', name: '第一次会议' }, { id: '1.02', name: '区1.02' }, undefined]);
    });

    it('shows ballots as announced', async () => {
      const { body } = await app.ask('/v1/ballots/PJ-1');
      assert.deepEqual([body.candidateCount, body.candidates[0].investment, body.congress.name, body.division.name], [2, 1_000_000_000_000_000, '某县人大', '某县']);
      assert.deepEqual(body.candidates.map((one: any) => [one.yes, one.no, one.abstain, one.elected]), [[182, 10, 1, true], [100, 90, 3, false]]);
      assert.deepEqual(await ids('/v1/ballots?year=2026&division=990101'), ['PJ-1']);
      assert.deepEqual(await ids('/v1/ballots?year=2099'), []);
    });
  });
}

async function fill({ ctx: { store: { db } } }: TestApp): Promise<void> {
  const put = (table: string, ...values: object[]) => db.insertInto(table as never).values(values as never).execute();
  const grids = Array.from({ length: 10 }, (_, index) => rows.division(`1.${String(index + 1).padStart(2, '0')}`, { kind: 'grid' }));
  await put('divisions', rows.division('1'), rows.division('1.gone', { valid_to: '2025-12-31' }), ...grids);
  await put('congresses', { id: 'RD-1', name: '某县人大', level: 'county', division_id: '990101', division_name: '某县', source: 't', as_of: '2026-11-01' });
  await put('organizations', rows.organization('DBT1'), rows.organization('DW2'), rows.organization('ZGW01', { name: '专工委一', kind: 'committee', parent_id: 'RD-1', congress_id: 'RD-1', division_id: '1.01' }));
  await put('sessions', { id: 'HY-1', term_id: 'JC-1', congress_id: 'RD-1', number: 1, name: '第一次会议', start_date: '2026-01-08', end_date: null, source: 't', as_of: '2026-11-01' });
  await put('deputies', rows.deputy('DB1'), rows.deputy('DB2'), rows.deputy('DB%'), rows.deputy('DB_'));
  await put('memberships', rows.membership('DB1', 2, { delegation_id: 'DBT1' }), rows.membership('DB1', 1, { level: 'township', congress_id: 'RD-2', end_date: '2026-01-01', end_reason: 'term_ended' }));
  await put('stations', rows.station('JZ1', { longitude: 100.25, latitude: 30.5, datum: 'GCJ-02' }));
  await put('groups', { id: 'XZ1', name: '教育组', kind: 'industry', committee_id: 'ZGW01', ...searchable('教育组'), source: 't', as_of: '2026-11-01' });
  await put('deputy_divisions', { deputy_id: 'DB1', division_id: '1.01' });
  await put('deputy_stations', { deputy_id: 'DB1', station_id: 'JZ1' });
  await put('deputy_groups', { deputy_id: 'DB1', group_id: 'XZ1' });
  await put('station_divisions', { station_id: 'JZ1', division_id: '1.02' });

  await put('cases',
    rows.case('JY-1', { first_assigned_on: '2026-03-02', assigned_on: '2026-03-20', lead_handler_id: 'DBT1', pauses: JSON.stringify([{ from: '2026-03-05', until: '2026-03-08', reason: '等代表' }]) }),
    rows.case('JY-2', { registered_on: '2026-05-01', state: 'published', publication_mode: 'full' }),
    // Facts that contradict each other: waiting ends before it begins.
    rows.case('JY-3', { registered_on: '2026-01-01', assigned_on: '2026-01-05', merged_into: 'JY-1', pauses: JSON.stringify([{ from: '2026-02-05', until: '2026-02-01', reason: 'x' }]) }),
    rows.case('QZ-1', { origin: 'public_suggestion', title: '公开题', registered_on: '2026-04-01' }),
    rows.case('QZ-2', { origin: 'public_suggestion', title: '邻居的事', body: '邻居的事', search: '邻居的事', registered_on: '2026-04-02', publication_mode: 'full' }));
  await put('case_co_handlers', { case_number: 'JY-1', organization_id: 'DW2' });
  await put('case_deputies', { case_number: 'JY-1', deputy_id: 'DB1', role: 'lead', position: 0 });
  const step = (of: object, type: string, more: object = {}) => ({ ...of, type, at: '2026-03-01T09:00:00+08:00', role: 'congress_office', organization_id: null, note: null, public: true, ...more });
  await put('case_steps', step({ case_number: 'JY-1' }, 'registered'), step({ case_number: 'JY-1' }, 'urged', { public: false }), step({ case_number: 'QZ-2' }, 'registered', { note: '邻居反映' }));
  const reply = (of: object, body: string) => ({ version: 1, document_no: null, issued_on: '2026-06-01', signed_by: null, body, scheme: 'abcd', code: 'A', normal: 'solved', promise_due_on: null, meeting: '{"kind":"visit","on":"2026-05-30","note":"和张三见面"}', case_number: null, receipt_no: null, ...of });
  await put('replies', reply({ case_number: 'JY-1' }, '未公开'), reply({ case_number: 'JY-2' }, '答复全文'), reply({ case_number: 'QZ-2' }, '邻居'), reply({ receipt_no: 'S-full' }, '已修'), reply({ receipt_no: 'S-summary' }, '已修'));

  await put('suggestions',
    rows.suggestion('S-full', { state: 'transferred', case_number: 'QZ-1', submitted_at: '2026-03-01T23:30:00Z' }),
    rows.suggestion('S-summary', { visibility: 'summary' }),
    rows.suggestion('S-no', { may_publish: false, case_number: 'QZ-2', public_title: '邻居的事', state: 'transferred' }),
    rows.suggestion('S-private', { visibility: 'private' }), rows.suggestion('S-submitted', { state: 'submitted' }),
    rows.suggestion('S-hidden', { state: 'hidden' }), rows.suggestion('S-rejected', { state: 'rejected' }),
    ...['W1', 'W2', 'W3'].map((no) => rows.suggestion(no, { category: 'water', submitted_at: '2026-02-01T00:00:00.000001Z' })),
    rows.suggestion('W4', { category: 'water', submitted_at: '2026-02-01T00:00:00.000002Z' }));
  await put('suggestion_steps', step({ receipt_no: 'S-full' }, 'submitted', { public: false }), step({ receipt_no: 'S-full' }, 'accepted', { organization_id: 'DBT1' }));

  await put('evaluations', rows.evaluation('CP-1', { returned: 5, valid: 4, axes: '[{"axis":"overall","satisfied":4,"basic":0,"unsatisfied":0}]' }), rows.evaluation('CP-2', { evaluated_on: '2026-06-20', minimum: 3 }), rows.evaluation('CP-4', { subject_id: 'QZ-2', subject_name: '邻居的事', search: '邻居的事' }), rows.evaluation('CP-3', { sealed_until: '2026-12-01', minimum: 7 }));
  await put('ballots', rows.ballot('PJ-1', { session_id: 'HY-1' }));
  const candidate = (position: number, more: object) => ({ id: `PJ-1-${position}`, ballot_id: 'PJ-1', position, title: '修路', category: null, division_id: null, place: null, investment: null, funding: null, plan: null, proposer: null, blank: null, reason: null, elected: false, ...more });
  await put('candidates', candidate(2, { yes: 100, no: 90, abstain: 3 }), candidate(1, { yes: 182, no: 10, abstain: 1, elected: true, investment: '1000000000000000', division_id: '1.02' }));
}
