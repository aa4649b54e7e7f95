import { code, count, day, line, optional, reference, references, sheet, text, word, yuan } from '../columns.ts';
import { acceptanceWords, adjustmentWords } from '../words.ts';

/** The sheets of a project file: what is planned, how far it is, what was changed. */

export const projects = sheet({
  sheet: '项目',
  also: ['民生实事项目'],
  columns: {
    id: code('编号', 'XM-2026-001', { also: ['项目编号'] }),
    title: line('名称', { also: ['项目名称'], max: 120 }),
    category: optional(line('类别', { also: ['项目类别'], max: 40 })),
    division: reference('区划代码', 'division', '990101102', { also: ['所在区划'] }),
    place: optional(line('地点', { also: ['实施地点'] })),
    year: count('年度', { also: ['年份', '实施年度'], range: { min: 1954, max: 9999 } }),
    congress: optional(reference('人大编号', 'congress', 'RD-990101', { also: ['人大'] })),
    ballot: optional(reference('票决编号', 'ballot', 'PJ-2026-01', { also: ['票决'] })),
    candidate: optional(count('候选序号', { also: ['候选项目序号'], range: { min: 1, max: 1000 } })),
    lead: reference('牵头单位', 'handling_unit', 'DW001', { also: ['牵头单位编号', '责任单位', '主办单位'] }),
    units: references('配合单位', 'handling_unit', 'DW002', { also: ['配合单位编号', '协办单位'] }),
    group: optional(line('监督小组', { max: 80 })),
    groupCommittee: optional(reference('监督专工委', 'committee', 'ZGW01', { also: ['监督小组专工委'] })),
    groupLeader: optional(line('监督组长', { also: ['监督小组组长'], max: 80 })),
    groupDeputies: references('监督代表', 'deputy', 'DB0001', { also: ['监督小组代表'] }),
    plan: optional(text('实施内容', { also: ['建设内容', '主要内容'], max: 2000 })),
    funds: yuan('计划投资', { also: ['计划资金', '总投资', '投资'] }),
    start: day('开工日期', { also: ['计划开工日期', '起始日期'] }),
    due: day('计划完工日期', { also: ['完工日期', '完成时限'] }),
    acceptedOn: optional(day('验收日期')),
    accepted: optional(word('验收结果', acceptanceWords)),
    acceptedBy: optional(line('验收单位', { also: ['验收组'] })),
    acceptanceNo: optional(line('验收文号', { max: 60 })),
    acceptanceNote: optional(text('验收说明', { also: ['验收意见'], max: 1000 })),
  },
  key: ['id'],
  defines: 'project',
});

export const milestones = sheet({
  sheet: '节点',
  also: ['项目节点', '实施计划'],
  columns: {
    project: reference('项目编号', 'project', 'XM-2026-001', { also: ['项目'] }),
    position: count('序号', { range: { min: 1, max: 1000 } }),
    title: line('节点', { also: ['节点名称', '工作内容'], max: 120 }),
    weight: count('比重', { also: ['权重'], range: { min: 1, max: 100 } }),
    plannedOn: day('计划完成日期', { also: ['计划日期', '时限'] }),
    percent: count('进度', { also: ['完成进度', '完成比例'], range: { min: 0, max: 100 } }),
    doneOn: optional(day('完成日期', { also: ['实际完成日期'] })),
  },
  key: ['project', 'position'],
});

export const fundSources = sheet({
  sheet: '资金',
  also: ['资金来源'],
  columns: {
    project: reference('项目编号', 'project', 'XM-2026-001', { also: ['项目'] }),
    name: line('来源', { also: ['资金来源'], max: 80 }),
    amount: yuan('金额', { also: ['金额（元）'] }),
  },
  key: ['project', 'name'],
});

export const reports = sheet({
  sheet: '进展',
  also: ['进展报告', '项目进展'],
  columns: {
    project: reference('项目编号', 'project', 'XM-2026-001', { also: ['项目'] }),
    on: day('报告日期', { also: ['日期'] }),
    percent: count('进度', { also: ['总体进度', '完成进度'], range: { min: 0, max: 100 } }),
    spent: yuan('累计支出', { also: ['已用资金', '累计完成投资'] }),
    done: optional(text('完成情况', { also: ['进展情况'], max: 1000 })),
    problem: optional(text('存在问题', { also: ['问题'], max: 1000 })),
    next: optional(text('下一步', { also: ['下一步打算', '下一步计划'], max: 1000 })),
    unit: optional(reference('报告单位', 'handling_unit', 'DW001')),
  },
  key: ['project', 'on'],
});

export const adjustments = sheet({
  sheet: '调整',
  also: ['项目调整'],
  columns: {
    project: reference('项目编号', 'project', 'XM-2026-001', { also: ['项目'] }),
    position: count('序号', { range: { min: 1, max: 1000 } }),
    on: day('日期', { also: ['决定日期', '调整日期'] }),
    kind: word('类型', adjustmentWords, { also: ['调整类型', '调整事项'] }),
    before: optional(text('原内容', { also: ['调整前'], max: 1000 })),
    after: optional(text('新内容', { also: ['调整后'], max: 1000 })),
    reason: text('原因', { also: ['调整原因'], max: 1000 }),
    decidedBy: line('决定机关', { also: ['批准机关'], max: 80 }),
    documentNo: optional(line('文号', { max: 60 })),
  },
  key: ['project', 'position'],
});
