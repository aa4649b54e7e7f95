/**
 * How the office calls what the tables hold under a name of their own: the heading of the sheet where it has one of these, else the first.
 * Whoever compares before an import reads them; a test fails where a column would be told by the database's name.
 */
export const storedNames: Readonly<Record<string, readonly [string, ...string[]]>> = {
  contact_policy: ['联系方式'], office_phone: ['办公电话', '报名电话'], receptions: ['接待安排'], cancelled_receptions: ['已取消的接待日'], congress_id: ['所属人大', '人大编号', '所属'], parent_id: ['上级', '所属'],
  start_date: ['起始日期', '开始日期'], end_date: ['终止日期', '结束日期'], end_reason: ['终止原因'], start_on: ['开工日期'], due_on: ['到期日', '计划完工日期'],
  proposer: ['来源意见'], voted_on: ['日期'], year: ['年度'], division_id: ['区划代码'], margin_rule: ['差额规则'],
  done_on: ['办结日期'], extension_months: ['延期总月数'], first_done_on: ['首次答复日期'], pauses: ['暂停'], publication_mode: ['公开方式'], publication_ground: ['不公开理由'], publication_reviewer: ['公开审核人'],
  rehandled: ['重新办理次数'], rehandled_on: ['重新办理日期'], rehandling_due_on: ['重新办理到期日'], supervising_committee_id: ['督办机构'],
  body: ['内容', '正文', '起草说明', '征集公告'], committee_id: ['负责专工委'], draft_name: ['稿次'], kind: ['类型'], report: ['结果报告'], subject_kind: ['类型'], held_on: ['举行日期', '日期'], counted_on: ['截至日期'], place: ['地点'],
  answered: ['已回答'], consent_version: ['告知书版本'], organization_id: ['单位', '提给单位', '报告单位'], submitted_at: ['提交日期'], title: ['标题', '题目'], quote: ['引用原文'], stance: ['立场'],
  article_id: ['条文编号'], adoption_id: ['反馈编号'], attachments: ['附件'], legal_basis: ['公开依据'], axes: ['测评结果'], evaluated_on: ['测评日期'],
  case_number: ['关联办理件', '办理件编号'], receipt_no: ['受理号'], code: ['解决程度'], normal: ['解决程度'], meeting: ['面商情况'], computed: ['由系统计算'], period_from: ['起始日期'], period_to: ['截止日期'],
  address: ['详细地址', '地址'], claimed_by: ['认领代表'], ending: ['退回或转送'], hidden_from: ['隐藏前的状态'], may_publish: ['同意公开'], support_count: ['附议数'], target_kind: ['对象'],
  decided_on: ['日期', '反馈日期'], reported_on: ['报告日期', '公布日期'], acceptance: ['验收结果'], fund_sources: ['资金来源'], lead_unit_id: ['牵头单位'], supervision: ['监督小组'],
};
