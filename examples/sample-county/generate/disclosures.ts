import { createHash } from 'node:crypto';
import { sessionName, type Bodies, type Session } from './bodies.ts';
import { addDays, asOf, working } from './calendar.ts';
import { dice, padded, type Dice } from './seed.ts';
import { date, several, yesNo, type Sheet } from './write.ts';

/** What the county congress made public by law: invented documents, invented files. */
interface Attachment { name: string; mediaType: string; bytes: number; sha256: string; url: string }
export interface Disclosure {
  id: string; title: string; kind: string; documentNo?: string; organ: string; organId?: string; session?: Session; adopted?: string; issued: string; effective?: string; expires?: string; repealed?: string;
  replaces: string[]; basis: string; body: string; published: boolean; attachments: Attachment[];
}

const law = { 监督: '《各级人民代表大会常务委员会监督法》', 组织: '《地方各级人民代表大会和地方各级人民政府组织法》', 代表: '《全国人民代表大会和地方各级人民代表大会代表法》', 立法: '《立法法》', 预算: '《预算法》' };
const topics = ['农村饮水安全', '养老服务体系建设', '城乡道路养护', '义务教育优质均衡', '生活垃圾分类', '基层医疗服务', '高标准农田管护', '老旧小区改造', '校车安全管理', '河道治理', '文化遗产保护', '安全生产'];
const posts = ['县人民政府副县长', '县人大常委会专工委主任', '县人民法院审判员', '县人民检察院检察员', '县水利局局长', '县教体局局长'];

type Draft = Omit<Disclosure, 'id' | 'attachments' | 'organ' | 'replaces'> & { replacesTitle?: string };

function drafts(roll: Dice, bodies: Bodies): Draft[] {
  const list: Draft[] = [];
  const session = bodies.county.terms.at(-1)!.sessions.at(-1)!;
  const meeting = (month: number) => working(`2026-${padded(month, 2)}-26`);
  const published = true;
  for (const [title, body] of [['政府工作报告', '会议决定批准这个报告。'], ['县人大常委会工作报告', '会议决定批准这个报告。'], ['国民经济和社会发展计划执行情况的报告', '会议同意这个报告。'], ['2025年预算执行情况和2026年预算的报告', '会议决定批准2026年县级预算。']]) {
    list.push({ title: `关于${title}的决议`, kind: '决议', session, adopted: session.to, issued: addDays(session.to, 4), basis: `${law.组织}第十一条`, body: `${sessionName(session)}审议了${title}。${body}`, published });
    list.push({ title: title!, kind: title!.includes('预算') ? '预算决算' : '工作报告', session, issued: addDays(session.to, 6), basis: `${title!.includes('预算') ? law.预算 : law.组织}第${title!.includes('预算') ? '十四' : '十一'}条`, body: `向${sessionName(session)}提出的报告，全文见附件。`, published });
  }
  topics.forEach((topic, index) => {
    const month = 2 + (index % 5) * 2;
    const adopted = meeting(month);
    list.push({ title: `关于${topic}情况报告的审议意见`, kind: '审议意见', documentNo: `青人常〔2026〕${index + 3}号`, adopted, issued: working(addDays(adopted, 6)), basis: `${law.监督}第二十条`, body: `常委会组成人员听取和审议了关于${topic}情况的报告，建议完善台账、按月公开进度，三个月内报告研究处理情况。`, published });
    if (index % 3 === 0) list.push({ title: `关于检查${topic}法律法规实施情况的报告`, kind: '执法检查报告', issued: working(addDays(adopted, 10)), basis: `${law.监督}第二十七条`, body: `执法检查组实地查看了${roll.between(9, 24)}个点位，发放问卷${roll.between(300, 900)}份，提出意见建议${roll.between(6, 15)}条。`, published });
  });
  for (let nth = 0; nth < 12; nth++) {
    const adopted = meeting(2 + (nth % 5) * 2);
    list.push({ title: `人事任免名单（2026年第${nth + 1}批）`, kind: '任免', documentNo: `青人常任〔2026〕${nth + 1}号`, adopted, issued: working(addDays(adopted, 2)), basis: `${law.组织}第五十条`, body: `任命${roll.pick(posts)}一名，免去${roll.pick(posts)}一名。名单见附件。`, published });
  }
  // Documents that apply from a day on: in force, not yet, replaced, repealed, run out.
  list.push({ title: '青禾县民生实事项目人大代表票决制实施办法（试行）', kind: '决定', documentNo: '青人常〔2021〕9号', adopted: '2021-06-25', issued: '2021-06-30', effective: '2021-07-01', basis: `${law.组织}第五十条`, body: '规定项目征集、票决、实施和评议的程序，试行。', published });
  list.push({ title: '青禾县民生实事项目人大代表票决制实施办法', kind: '决定', documentNo: '青人常〔2025〕21号', adopted: '2025-10-28', issued: '2025-11-03', effective: '2026-01-01', basis: `${law.组织}第五十条`, body: '规定差额票决、按节点报告、调整须经同意、验收后评议。', published, replacesTitle: '青禾县民生实事项目人大代表票决制实施办法（试行）' });
  list.push({ title: '青禾县农村公路养护若干规定', kind: '法规', documentNo: '公告第7号', adopted: '2026-10-28', issued: '2026-11-06', effective: '2027-01-01', basis: `${law.立法}第八十一条`, body: '明确县、乡、村养护责任，农忙时节晾晒另设场地。', published });
  list.push({ title: '关于疫情防控期间会议组织方式的决定', kind: '决定', documentNo: '青人常〔2020〕3号', adopted: '2020-02-20', issued: '2020-02-21', effective: '2020-02-21', repealed: '2023-02-28', basis: `${law.组织}第五十条`, body: '会议可以视频方式举行。', published });
  list.push({ title: '关于汛期加强山塘水库巡查的决定', kind: '决定', documentNo: '青人常〔2026〕11号', adopted: '2026-04-26', issued: '2026-04-28', effective: '2026-05-01', expires: '2026-10-31', basis: `${law.组织}第五十条`, body: '汛期每日巡查并公开巡查记录。', published });
  for (const [nth, topic] of ['烟花爆竹燃放管理', '共享单车停放', '集贸市场管理', '城市养犬管理', '殡葬服务收费', '户外广告设置'].entries()) {
    list.push({ title: `关于${topic}规范性文件备案审查情况的报告`, kind: '备案审查', documentNo: `青人法备〔2026〕${nth + 1}号`, issued: working(`2026-0${nth + 3}-15`), basis: `${law.监督}第三十九条`, body: nth % 3 === 1 ? '第五条增加了行政相对人的义务，没有上位法依据，制定机关已同意修改。' : '未发现与法律法规相抵触的规定，准予备案。', published });
  }
  for (const [title, issued] of [['关于补选县人大代表的公告', '2026-05-12'], ['关于公开征集2027年民生实事项目的公告', '2026-09-01'], ['关于召开农村公路养护听证会的公告', '2026-11-10']]) {
    list.push({ title: title!, kind: '公告', issued: issued!, basis: `${law.代表}第四十八条`, body: '详见附件。', published });
  }
  list.push({ title: '关于2026年重点督办建议办理情况的报告（送审稿）', kind: '其他', issued: '2026-11-18', basis: `${law.代表}第四十二条`, body: '正在审核。', published: false });
  return list;
}

export function disclosures(bodies: Bodies): Disclosure[] {
  const roll = dice('disclosures');
  const sorted = drafts(roll, bodies).sort((one, other) => (one.issued < other.issued ? -1 : one.issued > other.issued ? 1 : 0));
  const ids = new Map(sorted.map((each, index) => [each.title, `GK-${each.issued.slice(0, 4)}-${padded(index + 1, 3)}`]));
  return sorted.map(({ replacesTitle, ...each }): Disclosure => {
    if (each.issued > asOf) throw new Error(`${each.title} is issued after the closing day`);
    const id = ids.get(each.title)!;
    const files = each.kind === '审议意见' || each.kind === '任免' || each.kind === '公告' || each.kind === '工作报告' || each.kind === '预算决算' || each.kind === '法规' || roll.chance(0.4);
    const isBudget = each.kind === '预算决算';
    const file = (nth: number, name: string, mediaType: string, ending: string): Attachment => ({
      name, mediaType, bytes: roll.between(60_000, 900_000), sha256: createHash('sha256').update(`qinghe/${id}/${nth}`).digest('hex'), url: `https://files.qinghe.example/gk/${id.toLowerCase()}-${nth}.${ending}`,
    });
    return {
      ...each, id, organ: each.session ? '青禾县人民代表大会' : '青禾县人大常委会', ...(each.session && { organId: bodies.county.id }), replaces: replacesTitle ? [ids.get(replacesTitle)!] : [],
      attachments: !files ? [] : [file(1, `${each.title}.pdf`, 'application/pdf', 'pdf'), ...(isBudget ? [file(2, '预算表.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx')] : [])],
    };
  });
}

export function disclosureSheets(all: readonly Disclosure[]): Sheet[] {
  return [
    { name: '文件', headings: ['编号', '名称', '类型', '文号', '发布机关', '机关编号', '区划代码', '会议编号', '通过日期', '发布日期', '施行日期', '有效期至', '废止日期', '代替文件', '公开依据', '正文', '公开'],
      widths: [14, 44, 12, 20, 22, 14, 10, 20, 12, 12, 12, 12, 12, 14, 40, 60, 6],
      rows: all.map((each) => ({
        编号: each.id, 名称: each.title, 类型: each.kind, 文号: each.documentNo, 发布机关: each.organ, 机关编号: each.organId, 区划代码: '990101', 会议编号: each.session?.id, 通过日期: date(each.adopted),
        发布日期: date(each.issued), 施行日期: date(each.effective), 有效期至: date(each.expires), 废止日期: date(each.repealed), 代替文件: several(each.replaces), 公开依据: each.basis, 正文: each.body,
        公开: yesNo(each.published) })) },
    { name: '附件', headings: ['文件编号', '序号', '名称', '格式', '字节数', '校验值', '地址'], widths: [14, 6, 44, 20, 10, 66, 50],
      rows: all.flatMap((each) => each.attachments.map((one, index) => ({ 文件编号: each.id, 序号: index + 1, 名称: one.name, 格式: one.mediaType, 字节数: one.bytes, 校验值: one.sha256, 地址: one.url }))) },
  ];
}
