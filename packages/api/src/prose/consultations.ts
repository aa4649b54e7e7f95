import type { ResourceProse } from './prose.ts';
import { readAt } from './samples.ts';
import { adoption, article, author, comment, commentNo, consultation, report, voiceReceipt } from './samples-voices.ts';

export const consultations: ResourceProse = {
  tag: {
    name: 'consultations', zh: '征求意见', description: 'Drafts of regulations and decisions, article by article; what people say of them, and what came of it, with a reason.',
    descriptionZh: '法规、决定等草案，逐条公开征求意见；大家怎么说，采纳没有，为什么。',
  },
  operations: {
    listConsultations: {
      summary: 'List consultations', summaryZh: '查征求意见',
      description: 'The one that closes last comes first. `state` follows from the days by the rule `windowState`: a call is open until the end of its last day in Shanghai. The counts add up: received = accepted + hidden + waiting + withdrawn, and stances and outcomes are those of the accepted ones. A state that changes with the day alone is no change of the record.',
      descriptionZh: '截止晚的在前。状态由日期算出，截止当天结束前都可以提。数字可以对账：收到的等于采集的、没有公开的、等待审核的和撤回的之和。',
      example: { query: { state: ['reported'], facets: ['kind'] }, response: { items: [consultation], total: 1, facets: { kind: [{ value: 'regulation', count: 1 }] }, asOf: readAt } },
    },
    getConsultation: {
      summary: 'Read one draft with its articles', summaryZh: '看一部草案',
      description: 'With every article, the answers to what was said (adoptions), and the summary report once there is one.',
      descriptionZh: '包括全部条文、逐类的采纳反馈，以及整理后的报告。',
      example: {
        params: { id: consultation.id },
        response: { ...consultation, explanation: '城区车位缺口较大，有必要立规。', articles: [article], adoptions: [adoption], report },
      },
    },
    listComments: {
      summary: 'List published comments', summaryZh: '查公开的意见',
      description: 'Only accepted ones that their writers agreed to publish; private numbers are masked. Newest first.',
      descriptionZh: '只有经审核、本人同意公开的；号码已遮住。新的在前。',
      example: { query: { consultation: consultation.id, stance: ['modify'] }, response: { items: [comment], total: 1, asOf: readAt } },
    },
    commentOnArticle: {
      summary: 'Comment on a draft', summaryZh: '对草案提意见',
      description: 'On one article, perhaps on words quoted from it, or on the whole draft. Whoever supports need not say why; every other stance needs a text. Outside the window the answer is `window_closed`. Nothing is shown before the office has looked at it. The receipt is kept and used as one of a suggestion, at `/voices`.',
      descriptionZh: '可以针对某一条、某几个字，也可以针对整部草案；赞成可以不写理由。不在征求意见的时间内会说明。审核前不公开。回执用法与意见建议相同。',
      example: {
        params: { id: consultation.id }, body: { articleId: article.id, quote: comment.quote, stance: 'modify', body: comment.body, ...author },
        response: voiceReceipt(commentNo, consultation.closesOn),
      },
    },
  },
};
