import type { ResourceProse } from './prose.ts';
import { caseNumber, evaluation, readAt } from './samples.ts';

export const evaluations: ResourceProse = {
  tag: {
    name: 'evaluations', zh: '测评', description: 'Sums only, never a single rating; below five valid papers or before the unsealing day the figures are absent, not zero.',
    descriptionZh: '只有合计，从不给出单个评价；有效票不满五张，或还没有到公布的时候，就没有数字，不会显示成零。',
  },
  operations: {
    listEvaluations: {
      summary: 'List evaluations', summaryZh: '查测评结果',
      description: 'Two rates always stand together, each with its two counts: satisfied, and satisfied or basically satisfied. The denominator is the valid papers, “do not know” and abstentions in it.',
      descriptionZh: '满意率、满意和基本满意率总是同时给出，并写明分子和分母；分母是有效票，不了解和弃权都算在内。',
      example: { query: { subjectKind: ['case'], subject: caseNumber }, response: { items: [evaluation], total: 1, asOf: readAt } },
    },
  },
};
