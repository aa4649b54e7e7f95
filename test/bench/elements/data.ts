// Invented records, of the size a county shows.
import type { Ballot, CaseDetail, FinderIndex } from '@congress-kit/sdk';

const each = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const about = { source: '示例', asOf: '2026-11-01' };

export const ballotOf = (projects: number): Ballot => ({
  ...about, id: 'b1', title: '2026年民生实事票决', congress: { id: 'c1', name: '青禾县人大' }, division: { id: '990101', name: '青禾县' }, year: 2026, votedOn: '2026-01-16', seats: Math.ceil(projects * 0.8),
  candidateCount: projects, totalDeputies: 210, present: 193, issued: 193, returned: 193, invalid: 0, method: 'approve_top_n',
  candidates: each(projects, (at) => ({ id: `k${at}`, title: `第${at}号项目：乡村道路和路灯`, yes: 193 - at % 150, no: at % 150, abstain: 0, elected: at < Math.ceil(projects * 0.8) })),
} as unknown as Ballot);

export const caseData: CaseDetail = {
  ...about, number: 'JY-2026-0042', origin: 'deputy_suggestion', title: '枣林村到镇上的路没有路灯', body: '两公里没有路灯。', state: 'handling', phase: 'handling', registeredOn: '2026-09-01', assignedOn: '2026-09-05',
  leadHandler: { id: 'DW11', name: '县交通局' }, coHandlers: [], priority: false, leadDeputies: [], coSigners: [], replies: [],
  clock: { startedOn: '2026-09-05', dueOn: '2026-12-07', totalStartedOn: '2026-09-05', totalDueOn: '2026-12-07', months: 3, extended: false, estimated: false },
  steps: each(12, (at) => ({ type: ['registered', 'reviewed', 'assigned', 'received', 'handling', 'meeting'][at % 6]!, at: `2026-09-${String(at + 1).padStart(2, '0')}T09:30:00+08:00`, actor: { role: 'handling_unit', organization: '县交通局' }, note: '到现场看了路段。' })),
};

export const rollData: FinderIndex = {
  ...about,
  divisions: { id: ['99', ...each(450, (at) => `99.${at}`)], name: ['青禾县', ...each(450, (at) => `第${at}村`)], pinyin: ['qing he xian', ...each(450, (at) => `di ${at} cun`)], kind: ['county', ...each(450, () => 'village')], parent: [-1, ...each(450, () => 0)] },
  stations: { id: ['J1'], name: ['代表之家'], kind: ['home'], address: [''], hours: [''], receptions: [''], divisions: [[0]] }, groups: { id: [], name: [] },
  deputies: {
    id: each(1550, (at) => `D${at}`), name: each(1550, (at) => `张晓${String.fromCharCode(0x4e00 + at)}`), pinyin: each(1550, () => 'zhang xiao ming'), post: each(1550, (at) => `第${at % 97}小学教师`),
    levels: each(1550, () => ['county']), divisions: each(1550, (at) => [1 + (at % 450)]), stations: each(1550, () => [0]), groups: each(1550, () => []),
  },
} as unknown as FinderIndex;
