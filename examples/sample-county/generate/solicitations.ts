import { formatReceiptNo } from '@congress-kit/api/rules/receipt';
import { currentTerm, type Bodies } from './bodies.ts';
import { addDays, asOf } from './calendar.ts';
import type { Divisions } from './divisions.ts';
import { matters } from './matters.ts';
import { dice } from './seed.ts';
import { date, type Row, type Sheet } from './write.ts';

/** Calls for topics, and what residents proposed. The last one is open all the year round, as many congresses keep one. */
interface Call { id: string; title: string; kind: '立法项目' | '监督议题' | '民生实事'; committee: number; opens: string; closes: string; reported?: string; summary: string; text: string; topics: number }

const calls: Call[] = [
  {
    id: 'ZJ-2025-01', title: '青禾县2026年民生实事项目征集', kind: '民生实事', committee: 1, opens: '2025-09-15', closes: '2025-10-31', reported: '2025-11-28', topics: 18,
    summary: '明年全县办哪几件实事，请您提。', text: '请围绕教育、医疗、养老、交通、环境等提出看得见、办得成、一年内能完成的项目。征集结果将作为票决候选项目的来源。',
  },
  {
    id: 'ZJ-2026-01', title: '青禾县人大常委会2027年监督议题征集', kind: '监督议题', committee: 1, opens: '2026-10-08', closes: '2026-12-08', topics: 14,
    summary: '明年县人大常委会监督哪些事，请您出题。', text: '请说明问题是什么、影响哪些人、希望怎样监督。',
  },
  {
    id: 'ZJ-2026-02', title: '常年征集：立法和监督线索', kind: '立法项目', committee: 7, opens: '2026-01-05', closes: '2031-12-31', topics: 10,
    summary: '什么时候想到，什么时候提。', text: '本征集常年开放，每季度整理一次。',
  },
];

/** What became of the topics of the finished call, dealt in turn. */
const results = [
  ['路灯、停车场等便民设施', '采纳', '列入2026年民生实事候选项目，交代表票决。'], ['道路和公交', '部分采纳', '两个项目列入候选，其余转交通局按计划实施。'],
  ['需要多年投入的工程', '留作参考', '一年内难以完成，转发改局列入项目库。'], ['属于村务和小区自治的事', '未采纳', '请通过村民会议、业主大会决定，乡镇可以指导。'],
] as const;

interface Proposed { receiptNo: string; call: Call; day: string; title: string; body: string; identity: string; state: string; adoption?: string }
export interface Solicitations { proposed: Proposed[] }

export function solicitations(divisions: Divisions): Solicitations {
  const roll = dice('solicitations');
  const matter = matters(divisions, dice('proposed topics'));
  const proposed = calls.flatMap((call) => Array.from({ length: call.topics }, (_, nth): Proposed => {
    const { want, wrong, help } = matter();
    const last = call.closes < asOf ? call.closes : asOf;
    const day = addDays(call.opens, roll.between(0, Math.round((Date.parse(last) - Date.parse(call.opens)) / 86_400_000)));
    const state = addDays(day, 3) > asOf ? '待审核' : roll.weighted({ 已采集: 95, 已撤回: 5 });
    return {
      receiptNo: '', call, day, title: [...`建议${want}`].slice(0, 60).join(''), body: `${wrong}${help}`, identity: roll.weighted({ 实名公开: 24, 实名不公开: 50, 匿名: 26 }), state,
      ...(call.reported && state === '已采集' && { adoption: `${call.id}.C${(nth % results.length) + 1}` }),
    };
  }));
  proposed.sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  const counters: Record<string, number> = {};
  for (const one of proposed) {
    const year = one.day.slice(0, 4);
    one.receiptNo = formatReceiptNo({ prefix: 'QHZ', year: Number(year), sequence: counters[year] = (counters[year] ?? 0) + 1 });
  }
  return { proposed };
}

export function solicitationSheets({ proposed }: Solicitations, bodies: Bodies): Sheet[] {
  const congress = currentTerm(bodies.county).congress.id;
  return [
    {
      name: '议题征集', headings: ['编号', '名称', '人大编号', '开始日期', '截止日期', '取消日期', '公布日期', '概述', '类型', '负责专工委', '征集公告', '结果报告'],
      rows: calls.map((call): Row => ({
        编号: call.id, 名称: call.title, 人大编号: congress, 开始日期: date(call.opens), 截止日期: date(call.closes), 公布日期: date(call.reported), 概述: call.summary, 类型: call.kind,
        负责专工委: bodies.committees[call.committee]!.id, 征集公告: call.text, 结果报告: call.reported && `共收到${proposed.filter((one) => one.call === call).length}条，经梳理列入候选项目，由代表在人代会上票决。`,
      })),
    },
    {
      name: '采用情况', headings: ['编号', '征集编号', '议题概述', '采用情况', '理由', '反馈日期'],
      rows: calls.filter(({ reported }) => reported).flatMap((call) => results.map(([summary, outcome, reason], index): Row => ({
        编号: `${call.id}.C${index + 1}`, 征集编号: call.id, 议题概述: summary, 采用情况: outcome, 理由: reason, 反馈日期: date(addDays(call.reported!, -3)),
      }))),
    },
    {
      name: '议题', headings: ['编号', '征集编号', '提交日期', '身份方式', '同意公开', '状态', '不公开原因', '题目', '内容', '反馈编号'],
      rows: proposed.map((one): Row => ({
        编号: one.receiptNo, 征集编号: one.call.id, 提交日期: date(one.day), 身份方式: one.identity, 同意公开: '是', 状态: one.state, 题目: one.title, 内容: one.body, 反馈编号: one.adoption,
      })),
    },
  ];
}
