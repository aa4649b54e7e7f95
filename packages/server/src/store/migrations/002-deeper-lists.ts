import { sql, type Kysely } from 'kysely';

/**
 * Lists that can be asked for what changed, and in several orders.
 *
 * `updated_at` says when the public record last changed, whoever changed it: an import, a move, a resident. Triggers keep it,
 * because a writer who forgets it would be a record that no mirror ever hears of again. It is not `changed_at` of suggestions
 * and cases, from which their 30 days run. The column `as_of` alone is no change: an import that found nothing new moves it.
 *
 * The clock is the database's: several servers share it.
 */
const records = [
  ['divisions', 'id'], ['congresses', 'id'], ['terms', 'id'], ['sessions', 'id'], ['organizations', 'id'], ['groups', 'id'], ['stations', 'id'], ['deputies', 'id'],
  ['suggestions', 'receipt_no'], ['cases', 'number'], ['evaluations', 'id'], ['ballots', 'id'],
] as const;

/** Rows that are part of another record: child, its column, the record. Of steps only the public ones. */
const parts = [
  ['memberships', 'deputy_id', 'deputies', 'id'],
  ['deputy_divisions', 'deputy_id', 'deputies', 'id'],
  ['deputy_stations', 'deputy_id', 'deputies', 'id'],
  ['deputy_stations', 'station_id', 'stations', 'id'],
  ['deputy_groups', 'deputy_id', 'deputies', 'id'],
  ['deputy_groups', 'group_id', 'groups', 'id'],
  ['station_divisions', 'station_id', 'stations', 'id'],
  ['suggestion_steps', 'receipt_no', 'suggestions', 'receipt_no'],
  ['case_steps', 'case_number', 'cases', 'number'],
  ['replies', 'receipt_no', 'suggestions', 'receipt_no'],
  ['replies', 'case_number', 'cases', 'number'],
  ['case_co_handlers', 'case_number', 'cases', 'number'],
  ['case_deputies', 'case_number', 'cases', 'number'],
  ['candidates', 'ballot_id', 'ballots', 'id'],
] as const;

// An explicit value stands.
const keepUpdatedAt = `create function keep_updated_at() returns trigger language plpgsql as $$ begin
  if new.updated_at is distinct from old.updated_at then return new; end if;
  if to_jsonb(new) - array['as_of', 'changed_at', 'updated_at'] is distinct from to_jsonb(old) - array['as_of', 'changed_at', 'updated_at'] then
    new.updated_at := clock_timestamp();
  end if;
  return new;
end $$`;

const touch = (column: string, table: string, key: string, publicOnly: boolean): string =>
  // Once in a transaction is enough: an import replaces the parts of a whole register, table by table.
  `update ${table} set updated_at = clock_timestamp() where updated_at < now() and ${key} in (select ${column} from changed_rows${publicOnly ? ' where public' : ''})`;

const partTriggers = parts.flatMap(([child, column, table, key]) => {
  const name = `touch_${table}_of_${child}`;
  const body = touch(column, table, key, child.endsWith('_steps'));
  return [
    `create function ${name}() returns trigger language plpgsql as $$ begin ${body}; return null; end $$`,
    `create trigger ${name}_in after insert on ${child} referencing new table as changed_rows for each statement execute function ${name}()`,
    `create trigger ${name}_by after update on ${child} referencing new table as changed_rows for each statement execute function ${name}()`,
    `create trigger ${name}_out after delete on ${child} referencing old table as changed_rows for each statement execute function ${name}()`,
  ];
});

// What the public sees of a suggestion's progress is its case's. Case before suggestion, as everybody locks them.
const progress = [
  `create function touch_suggestions_of_case() returns trigger language plpgsql as $$ begin
    update suggestions set updated_at = clock_timestamp() where case_number = new.number and updated_at < now(); return null; end $$`,
  'create trigger touch_suggestions_of_case after update of state on cases for each row when (old.state is distinct from new.state) execute function touch_suggestions_of_case()',
];

const statements = [
  keepUpdatedAt,
  ...records.flatMap(([table, key]) => [
    `alter table ${table} add column updated_at timestamptz not null default now()`,
    `create index ${table}_updated on ${table} (updated_at, ${key})`,
    `create trigger ${table}_updated before update on ${table} for each row execute function keep_updated_at()`,
  ]),
  ...partTriggers,
  ...progress,
  // Orders that no index served yet.
  'create index deputies_name on deputies (pinyin, id)',
  'create index divisions_name on divisions (pinyin, id)',
  'create index sessions_newest on sessions (start_date, id)',
  // A spreadsheet says how many it counted, over and over; what was added here must outlive the next import.
  'alter table suggestions add column web_supports integer not null default 0',
  'create index suggestions_supports on suggestions ((support_count + web_supports), receipt_no)',
  'create table suggestion_supports (receipt_no text not null references suggestions, supporter text not null, at timestamptz not null, delete_after timestamptz, primary key (receipt_no, supporter))',
  'create index suggestion_supports_age on suggestion_supports (delete_after)',
  // The day a case is due, as the rules compute it; kept so that a list can be ordered and filtered by it.
  'alter table cases add column due_on text',
  "create index cases_due on cases ((coalesce(due_on, '9999-12-31')), number)",
  'create index cases_overdue on cases (due_on) where done_on is null',
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
