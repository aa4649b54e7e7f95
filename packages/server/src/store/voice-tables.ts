import type { ColumnType, Generated } from 'kysely';
import type { Dated } from './handling-tables.ts';

/** The tables of taking part: what the congress asks (calls), what people answer (voices), and what comes of it. */

export type CallKind = 'consultation' | 'solicitation' | 'qa_session';

export interface CallsTable extends Dated {
  id: string;
  kind: CallKind;
  /** Kind of draft, or of topics. */
  subject_kind: string | null;
  title: string;
  congress_id: string;
  committee_id: string | null;
  draft_name: string | null;
  summary: string | null;
  body: string | null;
  held_on: string | null;
  place: string | null;
  opens_on: string;
  closes_on: string;
  cancelled_on: string | null;
  reported_on: string | null;
  report: string | null;
  search: string;
  grams: string;
  source: string;
  as_of: string;
}

export interface ArticlesTable {
  id: string;
  call_id: string;
  position: number;
  number: string;
  chapter: string | null;
  heading: string | null;
  body: string;
}

export interface CallOrganizationsTable {
  call_id: string;
  organization_id: string;
  position: number;
}

export interface AdoptionsTable {
  id: string;
  call_id: string;
  position: number;
  article_id: string | null;
  summary: string;
  outcome: string;
  reason: string;
  decided_on: string;
}

export interface VoicesTable extends Dated {
  receipt_no: string;
  secret_hash: string | null;
  kind: string;
  call_id: string;
  article_id: string | null;
  organization_id: string | null;
  stance: string | null;
  quote: string | null;
  title: string | null;
  body: string | null;
  public_title: string | null;
  public_body: string | null;
  identity_mode: string;
  may_publish: boolean;
  state: string;
  reason: string | null;
  adoption_id: string | null;
  answered: Generated<boolean>;
  consent_version: string | null;
  submitted_at: ColumnType<Date, Date | string, Date | string>;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  search: string;
  grams: string;
  source: string;
  as_of: string;
  /** When its personal data was erased. */
  erased_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface VoiceContactsTable {
  receipt_no: string;
  sealed: string;
  delete_after: string;
}

export interface AnswersTable {
  id: Generated<number>;
  receipt_no: string;
  version: number;
  organization_id: string | null;
  respondent: string | null;
  on_the_spot: boolean;
  body: string;
  answered_on: string;
  promise: string | null;
  promise_due_on: string | null;
  case_number: string | null;
}
