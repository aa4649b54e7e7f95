import { sql, type Kysely } from 'kysely';

/** What deputies did 履职活动, what is counted of it by deputy and year, and the points 履职积分 that a congress publishes. `updated_at` is kept as migration 002 keeps it. */
const tables = [
  `create table activities (
    id text primary key, kind text not null, title text not null, held_on text not null, until text, place text, division_id text, station_id text, organizer text, summary text, residents integer,
    opinions integer, search text not null, grams tsvector not null, source text not null, as_of text not null, updated_at timestamptz not null default now()
  )`,
  'create index activities_newest on activities (held_on, id)',
  'create index activities_kind on activities (kind, held_on, id)',
  'create index activities_station on activities (station_id, held_on, id)',
  'create index activities_division on activities (division_id, held_on, id)',
  'create index activities_year on activities (substr(held_on, 1, 4), held_on, id)',
  'create table activity_deputies (activity_id text not null references activities, deputy_id text not null, position integer not null, primary key (activity_id, deputy_id))',
  'create index activity_deputies_deputy on activity_deputies (deputy_id, activity_id)',
  `create table duty_points (
    deputy_id text not null, year integer not null, points double precision not null, scheme text not null, url text, counted_on text not null, primary key (deputy_id, year)
  )`,
  `create table duty_records (
    id text primary key, deputy_id text not null, year integer not null, total integer not null, kinds jsonb not null, points jsonb, search text not null, grams tsvector not null, source text not null,
    as_of text not null, updated_at timestamptz not null default now()
  )`,
  'create index duty_records_deputy on duty_records (deputy_id, id)',
  'create index duty_records_year on duty_records (year, id)',
];

const records = ['activities', 'duty_records'].flatMap((table) => [
  `create index ${table}_updated on ${table} (updated_at, id)`,
  `create index ${table}_grams on ${table} using gin (grams) with (gin_pending_list_limit = 1024)`,
  `create trigger ${table}_updated before update on ${table} for each row execute function keep_updated_at()`,
]);

/** Who took part is part of the activity. */
const touches = [
  `create function touch_activities_of_deputies() returns trigger language plpgsql as $$ begin
    update activities set updated_at = clock_timestamp() where updated_at < now() and id in (select activity_id from changed_rows); return null; end $$`,
  ...[['in', 'insert', 'new'], ['by', 'update', 'new'], ['out', 'delete', 'old']].map(([name, event, rows]) =>
    `create trigger touch_activities_of_deputies_${name} after ${event} on activity_deputies referencing ${rows} table as changed_rows for each statement execute function touch_activities_of_deputies()`),
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of [...tables, ...records, ...touches]) await sql.raw(statement).execute(db);
};
