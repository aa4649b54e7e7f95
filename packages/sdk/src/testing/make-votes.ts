import { limits } from '@congress-kit/api/limits';
import { rate } from '@congress-kit/api/rules/rates';
import { projects } from './words.ts';
import { from, type Making, refOf, type Row, rowsOf } from './world.ts';

/** Ballots whose counts add up, and evaluations of the cases that were replied to. */
export const makeVotes = (making: Making): void => {
  const { random, scale, world, today } = making;
  const townships = rowsOf(world, 'divisions').filter(({ kind }) => kind === 'township');
  const congresses = rowsOf(world, 'congresses');
  for (let at = 0; at < 3 * scale; at += 1) {
    const congress = congresses[at % congresses.length]!;
    const year = Number(today.slice(0, 4)) - Math.floor(at / congresses.length);
    const id = `PJ-${year}-${String(at + 1).padStart(2, '0')}`;
    const totalDeputies = 201 - at * 20;
    const returned = totalDeputies - random.int(4, 12);
    const invalid = random.int(0, 2);
    const seats = 5;
    const half = Math.floor(totalDeputies / 2);
    const candidates = random.some(projects, seats + 2).map(([title, category, investment], place) => {
      const elected = place < seats;
      const yes = elected ? random.int(half + 10, returned - invalid - 4) : random.int(20, half - 10);
      const abstain = random.int(0, 3);
      const division = townships[place % townships.length]!;
      return {
        id: `${id}.${place + 1}`, title, category, division: refOf(division), place: division['name'], investment, funding: '县财政', plan: `在${String(division['name'])}实施，当年完成。`,
        yes, no: returned - invalid - yes - abstain, abstain, blank: 0, elected, ...(!elected && { reason: '没有过半数' }),
      };
    });
    // The townships' own sessions are not told of.
    const session = rowsOf(world, 'sessions').find(({ congressId, startDate }) => congressId === congress['id'] && String(startDate).startsWith(String(year)));
    rowsOf(world, 'ballots').push({
      id, title: `${String(congress['name']).replace('人民代表大会', '')}${year}年民生实事项目票决`, congress: refOf(congress), ...(session && { session: refOf(session) }), division: congress['division'], year, votedOn: `${year}-01-14`, seats,
      candidateCount: candidates.length, totalDeputies, present: returned, issued: returned, returned, invalid, method: 'approve_threshold',
      threshold: { numerator: 1, denominator: 2, basis: 'all_deputies', strict: true }, tieRule: 'presidium', marginRule: { kind: 'more' }, candidates, ...from(making, '票决结果.xlsx'),
    });
  }

  const committee = rowsOf(world, 'organizations').find(({ kind }) => kind === 'committee')!;
  rowsOf(world, 'cases').filter(({ replies }) => (replies as Row[]).length > 0).forEach((subject, at) => {
    const valid = random.int(12, 40);
    const unsatisfied = random.int(0, 2);
    const basic = random.int(1, 5);
    const satisfied = valid - unsatisfied - basic;
    const few = at % 4 === 3;
    rowsOf(world, 'evaluations').push({
      id: `CP-${today.slice(0, 4)}-${String(at + 1).padStart(3, '0')}`, subject: { kind: 'case', id: subject['number'], name: subject['title'] }, round: 1, method: 'back_to_back', evaluatedOn: today, collectedBy: committee['name'], minN: limits.minRatings,
      ...(few ? { withheld: 'below_minimum' } : {
        figures: { issued: valid + 1, returned: valid, valid, invalid: 0, axes: [{ axis: 'result', satisfied, basic, unsatisfied, unknown: 0, abstain: 0, satisfiedRate: rate(satisfied, valid), satisfiedOrBasicRate: rate(satisfied + basic, valid) }] },
      }), ...from(making, '满意度测评.csv'),
    });
  });
};
