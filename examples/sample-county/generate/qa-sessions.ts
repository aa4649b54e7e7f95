import { formatReceiptNo } from '@congress-kit/api/rules/receipt';
import { currentTerm, unitByShort, type Bodies, type Body } from './bodies.ts';
import { addDays } from './calendar.ts';
import type { Case } from './cases.ts';
import type { Divisions } from './divisions.ts';
import { matters } from './matters.ts';
import { personNames } from './names.ts';
import { dice } from './seed.ts';
import { date, several, yesNo, type Row, type Sheet } from './write.ts';

/** Sessions of 对话局长: the promises made there are the cases of origin 问政承诺, registered the same day. */
interface QaSession { id: string; title: string; opens: string; closes: string; held: string; place: string; done: boolean; units: Body[] }
interface Asked {
  receiptNo: string; session: QaSession; day: string; title: string; body: string; unit: Body; identity: string; state: string; respondent?: string; answer?: string; promise?: string; due?: string; case?: Case;
}
export interface QaSessions { sessions: QaSession[]; asked: Asked[] }

/** Months a promise has, by what the unit said on the spot. */
const promiseDays = 150;

export function qaSessions(divisions: Divisions, bodies: Bodies, cases: readonly Case[]): QaSessions {
  const roll = dice('qa sessions');
  const matter = matters(divisions, dice('questions'));
  const name = personNames(dice('heads of units'));
  const heads = new Map<string, string>();
  const headOf = (unit: Body): string => {
    if (!heads.has(unit.id)) heads.set(unit.id, `${unit.short}负责人 ${name().name}`);
    return heads.get(unit.id)!;
  };
  const promised = cases.filter(({ origin, lead }) => origin === '问政承诺' && lead);
  const days = [...new Set(promised.map(({ registered }) => registered))].sort();
  const sessions = days.map((held, index): QaSession => ({
    id: `WD-2026-0${index + 1}`, title: `“对话局长”群众问政会（2026年第${['一', '二', '三', '四'][index]}场）`, opens: addDays(held, -30), closes: addDays(held, -3), held, place: '县人大常委会会议中心', done: true,
    units: [...new Set(promised.filter(({ registered }) => registered === held).map(({ firstLead, lead }) => firstLead ?? lead!))],
  }));
  sessions.push({
    id: `WD-2026-0${sessions.length + 1}`, title: '“对话局长”群众问政会（2026年年终场）', opens: '2026-11-10', closes: '2026-12-15', held: '2026-12-18', place: '县人大常委会会议中心', done: false,
    units: ['县教体局', '县住建局', '县交通局', '县水利局'].map((short) => unitByShort(bodies, short)),
  });
  const identity = (): string => roll.weighted({ 实名公开: 30, 实名不公开: 50, 匿名: 20 });
  const asked: Asked[] = sessions.flatMap((session) => [
    ...promised.filter(({ registered }) => registered === session.held).map((one): Asked => {
      const unit = one.firstLead ?? one.lead!;
      const promise = /当场承诺：(.*)$/.exec(one.body)?.[1] ?? one.title;
      return {
        receiptNo: '', session, day: addDays(session.opens, roll.between(0, 20)), title: one.title.replace('问政承诺：', '什么时候能'), body: /居民提问：(.*?)承办单位/.exec(one.body)?.[1] ?? one.body, unit, identity: identity(),
        state: '已采集', respondent: headOf(unit), answer: `您反映的情况属实。${promise}`, promise, due: addDays(session.held, promiseDays), case: one,
      };
    }),
    ...Array.from({ length: session.done ? 5 : 7 }, (): Asked => {
      const { want, wrong, help } = matter();
      const unit = roll.pick(session.units);
      const state = session.done ? '已采集' : roll.weighted({ 已采集: 60, 待审核: 40 });
      return {
        receiptNo: '', session, day: addDays(session.opens, roll.between(0, session.done ? 25 : 9)), title: [...`能不能${want}`].slice(0, 60).join(''), body: wrong, unit, identity: identity(), state,
        ...(session.done && { respondent: headOf(unit), answer: `谢谢您的提问。${help}我们会后与乡镇一起到现场看，研究后答复您。` }),
      };
    }),
  ]);
  asked.sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  asked.forEach((one, index) => { one.receiptNo = formatReceiptNo({ prefix: 'QHW', year: 2026, sequence: index + 1 }); });
  return { sessions, asked };
}

export function qaSheets({ sessions, asked }: QaSessions, bodies: Bodies): Sheet[] {
  const congress = currentTerm(bodies.county).congress.id;
  return [
    {
      name: '场次', headings: ['编号', '名称', '人大编号', '开始日期', '截止日期', '取消日期', '公布日期', '概述', '举行日期', '地点', '回答单位'],
      rows: sessions.map((session): Row => ({
        编号: session.id, 名称: session.title, 人大编号: congress, 开始日期: date(session.opens), 截止日期: date(session.closes), 公布日期: session.done ? date(addDays(session.held, 7)) : undefined,
        概述: `${session.units.length}个单位的负责人当面回答群众提问。`, 举行日期: date(session.held), 地点: session.place, 回答单位: several(session.units.map(({ id }) => id)),
      })),
    },
    {
      name: '问题',
      headings: ['编号', '场次编号', '提交日期', '身份方式', '同意公开', '状态', '不公开原因', '提给单位', '题目', '内容', '回答单位', '回答人', '现场回答', '回答内容', '回答日期', '承诺', '承诺期限', '关联办理件'],
      rows: asked.map((one): Row => ({
        编号: one.receiptNo, 场次编号: one.session.id, 提交日期: date(one.day), 身份方式: one.identity, 同意公开: '是', 状态: one.state, 提给单位: one.unit.id, 题目: one.title, 内容: one.body,
        ...(one.answer && { 回答单位: one.unit.id, 回答人: one.respondent, 现场回答: yesNo(true), 回答内容: one.answer, 回答日期: date(one.session.held) }),
        承诺: one.promise, 承诺期限: date(one.due), 关联办理件: one.case?.id,
      })),
    },
  ];
}
