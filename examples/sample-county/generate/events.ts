import { currentTerm, sessionName, type Bodies, type Session } from './bodies.ts';
import { addDays, asOf, working } from './calendar.ts';
import { dice, padded } from './seed.ts';
import type { Row } from './write.ts';

/** Sittings, hearings and open days of this year and of the weeks ahead. */
export interface Event {
  id: string; title: string; kind: string; status: '按时' | '推迟' | '取消'; note?: string; start: string; end?: string; place: string; address?: string; division: string; session?: Session;
  organizer: string; organizerId?: string; agenda: string[]; attendance: '自由旁听' | '报名旁听' | '受邀列席' | '不开放'; seats?: number; applyUntil?: string; how?: string; phone?: string;
}

const hall = { place: '县会议中心大礼堂', address: '青禾县禾城街道青禾大道3号' };
const room = { place: '县人大常委会三楼会议室', address: '青禾县禾城街道青禾大道1号' };
const apply = '打报名电话登记姓名和人数，开会前二十分钟到场签到。';
const phone = '0000-5550188';
const at = (day: string, time: string): string => `${day} ${time}`;

export function events(bodies: Bodies): Event[] {
  const roll = dice('events');
  const list: Omit<Event, 'id'>[] = [];
  const base = { status: '按时' as const, division: '990101' };
  for (const congress of [bodies.county, ...bodies.townships.values()]) {
    const isCounty = congress === bodies.county;
    for (const session of currentTerm(congress).sessions.filter(({ from }) => from.startsWith('2026'))) {
      list.push({
        ...base, division: congress.division, title: sessionName(session), kind: '代表大会', session, start: at(session.from, '09:00'), end: at(session.to, isCounty ? '17:30' : '17:00'), organizer: congress.name, organizerId: congress.id,
        ...(isCounty ? hall : { place: `${congress.divisionName}人民政府会议室` }), agenda: ['听取和审议工作报告', '审查计划和预算报告', ...(session.number % 2 ? ['票决民生实事项目'] : []), '通过决议'],
        attendance: isCounty ? '报名旁听' : '受邀列席', ...(isCounty && { seats: 30, applyUntil: at(addDays(session.from, -5), '17:30'), how: apply, phone }),
      });
    }
  }
  for (let month = 2; month <= 12; month += 2) {
    const day = working(`2026-${padded(month, 2)}-24`);
    list.push({
      ...base, ...room, title: `青禾县第十八届人大常委会第${['三十', '三十一', '三十二', '三十三', '三十四', '三十五'][month / 2 - 1]}次会议`, kind: '常委会会议', start: at(day, '09:00'), end: at(addDays(day, 1), '12:00'), organizer: '青禾县人大常委会',
      agenda: ['听取和审议专项工作报告', '审议人事任免', '满意度测评'], attendance: '报名旁听', seats: 12, applyUntil: at(addDays(day, -4), '17:30'), how: apply, phone,
    });
  }
  bodies.committees.forEach((committee, index) => {
    const day = working(`2026-${padded(3 + index, 2)}-12`);
    list.push({ ...base, ...room, title: `${committee.short}工作会议`, kind: '专工委会议', start: at(day, '14:30'), end: at(day, '17:00'), organizer: committee.name, organizerId: committee.id, agenda: ['研究季度工作', '审查报告初稿'], attendance: '不开放' });
  });
  const hearings: [title: string, day: string, status: Event['status'], note?: string][] = [
    ['城区停车收费听证会', '2026-04-16', '按时'], ['校车线路调整听证会', '2026-06-18', '按时'], ['农贸市场搬迁听证会', '2026-08-06', '推迟', '参加人员名单需要补充，另行公告。'], ['供水价格调整听证会', '2026-09-15', '按时'],
    ['农村公路养护若干规定实施准备听证会', '2026-12-04', '按时'], ['公交线路优化听证会', '2026-12-11', '按时'], ['老旧小区物业服务听证会', '2026-11-26', '取消', '与住建部门的论证会合并举行。'],
  ];
  for (const [title, day, status, note] of hearings) {
    const committee = bodies.committees[roll.pick([1, 4, 5])]!;
    list.push({
      ...base, ...room, status, ...(note && { note }), title, kind: '听证会', start: at(day, '09:00'), end: at(day, '11:30'), organizer: committee.name, organizerId: committee.id, agenda: ['方案说明', '听证陈述', '提问和回应'],
      attendance: '报名旁听', seats: 20, applyUntil: at(addDays(day, -4), '17:30'), how: apply, phone,
    });
  }
  for (const [nth, subject] of ['饮水安全', '养老助餐', '道路养护', '学校食堂', '污水处理', '民生实事项目'].entries()) {
    const day = working(`2026-${padded(nth + 4, 2)}-20`);
    list.push({ ...base, place: '集合地点另行通知', title: `代表视察${subject}`, kind: '视察', start: at(day, '08:30'), end: at(day, '17:00'), organizer: '青禾县人大常委会', agenda: ['现场查看', '座谈'], attendance: '受邀列席' });
  }
  for (const day of ['2026-05-21', '2026-10-22', '2026-12-17']) {
    list.push({ ...base, place: '县人大代表联络中心', address: '青禾县禾城街道青禾大道1号', title: '人大开放日', kind: '开放日', start: at(day, '09:30'), end: at(day, '16:00'), organizer: '青禾县人大常委会', agenda: ['参观', '与代表面对面'], attendance: '自由旁听' });
  }
  list.push({ ...base, ...room, title: '2027年民生实事项目候选座谈会', kind: '座谈会', start: at(working(addDays(asOf, 12)), '14:30'), organizer: '青禾县人大常委会', agenda: ['介绍征集情况', '听取群众代表意见'], attendance: '报名旁听', seats: 15, applyUntil: at(addDays(asOf, 7), '17:30'), how: apply, phone });
  return list.sort((one, other) => (one.start < other.start ? -1 : one.start > other.start ? 1 : one.title < other.title ? -1 : 1)).map((each, index) => ({ id: `HD-2026-${padded(index + 1, 3)}`, ...each }));
}

export const eventHeadings = ['编号', '名称', '类型', '状态', '状态说明', '开始时间', '结束时间', '地点', '地址', '区划代码', '会议编号', '举办单位', '举办单位编号', '议程', '旁听方式', '旁听席位', '报名截止', '报名办法', '报名电话'];
export const eventRows = (all: readonly Event[]): Row[] => all.map((each) => ({
  编号: each.id, 名称: each.title, 类型: each.kind, 状态: each.status, 状态说明: each.note, 开始时间: each.start, 结束时间: each.end, 地点: each.place, 地址: each.address, 区划代码: each.division, 会议编号: each.session?.id,
  举办单位: each.organizer, 举办单位编号: each.organizerId, 议程: each.agenda.join('；'), 旁听方式: each.attendance, 旁听席位: each.seats, 报名截止: each.applyUntil, 报名办法: each.how, 报名电话: each.phone }));
