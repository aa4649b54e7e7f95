import { listSimilarSuggestions, listSuggestions, type OperationSpec } from '@congress-kit/api';
import { check, type Check } from '../check.ts';
import { details, filtersOf, keyOf, listOf, lists, nowhere, pathOf, publicReads, type Filter } from '../contract.ts';
import { field, isObject, type Exchange } from '../exchange.ts';
import { idOf, spread, walk, walkFrom, type Item } from '../lists.ts';
import type { Trial } from '../trial.ts';

/** What an address may ask for: closed names, filters that filter, and a search that finds. */

const totalOf = (exchange: Exchange): number => Number(field(exchange, 'total'));

const unknown = check({
  id: 'queries.unknown-parameter', level: 'must',
  title: ['不认识的查询参数回 422 并指出名称', 'An unknown query parameter is refused with 422 and named'],
  proves: ['参数名写错不会得到一份没有筛选的结果', 'A misspelt filter does not come back as everything, unfiltered'],
  run: async (trial) => {
    const { site } = trial;
    const paths = publicReads.filter(({ params }) => !params).map(({ path }) => path);
    for (const detail of details) {
      const list = listOf(detail);
      const [item] = list ? (await walk(site, list)).items : [];
      if (list && item) paths.push(pathOf(detail, { [keyOf(list)]: idOf(list, item) }));
    }
    for (const path of paths) {
      trial.fault(await site.read(`${path}?no_such_parameter=1`), '/no_such_parameter', 'unknown_field');
      trial.fault(await site.read(`${path}?Limit=5`), '/Limit', 'unknown_field');
    }
  },
});

const repeatedSingle = check({
  id: 'queries.repeated-single', level: 'should',
  title: ['只能写一次的参数写了两次，回 422', 'A parameter that may come once is refused when it comes twice'],
  proves: ['不会猜测用户要的是哪一个', 'Nobody guesses which of the two was meant'],
  run: async (trial) => {
    for (const { path } of lists) trial.fault(await trial.site.read(`${path}?limit=1&limit=2`), '/limit');
  },
});

const wordFilters = (list: OperationSpec): Filter[] => filtersOf(list).filter(({ kind }) => kind === 'words');

const unknownWord = check({
  id: 'queries.unknown-word', level: 'must',
  title: ['筛选用了没有的取值，回 422', 'A filter by a word that does not exist is refused with 422'],
  proves: ['“没有结果”和“条件写错”分得清', '“Nothing found” and “wrongly asked” can be told apart'],
  run: async (trial) => {
    for (const list of lists) for (const { name } of wordFilters(list)) trial.fault(await trial.site.read(`${list.path}?${name}=no_such_word`), `/${name}/0`, 'not_one_of');
  },
});

/** The values of a filter that a record shows in a field of the same name. */
const shows = (item: Item, name: string): string | undefined => (typeof item[name] === 'string' ? item[name] : undefined);

const repeated = check({
  id: 'queries.repeated-filter', level: 'must',
  title: ['重复的筛选条件是“或”', 'A repeated filter means “either”'],
  proves: ['“县和镇的代表”不会变成只有其中一种', '“County and township” does not become only one of them'],
  run: async (trial) => {
    const { site } = trial;
    for (const list of lists) {
      for (const { name, words } of wordFilters(list)) {
        const counted: { word: string; total: number }[] = [];
        for (const word of words) {
          const total = totalOf(await site.read(pathOf(list, {}, { [name]: [word], limit: 1 })));
          if (total > 0) counted.push({ word, total });
        }
        const [one, other] = counted.sort((left, right) => left.total - right.total);
        if (!one || !other || one.total + other.total > 400) continue;
        const idsOf = async (wanted: string[]): Promise<Set<string>> =>
          new Set((await walkFrom(site, list, { [name]: wanted, limit: 100 }, 5)).items.map((item) => idOf(list, item)));
        const [first, second, both] = [await idsOf([one.word]), await idsOf([other.word]), await idsOf([one.word, other.word])];
        const due = new Set([...first, ...second]);
        const exchange = await site.read(pathOf(list, {}, { [name]: [one.word, other.word] }));
        trial.expect(both.size === due.size && [...both].every((id) => due.has(id)), [`${name}=${one.word}&${name}=${other.word} 有 ${both.size} 条，应有 ${due.size} 条`, `${name}=${one.word}&${name}=${other.word} finds ${both.size}, ${due.size} were due`], exchange);
      }
    }
  },
});

const filtered = check({
  id: 'queries.filters-filter', level: 'must',
  title: ['筛选真的起作用', 'Filters filter'],
  proves: ['筛选后的列表里没有不相干的记录', 'A narrowed list holds nothing else'],
  run: async (trial) => {
    const { site } = trial;
    for (const list of lists) {
      const { items } = await walk(site, list);
      for (const { name, kind, words } of filtersOf(list)) {
        if (kind === 'id' && items.length > 0) {
          const answer = await site.read(pathOf(list, {}, { [name]: nowhere }));
          // Nothing found, or told that there is no such thing; never everything.
          trial.expect(answer.status !== 200 || totalOf(answer) < items.length, [`${name}=${nowhere} 没有筛掉任何记录`, `${name}=${nowhere} filtered nothing out`], answer);
        }
        const seen = [...new Set(items.map((item) => shows(item, name)).filter((word) => word !== undefined && words.includes(word)))].slice(0, 2) as string[];
        for (const word of kind === 'words' ? seen : []) {
          const answer = await site.read(pathOf(list, {}, { [name]: [word] }));
          const listed = field(answer, 'items');
          const stranger = Array.isArray(listed) ? listed.filter(isObject).find((item) => shows(item, name) !== word) : undefined;
          trial.expect(!stranger, [`${name}=${word} 的结果里有 ${stranger && idOf(list, stranger)}，它的 ${name} 是 ${String(stranger?.[name])}`, `${name}=${word} finds ${stranger && idOf(list, stranger)}, whose ${name} is ${String(stranger?.[name])}`], answer);
          trial.expect(totalOf(answer) === items.filter((item) => shows(item, name) === word).length, [`${name}=${word} 的 total 与全表不符`, `total of ${name}=${word} differs from the whole list`], answer);
        }
      }
    }
  },
});

const wordsOf = (item: Item): string | undefined => ['name', 'title'].map((key) => item[key]).find((value) => typeof value === 'string' && value.trim() !== '') as string | undefined;

const search = async (trial: Trial, list: OperationSpec, q: string): Promise<Exchange> => trial.site.ask({ path: pathOf(list, {}, { q, limit: 100 }) });

const finds = check({
  id: 'queries.q-finds', level: 'must',
  title: ['用名称搜索能找到', 'A search by its name finds a record'],
  proves: ['输入代表的名字，就能找到这位代表', 'Typing a deputy’s name finds the deputy'],
  run: async (trial) => {
    for (const list of lists) {
      const { items } = await walk(trial.site, list);
      const often = new Map<string, number>();
      for (const item of items) often.set(wordsOf(item) ?? '', (often.get(wordsOf(item) ?? '') ?? 0) + 1);
      // A name that many share is a stand-in, such as “内容不公开”, and need not be found.
      const named = items.filter((item) => wordsOf(item) !== undefined && [...(wordsOf(item) as string)].length <= 40 && often.get(wordsOf(item) as string) === 1);
      for (const item of spread(named, 3)) {
        const words = wordsOf(item) as string;
        const answer = await search(trial, list, words);
        const listed = field(answer, 'items');
        const found = Array.isArray(listed) && (listed.filter(isObject).some((one) => idOf(list, one) === idOf(list, item)) || totalOf(answer) > 100);
        trial.expect(found, [`搜“${words}”没有找到 ${idOf(list, item)}`, `searching “${words}” does not find ${idOf(list, item)}`], answer);
      }
    }
  },
});

const findsNothing = check({
  id: 'queries.q-filters', level: 'must',
  title: ['搜不存在的词，结果是空的', 'A search for nonsense finds nothing'],
  proves: ['搜索没有被悄悄忽略', 'The search is not silently ignored'],
  run: async (trial) => {
    for (const list of lists) {
      const answer = await search(trial, list, 'qzxjvkw-不存在-0');
      if (trial.status(answer, 200)) trial.expect(totalOf(answer) === 0, [`total 是 ${totalOf(answer)}`, `total is ${totalOf(answer)}`], answer);
    }
  },
});

const literal = check({
  id: 'queries.q-literal', level: 'should',
  title: ['% 和 _ 只是普通字符', '% and _ are plain characters'],
  proves: ['搜索不会把用户输入当成数据库的通配符', 'What is typed is not read as a pattern of the database'],
  run: async (trial) => {
    for (const list of lists) {
      const { items } = await walk(trial.site, list);
      if (items.length < 3) continue;
      for (const q of ['%', '_%_']) {
        const answer = await search(trial, list, q);
        if (answer.status === 200) trial.expect(totalOf(answer) < items.length, [`搜“${q}”找到了全部 ${items.length} 条`, `searching “${q}” finds all ${items.length}`], answer);
      }
    }
  },
});

const similar = check({
  id: 'queries.similar', level: 'must',
  title: ['按标题查相似的意见：同样的标题排第一，不相干的一件不列', 'Similar suggestions: the same title comes first, what is unlike does not come'],
  proves: ['提交前看得到别人是否已经提过', 'Whoever writes sees whether it was said before'],
  run: async (trial) => {
    const { site } = trial;
    const ask = (title: string): Promise<Exchange> => site.ask({ path: pathOf(listSimilarSuggestions, {}, { title }) });
    trial.fault(await site.read(listSimilarSuggestions.path), '/title', 'required');
    const listed = (exchange: Exchange): Item[] => ([field(exchange, 'items')].flat().filter(isObject) as Item[]);
    for (const { title } of spread((await walk(site, listSuggestions)).items, 3)) {
      const answer = await ask(String(title));
      if (trial.status(answer, 200)) trial.expect(listed(answer)[0]?.['similarity'] === 100, [`“${String(title)}”没有找到它自己`, `“${String(title)}” does not find itself`], answer);
    }
    const nothing = await ask('qzxjvkw 0');
    if (trial.status(nothing, 200)) trial.expect(listed(nothing).length === 0, ['不相干的也列出来了', 'it lists what is unlike'], nothing);
  },
});

export const queries: readonly Check[] = [unknown, repeatedSingle, unknownWord, repeated, filtered, finds, findsNothing, literal, similar];
