import type { OperationSpec } from '@congress-kit/api';
import { check, type Check } from '../check.ts';
import { lists, pathOf, wordsOf } from '../contract.ts';
import { field } from '../exchange.ts';
import { idOf, walk, walkFrom } from '../lists.ts';
import type { Trial } from '../trial.ts';

/** The orders a list can be had in, and what has changed since a moment; where the contract has them. */

const ordersOf = (list: OperationSpec): string[] => wordsOf(list, 'sort');
const having = (name: string): readonly OperationSpec[] => lists.filter(({ query }) => query && name in query._zod.def.shape);

const none: readonly [string, string] = ['约定里还没有这个参数', 'the contract does not have it yet'];

const unknownOrder = check({
  id: 'orders.unknown', level: 'must',
  title: ['没有的排序方式回 422', 'An order that does not exist is refused with 422'],
  proves: ['排序写错会被告知，而不是悄悄换成别的', 'A mistake is told, not silently turned into another order'],
  run: async (trial) => {
    if (having('sort').length === 0) trial.skip(none);
    for (const list of having('sort')) for (const wrong of ['no_such_order', '-', '--id', 'constructor']) trial.fault(await trial.site.ask({ path: `${list.path}?sort=${wrong}` }), '/sort');
  },
});

const readIn = async (trial: Trial, list: OperationSpec, sort: string): Promise<string[]> => (await walkFrom(trial.site, list, { sort, limit: 60 }, 3)).items.map((item) => idOf(list, item));

const reversed = check({
  id: 'orders.reversed', level: 'must',
  title: ['加 - 就是倒过来的同一个顺序', 'With - before it an order runs backwards'],
  proves: ['“最早”和“最晚”说的是同一件事的两头', '“Oldest first” and “newest first” are two ends of one thing'],
  run: async (trial) => {
    if (having('sort').length === 0) trial.skip(none);
    for (const list of having('sort')) {
      const { items } = await walk(trial.site, list);
      // Only lists that are read whole can be compared with their own reverse.
      if (items.length < 2 || items.length > 170) continue;
      for (const order of ordersOf(list).filter((one) => !one.startsWith('-') && ordersOf(list).includes(`-${one}`))) {
        const [forth, back] = [await readIn(trial, list, order), await readIn(trial, list, `-${order}`)];
        const exchange = await trial.site.read(pathOf(list, {}, { sort: `-${order}`, limit: 60 }));
        trial.expect(new Set(forth).size === items.length && new Set(back).size === items.length, [`sort=${order} 漏了或重了记录`, `sort=${order} skips or repeats records`], exchange);
        trial.expect(forth.join() === back.reverse().join(), [`sort=-${order} 不是 sort=${order} 的倒序`, `sort=-${order} is not sort=${order} backwards`], exchange);
      }
    }
  },
});

const since = check({
  id: 'orders.updated-since', level: 'must',
  title: ['updatedSince 只给之后变过的', 'updatedSince gives what changed since'],
  proves: ['别的系统能只取新变的内容', 'Other systems can fetch only what is new'],
  run: async (trial) => {
    if (having('updatedSince').length === 0) trial.skip(none);
    for (const list of having('updatedSince')) {
      const all = (await walk(trial.site, list)).items.length;
      const totalSince = async (updatedSince: string): Promise<[number, Parameters<Trial['status']>[0]]> => {
        const exchange = await trial.site.ask({ path: pathOf(list, {}, { updatedSince, limit: 1 }) });
        return [Number(field(exchange, 'total')), exchange];
      };
      const [early, atFirst] = await totalSince('1990-01-01T00:00:00+08:00');
      trial.expect(early === all, [`1990 年以来有 ${early} 条，全部是 ${all} 条`, `${early} since 1990, ${all} in all`], atFirst);
      const [late, atLast] = await totalSince('2999-01-01T00:00:00+08:00');
      trial.expect(late === 0, [`2999 年以后有 ${late} 条`, `${late} since the year 2999`], atLast);
    }
  },
});

const badSince = check({
  id: 'orders.bad-moment', level: 'must',
  title: ['updatedSince 不是时刻时回 422', 'An updatedSince that is no moment is refused with 422'],
  proves: ['写错时间不会取回一份不完整的数据', 'A wrong time does not fetch half of the data'],
  run: async (trial) => {
    if (having('updatedSince').length === 0) trial.skip(none);
    for (const list of having('updatedSince')) for (const wrong of ['yesterday', '2026-03-05', '2026-13-01T00:00:00%2B08:00', '2026-03-05T09:30:00', '0']) trial.fault(await trial.site.ask({ path: `${list.path}?updatedSince=${wrong}` }), '/updatedSince');
  },
});

export const orders: readonly Check[] = [unknownOrder, reversed, since, badSince];
