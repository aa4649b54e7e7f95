import type { labels as zh } from './zh-CN.ts';
import { attachmentLabels } from './attachment.en.ts';
import { ballotLabels } from './ballot.en.ts';
import { deadlineLabels } from './deadline.en.ts';
import { evaluationLabels } from './evaluation.en.ts';
import { placeLabels } from './place.en.ts';
import { progressLabels } from './progress.en.ts';
import { recordLabels } from './record.en.ts';
import { suggestionLabels } from './suggestion.en.ts';

export const labels: typeof zh = {
  ...placeLabels,
  ...suggestionLabels,
  ...ballotLabels,
  ...progressLabels,
  ...recordLabels,
  ...attachmentLabels,
  ...deadlineLabels,
  ...evaluationLabels,
  organizationKinds: { committee: 'Committee', delegation: 'Delegation', handling_unit: 'Handling unit', government: 'Government' },
  groupKinds: { industry: 'Industry group', area: 'Area group', mixed: 'Mixed group' },
  geoDatums: { 'WGS-84': 'WGS-84 (satellite)', 'GCJ-02': 'GCJ-02 (maps in China)' },
  channels: { web: 'Website', qr: 'QR code', station: 'Deputies’ station', visit: 'Visit by a deputy', grid_platform: 'Grid platform', import: 'Entered by the office' },
  noOpinions: { unknown: 'Do not know', abstain: 'Abstain' },
  evaluationSubjects: { case: 'Case', suggestion: 'Suggestion', organization: 'Department', project: 'Livelihood project', judge: 'Judge', prosecutor: 'Prosecutor' },
  evaluationWithheld: { below_minimum: 'Too few people rated; the figures stay closed to protect them', sealed: 'The evaluation is still open; the figures come when it ends' },
  staffRoles: {
    office_clerk: 'Office clerk', office_director: 'Office director', handling_unit: 'Handling unit', supervising_committee: 'Supervising committee', deputy: 'Deputy',
    read_only: 'Read only', integration: 'Connected system',
  },
  receiptActs: { rate: 'Rate the answer', supplement: 'Add details', withdraw: 'Withdraw' },
};
