import type { Ballot, Candidate } from './ballots.ts';
import { unitByShort, unitOfTownship, type Bodies, type Body, type Congress } from './bodies.ts';
import { addDays, asOf, earlier, later, working } from './calendar.ts';
import { sitsIn, type Deputy } from './deputies.ts';
import type { Division, Divisions } from './divisions.ts';
import { dice, padded, type Dice } from './seed.ts';
import type { Category } from './suggestion-texts.ts';
import { date, several, type Sheet } from './write.ts';

/** What became of the projects that were elected: how far each is on the closing day. */
export type ProjectState = '待开工' | '实施中' | '暂停' | '已完工' | '整改中' | '已验收' | '已评议' | '终止';
interface Milestone { title: string; weight: number; planned: string; percent: number; done?: string }
interface Report { day: string; percent: number; spent: number; done: string; problem?: string; next?: string }
interface Adjustment { day: string; kind: string; before?: string; after?: string; reason: string; decidedBy: string; documentNo: string }
export interface Project {
  id: string; title: string; ballot: Ballot; candidate: Candidate; congress: Congress; division: Division; lead: Body; units: Body[]; state: ProjectState;
  group: { name: string; committee?: Body; leader?: string; deputies: Deputy[] };
  funds: number; sources: [name: string, amount: number][]; start: string; due: string; milestones: Milestone[]; reports: Report[]; adjustments: Adjustment[];
  acceptance?: { day: string; result: '通过' | '不通过'; by: string; documentNo: string; note: string };
}

const unitOfCategory: Record<Category, string> = {
  道路交通: '县交通局', 公交出行: '县公交公司', 校车与上学: '县教体局', 供水排水: '县水利局', 路灯照明: '县路灯所', 环境卫生: '县环卫中心', 医疗卫生: '县卫健局', 养老助餐: '县民政局',
  农业水利: '县农业农村局', 住房小区: '县住建局', 文化体育: '县文旅局', 政务服务: '县政务服务局', 安全隐患: '县应急局', 其他: '县发改局',
};
const committeeOfCategory = (bodies: Bodies, category: Category): Body =>
  bodies.committees[{ 校车与上学: 2, 医疗卫生: 2, 文化体育: 2, 农业水利: 3, 养老助餐: 5, 政务服务: 5 }[category as string] ?? 4]!;

/** In turn, so that every state occurs at every level and most are under way or done by late November. */
const turns: readonly ProjectState[] = [
  '实施中', '已验收', '实施中', '已完工', '实施中', '已评议', '实施中', '已验收', '已完工', '实施中', '已验收', '实施中', '待开工', '实施中', '已完工', '已评议', '整改中', '实施中', '已验收', '暂停', '实施中', '已完工', '终止',
];
const plans: readonly [title: string, weight: number][][] = [
  [['完成设计和财政评审', 15], ['招标并开工', 15], ['主体施工', 50], ['完工自查', 20]],
  [['入户调查和方案公示', 20], ['采购和进场', 20], ['现场施工', 45], ['试运行并移交', 15]],
  [['选址和手续', 10], ['基础施工', 30], ['主体和安装', 40], ['收尾和自验', 20]],
];
const problems = ['一处用地手续还在办理，已请自然资源部门会审。', '汛期停工十二天，后期增加班组赶工。', '两户村民对线路有不同意见，村里正在协商。', '材料涨价，正在按程序核定合同价。', '管线迁改进度偏慢，已与产权单位约定时间。'];

/** `县级补助60%，镇级自筹40%` → two sources that add up to the whole. */
function sourcesOf(funding: string, funds: number): [string, number][] {
  const parts = [...funding.matchAll(/([^\d，]+?)(\d+)%/g)].map(([, name, share]): [string, number] => [name!.trim(), Math.floor(funds * Number(share) / 100 / 1000) * 1000]);
  if (parts.length === 0) return [[funding, funds]];
  const rest = /其余为(.+)$/.exec(funding)?.[1];
  const given = parts.slice(0, rest ? undefined : -1);
  return [...given, [rest ?? parts.at(-1)![0], funds - given.reduce((sum, [, amount]) => sum + amount, 0)]];
}

const between = (roll: Dice, from: string, to: string, share: number): string => {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return working(addDays(from, Math.round(days * share) + roll.between(-3, 3)));
};

function milestonesOf(roll: Dice, state: ProjectState, start: string, due: string): Milestone[] {
  const shares = [0.18, 0.4, 0.8, 1];
  const plan = roll.pick(plans).map(([title, weight], index): Milestone => ({ title, weight, planned: index === 3 ? due : between(roll, start, due, shares[index]!), percent: 0 }));
  const finish = (milestone: Milestone, latest: string): void => {
    const day = working(addDays(milestone.planned, roll.between(-12, 6)));
    Object.assign(milestone, { percent: 100, done: day > latest ? latest : day < start ? working(start) : day });
  };
  const [complete, partly] = state === '待开工' ? [0, 0] : state === '终止' ? [1, 30] : state === '暂停' ? [1, 60] : state === '实施中' ? [roll.between(1, 2), roll.between(3, 9) * 10] : [4, 0];
  plan.slice(0, complete).forEach((milestone) => finish(milestone, earlier(asOf, 3)));
  if (partly > 0) plan[complete]!.percent = partly;
  return plan;
}

const progressOf = (milestones: readonly Milestone[]): number => Math.floor(milestones.reduce((sum, { weight, percent }) => sum + weight * percent, 0) / 100);

/** What the unit told: a report at the end of what it had done by then, and one of how it stands. */
function reportsOf(roll: Dice, project: Pick<Project, 'milestones' | 'funds' | 'start' | 'state'>): Report[] {
  const { milestones, funds, start, state } = project;
  if (state === '待开工') return [];
  const total = progressOf(milestones);
  const ends = milestones.filter(({ done }) => done).map(({ done }) => done!);
  const days = [...new Set([ends[0] ?? later(start, 20), ...(ends.length > 2 ? [ends[1]!] : []), state === '实施中' || state === '暂停' || state === '终止' ? earlier(asOf, roll.between(2, 12)) : ends.at(-1)!])].sort();
  return days.map((day, index) => {
    const isLast = index === days.length - 1;
    const percent = isLast ? total : Math.floor(total * (index + 1) / (days.length + 1));
    const spent = Math.floor(funds * percent / 100 * (isLast && percent === 100 ? 0.97 : 0.85) / 1000) * 1000;
    const doing = milestones.find((one) => one.percent < 100)?.title;
    return {
      day, percent, spent, done: isLast && percent === 100 ? '工程全部完成，正在整理资料。' : `已完成${milestones.filter(({ done }) => done && done <= day).map(({ title }) => title).join('、') || '前期准备'}。`,
      ...(!isLast || percent < 100 ? { next: `下一步：${doing ?? '验收'}。` } : {}), ...(roll.chance(0.3) && percent < 100 ? { problem: roll.pick(problems) } : {}),
    };
  });
}

function adjustmentsOf(roll: Dice, project: Pick<Project, 'state' | 'start' | 'due' | 'funds' | 'congress'>, nth: number): Adjustment[] {
  const { state, start, due, congress } = project;
  const isCounty = congress.level === '县';
  const base = {
    decidedBy: isCounty ? '县人大常委会主任会议' : `${congress.name.replace('人民代表大会', '')}人大主席团会议`, documentNo: `${isCounty ? '青人常主' : '人主'}〔2026〕${nth % 60 + 1}号`, day: working(addDays(start, roll.between(60, 150))),
  };
  if (state === '暂停') return [{ ...base, kind: '暂停', reason: '地下管线情况与设计不符，需重新勘察。' }];
  if (state === '终止') return [{ ...base, kind: '终止', reason: '选址列入上级水库淹没区，已与群众代表商定不再实施。' }];
  if (state === '待开工') return [{ ...base, kind: '工期', before: addDays(due, -60), after: due, reason: '用地手续办理时间延长。' }];
  if (nth % 11 === 4) return [{ ...base, kind: '工期', before: addDays(due, -30), after: due, reason: '汛期停工，顺延一个月。' }];
  if (nth % 23 === 9) return [{ ...base, kind: '内容', before: '沿路一侧施工', after: '沿路两侧施工，总投资不变', reason: '根据沿线群众意见优化方案。' }];
  return [];
}

function acceptanceOf(roll: Dice, state: ProjectState, milestones: readonly Milestone[], isCounty: boolean, nth: number): Project['acceptance'] {
  if (!['已验收', '已评议', '整改中'].includes(state)) return undefined;
  const after = later(milestones.map(({ done }) => done!).sort().at(-1)!, roll.between(1, 3));
  const failed = state === '整改中';
  return {
    day: after > asOf ? asOf : after, result: failed ? '不通过' : '通过', by: isCounty ? '县民生实事项目联合验收组' : '镇民生实事项目验收组', documentNo: `${isCounty ? '青实事验' : '实事验'}〔2026〕${nth}号`,
    note: failed ? '两处排水坡度不足、标识缺失，限期整改后复验。' : '现场核对数量和质量，符合计划要求。',
  };
}

export function projects(divisions: Divisions, bodies: Bodies, people: readonly Deputy[], held: readonly Ballot[]): Project[] {
  const roll = dice('projects');
  const list: Project[] = [];
  for (const ballot of held) {
    const { congress } = ballot;
    const township = divisions.withCongress.find(({ code }) => code === congress.division);
    const members = people.filter((deputy) => sitsIn(deputy, congress, ballot.day));
    for (const candidate of ballot.candidates.filter(({ elected }) => elected)) {
      const nth = list.length;
      const state = turns[nth % turns.length]!;
      const department = unitByShort(bodies, unitOfCategory[candidate.idea.category]);
      const start = working(addDays(ballot.day, state === '待开工' ? 270 : roll.between(35, 60)));
      const due = state === '待开工' ? '2026-12-30' : ['实施中', '暂停', '终止'].includes(state) ? roll.pick(['2026-11-30', '2026-12-10', '2026-12-25']) : roll.pick(['2026-09-30', '2026-10-20', '2026-10-30']);
      const milestones = milestonesOf(roll, state, start, due);
      const funds = candidate.investment;
      const committee = township ? undefined : committeeOfCategory(bodies, candidate.idea.category);
      const shape = { state, start, due, funds, congress, milestones };
      const acceptance = acceptanceOf(roll, state, milestones, !township, nth + 1);
      list.push({
        ...shape, id: `XM-2026-${padded(nth + 1, 3)}`, title: candidate.title, ballot, candidate, division: candidate.division, lead: township ? unitOfTownship(bodies, township) : department,
        units: township ? [department] : [], sources: sourcesOf(candidate.funding, funds), reports: reportsOf(roll, shape), adjustments: adjustmentsOf(roll, shape, nth),
        group: { name: `${township ? township.name : '县'}人大${candidate.idea.category}项目监督小组`, ...(committee && { committee }), deputies: roll.sample(members, 3) }, ...(acceptance && { acceptance }),
      });
    }
  }
  return list;
}

export function projectSheets(all: readonly Project[]): Sheet[] {
  return [
    { name: '项目',
      headings: ['编号', '名称', '类别', '区划代码', '地点', '年度', '人大编号', '票决编号', '候选序号', '牵头单位', '配合单位', '监督小组', '监督专工委', '监督代表', '实施内容', '计划投资', '开工日期', '计划完工日期',
        '验收日期', '验收结果', '验收单位', '验收文号', '验收说明'],
      widths: [14, 40, 12, 16, 24, 8, 16, 12, 10, 10, 12, 30, 10, 24, 50, 12, 12, 14, 12, 10, 24, 18, 36],
      rows: all.map((each) => ({
        编号: each.id, 名称: each.title, 类别: each.candidate.idea.category, 区划代码: each.division.code, 地点: each.candidate.place, 年度: 2026, 人大编号: each.congress.id, 票决编号: each.ballot.id,
        候选序号: each.candidate.number, 牵头单位: each.lead.id, 配合单位: several(each.units.map(({ id }) => id)), 监督小组: each.group.name, 监督专工委: each.group.committee?.id,
        监督代表: several(each.group.deputies.map(({ id }) => id)), 实施内容: each.candidate.plan, 计划投资: each.funds, 开工日期: date(each.start), 计划完工日期: date(each.due),
        验收日期: date(each.acceptance?.day), 验收结果: each.acceptance?.result, 验收单位: each.acceptance?.by, 验收文号: each.acceptance?.documentNo, 验收说明: each.acceptance?.note })) },
    { name: '节点', headings: ['项目编号', '序号', '节点', '比重', '计划完成日期', '进度', '完成日期'], widths: [14, 6, 24, 8, 14, 8, 12],
      rows: all.flatMap((each) => each.milestones.map((one, index) => ({
        项目编号: each.id, 序号: index + 1, 节点: one.title, 比重: one.weight, 计划完成日期: date(one.planned), 进度: one.percent, 完成日期: date(one.done) }))) },
    { name: '资金', headings: ['项目编号', '来源', '金额'], widths: [14, 30, 14],
      rows: all.flatMap((each) => each.sources.map(([name, amount]) => ({ 项目编号: each.id, 来源: name, 金额: amount }))) },
    { name: '进展', headings: ['项目编号', '报告日期', '进度', '累计支出', '完成情况', '存在问题', '下一步', '报告单位'], widths: [14, 12, 8, 12, 40, 40, 30, 10],
      rows: all.flatMap((each) => each.reports.map((one) => ({
        项目编号: each.id, 报告日期: date(one.day), 进度: one.percent, 累计支出: one.spent, 完成情况: one.done, 存在问题: one.problem, 下一步: one.next, 报告单位: each.lead.id }))) },
    { name: '调整', headings: ['项目编号', '序号', '日期', '类型', '原内容', '新内容', '原因', '决定机关', '文号'], widths: [14, 6, 12, 8, 20, 24, 40, 30, 20],
      rows: all.flatMap((each) => each.adjustments.map((one, index) => ({
        项目编号: each.id, 序号: index + 1, 日期: date(one.day), 类型: one.kind, 原内容: one.before, 新内容: one.after, 原因: one.reason, 决定机关: one.decidedBy, 文号: one.documentNo }))) },
  ];
}
