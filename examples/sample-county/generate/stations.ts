import type { Division, Divisions } from './divisions.ts';
import { dice, padded, type Dice } from './seed.ts';
import { several, type Row } from './write.ts';

export type StationKind = '中心' | '家' | '站' | '点' | '室';
export interface Station {
  id: string; name: string; kind: StationKind; stars: number; address: string; geo?: { longitude: string; latitude: string; datum: string };
  serves: Division[]; hours: string; receptions: string[]; rules: string[]; period: string; access?: string; phone?: string;
  township?: Division;
}

const weekdays: [string, string][] = [['一', 'MO'], ['二', 'TU'], ['三', 'WE'], ['四', 'TH'], ['五', 'FR'], ['六', 'SA'], ['日', 'SU']];
const nths: [string, string][] = [['第一个', '1'], ['第二个', '2'], ['第三个', '3'], ['第四个', '4'], ['最后一个', '-1']];

/** A reception day as the office writes it, and the same as a rule. */
function reception(roll: Dice): [string, string] {
  const [day, code] = roll.pick(weekdays.slice(0, 6));
  const [nth, position] = roll.pick(nths);
  const first = roll.pick([5, 8, 10, 12, 15]);
  switch (roll.weighted({ monthday: 40, twice: 18, week: 16, nth: 20, quarter: 6 })) {
    case 'monthday': { const date = roll.pick([5, 10, 15, 18, 20, 25, 28]); return [`每月${date}日`, `FREQ=MONTHLY;BYMONTHDAY=${date}`]; }
    case 'twice': return [`每月${first}日、${first + 15}日`, `FREQ=MONTHLY;BYMONTHDAY=${first},${first + 15}`];
    case 'week': return [`每周${day}`, `FREQ=WEEKLY;BYDAY=${code}`];
    case 'nth': return [`每月${nth}周${day}`, `FREQ=MONTHLY;BYDAY=${position}${code}`];
    default: return [`每季度首月${first}日`, `FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=${first}`];
  }
}

const hours = ['工作日 08:30-12:00，14:30-17:30', '工作日 09:00-17:00', '周一至周六 09:00-17:00', '接待日开放，其余时间由村（社区）便民服务点代收意见', '每日 08:00-20:00（与便民服务大厅同址）'];
const access = ['入口有坡道，门宽满足轮椅通行', '一楼，无台阶', '入口有一级台阶，可按铃请工作人员协助', '设低位服务台、放大镜和老花镜', '无障碍卫生间在便民服务大厅一楼', '二楼，无电梯，行动不便者可预约一楼接待'];

export function stations({ county, townships }: Divisions): Station[] {
  const roll = dice('stations');
  const built: Omit<Station, 'id'>[] = [];
  const add = (name: string, kind: StationKind, stars: [number, number], address: string, serves: Division[], township?: Division) => {
    const byAppointment = (kind === '点' || kind === '室') && roll.chance(0.12);
    const rules = byAppointment ? [] : roll.chance(0.08) ? [reception(roll), reception(roll)] : [reception(roll)];
    if (rules[0]?.[0] === rules[1]?.[0]) rules.splice(1);
    const order = townships.indexOf(township ?? townships[0]!);
    // Around 39.3° N, 83.2° E: sand and nobody there, so no real county is meant.
    const longitude = 82.9 + (order % 5) * 0.14 + roll.next() * 0.1;
    const latitude = 39.05 + Math.floor(order / 5) * 0.12 + roll.next() * 0.09;
    built.push({
      name, kind, stars: roll.between(...stars), address, serves,
      ...(roll.chance(0.93) && { geo: { longitude: longitude.toFixed(6), latitude: latitude.toFixed(6), datum: roll.chance(0.7) ? 'GCJ-02' : 'WGS-84' } }),
      hours: roll.pick(hours),
      receptions: byAppointment ? ['预约接待'] : rules.map(([text]) => text),
      rules: rules.map(([, rule]) => rule),
      period: roll.pick(['09:00-11:30', '09:00-12:00', '14:30-17:00', '15:00-17:30', '19:00-20:30']),
      ...(roll.chance(0.6) && { access: roll.pick(access) }),
      ...(roll.chance(kind === '点' || kind === '室' ? 0.5 : 0.95) && { phone: `0000-555${padded(built.length + 101, 4)}` }),
      ...(township && { township }),
    });
  };

  add('青禾县人大代表联络中心', '中心', [5, 5], '青禾县禾城街道青禾大道1号', [county]);
  add('青禾县人大代表履职服务中心', '中心', [4, 5], '青禾县稻香街道丰收路66号', [county]);
  for (const township of townships) {
    const street = township.kind === '街道' ? `青禾县${township.name}办事处一楼` : `青禾县${township.name}人民政府便民服务大厅旁`;
    add(`${township.name}人大代表之家`, '家', [3, 5], street, [township], township);
  }
  // 120 stations, 48 points, 25 rooms, dealt to the townships in turn; each serves one to three villages.
  const kinds: StationKind[] = [...Array<StationKind>(120).fill('站'), ...Array<StationKind>(48).fill('点'), ...Array<StationKind>(25).fill('室')];
  const queues = townships.map((township) => roll.shuffle(township.children.filter(({ to }) => !to)));
  kinds.forEach((kind, index) => {
    const township = townships[index % townships.length]!;
    const queue = queues[index % townships.length]!;
    const serves = queue.splice(0, Math.min(queue.length, kind === '站' ? roll.between(1, 3) : 1));
    const [village = roll.pick(township.children.filter(({ to }) => !to))] = serves;
    const villages = serves.length > 0 ? serves : [village];
    const [stem, stars]: [string, [number, number]] = kind === '站' ? ['代表联络站', [1, 5]] : kind === '点' ? ['代表接待点', [0, 3]] : ['代表工作室', [0, 4]];
    const place = kind === '点' ? roll.pick(['文化广场', '便民超市旁', '老年活动室', '合作社院内']) : roll.pick(['党群服务中心', '村委会一楼', '综合服务楼', '老学校院内']);
    add(`${village.name}${stem}`, kind, stars, `青禾县${township.name}${village.name}${village.kind === '社区' ? place.replace('村委会', '居委会') : place}`, villages, township);
  });
  return built.map((station, index) => ({ id: `JZ${padded(index + 1, 3)}`, ...station }));
}

export const stationHeadings = [
  '编号', '名称', '类型', '星级', '地址', '经度', '纬度', '坐标系', '服务区划', '开放时间', '接待日', '接待时段', '接待规则', '接待代表', '无障碍', '办公电话'];
/** Most stations say who receives: two or three of their own, in turn where there are several days. */
function received(station: Station, own: readonly string[], roll: Dice): string | undefined {
  if (station.rules.length === 0 || own.length === 0 || !roll.chance(0.8)) return undefined;
  const turn = roll.shuffle(own);
  return station.rules.map((_, at) => several(turn.slice(at * 2, at * 2 + 2).length > 0 ? turn.slice(at * 2, at * 2 + 2) : turn.slice(0, 2))).join('；');
}

export const stationRows = (all: readonly Station[], deputiesOf: (station: Station) => readonly string[], roll = dice('receptions')): Row[] => all.map((station) => ({
  编号: station.id, 名称: station.name, 类型: station.kind, 星级: station.stars, 地址: station.address,
  经度: station.geo?.longitude, 纬度: station.geo?.latitude, 坐标系: station.geo?.datum,
  服务区划: several(station.serves.map(({ code }) => code)), 开放时间: station.hours,
  接待日: station.receptions.join('；'), 接待时段: station.rules.length > 0 ? station.period : undefined, 接待规则: several(station.rules),
  接待代表: received(station, deputiesOf(station), roll),  无障碍: station.access, 办公电话: station.phone,
}));
