import { labels } from '../messages/works.zh-CN.ts';
import { asOf, ballotSummary, committee, congressRef, county, deputyRef, powerCompany, receiptNo, roadOffice, session, suggestion, township } from './samples.ts';

/** The street lights of 枣林村 go on: the project they became, the report the congress heard, the day it is heard, the figures. */
const kept = (source: string) => ({ source, asOf, changedAt: '2026-11-18T16:40:00+08:00' });

const candidateRef = { id: 'PJ-2026-01-1', name: '乡村道路路灯' };
const milestones = [
  { position: 1, title: '完成设计和招标', weight: 20, plannedOn: '2026-04-30', percent: 100, doneOn: '2026-04-22' },
  { position: 2, title: '安装路灯', weight: 60, plannedOn: '2026-09-30', percent: 80 },
  { position: 3, title: '通电验收', weight: 20, plannedOn: '2026-11-30', percent: 0 },
];
const reports = [{
  on: '2026-09-28', percent: 68, spent: 860000, done: '已装好336盏。', problem: '两个村的线杆要移位。', next: '十月底前装完。', by: roadOffice,
}];
export const projectSummary = {
  id: 'XM-2026-001', title: '乡村道路路灯', category: '路灯照明', division: township, place: '柳溪镇', year: 2026, congress: congressRef,
  ballot: { id: ballotSummary.id, name: ballotSummary.title }, candidate: candidateRef, state: 'under_way', leadUnit: roadOffice, coUnits: [powerCompany],
  progress: { numerator: 6800, denominator: 10000, percent: '68.0' }, funds: { planned: 1260000, spent: 860000, percent: '68.3', over: false },
  startOn: '2026-03-01', dueOn: '2026-11-30', reportedOn: '2026-09-28', ...kept('项目实施.xlsx'),
};
export const project = {
  ...projectSummary, plan: '安装路灯420盏', fundSources: [{ name: '县财政', amount: 1260000 }], milestones, reports,
  supervisionGroup: { name: '路灯项目监督小组', committee, leader: '县人大常委会副主任 许秋实', deputies: [deputyRef] },
  adjustments: [{ on: '2026-07-10', kind: 'schedule', before: '2026-10-31', after: '2026-11-30', reason: '汛期停工', decidedBy: '县人大常委会主任会议', documentNo: '青人常主〔2026〕21号' }],
  suggestions: [{ receiptNo, title: suggestion.title }], evaluations: [],
};

export const disclosureSummary = {
  id: 'GK-2026-017', title: '关于农村公路建设情况报告的审议意见', kind: 'opinion', documentNo: '青人常〔2026〕17号', organ: { id: congressRef.id, name: '青禾县人大常委会' },
  division: county, session: { id: session.id, name: session.name }, adoptedOn: '2026-06-26', issuedOn: '2026-07-02', status: 'issued', replaces: [], replacedBy: [], ...kept('依法公开.xlsx'),
};
export const disclosure = {
  ...disclosureSummary, body: '要加快通村道路建设，路灯、护栏一并考虑。', legalBasis: ['《监督法》第二十条'],
  attachments: [{
    name: '审议意见.pdf', mediaType: 'application/pdf', bytes: 182044, sha256: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c', url: 'https://files.qinghe.example/gk/2026-017.pdf',
  }],
};
export const staffDisclosure = { ...disclosure, publication: 'published', reviewer: '许秋实' };

export const event = {
  id: 'HD-2026-031', title: '农村公路养护条例草案听证会', kind: 'hearing', status: 'scheduled', startsAt: '2026-12-04T09:00:00+08:00', endsAt: '2026-12-04T11:30:00+08:00',
  place: '县人大常委会三楼会议室', address: '青禾县禾城街道青禾大道1号', division: county, organizer: { id: committee.id, name: committee.name },
  agenda: ['草案说明', '听证陈述', '提问'], attendance: { mode: 'by_application', seats: 20, applyUntil: '2026-11-30T17:30:00+08:00', how: '打办公电话报名，当天到场签到。', officePhone: '0000-5550188' },
  ...kept('会议活动.xlsx'),
};

export const activity = {
  id: 'LZ-2026-0312', kind: 'reception', title: '石磨镇代表之家接待日', on: '2026-11-05', place: '石磨镇代表之家', division: { id: '990101.101', name: '石磨镇' }, station: { id: 'JZ001', name: '石磨镇代表之家' },
  organizer: '石磨镇人大', deputies: [{ id: 'DB0001', name: '单小梅' }, { id: 'DB0002', name: '尉迟振华' }], summary: '接待群众 9 人次，路灯、水渠两件事当场登记。', residents: 9, opinions: 2,
  ...kept('履职活动.xlsx'),
};
export const dutyRecord = {
  id: 'DB0001-2026', deputy: { id: 'DB0001', name: '单小梅' }, year: 2026, total: 14, kinds: [{ kind: 'reception', count: 9 }, { kind: 'inspection', count: 4 }, { kind: 'duty_report', count: 1 }],
  definition: labels.dutyDefinitions.activities,
  points: { points: 86.5, scheme: '青禾县人大代表履职积分管理办法（试行）', url: 'https://files.qinghe.example/jifen.html', on: '2026-10-31' }, ...kept('本平台统计'),
};

export const statistic = {
  id: 'case_completion-990101-2026', metric: 'case_completion', name: '办理件办结率（2026年）',
  definition: '分子是已经办结的办理件，分母是当年登记并已交办的办理件（不含并案、撤回和不予立案的）。答复了不等于办结。', numerator: 174, denominator: 176, percent: '98.9',
  rounding: 'half_up_1', unit: '件', period: { from: '2026-01-01', to: '2026-12-31' }, division: county, computed: true, ...kept('本平台统计'),
};
