import type { Division, Divisions } from './divisions.ts';
import { chineseNumber, dice, padded } from './seed.ts';
import { date, type Sheet } from './write.ts';

export interface Congress { id: string; name: string; level: '国家' | '省' | '市' | '县' | '乡'; division: string; divisionName: string; terms: Term[] }
export interface Term { id: string; congress: Congress; number: number; from: string; to?: string; sessions: Session[] }
export interface Session { id: string; term: Term; number: number; from: string; to: string }
export interface Body { id: string; kind: '专工委' | '代表团' | '承办单位' | '政府'; name: string; short: string; belongsTo?: string; division?: string }
export interface Bodies {
  congresses: Congress[];
  county: Congress;
  /** Township congresses by division code. */
  townships: Map<string, Congress>;
  committees: Body[];
  /** The county congress's delegations, by township code. */
  delegations: Map<string, Body>;
  government: Body;
  units: Body[];
  all: Body[];
}

const committees = ['监察和司法', '财政经济', '教科文卫', '农业农村', '城乡建设与环境保护', '社会建设', '代表选举任免联络', '法制'];
/** The departments, by the short name a resident would use. */
const departments: [string, string][] = [
  ['发展和改革局', '县发改局'], ['教育体育局', '县教体局'], ['科技和工业信息化局', '县科工信局'], ['公安局', '县公安局'], ['民政局', '县民政局'],
  ['司法局', '县司法局'], ['财政局', '县财政局'], ['人力资源和社会保障局', '县人社局'], ['自然资源局', '县自然资源局'], ['住房和城乡建设局', '县住建局'],
  ['交通运输局', '县交通局'], ['水利局', '县水利局'], ['农业农村局', '县农业农村局'], ['商务局', '县商务局'], ['文化旅游和广电局', '县文旅局'],
  ['卫生健康局', '县卫健局'], ['退役军人事务局', '县退役军人局'], ['应急管理局', '县应急局'], ['审计局', '县审计局'], ['市场监督管理局', '县市场监管局'],
  ['林业局', '县林业局'], ['统计局', '县统计局'], ['医疗保障局', '县医保局'], ['城市管理局', '县城管局'], ['数据和政务服务局', '县政务服务局'],
  ['生态环境分局', '县生态环境分局'], ['乡村建设服务中心', '县乡建中心'], ['机关事务服务中心', '县机关事务中心']];
const services: [string, string][] = [
  ['公共交通有限公司', '县公交公司'], ['自来水有限公司', '县自来水公司'], ['污水处理有限公司', '县污水公司'], ['路灯管理所', '县路灯所'], ['公路养护中心', '县公路中心'],
  ['环境卫生服务中心', '县环卫中心'], ['供电服务公司', '县供电公司'], ['燃气服务公司', '县燃气公司'], ['人民医院', '县人民医院'], ['中医院', '县中医院'],
  ['疾病预防控制中心', '县疾控中心'], ['养老服务指导中心', '县养老中心'], ['残疾人服务中心', '县残疾人服务中心'], ['图书馆', '县图书馆'], ['文化馆', '县文化馆'],
  ['农业技术推广中心', '县农技中心'], ['灌区管理处', '县灌区处'], ['水库管理处', '县水库处'], ['城市建设投资有限公司', '县城建公司'], ['粮食储备库', '县粮库'],
  ['邮政服务公司', '县邮政公司'], ['气象服务站', '县气象站'], ['殡仪服务中心', '县殡仪中心'], ['园林绿化所', '县园林所'], ['不动产登记中心', '县不动产中心'],
  ['住房保障中心', '县住房保障中心'], ['融媒体中心', '县融媒体中心']];

function congress(id: string, name: string, level: Congress['level'], divisionName: string, terms: [number, string, string?][]): Congress {
  const body: Congress = { id: `RD-${id}`, name, level, division: id, divisionName, terms: [] };
  body.terms = terms.map(([number, from, to]) => ({ id: `JC-${id}-${number}`, congress: body, number, from, ...(to && { to }), sessions: [] }));
  return body;
}

const hold = (term: Term, number: number, from: string, to: string): void => {
  term.sessions.push({ id: `${term.id.replace('JC-', 'HY-')}-${number}`, term, number, from, to });
};
export const currentTerm = (body: Congress): Term => body.terms.at(-1)!;
const termName = (term: Term): string => `第${chineseNumber(term.number)}届`;
export const sessionName = ({ term, number }: Session): string =>
  `${term.congress.name.replace('人民代表大会', '')}${termName(term)}人民代表大会第${chineseNumber(number)}次会议`;

export function bodies({ townships, withCongress, county: countyDivision }: Divisions): Bodies {
  const roll = dice('bodies');
  const higher = [
    congress('00', '全国人民代表大会', '国家', '全国', [[14, '2023-03-05']]),
    congress('99', '禾川省人民代表大会', '省', '禾川省', [[14, '2023-01-10']]),
    congress('9901', '安禾市人民代表大会', '市', '安禾市', [[6, '2022-02-15']]),
  ];
  const county = congress('990101', '青禾县人民代表大会', '县', '青禾县', [[17, '2016-12-20', '2021-12-27'], [18, '2021-12-28']]);
  const starts = [['2021-12-28', '2021-12-31'], ['2023-01-09', '2023-01-12'], ['2024-01-08', '2024-01-11'], ['2025-01-13', '2025-01-16'], ['2026-01-12', '2026-01-15']];
  starts.forEach(([from, to], index) => hold(currentTerm(county), index + 1, from!, to!));

  const own = new Map<string, Congress>();
  for (const township of withCongress) {
    const body = congress(township.code, `${township.name}人民代表大会`, '乡', township.name, [[18, '2016-11-15', '2021-11-22'], [19, '2021-11-23']]);
    const spring = roll.pick(['2026-01-21', '2026-01-23', '2026-01-28', '2026-02-03', '2026-02-05', '2026-03-03', '2026-03-05']);
    const summer = roll.pick(['2026-07-21', '2026-07-23', '2026-07-28', '2026-07-30', '2026-08-04']);
    hold(currentTerm(body), 1, '2021-11-23', '2021-11-24');
    hold(currentTerm(body), 9, spring, spring);
    hold(currentTerm(body), 10, summer, summer);
    own.set(township.code, body);
  }

  const committeeBodies = committees.map((name, index): Body => ({
    id: `ZGW${padded(index + 1, 2)}`, kind: '专工委', name: `青禾县人大常委会${name}工作委员会`, short: `${name}工委`, belongsTo: county.id }));
  const delegations = new Map(townships.map((township, index): [string, Body] => [township.code, {
    id: `DBT${padded(index + 1, 2)}`, kind: '代表团', name: `青禾县人民代表大会${township.name}代表团`, short: `${township.name}代表团`,
    belongsTo: county.id, division: township.code }]));
  const government: Body = { id: 'ZF01', kind: '政府', name: '青禾县人民政府', short: '县政府', division: countyDivision.code };
  const units = [
    ...departments.map(([name, short]) => ({ name: `青禾县${name}`, short, division: countyDivision.code })),
    ...services.map(([name, short]) => ({ name: `青禾县${name}`, short, division: countyDivision.code })),
    ...townships.map((township) => ({
      name: township.kind === '街道' ? `${township.name}办事处` : `${township.name}人民政府`,
      short: township.kind === '街道' ? `${township.name}办` : `${township.name}政府`, division: township.code })),
  ].map((unit, index): Body => ({ id: `DW${padded(index + 1, 3)}`, kind: '承办单位', belongsTo: government.id, ...unit }));
  return {
    congresses: [...higher, county, ...own.values()], county, townships: own, committees: committeeBodies, delegations, government, units,
    all: [...committeeBodies, ...delegations.values(), government, ...units],
  };
}

export const unitByShort = ({ units }: Bodies, short: string): Body => {
  const unit = units.find((candidate) => candidate.short === short);
  if (!unit) throw new Error(`no unit ${short}`);
  return unit;
};
export const unitOfTownship = ({ units }: Bodies, township: Division): Body => units.find(({ division }) => division === township.code)!;

export function bodySheets({ congresses, all }: Bodies): Sheet[] {
  const terms = congresses.flatMap((body) => body.terms);
  return [
    { name: '人民代表大会', headings: ['编号', '名称', '层级', '区划代码', '区划名称'], widths: [16, 28, 8, 14, 16],
      rows: congresses.map((body) => ({ 编号: body.id, 名称: body.name, 层级: body.level, 区划代码: body.division, 区划名称: body.divisionName })) },
    { name: '届次', headings: ['编号', '人大编号', '届', '名称', '起始日期', '终止日期'], widths: [20, 16, 6, 12, 12, 12],
      rows: terms.map((term) => ({
        编号: term.id, 人大编号: term.congress.id, 届: term.number, 名称: termName(term), 起始日期: date(term.from), 终止日期: date(term.to) })) },
    { name: '会议', headings: ['编号', '届次编号', '次', '名称', '开始日期', '结束日期'], widths: [22, 20, 6, 46, 12, 12],
      rows: terms.flatMap((term) => term.sessions).map((session) => ({
        编号: session.id, 届次编号: session.term.id, 次: session.number, 名称: sessionName(session), 开始日期: date(session.from), 结束日期: date(session.to) })) },
    { name: '机构', headings: ['编号', '类型', '名称', '简称', '所属', '区划代码'], widths: [10, 10, 40, 24, 14, 14],
      rows: all.map((body) => ({ 编号: body.id, 类型: body.kind, 名称: body.name, 简称: body.short, 所属: body.belongsTo, 区划代码: body.division })) },
  ];
}
