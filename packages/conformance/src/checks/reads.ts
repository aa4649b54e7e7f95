import { faultsOf, type OperationSpec } from '@congress-kit/api';
import { operationProse } from '@congress-kit/api/prose/index';
import { call, createClient, isCongressError, isProblemError } from '@congress-kit/sdk';
import { check, type Check } from '../check.ts';
import { detailOf, details, listOf, lists, nowhere, paramsOf, pathOf, publicReads, questions, singles } from '../contract.ts';
import { isObject, mediaType, type Exchange } from '../exchange.ts';
import { idOf, readDetails, walk, type Item } from '../lists.ts';
import type { Trial } from '../trial.ts';

/** Every public read of the contract against its schema, with ids found by walking the lists. */

const fits = (trial: Trial, operation: OperationSpec, exchange: Exchange): void => {
  if (!trial.status(exchange, 200)) return;
  const result = operation.response.safeParse(exchange.json);
  const faults = result.success ? [] : faultsOf(result.error.issues, exchange.json).slice(0, 3).map(({ pointer, code }) => `${pointer || '/'} ${code}`).join(', ');
  trial.expect(result.success, [`应答不符合约定：${faults}`, `the answer does not fit the contract: ${faults}`], exchange);
};

const exchangesOf = async ({ site }: Trial, operation: OperationSpec): Promise<readonly Exchange[]> => {
  if (lists.includes(operation)) return (await walk(site, operation)).pages;
  if (questions.includes(operation)) return [await site.read(pathOf(operation, {}, operationProse[operation.id]?.example.query))];
  const list = listOf(operation);
  if (list) return (await readDetails(site, list)).map(({ exchange }) => exchange);
  return [await site.read(pathOf(operation))];
};

const eachRead: Check[] = publicReads.map((operation) => check({
  id: `reads.${operation.id}`, level: 'must',
  title: [`GET ${operation.path} 的应答符合约定`, `GET ${operation.path} answers as the contract says`],
  proves: ['页面和程序能读懂每一条记录', 'Pages and programs can read every record'],
  run: async (trial) => {
    for (const exchange of await exchangesOf(trial, operation)) fits(trial, operation, exchange);
    if (trial.looked === 0) trial.skip(['列表是空的，没有编号可查', 'the list is empty, so there is no id to read']);
  },
}));

const jsonType = check({
  id: 'reads.media-type', level: 'must',
  title: ['数据的类型是 application/json', 'Data is sent as application/json'],
  proves: ['不会被浏览器当成网页，也不会被客户端拒收', 'No browser takes it for a page, no client turns it away'],
  run: async (trial) => {
    for (const operation of [...singles, ...lists]) {
      const exchange = await trial.site.read(pathOf(operation));
      if (exchange.status === 200) trial.expect(mediaType(exchange) === 'application/json', [`类型是“${mediaType(exchange)}”`, `the type is “${mediaType(exchange)}”`], exchange);
    }
  },
});

/** The same value, whatever the order of the fields. */
const same = (one: unknown, other: unknown): boolean => {
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((value, index) => same(value, other[index]));
  if (isObject(one)) return isObject(other) && Object.keys(one).every((key) => same(one[key], other[key]));
  return one === other;
};

const agreement = check({
  id: 'reads.list-and-record-agree', level: 'must',
  title: ['列表和单条查询说的一样', 'A list and the record’s own address say the same'],
  proves: ['从列表点进去，看到的是同一件事', 'Whoever opens a record from a list finds the same there'],
  run: async (trial) => {
    for (const list of lists.filter(detailOf)) {
      for (const { item, exchange } of await readDetails(trial.site, list)) {
        const { json } = exchange;
        if (exchange.status !== 200 || !isObject(json)) continue;
        const differing = Object.keys(item).filter((name) => !same(item[name], json[name])).join(', ');
        trial.expect(differing === '', [`与列表不一致：${differing}`, `differs from the list in: ${differing}`], exchange);
      }
    }
  },
});

/** Which list the ids of a reference belong to, by the name of the field. */
const referenced: Readonly<Record<string, string>> = {
  stations: 'listStations', groups: 'listGroups', divisions: 'listDivisions', deputies: 'listDeputies', congress: 'listCongresses', term: 'listTerms',
  ballot: 'listBallots', session: 'listSessions', leadUnit: 'listOrganizations', coUnits: 'listOrganizations', project: 'listProjects', replaces: 'listDisclosures', replacedBy: 'listDisclosures',
  division: 'listDivisions', leadHandler: 'listOrganizations', coHandlers: 'listOrganizations', committee: 'listOrganizations', delegation: 'listOrganizations',
};

const referencesIn = function* (value: unknown): Generator<[list: string, id: string]> {
  if (Array.isArray(value)) for (const inner of value) yield* referencesIn(inner);
  else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      const list = referenced[name];
      if (list) for (const one of [inner].flat()) if (isObject(one) && typeof one['id'] === 'string') yield [list, one['id']];
      yield* referencesIn(inner);
    }
  }
};

const references = check({
  id: 'reads.references-lead-somewhere', level: 'should',
  title: ['引用的编号都查得到', 'References lead to records that exist'],
  proves: ['点代表、家站、承办单位的名字不会落空', 'A click on a deputy, a station or a unit does not end in nothing'],
  run: async (trial) => {
    const ids = new Map<string, Set<string>>();
    for (const list of lists) {
      const { items, cut } = await walk(trial.site, list);
      if (!cut && items.length > 0) ids.set(list.id, new Set(items.map((item) => idOf(list, item))));
    }
    for (const list of lists) {
      const walked = await walk(trial.site, list);
      for (const item of walked.items) {
        for (const [name, id] of referencesIn(item)) {
          // The congresses above the county belong to divisions that a county does not keep.
          if (list.id === 'listCongresses') continue;
          const known = ids.get(name);
          if (known) trial.expect(known.has(id), [`${list.path} 的 ${idOf(list, item)} 指向不存在的 ${id}`, `${idOf(list, item)} of ${list.path} points to ${id}, which does not exist`], walked.pages[0]);
        }
      }
    }
  },
});

const nameless = (item: Item): boolean => ['name', 'title'].some((key) => key in item && String(item[key]).trim() === '');

const names = check({
  id: 'reads.names', level: 'should',
  title: ['每条记录都有名称和编号', 'Every record has a name and an id'],
  proves: ['页面上不会出现空白的一行', 'No page shows an empty line'],
  run: async (trial) => {
    for (const list of lists) {
      const { items, pages } = await walk(trial.site, list);
      for (const item of items) trial.expect(!nameless(item) && idOf(list, item) !== '', [`${list.path} 有一条没有名称或编号`, `${list.path} holds a record without name or id`], pages[0]);
    }
  },
});

const client = check({
  id: 'reads.sdk', level: 'must',
  title: ['官方客户端读得懂', 'The official client reads it all'],
  proves: ['用 @congress-kit/sdk 写的页面换到这台服务器照样能用', 'A page written with @congress-kit/sdk works with this server as it is'],
  run: async (trial) => {
    const { site } = trial;
    const sdk = createClient({ api: site.probe.api, retry: false });
    for (const list of lists) {
      let skipped = 0;
      const outcome = await call(sdk, list, { query: { limit: 50 } } as never, { onSkipped: () => { skipped += 1; } } as never).then(() => '', (error: unknown) => (isCongressError(error) ? error.message : String(error)));
      trial.expect(outcome === '', [`${list.id}：${outcome}`, outcome]);
      trial.expect(skipped === 0, [`${list.id}：有 ${skipped} 条读不懂，被跳过`, `${list.id}: ${skipped} records could not be read and were left out`]);
    }
    for (const detail of details) {
      const params = Object.fromEntries(paramsOf(detail.path).map((name) => [name, nowhere]));
      const error: unknown = await call(sdk, detail, { params } as never).catch((reason: unknown) => reason);
      trial.expect(isProblemError(error, 'not_found'), [`${detail.id}：查不到时客户端认不出 not_found`, `${detail.id}: the client does not recognise not_found`]);
    }
  },
});

export const reads: readonly Check[] = [...eachRead, jsonType, agreement, names, references, client];
