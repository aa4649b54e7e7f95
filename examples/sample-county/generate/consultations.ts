import { formatReceiptNo } from '@congress-kit/api/rules/receipt';
import { currentTerm, type Bodies } from './bodies.ts';
import { addDays, asOf } from './calendar.ts';
import { drafts, type Draft, type Say } from './draft-texts.ts';
import { chineseNumber, dice, padded, type Dice } from './seed.ts';
import { date, type Row, type Sheet } from './write.ts';

/** What residents said of the drafts: from each thing there is to say, so many people. */
interface Said { receiptNo: string; consultation: string; article: string; day: string; say: Say; body?: string; state: string; reason?: string; identity: string; mayPublish: boolean; adoption?: string }

const openings = ['', '', '我们楼里议过，', '和邻居说起，', '开会讨论时大家讲，', '作为普通居民，'];
const id = (index: number): string => `ZQ-2026-${padded(index + 1, 2)}`;

/** Days the office needs to look at one. */
const looked = 3;

function oneComment(roll: Dice, draft: Draft, consultation: string, article: string, say: Say, adoption: string | undefined): Said {
  const last = draft.closes < asOf ? draft.closes : asOf;
  const length = Math.round((Date.parse(last) - Date.parse(draft.opens)) / 86_400_000);
  const day = addDays(draft.opens, roll.between(0, length));
  const state = roll.weighted({ 已采集: 93, 不公开: 4, 已撤回: 3 });
  const isFresh = addDays(day, looked) > asOf;
  return {
    receiptNo: '', consultation, article, day, say, ...(say.say && { body: `${roll.pick(openings)}${say.say}` }), state: isFresh ? '待审核' : state,
    ...(!isFresh && state === '不公开' && { reason: roll.pick(['里面有他人的姓名和住址。', '与这部草案无关。', '有辱骂的话，请改后再提。']) }),
    identity: roll.weighted({ 实名公开: 20, 实名不公开: 52, 匿名: 28 }), mayPublish: roll.chance(0.92), ...(!isFresh && state === '已采集' && adoption && { adoption }),
  };
}

interface Cluster { id: string; consultation: string; article: string; say: Say; on: string }
export interface Consultations { said: Said[]; clusters: Cluster[] }

export function consultations(): Consultations {
  const roll = dice('consultations');
  const said: Said[] = [];
  const clusters: Cluster[] = [];
  drafts.forEach((draft, index) => {
    if (draft.opens > asOf) return;
    let number = 0;
    draft.articles.forEach((article, position) => {
      for (const say of article.says) {
        const articleId = `${id(index)}.${position + 1}`;
        const adoption = draft.reported ? `${id(index)}.C${number += 1}` : undefined;
        if (adoption) clusters.push({ id: adoption, consultation: id(index), article: articleId, say, on: addDays(draft.reported!, -8) });
        const people = say.stance === '赞成' ? roll.between(2, 5) : roll.between(2, 7);
        for (let person = 0; person < people; person += 1) said.push(oneComment(roll, draft, id(index), articleId, say, adoption));
      }
    });
  });
  said.sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  said.forEach((one, index) => { one.receiptNo = formatReceiptNo({ prefix: 'QHF', year: 2026, sequence: index + 1 }); });
  return { said, clusters };
}

const reportOf = (draft: Draft, all: readonly Said[]): string => {
  const taken = (outcome: string) => all.filter(({ adoption, say }) => adoption && say.outcome === outcome).length;
  return `征求意见期间共收到${all.length}条意见。经逐条研究，采纳${taken('采纳')}条，部分采纳${taken('部分采纳')}条，未采纳${taken('未采纳')}条，其余留作参考；《${draft.title}》已作相应修改。`;
};

export function consultationSheets({ said, clusters }: Consultations, bodies: Bodies): Sheet[] {
  const congress = currentTerm(bodies.county).congress.id;
  const rows: Row[] = drafts.map((draft, index) => ({
    编号: id(index), 名称: draft.title, 人大编号: congress, 开始日期: date(draft.opens), 截止日期: date(draft.closes), 公布日期: date(draft.reported), 概述: draft.summary, 类型: draft.kind,
    负责专工委: bodies.committees[draft.committee]!.id, 稿次: draft.draftName, 起草说明: draft.explanation,
    结果报告: draft.reported && reportOf(draft, said.filter(({ consultation }) => consultation === id(index))),
  }));
  const articles: Row[] = drafts.flatMap((draft, index) => {
    let chapter: string | undefined;
    return draft.articles.map((article, position) => {
      chapter = article.chapter ?? chapter;
      return { 编号: `${id(index)}.${position + 1}`, 征求意见编号: id(index), 序号: position + 1, 条号: `第${chineseNumber(position + 1)}条`, 章: chapter, 条文: article.text };
    });
  });
  return [
    { name: '征求意见', headings: ['编号', '名称', '人大编号', '开始日期', '截止日期', '取消日期', '公布日期', '概述', '类型', '负责专工委', '稿次', '起草说明', '结果报告'], rows },
    { name: '条文', headings: ['编号', '征求意见编号', '序号', '条号', '章', '条标', '条文'], rows: articles },
    {
      name: '采纳反馈', headings: ['编号', '征求意见编号', '条文编号', '意见概述', '采纳情况', '理由', '反馈日期'],
      rows: clusters.map(({ id: own, consultation, article, say, on }) => ({
        编号: own, 征求意见编号: consultation, 条文编号: article, 意见概述: say.summary, 采纳情况: say.outcome, 理由: say.reason, 反馈日期: date(on),
      })),
    },
    {
      name: '意见', headings: ['编号', '征求意见编号', '提交日期', '身份方式', '同意公开', '状态', '不公开原因', '条文编号', '立场', '引用原文', '内容', '反馈编号'],
      rows: said.map((one) => ({
        编号: one.receiptNo, 征求意见编号: one.consultation, 提交日期: date(one.day), 身份方式: one.identity, 同意公开: one.mayPublish ? '是' : '否', 状态: one.state, 不公开原因: one.reason, 条文编号: one.article,
        立场: one.say.stance, 引用原文: one.say.quote, 内容: one.body, 反馈编号: one.adoption,
      })),
    },
  ];
}
