import type { ColumnType, Generated } from 'kysely';
import type { Dated } from './handling-tables.ts';

/** The tables of what is carried out and what is made public: projects, disclosures, events, activities, statistics. */

export interface CandidateSuggestionsTable {
  candidate_id: string;
  receipt_no: string;
}

export interface ProjectsTable extends Dated {
  id: string;
  title: string;
  category: string | null;
  division_id: string;
  place: string | null;
  year: number;
  congress_id: string | null;
  ballot_id: string | null;
  candidate_id: string | null;
  lead_unit_id: string;
  plan: string | null;
  supervision: ColumnType<unknown, string | null, string | null>;
  fund_sources: ColumnType<unknown, string, string>;
  funds: number;
  start_on: string;
  due_on: string;
  acceptance: ColumnType<unknown, string | null, string | null>;
  /** Computed by the rules whenever something of it changes, so that lists can be filtered by it. */
  state: Generated<string>;
  search: string;
  grams: string;
  source: string;
  as_of: string;
}

export interface ProjectUnitsTable {
  project_id: string;
  organization_id: string;
}

export interface ProjectMilestonesTable {
  project_id: string;
  position: number;
  title: string;
  weight: number;
  planned_on: string;
  percent: number;
  done_on: string | null;
}

export interface ProjectReportsTable {
  project_id: string;
  reported_on: string;
  percent: number;
  spent: number;
  done: string | null;
  problem: string | null;
  next: string | null;
  organization_id: string | null;
}

export interface ProjectAdjustmentsTable {
  project_id: string;
  position: number;
  decided_on: string;
  kind: string;
  before: string | null;
  after: string | null;
  reason: string;
  decided_by: string;
  document_no: string | null;
}

export interface DisclosuresTable extends Dated {
  id: string;
  title: string;
  kind: string;
  document_no: string | null;
  organ_id: string | null;
  organ_name: string;
  division_id: string | null;
  session_id: string | null;
  adopted_on: string | null;
  issued_on: string;
  effective_on: string | null;
  expires_on: string | null;
  repealed_on: string | null;
  body: string | null;
  legal_basis: ColumnType<unknown, string, string>;
  attachments: ColumnType<unknown, string, string>;
  publication: Generated<string>;
  reviewer: ColumnType<string | null, string | null | undefined, string | null>;
  hidden_reason: ColumnType<string | null, string | null | undefined, string | null>;
  search: string;
  grams: string;
  source: string;
  as_of: string;
}

export interface DisclosureReplacementsTable {
  disclosure_id: string;
  replaces_id: string;
}

export interface EventsTable extends Dated {
  id: string;
  title: string;
  kind: string;
  status: string;
  status_note: string | null;
  starts_at: ColumnType<Date, Date | string, Date | string>;
  ends_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  place: string | null;
  address: string | null;
  division_id: string | null;
  session_id: string | null;
  organizer_id: string | null;
  organizer_name: string;
  agenda: ColumnType<unknown, string, string>;
  attendance: string;
  seats: number | null;
  apply_until: ColumnType<Date | null, Date | string | null, Date | string | null>;
  how: string | null;
  office_phone: string | null;
  search: string;
  grams: string;
  source: string;
  as_of: string;
}

export interface ActivitiesTable extends Dated {
  id: string;
  kind: string;
  title: string;
  held_on: string;
  until: string | null;
  place: string | null;
  division_id: string | null;
  station_id: string | null;
  organizer: string | null;
  summary: string | null;
  residents: number | null;
  opinions: number | null;
  search: string;
  grams: string;
  source: string;
  as_of: string;
}

export interface ActivityDeputiesTable {
  activity_id: string;
  deputy_id: string;
  position: number;
}

/** 履职积分 as a congress publishes them. */
export interface DutyPointsTable {
  deputy_id: string;
  year: number;
  points: number;
  scheme: string;
  url: string | null;
  counted_on: string;
}

/** What is counted of the activities, with the points of that year. */
export interface DutyRecordsTable extends Dated {
  id: string;
  deputy_id: string;
  year: number;
  total: number;
  kinds: ColumnType<unknown, string, string>;
  points: ColumnType<unknown, string | null, string | null>;
  search: string;
  grams: string;
  source: string;
  as_of: string;
}

export interface StatisticsTable extends Dated {
  id: string;
  metric: string;
  name: string;
  definition: string;
  numerator: number;
  denominator: number | null;
  unit: string | null;
  period_from: string;
  period_to: string;
  division_id: string | null;
  computed: boolean;
  search: string;
  grams: string;
  source: string;
  as_of: string;
}

export interface WorksTables {
  candidate_suggestions: CandidateSuggestionsTable;
  projects: ProjectsTable;
  project_units: ProjectUnitsTable;
  project_milestones: ProjectMilestonesTable;
  project_reports: ProjectReportsTable;
  project_adjustments: ProjectAdjustmentsTable;
  disclosures: DisclosuresTable;
  disclosure_replacements: DisclosureReplacementsTable;
  events: EventsTable;
  activities: ActivitiesTable;
  activity_deputies: ActivityDeputiesTable;
  duty_points: DutyPointsTable;
  duty_records: DutyRecordsTable;
  statistics: StatisticsTable;
}
