import type { addProjectReport as reportOperation, BodyOf } from '@congress-kit/api';
import { addDays, shanghaiDay } from '@congress-kit/api/rules/calendar-days';
import { projectState } from '@congress-kit/api/rules/projects';
import { maskPrivate, normalizeText } from '@congress-kit/api/rules/text';
import type { Selectable } from 'kysely';
import { ApiProblem, invalid } from '../http/problems.ts';
import type { Staff } from '../policies/identity.ts';
import { isReachable } from './case-moves.ts';
import type { Database } from './database.ts';
import { grouped } from './format.ts';
import { milestoneFacts } from './projects.ts';
import type { ProjectsTable } from './tables.ts';
import type { Trx } from './transaction.ts';

/** States in which nothing more is to be reported. */
const closed = ['accepted', 'evaluated', 'terminated'];

/** Brings the stored state of projects up to what the rule says of their facts; a state that stays is not written. */
export const settleProjectStates = async (db: Database, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  const [projects, milestones, adjustments, reported, evaluated] = await Promise.all([
    db.selectFrom('projects').select(['id', 'state', 'acceptance']).where('id', 'in', ids).execute(),
    db.selectFrom('project_milestones').selectAll().where('project_id', 'in', ids).orderBy('position').execute(),
    db.selectFrom('project_adjustments').select(['project_id', 'kind']).where('project_id', 'in', ids).orderBy('position').execute(),
    db.selectFrom('project_reports').select('project_id').distinct().where('project_id', 'in', ids).execute(),
    db.selectFrom('evaluations').select('subject_id').distinct().where('subject_kind', '=', 'project').where('subject_id', 'in', ids).execute(),
  ]);
  const [milestonesOf, adjustmentsOf] = [grouped(milestones, (row) => row.project_id), grouped(adjustments, (row) => row.project_id)];
  const [withReport, withEvaluation] = [new Set(reported.map((row) => row.project_id)), new Set(evaluated.map((row) => row.subject_id))];
  const moved = new Map<string, string[]>();
  for (const { id, state, acceptance } of projects) {
    const now = projectState({
      milestones: (milestonesOf.get(id) ?? []).map(milestoneFacts), adjustments: adjustmentsOf.get(id) ?? [], reported: withReport.has(id),
      acceptance: (acceptance as { result: string } | null)?.result ?? null, evaluated: withEvaluation.has(id),
    });
    if (now !== state) moved.set(now, [...(moved.get(now) ?? []), id]);
  }
  for (const [state, which] of moved) await db.updateTable('projects').set({ state }).where('id', 'in', which).execute();
};

/** A unit reports on the projects it leads or helps with; the office on all. */
const mayReport = async (trx: Trx, project: Pick<Selectable<ProjectsTable>, 'id' | 'lead_unit_id'>, { role, organizationId }: Staff): Promise<boolean> => {
  if (role !== 'handling_unit') return true;
  if (project.lead_unit_id === organizationId) return true;
  return Boolean(await trx.selectFrom('project_units').select('project_id').where('project_id', '=', project.id).where('organization_id', '=', organizationId).executeTakeFirst());
};

const publicText = (text: string | undefined): string | null => (text === undefined ? null : maskPrivate(normalizeText(text)));

/** One report, on a locked project; its milestones and its state move with it. */
export const addReport = async (trx: Trx, id: string, body: BodyOf<typeof reportOperation>, staff: Staff, now: Date): Promise<void> => {
  const project = await trx.selectFrom('projects').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!project || !isReachable(staff, project)) throw new ApiProblem('not_found');
  if (!(await mayReport(trx, project, staff))) throw new ApiProblem('forbidden');
  if (closed.includes(project.state)) throw new ApiProblem('move_not_allowed', { allowed: [] });
  const today = shanghaiDay(now);
  const on = body.on ?? today;
  const last = await trx.selectFrom('project_reports').selectAll().where('project_id', '=', id).orderBy('reported_on', 'desc').limit(1).executeTakeFirst();
  if (on > today) throw invalid('body', '/on', 'too_large', { max: today });
  if (last && on <= last.reported_on) throw invalid('body', '/on', 'too_small', { min: addDays(last.reported_on, 1) });
  if (last && body.percent < last.percent) throw invalid('body', '/percent', 'too_small', { min: last.percent });
  if (last && body.spent < Number(last.spent)) throw invalid('body', '/spent', 'too_small', { min: Number(last.spent) });
  const milestones = await trx.selectFrom('project_milestones').selectAll().where('project_id', '=', id).execute();
  for (const [index, { position, percent }] of (body.milestones ?? []).entries()) {
    const found = milestones.find((one) => one.position === position);
    if (!found) throw invalid('body', `/milestones/${index}/position`, 'unknown_reference');
    if (percent < found.percent) throw invalid('body', `/milestones/${index}/percent`, 'too_small', { min: found.percent });
    await trx.updateTable('project_milestones').set({ percent, done_on: percent === 100 ? found.done_on ?? on : null }).where('project_id', '=', id).where('position', '=', position).execute();
  }
  await trx.insertInto('project_reports').values({
    project_id: id, reported_on: on, percent: body.percent, spent: body.spent, done: publicText(body.done), problem: publicText(body.problem), next: publicText(body.next), organization_id: staff.organizationId,
  }).execute();
  await settleProjectStates(trx, [id]);
};
