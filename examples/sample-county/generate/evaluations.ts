import type { Bodies, Body } from './bodies.ts';
import type { Case } from './cases.ts';
import type { Project } from './projects.ts';
import { dice, padded, type Dice } from './seed.ts';
import { date, type Row } from './write.ts';

interface Axis { name: '办理态度' | '办理结果' | '总体'; counts: number[] }
export interface Evaluation {
  id: string; subjectKind: '办理件' | '部门' | '项目'; subject: string; subjectName: string; round: number; method: string; axes: Axis[];
  issued: number; returned: number; valid: number; invalid: number;
  collectedBy: Body; day: string; sealedUntil?: string;
}
/** Positions in `Axis.counts`. */
export const options = ['满意', '基本满意', '不满意', '不了解', '弃权'] as const;

/** `valid` papers over the options; the leading option is the result that was announced. */
function split(roll: Dice, valid: number, leading: number, strength: number): number[] {
  const counts = [0, 0, 0, 0, 0];
  for (let paper = 0; paper < valid; paper++) counts[roll.chance(strength) ? leading : roll.pick([0, 1, 1, 2, 3, 4])]!++;
  // The announced result leads: what is missing is moved over from the strongest rival.
  for (;;) {
    const rival = counts.findIndex((count, index) => index !== leading && count >= counts[leading]! && count > 0);
    if (rival < 0) return counts;
    counts[rival]!--;
    counts[leading]!++;
  }
}

export function evaluations(bodies: Bodies, all: readonly Case[]): Evaluation[] {
  const roll = dice('evaluations');
  const list: Omit<Evaluation, 'id'>[] = [];
  const results = ['满意', '基本满意', '不满意'];
  for (const each of all) {
    let round = 0;
    for (const step of each.steps.filter(({ type }) => results.includes(type))) {
      round++;
      // Most deputies' suggestions are rated by those who signed; a part of all cases by the residents concerned as well.
      if (!roll.chance(0.75)) continue;
      const wide = roll.chance(0.45);
      const issued = wide ? roll.between(12, 60) : Math.max(1, each.leadDeputies.length + each.coSigners.length);
      const returned = wide ? issued - roll.between(0, 4) : Math.max(1, issued - (roll.chance(0.3) ? 1 : 0));
      const invalid = wide && roll.chance(0.3) ? roll.between(1, 2) : 0;
      const valid = returned - invalid;
      const leading = results.indexOf(step.type);
      list.push({
        subjectKind: '办理件', subject: each.id, subjectName: each.title, round, method: wide && roll.chance(0.25) ? '网上' : '背靠背',
        axes: [
          { name: '办理态度', counts: split(roll, valid, Math.max(0, leading - 1), 0.78) }, { name: '办理结果', counts: split(roll, valid, leading, 0.7) },
          { name: '总体', counts: split(roll, valid, leading, 0.74) }],
        issued, returned, valid, invalid, collectedBy: each.committee ?? bodies.committees[6]!, day: step.day });
    }
  }
  // The 28 departments, twice a year, by secret ballot of the standing committee; the second round is still sealed.
  const departments = bodies.units.slice(0, 28);
  for (const [round, day, sealedUntil] of [[1, '2026-06-26', '2026-07-10'], [2, '2026-11-18', '2026-12-01']] as const) {
    for (const [index, department] of departments.entries()) {
      const issued = 31;
      const returned = issued - (index % 9 === 4 ? 1 : 0);
      const invalid = roll.chance(0.12) ? 1 : 0;
      const valid = returned - invalid;
      const strength = 0.45 + roll.next() * 0.45;
      const leading = index === 21 && round === 1 ? 1 : 0;
      list.push({
        subjectKind: '部门', subject: department.id, subjectName: department.name, round, method: '会议无记名投票',
        axes: (['办理态度', '办理结果', '总体'] as const).map((name) => ({ name, counts: split(roll, valid, leading, strength) })), issued, returned, valid, invalid,
        collectedBy: bodies.committees[6]!, day, sealedUntil });
    }
  }
  return list.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map((evaluation, index) => ({ id: `CP-2026-${padded(index + 1, 3)}`, ...evaluation }));
}

/** The deputies evaluate what was accepted 人大评, each congress its own projects. Numbered behind the others. */
export function projectEvaluations(bodies: Bodies, all: readonly Project[], before: number): Evaluation[] {
  const roll = dice('project evaluations');
  return all.filter(({ state }) => state === '已评议').map((each, index) => {
    const issued = Math.max(12, Math.round(each.ballot.present * 0.5));
    const invalid = roll.chance(0.2) ? 1 : 0;
    const valid = issued - invalid;
    const strength = 0.55 + roll.next() * 0.4;
    return {
      id: `CP-2026-${padded(before + index + 1, 3)}`, subjectKind: '项目', subject: each.id, subjectName: each.title, round: 1, method: '会议无记名投票',
      axes: (['办理态度', '办理结果', '总体'] as const).map((name) => ({ name, counts: split(roll, valid, 0, strength) })), issued, returned: issued, valid, invalid,
      collectedBy: each.group.committee ?? bodies.committees[6]!, day: each.acceptance!.day,
    };
  });
}

export const evaluationHeadings = [
  '编号', '对象类型', '对象', '对象名称', '轮次', '项目', '方式', ...options, '发出', '收回', '有效', '无效', '组织单位', '测评日期', '密封至', '最少公布数'];
export const evaluationRows = (list: readonly Evaluation[]): Row[] => list.flatMap((each) => each.axes.map(({ name, counts }) => ({
  编号: each.id, 对象类型: each.subjectKind, 对象: each.subject, 对象名称: each.subjectName, 轮次: each.round, 项目: name, 方式: each.method,
  ...Object.fromEntries(options.map((option, index) => [option, counts[index]!])), 发出: each.issued, 收回: each.returned, 有效: each.valid, 无效: each.invalid,
  组织单位: each.collectedBy.id,
  测评日期: date(each.day), 密封至: date(each.sealedUntil), 最少公布数: 5 })));
