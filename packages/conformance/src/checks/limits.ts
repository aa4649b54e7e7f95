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
    trial.expect(mediaType(exchange).endsWith('json') && field(exchange, 'code') === 'too_many_requests', ['429 不是 too_many_requests 的说明', 'the 429 is no problem too_many_requests'], exchange);
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

export const rates: readonly Check[] = [announced, busy, bearable];
