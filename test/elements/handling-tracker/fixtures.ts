import type { CaseDetail, CaseSummary, Receipt } from '@congress-kit/sdk';
import { formatReceiptNo, formatSecret, secretFromBytes } from '@congress-kit/api/rules/receipt';

/** A day so many days from today, in Shanghai: lights depend on the day they are looked at. */
export const day = (from: number): string => new Date(Date.now() + from * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
const at = (from: number, time = '09:30:00'): string => `${day(from)}T${time}+08:00`;

export const receiptNo = formatReceiptNo({ prefix: 'QH', year: 2026, sequence: 123 });
export const secret = formatSecret(secretFromBytes(new Uint8Array(17).map((_, index) => index * 37 + 11)));

const office = { role: 'office_clerk', organization: '青禾县人大办' };
const lead = { role: 'handling_unit', organization: '县交通局' };
const committee = { role: 'supervising_committee', organization: '城乡建设与环境保护委员会' };
const ref = (id: string, name: string) => ({ id, name });

const title = '枣林村到镇上的路没有路灯';
const body = '枣林村到镇上有两公里没有路灯，孩子放学时天已经黑了，路边还有水渠。\n希望今年能装上路灯，先装有弯道的那一段也可以。';

export const handling: CaseDetail = {
  number: 'JY-2026-0042', origin: 'deputy_suggestion', title, body, state: 'handling', phase: 'handling', registeredOn: day(-82), assignedOn: day(-78),
  leadHandler: ref('DW11', '县交通局'), coHandlers: [ref('DW35', '县供电公司'), ref('DW02', '柳溪镇人民政府')], governmentLead: '副县长 何明远', congressLead: '县人大常委会副主任 许秋实',
  supervisingCommittee: ref('ZGW05', '城乡建设与环境保护委员会'), priority: true, source: '建议办理.xlsx', asOf: day(0),
  clock: { startedOn: day(-78), dueOn: day(12), totalStartedOn: day(-78), totalDueOn: day(12), months: 3, extended: false, estimated: false },
  leadDeputies: [ref('DB0123', '单小梅')], coSigners: [ref('DB0201', '仇志强'), ref('DB0333', '解文清')], session: ref('HY', '青禾县第十八届人民代表大会第五次会议'),
  steps: [
    { type: 'registered', at: at(-82), actor: office },
    { type: 'reviewed', at: at(-81), actor: office },
    { type: 'assigned', at: at(-78), actor: office, note: '县交通局主办，县供电公司、柳溪镇协办。' },
    { type: 'received', at: at(-76), actor: lead },
    { type: 'handling', at: at(-75), actor: lead },
    { type: 'meeting', at: at(-60), actor: lead, note: '到现场看了路段，代表建议先装弯道。' },
    { type: 'supervised', at: at(-30), actor: committee, note: '请在期限内答复，并说明资金来源。' },
    { type: 'co_reply', at: at(-20, '15:05:00'), actor: { role: 'co_handler', organization: '县供电公司' }, note: '电源可以从三号变压器接。' },
  ],
  replies: [],
};

const reply = {
  version: 1, documentNo: '青交函〔2026〕18号', issuedOn: day(-10), signedBy: '周立行',
  text: '单小梅等代表：\n您提出的建议收悉，感谢对乡村道路工作的关心。路灯工程已列入今年计划，县财政安排 126 万元，沿枣林村至镇中心小学安装路灯 42 盏，弯道先装。\n电源由县供电公司接入，九月底前全部亮灯。',
  resolution: { scheme: 'abcd', code: 'B', normal: 'in_progress' }, promiseDueOn: day(75), meeting: { kind: 'visit', on: day(-60) },
} as const;

export const replied: CaseDetail = {
  ...handling, state: 'replied', phase: 'replied', clock: { ...handling.clock!, doneOn: day(-10) },
  steps: [...handling.steps, { type: 'replied', at: at(-10), actor: lead }], replies: [reply],
};

/** Unsatisfied, handled again, answered again, done. */
export const published: CaseDetail = {
  ...replied, state: 'published', phase: 'published', number: 'JY-2026-0007', priority: false,
  steps: [
    ...replied.steps,
    { type: 'evaluating', at: at(-9), actor: office },
    { type: 'unsatisfied', at: at(-8), actor: office },
    { type: 'rehandling', at: at(-7), actor: office },
    { type: 'replied', at: at(-4), actor: lead },
    { type: 'evaluating', at: at(-4, '16:00:00'), actor: office },
    { type: 'satisfied', at: at(-3), actor: office },
    { type: 'completed', at: at(-2), actor: office },
    { type: 'published', at: at(-1), actor: office },
  ],
  replies: [reply, { ...reply, version: 2, issuedOn: day(-4), documentNo: '青交函〔2026〕61号', text: '路灯已全部装好并亮灯。', resolution: { scheme: 'abcd', code: 'A', normal: 'solved' }, promiseDueOn: undefined }],
};

export const notAccepted: CaseDetail = {
  ...handling, number: 'JY-2026-0050', state: 'not_accepted', phase: 'not_accepted', clock: undefined, leadHandler: undefined, coHandlers: [], governmentLead: undefined, congressLead: undefined,
  supervisingCommittee: undefined, priority: false, assignedOn: undefined,
  steps: [...handling.steps.slice(0, 2), { type: 'not_accepted', at: at(-79), actor: office, note: '属于乡镇职权范围，已告知代表' }],
};

/** 并案: it goes on in the other one. */
export const merged: CaseDetail = {
  ...handling, number: 'JY-2026-0051', title: '枣林村路灯太少', state: 'merged', phase: 'merged', mergedInto: handling.number, clock: undefined, priority: false,
  steps: [...handling.steps.slice(0, 3), { type: 'merged', at: at(-70), actor: office }],
};

const ownSteps = [
  { type: 'submitted', at: at(-85, '19:20:00'), actor: { role: 'resident' } },
  { type: 'screening', at: at(-84), actor: office },
  { type: 'accepted', at: at(-84, '09:45:00'), actor: office },
  { type: 'transferred', at: at(-78, '10:00:00'), actor: office, note: '转县交通局主办，县供电公司协办。' },
];

export const receiptHandling: Receipt = {
  receiptNo, kind: 'suggestion', category: 'lighting', title, body, division: ref('990101.102.204', '枣林村'), target: { kind: 'deputy', id: 'DB0123', name: '单小梅' },
  identityMode: 'withheld', mayPublish: true, submittedAt: at(-85, '19:20:00'), state: 'transferred', phase: 'handling', screenedBy: day(-78), supplements: [],
  steps: ownSteps, replies: [], case: { ...handling, origin: 'public_suggestion', number: 'QZ-2026-0042', leadDeputies: [], coSigners: [], session: undefined }, may: ['withdraw'],
};

export const receiptReplied: Receipt = {
  ...receiptHandling, state: 'replied', phase: 'replied', steps: [...ownSteps, { type: 'replied', at: at(-10), actor: { role: 'system' } }],
  case: { ...replied, origin: 'public_suggestion', number: 'QZ-2026-0042', leadDeputies: [], coSigners: [], session: undefined }, may: ['rate'],
};

export const receiptRated = (result: 'satisfied' | 'basic' | 'unsatisfied', comment?: string): Receipt => ({
  ...receiptReplied, state: 'rated', phase: 'evaluating', may: [], steps: [...receiptReplied.steps, { type: 'rated', at: at(0), actor: { role: 'resident' } }],
  rating: { attitude: 'satisfied', result, ...(comment ? { comment } : {}), at: at(0) },
});

export const receiptAsked: Receipt = {
  ...receiptHandling, state: 'needs_supplement', phase: 'received', case: undefined, screenedBy: day(5), may: ['supplement', 'withdraw'],
  steps: [ownSteps[0]!, ownSteps[1]!, { type: 'needs_supplement', at: at(-2), actor: office, note: '请问没有路灯的是哪一段？' }],
};

export const receiptSupplemented: Receipt = {
  ...receiptAsked, state: 'screening', may: ['withdraw'], supplements: [{ body: '村口小桥到镇中心小学。', at: at(0) }],
  steps: [...receiptAsked.steps, { type: 'screening', at: at(0), actor: { role: 'resident' } }],
};

export const receiptWithdrawn: Receipt = {
  ...receiptHandling, state: 'withdrawn', phase: 'withdrawn', case: undefined, may: [], steps: [...ownSteps, { type: 'withdrawn', at: at(0), actor: { role: 'resident' } }],
};

export const receiptRejected: Receipt = {
  ...receiptAsked, state: 'rejected', phase: 'rejected', may: [], ending: { code: 'petition_matter', text: '涉及个人征地补偿' },
  steps: [...ownSteps.slice(0, 2), { type: 'rejected', at: at(-80), actor: office }],
};

const summaryOf = ({ body: _body, leadDeputies: _lead, coSigners: _co, session: _session, steps: _steps, replies: _replies, ...summary }: CaseDetail): CaseSummary => summary;

const variants: Partial<CaseSummary>[] = [
  {},
  { title: '县医院门诊楼加装电梯', clock: { ...handling.clock!, dueOn: day(-6), totalDueOn: day(-6) }, leadHandler: ref('DW20', '县卫生健康局'), priority: false },
  { title: '石磨镇灌溉渠年久失修，请列入改造', clock: { ...handling.clock!, dueOn: day(60), extended: true, months: 6 }, leadHandler: ref('DW09', '县水务局'), priority: false },
  { title: '老城区公共厕所夜里不开门', state: 'published', phase: 'published', clock: { ...handling.clock!, dueOn: day(-40), doneOn: day(-33) }, leadHandler: ref('DW16', '县城市管理局'), priority: false },
  { title: '加快推进农村幸福院和老年助餐点建设，解决留守老人吃饭难的建议', origin: 'opinion', clock: { ...handling.clock!, dueOn: day(45) }, leadHandler: ref('DW13', '县民政局'), priority: false },
  { title: '乡镇卫生院增加儿科夜间门诊', state: 'registered', phase: 'received', clock: undefined, leadHandler: undefined, priority: false },
];

/** Newest first, as the server orders them. */
export const cases: readonly CaseSummary[] = Array.from({ length: 26 }, (_, index) => ({
  ...summaryOf(handling), ...variants[index % variants.length], number: `JY-2026-${String(42 - index).padStart(4, '0')}`, registeredOn: day(-82 - index),
}));
