import type { ResourceProse } from './prose.ts';
import { readAt } from './samples.ts';
import { disclosure, disclosureSummary } from './samples-works.ts';

export const disclosures: ResourceProse = {
  tag: {
    name: 'disclosures', zh: '依法公开', description: 'Regulations, resolutions, opinions, appointments and what else a congress has to make public, with number, days, legal basis and files that can be checked.',
    descriptionZh: '法规、决议、审议意见、任免等依法要公开的文件，带文号、日期、公开依据和可以核对的附件。',
  },
  operations: {
    listDisclosures: {
      summary: 'List disclosed documents', summaryZh: '查依法公开的文件',
      description: 'Newest first. `status` is computed for today: a document that takes effect tomorrow is `not_yet_in_force` until then.',
      descriptionZh: '新的在前。是否施行按查询当天判断。',
      example: {
        query: { kind: ['opinion'], year: 2026, facets: ['kind'] },
        response: { items: [disclosureSummary], total: 1, facets: { kind: [{ value: 'opinion', count: 1 }, { value: 'resolution', count: 4 }] }, asOf: readAt },
      },
    },
    getDisclosure: {
      summary: 'Read one disclosed document', summaryZh: '看一份依法公开的文件',
      description: 'With its text, legal basis and files. Compare a file’s SHA-256 with `sha256` to know that it is the one that was disclosed.',
      descriptionZh: '包括正文、公开依据和附件；附件带校验值，可以核对有没有被改过。',
      example: { params: { id: disclosure.id }, response: disclosure },
    },
  },
};
