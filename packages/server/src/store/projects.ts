import type { listProjects as listOperation, Milestone, Project, ProjectReport, ProjectSummary, QueryOf } from '@congress-kit/api';
import { budgetExecution, weightedProgress } from '@congress-kit/api/rules/projects';
import { sql, type Selectable } from 'kysely';
import type { Database } from './database.ts';
import { countBy, counts, joinTownship, readFacets } from './facets.ts';
import { grouped, provenanceOf, refTo, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, equals, oneOf, readPage, textKeys, within, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns, type RecordOf } from './record-columns.ts';
import { searches } from './searching.ts';
import type { ProjectMilestonesTable, ProjectReportsTable } from './tables.ts';
import { cameFrom, suggestionsOfCandidates } from './trace.ts';

type Query = QueryOf<typeof listOperation>;

export const projectSorts: Sorts<SortNames<Query>> = {
  list: 'projects',
  orders: { id: textKeys('projects.id'), dueOn: textKeys('projects.due_on', 'projects.id'), changedAt: changedKeys('projects', 'id') },
  usual: 'id',
};

const extraColumns = [
  sql<string | null>`(select name from divisions where id = projects.division_id)`.as('division_name'),
  sql<string | null>`(select name from congresses where id = projects.congress_id)`.as('congress_name'),
  sql<string | null>`(select title from ballots where id = projects.ballot_id)`.as('ballot_title'),
  sql<string | null>`(select title from candidates where id = projects.candidate_id)`.as('candidate_title'),
  sql<string | null>`(select name from organizations where id = projects.lead_unit_id)`.as('lead_unit_name'),
];
type Row = RecordOf<'projects'> & { division_name: string | null; congress_name: string | null; ballot_title: string | null; candidate_title: string | null; lead_unit_name: string | null };
type Refs = { id: string; name: string }[];
type ReportRow = Selectable<ProjectReportsTable> & { organization_name: string | null };

/** What a summary is made of beside its own row. */
interface Parts {
  readonly milestones: ReadonlyMap<string, Selectable<ProjectMilestonesTable>[]>;
  readonly units: ReadonlyMap<string, Refs>;
  /** All reports, or the latest of each, oldest first. */
  readonly reports: ReadonlyMap<string, ReportRow[]>;
}

const readParts = async (db: Database, ids: readonly string[], reports: 'all' | 'latest'): Promise<Parts> => {
  if (ids.length === 0) return { milestones: new Map(), units: new Map(), reports: new Map() };
  const [milestones, units, said] = await Promise.all([
    db.selectFrom('project_milestones').selectAll().where('project_id', 'in', ids).orderBy('position').execute(),
    db.selectFrom('project_units').leftJoin('organizations', 'organizations.id', 'organization_id').select(['project_id', 'organization_id', 'organizations.name'])
      .where('project_id', 'in', ids).orderBy('organization_id').execute(),
    db.selectFrom('project_reports').leftJoin('organizations', 'organizations.id', 'organization_id').selectAll('project_reports').select('organizations.name as organization_name')
      .where('project_id', 'in', ids)
      .$if(reports === 'latest', (rows) => rows.distinctOn('project_id').orderBy('project_id').orderBy('reported_on', 'desc'))
      .$if(reports === 'all', (rows) => rows.orderBy('reported_on')).execute(),
  ]);
  return {
    milestones: grouped(milestones, (row) => row.project_id),
    units: new Map([...grouped(units, (row) => row.project_id)].map(([id, found]) => [id, found.map((row) => refTo(row.organization_id, row.name)!)])),
    reports: grouped(said, (row) => row.project_id),
  };
};

export const milestoneFacts = (row: Selectable<ProjectMilestonesTable>) => ({ weight: row.weight, percent: row.percent, plannedOn: row.planned_on, doneOn: row.done_on });

const toMilestone = (row: Selectable<ProjectMilestonesTable>): Milestone => ({
  position: row.position, title: row.title, weight: row.weight, plannedOn: row.planned_on, percent: row.percent, doneOn: some(row.done_on),
});

const toReport = (row: ReportRow): ProjectReport => ({
  on: row.reported_on, percent: row.percent, spent: Number(row.spent), done: some(row.done), problem: some(row.problem), next: some(row.next), by: refTo(row.organization_id, row.organization_name),
});

const toSummary = (row: Row, parts: Parts): ProjectSummary => {
  const milestones = parts.milestones.get(row.id) ?? [];
  const last = parts.reports.get(row.id)?.at(-1);
  const { percent, ...progress } = weightedProgress(milestones.map(milestoneFacts));
  const { percent: executed, ...funds } = budgetExecution(Number(row.funds), Number(last?.spent ?? 0));
  const isDone = milestones.length > 0 && milestones.every((one) => one.done_on !== null);
  return {
    id: row.id,
    title: row.title,
    category: some(row.category),
    division: refTo(row.division_id, row.division_name)!,
    place: some(row.place),
    year: row.year,
    congress: refTo(row.congress_id, row.congress_name),
    ballot: refTo(row.ballot_id, row.ballot_title),
    candidate: refTo(row.candidate_id, row.candidate_title),
    state: row.state,
    leadUnit: refTo(row.lead_unit_id, row.lead_unit_name)!,
    coUnits: parts.units.get(row.id) ?? [],
    progress: percent === null ? undefined : { ...progress, percent },
    funds: { ...funds, percent: some(executed) },
    startOn: row.start_on,
    dueOn: row.due_on,
    finishedOn: isDone ? milestones.map((one) => one.done_on!).sort().at(-1) : undefined,
    reportedOn: last?.reported_on,
    ...provenanceOf(row),
  };
};

const matching = (query: Query) => allOf([
  oneOf('projects.state', query.state),
  query.division !== undefined && within('projects.division_id', query.division),
  query.year !== undefined && sql<boolean>`projects.year = ${String(query.year)}::bigint`,
  query.organization !== undefined && sql<boolean>`(projects.lead_unit_id = ${query.organization} or exists (
    select 1 from project_units co where co.project_id = projects.id and co.organization_id = ${query.organization}))`,
  equals('projects.ballot_id', query.ballot),
  equals('projects.candidate_id', query.candidate),
  query.suggestion !== undefined && cameFrom(query.suggestion),
  changedSince('projects', query.updatedSince),
  searches('projects', query.q),
]);

const projectFacets = (db: Database, query: Query) => ({
  state: () => countBy(db, 'projects', 'projects.state', matching({ ...query, state: undefined })),
  organization: () => {
    const others = matching({ ...query, organization: undefined });
    return counts(db, 'projects', sql`select unit.id as value, unit.name, count(*)::integer as count from (
        select projects.id, projects.lead_unit_id as unit_id from projects where ${others}
        union select co.project_id, co.organization_id from project_units co join projects on projects.id = co.project_id where ${others}
      ) as part join organizations unit on unit.id = part.unit_id group by 1, 2`);
  },
  township: () => counts(db, 'projects', sql`select town.id as value, town.name, sum(place.count)::integer as count
    from (select projects.division_id as id, count(*) as count from projects where ${matching({ ...query, division: undefined })} group by 1) as place
    ${joinTownship(sql.ref('place.id'))} group by 1, 2`),
});

export const listProjects = async (db: Database, query: Query): Promise<PageOf<ProjectSummary>> => {
  const filtered = db.selectFrom('projects').where(matching(query));
  const [page, facets] = await Promise.all([
    readPage(db, filtered, chosen(projectSorts, query.sort), query, (rows) => rows.select(recordColumns.projects).select(extraColumns)),
    readFacets(query.facets, projectFacets(db, query)),
  ]);
  const rows = page.rows as Row[];
  const wants = (name: 'milestones' | 'reports') => query.include?.includes(name);
  const parts = await readParts(db, rows.map((row) => row.id), wants('reports') ? 'all' : 'latest');
  return {
    ...page, ...facets,
    rows: rows.map((row) => ({
      ...toSummary(row, parts),
      ...(wants('milestones') && { milestones: (parts.milestones.get(row.id) ?? []).map(toMilestone) }),
      ...(wants('reports') && { reports: (parts.reports.get(row.id) ?? []).map(toReport) }),
    })),
  };
};

/** As stored in JSON: 监督小组 with ids only. */
export interface StoredSupervision { readonly name: string; readonly committeeId: string | null; readonly leader: string | null; readonly deputyIds: readonly string[] }

const readSupervision = async (db: Database, stored: StoredSupervision | null): Promise<Project['supervisionGroup']> => {
  if (!stored) return undefined;
  const { name, committeeId, leader, deputyIds } = stored;
  const [committee, deputies] = await Promise.all([
    committeeId === null ? undefined : db.selectFrom('organizations').select('name').where('id', '=', committeeId).executeTakeFirst(),
    deputyIds.length === 0 ? [] : db.selectFrom('deputies').select(['id', 'name']).where('id', 'in', deputyIds).execute(),
  ]);
  const names = new Map(deputies.map((row) => [row.id, row.name]));
  return { name, committee: refTo(committeeId, committee?.name), leader: some(leader), deputies: deputyIds.map((id) => refTo(id, names.get(id))!) };
};

export const getProject = async (db: Database, id: string): Promise<Project | undefined> => {
  const row = await db.selectFrom('projects').select(recordColumns.projects).select(extraColumns).where('projects.id', '=', id).executeTakeFirst() as Row | undefined;
  if (!row) return undefined;
  const [parts, adjustments, supervisionGroup, suggestions, evaluations] = await Promise.all([
    readParts(db, [id], 'all'),
    db.selectFrom('project_adjustments').selectAll().where('project_id', '=', id).orderBy('position').execute(),
    readSupervision(db, row.supervision as StoredSupervision | null),
    row.candidate_id === null ? undefined : suggestionsOfCandidates(db, [row.candidate_id]),
    db.selectFrom('evaluations').select(['id', 'round']).where('subject_kind', '=', 'project').where('subject_id', '=', id).orderBy('round').orderBy('id').execute(),
  ]);
  return {
    ...toSummary(row, parts),
    plan: some(row.plan),
    supervisionGroup,
    fundSources: row.fund_sources as Project['fundSources'],
    milestones: (parts.milestones.get(id) ?? []).map(toMilestone),
    reports: (parts.reports.get(id) ?? []).map(toReport),
    adjustments: adjustments.map((one) => ({
      on: one.decided_on, kind: one.kind, before: some(one.before), after: some(one.after), reason: one.reason, decidedBy: one.decided_by, documentNo: some(one.document_no),
    })),
    acceptance: (row.acceptance ?? undefined) as Project['acceptance'],
    suggestions: suggestions?.get(row.candidate_id!) ?? [],
    evaluations,
  };
};
