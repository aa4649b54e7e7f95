import type { Deputy, FinderIndex, Station } from '@congress-kit/sdk';

/** A county of two townships: small enough to count by hand, with a place of every kind and a crowd of 李. */
const crowd = 40;
const many = <T>(make: (at: number) => T): T[] => Array.from({ length: crowd }, (_, at) => make(at));
const given = ['yi 一', 'er 二', 'san 三', 'si 四', 'wu 五', 'liu 六', 'qi 七', 'ba 八', 'jiu 九', 'shi 十'].map((one) => one.split(' ') as [string, string]);
const nameOf = (at: number): [read: string, written: string] => {
  const [tens, ones] = [given[Math.floor(at / 10)]!, given[at % 10]!];
  return [`li ${tens[0]} ${ones[0]}`, `李${tens[1]}${ones[1]}`];
};

export const index = {
  asOf: '2026-11-01',
  source: '青禾县人大办',
  divisions: {
    id: ['990101', '990101.001', '990101.001.001', '990101.001.001.01', '990101.102', '990101.102.203', '990101.102.203.01', '990101.102.203.02', '990101.102.204', '990101.102.205'],
    name: ['青禾县', '禾城街道', '麻滩社区', '麻滩社区第一网格', '柳溪镇', '枣林村', '枣林村第一网格', '枣林村第二网格', '荷塘村', '空山村'],
    pinyin: [
      'qing he xian', 'he cheng jie dao', 'ma tan she qu', 'ma tan she qu di yi wang ge', 'liu xi zhen', 'zao lin cun', 'zao lin cun di yi wang ge',
      'zao lin cun di er wang ge', 'he tang cun', 'kong shan cun',
    ],
    kind: ['county', 'subdistrict', 'community', 'grid', 'township', 'village', 'grid', 'grid', 'village', 'village'],
    parent: [-1, 0, 1, 2, 0, 4, 5, 5, 4, 4],
  },
  stations: {
    id: ['JZ001', 'JZ002', 'JZ003'],
    name: ['青禾县人大代表联络中心', '柳溪镇人大代表之家', '枣林村代表联络站'],
    kind: ['center', 'home', 'station'],
    address: ['禾城街道青禾大道1号', '柳溪镇便民服务大厅旁', '枣林村村委会一楼'],
    hours: ['每日 08:00-20:00', '工作日 09:00-17:00', ''],
    receptions: ['每月12日、27日 14:30-17:00', '每周三 09:00-11:30；预约接待', '每月15日 09:00-11:30'],
    divisions: [[0], [4], [5]],
  },
  groups: { id: ['XZ01', 'XZ02'], name: ['教育行业代表小组', '柳溪河上游片代表小组'] },
  deputies: {
    id: ['DB0001', 'DB0002', 'DB0003', 'DB0004', ...many((at) => `DB${1000 + at}`)],
    name: ['单小梅', '张晓明', '欧阳建国', '枣园', ...many((at) => nameOf(at)[1])],
    pinyin: ['shan xiao mei', 'zhang xiao ming', 'ou yang jian guo', 'zao yuan', ...many((at) => nameOf(at)[0])],
    post: ['柳溪镇中心小学教师', '枣林村卫生室医生', '荷塘村党支部书记', '', ...many(() => '麻滩社区居民')],
    levels: [['county', 'township'], ['township'], ['national', 'province', 'township'], ['township'], ...many(() => ['county'])],
    divisions: [[6], [7, 6], [8], [5], ...many(() => [3])],
    stations: [[2], [2], [1], [], ...many(() => [0])],
    groups: [[0], [], [1], [], ...many(() => [])],
  },
} as unknown as FinderIndex;

const provenance = { source: '青禾县人大办', asOf: '2026-11-01' };

export const deputy = {
  id: 'DB0001', name: '单小梅', pinyin: 'shan xiao mei', post: '柳溪镇中心小学教师',
  memberships: [
    { level: 'township', congress: { id: 'c2', name: '柳溪镇人民代表大会' }, term: { id: 't2', name: '第十九届' }, constituency: '枣林村选区', startDate: '2021-11-23' },
    { level: 'county', congress: { id: 'c1', name: '青禾县人民代表大会' }, term: { id: 't1', name: '第十八届' }, delegation: { id: 'd1', name: '柳溪代表团' }, startDate: '2021-12-20' },
    { level: 'township', congress: { id: 'c2', name: '柳溪镇人民代表大会' }, term: { id: 't0', name: '第十八届' }, startDate: '2016-11-15', endDate: '2021-11-22', endReason: 'term_ended' },
  ],
  stations: [{ id: 'JZ003', name: '枣林村代表联络站' }], groups: [{ id: 'XZ01', name: '教育行业代表小组' }],
  divisions: [{ id: '990101.102.203.01', name: '枣林村第一网格' }], contactPolicy: 'phone', ...provenance,
} as unknown as Deputy;

export const station = {
  id: 'JZ003', name: '枣林村代表联络站', kind: 'station', address: '枣林村村委会一楼', hours: '工作日 09:00-17:00',
  receptions: [{ text: '每天 00:00-23:59', rrule: 'FREQ=DAILY', deputies: [{ id: 'DB0001', name: '单小梅' }, { name: '张晓明' }] }], deputies: [], divisions: [], accessibility: '一楼，无台阶', officePhone: '0000-5550103', ...provenance,
} as unknown as Station;
