import type { ResourceProse } from './prose.ts';
import { group, readAt } from './samples.ts';

export const groups: ResourceProse = {
  tag: {
    name: 'groups', zh: '代表小组', description: 'Groups of deputies by industry or area, each tied to a committee.',
    descriptionZh: '按行业或片区组成的代表小组，各由一个专工委联系。',
  },
  operations: {
    listGroups: {
      summary: 'List groups', summaryZh: '查代表小组',
      description: 'Their deputies are found with `GET /deputies?group=…`.', descriptionZh: '小组里有哪些代表，用代表查询的小组条件查。',
      example: { query: { kind: ['industry'] }, response: { items: [group], total: 1, asOf: readAt } },
    },
    getGroup: {
      summary: 'Read one group', summaryZh: '看一个代表小组',
      description: 'Its kind, its committee and how many deputies it has.', descriptionZh: '类型、对口的专工委和代表人数。',
      example: { params: { id: group.id }, response: group },
    },
  },
};
