import type { ResourceProse } from './prose.ts';
import { readAt, receiptNo } from './samples.ts';
import { project, projectSummary } from './samples-works.ts';

export const projects: ResourceProse = {
  tag: {
    name: 'projects', zh: '民生实事项目', description: 'What residents proposed and deputies chose: plan, money, progress, changes, acceptance and evaluation, followable from the suggestion to the end and back.',
    descriptionZh: '群众提出、代表选定的项目：计划、资金、进度、调整、验收和评议，从意见到结果都能查到，反过来也能查。',
  },
  operations: {
    listProjects: {
      summary: 'List projects', summaryZh: '查民生实事项目',
      description: '`suggestion`, `candidate` and `ballot` find what became of them. Progress is weighted by milestones; whether the next one is in time is for the day it is looked at (rule `scheduleLight`).',
      descriptionZh: '按意见、候选项目或票决可以查到后来的项目。进度按节点比重计算；是否逾期由查看当天算出。',
      example: {
        query: { suggestion: receiptNo, state: ['under_way'], facets: ['state'] },
        response: { items: [projectSummary], total: 1, facets: { state: [{ value: 'under_way', count: 1 }] }, asOf: readAt },
      },
    },
    getProject: {
      summary: 'Read one project', summaryZh: '看一个民生实事项目',
      description: 'With milestones, reports, changes (the old beside the new), acceptance, the public suggestions it came from and its evaluations. Figures stand as they were reported, also where they contradict each other; the rule `projectFaults` finds such faults.',
      descriptionZh: '包括节点、进展报告、调整前后、验收、来自哪些意见和评议。数字按报告的给出，对不上的由规则指出。',
      example: { params: { id: project.id }, response: project },
    },
  },
};
