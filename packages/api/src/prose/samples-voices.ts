import { asOf, caseNumber, committee, congressRef, roadOffice } from './samples.ts';

/** Records of the invented county for the examples of consultations, solicitations and Q&A. */
const kept = (source: string) => ({ source, asOf, changedAt: '2026-11-18T16:40:00+08:00' });

export const commentNo = 'QHF-2026-000001-1';
export const topicNo = 'QHZ-2026-000001-2';
export const questionNo = 'QHW-2026-000001-B';

const counts = {
  received: 128, accepted: 121, hidden: 3, waiting: 2, withdrawn: 2,
  stances: [{ stance: 'support', count: 58 }, { stance: 'modify', count: 40 }, { stance: 'delete', count: 6 }, { stance: 'add', count: 14 }, { stance: 'oppose', count: 3 }],
  outcomes: [{ outcome: 'adopted', count: 31 }, { outcome: 'partly', count: 22 }, { outcome: 'not', count: 9 }, { outcome: 'noted', count: 59 }], pending: 0,
};

export const consultation = {
  id: 'ZQ-2026-01', title: '青禾县停车管理办法（草案）', congress: congressRef, committee, opensOn: '2026-03-10', closesOn: '2026-04-10', state: 'reported',
  reportedOn: '2026-05-20', counts, kind: 'regulation', draftName: '草案征求意见稿', summary: '规范城区停车，方便居民就近停车。', articleCount: 12, ...kept('征求意见.xlsx'),
};
export const article = { id: 'ZQ-2026-01.5', number: '第五条', chapter: '第二章 规划与建设', text: '新建住宅小区按每户不少于一个车位配建停车位。', commentCount: 17 };
const articleRef = { id: article.id, name: article.number };
export const adoption = {
  id: 'ZQ-2026-01.C2', article: articleRef, summary: '建议写明充电车位的比例', outcome: 'partly', reason: '写明新建小区预留充电条件；具体比例由规划确定。', decidedOn: '2026-05-12', voiceCount: 14,
};
export const report = { issuedOn: '2026-05-20', text: '共收到意见128条，采纳31条、部分采纳22条。' };
export const voiceOutcome = { adoptionId: adoption.id, outcome: adoption.outcome, reason: adoption.reason };
export const comment = {
  id: commentNo, consultation: { id: consultation.id, name: consultation.title }, article: articleRef, stance: 'modify', quote: '不少于一个车位', body: '建议写明其中充电车位的比例。',
  identityMode: 'withheld', submittedOn: '2026-03-12', outcome: voiceOutcome, ...kept('人大办'),
};

export const solicitation = {
  id: 'ZJ-2026-01', title: '2027年监督议题征集', congress: congressRef, opensOn: '2026-10-08', closesOn: '2026-12-08', state: 'open', counts: { ...counts, stances: [], outcomes: [], pending: 121 },
  kind: 'supervision', summary: '明年县人大常委会要监督哪些事，请您出题。', ...kept('议题征集.xlsx'),
};
export const topic = {
  id: topicNo, solicitation: { id: solicitation.id, name: solicitation.title }, title: '查一查校车的安全', body: '校车超员的情况还有，希望明年列入监督。', identityMode: 'anonymous',
  submittedOn: '2026-10-11', ...kept('人大办'),
};

export const qaSession = {
  id: 'WZ-2026-03', title: '第三季度对话局长·群众问政', congress: congressRef, opensOn: '2026-08-20', closesOn: '2026-09-10', state: 'reported', reportedOn: '2026-09-18',
  counts: { ...counts, received: 24, accepted: 22, hidden: 1, waiting: 0, withdrawn: 1, stances: [], outcomes: [], pending: 22 }, summary: '交通、供电等六个单位现场回答。', heldOn: '2026-09-12',
  place: '县文化中心', organizations: [roadOffice], answeredCount: 21, promises: { made: 6, open: 2, overdue: 1, kept: 3, explained: 0 }, ...kept('群众问政.xlsx'),
};
export const answer = {
  answeredOn: '2026-09-12', organization: roadOffice, respondent: '县交通局局长 何明远', onTheSpot: true, text: '县道路灯今年补齐。',
  promise: { text: '11月底前装好枣林村到镇上的路灯', dueOn: '2026-11-30', caseNumber, standing: 'open' },
};
export const question = {
  id: questionNo, qaSession: { id: qaSession.id, name: qaSession.title }, organization: roadOffice, title: '枣林村到镇上什么时候有路灯', body: '两公里没有路灯，孩子放学天已经黑了。',
  identityMode: 'withheld', submittedOn: '2026-08-22', answered: true, answers: [answer], ...kept('人大办'),
};

export const author = { identityMode: 'withheld', name: '钱树林', phone: '0000-5550199', mayPublish: true, consent: { textVersion: '2026-01' } };
export const voiceReceipt = (receiptNo: string, closesOn: string) => ({
  receiptNo, secret: '1CR5-AYMZ-RKMG-WCTR-FPHC-FV0H-6SM', submittedAt: '2026-03-12T19:20:00+08:00', state: 'submitted', closesOn,
});
export const voice = {
  receiptNo: commentNo, kind: 'comment', call: comment.consultation, article: articleRef, stance: 'modify', quote: comment.quote, body: comment.body, identityMode: 'withheld', mayPublish: true,
  submittedAt: '2026-03-12T19:20:00+08:00', state: 'submitted', answers: [], may: ['withdraw'],
};
