import type { ResourceProse } from './prose.ts';
import { readAt } from './samples.ts';
import { author, solicitation, topic, topicNo, voiceReceipt } from './samples-voices.ts';

export const solicitations: ResourceProse = {
  tag: {
    name: 'solicitations', zh: '议题征集', description: 'Calls for topics: what to make laws on, what to look into. Anybody proposes one.',
    descriptionZh: '征集立什么法、监督什么事；人人可以出题。',
  },
  operations: {
    listSolicitations: {
      summary: 'List calls for topics', summaryZh: '查议题征集',
      description: 'The one that closes last comes first; `state` and counts as for consultations.', descriptionZh: '截止晚的在前；状态和数字与征求意见相同。',
      example: { query: { kind: ['supervision'], state: ['open'] }, response: { items: [solicitation], total: 1, asOf: readAt } },
    },
    getSolicitation: {
      summary: 'Read one call for topics', summaryZh: '看一次议题征集',
      description: 'With what became of the topics, in clusters with a reason, and the report.', descriptionZh: '包括各类议题的采用情况和理由，以及报告。',
      example: { params: { id: solicitation.id }, response: { ...solicitation, text: '请围绕就业、教育、交通等出题。', adoptions: [] } },
    },
    listTopics: {
      summary: 'List published topics', summaryZh: '查公开的议题',
      description: 'Only accepted ones that their writers agreed to publish. Newest first.', descriptionZh: '只有经审核、本人同意公开的。新的在前。',
      example: { query: { solicitation: solicitation.id }, response: { items: [topic], total: 1, asOf: readAt } },
    },
    proposeTopic: {
      summary: 'Propose a topic', summaryZh: '提出一个议题',
      description: 'Within the window; otherwise the answer is `window_closed`. The receipt is used at `/voices`.', descriptionZh: '在征集时间内提出；回执用法与意见建议相同。',
      example: { params: { id: solicitation.id }, body: { title: topic.title, body: topic.body, ...author }, response: voiceReceipt(topicNo, solicitation.closesOn) },
    },
  },
};
