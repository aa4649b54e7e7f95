import type { ColumnType, Generated } from 'kysely';

/** The tables of migration 006. */
type Instant = ColumnType<Date, Date | string, Date | string>;
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface WebhookEndpointsTable {
  id: string;
  url: string;
  /** Sealed JSON: the secrets that sign, newest first, each with the instant it ends. */
  secrets: string;
  types: ColumnType<unknown, string, string>;
  created_at: Instant;
  disabled_at: MaybeInstant;
  disabled_reason: string | null;
}

export interface WebhookEventsTable {
  id: string;
  type: string;
  payload: string;
  created_at: Instant;
}

export interface WebhookDeliveriesTable {
  event_id: string;
  endpoint_id: string;
  state: 'waiting' | 'delivered' | 'dead';
  attempts: Generated<number>;
  next_at: Instant;
  last_status: number | null;
  last_error: string | null;
}

export interface WebhookTables {
  webhook_endpoints: WebhookEndpointsTable;
  webhook_events: WebhookEventsTable;
  webhook_deliveries: WebhookDeliveriesTable;
}
