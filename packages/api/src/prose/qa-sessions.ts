import type { ResourceProse } from './prose.ts';
import { readAt, roadOffice } from './samples.ts';
import { author, qaSession, question, questionNo, voiceReceipt } from './samples-voices.ts';

export const qaSessions: ResourceProse = {
  tag: {
    name: 'qa-sessions', zh: '群众问政', en: 'Q&A sessions', description: 'Heads of units answer residents in public. A promise has a day and a case, and is kept when the case is completed.',
    descriptionZh: '单位负责人当众回答群众。承诺有期限、有办理件，办结才算兑现。',
  },
  operations: {
    listQaSessions: {
      summary: 'List Q&A sessions', summaryZh: '查问政场次',
      description: 'Newest first, with how many questions were answered and what became of the promises.', descriptionZh: '新的在前，写明答了多少、承诺兑现了多少。',
      example: { query: { organization: roadOffice.id }, response: { items: [qaSession], total: 1, asOf: readAt } },
    },
    getQaSession: {
      summary: 'Read one Q&A session', summaryZh: '看一场问政',
      description: 'Its questions are at `/questions`.', descriptionZh: '问题在 `/questions` 里查。',
      example: { params: { id: qaSession.id }, response: qaSession },
    },
    listQuestions: {
      summary: 'List published questions with their answers', summaryZh: '查公开的问题和回答',
      description: 'Newest first. `standing` of a promise is computed for today by the rule `promiseStanding`: answered is not done, so only the completed case counts.',
      descriptionZh: '新的在前。承诺是否兑现按办理件是否办结计算：答复了不等于办好了。',
      example: { query: { qaSession: qaSession.id, answered: true }, response: { items: [question], total: 1, asOf: readAt } },
    },
    askQuestion: {
      summary: 'Ask a question', summaryZh: '提一个问题',
      description: 'From the first to the last day on which the session takes questions. The receipt is used at `/voices`.', descriptionZh: '在收集问题的时间内提出；回执用法与意见建议相同。',
      example: { params: { id: qaSession.id }, body: { title: question.title, body: question.body, organizationId: roadOffice.id, ...author }, response: voiceReceipt(questionNo, qaSession.closesOn) },
    },
  },
};
