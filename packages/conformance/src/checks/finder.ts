import { getFinderIndex } from '@congress-kit/api';
import { unpackFinder, type FinderColumns } from '@congress-kit/api/rules/finder-pack';
import { check, type Check } from '../check.ts';
import { operationNamed, pathOf } from '../contract.ts';
import { field, isObject, type Exchange } from '../exchange.ts';
import { idOf, walk, type Item } from '../lists.ts';
import type { Trial } from '../trial.ts';

/** The finder index is a table in columns: one column out of step, and every deputy after it belongs to somebody else. */

type Table = Readonly<Record<string, readonly unknown[]>>;

/** The columns plain, whichever form they were sent in; as they were sent when they cannot be unpacked. */
const plainOf = ({ json }: Exchange): unknown => {
  try {
    return unpackFinder(json as FinderColumns);
  } catch {
    return json;
  }
};

const tablesOf = (exchange: Exchange): Map<string, Table> => {
  const tables = new Map<string, Table>();
  const json = plainOf(exchange);
  for (const name of ['divisions', 'stations', 'groups', 'deputies']) {
    const table = field({ json }, name);
    if (isObject(table)) tables.set(name, Object.fromEntries(Object.entries(table).filter(([, column]) => Array.isArray(column))) as Table);
  }
  return tables;
};

const read = async ({ site }: Trial): Promise<Exchange> => site.read(pathOf(getFinderIndex));

const columns = check({
  id: 'finder.columns', level: 'must',
  title: ['查找索引各列一样长', 'The columns of the finder index are in step'],
  proves: ['不会把别人的家站和小组安到代表头上', 'No deputy is shown with somebody else’s station or group'],
  run: async (trial) => {
    const exchange = await read(trial);
    for (const [name, table] of tablesOf(exchange)) {
      const long = table['id']?.length;
      for (const [column, values] of Object.entries(table)) trial.expect(values.length === long, [`${name}.${column} 有 ${values.length} 项，id 有 ${long} 项`, `${name}.${column} has ${values.length} entries, id has ${long}`], exchange);
    }
  },
});

const positions = check({
  id: 'finder.positions', level: 'must',
  title: ['查找索引里的位置都在表内', 'Positions in the finder index are inside their tables'],
  proves: ['按区划、家站、小组查找不会出错', 'Searching by place, station or group finds the right people'],
  run: async (trial) => {
    const exchange = await read(trial);
    const tables = tablesOf(exchange);
    const within = (column: readonly unknown[] | undefined, table: string, where: string): void => {
      const long = tables.get(table)?.['id']?.length ?? 0;
      const bad = (column ?? []).flat().find((position) => typeof position !== 'number' || position < -1 || position >= long);
      trial.expect(bad === undefined, [`${where} 有位置 ${String(bad)}，${table} 只有 ${long} 项`, `${where} holds position ${String(bad)}, ${table} has ${long} entries`], exchange);
    };
    within(tables.get('divisions')?.['parent'], 'divisions', 'divisions.parent');
    within(tables.get('stations')?.['divisions'], 'divisions', 'stations.divisions');
    for (const table of ['divisions', 'stations', 'groups']) within(tables.get('deputies')?.[table], table, `deputies.${table}`);
  },
});

const complete = check({
  id: 'finder.complete', level: 'should',
  title: ['在任的代表都在查找索引里', 'Every deputy who serves is in the finder index'],
  proves: ['列表里有的代表，搜索也找得到', 'Whoever is in the list can be found by searching'],
  run: async (trial) => {
    const exchange = await read(trial);
    const list = operationNamed('listDeputies');
    const { items, cut } = await walk(trial.site, list);
    // Who serves no more is in the list, for the record, and need not be found by residents.
    const today = String(field(exchange, 'asOf'));
    const serves = (item: Item): boolean => Array.isArray(item['memberships']) && item['memberships'].some((one) => isObject(one) && (one['endDate'] === undefined || String(one['endDate']) >= today));
    const indexed = new Set(tablesOf(exchange).get('deputies')?.['id'] ?? []);
    if (cut || (items.length === 0 && indexed.size === 0)) trial.skip(['没有代表，或太多', 'there are no deputies, or too many']);
    const listed = new Set(items.map((item) => idOf(list, item)));
    const absent = items.filter(serves).map((item) => idOf(list, item)).filter((id) => !indexed.has(id));
    const strangers = [...indexed].filter((id) => !listed.has(String(id)));
    trial.expect(absent.length === 0, [`索引缺 ${absent.length} 人，如 ${absent[0]}`, `${absent.length} deputies are missing in the index, e.g. ${absent[0]}`], exchange);
    trial.expect(strangers.length === 0, [`索引多出 ${strangers.length} 人，如 ${String(strangers[0])}`, `the index holds ${strangers.length} that the list does not, e.g. ${String(strangers[0])}`], exchange);
  },
});

const spelling = check({
  id: 'finder.spelling', level: 'must',
  title: ['查找索引里的姓名和拼音与列表一致', 'Names and pinyin in the finder index are those of the list'],
  proves: ['按拼音能找到，多音字姓氏也对', 'Searching by pinyin finds people, surnames with a reading of their own too'],
  run: async (trial) => {
    const exchange = await read(trial);
    const list = operationNamed('listDeputies');
    const { items } = await walk(trial.site, list);
    const { id = [], name = [], pinyin = [] } = tablesOf(exchange).get('deputies') ?? {};
    const at = new Map(id.map((one, position) => [one, position]));
    const other = items.find((item) => {
      const position = at.get(idOf(list, item));
      return position !== undefined && (name[position] !== item['name'] || pinyin[position] !== item['pinyin']);
    });
    const position = other && at.get(idOf(list, other))!;
    trial.expect(other === undefined, [
      `${String(other?.['name'])}（${String(other?.['pinyin'])}）在索引里是 ${String(name[position!])}（${String(pinyin[position!])}）`,
      `${String(other?.['name'])} (${String(other?.['pinyin'])}) is ${String(name[position!])} (${String(pinyin[position!])}) in the index`,
    ], exchange);
  },
});

export const finder: readonly Check[] = [columns, positions, complete, spelling];
