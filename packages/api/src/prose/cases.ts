import type { ResourceProse } from './prose.ts';
import { caseAnswered, caseNumber, caseSummary, readAt, roadOffice } from './samples.ts';

export const cases: ResourceProse = {
  tag: {
    name: 'cases', zh: '办理件', description: 'Deputies’ suggestions, transferred public suggestions, deliberation opinions and promises made at a Q&A: who handles each, by when, and what came of it.',
    descriptionZh: '代表建议、转办的群众意见、审议意见和问政承诺：谁办、什么时候办完、办得怎么样。',
  },
  operations: {
    listCases: {
      summary: 'List cases', summaryZh: '查办理件',
      description: 'Newest first. The clock comes in facts (`dueOn`, `pausedOn`, `doneOn`); which light it shows is for the day it is looked at and is never stored. `facets=light` counts them for today; `sort=dueOn` is by the day that counts now, cases without one last.',
      descriptionZh: '只给出期限的日期，亮什么灯由查看当天算出。`facets=light` 按今天计数；`sort=dueOn` 按现在要遵守的期限排，没有期限的排在最后。',
      example: {
        query: { phase: ['handling'], organization: roadOffice.id, sort: '-changedAt', facets: ['organization'] },
        response: { items: [caseSummary], total: 1, facets: { organization: [{ value: roadOffice.id, name: roadOffice.name, count: 1 }] }, asOf: readAt },
      },
    },
    getCase: {
      summary: 'Read one case', summaryZh: '看一个办理件',
      description: 'With its public steps, oldest first and never rewritten (a correction is a step of its own that names the one it puts right), and every version of the reply. Answered is not solved: `resolution.normal` tells the difference.',
      descriptionZh: '公开的办理步骤和每一版答复。步骤只增不改；答复了不等于解决了，看解决程度。',
      example: { params: { number: caseNumber }, response: caseAnswered },
    },
  },
};
