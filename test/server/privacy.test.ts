import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fillPath } from '@congress-kit/api';
import { operations } from '@congress-kit/api/operations';
import { addEndpoint } from '@congress-kit/server/webhooks/endpoints';
import { sql } from 'kysely';
import { engines } from '../support/engines.ts';
import { startServer } from '../support/server.ts';
import { draft, inHandling, newKey, openCounty, reply, type County, type Role } from './writing.ts';

// Words that stand nowhere else, so that finding one anywhere is finding a leak.
const name = '金丝雀甲';
const phone = '13900001234';
const comment = '金丝雀评语丙：处理得太慢';
const plate = '京A12345';

const everyone: readonly (Role | undefined)[] = [
  'office_clerk', 'office_director', 'handling_unit', 'co_handler', 'other_unit', 'supervising_committee', 'deputy', 'read_only', 'integration', undefined,
];

for (const engine of engines()) {
  describe(`what stays private on ${engine.name}`, () => {
    let county: County;
    let one: { receiptNo: string; secret: string; number: string };
    before(async () => {
      county = await openCounty(engine);
      // Somebody listens, so that outgoing events are written, and searched with all tables.
      await addEndpoint(county.ctx, 'https://hooks.example.org/');
      one = await inHandling(county, { name, phone, identityMode: 'withheld', target: { kind: 'deputy', id: 'DB1' }, body: `路灯不亮，请打电话${phone}，车${plate}`, divisionId: '990101' });
      const moved = await county.moveCase(one.number, 'replied', { reply: reply() }, 'handling_unit');
      assert.equal(moved.status, 201, moved.text);
      const rated = await county.post(`/receipts/${one.receiptNo}/ratings`, { attitude: 'unsatisfied', result: 'unsatisfied', comment }, { secret: one.secret });
      assert.equal(rated.status, 201, rated.text);
    });
    after(() => county.close());

    /** Every answer a caller can get: each read of the contract with every id there is, and each write, refused or not. */
    const answered = new Map<string, Promise<{ at: string; text: string }[]>>();
    const answersFor = (role: Role | undefined) => {
      const known = answered.get(String(role)) ?? askAll(role);
      answered.set(String(role), known);
      return known;
    };
    const askAll = async (role: Role | undefined): Promise<{ at: string; text: string }[]> => {
      const token = role && county.tokens[role];
      const ids: Record<string, string[]> = { receiptNo: [one.receiptNo], number: [one.number] };
      const found: { at: string; text: string }[] = [];
      for (const operation of operations) {
        const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
        for (const value of names.length > 0 ? (ids[names[0]!] ?? ['990101', 'DB1', 'JZ1', 'DW1', 'RD1']) : ['']) {
          const path = fillPath(operation.path, names.length > 0 ? { [names[0]!]: value } : {});
          const answers = operation.method === 'GET'
            ? [await county.get(path, { token }), await county.get(`${path}?q=${encodeURIComponent(phone)}`, { token }), await county.get(`${path}?q=${encodeURIComponent('路灯')}`, { token })]
            : [await county.post(path, { to: 'nowhere', name, phone }, { token }), await county.post(path, { to: 'urged' }, { token, secret: 'x' })];
          found.push(...answers.map((answer) => ({ at: `${role ?? 'nobody'} ${operation.id} ${answer.status}`, text: answer.text + JSON.stringify(answer.headers) })));
        }
      }
      return found;
    };

    it('shows a single rating to nobody but the resident: no unit, no office, no public', async () => {
      for (const role of everyone) {
        for (const { at, text } of await answersFor(role)) {
          assert.ok(!text.includes('金丝雀评语'), at);
          assert.ok(!/"(attitude|comment)"/.test(text) || !text.includes(one.receiptNo), at);
        }
      }
      const own = await county.get(`/receipts/${one.receiptNo}`, { secret: one.secret });
      assert.equal(own.body.rating.comment, comment);
      assert.deepEqual((await county.get(`/evaluations?subject=${one.number}`)).body.items, [], 'below five there is no figure');
    });

    it('shows name and number in no list, answer or refusal but the one for asking back', async () => {
      for (const role of everyone) {
        for (const { at, text } of await answersFor(role)) {
          const isOffice = role === 'office_clerk' || role === 'office_director';
          if (isOffice && at.includes('getSuggestionContact 200')) continue;
          assert.ok(!text.includes(name), at);
          // The congress office reads the words as they were written, on the one suggestion; everybody else reads them masked.
          const isOwnWords = isOffice && /getStaffSuggestion 200|moveSuggestion/.test(at);
          if (!isOwnWords) for (const canary of [phone, plate]) assert.ok(!text.includes(canary), at);
        }
      }
    });

    it('shows the words of a suggestion in no case that was split off or merged, once they are not public', async () => {
      const title = '金丝雀井盖';
      const words = { title, body: '金丝雀井盖坏了三天。', divisionId: '990101' };
      const [kept, erased, other] = [await inHandling(county, words), await inHandling(county, words), await inHandling(county, { title: '别的一件' })];
      const derived: string[] = [];
      for (const [at, of] of [kept, erased].entries()) {
        const into = `FJ-${at + 1}`;
        assert.equal((await county.moveCase(of.number, 'split', { into, note: '路面另办' })).status, 201);
        const [told] = (await county.get(`/staff/cases/${of.number}`, { token: county.tokens.office_clerk })).body.steps.slice(-1);
        assert.equal(told.note, `另立 ${into}\n路面另办`, 'the office reads where the rest went');
        const merged = await county.moveCase(of.number, 'merged', { into: other.number, reason: '同一处' });
        assert.equal(merged.status, 201, merged.text);
        derived.push(of.number, into);
      }
      const seen = async () => Promise.all(derived.map(async (number) => (await county.get(`/cases/${number}`)).body.title));
      assert.deepEqual(await seen(), [title, title, title, title], 'while they are public');
      assert.equal((await county.get('/cases/FJ-1')).body.steps[0].note, `由 ${kept.number} 分出`);
      const ties = async (number: string) => {
        const { splitFrom, splitInto } = (await county.get(`/cases/${number}`)).body;
        return [splitFrom, splitInto];
      };
      assert.deepEqual([await ties('FJ-1'), await ties(kept.number), await ties(other.number)], [[kept.number, undefined], [undefined, ['FJ-1']], [undefined, undefined]]);
      assert.equal((await county.post(`/receipts/${kept.receiptNo}/corrections`, { mayPublish: false }, { secret: kept.secret })).status, 201);
      assert.equal((await county.post(`/receipts/${erased.receiptNo}/erasures`, {}, { secret: erased.secret })).status, 201);
      for (const number of derived) assert.ok(!(await county.get(`/cases/${number}`)).text.includes('金丝雀井盖'), number);
      assert.deepEqual([await ties('FJ-1'), await ties(kept.number)], [[undefined, undefined], [undefined, undefined]], 'as the step is told without its words');
      assert.deepEqual((await county.get(`/staff/cases/${kept.number}`, { token: county.tokens.office_clerk })).body.splitInto, ['FJ-1']);
      assert.ok(!(await county.get(`/cases?q=${encodeURIComponent(title)}`)).text.includes('金丝雀井盖'));
      const stored = await county.ctx.store.db.selectFrom('cases').select('number').where('title', '=', title).orderBy('number').execute();
      assert.deepEqual(stored.map(({ number }) => number), derived.slice(0, 2).sort(), 'what was erased is nowhere; what is not public is kept for the office');
    });

    it('shows a case’s own words on when it takes in a suggestion that is not public, and those of the suggestion not', async () => {
      const own = '代表自己的话';
      const filed = await county.post('/staff/cases', { origin: 'deputy_suggestion', title: own, body: own, leadDeputyIds: ['DB1'] }, { token: county.tokens.office_clerk });
      assert.equal(filed.status, 201, filed.text);
      const { number } = filed.body;
      const [merged, joined] = [await inHandling(county, { title: '金丝雀并入', mayPublish: false, divisionId: '990101' }), await inHandling(county, { title: '金丝雀加入', mayPublish: false, divisionId: '990101' }, number)];
      assert.equal(joined.number, number);
      assert.equal((await county.moveCase(merged.number, 'merged', { into: number, reason: '同一处' })).status, 201);
      const shown = await county.get(`/cases/${number}`);
      assert.deepEqual([shown.body.title, shown.body.body], [own, own]);
      assert.equal((await county.get(`/cases?q=${encodeURIComponent(own)}`)).body.total, 1, 'and they are found');
      assert.equal((await county.get(`/cases/${merged.number}`)).body.title, '群众意见（内容不公开）');
      assert.ok(!shown.text.includes('金丝雀'));
    });

    it('tells and finds a case by its place only where its words are public, and its congress always', async () => {
      const [open, quiet] = [await inHandling(county, { title: '路灯丁', divisionId: '990101' }), await inHandling(county, { title: '路灯戊', mayPublish: false, divisionId: '990101' })];
      const places = await Promise.all([open, quiet].map(async ({ number }) => {
        const { division, congress } = (await county.get(`/cases/${number}`)).body;
        return [division?.id, congress?.id];
      }));
      assert.deepEqual(places, [['990101', 'RD1'], [undefined, 'RD1']]);
      const found = async (query: string) => (await county.get(`/cases?limit=100&${query}`)).body.items.map(({ number }: { number: string }) => number).filter((number: string) => number === open.number || number === quiet.number).sort();
      assert.deepEqual(await found('division=990101'), [open.number]);
      assert.deepEqual(await found('congressId=RD1'), [open.number, quiet.number].sort());
      assert.deepEqual(await found('congressId=RD2'), []);
      assert.equal((await county.get(`/staff/cases/${quiet.number}`, { token: county.tokens.office_clerk })).body.division.id, '990101', 'the office knows');
    });

    it('tells the office alone how to ask back, writes each look down and what was seen not', async () => {
      const { db } = county.ctx.store;
      const looks = async () => (await db.selectFrom('audit').select(['subject', 'detail']).where('act', '=', 'suggestion.contact').orderBy('position').execute());
      const before = (await looks()).length;
      const seen = await county.get(`/staff/suggestions/${one.receiptNo}/contact`, { token: county.tokens.office_clerk });
      assert.deepEqual(seen.body, { receiptNo: one.receiptNo, identityMode: 'withheld', name, phone, contactKeptUntil: '2027-03-02' });
      assert.equal(seen.headers['cache-control'], 'no-store');
      assert.deepEqual((await looks()).slice(before), [{ subject: one.receiptNo, detail: {} }]);
      for (const role of everyone.filter((each) => each !== 'office_clerk' && each !== 'office_director')) {
        const refused = await county.get(`/staff/suggestions/${one.receiptNo}/contact`, { token: role && county.tokens[role] });
        assert.equal(refused.status, role === undefined ? 401 : 403, role);
      }
      assert.equal((await county.get('/staff/suggestions/QH-2026-999999-X/contact', { token: county.tokens.office_clerk })).status, 404);
      assert.equal((await looks()).length, before + 1, 'a look at nothing is none');
    });

    it('tells the office, and masked the unit, where exactly it is; nobody else', async () => {
      const placed = await inHandling(county, { address: `小学东门口，找王师傅${phone}`, divisionId: '990101' });
      const told = async (role: Role) => (await county.get(`/staff/suggestions/${placed.receiptNo}`, { token: county.tokens[role] })).body.address;
      assert.equal(await told('office_clerk'), `小学东门口，找王师傅${phone}`);
      assert.equal(await told('handling_unit'), '小学东门口，找王师傅139********');
      for (const path of [`/suggestions/${placed.receiptNo}`, `/cases/${placed.number}`]) assert.doesNotMatch((await county.get(path)).text, /东门口/);
    });

    it('keeps contact, secret and comment in the clear in no table but the one', async () => {
      const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(county.ctx.store.db);
      for (const { name: table } of rows) {
        const content = await sql<{ all: string | null }>`select string_agg(t::text, '|') as all from ${sql.table(table)} t`.execute(county.ctx.store.db);
        const text = content.rows[0]?.all ?? '';
        assert.ok(!text.includes(name), table);
        assert.ok(!text.includes(one.secret) && !text.includes(one.secret.replace(/-/g, '')), table);
        if (table !== 'ratings') assert.ok(!text.includes('金丝雀评语'), table);
        if (table !== 'suggestions') assert.ok(!text.includes(phone), table);
      }
    });

    it('puts the words of a resident who did not allow it into no public case', async () => {
      const quiet = await inHandling(county, { mayPublish: false, title: '金丝雀标题丁', body: '金丝雀正文丁' });
      for (const path of [`/cases/${quiet.number}`, '/cases', `/cases?q=${encodeURIComponent('金丝雀标题丁')}`, '/suggestions', `/suggestions/${quiet.receiptNo}`]) {
        assert.doesNotMatch((await county.get(path)).text, /金丝雀(标题|正文)/);
      }
      const unit = await county.get(`/staff/suggestions/${quiet.receiptNo}`, { token: county.tokens.handling_unit });
      assert.equal(unit.body.body, '金丝雀正文丁');
    });

    it('deletes contacts past their day', async () => {
      const { deleteExpired } = await import('@congress-kit/server/policies/retention');
      await deleteExpired(county.ctx);
      const left = async () => (await county.ctx.store.db.selectFrom('suggestion_contacts').select('receipt_no').execute()).length;
      assert.ok((await left()) > 0);
      county.pass(366);
      await deleteExpired(county.ctx);
      assert.equal(await left(), 0);
    });
  });

  describe(`a server of its own on ${engine.name}`, () => {
    it('logs no name, number, secret, token, text or rating at any level, and survives kill -9 without losing or doubling', async () => {
      await using server = await startServer({ engine: engine.name, seed: 'none', env: { LOG_LEVEL: 'trace', CHECK_ANSWERS: '1', SUBMIT_RATE: 'off', LOOKUP_RATE: 'off' } });
      const send = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
        const answer = await fetch(server.api + path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'idempotency-key': newKey(), ...headers } });
        return { status: answer.status, body: await answer.json() as any };
      };
      const staff = { authorization: `Bearer ${server.staffToken}` };
      const { body: made } = await send('/suggestions', draft({ name, phone, title: '金丝雀标题戊', body: '金丝雀正文戊' }));
      for (const [to, fields] of [['screening', {}], ['accepted', {}], ['answered_on_spot', { answer: '金丝雀答复己' }], ['replied', { answer: '金丝雀答复己' }]] as const) {
        assert.equal((await send(`/staff/suggestions/${made.receiptNo}/moves`, { to, ...fields }, staff)).status, 201, to);
      }
      assert.equal((await send(`/receipts/${made.receiptNo}/ratings`, { attitude: 'basic', result: 'basic', comment }, { 'receipt-secret': made.secret })).status, 201);
      await send(`/receipts/${made.receiptNo}/ratings`, { attitude: name, phone }, { 'receipt-secret': made.secret });
      await send('/suggestions', draft({ name, phone: `x${phone}`, title: 5 }));
      await fetch(`${server.api}/receipts/${made.receiptNo}`, { headers: { 'receipt-secret': made.secret } });
      await fetch(`${server.api}/suggestions?q=${phone}`);

      const keys = Array.from({ length: 40 }, newKey);
      const first = new Map<string, string>();
      const sendAll = () => Promise.all(keys.map(async (key) => {
        const answer = await send('/suggestions', draft({ name, phone }), { 'idempotency-key': key }).catch(() => undefined);
        if (answer?.status !== 201) return;
        assert.equal(first.get(key) ?? answer.body.receiptNo, answer.body.receiptNo, 'what was acknowledged stays');
        first.set(key, answer.body.receiptNo);
      }));
      const sending = sendAll();
      await new Promise((resolve) => { setTimeout(resolve, 60); });
      const beforeKill = server.log();
      await server.kill();
      await sending;
      await server.restart();
      for (let tries = 0; tries < 20 && first.size < keys.length; tries += 1) await sendAll();
      assert.equal(new Set(first.values()).size, keys.length);
      const list = await (await fetch(`${server.api}/staff/suggestions?limit=1`, { headers: staff })).json() as { total: number };
      assert.equal(list.total, keys.length + 1, 'nothing was doubled');

      const log = beforeKill + server.log();
      assert.ok(log.length > 500, 'there is a log');
      for (const canary of [name, phone, comment, '金丝雀', made.secret, made.secret.replace(/-/g, ''), server.staffToken, ...keys]) assert.ok(!log.includes(canary), canary.slice(0, 8));
    });
  });
}
