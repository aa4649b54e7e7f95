import { sql, type Kysely } from 'kysely';

/**
 * Outgoing events. An event and its deliveries are written in the transaction of the change they tell of: neither is there
 * without the other. Secrets are sealed with the server's key.
 */
const statements = [
  `create table webhook_endpoints (
    id text primary key, url text not null, secrets text not null, types jsonb not null, created_at timestamptz not null, disabled_at timestamptz, disabled_reason text
  )`,
  'create table webhook_events (id text primary key, type text not null, payload text not null, created_at timestamptz not null)',
  `create table webhook_deliveries (
    event_id text not null references webhook_events (id) on delete cascade, endpoint_id text not null references webhook_endpoints (id) on delete cascade,
    state text not null check (state in ('waiting', 'delivered', 'dead')), attempts integer not null default 0, next_at timestamptz not null, last_status integer, last_error text,
    primary key (event_id, endpoint_id)
  )`,
  "create index webhook_deliveries_waiting on webhook_deliveries (next_at) where state = 'waiting'",
  'create index webhook_events_created on webhook_events (created_at)',
];

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
