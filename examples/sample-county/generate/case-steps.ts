import { later } from './calendar.ts';
import type { CaseState, Stop } from './case-routes.ts';
import { actNotes, stepNote, type Act } from './case-texts.ts';
import type { Case } from './cases.ts';
import type { Dice } from './seed.ts';

export interface Step { type: CaseState | Act; day: string; time: string; note: string; manner?: string; months?: number; to?: string; corrects?: Step; public: boolean; evidence?: string }

/** The stops of a route on their days. */
export function dated(roll: Dice, stops: readonly Stop[], start: string): Step[] {
  let day = start;
  return stops.map(({ state, gap }, index) => {
    day = later(day, gap);
    return { type: state, day, time: '', note: stepNote(state, stops[index - 1]?.state, roll), public: !['测评中', '审查', '暂停计时'].includes(state) };
  });
}

/** States in which a unit is at work, so that others may look over its shoulder. */
const atWork: readonly string[] = ['办理', '申请延期', '延期办理', '重新办理', '跟踪落实'];

/** The stretches of work of a case: from a step to the next change of state (or to now). */
function stretches({ steps }: Case, closing: string): { from: string; to: string }[] {
  return steps.flatMap((step, index) => {
    if (!atWork.includes(step.type)) return [];
    const next = steps.slice(index + 1).find(({ type }) => !(type in actNotes));
    const to = next?.day ?? closing;
    return to > later(step.day, 2) ? [{ from: step.day, to }] : [];
  });
}

function insert(target: Case, act: Act, day: string, note: string, more: Partial<Step> = {}): void {
  const at = target.steps.findIndex((step) => step.day > day);
  target.steps.splice(at < 0 ? target.steps.length : at, 0, { type: act, day, time: '', note, public: act !== '催办' && act !== '暂停计时', ...more });
}

/** A day strictly inside a stretch, so that what happens there cannot fall before or after the change of state. */
function inside(roll: Dice, { from, to }: { from: string; to: string }): string | undefined {
  const days: string[] = [];
  for (let day = later(from, 1); day < to; day = later(day, 1)) days.push(day);
  return days.length === 0 ? undefined : roll.pick(days);
}

const mannerOf = (note: string): string => (note.startsWith('电话') ? '电话' : note.includes('座谈') ? '座谈' : '走访');

function meet(roll: Dice, target: Case, day: string): void {
  const note = roll.pick(actNotes.面商);
  insert(target, '面商', day, note, { manner: mannerOf(note) });
}

/** Adds what happens beside the changes of state, then as much supervision and urging as makes `total` steps in all. */
export function fillUp(roll: Dice, all: readonly Case[], total: number): void {
  const closing = '2026-11-20';
  for (const each of all) {
    const work = stretches(each, closing);
    const answers = each.steps.filter(({ type }) => type === '答复').map(({ day }) => day);
    for (const replyDay of answers) {
      // Before each answer the unit meets the deputy.
      const stretch = work.findLast(({ to }) => to === replyDay);
      const day = stretch && inside(roll, { from: stretch.from, to: stretch.to });
      if (day) meet(roll, each, day);
    }
    for (const helper of each.coHandlers) {
      const first = work[0];
      const month = first && later(first.from, 18);
      const day = first && month && inside(roll, { from: first.from, to: month < first.to ? month : first.to });
      if (day) insert(each, '协办反馈', day, roll.pick(actNotes.协办反馈), { to: helper.id, evidence: `${helper.short}协办意见` });
    }
    if (each.priority && work[0]) {
      const day = inside(roll, work[0]);
      if (day) insert(each, '督办', day, roll.pick(actNotes.督办));
    }
  }
  const patient = (candidate: Case) => stretches(candidate, closing).slice(0, 1).some(({ from, to }) => later(from, 16) < to);
  for (const each of roll.sample(all.filter(patient), 9)) {
    const from = later(stretches(each, closing)[0]!.from, roll.between(2, 4));
    insert(each, '暂停计时', from, roll.pick(actNotes.暂停计时));
    insert(each, '恢复计时', later(from, roll.between(3, 8)), roll.pick(actNotes.恢复计时));
  }
  // Two are waiting for somebody this very day.
  const within = ({ state, steps }: Case) => state === '办理' &&
    steps.findLast(({ type }) => type === '交办')!.day > '2026-09-01' && steps.findLast(({ type }) => type === '办理')!.day < '2026-11-10';
  for (const each of all.filter((candidate) => within(candidate) && !candidate.steps.some(({ type }) => type === '暂停计时')).slice(0, 2)) {
    insert(each, '暂停计时', later('2026-11-11', roll.between(0, 4)), roll.pick(actNotes.暂停计时));
  }
  const splitable = all.filter((candidate) => candidate.origin === '代表建议' && candidate.session && stretches(candidate, closing).length > 0);
  for (const each of roll.sample(splitable, 3)) {
    const after = all.filter((candidate) => candidate.origin === '代表建议' && candidate.registered > each.registered);
    const other = after.find(({ category }) => category === each.category) ?? after[0]!;
    const [stretch] = stretches(each, closing);
    insert(each, '分案', later(stretch!.from, 1), actNotes.分案[0], { to: other.id });
  }

  let missing = total - all.reduce((sum, { steps }) => sum + steps.length, 0);
  if (missing < 0) throw new Error(`${-missing} steps too many`);
  const busy = roll.shuffle(all.filter((candidate) => stretches(candidate, closing).length > 0));
  for (let turn = 0; missing > 0; turn++) {
    const each = busy[turn % busy.length]!;
    const stretch = roll.pick(stretches(each, closing));
    const day = inside(roll, stretch);
    const act = roll.weighted({ 督办: each.committee ? 34 : 0, 催办: 40, 面商: 26 });
    if (!day || each.steps.some((step) => step.type === act && step.day === day)) continue;
    if (act === '面商') meet(roll, each, day);
    else insert(each, act, day, roll.pick(actNotes[act]));
    missing--;
  }
  for (const each of all) clockTimes(roll, each.steps);
}

/** One step was written down wrong, and put right when the case had long been published: a new step, the old one stays. */
export function correct(all: readonly Case[]): void {
  const each = all.find(({ id }) => id === 'JY-2026-0018')!;
  const corrects = each.steps.find(({ type, day }) => type === '督办' && day === '2026-04-24')!;
  each.steps.push({ type: '更正', day: '2026-06-03', time: '09:20', note: actNotes.更正[0], public: corrects.public, corrects });
}

/** Office hours, always later than the step before. */
function clockTimes(roll: Dice, steps: Step[]): void {
  let day = '';
  let minute = 0;
  for (const step of steps) {
    minute = step.day === day ? minute + roll.between(15, 50) : roll.between(8 * 60 + 40, 14 * 60 + 30);
    day = step.day;
    step.time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  }
}
