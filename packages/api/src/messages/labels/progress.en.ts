import type { progressLabels as zh } from './progress.zh-CN.ts';

export const progressLabels: typeof zh = {
  publicPhases: {
    received: 'Received', assigning: 'Being assigned', handling: 'Being handled', replied: 'Answered', evaluating: 'Being rated', published: 'Published',
    completed: 'Completed', rejected: 'Not accepted', referred: 'Sent to another place', merged: 'Merged', withdrawn: 'Withdrawn',
    not_accepted: 'Not taken up', hidden: 'Hidden',
  },
  caseOrigins: { deputy_suggestion: 'Deputy’s suggestion', public_suggestion: 'Resident’s suggestion', opinion: 'Deliberation opinion', qa_promise: 'Promise at a Q&A' },
  lights: {
    grey: 'No clock', paused: 'Paused', green: 'In time', yellow: 'Due soon', red: 'Overdue', dark_red: 'Long overdue', blue: 'Extended', done: 'Done', done_late: 'Done late',
  },
  lightTexts: {
    grey: 'The clock has not started', paused: 'Paused, waiting for the deputy', green: '{days} {days|day|days} left', yellow: 'Due soon, {days} {days|day|days} left',
    due_today: 'Due today', red: '{days} {days|day|days} overdue', dark_red: 'Long overdue, {days} {days|day|days}', blue: 'Extended, {days} {days|day|days} left',
    done: 'Done in time', done_late: 'Done, {days} {days|day|days} late', estimated: 'An estimate; may change when the holidays are announced',
  },
};
