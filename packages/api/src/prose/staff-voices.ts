import type { OperationProse } from './prose.ts';
import { caseNumber, readAt, roadOffice } from './samples.ts';
import { adoption, answer, commentNo, consultation, questionNo, qaSession, question, report, voice } from './samples-voices.ts';

const asked = {
  receiptNo: questionNo, kind: 'question', call: question.qaSession, organization: roadOffice, title: question.title, body: question.body, identityMode: 'withheld', mayPublish: true,
  submittedAt: '2026-08-22T19:20:00+08:00', state: 'accepted', may: [],
};

/** The office's side of comments, topics and questions. */
export const staffVoices: Readonly<Record<string, OperationProse>> = {
  listStaffVoices: {
    summary: 'List all comments, topics and questions', summaryZh: '查全部意见、议题和问题（工作人员）',
    description: 'Those that nobody has looked at yet too, newest first. A committee sees those of its own calls, a unit the questions put to it.',
    descriptionZh: '包括没有审核的，新的在前。专工委看自己负责的，单位看提给自己的问题。',
    example: {
      query: { call: consultation.id, state: ['submitted'] },
      response: {
        items: [{ receiptNo: commentNo, kind: 'comment', call: voice.call, article: voice.article, stance: 'modify', state: 'submitted', submittedAt: voice.submittedAt, answered: false }],
        total: 1, asOf: readAt,
      },
    },
  },
  getStaffVoice: {
    summary: 'Read one as staff', summaryZh: '看一件（工作人员）',
    description: '`moves` are the states that this token may move it to now.', descriptionZh: '`moves` 是当前账号现在可以做的下一步。',
    example: { params: { receiptNo: commentNo }, response: { ...voice, may: [], moves: ['accepted', 'hidden'] } },
  },
  getVoiceContact: {
    summary: 'Read how to ask back', summaryZh: '看联系方式（回访用）',
    description: 'As with a suggestion: for the congress office alone, and written into the audit log (`voice.contact`).', descriptionZh: '和群众意见一样：只有人大办能看，每看一次都记入审计日志（`voice.contact`）。',
    example: { params: { receiptNo: commentNo }, response: { receiptNo: commentNo, identityMode: 'anonymous' } },
  },
  moveVoice: {
    summary: 'Publish or hide', summaryZh: '审核：公开或不公开',
    description: 'Accepting publishes it when its writer agreed; hiding needs a reason, which the writer reads. Both can be taken back.',
    descriptionZh: '采集后，本人同意的即公开；不公开要写明理由，本人看得到。都可以改回来。',
    example: { params: { receiptNo: commentNo }, body: { to: 'hidden', reason: '里面有别人的姓名和住址。' }, response: { ...voice, state: 'hidden', reason: '里面有别人的姓名和住址。', may: [], moves: ['accepted'] } },
  },
  answerQuestion: {
    summary: 'Answer a question', summaryZh: '回答一个问题',
    description: 'Answers are added, none is overwritten. A promise needs a day: it registers a case of origin `qa_promise`, or joins the one that is named. Only an accepted question is answered.',
    descriptionZh: '回答只增不改。承诺要有期限，会登记一个办理件，或并入写明的办理件。审核通过的问题才能回答。',
    example: {
      params: { receiptNo: questionNo },
      body: { text: answer.text, organizationId: roadOffice.id, respondent: answer.respondent, answeredOn: answer.answeredOn, onTheSpot: true, promise: { text: answer.promise.text, dueOn: answer.promise.dueOn, caseNumber } },
      response: { ...asked, answers: [answer], moves: ['hidden'] },
    },
  },
  decideOnVoices: {
    summary: 'Decide on a cluster of comments or topics', summaryZh: '采纳反馈',
    description: 'One answer with a reason to all who said the same. Sent again with its `id` it is changed, and what it no longer names is undecided again.',
    descriptionZh: '对同一类意见或议题统一反馈，写明理由。带上 `id` 再发一次就是修改，没有列入的恢复为未反馈。',
    example: {
      params: { id: consultation.id }, body: { articleId: adoption.article.id, summary: adoption.summary, outcome: 'partly', reason: adoption.reason, voices: [commentNo] },
      response: { ...adoption, voiceCount: 1 },
    },
  },
  reportOnCall: {
    summary: 'Publish what came of a call', summaryZh: '公布结果',
    description: 'Once the window is closed. For a Q&A session, that its answers are complete. Sent again it is replaced.',
    descriptionZh: '截止之后公布；问政场次则表示回答已经齐全。再发一次就是替换。',
    example: { params: { id: qaSession.id }, body: report, response: report },
  },
};
