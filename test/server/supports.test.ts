// Seconding and similar suggestions on both engines: counted once, only what is public, kept no longer than promised.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { deleteExpired } from '@congress-kit/server/policies/retention';
import { noteCommonness } from '@congress-kit/server/store/searching';
import { forgetSizes } from '@congress-kit/server/store/unhurried';
import { sql } from 'kysely';
import { engines } from '../support/engines.ts';
import { newKey, openCounty, type County } from './writing.ts';

for (const engine of engines()) {
  describe(`seconding on ${engine.name}`, () => {
    let county: County;
    let receiptNo: string;
    const support = (body: object, options: object = {}, no = receiptNo) => county.post(`/suggestions/${no}/supports`, body, options);
    const accepted = async (more: object): Promise<string> => {
      const sent = await county.submit(more);
      for (const to of ['screening', 'accepted']) assert.equal((await county.moveSuggestion(sent.receiptNo, to)).status, 201);
      return sent.receiptNo;
    };
    const similar = async (title: string, more = '') => (await county.get(`/similar-suggestions?title=${encodeURIComponent(title)}${more}`)).body.items;
    before(async () => {
      county = await openCounty(engine, { env: { SUPPORT_RATE: '40/1' } });
      receiptNo = await accepted({ title: '建议枣林村到镇上装路灯', divisionId: '990101' });
    });
    after(() => county.close());

    it('counts each device once and an address once a day, and says so without a fuss', async () => {
      const counted = async (body: object, no?: string) => {
        const { status, body: answer } = await support(body, {}, no);
        assert.equal(status, 201);
        return [answer.counted, answer.supportCount];
      };
      assert.deepEqual(await counted({ device: 'a'.repeat(20) }), [true, 1]);
      assert.deepEqual(await counted({ device: 'a'.repeat(20) }), [false, 1]);
      assert.deepEqual(await counted({ device: 'b'.repeat(20) }), [true, 2]);
      assert.deepEqual(await counted({}), [true, 3]);
      assert.deepEqual(await counted({}, receiptNo.toLowerCase().replace(/-/g, '')), [false, 3]);
      county.pass(1);
      assert.deepEqual(await counted({}), [true, 4]);
      assert.deepEqual(await counted({ device: 'a'.repeat(20) }), [false, 4]);
      assert.equal((await county.get(`/suggestions/${receiptNo}`)).body.supportCount, 4);
      assert.equal((await county.get('/suggestions')).body.items[0].supportCount, 4);
    });

    it('counts one when the same device presses twice at once, and replays a retry', async () => {
      const before = (await county.get(`/suggestions/${receiptNo}`)).body.supportCount;
      const answers = await Promise.all(Array.from({ length: 8 }, () => support({ device: 'c'.repeat(20) })));
      assert.deepEqual(answers.map(({ status }) => status), Array(8).fill(201));
      assert.equal(answers.filter(({ body }) => body.counted).length, 1);
      assert.equal((await county.get(`/suggestions/${receiptNo}`)).body.supportCount, before + 1);
      const key = newKey();
      const first = await support({ device: 'd'.repeat(20) }, { key });
      const again = await support({ device: 'd'.repeat(20) }, { key });
      assert.deepEqual([again.text, again.headers['idempotent-replayed']], [first.text, 'true']);
    });

    it('is only for what is public, and merging brings the voices along', async () => {
      const quiet = await county.submit({ mayPublish: false });
      const waiting = await county.submit();
      for (const no of [quiet.receiptNo, waiting.receiptNo, 'QH-2026-999999-0', 'nonsense']) assert.equal((await support({}, {}, no)).body.code, 'not_found', no);
      const before = (await county.get(`/suggestions/${receiptNo}`)).body.supportCount;
      await county.moveSuggestion(waiting.receiptNo, 'screening');
      assert.equal((await county.moveSuggestion(waiting.receiptNo, 'merged', { into: receiptNo })).status, 201);
      assert.equal((await county.get(`/suggestions/${receiptNo}`)).body.supportCount, before + 1);
      assert.equal((await support({}, {}, waiting.receiptNo)).status, 404);
      assert.equal((await support({ device: 'short' })).body.errors[0].pointer, '/device');
      assert.equal((await support({ name: 'x' })).body.errors[0].code, 'unknown_field');
    });

    it('keeps no mark longer than promised, and none that says who', async () => {
      const { db } = county.ctx.store;
      const marks = () => db.selectFrom('suggestion_supports').selectAll().execute();
      assert.ok(!JSON.stringify(await marks()).includes('aaaa') && !JSON.stringify(await marks()).includes('127.0.0.1'));
      const count = (await county.get(`/suggestions/${receiptNo}`)).body.supportCount;
      county.pass(2);
      await deleteExpired(county.ctx);
      assert.equal((await marks()).length, 4, 'addresses are forgotten after their day, devices not yet');
      county.pass(370);
      await deleteExpired(county.ctx);
      assert.equal((await marks()).length, 0);
      assert.equal((await county.get(`/suggestions/${receiptNo}`)).body.supportCount, count, 'the count stays');
    });

    it('finds what is alike among the public ones only, the most alike first', async () => {
      await accepted({ title: '希望枣林村装上路灯' });
      await county.submit({ title: '枣林村到镇上装路灯' });
      await accepted({ title: '卫生院周末没有人值班', mayPublish: true });
      const found = await similar('枣林村到镇上装路灯');
      assert.deepEqual(found.map((item: any) => [item.title, item.similarity]), [['建议枣林村到镇上装路灯', 100], ['希望枣林村装上路灯', 43]]);
      assert.deepEqual((await similar('枣林村到镇上装路灯', '&division=990101')).length, 1);
      assert.deepEqual((await similar('枣林村到镇上装路灯', '&limit=1')).length, 1);
      for (const title of ['菜市场环境', '，。', '希望']) assert.deepEqual(await similar(title), [], title);
      assert.equal((await county.get('/similar-suggestions')).body.errors[0].code, 'required');
      assert.equal((await county.get(`/similar-suggestions?title=${encodeURIComponent('%_')}`)).status, 200);
    });

    it('finds it among a million as well, where every pair of the title stands in thousands', async () => {
      const { db } = county.ctx.store;
      await accepted({ title: '河边栏杆松动' });
      await accepted({ title: '河边停车' });
      await sql`update pg_class set reltuples = 1000000 where relname = 'suggestions'`.execute(db);
      forgetSizes(db);
      const titles = async (part: number, known: readonly string[]) => {
        noteCommonness('suggestions.pairs', new Map(known.map((pair) => [pair, part])));
        return (await similar('栏杆松动')).map((item: any) => item.title);
      };
      const all = ['河边', '栏杆', '杆松', '松动'];
      // One rare pair is enough; of common ones two at once; of those that stand everywhere two as well.
      for (const [part, known] of [[0.04, all.slice(0, 3)], [0.04, all], [1, all]] as const) assert.deepEqual(await titles(part, known), ['河边栏杆松动'], `${part}`);
      noteCommonness('suggestions.pairs', new Map());
    });

    it('limits how many come from one address', async () => {
      const answers = [];
      for (let index = 0; index < 45 && answers.at(-1) !== 429; index += 1) answers.push((await support({ device: `limited-device-${index}` })).status);
      assert.equal(answers.at(-1), 429);
    });
  });
}
