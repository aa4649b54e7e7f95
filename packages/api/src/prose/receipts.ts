import type { ResourceProse } from './prose.ts';
import { ownSteps, receipt, receiptNo } from './samples.ts';

const params = { receiptNo };

export const receipts: ResourceProse = {
  tag: {
    name: 'receipts', zh: '回执', description: 'What the holder of a receipt number and its secret may see and do. The secret travels in a header, never in an address. Every failure answers the same `receipt_not_found`, so looking one up tells nothing about others.',
    descriptionZh: '凭回执编号和密码能看到什么、做什么。密码放在请求头里，从不写进网址。查不到时一律回答“没有查到这张回执”，看不出别人的任何事。',
  },
  operations: {
    getReceipt: {
      summary: 'Look up a receipt', summaryZh: '凭回执查办理进度',
      description: 'The resident’s own view: the full text, every public step, the replies and what may be done now (`may`). Never cached.',
      descriptionZh: '本人看到的全部内容：原文、步骤、答复，以及现在可以做什么。',
      example: { params, response: receipt },
    },
    rateReply: {
      summary: 'Rate a reply', summaryZh: '评价答复',
      description: 'Once per reply, on attitude and result apart. The unit that handled it never sees a single rating, only sums of five and more.',
      descriptionZh: '每次答复评价一次，态度和结果分开评。承办单位看不到单个评价，满五份才公布合计。',
      example: {
        params, body: { attitude: 'satisfied', result: 'basic', comment: '态度很好，希望按时装好。' },
        response: {
          ...receipt, state: 'rated', phase: 'evaluating', may: [],
          rating: { attitude: 'satisfied', result: 'basic', comment: '态度很好，希望按时装好。', at: '2026-05-22T20:10:00+08:00' },
        },
      },
    },
    supplementSuggestion: {
      summary: 'Add details', summaryZh: '补充情况',
      description: 'When the office asked back (`needs_supplement`). Without an answer in 30 days the suggestion is closed as withdrawn.',
      descriptionZh: '人大办请您补充时使用；30 天没有补充，按撤回处理。',
      example: {
        params, body: { body: '没有路灯的是村口小桥到镇中心小学这一段。' },
        response: {
          ...receipt, state: 'screening', phase: 'received', steps: ownSteps.slice(0, 2), replies: [], may: ['withdraw'],
          supplements: [{ body: '没有路灯的是村口小桥到镇中心小学这一段。', at: '2026-03-04T18:00:00+08:00' }],
        },
      },
    },
    withdrawSuggestion: {
      summary: 'Withdraw a suggestion', summaryZh: '撤回意见',
      description: 'At any time before a reply. After one, ask for your personal data to be erased instead.',
      descriptionZh: '答复之前随时可以撤回；答复之后可以申请删除个人信息。',
      example: {
        params, body: { reason: '路灯已经装好了。' },
        response: { ...receipt, state: 'withdrawn', phase: 'withdrawn', steps: ownSteps.slice(0, 3), replies: [], may: [] },
      },
    },
  },
};
