import type { ResourceProse } from './prose.ts';
import { readAt } from './samples.ts';
import { statistic } from './samples-works.ts';

export const statistics: ResourceProse = {
  tag: {
    name: 'statistics', zh: '统计数据', description: 'Figures that can be argued about: numerator, denominator, definition, period and place stand beside every percent.',
    descriptionZh: '经得起核对的数字：每个百分比都写明分子、分母、口径、时段和地方。',
  },
  operations: {
    listStatistics: {
      summary: 'List statistics', summaryZh: '查统计数据',
      description: 'What the server can count from its own records it counts (`computed: true`), by the definition that stands beside it; nobody can type such a figure. The rest is reported by the office.',
      descriptionZh: '系统里有底数的由系统计算，并写明口径，不能手工填写；其他由人大办填报。',
      example: { query: { metric: ['case_completion'], year: 2026 }, response: { items: [statistic], total: 1, asOf: readAt } },
    },
    getStatistic: {
      summary: 'Read one statistic', summaryZh: '看一项统计数据',
      description: 'A percent never comes without its denominator.', descriptionZh: '有百分比就一定有分母。',
      example: { params: { id: statistic.id }, response: statistic },
    },
  },
};
