import type { ContractLabels } from '../shape.ts';
import { attachmentLabels } from './attachment.zh-CN.ts';
import { ballotLabels } from './ballot.zh-CN.ts';
import { deadlineLabels } from './deadline.zh-CN.ts';
import { evaluationLabels } from './evaluation.zh-CN.ts';
import { placeLabels } from './place.zh-CN.ts';
import { progressLabels } from './progress.zh-CN.ts';
import { recordLabels } from './record.zh-CN.ts';
import { suggestionLabels } from './suggestion.zh-CN.ts';

/** Every list of the contract in words; the files beside this one are carried by pages by themselves. */
export const labels = {
  ...placeLabels,
  ...suggestionLabels,
  ...ballotLabels,
  ...progressLabels,
  ...recordLabels,
  ...attachmentLabels,
  ...deadlineLabels,
  ...evaluationLabels,
  organizationKinds: { committee: '专门委员会、工作委员会（专工委）', delegation: '代表团', handling_unit: '承办单位', government: '政府' },
  groupKinds: { industry: '行业小组', area: '片区小组', mixed: '混合小组' },
  geoDatums: { 'WGS-84': '卫星定位坐标（世界通用）', 'GCJ-02': '国内地图坐标（国测局）' },
  channels: { web: '网页', qr: '扫码', station: '代表家站', visit: '代表走访', grid_platform: '网格通', import: '人大办录入' },
  /** The answers of a formal evaluation that are no rating. */
  noOpinions: { unknown: '不了解', abstain: '弃权' },
  evaluationSubjects: { case: '办理件', suggestion: '群众意见', organization: '部门', project: '民生实事项目', judge: '法官', prosecutor: '检察官' },
  evaluationWithheld: { below_minimum: '评价的人太少，为保护他们，数字不公布', sealed: '评价还没有结束，数字到期公布' },
  staffRoles: {
    office_clerk: '人大办工作人员', office_director: '人大办主任', handling_unit: '承办单位', supervising_committee: '督办机构', deputy: '代表',
    read_only: '只能查看', integration: '对接系统',
  },
  receiptActs: { rate: '评价答复', supplement: '补充情况', withdraw: '撤回' },
} satisfies ContractLabels;
