import type { ResourceProse } from './prose.ts';
import { division, readAt, township } from './samples.ts';

export const divisions: ResourceProse = {
  tag: {
    name: 'divisions', zh: '行政区划', description: 'Provinces down to grids, with the dates between which each existed.',
    descriptionZh: '省、市、县、乡镇、村、网格，知道日期的都写明。撤并了的会写明并入了哪里。',
  },
  operations: {
    listDivisions: {
      summary: 'List divisions', summaryZh: '查行政区划',
      description: 'With `parentId`, the children of one division, for choosing a place step by step. Divisions that were merged away are listed too, with `validTo` and `mergedInto`. Where nothing is written like `q`, names that are said alike are found.',
      descriptionZh: '按上级逐级选择地方；已经撤并的也在，写明并到哪里。字写错了、音对，也能找到。',
      example: { query: { parentId: township.id, kind: ['village'] }, response: { items: [division], total: 1, asOf: readAt } },
    },
    getDivision: {
      summary: 'Read one division', summaryZh: '看一个行政区划',
      description: 'The id is path style: the ids of all divisions above can be read off it.',
      descriptionZh: '编号是逐级的，从编号能看出上级。',
      example: { params: { id: division.id }, response: division },
    },
  },
};
