import type { OperationSpec } from '@congress-kit/api';
import { check, type Check } from '../check.ts';
import { filtersOf, lists, pathOf, wordsOf } from '../contract.ts';
import { field, isObject } from '../exchange.ts';

/** What a list does when it is asked to: count by a quality, and bring along what otherwise takes a request each. */

const having = (name: string): readonly OperationSpec[] => lists.filter((list) => wordsOf(list, name).length > 0);
const none: readonly [string, string] = ['约定里没有这个参数', 'the contract does not have it'];

const facets = check({
  id: 'extras.facets', level: 'must',
  title: ['facets 的计数等于筛选后的条数', 'A count in facets is what the filter finds'],
  proves: ['“办理中 38 件”点进去就是 38 件', '“38 being handled” shows 38 when it is opened'],
  run: async (trial) => {
    if (having('facets').length === 0) trial.skip(none);
    for (const list of having('facets')) {
      const names = wordsOf(list, 'facets');
      const answer = await trial.site.read(pathOf(list, {}, { facets: names, limit: 1 }));
      const counted = field(answer, 'facets');
      if (!trial.status(answer, 200)) continue;
      for (const name of names) {
        const counts = isObject(counted) ? counted[name] : undefined;
        if (!trial.expect(Array.isArray(counts), [`${list.path} 没有 facets.${name}`, `${list.path} lacks facets.${name}`], answer)) continue;
        // Not every count has a filter of the same name; those that have can be counted after.
        if (!filtersOf(list).some((filter) => filter.name === name)) continue;
        for (const one of (counts as unknown[]).filter(isObject).slice(0, 3)) {
          const filtered = await trial.site.read(pathOf(list, {}, { [name]: [one['value']], limit: 1 }));
          const total = field(filtered, 'total');
          trial.expect(total === one['count'], [`facets.${name} 说 ${String(one['value'])} 有 ${String(one['count'])} 条，筛选得 ${String(total)} 条`, `facets.${name} says ${String(one['count'])} for ${String(one['value'])}, the filter finds ${String(total)}`], filtered);
        }
      }
      const unasked = await trial.site.read(pathOf(list));
      trial.expect(field(unasked, 'facets') === undefined, ['没有要也给了 facets', 'facets came without being asked for'], unasked);
    }
  },
});

const include = check({
  id: 'extras.include', level: 'must',
  title: ['include 要什么就带来什么，不要不带', 'include brings what it names, and only then'],
  proves: ['一次请求就能显示整页，平时又不多传', 'One request fills a page, and nobody else pays for it'],
  run: async (trial) => {
    if (having('include').length === 0) trial.skip(none);
    for (const list of having('include')) {
      for (const name of wordsOf(list, 'include')) {
        for (const [asked, exchange] of [[true, await trial.site.read(pathOf(list, {}, { include: [name], limit: 5 }))], [false, await trial.site.read(pathOf(list, {}, { limit: 5 }))]] as const) {
          const items = field(exchange, 'items');
          for (const item of Array.isArray(items) ? items.filter(isObject) : []) {
            trial.expect((item[name] !== undefined) === asked, asked ? [`include=${name} 没有带来 ${name}`, `include=${name} does not bring ${name}`] : [`没有要也带来了 ${name}`, `${name} came without being asked for`], exchange);
          }
        }
      }
    }
  },
});

const unknown = check({
  id: 'extras.unknown', level: 'must',
  title: ['facets 和 include 里没有的名称回 422', 'An unknown name in facets or include is refused with 422'],
  proves: ['名称写错会被告知，页面不会少一块', 'A mistake is told instead of leaving a hole in the page'],
  run: async (trial) => {
    for (const name of ['facets', 'include']) for (const list of having(name)) trial.fault(await trial.site.read(`${list.path}?${name}=no_such_name`), `/${name}/0`, 'not_one_of');
    if (trial.looked === 0) trial.skip(none);
  },
});

export const extras: readonly Check[] = [facets, include, unknown];
