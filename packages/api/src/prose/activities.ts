import type { ResourceProse } from './prose.ts';
import { readAt } from './samples.ts';
import { activity, dutyRecord } from './samples-works.ts';

export const activities: ResourceProse = {
  tag: {
    name: 'activities', zh: '履职活动', description: 'What deputies did: receptions, visits, inspections, duty reports 述职. Counts with their definition, and no ranking.',
    descriptionZh: '代表做了什么：接待、走访、视察、述职等。有次数和口径，不排名。',
  },
  operations: {
    listActivities: {
      summary: 'List activities', summaryZh: '查履职活动',
      description: 'Latest first. `deputy` asks for those that one took part in; `facets=kind,year` counts what the filters leave. An activity is of the year of its first day.',
      descriptionZh: '日期近的在前。`deputy` 查一位代表参加的；`facets=kind,year` 按类型和年份计数。活动记在第一天所在的年份。',
      example: {
        query: { deputy: 'DB0001', year: 2026, facets: ['kind'] },
        response: { items: [activity], total: 1, asOf: readAt, facets: { kind: [{ value: 'reception', count: 1 }] } },
      },
    },
    getActivity: {
      summary: 'Read one activity', summaryZh: '看一项履职活动',
      description: 'With everybody who took part.', descriptionZh: '写明参加的每位代表。',
      example: { params: { id: activity.id }, response: activity },
    },
    listDutyRecords: {
      summary: 'List what deputies did in a year', summaryZh: '查代表履职情况',
      description: 'One record for each deputy and year: activities by kind, by the definition that stands beside them. Points 履职积分 are there only where the congress publishes them by a scheme of its own; the server computes none, and no list is ordered by them or by counts.',
      descriptionZh: '每位代表每年一条：各类活动参加几次，口径写在旁边。人大自己公布积分的才有积分，并写明办法和截至日期；系统不计算积分，也不能按积分或次数排序。',
      example: { query: { deputy: 'DB0001' }, response: { items: [dutyRecord], total: 1, asOf: readAt } },
    },
    getDutyRecord: {
      summary: 'Read what one deputy did in a year', summaryZh: '看一位代表一年的履职情况',
      description: 'The id is that of the deputy, a hyphen and the year.', descriptionZh: '编号由代表编号、连字符和年份组成。',
      example: { params: { id: dutyRecord.id }, response: dutyRecord },
    },
  },
};
