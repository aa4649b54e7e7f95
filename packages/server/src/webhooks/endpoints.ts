import { randomBytes } from 'node:crypto';
import { webhookSecretPrefix, webhookTypes } from '@congress-kit/api/webhooks';
import type { AppContext } from '../http/context.ts';
import { seal, unseal } from '../policies/seal.ts';
import { actors, writeAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { inTransaction, type Trx } from '../store/transaction.ts';
import { checkAddress } from './address.ts';
import { writeEvent } from './outbox.ts';

/** Addresses that are told of events. Named where the database is, by its operator; no request of the API takes an address. */

/** An old secret signs beside the new one for so long, while the receiver changes over. */
const overlap = 86_400_000;

interface KeptSecret { readonly secret: string; readonly until?: string }

const newSecret = (): string => webhookSecretPrefix + randomBytes(32).toString('base64');

const sealSecrets = ({ key }: AppContext, id: string, secrets: readonly KeptSecret[]): string => seal(key, 'webhook secrets', JSON.stringify(secrets), id);

/** Those that sign now, newest first. */
export const secretsOf = ({ key, now }: AppContext, row: { id: string; secrets: string }): string[] =>
  (JSON.parse(unseal(key, 'webhook secrets', row.secrets, row.id)) as KeptSecret[]).filter(({ until }) => until === undefined || Date.parse(until) > now().getTime()).map(({ secret }) => secret);

/** No endpoint by this id. */
export class UnknownEndpoint extends Error {
  override readonly name = 'UnknownEndpoint';
}

const find = async (db: Database, id: string) => {
  const row = await db.selectFrom('webhook_endpoints').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new UnknownEndpoint(id);
  return row;
};

/** Who is told of what leaves the server, so it is written down; of an address only whose it is: the rest may be a secret of theirs. */
const audit = (ctx: AppContext, trx: Trx, act: 'add' | 'rotate' | 'remove' | 'retry', id: string, detail: Readonly<Record<string, unknown>> = {}): Promise<void> =>
  writeAudit(ctx, trx, { by: actors.commandLine, act: `webhook.${act}`, subject: id, detail });

const hostOf = (url: string): string => new URL(url).host;

/**
 * @param types what it is told of; all types when absent
 * @returns its id and its secret, which is shown this once. Throws `RefusedAddress` for an address that may not be sent to
 */
export const addEndpoint = async (ctx: AppContext, url: string, types: readonly string[] = webhookTypes): Promise<{ id: string; secret: string }> => {
  checkAddress(url, ctx.config.webhooks.allowPrivate);
  const id = `ep_${randomBytes(6).toString('hex')}`;
  const secret = newSecret();
  await inTransaction(ctx.store.db, async (trx) => {
    await trx.insertInto('webhook_endpoints').values({
      id, url, secrets: sealSecrets(ctx, id, [{ secret }]), types: JSON.stringify(types), created_at: ctx.now(), disabled_at: null, disabled_reason: null,
    }).execute();
    await audit(ctx, trx, 'add', id, { host: hostOf(url), types });
  });
  return { id, secret };
};

/** A new secret; the one before it goes on signing for a day. Also wakes an endpoint that was switched off. */
export const rotateSecret = async (ctx: AppContext, id: string): Promise<string> => inTransaction(ctx.store.db, async (trx) => {
  const row = await find(trx, id);
  const secret = newSecret();
  const until = new Date(ctx.now().getTime() + overlap).toISOString();
  const kept = [{ secret }, ...secretsOf(ctx, row).slice(0, 2).map((old) => ({ secret: old, until }))];
  await trx.updateTable('webhook_endpoints').set({ secrets: sealSecrets(ctx, id, kept), disabled_at: null, disabled_reason: null }).where('id', '=', id).execute();
  await audit(ctx, trx, 'rotate', id);
  return secret;
});

/** Ends it, and with it what was still waiting for it. */
export const removeEndpoint = (ctx: AppContext, id: string): Promise<void> => inTransaction(ctx.store.db, async (trx) => {
  const { url } = await find(trx, id);
  await trx.deleteFrom('webhook_endpoints').where('id', '=', id).execute();
  await audit(ctx, trx, 'remove', id, { host: hostOf(url) });
});

/** What could not be delivered is tried again from now on, and the endpoint is awake. Returns how many there are. */
export const retryDead = (ctx: AppContext, id: string): Promise<number> => inTransaction(ctx.store.db, async (trx) => {
  await find(trx, id);
  await trx.updateTable('webhook_endpoints').set({ disabled_at: null, disabled_reason: null }).where('id', '=', id).execute();
  const { numUpdatedRows } = await trx.updateTable('webhook_deliveries').set({ state: 'waiting', attempts: 0, next_at: ctx.now() }).where('endpoint_id', '=', id).where('state', '=', 'dead').executeTakeFirst();
  await audit(ctx, trx, 'retry', id, { events: Number(numUpdatedRows) });
  return Number(numUpdatedRows);
});

/** Writes a test event for one endpoint; it goes out like any other. */
export const writeTest = async (ctx: AppContext, id: string): Promise<string> => inTransaction(ctx.store.db, async (trx) => {
  const row = await find(trx, id);
  const event = await writeEvent(trx, 'webhook.test', {}, ctx.now(), id);
  if (!event) throw new UnknownEndpoint(`${id} is switched off (${row.disabled_reason ?? ''})`);
  return event;
});

/** What became of one event at one endpoint; `reason` says why it was not taken: the status of the answer, or what kept one from coming. */
export interface Outcome { readonly state: 'waiting' | 'delivered' | 'dead'; readonly attempts: number; readonly nextAt: Date; readonly reason: string | null }

const reasonOf = ({ last_status: status, last_error: error }: { last_status: number | null; last_error: string | null }): string | null => (status === null ? error : String(status));

/** What became of an event that was written for one endpoint, as far as it is known by now. */
export const outcomeOf = async ({ store }: AppContext, id: string, event: string): Promise<Outcome | undefined> => {
  const row = await store.db.selectFrom('webhook_deliveries').selectAll().where('endpoint_id', '=', id).where('event_id', '=', event).executeTakeFirst();
  return row && { state: row.state, attempts: row.attempts, nextAt: new Date(row.next_at), reason: row.state === 'delivered' ? null : reasonOf(row) };
};

export interface EndpointState {
  readonly id: string;
  readonly url: string;
  readonly types: readonly string[];
  readonly disabledReason: string | null;
  readonly waiting: number;
  readonly delivered: number;
  readonly dead: number;
  /** Why the last one that was tried and not taken was not. */
  readonly reason: string | null;
}

export const listEndpoints = async ({ store: { db } }: AppContext): Promise<EndpointState[]> => {
  const rows = await db.selectFrom('webhook_endpoints').selectAll().orderBy('created_at').execute();
  const counts = await db.selectFrom('webhook_deliveries').select((columns) => ['endpoint_id', 'state', columns.fn.countAll().as('count')]).groupBy(['endpoint_id', 'state']).execute();
  const failed = await db.selectFrom('webhook_deliveries').select(['endpoint_id', 'last_status', 'last_error']).distinctOn('endpoint_id')
    .where('state', '!=', 'delivered').where('attempts', '>', 0).orderBy('endpoint_id').orderBy('next_at', 'desc').execute();
  const count = (id: string, state: string): number => Number(counts.find((one) => one.endpoint_id === id && one.state === state)?.count ?? 0);
  return rows.map(({ id, url, types, disabled_reason }) => ({
    id, url, types: types as string[], disabledReason: disabled_reason, waiting: count(id, 'waiting'), delivered: count(id, 'delivered'), dead: count(id, 'dead'),
    reason: failed.filter((one) => one.endpoint_id === id).map(reasonOf)[0] ?? null,
  }));
};
