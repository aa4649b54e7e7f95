import type { ResourceProse } from './prose.ts';
import { asOf, county, deputy, deputyRef, groupRef, readAt, station, stationRef, township, village } from './samples.ts';

export const deputies: ResourceProse = {
  tag: {
    name: 'deputies', zh: '代表', description: 'Who they are, where they serve and where to meet them. Never a private phone number, an identity number or a home.',
    descriptionZh: '是谁、在哪里履职、到哪里能见到。从不包括私人电话、身份证号和住址。',
  },
  operations: {
    listDeputies: {
      summary: 'List deputies', summaryZh: '查代表',
      description: '`q` finds names, pinyin and posts; where nothing is so written, names that are said alike. `division` finds who looks after a place or a place inside it. A finder that answers while one types takes `GET /finder-index` once instead.',
      descriptionZh: '可以按姓名、拼音、单位查，字写错了、音对也能找到；也可以按地方、家站、小组、层级筛选。',
      example: {
        query: { q: '单小梅', level: ['county'], division: village.id, sort: 'name', facets: ['level'] },
        response: { items: [deputy], total: 1, facets: { level: [{ value: 'county', count: 1 }, { value: 'township', count: 1 }] }, asOf: readAt },
      },
    },
    getDeputy: {
      summary: 'Read one deputy', summaryZh: '看一位代表',
      description: 'One person with every membership, past and present, and the stations where residents are received.',
      descriptionZh: '一个人的各级任职，以及在哪个家站接待群众。',
      example: { params: { id: deputy.id }, response: deputy },
    },
    getFinderIndex: {
      summary: 'Everything a deputy finder needs', summaryZh: '“我要找代表”的全部数据',
      description: 'All deputies, stations, groups and divisions in one answer, as columns: the n-th entry of each column of a table belongs to the n-th record, and numbers are positions in the other tables (−1: none). A page loads it once and searches without asking again; it compresses to a third of the same as records. With `packed` the columns are shorter still: an empty `id` is the number after the one before, an `id` with a dot in front and a `name` with `~` in front go on from the parent’s, an empty `pinyin` is spelt by `readings`, `parent` counts records back (0: none), and `divisions` of stations and deputies hold differences. `unpackFinder` of the rules makes plain columns.',
      descriptionZh: '一次取全，页面自己查找，不再逐次请求。同一张表里各列第 n 个值属于第 n 条记录，数字是在另一张表里的位置（-1 表示没有）。有 `packed` 时更短：`id` 空着是前一个编号加一，以点开头的 `id`、以 `~` 开头的 `name` 接在上级后面，`pinyin` 空着按 `readings` 拼，`parent` 是往回数几条（0 表示没有），家站和代表的 `divisions` 是差值；用规则里的 `unpackFinder` 还原。',
      example: {
        response: {
          asOf, source: '代表名册.xlsx',
          divisions: {
            id: [county.id, township.id, village.id], name: [county.name, township.name, village.name],
            pinyin: ['qing he xian', 'liu xi zhen', 'zao lin cun'], kind: ['county', 'township', 'village'], parent: [-1, 0, 1],
          },
          stations: {
            id: [stationRef.id], name: [stationRef.name], kind: [station.kind], address: [station.address], hours: [station.hours],
            receptions: ['每月15日 9:00-11:30'], divisions: [[1]],
          },
          groups: { id: [groupRef.id], name: [groupRef.name] },
          deputies: {
            id: [deputyRef.id], name: [deputyRef.name], pinyin: [deputy.pinyin], post: [deputy.post], levels: [['county', 'township']],
            divisions: [[2]], stations: [[0]], groups: [[0]],
          },
        },
      },
    },
  },
};
