// Every row of both tables of moves through the API: by a role that may, one step each; by every other role refused, without a step.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { shownState, caseActs, caseMoves, handlers, openCaseStates, type CaseState } from '@congress-kit/api/rules/case-flow';
import type { Role as FlowRole } from '@congress-kit/api/rules/moves';
import { formatReceiptNo, formatSecret, secretFromBytes } from '@congress-kit/api/rules/receipt';
import { suggestionActs, suggestionMoves } from '@congress-kit/api/rules/suggestion-flow';
import { addHolidays } from '@congress-kit/server/store/holiday-years';
import { HolidayFault, parseHolidays } from '@congress-kit/server/import/holidays';
import { knownHolidays } from '@congress-kit/server/store/holidays';
import { secretHash } from '@congress-kit/server/store/suggestion-writes';
import { sql } from 'kysely';
import { searchable } from '@congress-kit/server/store/searching';
import iconv from 'iconv-lite';
import { engines } from '../support/engines.ts';
import { openCounty, reply, type Answer, type County } from './writing.ts';

const staffRoles = ['office_clerk', 'office_director', 'handling_unit', 'co_handler', 'supervising_committee', 'deputy'] as const;
type StaffRole = (typeof staffRoles)[number];
const isStaff = (role: FlowRole): role is StaffRole => (staffRoles as readonly string[]).includes(role);

const provenance = { source: '样例', as_of: '2026-03-01' };
const long = '2026-01-20T09:00:00+08:00';

for (const engine of engines()) {
  describe(`every move on ${engine.name}`, () => {
    let county: County;
    let count = 0;
    before(async () => { county = await openCounty(engine); });
    after(() => county.close());
    const db = () => county.ctx.store.db;

    /** A case that stands in a state as if it had come there by itself: led by DW1, helped by DW2, supervised by ZGW1, of deputy DB1. */
    const caseIn = async (state: string, guards: readonly string[] = []): Promise<string> => {
      const number = `BL-${(count += 1)}`;
      await db().insertInto('cases').values({
        number, origin: 'deputy_suggestion', title: '件', state, registered_on: '2026-01-05', first_assigned_on: '2026-01-06', assigned_on: '2026-01-06', lead_handler_id: 'DW1', supervising_committee_id: 'ZGW1',
        pauses: guards.includes('is_paused') ? JSON.stringify([{ from: '2026-02-01', reason: '等代表' }]) : '[]', priority: false, rehandled: guards.includes('later_rehandling') ? 1 : 0, changed_at: long, ...searchable(''), ...provenance,
      } as never).execute();
      await db().insertInto('case_co_handlers').values({ case_number: number, organization_id: 'DW2' }).execute();
      await db().insertInto('case_deputies').values({ case_number: number, deputy_id: 'DB1', role: 'lead', position: 0 }).execute();
      const normal = guards.includes('reply_settles') ? 'solved' : guards.includes('reply_leaves_open') ? 'planned' : undefined;
      if (normal) await db().insertInto('replies').values({ case_number: number, receipt_no: null, version: 1, document_no: null, issued_on: '2026-02-10', signed_by: null, body: '答复', scheme: 'abcd', code: 'A', normal, promise_due_on: null, meeting: null }).execute();
      return number;
    };
    const fieldsOf = async (to: string, needs: readonly string[]): Promise<Record<string, unknown>> => ({
      ...(needs.includes('reason') && { reason: '原因' }), ...(needs.includes('leadHandler') && { leadHandlerId: 'DW1', coHandlerIds: ['DW2'], supervisingCommitteeId: 'ZGW1' }),
      ...(needs.includes('totalMonths') && { totalMonths: 5 }), ...(needs.includes('consent') && { consent: true, deputyTold: true }), ...(needs.includes('class') && { reply: reply() }),
      ...(to === 'meeting' && { kind: 'visit' }), ...(to === 'co_reply' && { text: '协办意见' }), ...(needs.includes('mode') && { mode: 'full' }), ...(needs.includes('reviewer') && { reviewer: '某' }),
      ...(needs.includes('ground') && { ground: '涉密' }), ...(needs.includes('committeeDecision') && { committeeDecision: '决定' }),
      ...(to === 'split' && { into: `FA-${(count += 1)}` }), ...(to === 'merged' && { into: await caseIn('handling') }),
    });
    const steps = async (table: 'case_steps' | 'suggestion_steps', column: string, id: string): Promise<number> =>
      Number((await sql<{ n: number }>`select count(*)::integer as n from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(db())).rows[0]!.n);

    /** A step that was there before, for a move that names one; how many there are then, and what names it. */
    const stepBefore = async (table: 'case_steps' | 'suggestion_steps', column: string, id: string, needs: readonly string[]) => {
      if (!needs.includes('corrects')) return { count: 0, fields: {} };
      const { rows } = await sql<{ mark: string }>`insert into ${sql.table(table)} (${sql.ref(column)}, type, at, role, public) values (${id}, 'accepted', ${long}, 'office_clerk', true) returning mark`.execute(db());
      return { count: 1, fields: { corrects: rows[0]!.mark, note: '应为前一天' } };
    };

    it('of a case is made by whom the table names, in one step, and by nobody else', async () => {
      let made = 0;
      for (const { from: froms, to, needs, guards } of caseMoves) {
        for (const from of froms) {
          // The handlers are shut out while the evaluation runs, whatever a row says.
          const shutOut = (role: StaffRole): boolean => shownState(from) === 'evaluating' && handlers.includes(role);
          const rows = caseMoves.filter((row) => row.to === to && row.from.includes(from as never));
          const allowed = staffRoles.filter((role) => rows.some(({ by }) => by.includes(role)) && !shutOut(role));
          const number = await caseIn(from, guards);
          const named = await stepBefore('case_steps', 'case_number', number, needs);
          const fields = async () => ({ ...await fieldsOf(to, needs), ...named.fields });
          // Who may not is judged by the rule, before the database: once for what is open in every state, and on one engine.
          const isTried = engine.name === 'pglite' && (froms !== openCaseStates || from === froms[0]);
          for (const role of staffRoles.filter((one) => isTried && !allowed.includes(one))) {
            const { status } = await county.moveCase(number, to, await fields(), role);
            assert.ok([403, 409].includes(status), `${role}: ${from} → ${to} is ${status}`);
          }
          assert.equal(await steps('case_steps', 'case_number', number), named.count, `${from} → ${to}: a refusal writes no step`);
          const [role] = allowed;
          assert.ok(role, `${from} → ${to} can be made by somebody with a token`);
          const answer = await county.moveCase(number, to, await fields(), role);
          assert.equal(answer.status, 201, `${role}: ${from} → ${to}: ${answer.text}`);
          const row = await db().selectFrom('cases').select('state').where('number', '=', number).executeTakeFirstOrThrow();
          const isAct = (caseActs as readonly string[]).includes(to);
          assert.deepEqual([row.state, await steps('case_steps', 'case_number', number)], [isAct ? from : to, named.count + 1], `${from} → ${to}`);
          made += 1;
        }
      }
      assert.ok(made > 9 * openCaseStates.length, `${made}`);
    });

    /** A suggestion that stands in a state, addressed to DB1, with a case of DW1 where it has one. */
    const suggestionIn = async (state: string, guards: readonly string[] = []): Promise<{ receiptNo: string; secret: string }> => {
      const sequence = 500_000 + (count += 1);
      const receiptNo = formatReceiptNo({ prefix: 'QH', year: 2026, sequence });
      const secret = secretFromBytes(Uint8Array.from({ length: 17 }, (_, index) => (sequence >> (index % 3) * 8) & 255));
      const hiddenFrom = 'accepted';
      const hasCase = ['transferred', 'escalated', 'replied', 'rated'].includes(state);
      await db().insertInto('suggestions').values({
        receipt_no: receiptNo, secret_hash: secretHash(secret), kind: 'suggestion', category: 'roads', title: '题', body: '文', public_title: '题', public_body: '文', target_kind: 'deputy', target_id: 'DB1', identity_mode: 'anonymous',
        may_publish: true, visibility: 'full', channel: 'web', state, hidden_from: state === 'hidden' ? hiddenFrom : null, case_number: hasCase ? await caseIn('handling') : null, claimed_by: state === 'claimed_by_deputy' ? 'DB1' : null,
        support_count: 0, submitted_at: long, changed_at: long, screened_by: '2026-03-08', ...searchable(''), ...provenance,
      } as never).execute();
      const rating = guards.includes('rated_unsatisfied') ? 'unsatisfied' : state === 'rated' ? 'satisfied' : undefined;
      if (rating) await db().insertInto('ratings').values({ receipt_no: receiptNo, case_number: null, round: 1, attitude: rating, result: rating, comment: null, at: long }).execute();
      return { receiptNo, secret: formatSecret(secret) };
    };
    const bodyOf = async (to: string): Promise<Record<string, unknown>> => ({
      ...(to === 'needs_supplement' && { question: '在哪里？' }), ...(to === 'rejected' && { code: 'judicial' }), ...(to === 'referred' && { where: '法院' }), ...(to === 'merged' && { into: (await suggestionIn('accepted')).receiptNo }),
      ...(to === 'screening' && { supplement: '补充' }), ...(to === 'claimed_by_deputy' && { deputyId: 'DB1' }), ...(['answered_on_spot', 'replied'].includes(to) && { answer: '答复' }), ...(to === 'hidden' && { reason: '原因' }),
    });
    const byResident: Readonly<Record<string, [string, object]>> = { screening: ['supplements', { body: '补充' }], withdrawn: ['withdrawals', {}], rated: ['ratings', { attitude: 'basic', result: 'basic' }] };

    it('of a suggestion is made by whom the table names, in one step, and by nobody else', async () => {
      let made = 0;
      for (const { from: froms, to: target, needs, guards } of suggestionMoves) {
        for (const from of froms) {
          const to = target === 'previous' ? 'accepted' : target;
          const rows = suggestionMoves.filter((row) => row.to === target && row.from.includes(from as never));
          const allowed = rows.flatMap(({ by }) => by);
          const one = await suggestionIn(from, guards);
          const named = await stepBefore('suggestion_steps', 'receipt_no', one.receiptNo, needs);
          const move = (role: StaffRole, fields: object): Promise<Answer> => county.moveSuggestion(one.receiptNo, to, { ...fields, ...named.fields }, role);
          for (const role of staffRoles.filter((each) => engine.name === 'pglite' && !allowed.includes(each))) {
            const { status } = await move(role, await bodyOf(to));
            // A unit that has no case of it does not even find it.
            assert.ok([403, 404, 409].includes(status), `${role}: ${from} → ${to} is ${status}`);
          }
          const resident = byResident[to];
          if (resident && !allowed.includes('resident')) assert.equal((await county.post(`/receipts/${one.receiptNo}/${resident[0]}`, resident[1], { secret: one.secret })).status, 409, `resident: ${from} → ${to}`);
          assert.equal(await steps('suggestion_steps', 'receipt_no', one.receiptNo), named.count, `${from} → ${to}: a refusal writes no step`);
          const role = allowed.find(isStaff);
          const answer = role ? await move(role, await bodyOf(to)) : await county.post(`/receipts/${one.receiptNo}/${resident![0]}`, resident![1], { secret: one.secret });
          assert.equal(answer.status, 201, `${role ?? 'resident'}: ${from} → ${to}: ${answer.text}`);
          assert.deepEqual([answer.body.state, await steps('suggestion_steps', 'receipt_no', one.receiptNo)], [(suggestionActs as readonly string[]).includes(to) ? from : to, named.count + 1], `${from} → ${to}`);
          made += 1;
        }
      }
      assert.ok(made > 30, `${made}`);
    });

    it('of a late comer to a case that has answered brings the answer with it', async () => {
      const number = await caseIn('evaluating' satisfies CaseState, ['reply_settles']);
      const late = await suggestionIn('accepted');
      assert.equal((await county.moveSuggestion(late.receiptNo, 'transferred', { caseNumber: number })).body.state, 'replied');
      const [first, waiting] = [await caseIn('handling'), await suggestionIn('transferred')];
      await db().updateTable('suggestions').set({ case_number: first }).where('receipt_no', '=', waiting.receiptNo).execute();
      assert.equal((await county.moveCase(first, 'merged', { into: number })).status, 201);
      assert.equal((await county.get(`/receipts/${waiting.receiptNo}`, { secret: waiting.secret })).body.state, 'replied');
    });

    it('masks private numbers in what office and units wrote, where everybody reads it', async () => {
      const filed = await county.post('/staff/cases', { origin: 'opinion', title: '请联系13900001234', body: '身份证110101199003074477' }, { token: county.tokens.office_clerk });
      const { number } = filed.body;
      assert.deepEqual([filed.body.title, filed.body.body], ['请联系13900001234', '身份证110101199003074477'], 'kept as they were written');
      for (const [to, fields, role] of [['reviewed', {}, 'office_clerk'], ['assigned', { leadHandlerId: 'DW1', supervisingCommitteeId: 'ZGW1' }, 'office_clerk'], ['received', {}, 'handling_unit'], ['handling', {}, 'handling_unit'], ['replied', { reply: reply({ text: '致电13900005678' }) }, 'handling_unit'],
        ['evaluating', {}, 'office_clerk'], ['satisfied', {}, 'supervising_committee'], ['completed', {}, 'office_clerk'], ['published', { mode: 'full', reviewer: '某' }, 'office_clerk']] as const) {
        assert.equal((await county.moveCase(number, to, fields, role)).status, 201, to);
      }
      const open = [await county.get(`/cases/${number}`), await county.get('/cases?limit=100'), await county.get(`/cases?q=13900001234`), await county.get(`/feeds/cases/${number}.atom`)].map(({ text }) => text);
      for (const text of open) for (const canary of ['13900001234', '110101199003074477', '13900005678']) assert.ok(!text.includes(canary), canary);
      assert.match(open[0]!, /请联系139\*+/);
      assert.equal((await county.get(`/cases?q=13900001234`)).body.total, 0);
    });

    it('by a year of holidays that the county added: due days follow, and are estimated no more', async () => {
      const [{ body: { number } }] = [await county.post('/staff/cases', { origin: 'opinion', title: '跨年' }, { token: county.tokens.office_clerk })];
      // Three months from 12 November 2026 end on a Friday, which this notice makes a day off, and the Saturday after it a working day.
      await db().updateTable('cases').set({ state: 'handling', assigned_on: '2026-11-12', first_assigned_on: '2026-11-12', due_on: '2027-02-12' }).where('number', '=', number).execute();
      const before = (await county.get(`/cases/${number}`)).body.clock;
      assert.deepEqual([before.dueOn, before.estimated], ['2027-02-12', true]);
      const table = parseHolidays(Buffer.from(['日期,安排', ...['01-01', '01-02', '01-03', '02-05', '02-06', '02-07', '02-08', '02-09', '02-12', '05-01', '05-02', '10-01', '10-02'].map((day) => `2027-${day},休`), '2027-02-13,班'].join('\r\n')));
      assert.ok(await addHolidays(county.ctx, table, '2027.csv') >= 1);
      const after = (await county.get(`/cases/${number}`)).body.clock;
      assert.deepEqual([after.dueOn, after.estimated], ['2027-02-13', false]);
      assert.equal((await db().selectFrom('cases').select('due_on').where('number', '=', number).executeTakeFirstOrThrow()).due_on, '2027-02-13');
      assert.ok(knownHolidays().some(({ year }) => year === 2026) && knownHolidays().some(({ year }) => year === 2027));
      const fault = (text: string | Buffer): string => { try { parseHolidays(Buffer.from(text as string)); return 'none'; } catch (error) { return (error as HolidayFault).code; } };
      assert.deepEqual(['2027-01-01,休', '2027-01-01,休\n2027-01-01,休', '2027-13-01,休', '2027-01-01,假', '2027-01-04,班'].map(fault), ['too_few', 'twice', 'line', 'line', 'workday_in_week']);
      // As Excel leaves it: days in its own spelling, quotes, semicolons, GB18030, UTF-16, old line ends; and what is no such file at all.
      const days = [...table.holidays.map((day) => [day, '休']), ['2027-02-13', '班']] as [string, string][];
      const excel = days.map(([day, word]) => `${day.replace(/-0?/g, '/')},${word}`).join('\r\n');
      const spellings = [
        iconv.encode(excel, 'gb18030'), iconv.encode(excel, 'utf16le', { addBOM: true }), Buffer.from(excel.replace(/\r\n/g, '\r')), Buffer.from(excel.replace(/,/g, ';')),
        Buffer.from(days.map(([day, word]) => `"${day}","${word}"`).join('\n')), Buffer.from(days.map(([day, word]) => `${day.replace('-', '年').replace('-', '月')}日\t${word}`).join('\n')),
      ];
      for (const spelling of spellings) assert.deepEqual(parseHolidays(spelling), table);
      assert.deepEqual([Buffer.from('504b0304ff', 'hex'), Buffer.from('d0cf11e0a1', 'hex'), Buffer.from([0xff, 0xff, 0x31, 0x00])].map(fault), ['workbook', 'workbook', 'encoding']);
    });
  });
}
