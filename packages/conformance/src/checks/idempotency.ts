import { idempotencyKey, replayedHeader } from '@congress-kit/api';
import { check, type Check } from '../check.ts';
import { field, type Exchange } from '../exchange.ts';
import { mark, newKey, type Submitted } from '../site.ts';
import type { Trial } from '../trial.ts';

/** Sending twice never makes two. */

const numberOf = (exchange: Exchange): unknown => field(exchange, 'receiptNo');
const isReplay = ({ headers }: Exchange): boolean => headers[replayedHeader.toLowerCase()] === 'true';

const sent = (trial: Trial, exchange: Exchange): Submitted => {
  if (!trial.status(exchange, 201)) trial.skip([`提交不成（${exchange.status}）`, `sending failed (${exchange.status})`]);
  return exchange.json as Submitted;
};

const missing = check({
  id: 'idempotency.key-required', level: 'must', needs: ['write'],
  title: ['没有 Idempotency-Key，或太短，回 400', 'Without an Idempotency-Key, or with one too short, the answer is 400'],
  proves: ['没有人会无意中发出不能安全重试的提交', 'Nobody sends by accident what cannot be repeated safely'],
  run: async (trial) => {
    for (const key of [null, 'short', 'x'.repeat(idempotencyKey.minLength - 1), 'x'.repeat(idempotencyKey.maxLength + 1), 'with blanks in between it', '']) trial.refused(await trial.site.submit({}, { key }), 'idempotency_key_missing');
  },
});

const replay = check({
  id: 'idempotency.replay', level: 'must', needs: ['write'],
  title: ['同一个键、同样的内容，得到第一次的应答', 'The same key and body get the first answer again'],
  proves: ['网络断了重试，不会提交两份', 'A retry after a broken connection does not send it twice'],
  run: async (trial) => {
    const key = newKey();
    const first = await trial.site.submit({}, { key });
    sent(trial, first);
    for (let time = 0; time < 2; time += 1) {
      const again = await trial.site.submit({}, { key });
      if (!trial.status(again, 201)) continue;
      trial.expect(numberOf(again) === numberOf(first), [`第二次得到另一个编号 ${String(numberOf(again))}`, `the repeat made another one, ${String(numberOf(again))}`], again);
      trial.expect(again.text === first.text, ['应答与第一次不同', 'the answer is not the first one'], again);
    }
  },
});

const marked = check({
  id: 'idempotency.replay-marked', level: 'must', needs: ['write'],
  title: [`重放的应答带 ${replayedHeader}: true，第一次不带`, `A repeated answer says ${replayedHeader}: true, the first one does not`],
  proves: ['页面能说“这份之前已经提交过”', 'A page can say “you had sent this already”'],
  run: async (trial) => {
    const key = newKey();
    const first = await trial.site.submit({}, { key });
    sent(trial, first);
    trial.expect(!isReplay(first), ['第一次就说是重放', 'the first answer claims to be a repeat'], first);
    const again = await trial.site.submit({}, { key });
    trial.expect(again.status !== 201 || isReplay(again), [`没有 ${replayedHeader}: true`, `${replayedHeader}: true is missing`], again);
  },
});

const reused = check({
  id: 'idempotency.key-reused', level: 'must', needs: ['write'],
  title: ['同一个键用于别的内容，回 422', 'The same key with another body is refused with 422'],
  proves: ['写错程序也不会把甲的回执给乙', 'Even a faulty program never gets one person’s receipt for another’s'],
  run: async (trial) => {
    const key = newKey();
    sent(trial, await trial.site.submit({}, { key }));
    trial.refused(await trial.site.submit({ title: `${mark} 另一件` }, { key }), 'idempotency_key_reused');
    trial.refused(await trial.site.submit({ category: 'roads' }, { key }), 'idempotency_key_reused');
  },
});

const concurrent = check({
  id: 'idempotency.concurrent', level: 'must', needs: ['write'],
  title: ['同时到达的相同提交只成一件', 'The same request several times at once makes one'],
  proves: ['连点几下“提交”，也只有一件', 'Pressing “send” five times makes one suggestion'],
  run: async (trial) => {
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 6 }, () => trial.site.submit({}, { key })));
    for (const answer of answers) {
      if (answer.status === 409) {
        trial.refused(answer, 'idempotency_in_flight');
        trial.expect(answer.headers['retry-after'] !== undefined, ['409 没有 Retry-After', 'the 409 lacks Retry-After'], answer);
      } else trial.status(answer, 201);
    }
    const later = await trial.site.submit({}, { key });
    trial.status(later, 201);
    const numbers = new Set([...answers, later].filter(({ status }) => status === 201).map(numberOf));
    trial.expect(numbers.size === 1, [`做成了 ${numbers.size} 件`, `${numbers.size} were made`], later);
  },
});

const refusalsFree = check({
  id: 'idempotency.refusal-frees', level: 'must', needs: ['write'],
  title: ['被拒绝的提交不占用键，改好后可以用原来的键', 'A refusal does not use up the key'],
  proves: ['改好错字再交，不会被说成重复', 'Mended and sent again, it is not called a repeat'],
  run: async (trial) => {
    const key = newKey();
    trial.refused(await trial.site.submit({ title: '' }, { key }), 'invalid_request');
    const mended = await trial.site.submit({}, { key });
    if (trial.status(mended, 201)) trial.expect(!isReplay(mended), ['说成了重放', 'it is called a repeat'], mended);
  },
});

const perOperation = check({
  id: 'idempotency.per-operation', level: 'should', needs: ['write'],
  title: ['键只管同一个操作', 'A key counts for its own operation'],
  proves: ['一次操作的键不会挡住另一次操作', 'The key of one act does not stand in the way of another'],
  run: async (trial) => {
    const key = newKey();
    const own = sent(trial, await trial.site.submit({}, { key }));
    const answer = await trial.site.withdraw(own, { key });
    if (trial.status(answer, 201)) trial.expect(field(answer, 'state') === 'withdrawn', ['没有撤回', 'it was not withdrawn'], answer);
  },
});

const withdrawals = check({
  id: 'idempotency.withdrawal', level: 'must', needs: ['write'],
  title: ['撤回重试也得到第一次的应答', 'A repeated withdrawal gets its first answer again'],
  proves: ['撤回时断网，重试不会报错', 'Withdrawing over a bad connection ends well'],
  run: async (trial) => {
    const own = sent(trial, await trial.site.submit());
    const key = newKey();
    const first = await trial.site.withdraw(own, { key });
    const again = await trial.site.withdraw(own, { key });
    if (trial.status(first, 201) && trial.status(again, 201)) trial.expect(again.text === first.text && isReplay(again), ['重试的应答不是第一次的', 'the repeat got another answer'], again);
  },
});

const nobodyElse = check({
  id: 'idempotency.holder-only', level: 'must', needs: ['write'],
  title: ['别人用同一个键，得不到别人的应答', 'Nobody gets another’s answer by knowing the key'],
  proves: ['键泄露了也看不到回执', 'A key that leaked opens no receipt'],
  run: async (trial) => {
    const own = sent(trial, await trial.site.submit());
    const key = newKey();
    if (!trial.status(await trial.site.withdraw(own, { key }), 201)) return;
    trial.refused(await trial.site.withdraw({ receiptNo: own.receiptNo, secret: '7K3M9QXA7K3M9QXA7K3M9QXA7K3' }, { key }), 'receipt_not_found');
  },
});

export const idempotency: readonly Check[] = [missing, replay, marked, reused, concurrent, refusalsFree, perOperation, withdrawals, nobodyElse];
