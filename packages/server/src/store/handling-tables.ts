import type { ColumnType, Generated } from 'kysely';

/** The tables of what is said and what is done about it: suggestions, cases, their steps and replies. */

/** When the public record last changed; triggers keep it. Not the `changed_at` from which the 30 days run. */
export interface Dated {
  updated_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

export interface SuggestionsTable extends Dated {
  receipt_no: string;
  secret_hash: string | null;
  kind: string;
  category: string;
  title: string;
  body: string;
  public_title: string;
  public_body: string;
  division_id: string | null;
  address: string | null;
  /** Where exactly, as another system measured it; as private as the address. */
  latitude: ColumnType<number | null, number | null | undefined, number | null>;
  longitude: ColumnType<number | null, number | null | undefined, number | null>;
  datum: ColumnType<string | null, string | null | undefined, string | null>;
  target_kind: string;
  target_id: string | null;
  identity_mode: string;
  may_publish: boolean;
  visibility: string;
  channel: string;
  state: string;
  hidden_from: string | null;
  ending: ColumnType<unknown, string | null, string | null>;
  case_number: string | null;
  duplicate_of: string | null;
  claimed_by: string | null;
  /** As the office counted; what residents added here stands beside it. */
  support_count: number;
  web_supports: Generated<number>;
  rehandled: Generated<number>;
  consent_version: string | null;
  submitted_at: ColumnType<Date, Date | string, Date | string>;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  screened_by: string;
  search: string;
  grams: string;
  /** The pairs of characters of the public title, by which similar ones are found. */
  pairs: ColumnType<string[], string[] | undefined, string[]>;
  /** Whose it is; a trigger fills it in. */
  congress_id: Generated<string | null>;
  /** When its personal data was erased. */
  erased_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  source: string;
  as_of: string;
}

export interface SuggestionContactsTable {
  receipt_no: string;
  sealed: string;
  delete_after: string;
}

export interface SuggestionSupplementsTable {
  id: Generated<number>;
  receipt_no: string;
  body: string;
  at: ColumnType<Date, Date | string, Date | string>;
}

export interface SuggestionStepsTable {
  id: Generated<number>;
  receipt_no: string;
  type: string;
  at: string;
  role: string;
  organization_id: string | null;
  note: string | null;
  public: boolean;
  /** What it is called outside; drawn at random. */
  mark: Generated<string>;
  /** Of a correction 更正: the step of the same record that it names. */
  corrects: ColumnType<number | null, number | null | undefined, never>;
}

export interface SuggestionSupportsTable {
  receipt_no: string;
  /** A keyed hash of this suggestion and a device or the day's address: it links nothing to anything else. */
  supporter: string;
  at: ColumnType<Date, Date | string, Date | string>;
  delete_after: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** Files that were uploaded: named by a suggestion or a move, or waiting for that until `delete_after`. */
export interface AttachmentsTable {
  id: string;
  /** In the file store; random, and told to nobody. */
  stored_name: string;
  /** The file is where it belongs, safe from a crash. */
  stored: boolean;
  receipt_no: string | null;
  /** Came with a supplement. */
  supplement_id: number | null;
  /** 佐证: came with a step, of the suggestion or of a case. */
  suggestion_step_id: ColumnType<number | null, number | null | undefined, number | null>;
  case_step_id: ColumnType<number | null, number | null | undefined, number | null>;
  position: number | null;
  name: string | null;
  media_type: string;
  bytes: number;
  sha256: string;
  width: number | null;
  height: number | null;
  created_at: ColumnType<Date, Date | string, Date | string>;
  delete_after: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

export interface CasesTable extends Dated {
  number: string;
  origin: string;
  title: string;
  body: string | null;
  category: string | null;
  division_id: string | null;
  congress_id: string | null;
  session_id: string | null;
  state: string;
  registered_on: string;
  first_assigned_on: string | null;
  assigned_on: string | null;
  extension_months: number | null;
  pauses: ColumnType<unknown, string, string>;
  done_on: string | null;
  lead_handler_id: string | null;
  government_lead: string | null;
  congress_lead: string | null;
  supervising_committee_id: string | null;
  priority: boolean;
  rehandled: Generated<number>;
  publication_mode: string | null;
  publication_ground: string | null;
  publication_reviewer: string | null;
  merged_into: string | null;
  split_from: ColumnType<string | null, string | null | undefined, string | null>;
  /** The suggestion whose words it carries, whatever case handles that now. */
  words_from: ColumnType<string | null, string | null | undefined, string | null>;
  /** The day by whose figures it is judged; null: the one it was registered on. */
  figures_on: ColumnType<string | null, string | null | undefined, string | null>;
  /** Computed by the rules whenever the clock changes. */
  due_on: string | null;
  /** 重新办理: the day it began, the day it is due, and the day the first round was answered; null unless it was handled again. */
  rehandled_on: string | null;
  rehandling_due_on: string | null;
  first_done_on: string | null;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  search: string;
  grams: string;
  source: string;
  as_of: string;
}

export interface CaseCoHandlersTable {
  case_number: string;
  organization_id: string;
}

export interface CaseDeputiesTable {
  case_number: string;
  deputy_id: string;
  role: string;
  position: number;
}

export interface CaseStepsTable {
  id: Generated<number>;
  case_number: string;
  type: string;
  at: string;
  role: string;
  organization_id: string | null;
  note: string | null;
  public: boolean;
  /** What it is called outside; drawn at random. */
  mark: Generated<string>;
  /** Of a correction 更正: the step of the same record that it names. */
  corrects: ColumnType<number | null, number | null | undefined, never>;
}

export interface RepliesTable {
  id: Generated<number>;
  case_number: string | null;
  receipt_no: string | null;
  version: number;
  document_no: string | null;
  issued_on: string;
  signed_by: string | null;
  body: string;
  scheme: string | null;
  code: string | null;
  normal: string | null;
  promise_due_on: string | null;
  meeting: ColumnType<unknown, string | null, string | null>;
}
