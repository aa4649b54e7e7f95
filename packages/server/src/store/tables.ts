import type { ColumnType, Generated } from 'kysely';
import type { December } from './holidays.ts';
import type { AdoptionsTable, AnswersTable, ArticlesTable, CallOrganizationsTable, CallsTable, VoiceContactsTable, VoicesTable } from './voice-tables.ts';
import type {
  AttachmentsTable, Dated, SuggestionsTable, SuggestionContactsTable, SuggestionSupplementsTable, SuggestionStepsTable, SuggestionSupportsTable, CasesTable,
  CaseCoHandlersTable, CaseDeputiesTable, CaseStepsTable, RepliesTable,
} from './handling-tables.ts';
import type { JobsTable } from './jobs.ts';
import type { WebhookTables } from './webhook-tables.ts';
import type { WorksTables } from './works-tables.ts';

export type * from './handling-tables.ts';
export type * from './works-tables.ts';
export type * from './voice-tables.ts';

/** The tables as Kysely sees them: what `migrations/` made, column for column. Checked against the database by a test. */

export interface SettingsTable {
  key: string;
  value: ColumnType<unknown, string, string>;
}

export interface CountersTable {
  name: string;
  value: number;
}

export interface DivisionsTable extends Dated {
  id: string;
  code: string;
  kind: string;
  parent_id: string | null;
  name: string;
  pinyin: string;
  path: ColumnType<unknown, string, string>;
  valid_from: string | null;
  valid_to: string | null;
  merged_into: string | null;
  search: string;
  grams: string;
  source: string;
  as_of: string;
}

export interface CongressesTable extends Dated {
  id: string;
  name: string;
  level: string;
  division_id: string;
  division_name: string;
  source: string;
  as_of: string;
}

export interface TermsTable extends Dated {
  id: string;
  congress_id: string;
  number: number;
  name: string;
  start_date: string;
  end_date: string | null;
  source: string;
  as_of: string;
}

export interface SessionsTable extends Dated {
  id: string;
  term_id: string;
  congress_id: string;
  number: number;
  name: string;
  start_date: string;
  end_date: string | null;
  source: string;
  as_of: string;
}

export interface OrganizationsTable extends Dated {
  id: string;
  name: string;
  short_name: string | null;
  kind: string;
  parent_id: string | null;
  congress_id: string | null;
  division_id: string | null;
  search: string;
  grams: string;
  source: string;
  as_of: string;
}

export interface GroupsTable extends Dated {
  id: string;
  name: string;
  kind: string;
  committee_id: string | null;
  search: string;
  grams: string;
  source: string;
  as_of: string;
}

export interface StationsTable extends Dated {
  id: string;
  name: string;
  kind: string;
  stars: number | null;
  address: string;
  longitude: number | null;
  latitude: number | null;
  datum: string | null;
  hours: string | null;
  receptions: ColumnType<unknown, string, string>;
  /** Those that were taken out, as calendars last heard of them. */
  cancelled_receptions: ColumnType<unknown, string | undefined, string>;
  accessibility: string | null;
  office_phone: string | null;
  search: string;
  grams: string;
  source: string;
  as_of: string;
}

export interface StationDivisionsTable {
  station_id: string;
  division_id: string;
}

export interface DeputiesTable extends Dated {
  id: string;
  name: string;
  pinyin: string;
  post: string | null;
  photo: string | null;
  contact_policy: string;
  search: string;
  grams: string;
  source: string;
  as_of: string;
}

export interface MembershipsTable {
  deputy_id: string;
  position: number;
  level: string;
  congress_id: string;
  term_id: string | null;
  constituency: string | null;
  delegation_id: string | null;
  start_date: string | null;
  end_date: string | null;
  end_reason: string | null;
}

export interface DeputyDivisionsTable {
  deputy_id: string;
  division_id: string;
}

export interface DeputyStationsTable {
  deputy_id: string;
  station_id: string;
}

export interface DeputyGroupsTable {
  deputy_id: string;
  group_id: string;
}

export interface EvaluationsTable extends Dated {
  id: string;
  subject_kind: string;
  subject_id: string;
  subject_name: string;
  round: number;
  method: string;
  collected_by: string;
  issued: number;
  returned: number;
  valid: number;
  invalid: number;
  axes: ColumnType<unknown, string, string>;
  sealed_until: string | null;
  minimum: number;
  evaluated_on: Generated<string | null>;
  search: string;
  grams: string;
  source: string;
  as_of: string;
}

export interface RatingsTable {
  id: Generated<number>;
  receipt_no: string;
  case_number: string | null;
  round: number;
  attitude: string;
  result: string;
  comment: string | null;
  at: ColumnType<Date, Date | string, Date | string>;
}

export interface BallotsTable extends Dated {
  id: string;
  title: string;
  congress_id: string;
  session_id: string | null;
  division_id: string;
  year: number;
  voted_on: string;
  seats: number;
  total_deputies: number;
  present: number;
  issued: number;
  returned: number;
  invalid: number;
  method: string;
  threshold: ColumnType<unknown, string | null, string | null>;
  tie_rule: string | null;
  margin_rule: ColumnType<unknown, string | null, string | null>;
  tie_decision: string | null;
  search: string;
  grams: string;
  source: string;
  as_of: string;
}

export interface CandidatesTable {
  id: string;
  ballot_id: string;
  position: number;
  title: string;
  category: string | null;
  division_id: string | null;
  place: string | null;
  investment: number | null;
  funding: string | null;
  plan: string | null;
  proposer: string | null;
  yes: number;
  no: number;
  abstain: number;
  blank: number | null;
  elected: boolean;
  reason: string | null;
}

export interface IdempotencyTable {
  key_hash: string;
  body_hash: string;
  status: number | null;
  answer: string | null;
  started_at: ColumnType<Date, Date | string, Date | string>;
  delete_after: ColumnType<Date, Date | string, Date | string>;
  /** A keyed hash of the receipt whose words the answer holds. */
  about: string | null;
}

export interface TokensTable {
  id: string;
  name: string;
  token_hash: string;
  role: string;
  organization_id: string | null;
  deputy_id: string | null;
  created_at: ColumnType<Date, Date | string, Date | string>;
  expires_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  revoked_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** Null: every congress of the deployment. */
  congress_id: string | null;
  last_used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface AuditTable {
  id: Generated<number>;
  at: ColumnType<Date, Date | string, Date | string>;
  token_id: string;
  act: string;
  subject: string;
  detail: ColumnType<unknown, string | null, string | null>;
  /** 1, 2, 3 …: see `audit-chain.ts`. */
  position: number;
  previous: string;
  hash: string;
}

export interface AuditHeadTable {
  one: Generated<boolean>;
  position: number;
  hash: string;
  signature: string;
}

/** Years of holidays that the county added to those shipped. */
export interface HolidaysTable {
  year: number;
  days: ColumnType<string[], string, string>;
  workdays: ColumnType<string[], string, string>;
  /** What the notice says of the December before its year. */
  december: ColumnType<December | null, string | null, string | null>;
  source: string;
  added_at: ColumnType<Date, Date | string, Date | string>;
}

export interface SuggestionOriginsTable {
  system: string;
  external_id: string;
  receipt_no: string;
  taken_in_at: ColumnType<Date, Date | string, Date | string>;
}

export interface RateBucketsTable {
  key: string;
  tokens: number;
  /** How many were given when it was last asked. */
  taken: number;
  filled_at: ColumnType<Date, Date | string, Date | string>;
}

export interface Tables extends WorksTables, WebhookTables {
  settings: SettingsTable;
  counters: CountersTable;
  divisions: DivisionsTable;
  congresses: CongressesTable;
  terms: TermsTable;
  sessions: SessionsTable;
  organizations: OrganizationsTable;
  groups: GroupsTable;
  stations: StationsTable;
  station_divisions: StationDivisionsTable;
  deputies: DeputiesTable;
  memberships: MembershipsTable;
  deputy_divisions: DeputyDivisionsTable;
  deputy_stations: DeputyStationsTable;
  deputy_groups: DeputyGroupsTable;
  suggestions: SuggestionsTable;
  suggestion_contacts: SuggestionContactsTable;
  suggestion_origins: SuggestionOriginsTable;
  suggestion_supplements: SuggestionSupplementsTable;
  suggestion_steps: SuggestionStepsTable;
  suggestion_supports: SuggestionSupportsTable;
  attachments: AttachmentsTable;
  cases: CasesTable;
  case_co_handlers: CaseCoHandlersTable;
  case_deputies: CaseDeputiesTable;
  case_steps: CaseStepsTable;
  replies: RepliesTable;
  evaluations: EvaluationsTable;
  ratings: RatingsTable;
  ballots: BallotsTable;
  candidates: CandidatesTable;
  idempotency: IdempotencyTable;
  tokens: TokensTable;
  audit: AuditTable;
  audit_head: AuditHeadTable;
  holidays: HolidaysTable;
  rate_buckets: RateBucketsTable;
  jobs: JobsTable;
  calls: CallsTable;
  articles: ArticlesTable;
  call_organizations: CallOrganizationsTable;
  adoptions: AdoptionsTable;
  voices: VoicesTable;
  voice_contacts: VoiceContactsTable;
  answers: AnswersTable;
}
