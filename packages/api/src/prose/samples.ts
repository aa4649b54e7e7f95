/**
 * Records of the invented 青禾县 for the examples. One deputy, one station, one suggestion and its case, one ballot: a reader
 * who follows the ids from example to example finds the same people. Phone numbers begin with 0000 and ring nowhere.
 */
export const asOf = '2026-11-20';
export const readAt = '2026-11-20T08:00:00+08:00';
const kept = (source: string) => ({ source, asOf, changedAt: '2026-11-18T16:40:00+08:00' });

export const county = { id: '990101', name: '青禾县' };
export const township = { id: '990101.102', name: '柳溪镇' };
export const village = { id: '990101.102.204', name: '枣林村' };
export const congressRef = { id: 'RD-990101', name: '青禾县人民代表大会' };
export const termRef = { id: 'JC-990101-18', name: '第十八届' };
export const delegation = { id: 'DBT-990101102', name: '柳溪镇代表团' };
export const committee = { id: 'ZGW05', name: '城乡建设与环境保护委员会' };
export const roadOffice = { id: 'DW11', name: '县交通局' };
export const powerCompany = { id: 'DW35', name: '县供电公司' };
export const stationRef = { id: 'JZ017', name: '柳溪镇代表联络站' };
export const groupRef = { id: 'XZ03', name: '农业农村代表小组' };
export const deputyRef = { id: 'DB0123', name: '单小梅' };

export const division = {
  id: village.id, code: '990101102204', kind: 'village', parentId: township.id, name: village.name, pinyin: 'zao lin cun',
  path: [county, township], validFrom: '2003-07-01', ...kept('行政区划.xlsx'),
};

export const congress = { ...congressRef, level: 'county', division: county, ...kept('届次会议.xlsx') };
export const term = { ...termRef, congressId: congressRef.id, number: 18, startDate: '2022-01-08', ...kept('届次会议.xlsx') };
export const session = {
  id: 'HY-990101-18-5', termId: termRef.id, congressId: congressRef.id, number: 5, name: '青禾县第十八届人民代表大会第五次会议',
  startDate: '2026-01-12', endDate: '2026-01-15', ...kept('届次会议.xlsx'),
};
export const organization = {
  id: roadOffice.id, name: '青禾县交通运输局', shortName: roadOffice.name, kind: 'handling_unit', congressId: congressRef.id, parentId: congressRef.id, division: county, ...kept('届次会议.xlsx'),
};

export const deputy = {
  ...deputyRef, pinyin: 'shan xiao mei', post: '柳溪镇枣林村党支部书记',
  memberships: [
    { level: 'county', congress: congressRef, term: termRef, constituency: '柳溪镇第二选区', delegation, startDate: '2022-01-08' },
    { level: 'township', congress: { id: 'RD-990101102', name: '柳溪镇人民代表大会' }, startDate: '2022-01-05' },
  ],
  stations: [stationRef], groups: [groupRef], divisions: [{ id: '990101.102.204.01', name: '枣林村第一网格' }],
  contactPolicy: 'station_only', ...kept('代表名册.xlsx'),
};

export const group = { ...groupRef, kind: 'industry', committee, deputyCount: 25, ...kept('代表小组.csv') };

export const station = {
  ...stationRef, kind: 'station', stars: 4, address: '青禾县柳溪镇溪畔路8号', geo: { latitude: 30.5012, longitude: 104.2033, datum: 'GCJ-02' },
  hours: '周一至周五 9:00-17:00', receptions: [{ id: '0', text: '每月15日 9:00-11:30', rrule: 'FREQ=MONTHLY;BYMONTHDAY=15', deputies: [deputyRef] }],
  deputies: [deputyRef], divisions: [township], accessibility: '门口有坡道，一楼接待', officePhone: '0000-5550123', ...kept('代表家站.csv'),
};

export const receiptNo = 'QH-2026-000123-2';
export const secret = '1CR5-AYMZ-RKMG-WCTR-FPHC-FV0H-6SM';
export const caseNumber = 'QZ-2026-0042';
const title = '枣林村到镇上的路没有路灯';
const body = '枣林村到镇上有两公里没有路灯，孩子放学时天已经黑了，希望装上路灯。';

export const suggestion = {
  receiptNo, kind: 'suggestion', category: 'lighting', title, body, division: village, target: { kind: 'deputy', ...deputyRef },
  identityMode: 'withheld', channel: 'web', state: 'transferred', phase: 'handling', submittedOn: '2026-03-02', supportCount: 17,
  caseNumber, ...kept('人大办'),
};

const kept24 = { mediaType: 'image/jpeg', bytes: 412_806, sha256: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef', width: 1920, height: 1440 };
export const uploaded = { id: '9c1f0e5b7a3d4c2896e1b0f4d7a85c3e12f6a9b4', ...kept24, keptUntil: '2026-03-03T19:12:00+08:00' };
export const photo = { id: uploaded.id, ...kept24, name: '没有路灯的路段.jpg', url: `/attachments/${uploaded.id}` };
export const ownPhoto = { ...photo, url: `${photo.url}?ticket=t9w1c0.q3bXn0Jm5yD8kR2vTzU7eWfHsLpGcAo6iKdN4xYB1rE` };

export const ownSteps = [
  { id: '5f1c20a9b3e4', type: 'submitted', at: '2026-03-02T19:20:00+08:00', actor: { role: 'resident' } },
  { id: 'c08d7e61f2a5', type: 'screening', at: '2026-03-03T09:00:00+08:00', actor: { role: 'office_clerk', organization: '青禾县人大办' } },
  { id: '91b4a3d05e7c', type: 'accepted', at: '2026-03-03T09:10:00+08:00', actor: { role: 'office_clerk', organization: '青禾县人大办' } },
  { id: 'e72f0c8b6d13', type: 'transferred', at: '2026-03-05T10:00:00+08:00', actor: { role: 'office_clerk', organization: '青禾县人大办' }, note: '转县交通局主办，县供电公司协办。' },
];

export const replyDraft = {
  documentNo: '青交函〔2026〕18号', issuedOn: '2026-05-20', signedBy: '周立行',
  text: '路灯工程已列入今年计划，九月底前装好42盏。', resolution: { scheme: 'abcd', code: 'B', normal: 'in_progress' },
  promiseDueOn: '2026-09-30', meeting: { kind: 'visit', on: '2026-05-12' },
};
export const reply = { version: 1, ...replyDraft };

const caseShape = {
  number: caseNumber, origin: 'public_suggestion', title, division: village, congress: congressRef, registeredOn: '2026-03-04', assignedOn: '2026-03-05', leadHandler: roadOffice,
  coHandlers: [powerCompany], governmentLead: '副县长 何明远', congressLead: '县人大常委会副主任 许秋实', supervisingCommittee: committee,
  priority: true, ...kept('建议办理.xlsx'),
};
export const caseSummary = {
  ...caseShape, state: 'handling', phase: 'handling',
  clock: {
    startedOn: '2026-03-05', dueOn: '2026-06-05', totalStartedOn: '2026-03-05', totalDueOn: '2026-06-05', months: 3, extended: false, estimated: false,
  },
};
export const caseDetail = {
  ...caseSummary, body, leadDeputies: [deputyRef], coSigners: [], session: { id: session.id, name: session.name },
  steps: [
    { id: '0b6e4fa1c27d', type: 'registered', at: '2026-03-04', actor: { role: 'office_clerk', organization: '青禾县人大办' } },
    { id: '7d93c5e8b014', type: 'assigned', at: '2026-03-05', actor: { role: 'office_clerk', organization: '青禾县人大办' } },
    { id: 'a4f20d7b9c36', type: 'received', at: '2026-03-06', actor: { role: 'handling_unit', organization: roadOffice.name } },
    { id: 'd8507be1c49f', type: 'correction', at: '2026-03-09', actor: { role: 'office_clerk', organization: '青禾县人大办' }, note: '签收日期应为 3 月 5 日，当时登记有误。', corrects: 'a4f20d7b9c36' },
  ],
  replies: [],
  deadlines: [{ kind: 'assign', length: 5, yellowDays: 2, startedOn: '2026-03-04', dueOn: '2026-03-11', doneOn: '2026-03-05', estimated: false }],
};
export const caseAnswered = {
  ...caseDetail, state: 'replied', phase: 'replied', clock: { ...caseSummary.clock, doneOn: '2026-05-20' },
  steps: [...caseDetail.steps, { id: '3ce815f06ba9', type: 'replied', at: '2026-05-20', actor: { role: 'handling_unit', organization: roadOffice.name } }],
  replies: [reply],
  deadlines: [...caseDetail.deadlines, { kind: 'publish', length: 20, yellowDays: 2, startedOn: '2026-05-20', dueOn: '2026-06-17', estimated: false }],
};

export const receipt = {
  receiptNo, kind: 'suggestion', category: 'lighting', title, body, attachments: [ownPhoto], division: village, target: { kind: 'deputy', ...deputyRef },
  identityMode: 'withheld', mayPublish: true, submittedAt: '2026-03-02T19:20:00+08:00', state: 'replied', phase: 'replied',
  screenedBy: '2026-03-09', supplements: [], steps: ownSteps, replies: [reply], may: ['rate'],
};

export const evaluation = {
  id: 'CP-2026-001', subject: { kind: 'case', id: caseNumber, name: title }, round: 1, method: 'back_to_back', evaluatedOn: '2026-06-20', collectedBy: committee.name, minN: 5,
  figures: {
    issued: 20, returned: 18, valid: 18, invalid: 0,
    axes: [{
      axis: 'result', satisfied: 12, basic: 4, unsatisfied: 1, unknown: 1, abstain: 0,
      satisfiedRate: { numerator: 12, denominator: 18, percent: '66.7' }, satisfiedOrBasicRate: { numerator: 16, denominator: 18, percent: '88.9' },
    }],
  },
  ...kept('满意度测评.csv'),
};

export const ballotSummary = {
  id: 'PJ-2026-01', title: '青禾县2026年民生实事项目票决', congress: congressRef, division: county, year: 2026, votedOn: '2026-01-14', seats: 1,
  candidateCount: 2, totalDeputies: 201, present: 193, issued: 193, returned: 193, invalid: 0, method: 'approve_threshold',
  threshold: { numerator: 1, denominator: 2, basis: 'all_deputies', strict: true }, tieRule: 'presidium', marginRule: { kind: 'more' },
  ...kept('票决结果.xlsx'),
};
export const ballot = {
  ...ballotSummary,
  candidates: [
    {
      id: 'PJ-2026-01.1', title: '乡村道路路灯', category: '路灯照明', place: '柳溪镇', investment: 1260000, funding: '县财政', plan: '安装路灯420盏',
      proposer: receiptNo, yes: 182, no: 10, abstain: 1, blank: 0, elected: true,
    },
    { id: 'PJ-2026-01.2', title: '镇文化广场', category: '文化体育', place: '石磨镇', investment: 800000, yes: 92, no: 85, abstain: 16, blank: 0, elected: false, reason: '没有过半数' },
  ],
};
