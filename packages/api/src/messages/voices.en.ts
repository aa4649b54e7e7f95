import type { labels as chinese } from './voices.zh-CN.ts';

/** Consultations, solicitations and Q&A in English. */
export const labels: { [Table in keyof typeof chinese]: Record<keyof (typeof chinese)[Table], string> } = {
  consultationKinds: { regulation: 'Draft law or regulation', decision: 'Draft decision', plan: 'Draft plan', other: 'Other draft' },
  solicitationKinds: { legislation: 'What to make laws on', supervision: 'What to look into', livelihood: 'Livelihood projects', other: 'Other' },
  voiceKinds: { comment: 'Comment on a draft', topic: 'Proposed topic', question: 'Question' },
  voiceStates: { submitted: 'Received, to be looked at', accepted: 'Taken up', hidden: 'Not published', withdrawn: 'Withdrawn' },
  windowStates: { upcoming: 'Not open yet', open: 'Open', closed: 'Closed, being sorted', reported: 'Outcome published', cancelled: 'Cancelled' },
  stances: { support: 'In favour', modify: 'Change it', delete: 'Leave it out', add: 'Add something', oppose: 'Against' },
  outcomes: { adopted: 'Adopted', partly: 'Adopted in part', not: 'Not adopted', noted: 'Noted' },
  promiseStandings: { open: 'Not due yet', overdue: 'Due and not kept', kept: 'Kept in time', kept_late: 'Kept late', explained: 'Not kept, reasons given' },
};
