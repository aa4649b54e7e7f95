import { currentTerm, type Bodies, type Congress, type Term } from './bodies.ts';
import { spread, townshipOf, type Division, type Divisions } from './divisions.ts';
import type { Group } from './groups.ts';
import { personNames } from './names.ts';
import { posts } from './posts.ts';
import { dice, padded } from './seed.ts';
import type { Station } from './stations.ts';
import { date, several, type Sheet } from './write.ts';

export interface Membership {
  level: '国家' | '省' | '市' | '县' | '乡'; term: Term; constituency: string; delegation?: string; group?: string; from: string; to?: string; reason?: string;
}
export interface Deputy {
  id: string; name: string; pinyin: string; polyphonic: boolean; sex: '男' | '女'; post: string; station: Station; contact: string;
  township: Division; grids: Division[]; memberships: Membership[];
}
export const inOffice = (membership: Membership, day: string): boolean => membership.from <= day && (!membership.to || membership.to >= day);

/** Does this person sit in that congress on that day? */
export const sitsIn = ({ memberships }: Deputy, congress: Congress, day: string): boolean =>
  memberships.some((membership) => membership.term.congress === congress && inOffice(membership, day));

/** Deputies in office at each level; the county's ballot was cast by 193 of 201, two township ballots by 57 and 93. */
const countySeats = 201;
const perTownship: Record<string, number> = { '990101102': 61, '990101106': 98 };

export function deputies(divisions: Divisions, bodies: Bodies, stations: Station[], groups: Group[]): Deputy[] {
  const roll = dice('deputies');
  const name = personNames(dice('names'));
  const post = posts(dice('posts'));
  const all: Deputy[] = [];
  const inTownship = new Map<string, Deputy[]>();
  const add = (township: Division): Deputy => {
    const person = name();
    const deputy: Deputy = {
      id: `DB${padded(all.length + 1, 4)}`, ...person, sex: roll.chance(0.36) ? '女' : '男', post: '', township,
      station: roll.pick(stations.filter((station) => station.township === township)),
      contact: roll.weighted({ 仅家站: 52, 可留言: 40, 电话公开: 8 }), grids: [], memberships: [],
    };
    all.push(deputy);
    inTownship.set(township.code, [...(inTownship.get(township.code) ?? []), deputy]);
    return deputy;
  };

  // Township congresses: 1,482 people, of whom 15 left during the term and 20 came in by by-election.
  const others = divisions.withCongress.filter(({ code }) => !(code in perTownship));
  const counts = spread(1482 - 61 - 98, others.length, 55, 92, roll.between);
  for (const township of divisions.withCongress) {
    const count = perTownship[township.code] ?? counts[others.indexOf(township)]!;
    const term = currentTerm(bodies.townships.get(township.code)!);
    for (let nth = 0; nth < count; nth++) {
      add(township).memberships.push({ level: '乡', term, constituency: '', from: term.from });
    }
  }
  const whole = new Set(Object.keys(perTownship));
  const movable = all.filter(({ township }) => !whole.has(township.code));
  const changed = roll.shuffle(movable);
  const [left, entered] = [changed.slice(0, 15), changed.slice(15, 35)];
  left.forEach(({ memberships: [membership] }, index) => Object.assign(membership!, {
    to: roll.pick(['2023-06-28', '2024-03-20', '2024-11-15', '2025-06-18']), reason: ['调离本行政区域', '辞职', '辞职', '去世', '调离本行政区域'][index % 5] }));
  entered.forEach(({ memberships: [membership] }) => { membership!.from = roll.pick(['2023-07-20', '2024-07-25', '2025-07-22']); });

  // County congress: 68 people from the subdistricts and 140 who are township deputies as well; 7 of these have left.
  const countyTerm = currentTerm(bodies.county);
  const town = divisions.townships.filter(({ kind }) => kind === '街道').flatMap((township, index) =>
    Array.from({ length: index < 3 ? 14 : 13 }, () => add(township)));
  const both = roll.sample(all.filter((deputy) => !town.includes(deputy) && !left.includes(deputy)), countySeats + 7 - town.length);
  const county = [...town, ...both];
  for (const deputy of county) {
    deputy.memberships.unshift({
      level: '县', term: countyTerm, constituency: '', delegation: bodies.delegations.get(deputy.township.code)!.id, from: countyTerm.from });
  }
  roll.sample(both, 7).forEach(({ memberships: [membership] }, index) => Object.assign(membership!, {
    to: ['2023-12-20', '2024-09-26', '2025-12-10'][index % 3], reason: ['调离本行政区域', '辞职', '资格终止', '去世'][index % 4] }));
  const sitting = county.filter(({ memberships: [membership] }) => !membership!.to);

  // Above the county: mostly county deputies too; one person serves at five levels.
  const prefecture = roll.sample(sitting, 54);
  const everywhere = prefecture.find((deputy) => both.includes(deputy))!;
  const province = [everywhere, ...roll.sample(prefecture.filter((deputy) => deputy !== everywhere), 10)];
  const elect = (people: Deputy[], level: Membership['level'], term: Term, by: string) =>
    people.forEach(({ memberships }) => memberships.unshift({ level, term, constituency: `${by}选举`, from: term.from }));
  const [nationalTerm, provinceTerm, prefectureTerm] = bodies.congresses.slice(0, 3).map(currentTerm);
  elect(prefecture, '市', prefectureTerm!, '青禾县人民代表大会');
  elect(province, '省', provinceTerm!, '安禾市人民代表大会');
  elect(province.slice(0, 3), '国家', nationalTerm!, '禾川省人民代表大会');

  // Re-elected: the membership of the term before, so that the roster holds 2,500 rows in all.
  let missing = 2500 - all.reduce((sum, { memberships }) => sum + memberships.length, 0);
  const before = (membership: Membership): Membership => {
    const term = membership.term.congress.terms.at(-2)!;
    return { ...membership, term, from: term.from, to: term.to!, reason: '届满' };
  };
  for (const deputy of roll.shuffle(all)) {
    for (const membership of deputy.memberships.filter(({ term, from }) => term.congress.terms.length > 1 && from === term.from)) {
      if (missing > 0 && roll.chance(0.55)) { deputy.memberships.push(before(membership)); missing--; }
    }
  }
  if (missing > 0) throw new Error(`${missing} memberships short`);

  for (const township of divisions.townships) shareGrids(township, inTownship.get(township.code)!);
  for (const deputy of all) {
    const home = deputy.grids[0]!.parent!;
    deputy.post = post(deputy, home);
    const near = stations.filter((station) => station.serves.includes(home));
    if (near.length > 0 && roll.chance(0.7)) deputy.station = roll.pick(near);
    const group = deputy.memberships.some(({ level, to }) => level !== '乡' && !to) || roll.chance(0.12) ? groupFor(deputy, groups, roll.next()) : undefined;
    for (const membership of deputy.memberships) {
      if (membership.level === '县') membership.constituency = `${townshipOf(home).name}第${1 + (home.children.length + deputy.grids.length) % 6}选区`;
      if (membership.level === '乡') membership.constituency = `${home.name}选区`;
    }
    const active = deputy.memberships.find(({ to }) => !to);
    if (group && active) (deputy.memberships.find(({ level, to }) => level === '县' && !to) ?? active).group = group.id;
  }
  return all;
}

/** Every grid has a deputy and every deputy has a grid, shared out in order so that neighbours fall together. */
function shareGrids(township: Division, people: Deputy[]): void {
  const grids = township.children.filter(({ to }) => !to).flatMap(({ children }) => children);
  const most = Math.max(grids.length, people.length);
  for (let step = 0; step < most; step++) {
    const grid = grids[Math.floor((step * grids.length) / most)]!;
    const deputy = people[Math.floor((step * people.length) / most)]!;
    if (!deputy.grids.includes(grid)) deputy.grids.push(grid);
  }
}

function groupFor({ post, sex }: Deputy, groups: Group[], draw: number): Group {
  const trades: [RegExp, string][] = [
    [/学校|小学|中学|幼儿园/, '教育'], [/医院|卫生/, '医疗卫生'], [/合作社|种粮|家庭农场|农技/, '农业种植'], [/养殖|渔/, '畜牧水产'],
    [/运输|公交/, '交通运输'], [/建筑|物业/, '城乡建设'], [/公司|车间|机械|厂/, '工业制造'], [/商店|超市|物流|快递/, '商贸物流'], [/法庭|派出所|律师|调解/, '政法'],
    [/养老|敬老/, '养老助残'], [/民宿|文化/, '文化旅游'], [/林场|护林|环卫/, '生态环保']];
  const trade = trades.find(([pattern]) => pattern.test(post));
  if (trade && draw < 0.7) return groups.find(({ name }) => name.startsWith(trade[1]))!;
  if (sex === '女' && draw > 0.93) return groups.find(({ name }) => name.startsWith('妇女'))!;
  const rest = groups.filter(({ kind }) => kind !== '行业');
  return rest[Math.floor(draw * rest.length)]!;
}

export function deputySheets(all: readonly Deputy[]): Sheet[] {
  const roll = dice('pinyin column');
  return [
    { name: '代表', headings: ['编号', '姓名', '拼音', '性别', '单位及职务', '代表家站编号', '联系方式', '网格代码'], widths: [10, 12, 18, 6, 40, 14, 12, 40],
      rows: all.map((deputy) => ({
        编号: deputy.id, 姓名: deputy.name, 拼音: deputy.polyphonic && roll.chance(0.7) ? deputy.pinyin : undefined,
        性别: roll.chance(0.97) ? deputy.sex : undefined, 单位及职务: deputy.post, 代表家站编号: deputy.station.id, 联系方式: deputy.contact,
        网格代码: several(deputy.grids.map(({ code }) => code)) })) },
    { name: '任职', headings: ['代表编号', '层级', '届次', '选区', '代表团', '行业小组', '起始日期', '终止日期', '终止原因'], widths: [10, 6, 20, 24, 10, 10, 12, 12, 16],
      rows: all.flatMap((deputy) => deputy.memberships.map((membership) => ({
        代表编号: deputy.id, 层级: membership.level, 届次: membership.term.id, 选区: membership.constituency, 代表团: membership.delegation,
        行业小组: membership.group, 起始日期: date(membership.from), 终止日期: date(membership.to), 终止原因: membership.reason }))) },
  ];
}
