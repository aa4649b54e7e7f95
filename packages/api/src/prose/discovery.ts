import type { ResourceProse } from './prose.ts';
import { limits } from '../limits.ts';
import { attachmentTypes } from '../resources/attachments.ts';
import { staffRoles } from '../roles.ts';
import { figuresOf } from '../rules/clock-figures.ts';
import { clockPresets } from '../rules/clock.ts';
import { congressRef } from './samples.ts';

export const discovery: ResourceProse = {
  tag: {
    name: 'discovery', zh: '开始', description: 'What this deployment is, in which languages it answers, and its limits.',
    descriptionZh: '这个平台是谁的、用哪些语言答复、有哪些限制。',
  },
  operations: {
    getDiscovery: {
      summary: 'What this deployment is', summaryZh: '这个接口是谁的、有哪些限制',
      description: 'Read it once, before anything else. `consent.textVersion` is what a suggestion has to name, `limits` are the figures a form counts by, `clocks` how long each step may take here, and `sample: true` means that the data is invented and the page must say so.',
      descriptionZh: '使用前先读一次：告知书版本、各项字数限制、本地的各项期限，以及数据是不是虚构的示例。',
      example: {
        response: {
          name: '青禾县人大公开平台', version: '0.1.0', sample: true, congress: congressRef, languages: ['zh-CN', 'en'], roles: [...staffRoles],
          consent: { textVersion: '2026-01', retentionMonths: 12 }, limits: { ...limits }, clocks: figuresOf(clockPresets), uploads: { mediaTypes: [...attachmentTypes] },
          links: {
            openapi: '/v1/openapi.json', openapiChinese: '/v1/openapi.zh-CN.json', docs: '/v1/docs', schemas: '/v1/schemas/index.json', dataDictionary: '/v1/data-dictionary.csv',
            finderIndex: '/v1/finder-index',
          },
        },
      },
    },
  },
};
