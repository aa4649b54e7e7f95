import { sql, type Kysely } from 'kysely';

/**
 * The first tables. One dialect for PGlite (PostgreSQL 18) and PostgreSQL ≥ 15: plain types, no extension, calendar days as
 * text (`2026-03-05`, which sorts and compares as it reads and has no time zone to get wrong), counts as integer, money as
 * bigint below 2^53. `search` columns hold the lower-case text that `q` looks through.
 */
const statements = `
create table settings (key text primary key, value jsonb not null);
create table counters (name text primary key, value integer not null);

create table divisions (
  id text primary key, code text not null unique, kind text not null, parent_id text, name text not null, pinyin text not null,
  path jsonb not null, valid_from text, valid_to text, merged_into text, search text not null, source text not null, as_of text not null
);
create index divisions_parent on divisions (parent_id, id);
create index divisions_kind on divisions (kind, id);

create table congresses (id text primary key, name text not null, level text not null, division_id text not null, division_name text not null, source text not null, as_of text not null);
create table terms (id text primary key, congress_id text not null, number integer not null, name text not null, start_date text not null, end_date text, source text not null, as_of text not null);
create index terms_congress on terms (congress_id, id);
create table sessions (id text primary key, term_id text not null, congress_id text not null, number integer not null, name text not null, start_date text not null, end_date text, source text not null, as_of text not null);
create index sessions_term on sessions (term_id, id);
create table organizations (id text primary key, name text not null, short_name text, kind text not null, parent_id text, congress_id text, division_id text, search text not null, source text not null, as_of text not null);
create index organizations_kind on organizations (kind, id);

create table groups (id text primary key, name text not null, kind text not null, committee_id text, search text not null, source text not null, as_of text not null);
create table stations (
  id text primary key, name text not null, kind text not null, stars integer, address text not null, longitude double precision, latitude double precision, datum text,
  hours text, receptions jsonb not null, accessibility text, office_phone text, search text not null, source text not null, as_of text not null
);
create table station_divisions (station_id text not null, division_id text not null, primary key (station_id, division_id));
create index station_divisions_division on station_divisions (division_id, station_id);

create table deputies (
  id text primary key, name text not null, pinyin text not null, post text, contact_policy text not null, search text not null, source text not null, as_of text not null
);
create table memberships (
  deputy_id text not null, position integer not null, level text not null, congress_id text not null, term_id text, constituency text, delegation_id text,
  start_date text, end_date text, end_reason text, primary key (deputy_id, position)
);
create index memberships_level on memberships (level, deputy_id);
create table deputy_divisions (deputy_id text not null, division_id text not null, primary key (deputy_id, division_id));
create index deputy_divisions_division on deputy_divisions (division_id, deputy_id);
create table deputy_stations (deputy_id text not null, station_id text not null, primary key (deputy_id, station_id));
create index deputy_stations_station on deputy_stations (station_id, deputy_id);
create table deputy_groups (deputy_id text not null, group_id text not null, primary key (deputy_id, group_id));
create index deputy_groups_group on deputy_groups (group_id, deputy_id);

create table suggestions (
  receipt_no text primary key, secret_hash text unique, kind text not null, category text not null,
  title text not null, body text not null, public_title text not null, public_body text not null,
  division_id text, address text, target_kind text not null, target_id text, identity_mode text not null, may_publish boolean not null,
  visibility text not null, channel text not null, state text not null, hidden_from text, ending jsonb, case_number text, duplicate_of text, claimed_by text,
  support_count integer not null, rehandled integer not null default 0, consent_version text, submitted_at timestamptz not null, changed_at timestamptz not null,
  screened_by text not null, search text not null, source text not null, as_of text not null
);
create index suggestions_public on suggestions (state, submitted_at desc, receipt_no desc);
create index suggestions_newest on suggestions (submitted_at desc, receipt_no desc);
create index suggestions_division on suggestions (division_id, submitted_at desc);
create index suggestions_target on suggestions (target_kind, target_id, submitted_at desc);
create index suggestions_case on suggestions (case_number);

create table suggestion_contacts (receipt_no text primary key references suggestions, sealed text not null, delete_after text not null);
create table suggestion_supplements (id integer generated always as identity primary key, receipt_no text not null references suggestions, body text not null, at timestamptz not null);
create table suggestion_steps (
  id integer generated always as identity primary key, receipt_no text not null references suggestions, type text not null, at text not null,
  role text not null, organization_id text, note text, public boolean not null
);
create index suggestion_steps_receipt on suggestion_steps (receipt_no, id);

create table cases (
  number text primary key, origin text not null, title text not null, body text, category text, division_id text, congress_id text, session_id text, state text not null,
  registered_on text not null, first_assigned_on text, assigned_on text, extension_months integer, pauses jsonb not null, done_on text,
  lead_handler_id text, government_lead text, congress_lead text, supervising_committee_id text, priority boolean not null, rehandled integer not null default 0,
  publication_mode text, publication_ground text, merged_into text, changed_at timestamptz not null, search text not null, source text not null, as_of text not null
);
create index cases_newest on cases (registered_on desc, number desc);
create index cases_state on cases (state, registered_on desc, number desc);
create index cases_lead on cases (lead_handler_id, registered_on desc);
create table case_co_handlers (case_number text not null references cases, organization_id text not null, primary key (case_number, organization_id));
create table case_deputies (case_number text not null references cases, deputy_id text not null, role text not null, position integer not null, primary key (case_number, deputy_id));
create index case_deputies_deputy on case_deputies (deputy_id, case_number);
create table case_steps (
  id integer generated always as identity primary key, case_number text not null references cases, type text not null, at text not null,
  role text not null, organization_id text, note text, public boolean not null
);
create index case_steps_case on case_steps (case_number, id);
create table replies (
  id integer generated always as identity primary key, case_number text, receipt_no text, version integer not null, document_no text, issued_on text not null,
  signed_by text, body text not null, scheme text, code text, normal text, promise_due_on text, meeting jsonb
);
create index replies_case on replies (case_number, version);
create index replies_receipt on replies (receipt_no, version);

create table evaluations (
  id text primary key, subject_kind text not null, subject_id text not null, subject_name text not null, round integer not null, method text not null,
  collected_by text not null, issued integer not null, returned integer not null, valid integer not null, invalid integer not null, axes jsonb not null,
  sealed_until text, minimum integer not null, search text not null, source text not null, as_of text not null
);
create index evaluations_subject on evaluations (subject_kind, subject_id, round);
create table ratings (
  id integer generated always as identity primary key, receipt_no text not null references suggestions, case_number text, round integer not null,
  attitude text not null, result text not null, comment text, at timestamptz not null, unique (receipt_no, round)
);

create table ballots (
  id text primary key, title text not null, congress_id text not null, session_id text, division_id text not null, year integer not null, voted_on text not null, seats integer not null,
  total_deputies integer not null, present integer not null, issued integer not null, returned integer not null, invalid integer not null, method text not null,
  threshold jsonb, tie_rule text, margin_rule jsonb, tie_decision text, search text not null, source text not null, as_of text not null
);
create index ballots_newest on ballots (voted_on desc, id desc);
create index ballots_division on ballots (division_id, voted_on desc);
create table candidates (
  id text primary key, ballot_id text not null references ballots, position integer not null, title text not null, category text, division_id text, place text, investment bigint,
  funding text, plan text, proposer text, yes integer not null, no integer not null, abstain integer not null, blank integer, elected boolean not null, reason text
);
create index candidates_ballot on candidates (ballot_id, position);

create table idempotency (
  key_hash text primary key, body_hash text not null, status integer, answer text, started_at timestamptz not null, delete_after timestamptz not null
);
create table tokens (
  id text primary key, name text not null, token_hash text not null unique, role text not null, organization_id text, deputy_id text,
  created_at timestamptz not null, expires_at timestamptz, revoked_at timestamptz
);
create table audit (
  id integer generated always as identity primary key, at timestamptz not null, token_id text not null, act text not null, subject text not null, detail jsonb
);
create table rate_buckets (key text primary key, tokens double precision not null, granted boolean not null, filled_at timestamptz not null);
create index rate_buckets_age on rate_buckets (filled_at);
create index idempotency_age on idempotency (delete_after);

create function refuse_change() returns trigger language plpgsql as $$ begin raise exception '% is append-only: a correction is a new row that names what it corrects', tg_table_name using errcode = 'restrict_violation'; end $$;
create trigger suggestion_steps_append_only before update or delete on suggestion_steps for each row execute function refuse_change();
create trigger case_steps_append_only before update or delete on case_steps for each row execute function refuse_change();
create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();
`;

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements.split(/;\s*\n/)) if (statement.trim()) await sql.raw(statement).execute(db);
};
