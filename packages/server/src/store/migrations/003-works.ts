import { sql, type Kysely } from 'kysely';

/**
 * What is carried out and what is made public: livelihood projects with their way from suggestion to evaluation, disclosed
 * documents, events, statistics. `updated_at` is kept as migration 002 keeps it.
 */
const tables = [
  // Which suggestions a candidate came from, so that one can ask from either end.
  'create table candidate_suggestions (candidate_id text not null, receipt_no text not null, primary key (candidate_id, receipt_no))',
  'create index candidate_suggestions_receipt on candidate_suggestions (receipt_no, candidate_id)',
  `insert into candidate_suggestions (candidate_id, receipt_no)
    select distinct candidates.id, trim(part) from candidates cross join lateral unnest(string_to_array(proposer, '、')) as part where proposer is not null and trim(part) ~ '^[A-Z]{2,8}-[0-9]{4}-'`,

  `create table projects (
    id text primary key, title text not null, category text, division_id text not null, place text, year integer not null, congress_id text, ballot_id text, candidate_id text,
    lead_unit_id text not null, plan text, supervision jsonb, fund_sources jsonb not null, funds bigint not null, start_on text not null, due_on text not null, acceptance jsonb,
    state text not null default 'planned', search text not null, source text not null, as_of text not null
  )`,
  'create index projects_due on projects (due_on, id)',
  'create index projects_division on projects (division_id, id)',
  'create index projects_state on projects (state, id)',
  'create index projects_lead on projects (lead_unit_id, id)',
  'create index projects_ballot on projects (ballot_id)',
  'create index projects_candidate on projects (candidate_id)',
  'create table project_units (project_id text not null references projects, organization_id text not null, primary key (project_id, organization_id))',
  'create index project_units_organization on project_units (organization_id, project_id)',
  `create table project_milestones (
    project_id text not null references projects, position integer not null, title text not null, weight integer not null, planned_on text not null, percent integer not null, done_on text,
    primary key (project_id, position)
  )`,
  `create table project_reports (
    project_id text not null references projects, reported_on text not null, percent integer not null, spent bigint not null, done text, problem text, next text, organization_id text,
    primary key (project_id, reported_on)
  )`,
  `create table project_adjustments (
    project_id text not null references projects, position integer not null, decided_on text not null, kind text not null, before text, after text, reason text not null, decided_by text not null,
    document_no text, primary key (project_id, position)
  )`,

  `create table disclosures (
    id text primary key, title text not null, kind text not null, document_no text, organ_id text, organ_name text not null, division_id text, session_id text, adopted_on text, issued_on text not null,
    effective_on text, expires_on text, repealed_on text, body text, legal_basis jsonb not null, attachments jsonb not null, publication text not null default 'draft', reviewer text, hidden_reason text,
    search text not null, source text not null, as_of text not null
  )`,
  'create index disclosures_newest on disclosures (issued_on, id)',
  'create index disclosures_kind on disclosures (kind, issued_on, id)',
  'create index disclosures_organ on disclosures (organ_id, issued_on)',
  'create index disclosures_publication on disclosures (publication, issued_on, id)',
  'create table disclosure_replacements (disclosure_id text not null references disclosures, replaces_id text not null, primary key (disclosure_id, replaces_id))',
  'create index disclosure_replacements_replaced on disclosure_replacements (replaces_id, disclosure_id)',

  `create table events (
    id text primary key, title text not null, kind text not null, status text not null, status_note text, starts_at timestamptz not null, ends_at timestamptz, place text, address text, division_id text,
    session_id text, organizer_id text, organizer_name text not null, agenda jsonb not null, attendance text not null, seats integer, apply_until timestamptz, how text, office_phone text,
    search text not null, source text not null, as_of text not null
  )`,
  'create index events_start on events (starts_at, id)',
  'create index events_kind on events (kind, starts_at, id)',
  'create index events_session on events (session_id)',

  `create table statistics (
    id text primary key, metric text not null, name text not null, definition text not null, numerator bigint not null, denominator bigint, unit text, period_from text not null, period_to text not null,
    division_id text, computed boolean not null, search text not null, source text not null, as_of text not null
  )`,
  'create index statistics_period on statistics (period_to, id)',
  'create index statistics_metric on statistics (metric, period_to, id)',
];

const records = ['projects', 'disclosures', 'events', 'statistics'] as const;

/** Rows that are part of another record: child, its column, the record, and which of them count. */
const parts = [
  ['project_units', 'project_id', 'projects', 'id', 'true'],
  ['project_milestones', 'project_id', 'projects', 'id', 'true'],
  ['project_reports', 'project_id', 'projects', 'id', 'true'],
  ['project_adjustments', 'project_id', 'projects', 'id', 'true'],
  ['evaluations', 'subject_id', 'projects', 'id', "subject_kind = 'project'"],
  ['disclosure_replacements', 'disclosure_id', 'disclosures', 'id', 'true'],
  ['disclosure_replacements', 'replaces_id', 'disclosures', 'id', 'true'],
  // The way from suggestion to project is told at each of its stations.
  ['candidate_suggestions', 'receipt_no', 'suggestions', 'receipt_no', 'true'],
  ['projects', 'ballot_id', 'ballots', 'id', 'true'],
] as const;

const touches = parts.flatMap(([child, column, table, key, condition]) => {
  const name = `touch_${table}_of_${child}_${column}`;
  return [
    `create function ${name}() returns trigger language plpgsql as $$ begin
      update ${table} set updated_at = clock_timestamp() where updated_at < now() and ${key} in (select ${column} from changed_rows where ${condition}); return null; end $$`,
    `create trigger ${name}_in after insert on ${child} referencing new table as changed_rows for each statement execute function ${name}()`,
    // A project changes often, and its ballot says no more of it than that it is there.
    ...(child === 'projects' ? [] : [`create trigger ${name}_by after update on ${child} referencing new table as changed_rows for each statement execute function ${name}()`]),
    `create trigger ${name}_out after delete on ${child} referencing old table as changed_rows for each statement execute function ${name}()`,
  ];
});

const statements = [
  ...tables,
  ...records.flatMap((table) => [
    `alter table ${table} add column updated_at timestamptz not null default now()`,
    `create index ${table}_updated on ${table} (updated_at, id)`,
    `create trigger ${table}_updated before update on ${table} for each row execute function keep_updated_at()`,
  ]),
  ...touches,
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
