import type { ResourceProse } from './prose.ts';
import { readAt } from './samples.ts';
import { event } from './samples-works.ts';

export const events: ResourceProse = {
  tag: {
    name: 'events', zh: '会议活动', description: 'Sittings, hearings and open days: when, where, what is on, and how to attend.',
    descriptionZh: '会议、听证会、开放日：什么时候、在哪里、议什么、怎么参加。',
  },
  operations: {
    listEvents: {
      summary: 'List events', summaryZh: '查会议活动',
      description: 'Latest first; `sort=startsAt` with `from` set to today shows what comes next. Cancelled events stay in the list and say so.',
      descriptionZh: '时间晚的在前；要看近期的，用 `from` 和 `sort=startsAt`。取消的活动仍在，会写明。',
      example: { query: { from: '2026-11-20', kind: ['hearing'], sort: 'startsAt' }, response: { items: [event], total: 1, asOf: readAt } },
    },
    getEvent: {
      summary: 'Read one event', summaryZh: '看一场会议活动',
      description: 'Instants carry their offset, +08:00.', descriptionZh: '时间都带时区。',
      example: { params: { id: event.id }, response: event },
    },
  },
};
