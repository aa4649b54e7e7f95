// Many at once are stored in one transaction, and each is judged for itself.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ApiProblem } from '@congress-kit/server/http/problems';
import { inGroups } from '@congress-kit/server/store/group';
import { parseReceiptNo } from '@congress-kit/api/rules/receipt';
import { sql } from 'kysely';
import { engines } from '../support/engines.ts';
import { draft, newKey, openCounty, type Answer, type County } from './writing.ts';

for (const engine of engines()) {
  describe(`writing together on ${engine.name}`, () => {
    let county: County;
    before(async () => { county = await openCounty(engine, { env: { SUBMIT_RATE: '40/1', PROOF_OF_WORK: 'off', TRUST_PROXY: '1' } }); });
    after(() => county.close());

    const from = (address: string, body: object, key = newKey()): Promise<Answer> => county.post('/suggestions', body, { key, headers: { 'x-forwarded-for': address } });
    const stored = () => county.ctx.store.db.selectFrom('suggestions').select(['receipt_no', 'congress_id', 'title']).orderBy('receipt_no').execute();

    it('refuses the bad ones alone, repeats what was answered, and numbers the rest without a gap', async () => {
      const [known, used] = [newKey(), newKey()];
      const first = await from('10.0.0.1', draft(), known);
      await from('10.0.0.1', draft(), used);
      const already = await stored();
      const file = 'a'.repeat(40);
      await county.ctx.store.db.insertInto('attachments').values({
        id: file, stored_name: file, stored: true, media_type: 'image/png', bytes: 100, sha256: 'b'.repeat(64), created_at: county.ctx.now(), delete_after: new Date(county.ctx.now().getTime() + 3_600_000),
      }).execute();
      const all = await Promise.all([
        ...Array.from({ length: 20 }, (_, index) => from('10.0.0.1', draft({ title: `第${index}件`, ...(index % 2 && { divisionId: '990101' }) }))),
        from('10.0.0.1', draft({ divisionId: '000000' })),
        from('10.0.0.1', draft(), known),
        from('10.0.0.1', draft({ title: '另一件' }), used),
        // A file is one suggestion's.
        from('10.0.0.2', draft({ title: '附图一', attachments: [{ id: file }] })),
        from('10.0.0.2', draft({ title: '附图二', attachments: [{ id: file }] })),
        // What no column can hold fails for its sender only.
        from('10.0.0.3', draft({ address: '路\u0000' })),
      ]);
      const statuses = all.map(({ status }) => status);
      assert.deepEqual(statuses.slice(0, 20), Array(20).fill(201));
      assert.equal(statuses[20], 422);
      assert.deepEqual([statuses[21], all[21]!.headers['idempotent-replayed'], all[21]!.body.receiptNo], [201, 'true', first.body.receiptNo]);
      assert.deepEqual([statuses[22], all[22]!.body.code], [422, 'idempotency_key_reused']);
      assert.deepEqual(statuses.slice(23, 25).sort(), [201, 422]);
      assert.equal(statuses[25], 422);
      const now = await stored();
      assert.equal(now.length, already.length + 21);
      const numbers = now.map(({ receipt_no }) => { const parsed = parseReceiptNo(receipt_no); return parsed.ok ? parsed.sequence : 0; });
      assert.deepEqual(numbers, numbers.map((_, index) => numbers[0]! + index));
      assert.deepEqual([...new Set(now.map(({ congress_id }) => congress_id))], ['RD1']);
      // Each was told its own number.
      const titles = new Map(now.map(({ receipt_no, title }) => [receipt_no, title]));
      all.slice(0, 20).forEach(({ body }, index) => assert.equal(titles.get(body.receiptNo), `第${index}件`));
    });

    it('hands out no more tokens than there are', async () => {
      const statuses = (await Promise.all(Array.from({ length: 60 }, () => from('10.0.1.1', draft())))).map(({ status }) => status);
      assert.deepEqual([statuses.filter((status) => status === 201).length, statuses.filter((status) => status === 429).length], [40, 20]);
    });

    it('stores 200 at once, each once and under a number of its own, without the one that the database refuses', async () => {
      const { db } = county.ctx.store;
      await sql`alter table suggestions add constraint not_this_one check (title <> '不收的一件')`.execute(db);
      try {
        const already = (await stored()).length;
        // 38 of them from one address, whose bucket holds 40.
        const all = await Promise.all(Array.from({ length: 200 }, (_, index) =>
          from(index < 38 ? '10.0.3.1' : `10.0.4.${index}`, draft({ title: index === 100 ? '不收的一件' : `一起的第${index}件` }))));
        assert.deepEqual(all.map(({ status }) => status), all.map((_, index) => (index === 100 ? 500 : 201)));
        const titles = new Map((await stored()).map(({ receipt_no, title }) => [receipt_no, title]));
        assert.equal(titles.size, already + 199);
        all.forEach(({ body }, index) => { if (index !== 100) assert.equal(titles.get(body.receiptNo), `一起的第${index}件`); });
        const after: number[] = [];
        for (let sent = 0; sent < 3; sent += 1) after.push((await from('10.0.3.1', draft())).status);
        assert.deepEqual(after, [201, 201, 429], 'what was tried together and then one by one took one token each');
        const numbers = (await stored()).map(({ receipt_no }) => { const parsed = parseReceiptNo(receipt_no); return parsed.ok ? parsed.sequence : 0; });
        assert.deepEqual(numbers, numbers.map((_, index) => numbers[0]! + index));
      } finally {
        await sql`alter table suggestions drop constraint not_this_one`.execute(db);
      }
    });

    it('stores one of two with the same key', async () => {
      const [before, key] = [(await stored()).length, newKey()];
      const both = await Promise.all([from('10.0.2.1', draft(), key), from('10.0.2.1', draft(), key)]);
      assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409]);
      assert.equal((await stored()).length, before + 1);
    });
  });
}

describe('groups', () => {
  it('take together what waits, a few at a time, and fail for one alone where one is to blame', async () => {
    const groups: number[][] = [];
    const send = inGroups<number, number>({ most: 3 }, async (items) => {
      groups.push([...items]);
      if (items.includes(4)) throw new Error('not this one');
      return items.map((item) => item * 10);
    });
    const told = await Promise.allSettled([1, 2, 3, 4, 5].map(send));
    assert.deepEqual(told.map((one) => (one.status === 'fulfilled' ? one.value : 'failed')), [10, 20, 30, 'failed', 50]);
    assert.deepEqual(groups, [[1, 2, 3], [4, 5], [4], [5]]);
    let tries = 0;
    const down = inGroups<number, number>({ most: 3 }, async () => { tries += 1; throw new ApiProblem('temporarily_unavailable'); });
    assert.deepEqual((await Promise.allSettled([down(1), down(2)])).map(({ status }) => status), ['rejected', 'rejected']);
    assert.equal(tries, 1, 'a database that is not there is not asked for each');
  });

  it('are as many at once as there are lanes, and each item is in one of them', async () => {
    const ends: (() => void)[] = [];
    const groups: number[][] = [];
    const send = inGroups<number, number>({ most: 2, lanes: 2 }, async (items) => {
      groups.push([...items]);
      await new Promise<void>((resolve) => { ends.push(resolve); });
      return items.map((item) => item * 10);
    });
    const begun = async (count: number): Promise<void> => { while (groups.length < count) await new Promise((resolve) => { setImmediate(resolve); }); };
    const told = Promise.all([1, 2, 3, 4, 5].map(send));
    await begun(2);
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => { setImmediate(resolve); });
    assert.deepEqual(groups, [[1, 2], [3, 4]], 'the fifth waits for a lane');
    // The later one may end first.
    ends[1]!();
    await begun(3);
    assert.deepEqual(groups[2], [5]);
    ends[2]!();
    ends[0]!();
    assert.deepEqual(await told, [10, 20, 30, 40, 50]);
    const last = send(6);
    await begun(4);
    ends[3]!();
    assert.equal(await last, 60, 'a lane that ended begins again');
  });
});
