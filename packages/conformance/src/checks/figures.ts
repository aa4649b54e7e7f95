import { limits, type Ballot } from '@congress-kit/api';
import { rate } from '@congress-kit/api/rules/rates';
import { tally, type BallotFigures } from '@congress-kit/api/rules/tally';
import { check, type Check } from '../check.ts';
import { operationNamed } from '../contract.ts';
import { isObject, type Exchange } from '../exchange.ts';
import { readDetails, walk, type Item } from '../lists.ts';
import type { Trial } from '../trial.ts';

/** Figures that the public argues about: votes and rates. */

const papers: Readonly<Record<string, string>> = {
  votes_do_not_add_up: '票数合计与收回票数不符', returned_over_issued: '收回多于发出', issued_over_present: '发出多于到会', present_over_total: '到会多于总数', invalid_over_returned: '无效票多于收回',
  margin_rule_broken: '候选不满足差额', elected_against_rule: '按规则不应当选', not_elected_against_rule: '按规则应当选', tie_without_decision: '平票未见决定', decision_does_not_fit: '决定与平票不符',
};

const ballotsOf = async (trial: Trial) => (await readDetails(trial.site, operationNamed('listBallots')))
  .filter(({ exchange }) => exchange.status === 200 && isObject(exchange.json) && Array.isArray(exchange.json['candidates']))
  .map(({ item, exchange }) => ({ item, exchange, ballot: exchange.json as unknown as Ballot }));

const arithmetic = check({
  id: 'figures.ballots', level: 'should',
  title: ['票决的数字算得拢；算不拢的如实列出', 'Ballots are counted after; what does not add up is listed here'],
  proves: ['公布的票数经得起核对', 'The announced votes bear a recount'],
  run: async (trial) => {
    for (const { ballot, exchange } of await ballotsOf(trial)) {
      trial.expect(Number.isInteger(ballot.seats), ['没有应选数', 'the number of seats is missing'], exchange);
      // What was announced is passed on as it was, faults included: they are the ballot's, not the server's.
      const { tieDecision: _, ...figures } = ballot;
      for (const fault of tally(figures as unknown as BallotFigures).faults) {
        if (fault.code === 'tie_without_decision' && ballot.tieDecision) continue;
        const numbers = Object.entries(fault.numbers).map(([name, value]) => `${name} ${value}`).join(', ');
        trial.note([`${ballot.id}${fault.candidateId ? ` ${fault.candidateId}` : ''}：${papers[fault.code] ?? fault.code}（${numbers}）`, `${ballot.id}${fault.candidateId ? ` ${fault.candidateId}` : ''}: ${fault.code} (${numbers})`]);
      }
    }
  },
});

const candidates = check({
  id: 'figures.candidates', level: 'must',
  title: ['候选项目数与列出的一致', 'The number of candidates is the number listed'],
  proves: ['没有项目在公布时消失', 'No project is lost on the way to the public'],
  run: async (trial) => {
    for (const { ballot, exchange } of await ballotsOf(trial)) {
      trial.expect(ballot.candidateCount === ballot.candidates.length, [`candidateCount 是 ${ballot.candidateCount}，列出 ${ballot.candidates.length} 项`, `candidateCount is ${ballot.candidateCount}, ${ballot.candidates.length} are listed`], exchange);
      trial.expect(ballot.candidates.filter(({ elected }) => elected).length <= ballot.seats || ballot.tieRule === 'both', ['当选多于应选', 'more are elected than there are seats'], exchange);
    }
  },
});

interface Evaluated { readonly item: Item; readonly exchange: Exchange | undefined }

const evaluations = async ({ site }: Trial): Promise<Evaluated[]> => {
  const { items, pages } = await walk(site, operationNamed('listEvaluations'));
  return items.map((item) => ({ item, exchange: pages.find(({ text }) => text.includes(`"${String(item['id'])}"`)) }));
};

const axesOf = (item: Item): Item[] => {
  const figures = item['figures'];
  return isObject(figures) && Array.isArray(figures['axes']) ? figures['axes'].filter(isObject) : [];
};

const enough = check({
  id: 'figures.minimum', level: 'must',
  title: [`少于 ${limits.minRatings} 票的测评不公布数字`, `Evaluations below ${limits.minRatings} papers show no figures`],
  proves: ['从一两票的数字猜不出是谁评的', 'A figure of one or two does not point at people'],
  run: async (trial) => {
    for (const { item, exchange } of await evaluations(trial)) {
      const figures = item['figures'];
      if (!isObject(figures)) { trial.looked += 1; continue; }
      const counts = [figures['valid'], ...axesOf(item).flatMap((axis) => ['satisfiedRate', 'satisfiedOrBasicRate'].map((name) => (isObject(axis[name]) ? axis[name]['denominator'] : undefined)))];
      const small = counts.find((count) => typeof count === 'number' && count < limits.minRatings);
      trial.expect(small === undefined, [`${String(item['id'])} 只有 ${String(small)} 票却有数字`, `${String(item['id'])} has ${String(small)} papers and figures all the same`], exchange);
    }
  },
});

const withheld = check({
  id: 'figures.withheld', level: 'must',
  title: ['不公布数字时说明原因，有数字时不说', 'Absent figures have a reason, present ones have none'],
  proves: ['看得出是保护隐私，而不是漏了', 'One can see that it protects people and was not forgotten'],
  run: async (trial) => {
    for (const { item, exchange } of await evaluations(trial)) {
      const [figures, reason] = [isObject(item['figures']), typeof item['withheld'] === 'string'];
      trial.expect(figures !== reason, [`${String(item['id'])}：数字${figures ? '有' : '无'}，原因${reason ? '有' : '无'}`, `${String(item['id'])}: figures ${figures ? 'present' : 'absent'}, reason ${reason ? 'present' : 'absent'}`], exchange);
    }
  },
});

const rates = check({
  id: 'figures.rates', level: 'must',
  title: ['比率等于它的分子除以分母', 'A rate is its numerator over its denominator'],
  proves: ['满意率经得起核对，不到全部就不写 100%', 'Rates bear a recount, and 100 % is said only when it is all'],
  run: async (trial) => {
    for (const { item, exchange } of await evaluations(trial)) {
      for (const axis of axesOf(item)) {
        for (const name of ['satisfiedRate', 'satisfiedOrBasicRate']) {
          const figure = axis[name];
          if (!isObject(figure)) continue;
          const { numerator, denominator, percent } = figure;
          const [n, d] = [Number(numerator), Number(denominator)];
          const due = Number.isInteger(n) && Number.isInteger(d) && n >= 0 && n <= d ? rate(n, d).percent : undefined;
          trial.expect(due === percent, [`${String(item['id'])} ${name}：${n}/${d} 应为 ${due}，写的是 ${String(percent)}`, `${String(item['id'])} ${name}: ${n}/${d} is ${due}, it says ${String(percent)}`], exchange);
        }
        const [satisfied, basic] = [Number(axis['satisfied']), Number(axis['basic'])];
        const numeratorOf = (name: string): unknown => (isObject(axis[name]) ? axis[name]['numerator'] : undefined);
        trial.expect(numeratorOf('satisfiedRate') === satisfied && numeratorOf('satisfiedOrBasicRate') === satisfied + basic, [`${String(item['id'])} 的分子与票数不符`, `the numerators of ${String(item['id'])} are not its counts`], exchange);
      }
    }
  },
});

export const figures: readonly Check[] = [arithmetic, candidates, enough, withheld, rates];
