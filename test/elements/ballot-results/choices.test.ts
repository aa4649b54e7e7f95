import { expect } from '@open-wc/testing';
import type { Ballot } from '@congress-kit/sdk';
import { chosenEntries, noChoices, valuesOf } from '../../../packages/elements/src/ballot-results/ballot-choices.ts';
import { countBallot, whereOf } from '../../../packages/elements/src/ballot-results/ballot-figures.ts';
import { paint, pictureOf, svgOf, wrapped } from '../../../packages/elements/src/ballot-results/ballot-picture.ts';
import { csvOf } from '../../../packages/elements/src/ballot-results/save-part.ts';
import { countyBallot, tiedBallot } from './sample-ballots.ts';

const mixed = {
  ...countyBallot,
  candidates: countyBallot.candidates.map((one, at) => ({ ...one, place: ['石磨镇', '城关镇', undefined][at], category: ['lighting', 'water', 'lighting'][at] })),
} as unknown as Ballot;
const titles = (choices: Partial<typeof noChoices>, ballot: Ballot = mixed): string[] =>
  chosenEntries(countBallot(ballot), { ...noChoices, ...choices }, 'zh-CN').map(({ candidate }) => candidate.title);
const text = (measure: (part: string) => number) => measure;

describe('order and choice of projects', () => {
  it('by votes, as published, by title, place and money; what has no value stands last either way', () => {
    expect(titles({})).to.deep.equal(['农村供水管网更新', '背街小巷路灯改造', '县医院停车楼']);
    expect(titles({ sort: 'listed' })).to.deep.equal(['背街小巷路灯改造', '农村供水管网更新', '县医院停车楼']);
    // By pinyin: bei, nong, xian.
    expect(titles({ sort: 'title' })).to.deep.equal(['背街小巷路灯改造', '农村供水管网更新', '县医院停车楼']);
    expect(titles({ sort: 'investment' })).to.deep.equal(['县医院停车楼', '农村供水管网更新', '背街小巷路灯改造']);
    expect(titles({ sort: 'place' })).to.deep.equal(['农村供水管网更新', '背街小巷路灯改造', '县医院停车楼']);
    expect(titles({ sort: 'place', isTurned: true })).to.deep.equal(['背街小巷路灯改造', '农村供水管网更新', '县医院停车楼']);
    expect(titles({ sort: 'no' })[0]).to.equal('县医院停车楼');
  });

  it('by category and place, which are offered where there are several', () => {
    expect(titles({ category: 'lighting' })).to.deep.equal(['背街小巷路灯改造', '县医院停车楼']);
    expect(titles({ category: 'lighting', place: '城关镇' })).to.deep.equal([]);
    expect(valuesOf(countBallot(mixed), 'category')).to.deep.equal(['lighting', 'water']);
    expect(valuesOf(countBallot(tiedBallot), 'place')).to.deep.equal([]);
  });

  it('by the division where it is known: many have it in common, and few the words of a place', () => {
    const towns = [{ id: '990101.103', name: '石磨镇' }, undefined, { id: '990101.103', name: '石磨镇' }];
    const ballot = { ...mixed, candidates: mixed.candidates.map((one, at) => ({ ...one, division: towns[at], place: ['镇卫生院', '城关镇东街', undefined][at] })) } as unknown as Ballot;
    expect(valuesOf(countBallot(ballot), 'place')).to.have.members(['石磨镇', '城关镇东街']);
    expect(titles({ place: '石磨镇' }, ballot)).to.deep.equal(['背街小巷路灯改造', '县医院停车楼']);
    expect(titles({ sort: 'place' }, ballot)[0]).to.equal('农村供水管网更新');
    const csv = csvOf(countBallot(ballot), countBallot(ballot).entries, 'zh-CN');
    for (const where of [',石磨镇 镇卫生院,', ',城关镇东街,', ',石磨镇,']) expect(csv).to.contain(where);
  });

  it('a place that names its division says it once', () => {
    const where = (place?: string) => whereOf({ ...countyBallot.candidates[0]!, division: { id: '990101.103', name: '石磨镇' }, place });
    expect(where('石磨镇水库')).to.deep.equal(['石磨镇水库']);
    expect(where('水库')).to.deep.equal(['石磨镇', '水库']);
    expect(where()).to.deep.equal(['石磨镇']);
  });

  it('never change the count', () => {
    const counted = countBallot(mixed);
    chosenEntries(counted, { ...noChoices, sort: 'title', category: 'water' }, 'zh-CN');
    expect(counted.entries.map(({ row }) => row.rank)).to.deep.equal([1, 2, 3]);
  });
});

describe('files of the results', () => {
  it('CSV: one row a project, plain figures, and no cell that a spreadsheet would run', () => {
    const evil = ['=HYPERLINK("http://evil","x")', '+1', '-1+1', '@sum', '\tx', '＝1'];
    const ballot = { ...countyBallot, candidates: evil.map((title, at) => ({ ...countyBallot.candidates[0]!, id: String(at), title, place: '甲,"乙"\n丙' })) } as Ballot;
    const csv = csvOf(countBallot(ballot), countBallot(ballot).entries, 'zh-CN');
    expect(csv.startsWith('\ufeff名次,项目,类别,地点,赞成,反对,弃权,未填,')).to.equal(true);
    for (const title of evil) expect(csv).to.contain(`'${title.replace(/"/g, '""')}`);
    expect(csv).to.contain('"甲,""乙""\n丙"');
    expect(csv).to.contain(',182,10,1,');
    expect(/(^|,|\n)[=+@-]/.test(csv)).to.equal(false);
  });

  it('SVG: everything of every project, escaped, with its threshold and source; the same marks on a canvas', () => {
    const ballot = { ...countyBallot, title: '票决 <script>&"' } as Ballot;
    const counted = countBallot(ballot);
    const picture = pictureOf(counted, counted.entries, {
      facts: ['3 个候选项目'], threshold: '至少 106 票', yes: '赞成', no: '反对', abstain: '弃权', outcome: ({ elected }) => (elected ? '当选' : '未当选'), source: '来源：人大办',
    }, { accent: '#1f5fa8', no: '#8a5a00', abstain: '#73767d' }, 'sans-serif', (part, size) => part.length * size);
    const drawn = svgOf(picture);
    const parsed = new DOMParser().parseFromString(drawn, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).to.equal(null);
    expect(parsed.querySelectorAll('script').length).to.equal(0);
    const said = Array.from(parsed.querySelectorAll('text'), (node) => node.textContent).join('|');
    for (const words of ['票决 <script>&"', '至少 106 票', '背街小巷路灯改造', '182', '来源：人大办']) expect(said).to.contain(words);
    expect(parsed.querySelectorAll('line').length).to.equal(3);
    const canvas = document.createElement('canvas');
    paint(picture, canvas, 1);
    const pixels = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data;
    let blue = 0;
    for (let at = 0; at < pixels.length; at += 4) if (pixels[at] === 0x1f && pixels[at + 1] === 0x5f && pixels[at + 2] === 0xa8) blue += 1;
    expect(blue).to.be.above(10_000);
  });

  it('long titles break, Latin words do not', () => {
    expect(wrapped('农村公路安全生命防护工程，第二期', 6, text((part) => part.length))).to.deep.equal(['农村公路安全', '生命防护工', '程，第二期']);
    expect(wrapped('alpha beta gamma', 10, text((part) => part.length))).to.deep.equal(['alpha beta', 'gamma']);
    expect(wrapped('', 10, text((part) => part.length))).to.deep.equal([]);
  });
});
