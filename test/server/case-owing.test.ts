// What is owed beside the reply, asked of all cases: the database answers as the rules do of each one, on both engines.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addDays } from '@congress-kit/api/rules/calendar-days';
import { caseStates } from '@congress-kit/api/rules/case-flow';
import { deadlineKinds } from '@congress-kit/api/rules/deadlines';
import { engines } from '../support/engines.ts';
import { rows } from './support.ts';
import { openCounty, type County, type Role } from './writing.ts';

interface Owed { kind: string; organization?: string; dueOn: string; doneOn?: string }

const neverAssigned = ['registered', 'reviewed', 'not_accepted'];
const answered = caseStates.slice(caseStates.indexOf('replied'));

/** Every state, begun on days around the Spring Festival and the ends of months, with and without a helper who has said something. */
const fill = async ({ ctx: { store: { db } } }: County): Promise<void> => {
  const cases = caseStates.flatMap((state) => ['2026-01-28', '2026-01-31', '2026-02-06', '2026-02-13', '2026-02-24', '2026-02-28'].map((start, index) => ({ state, start, index, number: `QF-${state}-${index}` })));
  await db.insertInto('cases').values(cases.map(({ number, state, start, index }) => rows.case(number, {
    state, registered_on: addDays(start, -index), congress_id: null, lead_handler_id: neverAssigned.includes(state) ? null : index % 2 === 0 ? 'DW1' : 'DW3',
    ...(!neverAssigned.includes(state) && { assigned_on: start, first_assigned_on: index === 5 ? addDays(start, -3) : start }),
  })) as never).execute();
  const assigned = cases.filter(({ state }) => !neverAssigned.includes(state));
  await db.insertInto('case_co_handlers').values(assigned.filter(({ index }) => index !== 4).flatMap(({ number, index }) => [...(index > 0 ? ['DW2'] : []), ...(index % 2 === 0 ? ['DW3'] : [])].map((organization_id) => ({ case_number: number, organization_id })))).execute();
  const step = (case_number: string, type: string, at: string, organization_id: string | null = null) => ({ case_number, type, at, role: 'handling_unit', organization_id, note: null, public: false });
  await db.insertInto('case_steps').values([
    // One helper has said something, in one case before the present 交办, which counts for nothing.
    ...assigned.filter(({ index }) => index === 2 || index === 3).map(({ number, start, index }) => step(number, 'co_reply', `${addDays(start, index === 2 ? 2 : -2)}T09:00:00+08:00`, 'DW2')),
    ...assigned.filter(({ state }) => state === 'published' || state === 'look_back').map(({ number, start }) => step(number, 'published', addDays(start, 60))),
  ]).execute();
  await db.insertInto('replies').values(cases.filter(({ state, index }) => answered.includes(state) && !['merged', 'withdrawn'].includes(state) || (state === 'withdrawn' && index === 1)).flatMap(({ number, start, index }) => [1, 2].slice(0, 1 + (index % 2)).map((version) => ({
    case_number: number, receipt_no: null, version, document_no: null, issued_on: addDays(start, 5 * version), signed_by: null, body: '已办。', scheme: 'abcd', code: 'A', normal: 'planned',
    // A promise of the first reply is none any more when the second makes another, or none.
    promise_due_on: index === 3 && version === 2 ? null : addDays(start, 10 * version + index), meeting: '{"kind":"visit","on":"2026-02-01"}',
  })))).execute();
};

for (const engine of engines()) {
  describe(`what is owed beside the reply, on ${engine.name}`, () => {
    let county: County;
    let told: Map<string, { deadlines: Owed[]; leadHandler?: { name: string }; coHandlers: { id: string; name: string }[] }>;
    before(async () => {
      county = await openCounty(engine);
      await fill(county);
      const all = await county.ctx.store.db.selectFrom('cases').select('number').orderBy('number').execute();
      told = new Map();
      for (const { number } of all) told.set(number, (await county.get(`/staff/cases/${number}`, { token: county.tokens.office_clerk })).body);
    });
    after(() => county.close());

    const list = async (query: string, role: Role = 'office_clerk') => {
      const items: { number: string; deadlines?: Owed[] }[] = [];
      for (let cursor = ''; ;) {
        const { status, body } = await county.get(`/staff/cases?limit=30&${query}${cursor}`, { token: county.tokens[role] });
        assert.equal(status, 200, JSON.stringify(body));
        items.push(...body.items);
        if (body.nextCursor === undefined) {
          assert.equal(body.total, items.length);
          return items;
        }
        cursor = `&cursor=${body.nextCursor}`;
      }
    };
    const owing = (meant: (one: Owed) => boolean): string[] => [...told].filter(([, { deadlines }]) => deadlines.some((one) => one.doneOn === undefined && meant(one))).map(([number]) => number).sort();
    const numbers = (items: { number: string }[]) => items.map(({ number }) => number).sort();

    it('is what each case says by itself, kind by kind and day by day', async () => {
      for (const kind of deadlineKinds) {
        const all = owing((one) => one.kind === kind);
        const found = await list(`owing=${kind}`);
        assert.deepEqual(numbers(found), all, kind);
        for (const { number, deadlines } of found) assert.deepEqual(deadlines, told.get(number)!.deadlines.filter((one) => one.doneOn === undefined && one.kind === kind), number);
        const sizes = new Set<number>();
        for (let day = '2026-02-01'; day < '2026-04-20'; day = addDays(day, 1)) {
          const due = owing((one) => one.kind === kind && one.dueOn < day);
          assert.deepEqual(numbers(await list(`owing=${kind}&dueBefore=${day}`)), due, `${kind} before ${day}`);
          sizes.add(due.length);
        }
        assert.ok(sizes.size > 2 && sizes.has(0) && sizes.has(all.length), `${kind}: ${[...sizes].join()}`);
      }
    });

    it('of several kinds is what is owed of any of them', async () => {
      assert.deepEqual(numbers(await list('owing=assign,publish&dueBefore=2026-03-01')), owing((one) => ['assign', 'publish'].includes(one.kind) && one.dueOn < '2026-03-01'));
      assert.deepEqual(numbers(await list(`owing=${deadlineKinds.join()}`)), owing(() => true));
      assert.ok((await list('')).every((item) => item.deadlines === undefined), 'who does not ask is not told');
    });

    it('of a unit is what that unit owes, whoever else works at the case', async () => {
      const [lead, helper] = [await list('owing=return&organization=DW3'), await list('owing=co_reply&organization=DW2')];
      const name = new Map([...told.values()].flatMap(({ coHandlers }) => coHandlers.map(({ id, name }) => [id, name])));
      assert.deepEqual(numbers(lead), owing((one) => one.kind === 'return' && one.organization === name.get('DW3')));
      assert.deepEqual(numbers(helper), owing((one) => one.kind === 'co_reply' && one.organization === name.get('DW2')));
      const promised = await list('owing=promise&organization=DW3');
      assert.deepEqual(numbers(promised), owing((one) => one.kind === 'promise' && one.organization === name.get('DW3')));
      assert.ok(promised.length > 0 && promised.length < owing((one) => one.kind === 'promise').length);
      assert.ok(lead.length > 0 && helper.length > 0 && helper.length < owing((one) => one.kind === 'co_reply').length);
      const own = await list('owing=return', 'other_unit');
      assert.ok(own.length > 0 && own.every(({ number }) => [told.get(number)!.leadHandler!.name, ...told.get(number)!.coHandlers.map(({ name }) => name)].includes(name.get('DW3')!)), 'a unit is shown its own cases');
    });

    it('is asked of any day there is; a kind that is not there is refused', async () => {
      assert.deepEqual([(await list('owing=assign&dueBefore=0001-01-01')).length, numbers(await list('owing=assign&dueBefore=9999-12-31'))], [0, owing((one) => one.kind === 'assign')]);
      const { status, body } = await county.get('/staff/cases?owing=reply', { token: county.tokens.office_clerk });
      assert.deepEqual([status, body.errors[0].pointer], [422, '/owing/0']);
    });
  });
}
