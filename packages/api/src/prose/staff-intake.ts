import type { OperationProse } from './prose.ts';
import { receiptNo, suggestion, village } from './samples.ts';

/** What comes in from other systems; part of the tag `staff`. */
const external = { system: 'wanggetong', id: 'WG-2026-031187' };

export const staffIntake: Readonly<Record<string, OperationProse>> = {
  takeInSuggestion: {
    summary: 'Take in a suggestion from another system', summaryZh: '从别的系统转入一件群众意见',
    description: 'For grid platforms, station desks and visits, by the office or a token of role `integration`. `external` keeps the other system’s number: the same number, however often it is sent and with whatever key, is one suggestion, and the answer says so (`known`). The consent is the one the resident gave there.',
    descriptionZh: '供网格通、家站前台、走访使用，由人大办或 `integration` 角色的账号提交。`external` 保存对方系统的编号：同一个编号不管提交几次、用什么幂等键，都只有一件，答复里会说明（`known`）。知情同意是群众在那边作出的。',
    example: {
      body: { kind: 'suggestion', category: suggestion.category, title: suggestion.title, body: suggestion.body, divisionId: village.id, identityMode: 'anonymous', mayPublish: true, consent: { textVersion: '2026-01' }, channel: 'grid_platform', external },
      response: { receiptNo, secret: '7K2M-9QXA-4TRC-W8ZD-5H3N-PV6B-J1F', submittedAt: '2026-03-02T19:20:00+08:00', state: 'submitted', external, known: false },
    },
  },
};
