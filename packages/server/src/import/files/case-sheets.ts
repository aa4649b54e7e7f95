import { limits } from '@congress-kit/api';
import { code, count, day, instant, line, optional, reference, references, sheet, text, word, yesNo } from '../columns.ts';
import {
  caseRoleWords, caseStateWords, caseStepWords, categoryWords, meetingKindWords, occasionWords, originWords, publicationWords, schemeWords,
} from '../words.ts';

/** The three sheets of 建议办理, column by column. */

export const cases = sheet({
  sheet: '办理件',
  also: ['建议', '代表建议'],
  columns: {
    number: code('编号', 'JY-2026-0001', { also: ['办理件编号', '建议编号'] }),
    title: line('标题', { also: ['案由', '建议标题'], max: 120 }),
    body: text('内容', { also: ['建议内容'] }),
    origin: word('来源', originWords),
    occasion: optional(word('提出类型', occasionWords)),
    session: optional(reference('会议编号', 'session', 'HY-990101-18-5')),
    congress: reference('人大编号', 'congress', 'RD-990101'),
    category: word('类别', categoryWords),
    division: optional(reference('区划代码', 'division', '990101102')),
    leads: references('领衔代表', 'deputy', 'DB0001', { also: ['领衔代表编号', '提出代表'] }),
    coSigners: references('附议代表', 'deputy', 'DB0001', { also: ['附议代表编号'] }),
    suggestion: optional(reference('来源意见', 'suggestion', 'QH-2026-000001-H', { soft: true })),
    leadHandler: optional(reference('主办单位', 'handling_unit', 'DW001', { also: ['主办单位编号'] })),
    coHandlers: references('协办单位', 'handling_unit', 'DW001', { also: ['协办单位编号'] }),
    governmentLead: optional(line('领办领导', { max: 120 })),
    congressLead: optional(line('督办领导', { max: 120 })),
    committee: optional(reference('督办机构', 'committee', 'ZGW01', { also: ['督办机构编号'] })),
    priority: yesNo('重点督办', { also: ['是否重点督办'] }),
    registeredOn: day('登记日期'),
    firstAssignedOn: optional(day('首次交办日期')),
    assignedOn: optional(day('交办日期')),
    complex: optional(yesNo('复杂', { also: ['是否复杂'] })),
    extension: optional(count('延期总月数', { range: { min: 2, max: 12 } })),
    scheme: optional(word('解决程度方案', schemeWords)),
    resolution: optional(line('解决程度', { max: 10 })),
    state: word('状态', caseStateWords, { also: ['办理状态'] }),
    publication: optional(word('公开方式', publicationWords)),
    ground: optional(line('不公开理由', { also: ['不公开的理由'] })),
    reviewer: optional(line('公开审核人', { also: ['审核人'] })),
    mergedInto: optional(reference('并入编号', 'case', 'JY-2026-0001')),
  },
  key: ['number'],
  defines: 'case',
});

export const steps = sheet({
  sheet: '办理步骤',
  also: ['步骤', '办理过程'],
  columns: {
    case: reference('办理件编号', 'case', 'JY-2026-0001', { also: ['编号'] }),
    position: count('序号', { range: { min: 1, max: 10_000 } }),
    type: word('步骤', caseStepWords, { also: ['办理步骤'] }),
    at: instant('时间', { also: ['办理时间'] }),
    role: word('角色', caseRoleWords),
    organization: optional(reference('单位', 'organization', 'DW001', { also: ['单位编号'] })),
    deputy: optional(reference('经办', 'deputy', 'DB0001', { also: ['经办代表'] })),
    kind: optional(word('方式', meetingKindWords, { also: ['面商方式'] })),
    months: optional(count('月数', { range: { min: 1, max: 12 } })),
    to: optional(code('指向', 'DW001')),
    note: optional(text('说明', { also: ['备注'], max: limits.note })),
    public: yesNo('公开', { also: ['是否公开'] }),
    evidence: optional(line('凭证', { also: ['附件'] })),
  },
  key: ['case', 'position'],
});

export const replies = sheet({
  sheet: '答复',
  also: ['书面答复'],
  columns: {
    case: reference('办理件编号', 'case', 'JY-2026-0001', { also: ['编号'] }),
    version: count('版次', { range: { min: 1, max: 100 } }),
    documentNo: optional(line('文号', { also: ['答复文号'], max: 120 })),
    issuedOn: day('答复日期', { also: ['日期'] }),
    signedBy: optional(line('签发人', { max: 120 })),
    body: text('答复内容', { also: ['内容'], max: limits.reply }),
    scheme: word('解决程度方案', schemeWords),
    resolution: line('解决程度', { max: 10 }),
    promiseDueOn: optional(day('承诺期限', { also: ['承诺完成日期'] })),
    meetingKind: word('面商方式', meetingKindWords),
    meetingOn: day('面商日期'),
    meetingNote: optional(text('面商情况', { max: limits.note })),
  },
  key: ['case', 'version'],
});
