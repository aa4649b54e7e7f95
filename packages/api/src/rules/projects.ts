/**
 * Livelihood projects 民生实事项目 after the vote: how far they are, where they stand, and whether the figures can be true.
 *
 * Source: the local rules on carrying out voted projects (票决制办法: 项目计划分解到节点, 定期报告, 调整须经同意, 竣工验收后评议) and the
 * budget law's 预算执行. Everything is computed from what was recorded; nothing is mended in silence.
 */
import { shanghaiDay, type Day, type Instant } from './calendar-days.ts';
import { lightOfDue, type LightReading } from './light.ts';
import { rate, type Rate } from './rates.ts';
import { RuleError } from './rule-error.ts';

/** In the order in which a project passes them; suspended, rectifying and terminated are ways off it. */
export const projectStates = ['planned', 'under_way', 'suspended', 'finished', 'rectifying', 'accepted', 'evaluated', 'terminated'] as const;
export type ProjectState = (typeof projectStates)[number];

/** What an adjustment changes. The last three change the state as well. */
export const adjustmentKinds = ['schedule', 'funds', 'scope', 'place', 'unit', 'suspended', 'resumed', 'terminated'] as const;
export type AdjustmentKind = (typeof adjustmentKinds)[number];

export const acceptanceResults = ['passed', 'failed'] as const;
export type AcceptanceResult = (typeof acceptanceResults)[number];

/** One step of the plan 节点. `weight` is its share of the whole work, `percent` how much of it is done (0 to 100). */
export type Milestone = { weight: number; percent: number; plannedOn: Day; doneOn?: Day | null };

/** What a project's state follows from. */
export type ProjectFacts = {
  milestones: readonly Milestone[];
  /** In the order in which they were decided. */
  adjustments?: readonly { kind: AdjustmentKind | (string & {}) }[];
  /** Has anybody reported on it yet? A report of 0 % is a beginning, too. */
  reported?: boolean;
  /** The last acceptance 验收, if there was one. */
  acceptance?: AcceptanceResult | (string & {}) | null;
  /** The congress has evaluated it 人大评. */
  evaluated?: boolean;
};

/** A milestone with a day on which it was done is done, whatever percent stands beside it. */
const doneShare = ({ percent, doneOn }: Milestone): number => (doneOn == null ? percent : 100);

function checkMilestones(milestones: readonly Milestone[]): void {
  milestones.forEach(({ weight, percent }, index) => {
    if (!Number.isInteger(weight) || weight < 1 || weight > 1_000) throw new RuleError('not_a_weight', `Milestone ${index + 1}: the weight must be a whole number from 1 to 1000, not ${weight}`, { weight });
    if (!Number.isInteger(percent) || percent < 0 || percent > 100) throw new RuleError('not_a_percent', `Milestone ${index + 1}: the percent must be a whole number from 0 to 100, not ${percent}`, { percent });
  });
}

/**
 * Progress, each milestone by its weight. The two counts are hundredths of weight, so that the rate can be counted after;
 * 100.0 is said only when every milestone is done, 0.0 only when none is begun.
 * @returns `percent` is null without milestones
 * @throws RuleError `not_a_weight`, `not_a_percent`
 * @example weightedProgress([{ weight: 30, percent: 100, … }, { weight: 70, percent: 50, … }]).percent // '65.0'
 */
export function weightedProgress(milestones: readonly Milestone[]): Rate {
  checkMilestones(milestones);
  const done = milestones.reduce((sum, milestone) => sum + milestone.weight * doneShare(milestone), 0);
  return rate(done, milestones.reduce((sum, { weight }) => sum + weight * 100, 0));
}

/** What the plan says should be done by the end of a day: the milestones planned for then or before. */
export function plannedProgress(milestones: readonly Milestone[], now: Instant | Day): Rate {
  checkMilestones(milestones);
  const day = shanghaiDay(now);
  const due = milestones.filter(({ plannedOn }) => plannedOn <= day).reduce((sum, { weight }) => sum + weight * 100, 0);
  return rate(due, milestones.reduce((sum, { weight }) => sum + weight * 100, 0));
}

/** The milestone that is to be done next: the earliest planned of those not done; null when all are. */
export function nextMilestone<M extends Milestone>(milestones: readonly M[]): M | null {
  return milestones.filter((milestone) => doneShare(milestone) < 100)
    .reduce<M | null>((first, one) => (first === null || one.plannedOn < first.plannedOn ? one : first), null);
}

/**
 * The light of a project: that of its next milestone, and once all are done that of the whole. As every light it is
 * computed for the day it is looked at and never stored.
 */
export function scheduleLight(milestones: readonly Milestone[], now: Instant): LightReading {
  const next = nextMilestone(milestones);
  if (next) return lightOfDue({ dueOn: next.plannedOn }, now);
  const latest = (days: readonly (Day | null | undefined)[]): Day | null => days.reduce<Day | null>((last, day) => (day != null && (last === null || day > last) ? day : last), null);
  return lightOfDue({ dueOn: latest(milestones.map(({ plannedOn }) => plannedOn)), doneOn: latest(milestones.map(({ doneOn }) => doneOn)) }, now);
}

/**
 * Where a project stands. domain rule: terminated beats everything; evaluation needs acceptance; finished means that every
 * milestone is done and acceptance is still owed; a failed acceptance sends it back to be put right.
 */
export function projectState({ milestones, adjustments = [], reported = false, acceptance = null, evaluated = false }: ProjectFacts): ProjectState {
  const kinds = adjustments.map(({ kind }) => kind);
  if (kinds.indexOf('terminated') >= 0) return 'terminated';
  if (acceptance === 'passed') return evaluated ? 'evaluated' : 'accepted';
  if (kinds.lastIndexOf('suspended') > kinds.lastIndexOf('resumed')) return 'suspended';
  if (acceptance === 'failed') return 'rectifying';
  if (milestones.length > 0 && milestones.every((milestone) => doneShare(milestone) === 100)) return 'finished';
  return reported || milestones.some((milestone) => doneShare(milestone) > 0) ? 'under_way' : 'planned';
}

/** Spent of what is planned, in whole 元. Unlike a rate it may pass 100: `over` says so. */
export type BudgetReading = { planned: number; spent: number; percent: string | null; over: boolean };

/**
 * Budget execution 资金执行率: half-up to one decimal; 100.0 only when all of it is spent exactly, 0.0 only when nothing is.
 * @throws RuleError `not_yuan` for anything but whole 元 from 0
 */
export function budgetExecution(planned: number, spent: number): BudgetReading {
  for (const [name, amount] of [['planned', planned], ['spent', spent]] as const) {
    if (!Number.isSafeInteger(amount) || amount < 0) throw new RuleError('not_yuan', `${name} must be whole yuan from 0, not ${amount}`, { [name]: amount });
  }
  const over = spent > planned;
  if (planned === 0) return { planned, spent, percent: null, over };
  // Thousandfold yuan leave the exact numbers.
  let tenths = Number((BigInt(spent) * BigInt(2_000) + BigInt(planned)) / (BigInt(planned) * BigInt(2)));
  if (tenths === 1_000 && spent !== planned) tenths = over ? 1_001 : 999;
  if (tenths === 0 && spent > 0) tenths = 1;
  return { planned, spent, percent: (tenths / 10).toFixed(1), over };
}

export const projectFaultCodes = ['weights_not_whole', 'funds_do_not_add_up', 'spent_over_funds', 'spent_falls', 'percent_falls', 'percent_ahead', 'accepted_unfinished'] as const;
export type ProjectFaultCode = (typeof projectFaultCodes)[number];
/** A contradiction in a project's figures, with the figures. */
export type ProjectFault = { code: ProjectFaultCode; numbers: Record<string, number> };

/** A report 进展报告; `spent` is the sum since the beginning. */
export type ProjectReportFigures = { on: Day; percent: number; spent: number };

/** Reported and weighted progress may differ by so many points before it is told: people round (preset). */
export const percentTolerance = 15;

/** What in a project's figures cannot be true together. Told to the office and to readers, never mended. */
export function projectFaults(project: {
  milestones: readonly Milestone[]; funds: number; sources: readonly number[]; reports: readonly ProjectReportFigures[]; acceptance?: AcceptanceResult | (string & {}) | null;
}): ProjectFault[] {
  const faults: ProjectFault[] = [];
  const tell = (code: ProjectFaultCode, numbers: Record<string, number>): void => { faults.push({ code, numbers }); };
  const { milestones, funds, sources, acceptance } = project;
  const weights = milestones.reduce((sum, { weight }) => sum + weight, 0);
  if (milestones.length > 0 && weights !== 100) tell('weights_not_whole', { sum: weights });
  const given = sources.reduce((sum, amount) => sum + amount, 0);
  if (sources.length > 0 && given !== funds) tell('funds_do_not_add_up', { sum: given, funds });
  const reports = project.reports.slice().sort((one, other) => (one.on < other.on ? -1 : 1));
  reports.forEach(({ percent, spent }, index) => {
    const before = reports[index - 1];
    if (before && percent < before.percent) tell('percent_falls', { percent, before: before.percent });
    if (before && spent < before.spent) tell('spent_falls', { spent, before: before.spent });
  });
  const last = reports[reports.length - 1];
  if (last && last.spent > funds) tell('spent_over_funds', { spent: last.spent, funds });
  const { percent } = weightedProgress(milestones);
  if (last && percent !== null && last.percent > Number(percent) + percentTolerance) tell('percent_ahead', { percent: last.percent, weighted: Math.round(Number(percent)) });
  if (acceptance === 'passed' && percent !== null && percent !== '100.0') tell('accepted_unfinished', { weighted: Math.floor(Number(percent)) });
  return faults;
}
