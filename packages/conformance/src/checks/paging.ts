import { limits, listStaffSuggestions } from '@congress-kit/api';
import { check, type Check } from '../check.ts';
import { lists, operationNamed, pathOf } from '../contract.ts';
import { field, isObject } from '../exchange.ts';
import { idOf, walk, walkFrom } from '../lists.ts';
import type { Trial } from '../trial.ts';

/** Lists and their pages: everything once, in a firm order, and an end. */

const wellRead = async (trial: Trial) => {
  const read = [];
  for (const list of lists) read.push({ list, walked: await walk(trial.site, list) });
  return read;
};

const itemsOf = (json: unknown): unknown[] => (isObject(json) && Array.isArray(json['items']) ? json['items'] : []);

const ends = check({
  id: 'paging.ends', level: 'must',
  title: ['翻页走得到头', 'Following the cursors leads to the end'],
  proves: ['程序取数据不会陷入死循环', 'A program that fetches everything does not turn in circles'],
  run: async (trial) => {
    for (const { list, walked: { stopped, cut, pages, items } } of await wellRead(trial)) {
      const why = stopped?.why ?? '';
      trial.expect(!stopped, [`${list.path} 翻到第 ${pages.length} 页中断（${why}）`, `${list.path} broke off at page ${pages.length} (${why})`], stopped?.exchange);
      if (cut) trial.note([`${list.path} 很长，只看了前 ${items.length} 条`, `${list.path} is long; only the first ${items.length} records were looked at`]);
    }
  },
});

const eachOnce = check({
  id: 'paging.each-once', level: 'must',
  title: ['翻页时每条记录只出现一次', 'Paging meets each record once'],
  proves: ['列表里没有重复的人，也没有重复的件', 'Nobody and nothing is listed twice'],
  run: async (trial) => {
    for (const { list, walked: { items, pages } } of await wellRead(trial)) {
      const ids = items.map((item) => idOf(list, item));
      const twice = ids.find((id, index) => ids.indexOf(id) !== index);
      trial.expect(twice === undefined, [`${list.path}：${twice} 出现了两次`, `${list.path}: ${twice} came twice`], pages.find((page) => page.text.includes(`"${twice}"`)) ?? pages[0]);
    }
  },
});

const totals = check({
  id: 'paging.total', level: 'must',
  title: ['total 等于翻完以后的条数', 'total is the number of records met'],
  proves: ['“共 250 件”是真的，没有漏掉一条', '“250 cases” is true, and none was left out'],
  run: async (trial) => {
    for (const { list, walked: { items, total, stopped, cut, pages } } of await wellRead(trial)) {
      if (stopped || cut) continue;
      let [counted, said, first] = [items.length, total, pages[0]];
      if (counted !== said) {
        // Something may have been added between two pages of a server that is in use: it gets a second chance.
        const again = await walkFrom(trial.site, list, { limit: limits.pageMax });
        [counted, said, first] = [again.items.length, again.total, again.pages[0]];
      }
      trial.expect(counted === said, [`${list.path}：total 是 ${said}，翻完是 ${counted} 条`, `${list.path}: total says ${said}, ${counted} were met`], first);
    }
  },
});

const smallPages = check({
  id: 'paging.same-order', level: 'must',
  title: ['页大小不同，顺序相同', 'The order does not depend on the page size'],
  proves: ['翻页不漏不重，回到上一页还是那些', 'No page skips or repeats, and going back shows the same again'],
  run: async (trial) => {
    for (const { list, walked } of await wellRead(trial)) {
      if (walked.stopped || walked.items.length < 3) continue;
      const small = await walkFrom(trial.site, list, { limit: 7 }, 4);
      const [want, got] = [walked.items.slice(0, small.items.length), small.items].map((items) => items.map((item) => idOf(list, item)));
      const differs = got!.findIndex((id, index) => id !== want![index]);
      trial.expect(differs === -1, [`${list.path}：每页 7 条时第 ${differs + 1} 条是 ${got![differs]}，每页 100 条时是 ${want![differs]}`, `${list.path}: record ${differs + 1} is ${got![differs]} with pages of 7, ${want![differs]} with pages of 100`], small.pages.at(-1));
    }
  },
});

const pageSize = check({
  id: 'paging.page-size', level: 'must',
  title: [`limit 说几条就给几条，不说给 ${limits.pageDefault} 条`, `limit is kept; without it a page holds ${limits.pageDefault}`],
  proves: ['手机上不会一下收到几千条', 'A phone is not sent thousands of records at once'],
  run: async (trial) => {
    for (const { list, walked } of await wellRead(trial)) {
      const total = walked.items.length;
      for (const limit of [undefined, 1, 3]) {
        const page = await trial.site.read(pathOf(list, {}, { limit }));
        const due = Math.min(limit ?? limits.pageDefault, total);
        const came = itemsOf(page.json).length;
        trial.expect(came === due, [`应有 ${due} 条，来了 ${came} 条`, `${due} records were due, ${came} came`], page);
      }
    }
  },
});

const lastPage = check({
  id: 'paging.last-page', level: 'should',
  title: ['最后一页没有 nextCursor', 'The last page has no nextCursor'],
  proves: ['“下一页”按钮到头就消失', 'The “next” button goes when there is nothing more'],
  run: async (trial) => {
    for (const { list, walked } of await wellRead(trial)) {
      const { total = 0 } = walked;
      if (total === 0 || total > limits.pageMax) continue;
      const page = await trial.site.read(pathOf(list, {}, { limit: total }));
      trial.expect(field(page, 'nextCursor') === undefined, [`正好 ${total} 条一页，仍给了 nextCursor`, `one page held all ${total}, and there was a nextCursor all the same`], page);
    }
  },
});

const bounds = check({
  id: 'paging.limit-bounds', level: 'must',
  title: [`limit 只接受 1 到 ${limits.pageMax} 的整数，否则 422`, `limit takes whole numbers from 1 to ${limits.pageMax}, else 422`],
  proves: ['写错了会被告知，而不是悄悄换成别的数', 'A mistake is told, not silently turned into another number'],
  run: async (trial) => {
    for (const list of lists) {
      for (const wrong of ['0', '-1', String(limits.pageMax + 1), '1.5', 'ten', '1e9', '']) trial.fault(await trial.site.read(`${list.path}?limit=${wrong}`), '/limit');
    }
  },
});

const badCursor = check({
  id: 'paging.bad-cursor', level: 'must',
  title: ['坏的 cursor 回 422', 'A cursor that is none is refused with 422'],
  proves: ['抄错的游标不会悄悄从头开始', 'A damaged cursor does not silently start again from the top'],
  run: async (trial) => {
    for (const list of lists) {
      for (const wrong of ['nonsense', 'eyJpZCI6MX0', '%F0%9F%92%A1', '0', 'a'.repeat(301)]) trial.fault(await trial.site.read(`${list.path}?cursor=${wrong}`), '/cursor');
    }
  },
});

const foreignCursor = check({
  id: 'paging.foreign-cursor', level: 'should',
  title: ['别的列表的 cursor 不被接受', 'A cursor of another list is not taken'],
  proves: ['接错了会被告知，而不是给出一页不相干的内容', 'A mix-up is told, not answered with some page'],
  run: async (trial) => {
    const [one, other] = ['listDeputies', 'listDivisions'].map(operationNamed);
    const cursor = field(await trial.site.read(pathOf(one!, {}, { limit: 1 })), 'nextCursor');
    if (typeof cursor !== 'string') trial.skip(['代表不足两人', 'fewer than two deputies']);
    trial.fault(await trial.site.ask({ path: pathOf(other!, {}, { cursor }) }), '/cursor');
  },
});

const underInserts = check({
  id: 'paging.stable-under-inserts', level: 'must', needs: ['write', 'token'],
  title: ['翻页期间有新件，也不漏不重', 'Paging stays whole while records are added'],
  proves: ['工作人员翻看时收到新意见，不会漏看或重看', 'The office misses nothing when a suggestion comes in while it is paging'],
  run: async (trial) => {
    const { site } = trial;
    const headers = { Authorization: `Bearer ${site.token}` };
    await site.submit();
    await site.submit();
    const before = await walkFrom(site, listStaffSuggestions, { limit: 100 }, 20, headers);
    if (before.stopped?.exchange.status === 403) trial.skip(['令牌看不到意见列表', 'the token may not list suggestions']);
    const due = before.items.slice(0, 6).map((item) => String(item['receiptNo']));
    const met: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 4 && met.length < due.length + 2; page += 1) {
      const answer = await site.ask({ path: pathOf(listStaffSuggestions, {}, { limit: 2, cursor }), headers });
      if (!trial.status(answer, 200)) return;
      met.push(...itemsOf(answer.json).filter(isObject).map((item) => String(item['receiptNo'])));
      cursor = field(answer, 'nextCursor') as string | undefined;
      await site.submit();
      if (!cursor) break;
    }
    const twice = met.find((id, index) => met.indexOf(id) !== index);
    trial.expect(twice === undefined, [`${twice} 出现了两次`, `${twice} came twice`]);
    const missed = due.find((id) => !met.includes(id));
    trial.expect(missed === undefined, [`${missed} 被漏掉`, `${missed} was left out`]);
  },
});

export const paging: readonly Check[] = [ends, eachOnce, totals, smallPages, pageSize, lastPage, bounds, badCursor, foreignCursor, underInserts];
