import type { VoicesLabels } from './shape-voices.ts';

/** 征求意见、议题征集、问政的用语。单独一个文件：还没有组件显示它们，页面不用带上。 */
export const labels = {
  consultationKinds: { regulation: '法规草案', decision: '决议决定草案', plan: '规划计划草案', other: '其他草案' },
  solicitationKinds: { legislation: '立法项目', supervision: '监督议题', livelihood: '民生实事项目', other: '其他' },
  voiceKinds: { comment: '对草案的意见', topic: '提出的议题', question: '提出的问题' },
  voiceStates: { submitted: '已收到，等待审核', accepted: '已采集', hidden: '没有公开', withdrawn: '已撤回' },
  windowStates: { upcoming: '还没开始', open: '正在征集', closed: '已截止，正在整理', reported: '已公布结果', cancelled: '已取消' },
  stances: { support: '赞成', modify: '建议修改', delete: '建议删去', add: '建议增加', oppose: '反对' },
  outcomes: { adopted: '采纳', partly: '部分采纳', not: '未采纳', noted: '留作参考' },
  promiseStandings: { open: '还没到期', overdue: '到期没有兑现', kept: '按期兑现', kept_late: '逾期兑现', explained: '已说明没有兑现的原因' },
} satisfies VoicesLabels;
