// Projects, documents, events and figures on both engines: the way from suggestion to evaluation, what may be done, what is counted.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addProjectReport, hideDisclosure, listStaffDisclosures, publishDisclosure, staffRoles } from '@congress-kit/api';
import { labels } from '@congress-kit/api/messages/works.zh-CN';
import { disclosureStatus, disclosureStatuses } from '@congress-kit/api/rules/disclosures';
import { noteStatuses } from '@congress-kit/server/store/disclosures';
import { settleProjectStates } from '@congress-kit/server/store/project-reports';
import { countStatistics, statisticsWatch } from '@congress-kit/server/store/statistics-counting';
import { sql } from 'kysely';
import { engines } from '../support/engines.ts';
import { rows } from './support.ts';
import { newKey, openCounty, type County, type Role } from './writing.ts';

const today = '2026-03-02';
const everyRole: readonly Role[] = ['office_clerk', 'office_director', 'handling_unit', 'co_handler', 'other_unit', 'supervising_committee', 'deputy', 'read_only', 'integration'];

for (const engine of engines()) {
  describe(`works on ${engine.name}`, () => {
    let county: County;
    const db = () => county.ctx.store.db;
    const put = (table: string, ...values: object[]) => db().insertInto(table as never).values(values as never).execute();
    const get = async (path: string) => (await county.get(path)).body;
    const ids = async (path: string): Promise<string[]> => (await get(path)).items.map((item: { id: string }) => item.id);
    const facet = async (path: string, name: string) => Object.fromEntries((await get(path)).facets[name].map(({ value, count }: { value: string; count: number }) => [value, count]));

    before(async () => {
      county = await openCounty(engine);
      await put('divisions', rows.division('990101.102', { kind: 'township', name: '柳溪镇' }));
      await put('suggestions', rows.suggestion('S1'), rows.suggestion('S2', { visibility: 'private' }), rows.suggestion('S3', { state: 'submitted' }));
      await put('ballots', rows.ballot('PJ1'));
      const candidate = (position: number, more: object) => ({ id: `PJ1-${position}`, ballot_id: 'PJ1', position, title: `候选${position}`, category: null, division_id: null, place: null, investment: null, funding: null, plan: null, proposer: null, blank: null, reason: null, yes: 9, no: 1, abstain: 0, ...more });
      await put('candidates', candidate(1, { elected: true }), candidate(2, { elected: false }));
      await put('candidate_suggestions', ...['S1', 'S2', 'S3'].map((receipt_no) => ({ candidate_id: 'PJ1-1', receipt_no })), { candidate_id: 'PJ1-2', receipt_no: 'S1' });
      await put('projects',
        rows.project('P1', { title: '安装路灯', ballot_id: 'PJ1', candidate_id: 'PJ1-1', division_id: '990101.102', lead_unit_id: 'DW1', funds: 1_000_000_000_000_000, fund_sources: '[{"name":"县级财政","amount":1000000000000000}]', search: '安装路灯' }),
        rows.project('P2', { lead_unit_id: 'DW3' }), rows.project('P3', { lead_unit_id: 'DW3', acceptance: '{"on":"2026-02-20","result":"passed","by":"验收组"}' }));
      await put('project_units', { project_id: 'P1', organization_id: 'DW2' });
      const milestone = (project_id: string, position: number, weight: number, percent: number, done_on: string | null = null) => ({ project_id, position, title: `节点${position}`, weight, planned_on: `2026-0${position + 1}-28`, percent, done_on });
      await put('project_milestones', milestone('P1', 1, 30, 100, '2026-02-10'), milestone('P1', 2, 70, 20), milestone('P2', 1, 100, 0), milestone('P3', 1, 100, 100, '2026-02-15'));
      await put('project_reports', { project_id: 'P1', reported_on: '2026-02-20', percent: 40, spent: 500, done: null, problem: null, next: null, organization_id: 'DW1' });
      await put('project_adjustments', { project_id: 'P1', position: 1, decided_on: '2026-02-12', kind: 'schedule', before: '2026-10-31', after: '2026-11-30', reason: '汛期', decided_by: '主任会议', document_no: null });
      await put('evaluations', rows.evaluation('CP1', { subject_kind: 'project', subject_id: 'P3' }));
      await settleProjectStates(db(), ['P1', 'P2', 'P3']);
    });
    after(() => county.close());

    it('the way is followed from suggestion to evaluation and back, and names nothing that is not public', async () => {
      const suggestion = await get('/suggestions/S1');
      assert.deepEqual(suggestion.candidates, [
        { id: 'PJ1-1', title: '候选1', ballot: { id: 'PJ1', name: '票决PJ1' }, elected: true, project: { id: 'P1', name: '安装路灯' } },
        { id: 'PJ1-2', title: '候选2', ballot: { id: 'PJ1', name: '票决PJ1' }, elected: false },
      ]);
      const ballot = await get('/ballots/PJ1');
      assert.deepEqual(ballot.candidates[0].suggestions, [{ receiptNo: 'S1', title: '公开题' }]);
      assert.deepEqual(ballot.candidates.map((one: { project?: { id: string } }) => one.project?.id), ['P1', undefined]);
      const project = await get(`/projects/${ballot.candidates[0].project.id}`);
      assert.deepEqual([project.ballot.id, project.candidate.id, project.suggestions], ['PJ1', 'PJ1-1', [{ receiptNo: 'S1', title: '公开题' }]]);
      for (const filter of ['suggestion=S1', 'candidate=PJ1-1', 'ballot=PJ1']) assert.deepEqual(await ids(`/projects?${filter}`), ['P1'], filter);
      for (const hidden of ['S2', 'S3']) assert.deepEqual(await ids(`/projects?suggestion=${hidden}`), [], 'asking tells nothing of what is not public');
      const evaluated = await get('/projects/P3');
      assert.deepEqual([evaluated.state, evaluated.evaluations], ['evaluated', [{ id: 'CP1', round: 1 }]]);
      assert.deepEqual(await ids('/evaluations?subjectKind=project&subject=P3'), ['CP1']);
    });

    it('projects say how far they are, exactly', async () => {
      const project = await get('/projects/P1');
      assert.deepEqual(project.progress, { numerator: 4400, denominator: 10_000, percent: '44.0' });
      assert.deepEqual(project.funds, { planned: 1_000_000_000_000_000, spent: 500, percent: '0.1', over: false });
      assert.deepEqual([project.state, project.reportedOn, project.finishedOn, project.leadUnit.name, project.coUnits[0].name, project.division.name], ['under_way', '2026-02-20', undefined, '住建局', '交通局', '柳溪镇']);
      assert.deepEqual([project.adjustments[0].before, project.adjustments[0].after], ['2026-10-31', '2026-11-30']);
      assert.equal((await get('/projects/P3')).finishedOn, '2026-02-15');
      for (const [filter, expected] of [['state=planned&state=evaluated', ['P2', 'P3']], ['organization=DW2', ['P1']], ['organization=DW3', ['P2', 'P3']], ['division=990101.102', ['P1']], ['year=2026', ['P1', 'P2', 'P3']], ['year=2025', []], ['q=%E8%B7%AF%E7%81%AF', ['P1']]] as const) {
        assert.deepEqual(await ids(`/projects?${filter}`), expected, filter);
      }
      assert.deepEqual(await facet('/projects?facets=state,organization&state=planned', 'state'), { under_way: 1, planned: 1, evaluated: 1 });
      assert.deepEqual(await facet('/projects?facets=organization', 'organization'), { DW1: 1, DW2: 1, DW3: 2 });
      assert.deepEqual(await facet('/projects?facets=township', 'township'), { '990101.102': 1 });
      const [listed] = (await get('/projects?include=milestones,reports')).items;
      assert.deepEqual([listed.milestones, listed.reports], [project.milestones, project.reports]);
    });

    it('a unit reports on its own projects, the office on all, nobody else; nothing falls, and the milestones move along', async () => {
      const report = { percent: 50, spent: 600, done: '打电话给13800001234联系人' };
      const send = (role: Role, body: object, id = 'P1', key = newKey()) => county.post(`/staff/projects/${id}/reports`, body, { token: county.tokens[role], key });
      for (const role of ['other_unit', 'supervising_committee', 'deputy', 'read_only', 'integration'] as const) assert.equal((await send(role, report)).status, 403, role);
      assert.equal((await send('office_clerk', report, 'P9')).status, 404);
      const faultOf = async (body: object) => (await send('handling_unit', body)).body.errors.map(({ pointer, code, params }: { pointer: string; code: string; params?: object }) => [pointer, code, params]);
      assert.deepEqual(await faultOf({ ...report, on: '2026-03-03' }), [['/on', 'too_large', { max: today }]]);
      assert.deepEqual(await faultOf({ ...report, on: '2026-02-20' }), [['/on', 'too_small', { min: '2026-02-21' }]]);
      assert.deepEqual(await faultOf({ ...report, percent: 39 }), [['/percent', 'too_small', { min: 40 }]]);
      assert.deepEqual(await faultOf({ ...report, spent: 499 }), [['/spent', 'too_small', { min: 500 }]]);
      assert.deepEqual(await faultOf({ ...report, milestones: [{ position: 2, percent: 60 }, { position: 7, percent: 5 }] }), [['/milestones/1/position', 'unknown_reference', undefined]]);
      assert.deepEqual(await faultOf({ ...report, milestones: [{ position: 2, percent: 10 }] }), [['/milestones/0/percent', 'too_small', { min: 20 }]]);
      assert.equal((await get('/projects/P1')).progress.percent, '44.0', 'a refusal writes nothing');

      const key = newKey();
      const sent = await send('co_handler', { ...report, milestones: [{ position: 2, percent: 60 }] }, 'P1', key);
      assert.deepEqual([sent.status, sent.body.progress.percent, sent.body.reports.at(-1).by.name, sent.body.reports.at(-1).done], [201, '72.0', '交通局', '打电话给138********联系人']);
      const again = await send('co_handler', { ...report, milestones: [{ position: 2, percent: 60 }] }, 'P1', key);
      assert.deepEqual([again.headers['idempotent-replayed'], again.text], ['true', sent.text]);
      assert.equal((await send('office_clerk', { ...report, percent: 51 })).body.errors[0].pointer, '/on', 'one report a day');
      county.pass(1);
      const finished = await send('office_director', { percent: 100, spent: 700, milestones: [{ position: 2, percent: 100 }] });
      county.pass(-1);
      assert.deepEqual([finished.body.state, finished.body.finishedOn, finished.body.milestones[1].doneOn], ['finished', '2026-03-03', '2026-03-03']);
      const closed = await send('other_unit', { percent: 100, spent: 1 }, 'P3');
      assert.deepEqual([closed.status, closed.body.code], [409, 'move_not_allowed']);
      const acts = await db().selectFrom('audit').select(['act', 'subject', 'detail']).where('act', '=', 'project.report').orderBy('id').execute();
      assert.deepEqual(acts.map(({ subject, detail }) => [subject, (detail as { percent: number }).percent]), [['P1', 50], ['P1', 100]]);
    });

    it('documents are public once published by the office with a reviewer, and gone once taken down', async () => {
      await put('disclosures', rows.disclosure('G1', { publication: 'draft', title: '送审稿', effective_on: '2026-03-03' }), rows.disclosure('G2', { issued_on: '2026-02-02' }), rows.disclosure('G0', { effective_on: '2020-01-01' }));
      await put('disclosure_replacements', { disclosure_id: 'G1', replaces_id: 'G0' }, { disclosure_id: 'G2', replaces_id: 'G1' });
      const act = (what: 'publications' | 'withdrawals', body: object, role: Role = 'office_director', id = 'G1') => county.post(`/staff/disclosures/${id}/${what}`, body, { token: county.tokens[role] });
      assert.equal((await county.get('/disclosures/G1')).status, 404);
      assert.deepEqual((await ids('/disclosures')).sort(), ['G0', 'G2']);
      assert.deepEqual([(await get('/disclosures/G0')).replacedBy, (await get('/disclosures/G0')).status, (await get('/disclosures/G2')).replaces], [[], 'in_force', []], 'a draft is not told of');
      for (const role of everyRole) {
        const isOffice = role.startsWith('office');
        if (!isOffice) for (const [what, body] of [['publications', { reviewer: '甲' }], ['withdrawals', { reason: '错' }]] as const) assert.equal((await act(what, body, role)).status, 403, `${role} ${what}`);
        assert.equal((await county.get('/staff/disclosures', { token: county.tokens[role] })).status, isOffice || role === 'read_only' || role === 'integration' ? 200 : 403, role);
      }
      assert.deepEqual((await act('publications', {})).body.errors.map((error: { pointer: string }) => error.pointer), ['/reviewer']);
      const early = await act('withdrawals', { reason: '错' });
      assert.deepEqual([early.status, early.body.allowed], [409, ['published']]);
      const published = await act('publications', { reviewer: '许主任' });
      assert.deepEqual([published.status, published.body.publication, published.body.reviewer], [201, 'published', '许主任']);
      assert.deepEqual([(await get('/disclosures/G0')).status, (await get('/disclosures/G0')).replacedBy[0].name], ['in_force', '送审稿'], 'it takes its place from its own day on');
      assert.equal((await act('publications', { reviewer: '许主任' })).status, 409);
      const text = (await county.get('/disclosures/G1')).text;
      assert.doesNotMatch(text, /许主任|publication|hiddenReason/);
      const hidden = await act('withdrawals', { reason: '附件有误' }, 'office_clerk');
      assert.deepEqual([hidden.body.publication, hidden.body.hiddenReason], ['hidden', '附件有误']);
      assert.equal((await county.get('/disclosures/G1')).status, 404);
      assert.deepEqual(await (async () => (await county.get('/staff/disclosures?publication=hidden', { token: county.tokens.read_only })).body.items.map((item: { id: string }) => item.id))(), ['G1']);
      const acts = await db().selectFrom('audit').select('act').where('subject', '=', 'G1').orderBy('id').execute();
      assert.deepEqual(acts.map((one) => one.act), ['disclosure.publish', 'disclosure.hide']);
      await sql`delete from disclosure_replacements`.execute(db());
      await sql`delete from disclosures`.execute(db());
    });

    it('the database reads the days of a document as the rule does', async () => {
      const days = [null, '2026-03-01', today, '2026-03-03'];
      const made: { id: string; expected: string }[] = [];
      for (const effective of days) for (const expires of days) for (const repealed of days) for (const replaced of days) {
        const id = `D${made.length}`;
        made.push({ id, expected: disclosureStatus({ effectiveOn: effective, expiresOn: expires, repealedOn: repealed, replacedOn: replaced }, today) });
        await put('disclosures', rows.disclosure(id, { effective_on: effective, expires_on: expires, repealed_on: repealed }));
        if (replaced === null) continue;
        await put('disclosures', rows.disclosure(`N${id}`, { kind: 'other', effective_on: replaced, publication: 'published' }));
        await put('disclosure_replacements', { disclosure_id: `N${id}`, replaces_id: id });
      }
      assert.equal(made.length, 256);
      const counted = await facet('/disclosures?kind=resolution&facets=status', 'status');
      for (const status of disclosureStatuses) {
        const expected = made.filter((one) => one.expected === status).map((one) => one.id).sort();
        const found: string[] = [];
        for (let cursor = ''; ;) {
          const page = await get(`/disclosures?kind=resolution&status=${status}&limit=100${cursor}`);
          found.push(...page.items.map((item: { id: string; status: string }) => { assert.equal(item.status, status); return item.id; }));
          if (!page.nextCursor) break;
          cursor = `&cursor=${page.nextCursor}`;
        }
        assert.deepEqual(found.sort(), expected, status);
        assert.equal(counted[status] ?? 0, expected.length, status);
      }
      // The night brings a change that nobody writes: who asks for what changed hears of it, once.
      await sql`update disclosures set updated_at = '2026-03-02T08:00:00+08:00'`.execute(db());
      await noteStatuses(db(), today);
      assert.deepEqual(await ids('/disclosures?updatedSince=2026-03-02T09:00:00%2B08:00&limit=1'), []);
      await noteStatuses(db(), '2026-03-03');
      const changed = (await get('/disclosures?updatedSince=2026-03-02T09:00:00%2B08:00&limit=1&kind=resolution')).total;
      const tomorrow = { effective: 0 };
      for (const effective of days) for (const expires of days) for (const repealed of days) for (const replaced of days) {
        if (effective === '2026-03-03' || repealed === '2026-03-03' || replaced === '2026-03-03' || expires === today) tomorrow.effective += 1;
      }
      assert.equal(changed, tomorrow.effective);
      await sql`delete from disclosure_replacements`.execute(db());
      await sql`delete from disclosures`.execute(db());
    });

    it('documents by kind, organ, year and word', async () => {
      await put('disclosures',
        rows.disclosure('G1', { kind: 'opinion', organ_id: 'RD1', issued_on: '2025-05-01' }),
        rows.disclosure('G2', { kind: 'opinion', legal_basis: '["《监督法》第二十条"]', attachments: JSON.stringify([{ name: '意见.pdf', mediaType: 'application/pdf', bytes: 12, sha256: 'a'.repeat(64), url: 'https://x.example/1.pdf' }]) }));
      assert.deepEqual(await ids('/disclosures?kind=opinion&year=2025'), ['G1']);
      assert.deepEqual(await ids('/disclosures?organ=RD1'), ['G1']);
      assert.deepEqual(await facet('/disclosures?facets=year&year=2025', 'year'), { 2025: 1, 2026: 1 });
      const detail = await get('/disclosures/G2');
      assert.deepEqual([detail.legalBasis, detail.attachments[0].sha256], [['《监督法》第二十条'], 'a'.repeat(64)]);
      assert.equal('attachments' in (await get('/disclosures?kind=opinion')).items[0], false);
    });

    it('events: what is on between two days of Shanghai, cancelled ones too', async () => {
      await put('events',
        rows.event('E1', { starts_at: '2026-03-01T16:30:00Z', ends_at: '2026-03-02T02:00:00Z' }), rows.event('E2', { starts_at: '2026-03-04T00:30:00+08:00', status: 'cancelled', status_note: '合并举行' }),
        rows.event('E3', { kind: 'congress_session', starts_at: '2026-02-27T09:00:00+08:00', ends_at: '2026-03-03T17:00:00+08:00', attendance: 'by_application', seats: 20 }), rows.event('E4', { starts_at: '2026-03-05T09:00:00+08:00' }));
      assert.deepEqual(await ids('/events?sort=startsAt&from=2026-03-02&until=2026-03-04'), ['E3', 'E1', 'E2']);
      assert.deepEqual(await ids('/events?from=2026-03-04'), ['E4', 'E2']);
      assert.deepEqual(await ids('/events?until=2026-03-01'), ['E3']);
      assert.deepEqual(await ids('/events?attendance=by_application'), ['E3']);
      const [cancelled] = (await get('/events?status=cancelled')).items;
      assert.deepEqual([cancelled.id, cancelled.statusNote, cancelled.startsAt], ['E2', '合并举行', '2026-03-04T00:30:00+08:00']);
      assert.equal((await county.get('/events?from=2026-02-30')).body.errors[0].pointer, '/from');
      assert.deepEqual(await facet('/events?facets=kind&kind=hearing', 'kind'), { hearing: 3, congress_session: 1 });
    });

    it('activities: by deputy, kind and the year they began in; what a deputy did is counted and never put in an order', async () => {
      await put('deputies', rows.deputy('DB8'), rows.deputy('DB9'));
      await put('activities',
        rows.activity('L1', { held_on: '2025-12-31', until: '2026-01-02', kind: 'visit', residents: 12, opinions: 3 }), rows.activity('L2', { division_id: '990101.102', station_id: 'JZ1', title: '接待日', search: '接待日\nl2' }),
        rows.activity('L3', { kind: 'duty_report', held_on: '2026-02-01' }));
      const present = (activity_id: string, ...deputies: string[]) => deputies.map((deputy_id, position) => ({ activity_id, deputy_id, position }));
      await put('activity_deputies', ...present('L1', 'DB9', 'DB8'), ...present('L2', 'DB9'), ...present('L3', 'DB8'));
      assert.deepEqual(await ids('/activities'), ['L2', 'L3', 'L1']);
      for (const [query, found] of [['deputy=DB9', 'L2 L1'], ['deputy=DB9&year=2025', 'L1'], ['year=2026', 'L2 L3'], ['kind=duty_report,visit', 'L3 L1'], ['division=990101', 'L2'], ['station=JZ1', 'L2'], ['deputy=DB7', ''], ['q=接待日', 'L2'], ['sort=on', 'L1 L3 L2']] as const) {
        assert.equal((await ids(`/activities?${query}`)).join(' '), found, query);
      }
      assert.deepEqual(await facet('/activities?facets=kind,year&deputy=DB8&year=2026', 'kind'), { duty_report: 1 });
      assert.deepEqual(await facet('/activities?facets=year&deputy=DB8&year=2026', 'year'), { 2025: 1, 2026: 1 });
      const one = await get('/activities/L1');
      assert.deepEqual([one.on, one.until, one.deputies, one.residents, one.opinions, one.summary], ['2025-12-31', '2026-01-02', [{ id: 'DB9', name: '代表DB9' }, { id: 'DB8', name: '代表DB8' }], 12, 3, undefined]);

      await put('duty_records', rows.dutyRecord('DB8', 2026), rows.dutyRecord('DB9', 2025, { total: 9, points: '{"points":86.5,"scheme":"积分办法","on":"2025-12-31"}' }), rows.dutyRecord('DB9', 2026, { kinds: '{"from_later":2}' }));
      assert.deepEqual([await ids('/duty-records'), await ids('/duty-records?deputy=DB9&year=2026'), await ids('/duty-records?q=db8')], [['DB8-2026', 'DB9-2025', 'DB9-2026'], ['DB9-2026'], ['DB8-2026']]);
      const record = await get('/duty-records/DB9-2025');
      assert.deepEqual([record.deputy.name, record.total, record.kinds, record.points, record.definition], ['代表DB9', 9, [{ kind: 'reception', count: 1 }, { kind: 'visit', count: 1 }], { points: 86.5, scheme: '积分办法', on: '2025-12-31' }, labels.dutyDefinitions.activities]);
      for (const order of ['total', '-total', 'points', '-points']) assert.equal((await county.get(`/duty-records?sort=${order}`)).status, 422, 'nobody is ranked');
    });

    it('what can be counted is counted, by its definition, and anew when something changes', async () => {
      await sql`delete from candidate_suggestions`.execute(db());
      await sql`delete from suggestions`.execute(db());
      const received = { submitted_at: '2025-12-31T23:30:00Z' };
      await put('suggestions',
        ...['accepted', 'replied', 'closed', 'rejected', 'referred'].map((state) => rows.suggestion(`Q-${state}`, { ...received, state })),
        ...['submitted', 'screening', 'merged', 'withdrawn', 'needs_supplement'].map((state) => rows.suggestion(`Q-${state}`, { ...received, state })),
        rows.suggestion('Q-hidden', { ...received, state: 'hidden', hidden_from: 'replied' }), rows.suggestion('Q-case', { ...received, state: 'transferred', case_number: 'K3' }),
        rows.suggestion('Q-open', { ...received, state: 'transferred', case_number: 'K1' }), rows.suggestion('Q-old', { submitted_at: '2025-12-31T15:59:00Z', state: 'closed' }));
      const assigned = { first_assigned_on: '2026-01-05', assigned_on: '2026-01-05', due_on: '2026-04-07' };
      await put('cases',
        rows.case('K1', assigned), rows.case('K2', { ...assigned, state: 'replied', done_on: '2026-04-07' }), rows.case('K3', { ...assigned, state: 'published', done_on: '2026-06-01' }),
        rows.case('K4', { state: 'registered' }), rows.case('K5', { ...assigned, state: 'merged' }), rows.case('K6', { ...assigned, state: 'look_back', registered_on: '2025-03-01', done_on: '2026-05-01' }));
      const answer = (case_number: string, version: number, issued_on: string, normal: string) => ({ case_number, receipt_no: null, version, document_no: null, issued_on, signed_by: null, body: '答复', scheme: 'abcd', code: 'A', normal, promise_due_on: null, meeting: null });
      await put('replies', answer('K2', 1, '2026-04-07', 'planned'), answer('K3', 1, '2026-03-01', 'in_progress'), answer('K3', 2, '2026-06-01', 'solved'), answer('K6', 1, '2026-05-01', 'solved'));
      await countStatistics(db(), today);
      const figures = Object.fromEntries((await get('/statistics?limit=100&computed=true')).items.map((one: { id: string; numerator: number; denominator: number; percent: string }) => [one.id, `${one.numerator}/${one.denominator} ${one.percent}`]));
      assert.deepEqual(figures, {
        // 23:30 UTC of the last day is the new year in Shanghai.
        'suggestion_acceptance-990101-2026': '6/8 75.0', 'suggestion_acceptance-990101-2025': '1/1 100.0', 'suggestion_completion-990101-2026': '4/6 66.7', 'suggestion_completion-990101-2025': '1/1 100.0',
        'case_reply-990101-2026': '2/3 66.7', 'case_reply-990101-2025': '1/1 100.0', 'case_reply_on_time-990101-2026': '2/2 100.0', 'case_reply_on_time-990101-2025': '0/1 0.0',
        'case_completion-990101-2026': '1/3 33.3', 'case_completion-990101-2025': '1/1 100.0', 'case_solved-990101-2026': '1/2 50.0', 'case_solved-990101-2025': '1/1 100.0',
        'project_completion-990101-2026': '1/3 33.3',
      });
      const one = await get('/statistics/case_completion-990101-2026');
      assert.deepEqual([one.definition, one.period, one.division.name, one.computed, one.rounding, one.asOf], [labels.statisticDefinitions.case_completion, { from: '2026-01-01', to: '2026-12-31' }, '青禾县', true, 'half_up_1', today]);

      await sql`update statistics set updated_at = '2026-01-01T00:00:00Z'`.execute(db());
      const watch = statisticsWatch(db());
      await watch(today);
      assert.deepEqual(await ids('/statistics?updatedSince=2026-02-01T00:00:00Z'), [], 'counted again, the same');
      await db().updateTable('cases').set({ state: 'completed' }).where('number', '=', 'K2').execute();
      await watch(today);
      assert.deepEqual(await ids('/statistics?updatedSince=2026-02-01T00:00:00Z'), ['case_completion-990101-2026']);
      assert.equal((await get('/statistics/case_completion-990101-2026')).numerator, 2);
    });

    it('reported figures stand beside them; a percent never without its denominator', async () => {
      await put('statistics', rows.statistic('TJ1', { metric: 'residents_received', numerator: 2680, denominator: null, unit: '人次' }), rows.statistic('TJ2', { metric: 'grid_matters', numerator: 3192, denominator: 3242 }), rows.statistic('TJ3', { numerator: 0, denominator: 0 }));
      const items = (await get('/statistics?computed=false&sort=id')).items;
      assert.deepEqual(items.map((item: { numerator: number; denominator?: number; percent?: string }) => [item.numerator, item.denominator, item.percent]), [[2680, undefined, undefined], [3192, 3242, '98.5'], [0, 0, undefined]]);
      assert.deepEqual(await ids('/statistics?metric=grid_matters'), ['TJ2']);
      assert.equal((await facet('/statistics?facets=metric&year=2026', 'metric'))['grid_matters'], 1);
    });

    it('the contract names the roles that may', () => {
      for (const { id, roles } of [addProjectReport, publishDisclosure, hideDisclosure, listStaffDisclosures]) assert.ok(roles.length > 0 && roles.every((role) => staffRoles.includes(role)), id);
    });
  });
}
