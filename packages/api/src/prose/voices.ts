import type { ResourceProse } from './prose.ts';
import { commentNo, voice } from './samples-voices.ts';

const params = { receiptNo: commentNo };

export const voices: ResourceProse = {
  tag: {
    name: 'voices', zh: '我的参与', description: 'What the holder of a receipt sees of a comment, a topic or a question, and taking it back. The secret travels in a header; every failure answers the same `receipt_not_found`.',
    descriptionZh: '凭回执查看自己提的意见、议题或问题，也可以撤回。密码放在请求头里；查不到的原因一概不说。',
  },
  operations: {
    getVoice: {
      summary: 'Look up a comment, topic or question', summaryZh: '凭回执查参与情况',
      description: 'The full text, where it stands, what came of it and the answers to it. Never cached.', descriptionZh: '本人看到的全部内容：原文、状态、采纳情况和回答。',
      example: { params, response: voice },
    },
    withdrawVoice: {
      summary: 'Withdraw a comment, topic or question', summaryZh: '撤回',
      description: 'Until it was decided on or answered. Contact details are erased at once.', descriptionZh: '在采纳反馈或回答之前可以撤回，联系方式立即删除。',
      example: { params, body: { reason: '想法有变。' }, response: { ...voice, state: 'withdrawn', may: [] } },
    },
  },
};
