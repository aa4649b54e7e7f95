import type { ResourceProse } from './prose.ts';
import { congress, congressRef, organization, readAt, session, term, termRef } from './samples.ts';

export const congresses: ResourceProse = {
  tag: {
    name: 'congresses', zh: '人大与机构', description: 'People’s congresses, their terms and sessions, committees, delegations and handling units.',
    descriptionZh: '各级人民代表大会和它们的届、会议，以及专工委、代表团、承办单位。',
  },
  operations: {
    listCongresses: {
      summary: 'List congresses', summaryZh: '查人民代表大会',
      description: 'One deployment may serve a city with all its counties and townships; a single county lists itself and its townships.',
      descriptionZh: '一个平台可以同时服务市、县、乡镇各级人大。',
      example: { query: { level: ['county'] }, response: { items: [congress], total: 1, asOf: readAt } },
    },
    getCongress: {
      summary: 'Read one congress', summaryZh: '看一个人民代表大会',
      description: 'Its name, level and division.', descriptionZh: '名称、层级和所在地方。',
      example: { params: { id: congress.id }, response: congress },
    },
    listTerms: {
      summary: 'List terms', summaryZh: '查届次',
      description: 'Terms of office, the present one without `endDate`.', descriptionZh: '各届任期，本届没有结束日期。',
      example: { query: { congressId: congressRef.id }, response: { items: [term], total: 1, asOf: readAt } },
    },
    listSessions: {
      summary: 'List sessions', summaryZh: '查历次会议',
      description: 'Sessions of a congress or of one term of it.', descriptionZh: '一个人大或其中一届的各次会议。',
      example: { query: { termId: termRef.id }, response: { items: [session], total: 1, asOf: readAt } },
    },
    listOrganizations: {
      summary: 'List organizations', summaryZh: '查机构',
      description: 'Committees, delegations, handling units and governments: whoever stands as a handler or supervisor of a case.',
      descriptionZh: '专工委、代表团、承办单位、政府：办理件里的主办、协办、督办都在这里。',
      example: { query: { kind: ['handling_unit'] }, response: { items: [organization], total: 1, asOf: readAt } },
    },
  },
};
