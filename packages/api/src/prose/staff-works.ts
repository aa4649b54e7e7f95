import type { OperationProse } from './prose.ts';
import { readAt, roadOffice } from './samples.ts';
import { project, staffDisclosure } from './samples-works.ts';

/** What the office and the units do to projects and disclosures; part of the tag `staff`. */
export const staffWorks: Readonly<Record<string, OperationProse>> = {
  addProjectReport: {
    summary: 'Report on a project', summaryZh: '报告项目进展',
    description: 'By the office, or by a unit in the lead or helping. A report is later than the one before it and not in the future; percent and money never fall; a report on a project that is accepted or given up is refused. Milestones move with it.',
    descriptionZh: '由人大办或承担项目的单位填报。日期要晚于上一次，进度和资金不能减少；已验收或终止的项目不再填报。',
    example: {
      params: { id: project.id }, body: { on: '2026-10-30', percent: 80, spent: 1010000, done: '路灯全部装好。', next: '通电调试。', milestones: [{ position: 2, percent: 100 }] },
      response: {
        ...project, progress: { numerator: 8000, denominator: 10000, percent: '80.0' }, funds: { planned: 1260000, spent: 1010000, percent: '80.2', over: false }, reportedOn: '2026-10-30',
        milestones: project.milestones.map((one) => (one.position === 2 ? { ...one, percent: 100, doneOn: '2026-10-30' } : one)),
        reports: [...project.reports, { on: '2026-10-30', percent: 80, spent: 1010000, done: '路灯全部装好。', next: '通电调试。', by: roadOffice }],
      },
    },
  },
  listStaffDisclosures: {
    summary: 'List all documents', summaryZh: '查全部文件（工作人员）',
    description: 'Drafts and hidden ones too.', descriptionZh: '包括草稿和已撤下的。',
    example: { query: { publication: ['draft'] }, response: { items: [{ ...staffDisclosure, publication: 'draft', reviewer: undefined }], total: 1, asOf: readAt } },
  },
  publishDisclosure: {
    summary: 'Publish a document', summaryZh: '公开一份文件',
    description: 'A draft, or one that was taken down. Nothing is published before review, so the reviewer is named.', descriptionZh: '草稿或撤下的都可以公开，要写明审核人。',
    example: { params: { id: staffDisclosure.id }, body: { reviewer: '许秋实' }, response: staffDisclosure },
  },
  hideDisclosure: {
    summary: 'Take a document down', summaryZh: '撤下一份文件',
    description: 'It is no longer listed or found; the office still sees it, with the reason.', descriptionZh: '撤下后公众查不到，工作人员仍能看到和原因。',
    example: { params: { id: staffDisclosure.id }, body: { reason: '附件有误，更正后重新公开。' }, response: { ...staffDisclosure, publication: 'hidden', hiddenReason: '附件有误，更正后重新公开。' } },
  },
};
