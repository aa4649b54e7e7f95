import { projectFaults, type ProjectFaultCode } from '@congress-kit/api/rules/projects';
import { maskPrivate } from '@congress-kit/api/rules/text';
import { settleProjectStates } from '../../store/project-reports.ts';
import type { StoredSupervision } from '../../store/projects.ts';
import type { Columns } from '../columns.ts';
import { file, type ParsedSheets } from '../file.ts';
import { plainSearch } from '../names.ts';
import { onlyLooks } from '../looking.ts';
import type { ParsedRow, ParsedSheet } from '../parse.ts';
import { rowsWith, syncChildren, syncRows, type RowOf } from '../rows.ts';
import { divisionIdOf } from './divisions.ts';
import { adjustments, fundSources, milestones, projects, reports } from './project-sheets.ts';

const sheets = { projects, milestones, fundSources, reports, adjustments };
type Sheets = ParsedSheets<typeof sheets>;
type ProjectRow = ParsedRow<typeof projects.columns>;

/** A project with everything the other sheets say of it. */
interface Whole {
  readonly row: ProjectRow;
  readonly milestones: ParsedRow<typeof milestones.columns>[];
  readonly sources: ParsedRow<typeof fundSources.columns>[];
  readonly reports: ParsedRow<typeof reports.columns>[];
  readonly adjustments: ParsedRow<typeof adjustments.columns>[];
}

const byProject = <C extends Columns>(rows: ParsedSheet<C>): Map<string, ParsedRow<C>[]> => {
  const found = new Map<string, ParsedRow<C>[]>();
  for (const row of rows.sound) {
    const id = row.values['project'] as string;
    found.set(id, [...(found.get(id) ?? []), row]);
  }
  return found;
};

const checkProject = (rows: Sheets['projects'], row: ProjectRow): void => {
  const { ballot, candidate, start, due, acceptedOn, accepted, acceptedBy } = row.values;
  if (due < start) rows.fault(row, 'due', 'wrong_order', { value: due, expected: start });
  if ((ballot === null) !== (candidate === null)) rows.fault(row, ballot === null ? 'ballot' : 'candidate', 'both_or_neither', { value: '票决编号', expected: '候选序号' });
  else if (ballot !== null) rows.mustFind(row, 'candidate', 'candidate', `${ballot}-${candidate}`);
  if ((acceptedOn === null) !== (accepted === null)) rows.fault(row, acceptedOn === null ? 'acceptedOn' : 'accepted', 'both_or_neither', { value: '验收日期', expected: '验收结果' });
  else if (accepted !== null && acceptedBy === null) rows.fault(row, 'acceptedBy', 'empty_required');
  if (acceptedOn !== null && acceptedOn < start) rows.fault(row, 'acceptedOn', 'wrong_order', { value: acceptedOn, expected: start });
};

const checkParts = ({ milestones: steps, reports: said }: Sheets, today: string): void => {
  for (const row of steps.sound) {
    const { percent, doneOn } = row.values;
    if ((percent === 100) !== (doneOn !== null)) steps.fault(row, doneOn === null ? 'doneOn' : 'percent', doneOn === null ? 'empty_required' : 'inconsistent', doneOn === null ? {} : { value: String(percent), expected: '100' });
    else if (doneOn !== null && doneOn > today) steps.fault(row, 'doneOn', 'wrong_order', { value: today, expected: doneOn });
  }
  for (const row of said.sound) if (row.values.on > today) said.fault(row, 'on', 'wrong_order', { value: today, expected: row.values.on });
};

const columnOfFault: Readonly<Partial<Record<ProjectFaultCode, keyof typeof projects.columns>>> = { funds_do_not_add_up: 'funds', spent_over_funds: 'funds', accepted_unfinished: 'accepted' };

/** What cannot be true together is told; it is stored as it was reported, and nobody mends it. */
const warnOfFigures = (rows: Sheets['projects'], one: Whole): void => {
  const faults = projectFaults({
    milestones: one.milestones.map(({ values }) => ({ weight: values.weight, percent: values.percent, plannedOn: values.plannedOn, doneOn: values.doneOn })),
    funds: one.row.values.funds, sources: one.sources.map(({ values }) => values.amount),
    reports: one.reports.map(({ values }) => ({ on: values.on, percent: values.percent, spent: values.spent })), acceptance: one.row.values.accepted,
  });
  for (const { code, numbers } of faults) rows.warn(one.row, columnOfFault[code] ?? 'id', 'ballot_doubt', { because: { table: 'projectFaults', code, numbers } });
};

const supervisionOf = ({ values }: ProjectRow): StoredSupervision | null =>
  (values.group === null && values.groupDeputies.length === 0 ? null
    : { name: values.group ?? '监督小组', committeeId: values.groupCommittee, leader: values.groupLeader, deputyIds: values.groupDeputies });

const projectRow = ({ row, sources }: Whole, source: string, today: string): RowOf<'projects'> => {
  const { values } = row;
  return {
    id: values.id, title: values.title, category: values.category, division_id: divisionIdOf(values.division), place: values.place, year: values.year, congress_id: values.congress,
    ballot_id: values.ballot, candidate_id: values.ballot === null ? null : `${values.ballot}-${values.candidate}`, lead_unit_id: values.lead, plan: values.plan, supervision: supervisionOf(row),
    fund_sources: sources.map((one) => ({ name: one.values.name, amount: one.values.amount })), funds: values.funds, start_on: values.start, due_on: values.due,
    acceptance: values.accepted === null ? null : {
      on: values.acceptedOn!, result: values.accepted, by: values.acceptedBy!, ...(values.acceptanceNote && { note: values.acceptanceNote }), ...(values.acceptanceNo && { documentNo: values.acceptanceNo }),
    },
    search: plainSearch(values.title, values.id, values.place, values.category), source, as_of: today,
  };
};

const shown = (text: string | null): string | null => (text === null ? null : maskPrivate(text));

export const projectsFile = file({
  name: '项目实施',
  also: ['项目进展', '实事项目进展'],
  sheets,
  define: (parsed, book) => { parsed.projects.define(book, ({ values }) => ({ id: values.id, handlers: [values.lead, values.units ?? []].flat() })); },
  check: (parsed, { today, source }) => {
    for (const row of parsed.projects.sound) checkProject(parsed.projects, row);
    checkParts(parsed, today);
    const [steps, funds, said, changes] = [byProject(parsed.milestones), byProject(parsed.fundSources), byProject(parsed.reports), byProject(parsed.adjustments)];
    const all = parsed.projects.sound.map((row): Whole => {
      const { id } = row.values;
      return { row, milestones: steps.get(id) ?? [], sources: funds.get(id) ?? [], reports: said.get(id) ?? [], adjustments: changes.get(id) ?? [] };
    });
    // A part that could not be read would make the other figures seem wrong.
    const doubtful = new Set([parsed.milestones, parsed.fundSources, parsed.reports].flatMap((rows) => rows.rows.filter((row) => !row.isSound).map((row) => row.values.project)));
    for (const one of all) if (!doubtful.has(one.row.values.id)) warnOfFigures(parsed.projects, one);
    return async ({ trx, progress }) => {
      // A project that was reported on here since the spreadsheet was written stays as it is.
      const known = new Map(all.map((one) => [one.row.values.id, new Set(one.reports.map(({ values }) => values.on))]));
      const ahead = new Set((await rowsWith(trx, 'project_reports', 'project_id', [...known.keys()])).filter((row) => !known.get(row.project_id)!.has(row.reported_on)).map((row) => row.project_id));
      const stored = all.filter(({ row }) => !ahead.has(row.values.id));
      const ids = stored.map(({ row }) => row.values.id);
      for (const one of all.filter(({ row }) => ahead.has(row.values.id))) {
        parsed.projects.counts.kept += 1;
        parsed.milestones.counts.kept += one.milestones.length;
        parsed.fundSources.counts.kept += one.sources.length;
        parsed.reports.counts.kept += one.reports.length;
        parsed.adjustments.counts.kept += one.adjustments.length;
      }
      const { inserted, updated } = await syncRows(trx, 'projects', 'id', stored.map((one) => projectRow(one, source, today)), parsed.projects.counts, progress);
      const differing = new Set([...inserted, ...updated].map((row) => row.id));
      // Sources stand in the project's own row: where it differs they count as changed with it.
      const wereThere = new Set(updated.map((row) => row.id));
      for (const one of stored) parsed.fundSources.counts[!differing.has(one.row.values.id) ? 'unchanged' : wereThere.has(one.row.values.id) ? 'updated' : 'inserted'] += one.sources.length;
      await syncChildren(trx, 'project_units', 'project_id', ['organization_id'], ids, stored.flatMap(({ row: { values } }) => values.units.map((unit) => ({ project_id: values.id, organization_id: unit }))));
      await syncChildren(trx, 'project_milestones', 'project_id', ['position'], ids, stored.flatMap((one) => one.milestones.map(({ values }): RowOf<'project_milestones'> => ({
        project_id: values.project, position: values.position, title: values.title, weight: values.weight, planned_on: values.plannedOn, percent: values.percent, done_on: values.doneOn,
      }))), parsed.milestones.counts, progress);
      await syncChildren(trx, 'project_reports', 'project_id', ['reported_on'], ids, stored.flatMap((one) => one.reports.map(({ values }): RowOf<'project_reports'> => ({
        project_id: values.project, reported_on: values.on, percent: values.percent, spent: values.spent, done: shown(values.done), problem: shown(values.problem), next: shown(values.next),
        organization_id: values.unit ?? one.row.values.lead,
      }))), parsed.reports.counts, progress);
      await syncChildren(trx, 'project_adjustments', 'project_id', ['position'], ids, stored.flatMap((one) => one.adjustments.map(({ values }): RowOf<'project_adjustments'> => ({
        project_id: values.project, position: values.position, decided_on: values.on, kind: values.kind, before: values.before, after: values.after, reason: values.reason, decided_by: values.decidedBy,
        document_no: values.documentNo,
      }))), parsed.adjustments.counts, progress);
      if (!onlyLooks(trx)) await settleProjectStates(trx, ids);
    };
  },
});
