import type { ResourceProse } from './prose.ts';
import { ballot, readAt } from './samples.ts';

export const ballots: ResourceProse = {
  tag: {
    name: 'ballots', zh: '民生实事票决', description: 'Which livelihood projects the deputies chose, by which rule, with every count.',
    descriptionZh: '代表们选了哪些民生实事、按什么规则、每一项多少票。',
  },
  operations: {
    listBallots: {
      summary: 'List ballots', summaryZh: '查票决',
      description: 'Newest first.', descriptionZh: '新的在前。',
      example: { query: { year: 2026, include: ['candidates'] }, response: { items: [ballot], total: 1, asOf: readAt } },
    },
    getBallot: {
      summary: 'Read one ballot with its candidates', summaryZh: '看一次票决和候选项目',
      description: 'The counts stand as they were announced, also where they contradict each other; the rule `tally` of `@congress-kit/api` finds such faults on both sides. A tie at the cut is reported, never broken silently.',
      descriptionZh: '数字按公布的给出，对不上的也照原样，由计票规则指出；平票会写明，不会悄悄决定。',
      example: { params: { id: ballot.id }, response: ballot },
    },
  },
};
