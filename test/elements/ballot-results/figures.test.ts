import { expect } from '@open-wc/testing';
import { countBallot, investmentOf, turnoutOf } from '../../../packages/elements/src/ballot-results/ballot-figures.ts';
import { ballotWords } from '../../../packages/elements/src/ballot-results/ballot-words.ts';
import { moreWords } from '../../../packages/elements/src/ballot-results/more.words.ts';
import { learn, learnWords } from '../../../packages/elements/src/ballot-results/english.ts';
import { fractionWords, percent } from '../../../packages/elements/src/ballot-results/ballot-summary.ts';
import { countyBallot, tiedBallot, wrongBallot } from './sample-ballots.ts';

describe('a counted ballot', () => {
  it('puts the most yes votes first and finds the elected', () => {
    const counted = countBallot(countyBallot);
    expect(counted.entries.map(({ candidate, row }) => [candidate.id, row.rank, row.elected])).to.deep.equal([['b', 1, true], ['a', 2, true], ['c', 3, false]]);
    expect(counted.tally.need).to.equal(106);
    expect(counted.tally.faults).to.deep.equal([]);
  });

  it('draws on the longest bar there can be', () => {
    expect(countBallot(countyBallot).scale).to.equal(210);
    expect(countBallot(tiedBallot).scale).to.equal(57);
    expect(percent(106, 210)).to.equal('50.48%');
    expect(percent(300, 210)).to.equal('100%');
    expect(percent(1, 0)).to.equal('0%');
  });

  it('follows the papers from all deputies to the valid ones', () => {
    expect(turnoutOf(countBallot(countyBallot)).map(({ name, count, lost }) => [name, count, lost])).to.deep.equal([
      ['total', 210, 0], ['present', 193, 17], ['issued', 193, 0], ['returned', 193, 0], ['valid', 193, 0],
    ]);
  });

  it('adds up what the elected cost, or says nothing', () => {
    expect(investmentOf(countBallot(countyBallot))).to.equal(18_700_000);
    expect(investmentOf(countBallot(tiedBallot))).to.equal(undefined);
  });

  it('reports a tie, and follows the recorded decision', () => {
    expect(countBallot(tiedBallot).tally.ties).to.deep.equal([['b', 'c']]);
    const candidates = tiedBallot.candidates.map((one) => (one.id === 'c' ? { ...one, elected: true } : one));
    const decided = countBallot({ ...tiedBallot, candidates, tieDecision: '抽签，会车道当选' });
    expect(decided.entries.map(({ candidate, row }) => [candidate.id, row.reason])).to.deep.equal([['a', 'elected'], ['c', 'elected_by_decision'], ['b', 'lost_by_decision']]);
    expect(decided.tally.faults).to.deep.equal([]);
  });

  it('finds totals that do not add up and leaves them as they are', () => {
    const { tally, ballot } = countBallot(wrongBallot);
    expect(tally.faults.map(({ code, candidateId }) => [code, candidateId])).to.deep.equal([['votes_do_not_add_up', 'a']]);
    expect(ballot.candidates[0]?.yes).to.equal(54);
    expect(countBallot({ ...wrongBallot, invalid: 0, candidates: wrongBallot.candidates.slice(0, 1) }).tally.faults).to.deep.equal([]);
  });

  it('judges nothing under a method it does not know', () => {
    const counted = countBallot({ ...countyBallot, method: 'approval_by_acclaim', candidates: countyBallot.candidates.map((one) => ({ ...one, elected: true })) });
    expect(counted.known).to.equal(false);
    expect(counted.tally.faults).to.deep.equal([]);
    expect(counted.entries.every((entry) => entry.elected)).to.equal(true);
  });

  it('names fractions as the rules do', () => {
    learn();
    learnWords({ ballotWords, moreWords });
    expect(fractionWords({ numerator: 1, denominator: 2 }, 'zh-CN')).to.equal('半数');
    expect(fractionWords({ numerator: 2, denominator: 3 }, 'zh-CN')).to.equal('三分之二');
    expect(fractionWords({ numerator: 2, denominator: 3 }, 'en')).to.equal('2/3');
  });
});
