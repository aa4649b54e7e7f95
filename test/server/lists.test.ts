// Lists on both engines: every order is walked once through under inserts and served by an index, and what changed is found.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { operations } from '../../packages/api/src/operations.ts';
import { noteUnsealed } from '../../packages/server/src/store/evaluations.ts';
import { ballotSorts } from '../../packages/server/src/store/ballots.ts';
import { consultationSorts, qaSessionSorts, solicitationSorts } from '../../packages/server/src/store/calls.ts';
import { caseSorts } from '../../packages/server/src/store/cases.ts';
import { congressSorts, organizationSorts, sessionSorts, termSorts } from '../../packages/server/src/store/congresses.ts';
import { deputySorts } from '../../packages/server/src/store/deputies.ts';
import { divisionSorts } from '../../packages/server/src/store/divisions.ts';
import { disclosureSorts } from '../../packages/server/src/store/disclosures.ts';
import { evaluationSorts } from '../../packages/server/src/store/evaluations.ts';
import { activitySorts } from '../../packages/server/src/store/activities.ts';
import { dutyRecordSorts } from '../../packages/server/src/store/duty-records.ts';
import { eventSorts } from '../../packages/server/src/store/events.ts';
import { groupSorts } from '../../packages/server/src/store/groups.ts';
import { chosen, type Sorts } from '../../packages/server/src/store/paging.ts';
import { projectSorts } from '../../packages/server/src/store/projects.ts';
import { stationSorts } from '../../packages/server/src/store/stations.ts';
import { statisticSorts } from '../../packages/server/src/store/statistics.ts';
import { isPublicSuggestion, suggestionSorts } from '../../packages/server/src/store/suggestions.ts';
import { commentSorts, questionSorts, topicSorts } from '../../packages/server/src/store/voices.ts';
import { sql } from 'kysely';
import { searchable } from '@congress-kit/server/store/searching';
import { engines } from '../support/engines.ts';
import { openApp, rows, type TestApp } from './support.ts';

const origin = { source: 't', as_of: '2026-11-01' };
const many = (count: number, make: (index: number) => object): object[] => Array.from({ length: count }, (_, index) => make(index));
const two = (index: number): string => String(index).padStart(2, '0');

/** Every public list, how its records are told apart, and a record to slip in while it is walked. */
const lists: readonly { path: string; key: string; table: string; column: string; sorts: Sorts; prefix?: string; make: (id: string, index: number) => object }[] = [
  { path: '/comments', key: 'id', table: 'voices', column: 'receipt_no', sorts: commentSorts, prefix: 'VC', make: (id, index) => rows.voice(id, 'comment', 'asked', index) },
  { path: '/topics', key: 'id', table: 'voices', column: 'receipt_no', sorts: topicSorts, prefix: 'VT', make: (id, index) => rows.voice(id, 'topic', 'asked', index) },
  { path: '/questions', key: 'id', table: 'voices', column: 'receipt_no', sorts: questionSorts, prefix: 'VQ', make: (id, index) => rows.voice(id, 'question', 'asked', index) },
  { path: '/consultations', key: 'id', table: 'calls', column: 'id', sorts: consultationSorts, prefix: 'C', make: (id, index) => rows.call(id, 'consultation', { closes_on: `2026-03-0${1 + (index % 3)}` }) },
  { path: '/solicitations', key: 'id', table: 'calls', column: 'id', sorts: solicitationSorts, prefix: 'S', make: (id, index) => rows.call(id, 'solicitation', { closes_on: `2026-03-0${1 + (index % 3)}` }) },
  { path: '/qa-sessions', key: 'id', table: 'calls', column: 'id', sorts: qaSessionSorts, prefix: 'Q', make: (id, index) => rows.call(id, 'qa_session', { held_on: `2026-03-0${1 + (index % 3)}` }) },
  { path: '/divisions', key: 'id', table: 'divisions', column: 'id', sorts: divisionSorts, make: (id, index) => rows.division(id, { pinyin: ['a', 'b'][index % 2] }) },
  { path: '/congresses', key: 'id', table: 'congresses', column: 'id', sorts: congressSorts, make: (id) => ({ id, name: id, level: 'county', division_id: '1', division_name: '县', ...origin }) },
  { path: '/terms', key: 'id', table: 'terms', column: 'id', sorts: termSorts, make: (id) => ({ id, congress_id: 'RD', number: 1, name: id, start_date: '2026-01-01', end_date: null, ...origin }) },
  { path: '/sessions', key: 'id', table: 'sessions', column: 'id', sorts: sessionSorts, make: (id, index) => ({ id, term_id: 'T', congress_id: 'RD', number: 1, name: id, start_date: `2026-01-0${1 + (index % 3)}`, end_date: null, ...origin }) },
  { path: '/organizations', key: 'id', table: 'organizations', column: 'id', sorts: organizationSorts, make: (id) => rows.organization(id) },
  { path: '/groups', key: 'id', table: 'groups', column: 'id', sorts: groupSorts, make: (id) => ({ id, name: id, kind: 'area', committee_id: null, ...searchable(id), ...origin }) },
  { path: '/stations', key: 'id', table: 'stations', column: 'id', sorts: stationSorts, make: (id) => rows.station(id) },
  { path: '/deputies', key: 'id', table: 'deputies', column: 'id', sorts: deputySorts, make: (id, index) => rows.deputy(id, { pinyin: ['wang', 'li', 'shan xiao'][index % 3] }) },
  { path: '/suggestions', key: 'receiptNo', table: 'suggestions', column: 'receipt_no', sorts: suggestionSorts, make: (id, index) => rows.suggestion(id, { support_count: index % 3, submitted_at: `2026-03-0${1 + (index % 2)}T09:00:00+08:00` }) },
  { path: '/cases', key: 'number', table: 'cases', column: 'number', sorts: caseSorts, make: (id, index) => rows.case(id, { registered_on: `2026-03-0${1 + (index % 3)}` }) },
  { path: '/evaluations', key: 'id', table: 'evaluations', column: 'id', sorts: evaluationSorts, make: (id) => rows.evaluation(id) },
  { path: '/ballots', key: 'id', table: 'ballots', column: 'id', sorts: ballotSorts, make: (id, index) => rows.ballot(id, { voted_on: `2026-01-0${1 + (index % 3)}` }) },
  { path: '/projects', key: 'id', table: 'projects', column: 'id', sorts: projectSorts, make: (id, index) => rows.project(id, { due_on: `2026-09-0${1 + (index % 3)}` }) },
  { path: '/disclosures', key: 'id', table: 'disclosures', column: 'id', sorts: disclosureSorts, make: (id, index) => rows.disclosure(id, { issued_on: `2026-02-0${1 + (index % 3)}` }) },
  { path: '/events', key: 'id', table: 'events', column: 'id', sorts: eventSorts, make: (id, index) => rows.event(id, { starts_at: `2026-12-01T09:00:00.00000${index % 3}+08:00` }) },
  { path: '/activities', key: 'id', table: 'activities', column: 'id', sorts: activitySorts, make: (id, index) => rows.activity(id, { held_on: `2026-03-0${1 + (index % 3)}` }) },
  { path: '/duty-records', key: 'id', table: 'duty_records', column: 'id', sorts: dutyRecordSorts, make: (id) => rows.dutyRecord(id, 2026, { id }) },
  { path: '/statistics', key: 'id', table: 'statistics', column: 'id', sorts: statisticSorts, make: (id, index) => rows.statistic(id, { period_to: `202${4 + (index % 3)}-12-31` }) },
];

const changedAt = '2026-06-01T00:00:00Z';

for (const engine of engines()) {
  describe(`lists on ${engine.name}`, () => {
    let app: TestApp;
    const put = (table: string, values: object[]) => app.ctx.store.db.insertInto(table as never).values(values as never).execute();
    const ids = async (path: string, key: string): Promise<string[]> => (await app.ask(`/v1${path}`)).body.items.map((item: any) => item[key]);
    before(async () => {
      app = await openApp(engine);
      // Of no kind, so that no list shows it.
      await put('calls', [rows.call('asked', 'none')]);
      // Several of the same instant, so that the tie has to be broken.
      for (const { table, make, prefix = '' } of lists) await put(table, many(9, (index) => ({ ...make(`${prefix}R${two(index * 2)}`, index), updated_at: `2026-05-0${1 + (index % 3)}T00:00:00.00000${index % 2}Z` })));
    });
    after(() => app.close());

    it('there is a sorted list here for each list of the contract', () => {
      const paths = operations.filter(({ query, access }) => access === 'public' && query && 'cursor' in query._zod.def.shape).map(({ path }) => path);
      assert.deepEqual(lists.map(({ path }) => path).sort(), paths.sort());
    });

    for (const { path, key, table, column, sorts, make, prefix = '' } of lists) {
      for (const order of Object.keys(sorts.orders).flatMap((name) => [name, `-${name}`])) {
        it(`${path} by ${order}: each once, in order, while records come`, async () => {
          const whole = await ids(`${path}?sort=${order}&limit=100`, key);
          const opposite = await ids(`${path}?sort=${order.startsWith('-') ? order.slice(1) : `-${order}`}&limit=100`, key);
          assert.deepEqual(opposite, [...whole].reverse());
          const seen: string[] = [];
          let cursor = '';
          for (let page = 0; page < 30; page += 1) {
            const { body } = await app.ask(`/v1${path}?sort=${order}&limit=2${cursor && `&cursor=${cursor}`}`);
            seen.push(...body.items.map((item: any) => item[key]));
            if (page === 1) await put(table, [{ ...make(`New-${order.replace('-', 'Z')}`, 1), updated_at: '2026-05-02T00:00:00Z' }]);
            cursor = body.nextCursor ?? '';
            if (!cursor) break;
          }
          assert.equal(new Set(seen).size, seen.length);
          assert.deepEqual(seen.filter((id) => whole.includes(id)), whole);
          await sql`delete from ${sql.table(table)} where ${sql.ref(column)} like 'New-%'`.execute(app.ctx.store.db);
        });
      }

      it(`${path}: a cursor belongs to its order, and the usual order has a name`, async () => {
        const first = await app.ask(`/v1${path}?limit=2`);
        const cursor = first.body.nextCursor;
        assert.deepEqual((await app.ask(`/v1${path}?limit=2&sort=${sorts.usual}`)).body.items, first.body.items);
        assert.equal((await app.ask(`/v1${path}?limit=2&sort=${sorts.usual}&cursor=${cursor}`)).status, 200);
        for (const other of ['changedAt', '-changedAt']) {
          const { status, body } = await app.ask(`/v1${path}?limit=2&sort=${other}&cursor=${cursor}`);
          assert.deepEqual([status, body.errors[0].pointer, body.errors[0].code], [422, '/cursor', 'bad_format']);
        }
        assert.equal((await app.ask(`/v1${path}?sort=source`)).body.errors[0].code, 'not_one_of');
      });

      it(`${path}: every order is served by an index`, async () => {
        await app.ctx.store.db.transaction().execute(async (trx) => {
          // Nine rows are read faster without one; the question is whether there is one.
          await sql`set local enable_seqscan = off`.execute(trx);
          await sql`set local enable_sort = off`.execute(trx);
          await sql`set local enable_bitmapscan = off`.execute(trx);
          // What is not public is in none of the indexes that are the public's.
          const listed = table === 'suggestions' ? isPublicSuggestion : sql`true`;
          for (const name of Object.keys(sorts.orders)) {
            const { keys } = chosen(sorts, name);
            const order = sql.join(keys.map((one) => sql`${one.expression} desc`));
            const { rows: plan } = await sql<{ 'QUERY PLAN': string }>`explain select * from ${sql.table(table)} where ${listed} order by ${order} limit 5`.execute(trx);
            const said = plan.map((line) => line['QUERY PLAN']).join('\n');
            assert.match(said, /Index (Only )?Scan/, `${name}: ${said}`);
            assert.doesNotMatch(said, /Sort/, `${name}: ${said}`);
          }
        });
      });

      it(`${path}: finds exactly what changed`, async () => {
        assert.deepEqual(await ids(`${path}?updatedSince=${changedAt}`, key), []);
        const change = (set: ReturnType<typeof sql>, id: string) => sql`update ${sql.table(table)} set ${set} where ${sql.ref(column)} = ${prefix + id}`.execute(app.ctx.store.db);
        await change(sql`as_of = '2026-11-19'`, 'R02');
        await change(sql`source = 'other'`, 'R04');
        assert.deepEqual(await ids(`${path}?updatedSince=${changedAt}`, key), [`${prefix}R04`]);
        const [item] = (await app.ask(`/v1${path}?updatedSince=${changedAt}`)).body.items;
        assert.deepEqual(await ids(`${path}?updatedSince=${encodeURIComponent(item.changedAt)}`, key), [`${prefix}R04`]);
        assert.equal((await ids(`${path}?limit=100&updatedSince=0000-01-01T00:00:00%2B23:59`, key)).length, 9);
        assert.deepEqual(await ids(`${path}?updatedSince=9999-12-31T23:59:59-23:59`, key), []);
        for (const wrong of ['2026-06-01', 'yesterday', '2026-06-01T00:00:00']) assert.equal((await app.ask(`/v1${path}?updatedSince=${wrong}`)).body.errors[0].pointer, '/updatedSince');
      });
    }

    it('a record changes with its parts, and with its case', async () => {
      const { db } = app.ctx.store;
      const settle = async () => {
        for (const { table } of lists) await sql`update ${sql.table(table)} set updated_at = '2026-05-01T00:00:00Z'`.execute(db);
      };
      const changed = async () => (await Promise.all(lists.map(async ({ path, key }) => (await ids(`${path}?updatedSince=${changedAt}`, key)).map((id) => `${path} ${id}`)))).flat();
      const step = (of: object, isPublic: boolean) => ({ ...of, type: 'meeting', at: '2026-03-01T09:00:00+08:00', role: 'office_clerk', organization_id: null, note: null, public: isPublic });
      const acts: [string, () => Promise<unknown>, string[]][] = [
        ['a seat', () => put('memberships', [rows.membership('R00', 1)]), ['/deputies R00']],
        ['an article', () => put('articles', [{ id: 'A1', call_id: 'CR02', position: 1, number: '第一条', body: '文' }]), ['/consultations CR02']],
        ['a comment', () => put('voices', [{ ...rows.voice('VC-new', 'comment', 'CR04', 0), updated_at: '2026-05-01T00:00:00Z' }]), ['/consultations CR04']],
        ['a decision', async () => {
          await put('adoptions', [{ id: 'CR02.C1', call_id: 'CR02', position: 1, summary: 's', outcome: 'noted', reason: 'r', decided_on: '2026-03-09' }]);
          await db.updateTable('voices').set({ adoption_id: 'CR02.C1' }).where('receipt_no', '=', 'VCR02').execute();
        }, ['/comments VCR02', '/consultations CR02']],
        ['an answer', () => put('answers', [{ receipt_no: 'VQR02', version: 1, on_the_spot: true, body: '答', answered_on: '2026-03-09', promise: '修', promise_due_on: '2026-09-01', case_number: 'R04' }]), ['/questions VQR02']],
        ['a promise that is kept', () => db.updateTable('cases').set({ state: 'completed' }).where('number', '=', 'R04').execute(), ['/questions VQR02', '/cases R04']],
        ['a seat that ends', () => db.updateTable('memberships').set({ end_date: '2026-04-01' }).execute(), ['/deputies R00']],
        ['a group', () => put('deputy_groups', [{ deputy_id: 'R00', group_id: 'R02' }]), ['/groups R02', '/deputies R00']],
        ['left a group', () => db.deleteFrom('deputy_groups').execute(), ['/groups R02', '/deputies R00']],
        ['a station', () => put('deputy_stations', [{ deputy_id: 'R00', station_id: 'R02' }]), ['/stations R02', '/deputies R00']],
        ['a place', () => put('station_divisions', [{ station_id: 'R04', division_id: 'R02' }]), ['/stations R04']],
        ['a step between the office and a unit', () => put('case_steps', [step({ case_number: 'R00' }, false)]), []],
        ['a step', () => put('case_steps', [step({ case_number: 'R00' }, true)]), ['/cases R00']],
        ['a helper', () => put('case_co_handlers', [{ case_number: 'R00', organization_id: 'R00' }]), ['/cases R00']],
        ['its case', () => db.updateTable('suggestions').set({ case_number: 'R00' }).where('receipt_no', '=', 'R06').execute(), ['/suggestions R06']],
        ['the state of its case', () => db.updateTable('cases').set({ state: 'evaluating' }).where('number', '=', 'R00').execute(), ['/suggestions R06', '/cases R00']],
        ['the days that count', () => db.updateTable('cases').set({ changed_at: '2026-04-01T00:00:00Z' }).where('number', '=', 'R00').execute(), []],
        ['a candidate', () => put('candidates', [{ id: 'C', ballot_id: 'R00', position: 1, title: '路', yes: 1, no: 0, abstain: 0, elected: true }]), ['/ballots R00']],
        ['a milestone', () => put('project_milestones', [{ project_id: 'R00', position: 1, title: '开工', weight: 100, planned_on: '2026-06-01', percent: 0, done_on: null }]), ['/projects R00']],
        ['a report', () => put('project_reports', [{ project_id: 'R00', reported_on: '2026-06-01', percent: 5, spent: 1, done: null, problem: null, next: null, organization_id: null }]), ['/projects R00']],
        ['an evaluation of a project', () => put('evaluations', [rows.evaluation('E-new', { subject_kind: 'project', subject_id: 'R02', updated_at: '2026-05-01T00:00:00Z' })]), ['/projects R02']],
        ['a project of a ballot', async () => {
          await put('projects', [rows.project('P-new', { ballot_id: 'R02', updated_at: '2026-05-01T00:00:00Z' })]);
        }, ['/ballots R02']],
        ['a document that takes the place of another', () => put('disclosure_replacements', [{ disclosure_id: 'R00', replaces_id: 'R02' }]), ['/disclosures R02', '/disclosures R00']],
        ['who took part', () => put('activity_deputies', [{ activity_id: 'R00', deputy_id: 'R02', position: 0 }]), ['/activities R00']],
        ['put to the vote', () => put('candidate_suggestions', [{ candidate_id: 'C', receipt_no: 'R08' }]), ['/suggestions R08']],
        ['a seal that runs out', async () => {
          await db.updateTable('evaluations').set({ sealed_until: '2026-11-20', updated_at: '2026-05-01T00:00:01Z' }).where('id', '=', 'R00').execute();
          await noteUnsealed(db, '2026-11-19');
          assert.deepEqual(await changed(), []);
          await noteUnsealed(db, '2026-11-20');
        }, ['/evaluations R00']],
      ];
      for (const [what, act, expected] of acts) {
        await settle();
        await act();
        assert.deepEqual(await changed(), expected, what);
      }
    });
  });
}
