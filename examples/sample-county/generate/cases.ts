import { currentTerm, unitByShort, unitOfTownship, type Bodies, type Body, type Congress, type Session } from './bodies.ts';
import { asOf, earlier, later, working } from './calendar.ts';
import { route, standing, statesAtTheEnd, type CaseState, type Detours, type Stop } from './case-routes.ts';
import { opinions } from './case-texts.ts';
import { correct, dated, fillUp, type Step } from './case-steps.ts';
import { answer, type Reply } from './case-replies.ts';
import { inOffice, sitsIn, type Deputy } from './deputies.ts';
import type { Division, Divisions } from './divisions.ts';
import { matters, type Matter } from './matters.ts';
import { personNames } from './names.ts';
import { dice, padded, type Dice } from './seed.ts';
import type { Category } from './suggestion-texts.ts';

export type Origin = '代表建议' | '群众意见' | '审议意见' | '问政承诺';
export interface Case {
  id: string; origin: Origin; title: string; body: string; session?: Session; congress: Congress; category: Category; division: Division; matter?: Matter;
  leadDeputies: Deputy[]; coSigners: Deputy[]; sourceReceipt?: string; lead?: Body; firstLead?: Body; coHandlers: Body[];
  governmentLead?: string; congressLead?: string; committee?: Body; priority: boolean; complex: boolean; extendedMonths?: number;
  registered: string; steps: Step[]; replies: Reply[]; state: CaseState; publication?: string; ground?: string; mergedInto?: Case;
  /** The suggestion it grew from comes before it, so cases that need one say so. */
  fromSuggestion: boolean;
}

const prefixes: Record<Origin, string> = { 代表建议: 'JY', 群众意见: 'QZ', 审议意见: 'SY', 问政承诺: 'WZ' };
/** States in which nobody has answered yet, and those in which the answer waits for its rating. */
export const unanswered: readonly CaseState[] = ['登记', '审查', '交办', '退办', '签收', '办理', '申请延期', '延期办理'];
export const answered: readonly CaseState[] = ['答复', '测评中'];

interface Plan { origin: Origin; inSession: boolean; target: CaseState }

/** Which origin ends where: the suggestions of residents fill the states their own list needs, the rest is dealt. */
function plans(roll: Dice): Plan[] {
  let deck = roll.shuffle(Object.entries(statesAtTheEnd).flatMap(([state, count]) => Array<CaseState>(count).fill(state as CaseState)));
  const take = (count: number, fits: (state: CaseState) => boolean, origin: Origin, inSession = false): Plan[] => {
    const taken = deck.filter(fits).slice(0, count);
    if (taken.length < count) throw new Error(`${origin}: ${taken.length} of ${count}`);
    for (const state of taken) deck.splice(deck.indexOf(state), 1);
    return taken.map((target) => ({ origin, inSession, target }));
  };
  const old = ['已公开', '免予公开', '跟踪落实', '并案', '撤回', '不予立案'];
  return [
    ...take(20, (state) => unanswered.includes(state), '群众意见'),
    ...take(8, (state) => answered.includes(state), '群众意见'),
    ...take(18, (state) => ['已公开', '办结', '满意', '基本满意'].includes(state), '群众意见'),
    ...take(120, (state) => old.includes(state), '代表建议', true),
    ...take(18, (state) => !['并案', '撤回', '不予立案', '登记', '审查', '退办'].includes(state), '审议意见'),
    ...take(10, (state) => !['并案', '撤回', '不予立案', '登记', '审查', '退办'].includes(state), '问政承诺'),
    ...take(56, () => true, '代表建议'),
  ];
}

export function cases(divisions: Divisions, bodies: Bodies, people: readonly Deputy[]): Case[] {
  const roll = dice('cases');
  const matter = matters(divisions, dice('case matters'));
  const name = personNames(dice('leaders'));
  const governors = Array.from({ length: 7 }, (_, index) => `${index === 0 ? '常务副县长' : '副县长'} ${name().name}`);
  const chairs = Array.from({ length: 5 }, () => `县人大常委会副主任 ${name().name}`);
  const session = currentTerm(bodies.county).sessions.at(-1)!;
  const opinionDeck = roll.shuffle(opinions);

  const drafts = plans(roll).map((plan, order) => {
    const { stops, start } = timed(roll, plan, session);
    const township = plan.origin === '代表建议' && !plan.inSession && order % 4 === 1;
    return { plan, stops, registered: start, township };
  }).sort((a, b) => (a.registered < b.registered ? -1 : a.registered > b.registered ? 1 : 0));

  const counters: Record<string, number> = {};
  const all = drafts.map(({ plan, stops, registered, township }): Case => {
    const { origin, target } = plan;
    const prefix = prefixes[origin];
    counters[prefix] = (counters[prefix] ?? 0) + 1;
    const opinion = origin === '审议意见' ? opinionDeck.pop() : undefined;
    const proposer = township ? pickTownshipDeputy(roll, divisions, people, registered) : pickDeputy(roll, people, registered);
    const about = opinion ? undefined : matter(origin === '代表建议' && (township || roll.chance(0.6)) ? proposer.township : undefined);
    const lead = opinion ? unitByShort(bodies, opinion[2]) : township ? unitOfTownship(bodies, about!.township) : unitByShort(bodies, about!.topic.unit);
    const assigned = stops.some(({ state }) => state === '交办');
    const priority = assigned && (origin === '审议意见' || roll.chance(0.14));
    const others = bodies.units.filter((unit) => unit !== lead);
    const helpers = assigned ? [
      ...(about && !township && roll.chance(0.4) ? [unitOfTownship(bodies, about.township)] : []),
      ...(roll.chance(0.22) ? [roll.pick(others)] : [])] : [];
    const congress = township ? bodies.townships.get(about!.township.code)! : bodies.county;
    const deputies = origin === '代表建议' ? [proposer] : [];
    const signers = people.filter((deputy) => deputy !== proposer && deputy.township === proposer.township && sitsIn(deputy, congress, registered));
    const committee = opinion ? bodies.committees.find((body) => body.short.startsWith(opinion[3]))
      : township ? undefined : bodies.committees[committeeOf[about!.topic.category]];
    const subject = opinion?.[0] ?? (origin === '群众意见' ? about!.want : origin === '问政承诺' ? `问政承诺：${about!.want}` : `关于${about!.want}的建议`);
    return {
      id: `${prefix}-2026-${padded(counters[prefix], 4)}`, origin, title: subject, body: opinion?.[1] ?? caseBody(origin, about!),
      ...(plan.inSession && { session }), congress, category: about?.topic.category ?? '其他',
      division: about ? (about.topic.want.includes('{村}') ? about.village : about.township) : divisions.county,
      ...(about && { matter: about }), leadDeputies: deputies,
      coSigners: origin === '代表建议' ? roll.sample(signers, Math.min(signers.length, roll.between(0, 5))) : [],
      ...(assigned && { lead }), coHandlers: helpers, ...(assigned && stops.some(({ state }) => state === '退办') && { firstLead: roll.pick(others) }),
      ...(assigned && !township && (priority || plan.inSession || roll.chance(0.5)) && { governmentLead: roll.pick(governors), congressLead: roll.pick(chairs) }),
      ...(assigned && committee && { committee }), priority, complex: stops.some(({ state }) => state === '申请延期'), registered,
      ...(stops.some(({ state }) => state === '延期办理') && { extendedMonths: roll.pick([4, 5, 6, 6]) }),
      steps: dated(roll, stops, registered), replies: [], state: target, fromSuggestion: origin === '群众意见',
    };
  });

  // Eight of the suggestions between sessions began with a resident and were taken over by a deputy.
  const between = all.filter(({ origin, session: at, congress }) => origin === '代表建议' && !at && congress === bodies.county);
  roll.sample(between, 8).forEach((each) => { each.fromSuggestion = true; });
  for (const each of all) if (each.firstLead && each.state === '退办') { each.lead = each.firstLead; }
  for (const each of all.filter(({ state }) => state === '并案')) {
    const into = all.filter((other) => other !== each && other.origin === each.origin && other.lead &&
      other.registered <= each.registered && ['已公开', '办结', '办理'].includes(other.state));
    each.mergedInto = into.find(({ category }) => category === each.category) ?? into[0]!;
  }
  fillUp(roll, all, 3000);
  for (const each of all) answer(roll, each);
  correct(all);
  return all;
}

const committeeOf: Record<Category, number> = {
  道路交通: 4, 公交出行: 4, 校车与上学: 2, 供水排水: 4, 路灯照明: 4, 环境卫生: 4, 医疗卫生: 2, 养老助餐: 5, 农业水利: 3, 住房小区: 4, 文化体育: 2, 政务服务: 1, 安全隐患: 0, 其他: 5 };

function caseBody(origin: Origin, { wrong, help, village, township }: Matter): string {
  if (origin === '群众意见') return `${wrong}${help}`;
  if (origin === '问政承诺') return `在“对话局长”问政会上，${township.name}${village.name}居民提问：${wrong}承办单位当场承诺：${help}`;
  return `案由：${wrong}群众多次反映。建议：${help}`;
}

const sitting = (people: readonly Deputy[], day: string, level: '县' | '乡') =>
  people.filter(({ memberships }) => memberships.some((membership) => membership.level === level && inOffice(membership, day)));
const pickDeputy = (roll: Dice, people: readonly Deputy[], day: string) => roll.pick(sitting(people, day, '县'));
const pickTownshipDeputy = (roll: Dice, { withCongress }: Divisions, people: readonly Deputy[], day: string) => {
  const township = roll.pick(withCongress);
  return roll.pick(sitting(people, day, '乡').filter((deputy) => deputy.township === township));
};

const opinionDays = ['2026-03-27', '2026-05-28', '2026-07-30', '2026-09-24'];
const forumDays = ['2026-04-16', '2026-08-20'];

/** A way to the state and a first day, so that the last stop is not after the books were closed and not long before either. */
function timed(roll: Dice, plan: Plan, session: Session): { stops: Stop[]; start: string } {
  for (let tries = 0; tries < 400; tries++) {
    const patient = tries < 200;
    const detours: Detours = {
      returned: patient && roll.chance(0.07), extended: patient && roll.chance(0.08), refused: patient && roll.chance(0.05), rehandled: patient && roll.chance(0.06),
      tracked: patient && roll.chance(0.13), silent: roll.chance(0.06), lookedBack: patient && roll.chance(plan.target === '重新办理' ? 0.3 : 0.1),
    };
    const stops = route(plan.target, detours, roll);
    const length = stops.reduce((sum, { gap }) => sum + gap, 0);
    const stood = standing[plan.target];
    const latest = earlier(asOf, length + (stood ? roll.between(...stood) : roll.between(0, 40)));
    if (plan.inSession || plan.origin === '审议意见' || plan.origin === '问政承诺') {
      const days = plan.inSession ? [session.from, later(session.from, 1), later(session.from, 2), session.to] : plan.origin === '审议意见' ? opinionDays : forumDays;
      const possible = days.map((day) => later(day, plan.inSession ? 0 : 1)).filter((day) => day <= latest);
      if (possible.length > 0) return { stops, start: stood ? possible.at(-1)! : roll.pick(possible) };
      continue;
    }
    const first = working('2026-01-19');
    if (latest < first) continue;
    // What is still open ends near the closing day; what is finished may have begun at any time.
    let start = latest;
    if (!stood) start = later(first, roll.between(0, workingDaysBetween(first, latest)));
    return { stops, start };
  }
  throw new Error(`no time for ${plan.origin} to reach ${plan.target}`);
}

function workingDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let day = from; later(day, 1) <= to; day = later(day, 1)) count++;
  return count;
}
