import { currentTerm, type Bodies, type Congress, type Session } from './bodies.ts';
import { sitsIn, type Deputy } from './deputies.ts';
import type { Division, Divisions } from './divisions.ts';
import { countyProjects, townProjects, type ProjectIdea } from './project-texts.ts';
import { dice, padded, type Dice } from './seed.ts';
import type { Suggestion } from './suggestions.ts';
import { date, several, yesNo, type Sheet } from './write.ts';

export interface Candidate {
  number: number; idea: ProjectIdea; title: string; division: Division; place: string; investment: number; funding: string; plan: string;
  sources: string[]; yes: number; no: number; abstain: number; blank: number; rank: number; elected: boolean; reason?: string;
}
export interface Ballot {
  id: string; title: string; congress: Congress; session: Session; day: string; seats: number; method: '得票多者当选' | '过线当选';
  threshold?: string; basis?: '全体代表' | '到会代表' | '有效票'; tieRule: string; marginRule: string;
  total: number; present: number; issued: number; returned: number; invalid: number; tieDecision?: string; candidates: Candidate[];
}

/** Vote lines that were cast somewhere like this, kept as known-good totals: yes, no, abstain, blank. */
const knownCounty = [[185, 8, 0, 0], [182, 10, 1, 0]];
const knownTown: Record<string, [index: number, line: number[]][]> = {
  '990101102': [[3, [43, 13, 1, 0]]],
  '990101106': [[6, [54, 33, 2, 4]]],
};
const presence: Record<string, number> = { '990101': 193, '990101102': 57, '990101106': 93 };

export function ballots(divisions: Divisions, bodies: Bodies, people: readonly Deputy[], suggestions: readonly Suggestion[]): Ballot[] {
  const roll = dice('ballots');
  const held: Ballot[] = [];
  const add = (congress: Congress, division: Division, seats: number, count: number, shape: 'plain' | 'tie by presidium' | 'tie by revote' | 'threshold') => {
    const session = currentTerm(congress).sessions.find(({ from }) => from.startsWith('2026'))!;
    const total = people.filter((deputy) => sitsIn(deputy, congress, session.to)).length;
    const present = presence[division.code] ?? total - roll.between(1, Math.floor(total * 0.1));
    const fixed = division.code in presence;
    const returned = fixed || roll.chance(0.7) ? present : present - 1;
    const invalid = fixed || roll.chance(0.6) ? 0 : roll.between(1, 2);
    const byThreshold = shape === 'threshold' || shape === 'tie by revote';
    const ballot: Ballot = {
      id: `PJ-2026-${padded(held.length + 1, 2)}`, title: `${division.name}2026年民生实事项目票决`, congress, session, day: session.to, seats,
      method: byThreshold ? '过线当选' : '得票多者当选', ...(byThreshold && { threshold: '超过1/2', basis: division.kind === '县' || shape === 'threshold' ? '全体代表' : '有效票' }),
      tieRule: shape === 'tie by revote' ? '再次票决' : '主席团决定', marginRule: count - seats >= 2 ? '至少多2项' : '差额',
      total, present, issued: present, returned, invalid, candidates: [],
    };
    const valid = returned - invalid;
    const lines = voteLines(roll, ballot, count, valid, shape, division.code);
    const ideas = roll.sample(division.kind === '县' ? countyProjects : townProjects, count);
    const places = roll.sample(division.children.filter(({ to }) => !to), Math.min(count, division.children.length));
    ballot.candidates = ideas.map((idea, index) => candidate(roll, idea, index + 1, division, places[index % places.length]!, lines[index]!, suggestions, session.from));
    elect(ballot, valid);
    held.push(ballot);
  };

  add(bodies.county, divisions.county, 10, 14, 'threshold');
  divisions.withCongress.forEach((township, index) => {
    const seats = index % 2 === 0 ? 7 : 8;
    const shape = township.code in knownTown || (index % 5 === 4 && index !== 9 && index !== 14) ? 'threshold'
      : index === 9 ? 'tie by presidium' : index === 14 ? 'tie by revote' : 'plain';
    // 186 candidates for 150 places: sixteen times two more than places, four times one more.
    add(bodies.townships.get(township.code)!, township, seats, seats + (index % 5 === 3 ? 1 : 2), shape);
  });
  return held;
}

/** How the papers fell: yes falls from line to line; in a top-n ballot nobody marks more projects than there are places. */
function voteLines(roll: Dice, ballot: Ballot, count: number, valid: number, shape: string, code: string): number[][] {
  const { seats, total, basis } = ballot;
  const half = Math.floor((basis === '全体代表' ? total : valid) / 2);
  const yes: number[] = [];
  if (ballot.method === '过线当选') {
    const failing = shape === 'tie by revote' ? 0 : code === '990101' ? 3 : roll.between(1, 2);
    for (let index = 0; index < count; index++) {
      yes.push(index < count - failing
        ? valid - Math.round((valid - half - 4) * (index + roll.next() * 0.8) / count) - 1
        : half - roll.between(1, Math.floor(half / 3)));
    }
    if (shape === 'tie by revote') yes.splice(seats - 1, 2, yes[seats]!, yes[seats]!);
  } else {
    // 96 % of the marks that could be made: the elected take most, those behind share the rest.
    const behind = Array.from({ length: count - seats }, () => Math.floor(valid * (0.2 + roll.next() * 0.25)));
    const rest = Math.floor(valid * seats * 0.96) - behind.reduce((sum, value) => sum + value, 0);
    const front = Array.from({ length: seats }, (_, index) => Math.min(valid - 1, Math.floor(rest / seats + (seats / 2 - index - 0.5) * valid * 0.018)));
    yes.push(...front, ...behind);
    if (shape === 'tie by presidium') {
      const cut = Math.floor((front.at(-1)! + behind[0]!) / 2);
      yes.splice(seats - 1, 2, cut, cut);
    }
  }
  const lines = roll.shuffle(yes).map((value) => {
    const against = valid - value;
    const blank = roll.chance(0.25) ? Math.min(against, roll.between(1, 3)) : 0;
    const abstain = Math.min(against - blank, roll.between(0, 2));
    return [value, against - blank - abstain, abstain, blank];
  });
  if (code === '990101') {
    // The two best lines of the county are the known ones; none above them.
    const order = lines.map(([value], index) => ({ value: value!, index })).sort((a, b) => b.value - a.value);
    knownCounty.forEach((line, place) => { lines[order[place]!.index] = line; });
    for (const [place, { index }] of order.slice(2).entries()) {
      const most = 181 - place * 3;
      if (lines[index]![0]! > most) lines[index] = [most, valid - most - 1, 1, 0];
    }
  }
  for (const [index, line] of knownTown[code] ?? []) {
    // Swap in the known line for the one nearest to it, so that the order of the ballot hardly changes.
    const nearest = lines.map(([value], at) => ({ at, away: Math.abs(value! - line[0]!) })).sort((a, b) => a.away - b.away)[0]!.at;
    [lines[nearest], lines[index]] = [lines[index]!, line];
  }
  return lines;
}

function candidate(
  roll: Dice, idea: ProjectIdea, number: number, division: Division, place: Division,
  [yes, no, abstain, blank]: number[], suggestions: readonly Suggestion[], before: string,
): Candidate {
  const amount = roll.between(...idea.scope);
  const fill = (text: string) => text.replaceAll('{N}', String(amount)).replaceAll('{地}', place.name).replaceAll('{县镇}', division.name);
  const sources = suggestions.filter(({ category, division: at, submitted, state }) =>
    category === idea.category && submitted < before && at.code.startsWith(division.code) && !['不予受理', '已撤回', '已合并', '已转送'].includes(state));
  return {
    number, idea, title: fill(idea.title), division: idea.place ? division : place, place: fill(idea.place ?? '{地}'),
    investment: amount * idea.unitPrice, funding: roll.pick(idea.funding ?? townFunding),
    plan: fill(idea.plan), sources: sources.slice(0, 3).map(({ receiptNo }) => receiptNo),
    yes: yes!, no: no!, abstain: abstain!, blank: blank!, rank: 0, elected: false,
  };
}
const townFunding = ['县级补助60%，镇级自筹40%', '镇级财政', '上级专项资金与镇级配套', '村集体出资30%，其余为县级补助', '乡村振兴衔接资金'];

/** Ranks, and elects by the ballot's own rule; a tie at the cut is decided as recorded: the lower number on the list gave way. */
function elect(ballot: Ballot, valid: number): void {
  const base = ballot.basis === '全体代表' ? ballot.total : ballot.basis === '到会代表' ? ballot.present : valid;
  const passes = ({ yes }: Candidate) => !ballot.threshold || yes * 2 > base;
  const order = [...ballot.candidates].sort((a, b) => b.yes - a.yes || a.number - b.number);
  for (const each of order) each.rank = 1 + order.filter(({ yes }) => yes > each.yes).length;
  const passing = order.filter(passes);
  passing.slice(0, ballot.seats).forEach((each) => { each.elected = true; });
  const [last, next] = [passing[ballot.seats - 1], passing[ballot.seats]];
  const tie = last && next && last.yes === next.yes;
  for (const each of order.filter(({ elected }) => !elected)) {
    each.reason = !passes(each) ? '未过门槛' : tie && each.yes === last.yes ? '平票未入选' : '名额已满';
  }
  if (tie) {
    ballot.tieDecision = ballot.tieRule === '再次票决'
      ? `第${last.number}号与第${next.number}号项目均得${last.yes}票，全体到会代表就两项再次票决，第${last.number}号${valid - 21}票、第${next.number}号21票，第${last.number}号入选。`
      : `第${last.number}号与第${next.number}号项目均得${last.yes}票，经主席团会议讨论决定，第${last.number}号受益村较多，列入当年实施项目，第${next.number}号列入次年储备。`;
  }
}

export function ballotSheets(all: readonly Ballot[]): Sheet[] {
  return [
    { name: '票决', headings: ['编号', '名称', '人大编号', '会议编号', '日期', '应选数', '计票方式', '门槛', '门槛基数', '平票规则', '差额规则', '代表总数', '到会', '发出', '收回', '废票', '平票处理'],
      widths: [12, 32, 16, 22, 12, 8, 14, 10, 10, 12, 12, 10, 8, 8, 8, 8, 40],
      rows: all.map((ballot) => ({
        编号: ballot.id, 名称: ballot.title, 人大编号: ballot.congress.id, 会议编号: ballot.session.id, 日期: date(ballot.day), 应选数: ballot.seats, 计票方式: ballot.method,
        门槛: ballot.threshold, 门槛基数: ballot.basis, 平票规则: ballot.tieRule, 差额规则: ballot.marginRule, 代表总数: ballot.total, 到会: ballot.present, 发出: ballot.issued,
        收回: ballot.returned, 废票: ballot.invalid, 平票处理: ballot.tieDecision })) },
    { name: '候选项目', headings: ['票决编号', '序号', '项目名称', '类别', '区划代码', '地点', '投资', '资金来源', '实施内容', '来源意见', '赞成', '反对', '弃权', '未选', '名次', '是否入选', '未入选原因'],
      widths: [12, 6, 40, 12, 16, 24, 12, 28, 50, 24, 8, 8, 8, 8, 8, 10, 14],
      rows: all.flatMap((ballot) => ballot.candidates.map((each) => ({
        票决编号: ballot.id, 序号: each.number, 项目名称: each.title, 类别: each.idea.category, 区划代码: each.division.code, 地点: each.place, 投资: each.investment, 资金来源: each.funding,
        实施内容: each.plan, 来源意见: several(each.sources), 赞成: each.yes, 反对: each.no, 弃权: each.abstain, 未选: each.blank, 名次: each.rank, 是否入选: yesNo(each.elected),
        未入选原因: each.reason }))) },
  ];
}
