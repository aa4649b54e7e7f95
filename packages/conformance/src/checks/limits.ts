import { proofChallenge, proofHeader } from '@congress-kit/api';
import { mostBits, mostSearches } from '@congress-kit/api/rules/proof-of-work';
import { check, type Check } from '../check.ts';
import { mediaType, field } from '../exchange.ts';

/** Limits are not sought out; where one is met, it must say how long it lasts. */

const announced = check({
  id: 'limits.retry-after', level: 'must',
  title: ['限次数时（429）说明要等几秒', 'A limit (429) says how many seconds it lasts'],
  proves: ['页面能告诉群众什么时候再试', 'A page can tell residents when to try again'],
  run: async (trial) => { await trial.site.read('/'); },
  observe: (exchange, trial) => {
    if (exchange.status !== 429) return;
    trial.expect(/^\d+$/.test(exchange.headers['retry-after'] ?? ''), [`Retry-After 是“${exchange.headers['retry-after'] ?? ''}”`, `Retry-After is “${exchange.headers['retry-after'] ?? ''}”`], exchange);
    trial.expect(mediaType(exchange).endsWith('json') && ['too_many_requests', 'proof_not_accepted'].includes(String(field(exchange, 'code'))), ['429 不是 too_many_requests 的说明', 'the 429 is no problem too_many_requests'], exchange);
  },
});

const busy = check({
  id: 'limits.unavailable', level: 'must',
  title: ['暂时不可用时（503）说明要等几秒', 'A 503 says how many seconds to wait'],
  proves: ['重启几秒钟，页面能自己接上', 'A restart of a few seconds is bridged by the page itself'],
  run: async (trial) => { await trial.site.read('/'); },
  observe: (exchange, trial) => {
    if (exchange.status === 503) trial.expect(/^\d+$/.test(exchange.headers['retry-after'] ?? ''), ['503 没有 Retry-After', 'the 503 lacks Retry-After'], exchange);
  },
});

const bearable = check({
  id: 'limits.reads-are-free', level: 'should',
  title: ['连续读三十次不被限制', 'Thirty reads in a row meet no limit'],
  proves: ['全村共用一个地址也能正常打开', 'A whole village behind one address can read'],
  run: async (trial) => {
    const before = trial.site.probe.waits.count;
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => trial.site.ask({ path: `/deputies?limit=${1 + (index % 5)}` })));
    for (const answer of answers) trial.status(answer, 200);
    trial.expect(trial.site.probe.waits.count === before, ['被要求等待', 'it was asked to wait']);
  },
});

const doable = check({
  id: 'limits.challenge', level: 'must',
  title: ['用计算代替等候时（429 里的 challenge），题目是旧手机也做得完的', 'Work offered instead of waiting (`challenge` in a 429) can be done by an old phone'],
  proves: ['页面能替群众算完，不用等，也不用认图片', 'A page does it for residents, who neither wait nor read pictures'],
  run: async (trial) => { await (trial.site.mayWrite ? trial.site.submit() : trial.site.read('/')); },
  observe: (exchange, trial) => {
    const offered = field(exchange, 'challenge');
    if (exchange.status !== 429 || offered === undefined) return;
    const { success, data } = proofChallenge.safeParse(offered);
    if (!trial.expect(success && /^[\x21-\x7e]{1,400}$/.test(data.token), ['challenge 缺少 token、bits、count 或 expiresIn', 'challenge lacks token, bits, count or expiresIn'], exchange) || !data) return;
    const fits = data.bits >= 0 && data.bits <= mostBits && data.count >= 1 && data.count <= mostSearches && data.count * 2 ** data.bits <= 2 ** 21;
    trial.expect(fits, [`要算 ${data.count} × 2^${data.bits} 次，旧手机要算很久`, `${data.count} × 2^${data.bits} hashes keep an old phone busy for long`], exchange);
    trial.expect(data.expiresIn >= 60, [`${data.expiresIn} 秒就过期`, `it is good for ${data.expiresIn} seconds only`], exchange);
  },
});

const accepted = check({
  id: 'limits.proof', level: 'must',
  title: ['按题目算出来的答案有效', 'What solves a challenge is taken'],
  proves: ['算完就能提交，不会白算', 'Work that was done is not in vain'],
  run: async (trial) => { await (trial.site.mayWrite ? trial.site.submit() : trial.site.read('/')); },
  observe: (exchange, trial) => {
    if (!exchange.requestHeaders[proofHeader]?.includes('~')) return;
    trial.expect(field(exchange, 'code') !== 'proof_not_accepted', ['正确的答案被拒绝', 'a correct proof was refused'], exchange);
  },
});

const unasked = check({
  id: 'limits.proof-unasked', level: 'must', needs: ['write'],
  title: ['没有要求计算时，带上答案不影响提交', 'A proof that nobody asked for does no harm'],
  proves: ['重试时带着上一次的答案也不会被拒绝', 'A retry that still carries the last proof is not refused for it'],
  run: async (trial) => {
    trial.status(await trial.site.submit({}, { headers: { [proofHeader]: 'unasked' } }), 201);
  },
});

export const rates: readonly Check[] = [announced, busy, bearable, doable, accepted, unasked];
