import { addDays, asOf, working } from './calendar.ts';
import { inOffice, type Deputy } from './deputies.ts';
import { dice, padded } from './seed.ts';
import type { Station } from './stations.ts';
import { date, several, type Row, type Sheet } from './write.ts';

/** What deputies did in two years, and the points by which one county counts it. */
type Kind = '接待群众' | '走访' | '视察' | '调研' | '列席会议' | '学习培训' | '述职' | '其他';
interface Activity {
  id: string; kind: Kind; title: string; on: string; until?: string; place: string; division: string; station?: Station; organizer: string; deputies: Deputy[]; summary?: string; residents?: number; opinions?: number;
}

const matters = ['饮水安全', '通村道路', '养老助餐', '农田水利', '校车线路', '垃圾清运', '路灯照明', '村卫生室'];
const scheme = { scheme: '青禾县人大代表履职积分管理办法（试行）', url: 'https://files.qinghe.example/lvzhi-jifen.html' };

export function activities(people: readonly Deputy[], homes: readonly Station[]): Activity[] {
  const roll = dice('activities');
  const list: Omit<Activity, 'id'>[] = [];
  const serving = (day: string, of: readonly Deputy[]): Deputy[] => of.filter(({ memberships }) => memberships.some((membership) => inOffice(membership, day)));
  const county = people.filter(({ memberships }) => memberships.some(({ level }) => level === '县'));
  const months = [...Array.from({ length: 12 }, (_, month) => `2025-${padded(month + 1, 2)}`), ...Array.from({ length: 11 }, (_, month) => `2026-${padded(month + 1, 2)}`)];

  for (const home of homes) {
    const own = people.filter(({ station }) => station === home);
    if (own.length === 0) continue;
    for (const month of months) {
      if (!roll.chance(0.18)) continue;
      const on = working(`${month}-${padded(roll.between(3, 18), 2)}`);
      const deputies = roll.sample(serving(on, own), roll.between(1, 3));
      if (deputies.length === 0 || on > asOf) continue;
      const residents = roll.between(2, 16);
      const opinions = roll.between(0, Math.min(4, residents));
      list.push({
        kind: '接待群众', title: `${home.name}接待日`, on, place: home.name, division: home.township?.code ?? '990101', station: home, organizer: home.name, deputies, residents, opinions,
        ...(opinions > 0 && { summary: `接待群众 ${residents} 人次，登记意见 ${opinions} 件，涉及${roll.pick(matters)}等。` }),
      });
    }
  }
  for (const month of months) {
    const day = (low: number, high: number) => working(`${month}-${padded(roll.between(low, high), 2)}`);
    const add = (kind: Kind, title: string, on: string, count: number, more: Partial<Activity> = {}) => {
      if (on <= asOf) list.push({ kind, title, on, place: '县人大常委会会议室', division: '990101', organizer: '青禾县人大常委会', deputies: roll.sample(serving(on, county), count), ...more });
    };
    const subject = roll.pick(matters);
    const inspected = day(6, 16);
    add('视察', `视察${subject}`, inspected, roll.between(6, 14), { place: '集合地点另行通知', ...(roll.chance(0.4) && { until: addDays(inspected, 1) }), summary: `现场看了 ${roll.between(3, 6)} 处，提出 ${roll.between(2, 5)} 条建议。` });
    add('调研', `调研${roll.pick(matters)}`, day(17, 24), roll.between(4, 8), { organizer: '青禾县人大常委会专工委' });
    if (Number(month.slice(5)) % 2 === 0) add('列席会议', `列席县人大常委会会议（${month.slice(0, 4)}年${Number(month.slice(5))}月）`, day(20, 25), roll.between(5, 9));
    if (['03', '09'].includes(month.slice(5))) add('学习培训', '代表履职培训', day(8, 18), roll.between(40, 60), { place: '县委党校' });
  }
  for (const deputy of roll.sample(county, 260)) {
    const year = roll.pick(['2025', '2026']);
    const on = working(`${year}-${padded(roll.between(6, 10), 2)}-${padded(roll.between(5, 25), 2)}`);
    if (serving(on, [deputy]).length === 0) continue;
    const isVisit = roll.chance(0.3);
    list.push(isVisit
      ? { kind: '走访', title: '走访联系的网格', on, place: deputy.township.name, division: deputy.township.code, organizer: deputy.station.name, deputies: [deputy], residents: roll.between(3, 20), opinions: roll.between(0, 3) }
      : { kind: '述职', title: `${year}年度向选区述职`, on, place: deputy.station.name, division: deputy.township.code, station: deputy.station, organizer: `${deputy.township.name}人大`, deputies: [deputy] });
  }
  list.push({ kind: '其他', title: '人大开放日讲解', on: '2026-05-21', place: '县人大代表联络中心', division: '990101', organizer: '青禾县人大常委会', deputies: roll.sample(serving('2026-05-21', county), 4) });
  const years = new Map<string, number>();
  return list.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : one.title < other.title ? -1 : 1)).map((each) => {
    const year = each.on.slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + 1);
    return { id: `LZ-${year}-${padded(years.get(year)!, 4)}`, ...each };
  });
}

export function activitySheets(all: readonly Activity[]): Sheet[] {
  const roll = dice('points');
  const taking = new Map<Deputy, number>();
  for (const { on, deputies } of all) if (on.startsWith('2025')) for (const deputy of deputies) taking.set(deputy, (taking.get(deputy) ?? 0) + 1);
  return [
    { name: '履职活动', headings: ['编号', '类型', '名称', '日期', '结束日期', '地点', '区划代码', '代表家站编号', '组织单位', '参加代表', '活动情况', '接待群众', '收集意见'], widths: [14, 10, 34, 12, 12, 24, 14, 14, 24, 40, 40, 10, 10],
      rows: all.map((each): Row => ({
        编号: each.id, 类型: each.kind, 名称: each.title, 日期: date(each.on), 结束日期: date(each.until), 地点: each.place, 区划代码: each.division, 代表家站编号: each.station?.id, 组织单位: each.organizer,
        参加代表: several(each.deputies.map(({ id }) => id)), 活动情况: each.summary, 接待群众: each.residents, 收集意见: each.opinions })) },
    { name: '履职积分', headings: ['代表编号', '年度', '积分', '积分办法', '办法网址', '截至日期'], widths: [10, 8, 8, 40, 44, 12],
      rows: [...taking].filter(([{ memberships }]) => memberships.some(({ level }) => level === '县')).sort(([one], [other]) => (one.id < other.id ? -1 : 1)).map(([{ id }, count]): Row => ({
        代表编号: id, 年度: 2025, 积分: Math.min(100, 60 + 4 * count + roll.between(0, 19) / 2), 积分办法: scheme.scheme, 办法网址: scheme.url, 截至日期: date('2025-12-31') })) },
  ];
}
