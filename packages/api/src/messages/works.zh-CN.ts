import type { WorksLabels } from './shape-works.ts';

/** 民生实事项目、依法公开、会议活动、统计数据的用语。单独一个文件：还没有组件显示它们，页面不用带上。 */
export const labels = {
  projectStates: {
    planned: '还没开工', under_way: '正在实施', suspended: '暂停实施', finished: '已完工，等待验收', rectifying: '验收没有通过，正在整改', accepted: '已通过验收', evaluated: '代表已评议',
    terminated: '不再实施',
  },
  adjustmentKinds: { schedule: '调整工期', funds: '调整资金', scope: '调整内容', place: '调整地点', unit: '更换牵头单位', suspended: '暂停', resumed: '恢复实施', terminated: '终止' },
  acceptanceResults: { passed: '通过验收', failed: '没有通过验收' },
  projectFaultCodes: {
    weights_not_whole: '各节点的比重加起来是 {sum}，应当是 100', funds_do_not_add_up: '各项资金加起来是 {sum} 元，计划是 {funds} 元，对不上', spent_over_funds: '已用 {spent} 元，超过计划的 {funds} 元',
    spent_falls: '已用资金由 {before} 元变成 {spent} 元，不应减少', percent_falls: '进度由 {before} 变成 {percent}，不应倒退', percent_ahead: '报告进度是 {percent}，按节点算是 {weighted}，相差太多',
    accepted_unfinished: '已通过验收，但按节点算只完成 {weighted}',
  },
  disclosureKinds: {
    regulation: '地方性法规和规章', resolution: '决议', decision: '决定', opinion: '审议意见', appointment: '人事任免', filing_review: '备案审查', work_report: '工作报告', budget: '预算和决算',
    inspection_report: '执法检查和调研报告', announcement: '公告', other: '其他',
  },
  disclosureStatuses: { issued: '已公布', not_yet_in_force: '还没有施行', in_force: '正在施行', expired: '已过有效期', replaced: '已被新的文件代替', repealed: '已废止' },
  publicationStates: { draft: '没有公开（草稿）', published: '已公开', hidden: '已撤下' },
  eventKinds: {
    congress_session: '人民代表大会会议', standing_committee: '常委会会议', committee_meeting: '专工委会议', hearing: '听证会', forum: '座谈会', inspection: '视察和检查', open_day: '开放日',
  },
  eventStatuses: { scheduled: '按时举行', postponed: '推迟，时间另定', cancelled: '已取消' },
  attendanceModes: { open: '可以直接来旁听', by_application: '先报名再旁听', by_invitation: '只限受邀人员（列席）', closed: '不安排旁听' },
  activityKinds: { reception: '接待群众', visit: '走访', inspection: '视察和检查', research: '调研', meeting: '列席和审议', training: '学习培训', duty_report: '述职', other: '其他' },
  dutyDefinitions: { activities: '代表参加的每项公开的履职活动计一次，记在活动第一天所在的年份；几位代表一起参加的，每位各计一次。不加权，不排名。' },
  statisticMetrics: {
    suggestion_acceptance: '群众意见受理率', suggestion_completion: '群众意见办结率', case_reply: '办理件答复率', case_reply_on_time: '办理件按期答复率', case_completion: '办理件办结率',
    case_solved: '办理件解决率', project_completion: '民生实事项目完成率', residents_received: '接待群众人次', suggestions_collected: '收集意见建议件数', grid_matters: '网格事项办结',
    station_openings: '代表家站开放次数', deputy_duty_reports: '代表述职', laws_inspected: '执法检查', opinions_revisited: '审议意见回头看', other: '其他',
  },
  /** How each computed figure is counted: numerator, denominator, what is left out. */
  statisticDefinitions: {
    suggestion_acceptance: '分子是已受理的群众意见，分母是当年收到并已审核的群众意见（不含撤回、合并和仍在审核的）。',
    suggestion_completion: '分子是已经答复或关联办理件已经办结的群众意见，分母是当年收到并受理的群众意见。',
    case_reply: '分子是至少答复过一次的办理件，分母是当年登记并已交办的办理件（不含并案、撤回和不予立案的）。',
    case_reply_on_time: '分子是首次答复不晚于期限的办理件，分母是当年登记并已答复的办理件。',
    case_completion: '分子是已经办结的办理件，分母是当年登记并已交办的办理件（不含并案、撤回和不予立案的）。答复了不等于办结。',
    case_solved: '分子是最近一次答复写明“已经解决”的办理件，分母是当年登记并已答复的办理件。',
    project_completion: '分子是已经通过验收的民生实事项目，分母是当年全部民生实事项目（含终止的）。',
  },
  roundings: { half_up_1: '四舍五入到一位小数；全部才写百分之百，一个都没有才写零' },
} satisfies WorksLabels;
