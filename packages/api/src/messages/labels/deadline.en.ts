import type { deadlineLabels as zh } from './deadline.zh-CN.ts';

export const deadlineLabels: typeof zh = {
  deadlineKinds: { assign: 'Assigned to a unit', return: 'Sent back by the unit', co_reply: 'Word of the helping unit', publish: 'Reply made public', promise: 'What the reply promised' },
  publicationModes: { full: 'Published in full', summary: 'Summary published', partial: 'Published in part', none: 'Not published' },
};
