import type { Case } from './cases.ts';
import { actNotes, sayFor } from './case-texts.ts';
import type { Step } from './case-steps.ts';
import { asOf } from './calendar.ts';
import { date, several, yesNo, type Row, type Sheet } from './write.ts';

/** Who made a step: role, body, deputy. */
function actor(each: Case, step: Step, index: number): Row {
  const secondAssignment = each.steps.findLastIndex(({ type }) => type === '交办');
  const unit = (each.firstLead && index < secondAssignment ? each.firstLead : each.lead)?.id;
  const committee = each.committee?.id;
  switch (step.type) {
    case '退办': case '签收': case '申请延期': case '面商': case '暂停计时': case '恢复计时': case '答复':
      return { 角色: '主办单位', 单位: unit };
    case '办理': return each.steps.slice(0, index).findLast(({ type }) => !(type in actNotes))?.type === '申请延期' ? { 角色: '人大办' } : { 角色: '主办单位', 单位: unit };
    case '协办反馈': return { 角色: '协办单位', 单位: step.to };
    case '督办': case '回头看': return committee ? { 角色: '督办机构', 单位: committee } : { 角色: '人大办' };
    case '满意': case '基本满意': case '不满意': return each.leadDeputies[0] ? { 角色: '代表', 经办: each.leadDeputies[0].id } : { 角色: '人大办' };
    case '未反馈': return { 角色: '系统' };
    case '撤回': return each.leadDeputies[0] ? { 角色: '代表', 经办: each.leadDeputies[0].id } : { 角色: '人大办' };
    case '延期办理': case '已公开': case '免予公开': return { 角色: '人大办主任' };
    default: return { 角色: '人大办' };
  }
}

function pointer(each: Case, step: Step, index: number): string | undefined {
  if (step.type === '并案') return each.mergedInto?.id;
  if (step.type === '分案') return step.to;
  if (step.corrects) return String(each.steps.indexOf(step.corrects) + 1);
  if (step.type !== '交办') return undefined;
  return (each.firstLead && index < each.steps.findLastIndex(({ type }) => type === '交办') ? each.firstLead : each.lead)?.id;
}

export function caseSheets(all: readonly Case[]): Sheet[] {
  return [
    { name: '办理件',
      headings: ['编号', '标题', '内容', '来源', '提出类型', '会议编号', '人大编号', '类别', '区划代码', '领衔代表', '附议代表', '来源意见', '主办单位', '协办单位', '领办领导', '督办领导',
        '督办机构', '重点督办', '登记日期', '首次交办日期', '交办日期', '复杂', '延期总月数', '解决程度方案', '解决程度', '状态', '公开方式', '不公开理由', '并入编号'],
      widths: [14, 44, 60, 10, 10, 18, 16, 12, 14, 10, 24, 20, 10, 14, 18, 26, 10, 10, 12, 14, 12, 6, 12, 14, 10, 10, 10, 26, 14],
      rows: all.map((each) => {
        const assignments = each.steps.filter(({ type }) => type === '交办');
        const last = each.replies.at(-1);
        return {
          编号: each.id, 标题: each.title, 内容: each.body, 来源: each.origin, 提出类型: each.session ? '会议期间' : '闭会期间', 会议编号: each.session?.id, 人大编号: each.congress.id,
          类别: each.category, 区划代码: each.division.code, 领衔代表: several(each.leadDeputies.map(({ id }) => id)), 附议代表: several(each.coSigners.map(({ id }) => id)),
          来源意见: each.sourceReceipt, 主办单位: each.lead?.id, 协办单位: several(each.coHandlers.map(({ id }) => id)), 领办领导: each.governmentLead, 督办领导: each.congressLead,
          督办机构: each.committee?.id, 重点督办: yesNo(each.priority), 登记日期: date(each.registered), 首次交办日期: date(assignments[0]?.day), 交办日期: date(assignments.at(-1)?.day),
          复杂: yesNo(each.complex), 延期总月数: each.extendedMonths, 解决程度方案: last?.scheme, 解决程度: last?.code, 状态: each.state, 公开方式: each.publication,
          不公开理由: each.ground, 并入编号: each.mergedInto?.id };
      }) },
    { name: '办理步骤', headings: ['办理件编号', '序号', '步骤', '时间', '角色', '单位', '经办', '方式', '月数', '指向', '说明', '公开', '凭证'],
      widths: [14, 6, 12, 18, 12, 10, 10, 8, 6, 14, 50, 6, 26],
      rows: all.flatMap((each) => each.steps.map((step, index) => {
        if (step.day > asOf) throw new Error(`${each.id}: ${step.type} on ${step.day}`);
        return {
          办理件编号: each.id, 序号: index + 1, 步骤: step.type, 时间: `${step.day} ${step.time}`, ...actor(each, step, index), 方式: step.manner,
          月数: step.type === '申请延期' ? each.extendedMonths ?? 5 : step.type === '延期办理' ? each.extendedMonths : undefined,
          指向: pointer(each, step, index), 说明: sayFor(each.origin, step.note), 公开: yesNo(step.public), 凭证: step.evidence };
      })) },
    { name: '答复', headings: ['办理件编号', '版次', '文号', '答复日期', '签发人', '答复内容', '解决程度方案', '解决程度', '承诺期限', '面商方式', '面商日期', '面商情况'],
      widths: [14, 6, 24, 12, 26, 70, 16, 10, 12, 10, 12, 40],
      rows: all.flatMap((each) => each.replies.map((reply) => ({
        办理件编号: each.id, 版次: reply.version, 文号: reply.documentNo, 答复日期: date(reply.day), 签发人: reply.signedBy, 答复内容: reply.text, 解决程度方案: reply.scheme,
        解决程度: reply.code, 承诺期限: date(reply.promise), 面商方式: reply.manner, 面商日期: date(reply.metOn), 面商情况: reply.record }))) },
  ];
}
