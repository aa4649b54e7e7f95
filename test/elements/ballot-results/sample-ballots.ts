import type { Ballot, Candidate } from '@congress-kit/sdk';

/** Ballots with totals known from practice: 182/10/1 and 185/8/0 of 193; 43/13/1 of 57; 54/33/2/4 of 93. */
const candidate = (id: string, title: string, [yes, no, abstain, blank]: [number, number, number, number?], elected: boolean, more: Partial<Candidate> = {}): Candidate =>
  ({ id, title, yes, no, abstain, ...(blank === undefined ? {} : { blank }), elected, ...more }) as Candidate;

const common = {
  congress: { id: 'c1', name: '青禾县人民代表大会' }, division: { id: '990101', name: '青禾县' }, year: 2026, votedOn: '2026-01-08', source: '青禾县人大办', asOf: '2026-01-09',
};

/** Three candidates, two seats, more than half of all deputies. */
export const countyBallot = {
  ...common, id: 'b1', title: '青禾县2026年民生实事项目票决', seats: 2, candidateCount: 3, totalDeputies: 210, present: 193, issued: 193, returned: 193, invalid: 0,
  method: 'approve_threshold', threshold: { numerator: 1, denominator: 2, basis: 'all_deputies', strict: true }, tieRule: 'presidium', marginRule: { kind: 'more' },
  candidates: [
    candidate('a', '背街小巷路灯改造', [182, 10, 1], true, { category: 'lighting', place: '城关镇', investment: 6_200_000, plan: '年内完工' }),
    candidate('b', '农村供水管网更新', [185, 8, 0], true, { category: 'water', investment: 12_500_000 }),
    candidate('c', '县医院停车楼', [98, 84, 11], false, { investment: 28_000_000 }),
  ],
} as unknown as Ballot;

/** A tie at the cut, nothing decided. */
export const tiedBallot = {
  ...common, id: 'b2', title: '石桥乡2026年民生实事项目票决', seats: 2, candidateCount: 3, totalDeputies: 60, present: 58, issued: 58, returned: 57, invalid: 0,
  method: 'approve_top_n', tieRule: 'lot',
  candidates: [candidate('a', '卫生室改造', [50, 5, 2], true), candidate('b', '文化广场照明', [43, 13, 1], false), candidate('c', '会车道', [43, 12, 2], false)],
} as unknown as Ballot;

/** 54/33/2/4 of 93 is right; with two invalid papers it is not. */
export const wrongBallot = {
  ...common, id: 'b3', title: '南塬乡2026年民生实事项目票决', votedOn: '2025-12-20', seats: 1, candidateCount: 2, totalDeputies: 93, present: 93, issued: 93, returned: 93, invalid: 2,
  method: 'approve_top_n', candidates: [candidate('a', '水源井', [54, 33, 2, 4], true), candidate('b', '操场', [40, 50, 1], false)],
} as unknown as Ballot;
