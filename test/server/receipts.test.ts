import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { makeDueMoves } from '@congress-kit/server/policies/due-moves';
import { engines } from '../support/engines.ts';
import { inHandling, newKey, openCounty, reply, type Answer, type County } from './writing.ts';

const withoutId = ({ text, body }: Answer): string => text.replace(body.requestId, '');
const rate = { attitude: 'satisfied', result: 'satisfied' };

for (const engine of engines()) {
  describe(`receipts on ${engine.name}`, () => {
    let county: County;
    before(async () => { county = await openCounty(engine); });
    after(() => county.close());

    const replied = async (more: object = {}, joined?: string) => {
      const made = await inHandling(county, more, joined);
      if (!joined) assert.equal((await county.moveCase(made.number, 'replied', { reply: reply({ issuedOn: shanghaiDay(county.ctx.now()) }) }, 'handling_unit')).status, 201);
      return made;
    };
    const ratingOf = (one: { receiptNo: string; secret: string }, body: object, key = newKey()) => county.post(`/receipts/${one.receiptNo}/ratings`, body, { secret: one.secret, key });

    it('answers its holder, however number and secret were typed', async () => {
      const { receiptNo, secret } = await county.submit();
      const typed = [
        [receiptNo, secret], [receiptNo.toLowerCase(), secret.toLowerCase()], [receiptNo.replace(/-/g, ''), secret.replace(/-/g, ' ')],
        [receiptNo.replace(/0/g, 'O'), ` ${secret.replace(/0/g, 'o').replace(/1/g, 'l')} `],
      ] as const;
      for (const [number, word] of typed) {
        const answer = await county.get(`/receipts/${encodeURIComponent(number)}`, { secret: word });
        assert.equal(answer.status, 200, `${number} ${word} ${answer.text}`);
        assert.deepEqual([answer.body.receiptNo, answer.body.may, answer.headers['cache-control']], [receiptNo, ['withdraw'], 'no-store']);
        assert.equal(answer.headers['etag'], undefined);
      }
    });

    it('tells nothing apart: unknown, malformed, wrong and missing are one answer', async () => {
      const [one, other] = [await county.submit(), await county.submit()];
      const cases: [string, string | undefined][] = [
        [one.receiptNo, other.secret], [one.receiptNo, undefined], [one.receiptNo, 'x'], [one.receiptNo, one.secret.slice(0, -1)], [one.receiptNo, 'A'.repeat(5000)],
        [one.receiptNo, one.secret.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))], ['QH-2026-999999-0', one.secret], ['nonsense', one.secret], ['%20', one.secret],
        ['QH-2026-000001', one.secret], [encodeURIComponent('号码'), one.secret], ['a'.repeat(200), one.secret], [other.receiptNo, one.secret],
      ];
      const bodies = new Set<string>();
      const headers = new Set<string>();
      for (const [number, secret] of cases) {
        for (const answer of [
          await county.get(`/receipts/${number}`, secret ? { secret } : {}),
          await county.post(`/receipts/${number}/ratings`, rate, secret ? { secret } : {}),
          await county.post(`/receipts/${number}/withdrawals`, {}, secret ? { secret } : {}),
          await county.post(`/receipts/${number}/supplements`, { body: '补充' }, secret ? { secret } : {}),
        ]) {
          assert.equal(answer.status, 404, `${number} ${answer.text}`);
          bodies.add(withoutId(answer));
          const { 'request-id': id, date, ...rest } = answer.headers;
          headers.add(JSON.stringify(rest));
        }
      }
      assert.equal(bodies.size, 1, [...bodies].join('\n'));
      assert.equal(headers.size, 1, [...headers].join('\n'));
      assert.equal(JSON.parse([...bodies][0]!).code, 'receipt_not_found');
    });

    it('takes a supplement when it was asked for one, and not otherwise', async () => {
      const { receiptNo, secret } = await county.submit();
      const send = () => county.post(`/receipts/${receiptNo}/supplements`, { body: '在东门，电话13912345678' }, { secret });
      const early = await send();
      assert.deepEqual([early.status, early.body.code, early.body.allowed], [409, 'move_not_allowed', ['withdrawn']]);
      await county.moveSuggestion(receiptNo, 'screening');
      const unasked = await county.moveSuggestion(receiptNo, 'needs_supplement');
      assert.deepEqual([unasked.status, unasked.body.errors[0].pointer], [422, '/question']);
      await county.moveSuggestion(receiptNo, 'needs_supplement', { question: '是哪个门？' });
      const asked = await county.get(`/receipts/${receiptNo}`, { secret });
      assert.deepEqual(asked.body.may, ['supplement', 'withdraw']);
      assert.equal(asked.body.steps.at(-1).note, '是哪个门？');
      const sent = await send();
      assert.deepEqual([sent.status, sent.body.state, sent.body.supplements[0].body], [201, 'screening', '在东门，电话13912345678']);
    });

    it('lets the resident withdraw before a reply, and forgets how to reach them', async () => {
      const { receiptNo, secret } = await county.submit({ phone: '13912345678' });
      const answer = await county.post(`/receipts/${receiptNo}/withdrawals`, { reason: '已经修好' }, { secret });
      assert.deepEqual([answer.status, answer.body.state, answer.body.may], [201, 'withdrawn', []]);
      const contacts = await county.ctx.store.db.selectFrom('suggestion_contacts').selectAll().where('receipt_no', '=', receiptNo).execute();
      assert.deepEqual(contacts, []);
      assert.equal((await county.get(`/receipts/${receiptNo}`, { secret })).body.phase, 'withdrawn');
      const done = await replied();
      const late = await county.post(`/receipts/${done.receiptNo}/withdrawals`, {}, { secret: done.secret });
      assert.deepEqual([late.status, late.body.allowed], [409, ['rated']]);
    });

    it('takes one rating a round, rests in the same state whatever it says, and replays a repeat', async () => {
      const early = await county.submit();
      const notOpen = await ratingOf(early, rate);
      assert.deepEqual([notOpen.status, notOpen.body.code], [409, 'rating_not_open']);
      const one = await replied();
      assert.deepEqual((await county.get(`/receipts/${one.receiptNo}`, one)).body.may, ['rate']);
      const key = newKey();
      const first = await ratingOf(one, { attitude: 'basic', result: 'satisfied', comment: '谢谢' }, key);
      assert.deepEqual([first.status, first.body.state, first.body.rating.comment, first.body.may], [201, 'rated', '谢谢', []]);
      assert.equal((await ratingOf(one, { attitude: 'basic', result: 'satisfied', comment: '谢谢' }, key)).text, first.text);
      const again = await ratingOf(one, rate);
      assert.deepEqual([again.status, again.body.code], [409, 'already_rated']);
    });

    it('closes a content rating 30 days later, and leaves an unsatisfied one to the office', async () => {
      const [content, unsatisfied] = [await replied(), await replied()];
      await ratingOf(content, rate);
      await ratingOf(unsatisfied, { attitude: 'satisfied', result: 'unsatisfied' });
      const states = async () => Promise.all([content, unsatisfied].map(async (one) => (await county.get(`/receipts/${one.receiptNo}`, one)).body.state));
      county.pass(29);
      await makeDueMoves(county.ctx);
      assert.deepEqual(await states(), ['rated', 'rated']);
      county.pass(1);
      await makeDueMoves(county.ctx);
      assert.deepEqual(await states(), ['closed', 'rated']);
    });

    it('takes twenty ratings at once as one', async () => {
      const one = await replied();
      const answers = await Promise.all(Array.from({ length: 20 }, () => ratingOf(one, rate)));
      assert.equal(answers.filter((answer) => answer.status === 201).length, 1);
      assert.ok(answers.every((answer) => answer.status === 201 || answer.body.code === 'already_rated'));
      const steps = await county.ctx.store.db.selectFrom('suggestion_steps').select('type').where('receipt_no', '=', one.receiptNo).where('type', 'in', ['rated', 'closed']).execute();
      assert.equal(steps.length, 1);
    });

    it('goes back to the unit once after an unsatisfied rating, and asks again', async () => {
      const one = await replied();
      const unsatisfied = await ratingOf(one, { attitude: 'satisfied', result: 'unsatisfied' });
      assert.deepEqual([unsatisfied.body.state, unsatisfied.body.may], ['rated', []]);
      assert.equal((await county.moveCase(one.number, 'evaluating')).status, 201);
      assert.equal((await county.moveCase(one.number, 'unsatisfied')).status, 201);
      const back = await county.moveSuggestion(one.receiptNo, 'transferred');
      assert.deepEqual([back.status, back.body.state, back.body.caseNumber], [201, 'transferred', one.number]);
      assert.equal((await county.moveCase(one.number, 'rehandling')).status, 201);
      assert.equal((await county.moveCase(one.number, 'replied', { reply: reply({ issuedOn: shanghaiDay(county.ctx.now()) }) }, 'handling_unit')).status, 201);
      const asked = await county.get(`/receipts/${one.receiptNo}`, one);
      assert.deepEqual([asked.body.state, asked.body.may, asked.body.rating, asked.body.case.replies.length], ['replied', ['rate'], undefined, 2]);
      // Both clocks: the first reply's, and one month from the second start.
      const { clock, rehandling } = asked.body.case;
      const on = shanghaiDay(county.ctx.now());
      assert.deepEqual([clock.doneOn, rehandling.startedOn, rehandling.doneOn], [on, on, on]);
      assert.ok(rehandling.dueOn > on && rehandling.dueOn < clock.dueOn);
      assert.equal((await ratingOf(one, { attitude: 'unsatisfied', result: 'unsatisfied' })).body.state, 'rated');
      const twice = await county.moveSuggestion(one.receiptNo, 'transferred');
      assert.deepEqual([twice.status, twice.body.allowed], [409, ['closed', 'hidden', 'correction']]);
    });

    it('closes by itself after 30 days of silence, to the hour, and not before', async () => {
      const [answered, asked] = [await replied(), await county.submit()];
      await county.moveSuggestion(asked.receiptNo, 'screening');
      await county.moveSuggestion(asked.receiptNo, 'needs_supplement', { question: '在哪里？' });
      await county.moveCase(answered.number, 'evaluating');
      const states = async () => [
        (await county.get(`/receipts/${answered.receiptNo}`, answered)).body.state, (await county.get(`/receipts/${asked.receiptNo}`, asked)).body.state,
        (await county.get(`/staff/cases/${answered.number}`, { token: county.tokens.office_clerk })).body.state,
      ];
      county.pass(30 - 1 / 86_400);
      await makeDueMoves(county.ctx);
      assert.deepEqual(await states(), ['replied', 'needs_supplement', 'evaluating']);
      county.pass(1 / 86_400);
      await Promise.all([makeDueMoves(county.ctx), makeDueMoves(county.ctx)]);
      assert.deepEqual(await states(), ['closed', 'withdrawn', 'no_response']);
      const steps = await county.ctx.store.db.selectFrom('suggestion_steps').select('role').where('receipt_no', '=', answered.receiptNo).where('type', '=', 'closed').execute();
      assert.deepEqual(steps, [{ role: 'system' }]);
    });

    it('shows sums from five ratings on, in lots of five, and before that nothing', async () => {
      const first = await inHandling(county);
      const all = [first];
      for (let more = 0; more < 6; more += 1) all.push(await inHandling(county, {}, first.number));
      assert.equal((await county.moveCase(first.number, 'replied', { reply: reply({ issuedOn: shanghaiDay(county.ctx.now()) }) }, 'handling_unit')).status, 201);
      const shown = async () => (await county.get(`/evaluations?subject=${first.number}`)).body.items;
      for (const one of all.slice(0, 4)) await ratingOf(one, rate);
      assert.deepEqual(await shown(), []);
      await ratingOf(all[4]!, { attitude: 'satisfied', result: 'unsatisfied' });
      const [evaluation] = await shown();
      const { figures } = evaluation;
      assert.deepEqual([figures.issued, figures.returned, figures.valid], [7, 5, 5]);
      const overall = figures.axes.find((axis: { axis: string }) => axis.axis === 'overall');
      assert.deepEqual([overall.satisfied, overall.unsatisfied, overall.satisfiedRate.percent], [4, 1, '80.0']);
      assert.match(evaluation.collectedBy, /青禾县/);
      await ratingOf(all[5]!, { attitude: 'unsatisfied', result: 'unsatisfied' });
      assert.deepEqual((await shown())[0].figures, figures, 'one more rating moves nothing');
    });
  });
}
