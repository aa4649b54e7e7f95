import type {
  acceptanceResults, activityKinds, adjustmentKinds, attendanceModes, ballotMethods, caseOrigins, channels, consultationKinds, outcomes, solicitationKinds, stances, voiceStates, contactPolicies, disclosureKinds, divisionKinds, evaluationAxes, evaluationMethods, evaluationSubjects, eventKinds, eventStatuses, geoDatums, groupKinds, identityModes, levels,
  meetingKinds, organizationKinds, ratings, rejectCodes, stationKinds, suggestionCategories, suggestionKinds, thresholdBases, tieRules,
} from '@congress-kit/api';
import type { CaseAct, CaseState, ResolutionClass } from '@congress-kit/api/rules/case-flow';
import type { reportedMetrics } from '@congress-kit/api/rules/statistics';
import type { Role } from '@congress-kit/api/rules/moves';
import type { SuggestionState } from '@congress-kit/api/rules/suggestion-flow';
import type { WordTable } from './cells.ts';

/** The words of the office's spreadsheets → the identifiers of the contract. The first word of an identifier is the usual one. */

type Of<List extends readonly string[]> = WordTable<List[number]>;

export const divisionKindWords: Of<typeof divisionKinds> = {
  省: 'province', 自治区: 'province', 直辖市: 'province', 市: 'prefecture', 州: 'prefecture', 地区: 'prefecture', 县: 'county', 区: 'county', 县级市: 'county', 旗: 'county',
  镇: 'township', 乡: 'township', 乡镇: 'township', 民族乡: 'township', 苏木: 'township', 街道: 'subdistrict', 村: 'village', 嘎查: 'village', 社区: 'community', 居委会: 'community', 网格: 'grid',
};
export const levelWords: Of<typeof levels> = { 国家: 'national', 全国: 'national', 省: 'province', 市: 'prefecture', 县: 'county', 区: 'county', 乡: 'township', 镇: 'township', 乡镇: 'township' };
export const organizationKindWords: Of<typeof organizationKinds> = {
  专工委: 'committee', 专委会: 'committee', 工作委员会: 'committee', 专门委员会: 'committee', 代表团: 'delegation', 承办单位: 'handling_unit', 政府: 'government',
};
export const contactPolicyWords: Of<typeof contactPolicies> = { 仅家站: 'station_only', 可留言: 'form', 电话公开: 'phone' };
export const endReasonWords: WordTable<'term_ended' | 'resigned' | 'moved_away' | 'died' | 'recalled' | 'disqualified'> = {
  届满: 'term_ended', 辞职: 'resigned', 调离本行政区域: 'moved_away', 调离: 'moved_away', 去世: 'died', 罢免: 'recalled', 资格终止: 'disqualified',
};
export const stationKindWords: Of<typeof stationKinds> = { 家: 'home', 站: 'station', 点: 'point', 室: 'room', 中心: 'center' };
export const datumWords: Of<typeof geoDatums> = { 'WGS-84': 'WGS-84', WGS84: 'WGS-84', 'GCJ-02': 'GCJ-02', GCJ02: 'GCJ-02' };
export const groupKindWords: Of<typeof groupKinds> = { 行业: 'industry', 片区: 'area', 混合: 'mixed' };

export const ballotMethodWords: Of<typeof ballotMethods> = { 得票多者当选: 'approve_top_n', 过线当选: 'approve_threshold', 按赞成票排名: 'rank' };
export const basisWords: Of<typeof thresholdBases> = { 全体代表: 'all_deputies', 到会代表: 'present', 有效票: 'valid' };
export const tieRuleWords: Of<typeof tieRules> = { 主席团决定: 'presidium', 并列入选: 'both', 再次票决: 'revote', 抽签: 'lot' };
/** The reasons the tally itself would give, so that both are told in the same words. */
export const lostReasonWords: WordTable<'outvoted' | 'below_threshold' | 'lost_by_decision'> = {
  名额已满: 'outvoted', 未过门槛: 'below_threshold', 平票未入选: 'lost_by_decision',
};

export const originWords: Of<typeof caseOrigins> = { 代表建议: 'deputy_suggestion', 群众意见: 'public_suggestion', 审议意见: 'opinion', 问政承诺: 'qa_promise' };
export const occasionWords: WordTable<'session' | 'inter_session'> = { 会议期间: 'session', 闭会期间: 'inter_session' };
export const caseStateWords: WordTable<CaseState> = {
  登记: 'registered', 审查: 'reviewed', 不予立案: 'not_accepted', 交办: 'assigned', 退办: 'returned', 签收: 'received', 办理: 'handling', 申请延期: 'extension_requested',
  延期办理: 'extended', 答复: 'replied', 测评中: 'evaluating', 满意: 'satisfied', 基本满意: 'basic', 不满意: 'unsatisfied', 未反馈: 'no_response', 重新办理: 'rehandling',
  跟踪落实: 'tracking', 办结: 'completed', 已公开: 'published', 免予公开: 'publication_exempt', 回头看: 'look_back', 并案: 'merged', 撤回: 'withdrawn',
};
export const caseStepWords: WordTable<CaseState | CaseAct> = {
  ...caseStateWords, 督办: 'supervised', 催办: 'urged', 面商: 'meeting', 协办反馈: 'co_reply', 暂停计时: 'paused', 恢复计时: 'resumed', 分案: 'split', 更正: 'correction',
};
export const caseRoleWords: WordTable<Role> = {
  人大办: 'office_clerk', 人大办主任: 'office_director', 主办单位: 'handling_unit', 协办单位: 'co_handler', 督办机构: 'supervising_committee', 代表: 'deputy', 系统: 'system',
};
export const meetingKindWords: Of<typeof meetingKinds> = { 走访: 'visit', 电话: 'call', 座谈: 'forum' };
export const publicationWords: WordTable<'full' | 'summary' | 'partial' | 'none'> = { 全文: 'full', 摘要: 'summary', 部分: 'partial', 不公开: 'none' };
export const schemeWords: WordTable<'abcd' | 'abc_reference' | 'jia_yi_bing'> = { ABCD: 'abcd', ABC留作参考: 'abc_reference', 甲乙丙: 'jia_yi_bing' };
/** 解决程度 by scheme: the county's own code → the normal form. */
export const schemeCodes: Readonly<Record<(typeof schemeWords)[string], WordTable<ResolutionClass>>> = {
  abcd: { A: 'solved', B: 'in_progress', C: 'planned', D: 'explained' },
  abc_reference: { A: 'solved', B: 'planned', C: 'explained' },
  jia_yi_bing: { 甲: 'solved', 乙: 'in_progress', 丙: 'explained' },
};

export const suggestionKindWords: Of<typeof suggestionKinds> = { 建议: 'suggestion', 批评: 'criticism', 意见: 'opinion', 投诉: 'complaint', 表扬: 'praise' };
export const identityModeWords: Of<typeof identityModes> = { 实名公开: 'public', 实名不公开: 'withheld', 匿名: 'anonymous' };
export const channelWords: Of<typeof channels> = { 网页: 'web', 扫码: 'qr', 代表家站: 'station', 走访: 'visit', 网格通: 'grid_platform', 导入: 'import' };
export const visibilityWords: WordTable<'private' | 'summary' | 'full' | 'hidden'> = { 不公开: 'private', 摘要公开: 'summary', 全文公开: 'full', 隐藏: 'hidden' };
export const suggestionStateWords: WordTable<SuggestionState> = {
  提交: 'submitted', 审核: 'screening', 待补充: 'needs_supplement', 已受理: 'accepted', 不予受理: 'rejected', 已转送: 'referred', 已合并: 'merged', 已撤回: 'withdrawn',
  代表认领: 'claimed_by_deputy', 当场答复: 'answered_on_spot', 转办: 'transferred', 转为代表建议: 'escalated', 已答复: 'replied', 已评价: 'rated', 已关闭: 'closed', 已隐藏: 'hidden',
};
export const rejectWords: Of<typeof rejectCodes> = {
  超出职权: 'out_of_scope', 个人事项: 'individual_case', 司法事项: 'judicial', 信访事项: 'petition_matter', 重复: 'duplicate', 广告: 'advert', 内容为空: 'empty', 辱骂: 'abusive',
  违法: 'unlawful', 涉他人隐私: 'privacy_of_others', 已办: 'already_done',
};
export const ratingWords: Of<typeof ratings> = { 满意: 'satisfied', 基本满意: 'basic', 不满意: 'unsatisfied' };
export const categoryWords: Of<typeof suggestionCategories> = {
  道路交通: 'roads', 校车与上学: 'school', 供水排水: 'water', 养老助餐: 'elderly', 路灯照明: 'lighting', 医疗卫生: 'health', 环境卫生: 'sanitation', 农业水利: 'farming',
  公交出行: 'transit', 文化体育: 'culture', 住房小区: 'housing', 政务服务: 'services', 安全隐患: 'safety', 其他: 'other',
};

export const subjectWords: WordTable<Exclude<(typeof evaluationSubjects)[number], 'suggestion'>> = {
  办理件: 'case', 部门: 'organization', 项目: 'project', 民生实事项目: 'project', 法官: 'judge', 检察官: 'prosecutor',
};
export const axisWords: Of<typeof evaluationAxes> = { 办理态度: 'attitude', 办理结果: 'result', 总体: 'overall' };
export const evaluationMethodWords: Of<typeof evaluationMethods> = { 背靠背: 'back_to_back', 会议无记名投票: 'meeting_secret_ballot', 网上: 'online' };

export const adjustmentWords: Of<typeof adjustmentKinds> = {
  工期: 'schedule', 调整工期: 'schedule', 资金: 'funds', 调整资金: 'funds', 内容: 'scope', 调整内容: 'scope', 地点: 'place', 调整地点: 'place', 牵头单位: 'unit', 暂停: 'suspended', 恢复: 'resumed', 终止: 'terminated',
};
export const acceptanceWords: Of<typeof acceptanceResults> = { 通过: 'passed', 合格: 'passed', 不通过: 'failed', 不合格: 'failed' };
export const disclosureKindWords: Of<typeof disclosureKinds> = {
  法规: 'regulation', 地方性法规: 'regulation', 决议: 'resolution', 决定: 'decision', 审议意见: 'opinion', 任免: 'appointment', 人事任免: 'appointment', 备案审查: 'filing_review', 工作报告: 'work_report',
  预算决算: 'budget', 预决算: 'budget', 执法检查报告: 'inspection_report', 调研报告: 'inspection_report', 公告: 'announcement', 其他: 'other',
};
export const eventKindWords: Of<typeof eventKinds> = {
  代表大会: 'congress_session', 常委会会议: 'standing_committee', 专工委会议: 'committee_meeting', 听证会: 'hearing', 座谈会: 'forum', 视察: 'inspection', 检查: 'inspection', 开放日: 'open_day',
};
export const eventStatusWords: Of<typeof eventStatuses> = { 按时: 'scheduled', 正常: 'scheduled', 推迟: 'postponed', 延期: 'postponed', 取消: 'cancelled' };
export const attendanceWords: Of<typeof attendanceModes> = { 自由旁听: 'open', 报名旁听: 'by_application', 受邀列席: 'by_invitation', 不开放: 'closed' };
export const activityKindWords: Of<typeof activityKinds> = {
  接待群众: 'reception', 接待: 'reception', 接待日: 'reception', 走访: 'visit', 联系群众: 'visit', 视察: 'inspection', 检查: 'inspection', 执法检查: 'inspection', 调研: 'research', 列席会议: 'meeting', 会议: 'meeting', 审议: 'meeting',
  培训: 'training', 学习培训: 'training', 述职: 'duty_report', 其他: 'other',
};
/** Only what happens outside of this system: the rest is counted, and nobody can type it. */
export const metricWords: Of<typeof reportedMetrics> = {
  接待群众: 'residents_received', 收集意见: 'suggestions_collected', 网格事项: 'grid_matters', 家站开放: 'station_openings', 代表述职: 'deputy_duty_reports', 执法检查: 'laws_inspected',
  审议意见回头看: 'opinions_revisited', 其他: 'other',
};

export const consultationKindWords: Of<typeof consultationKinds> = { 法规草案: 'regulation', 决定草案: 'decision', 规划草案: 'plan', 其他: 'other' };
export const solicitationKindWords: Of<typeof solicitationKinds> = { 立法项目: 'legislation', 监督议题: 'supervision', 民生实事: 'livelihood', 其他: 'other' };
export const stanceWords: Of<typeof stances> = { 赞成: 'support', 修改: 'modify', 删去: 'delete', 增加: 'add', 反对: 'oppose' };
export const outcomeWords: Of<typeof outcomes> = { 采纳: 'adopted', 部分采纳: 'partly', 未采纳: 'not', 留作参考: 'noted' };
export const voiceStateWords: Of<typeof voiceStates> = { 待审核: 'submitted', 已采集: 'accepted', 不公开: 'hidden', 已撤回: 'withdrawn' };
