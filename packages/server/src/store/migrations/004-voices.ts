import { sql, type Kysely } from 'kysely';
import { pairsOf004 } from './frozen/pairs.ts';

/**
 * What residents take part by, beside sending a suggestion. Calls are what the congress asks (drafts for comment, calls for
 * topics, Q&A sessions), voices what people answer; they are one table each, because window, moderation, receipt, contact and
 * deletion are the same for all kinds. And finding what is similar, before a second copy of a suggestion is sent.
 */
const similar = [
  // Kept as the rules cut them, not by the database: one rule, and no extension.
  "alter table suggestions add column pairs text[] not null default '{}'",
  'create index suggestions_pairs on suggestions using gin (pairs)',
];

const tables = [
  `create table calls (
    id text primary key, kind text not null, subject_kind text, title text not null, congress_id text not null, committee_id text, draft_name text, summary text, body text,
    held_on text, place text, opens_on text not null, closes_on text not null, cancelled_on text, reported_on text, report text,
    search text not null, source text not null, as_of text not null, updated_at timestamptz not null default now()
  )`,
  'create index calls_closing on calls (closes_on, id)',
  'create index calls_held on calls (held_on, id)',
  `create table articles (
    id text primary key, call_id text not null references calls, position integer not null, number text not null, chapter text, heading text, body text not null
  )`,
  'create index articles_call on articles (call_id, position)',
  'create table call_organizations (call_id text not null references calls, organization_id text not null, position integer not null, primary key (call_id, organization_id))',
  'create index call_organizations_organization on call_organizations (organization_id, call_id)',
  `create table adoptions (
    id text primary key, call_id text not null references calls, position integer not null, article_id text, summary text not null, outcome text not null, reason text not null, decided_on text not null
  )`,
  'create index adoptions_call on adoptions (call_id, position)',
  `create table voices (
    receipt_no text primary key, secret_hash text unique, kind text not null, call_id text not null references calls, article_id text, organization_id text, stance text, quote text,
    title text, body text, public_title text, public_body text, identity_mode text not null, may_publish boolean not null, state text not null, reason text,
    adoption_id text references adoptions, answered boolean not null default false, consent_version text, submitted_at timestamptz not null, changed_at timestamptz not null,
    search text not null, source text not null, as_of text not null, updated_at timestamptz not null default now()
  )`,
  'create index voices_newest on voices (submitted_at, receipt_no)',
  'create index voices_call on voices (call_id, state, submitted_at)',
  'create index voices_article on voices (article_id)',
  'create index voices_adoption on voices (adoption_id)',
  'create index voices_organization on voices (organization_id, submitted_at)',
  'create table voice_contacts (receipt_no text primary key references voices, sealed text not null, delete_after text not null)',
  `create table answers (
    id integer generated always as identity primary key, receipt_no text not null references voices, version integer not null, organization_id text, respondent text, on_the_spot boolean not null,
    body text not null, answered_on text not null, promise text, promise_due_on text, case_number text, unique (receipt_no, version)
  )`,
  'create index answers_case on answers (case_number)',
];

/** As in 002: `updated_at` says when the public record last changed, whoever changed it. */
const records = [['calls', 'id'], ['voices', 'receipt_no']] as const;

const touching = (name: string, on: string, bodies: readonly string[]): string[] => [
  `create function ${name}() returns trigger language plpgsql as $$ begin ${bodies.join('; ')}; return null; end $$`,
  `create trigger ${name}_in after insert on ${on} referencing new table as changed_rows for each statement execute function ${name}()`,
  `create trigger ${name}_by after update on ${on} referencing new table as changed_rows for each statement execute function ${name}()`,
  `create trigger ${name}_out after delete on ${on} referencing old table as changed_rows for each statement execute function ${name}()`,
];
const touch = (table: string, condition: string): string => `update ${table} set updated_at = clock_timestamp() where updated_at < now() and ${condition}`;

const triggers = [
  ...records.flatMap(([table, key]) => [
    `create index ${table}_updated on ${table} (updated_at, ${key})`,
    `create trigger ${table}_updated before update on ${table} for each row execute function keep_updated_at()`,
  ]),
  ...['articles', 'call_organizations', 'voices'].flatMap((part) => touching(`touch_calls_of_${part}`, part, [touch('calls', 'id in (select call_id from changed_rows)')])),
  ...touching('touch_of_adoptions', 'adoptions', [touch('calls', 'id in (select call_id from changed_rows)'), touch('voices', 'adoption_id in (select id from changed_rows)')]),
  // A call counts its answers; the voice brings it along.
  ...touching('touch_of_answers', 'answers', [touch('voices', 'receipt_no in (select receipt_no from changed_rows)')]),
  // A promise stands as its case does.
  `create function touch_voices_of_case() returns trigger language plpgsql as $$ begin
    ${touch('voices', 'receipt_no in (select receipt_no from answers where case_number = new.number)')}; return null; end $$`,
  'create trigger touch_voices_of_case after update of state on cases for each row when (old.state is distinct from new.state) execute function touch_voices_of_case()',
];

/** What is there already gets its pairs. That is no change of a record, so no mirror need hear of it. */
const fillPairs = async (db: Kysely<unknown>): Promise<void> => {
  const { rows } = await sql<{ receipt_no: string; public_title: string }>`select receipt_no, public_title from suggestions`.execute(db);
  await sql`alter table suggestions disable trigger suggestions_updated`.execute(db);
  for (let from = 0; from < rows.length; from += 1000) {
    const lot = rows.slice(from, from + 1000).map((row) => ({ receipt_no: row.receipt_no, pairs: pairsOf004(row.public_title) }));
    await sql`update suggestions set pairs = lot.pairs from jsonb_to_recordset(${JSON.stringify(lot)}::jsonb) as lot (receipt_no text, pairs text[])
      where suggestions.receipt_no = lot.receipt_no`.execute(db);
  }
  await sql`alter table suggestions enable trigger suggestions_updated`.execute(db);
};

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of [...similar, ...tables, ...triggers]) await sql.raw(statement).execute(db);
  await fillPairs(db);
};
