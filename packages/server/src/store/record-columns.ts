import type { Selectable } from 'kysely';
import type { Searched } from './searching.ts';
import type { Tables } from './tables.ts';

/**
 * The columns that lists and records are made of: all but the two by which a record is found, which are longer than the rest of it
 * and which nobody reads. A column that is missing here, or is none, does not compile.
 */
type Shown<T extends Searched> = Exclude<keyof Tables[T] & string, 'search' | 'grams'>;

/** A row of them. */
export type RecordOf<T extends Searched> = Omit<Selectable<Tables[T]>, 'search' | 'grams'>;

const dated = ['source', 'as_of', 'updated_at'] as const;

const names = {
  activities: ['id', 'kind', 'title', 'held_on', 'until', 'place', 'division_id', 'station_id', 'organizer', 'summary', 'residents', 'opinions', ...dated],
  ballots: [
    'id', 'title', 'congress_id', 'session_id', 'division_id', 'year', 'voted_on', 'seats', 'total_deputies', 'present', 'issued', 'returned', 'invalid', 'method', 'threshold',
    'tie_rule', 'margin_rule', 'tie_decision', ...dated,
  ],
  calls: [
    'id', 'kind', 'subject_kind', 'title', 'congress_id', 'committee_id', 'draft_name', 'summary', 'body', 'held_on', 'place', 'opens_on', 'closes_on', 'cancelled_on', 'reported_on',
    'report', ...dated,
  ],
  cases: [
    'number', 'origin', 'title', 'body', 'category', 'division_id', 'congress_id', 'session_id', 'state', 'registered_on', 'first_assigned_on', 'assigned_on', 'extension_months',
    'pauses', 'done_on', 'lead_handler_id', 'government_lead', 'congress_lead', 'supervising_committee_id', 'priority', 'rehandled', 'publication_mode', 'publication_ground', 'publication_reviewer',
    'merged_into', 'split_from', 'words_from', 'figures_on', 'changed_at', 'due_on', 'rehandled_on', 'rehandling_due_on', 'first_done_on', ...dated,
  ],
  deputies: ['id', 'name', 'pinyin', 'post', 'contact_policy', 'photo', ...dated],
  disclosures: [
    'id', 'title', 'kind', 'document_no', 'organ_id', 'organ_name', 'division_id', 'session_id', 'adopted_on', 'issued_on', 'effective_on', 'expires_on', 'repealed_on', 'body',
    'legal_basis', 'attachments', 'publication', 'reviewer', 'hidden_reason', ...dated,
  ],
  divisions: ['id', 'code', 'kind', 'parent_id', 'name', 'pinyin', 'path', 'valid_from', 'valid_to', 'merged_into', ...dated],
  duty_records: ['id', 'deputy_id', 'year', 'total', 'kinds', 'points', ...dated],
  evaluations: ['id', 'subject_kind', 'subject_id', 'subject_name', 'round', 'method', 'collected_by', 'issued', 'returned', 'valid', 'invalid', 'axes', 'sealed_until', 'minimum', 'evaluated_on', ...dated],
  events: [
    'id', 'title', 'kind', 'status', 'status_note', 'starts_at', 'ends_at', 'place', 'address', 'division_id', 'session_id', 'organizer_id', 'organizer_name', 'agenda', 'attendance',
    'seats', 'apply_until', 'how', 'office_phone', ...dated,
  ],
  groups: ['id', 'name', 'kind', 'committee_id', ...dated],
  organizations: ['id', 'name', 'short_name', 'kind', 'parent_id', 'congress_id', 'division_id', ...dated],
  projects: [
    'id', 'title', 'category', 'division_id', 'place', 'year', 'congress_id', 'ballot_id', 'candidate_id', 'lead_unit_id', 'plan', 'supervision', 'fund_sources', 'funds', 'start_on',
    'due_on', 'acceptance', 'state', ...dated,
  ],
  stations: ['id', 'name', 'kind', 'stars', 'address', 'longitude', 'latitude', 'datum', 'hours', 'receptions', 'cancelled_receptions', 'accessibility', 'office_phone', ...dated],
  statistics: ['id', 'metric', 'name', 'definition', 'numerator', 'denominator', 'unit', 'period_from', 'period_to', 'division_id', 'computed', ...dated],
  suggestions: [
    'receipt_no', 'secret_hash', 'kind', 'category', 'title', 'body', 'public_title', 'public_body', 'division_id', 'address', 'latitude', 'longitude', 'datum', 'target_kind', 'target_id', 'identity_mode',
    'may_publish', 'visibility', 'channel', 'state', 'hidden_from', 'ending', 'case_number', 'duplicate_of', 'claimed_by', 'support_count', 'rehandled', 'consent_version',
    'submitted_at', 'changed_at', 'screened_by', 'web_supports', 'pairs', 'congress_id', 'erased_at', ...dated,
  ],
  voices: [
    'receipt_no', 'secret_hash', 'kind', 'call_id', 'article_id', 'organization_id', 'stance', 'quote', 'title', 'body', 'public_title', 'public_body', 'identity_mode', 'may_publish',
    'state', 'reason', 'adoption_id', 'answered', 'consent_version', 'submitted_at', 'changed_at', 'erased_at', ...dated,
  ],
} as const satisfies { readonly [T in Searched]: readonly Shown<T>[] };

type Forgotten = { [T in Searched]: Exclude<Shown<T>, (typeof names)[T][number]> }[Searched];

/** With the table's name, as a query with several tables needs them. */
type Columns = { readonly [T in Searched]: readonly `${T}.${Shown<T>}`[] };

export const recordColumns = Object.fromEntries(Object.entries(names).map(([table, columns]) => [table, columns.map((column) => `${table}.${column}`)])) as unknown as [Forgotten] extends [never] ? Columns : never;
