import { sql } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { secretsOf } from './endpoints.ts';
import { send, type Message, type Sent } from './send.ts';

/**
 * Sends what is waiting. A delivery is taken by putting off its next try: whoever else looks, another process too, does not see it,
 * and if this process dies it comes up again. So it arrives at least once, always under the same id.
 */

/** Waits between tries, in seconds, as Standard Webhooks proposes; the last one is repeated. */
const pauses = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
/** Longer than a try can take. */
const lease = 120_000;
const timeout = 15_000;
/** Taken at once, and sent side by side. */
const lot = 10;

interface Taken { readonly eventId: string; readonly endpointId: string; readonly attempts: number; readonly createdAt: Date; readonly message: Message }

const take = async (ctx: AppContext, silent: ReadonlySet<string>): Promise<Taken[]> => {
  const now = ctx.now();
  const { rows } = await sql<{ event_id: string; endpoint_id: string; attempts: number; payload: string; created_at: Date; url: string; secrets: string }>`
    with due as (
      select d.event_id, d.endpoint_id from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
      where d.state = 'waiting' and d.next_at <= ${now} and e.disabled_at is null
        and d.endpoint_id not in (select jsonb_array_elements_text(${JSON.stringify([...silent])}::jsonb)) order by d.next_at limit ${lot} for update of d skip locked
    )
    update webhook_deliveries d set attempts = d.attempts + 1, next_at = ${new Date(now.getTime() + lease)}
    from due, webhook_events v, webhook_endpoints e
    where d.event_id = due.event_id and d.endpoint_id = due.endpoint_id and v.id = d.event_id and e.id = d.endpoint_id
    returning d.event_id, d.endpoint_id, d.attempts, v.payload, v.created_at, e.url, e.secrets`.execute(ctx.store.db);
  return rows.map((row) => ({
    eventId: row.event_id, endpointId: row.endpoint_id, attempts: row.attempts, createdAt: new Date(row.created_at),
    message: { id: row.event_id, payload: row.payload, url: row.url, secrets: secretsOf(ctx, { id: row.endpoint_id, secrets: row.secrets }) },
  }));
};

/** Up to a tenth more: those who failed together do not come back together. Whoever asks for more than the longest pause waits that long. */
const pauseAfter = (attempts: number, retryAfter = 0): number => Math.max(Math.min(retryAfter, pauses[pauses.length - 1]!), pauses[Math.min(attempts, pauses.length) - 1]!) * 1000 * (1 + Math.random() / 10);

const settle = async (ctx: AppContext, { eventId, endpointId, attempts, createdAt }: Taken, outcome: Sent | { readonly error: string }): Promise<void> => {
  const { db } = ctx.store;
  const now = ctx.now();
  const status = 'status' in outcome ? outcome.status : null;
  const isDelivered = status !== null && status >= 200 && status < 300;
  const isDead = !isDelivered && now.getTime() - createdAt.getTime() > ctx.config.webhooks.days * 86_400_000;
  await db.updateTable('webhook_deliveries').set({
    state: isDelivered ? 'delivered' : isDead ? 'dead' : 'waiting',
    next_at: new Date(now.getTime() + pauseAfter(attempts, 'retryAfter' in outcome ? outcome.retryAfter : 0)),
    last_status: status, last_error: 'error' in outcome ? outcome.error : null,
  }).where('event_id', '=', eventId).where('endpoint_id', '=', endpointId).execute();
  // 410 Gone: the receiver says that it is there no longer.
  if (status === 410) await db.updateTable('webhook_endpoints').set({ disabled_at: now, disabled_reason: '410 Gone' }).where('id', '=', endpointId).execute();
};

/**
 * Sends what is due now. An endpoint that does not answer at all takes its time for every message: after the first lot, the others go before it,
 * and its own wait for the next look. Returns how many were delivered and how many were not.
 */
export const deliverDue = async (ctx: AppContext): Promise<{ delivered: number; failed: number }> => {
  const { allowPrivate } = ctx.config.webhooks;
  const done = { delivered: 0, failed: 0 };
  const silent = new Set<string>();
  for (;;) {
    const taken = await take(ctx, silent);
    await Promise.all(taken.map(async (one) => {
      const outcome = await send(one.message, { now: ctx.now(), timeout, allowPrivate }).catch((error: Error & { code?: string }) => ({ error: (error.code ?? error.message).slice(0, 200) }));
      if (!('status' in outcome)) silent.add(one.endpointId);
      await settle(ctx, one, outcome);
      done['status' in outcome && outcome.status >= 200 && outcome.status < 300 ? 'delivered' : 'failed'] += 1;
    }));
    if (taken.length < lot) return done;
  }
};

/** What was delivered or given up a month ago is not kept. */
export const forgetOld = async ({ store, now }: AppContext): Promise<void> => {
  await sql`delete from webhook_events v where v.created_at < ${new Date(now().getTime() - 30 * 86_400_000)}
    and not exists (select 1 from webhook_deliveries d where d.event_id = v.id and d.state = 'waiting')`.execute(store.db);
};

/** Looks for what is due, never twice at a time in one process. `finish` waits for what is on its way. */
export const deliveryWatch = (ctx: AppContext, failed: (error: unknown) => void): { look(): void; finish(): Promise<void> } => {
  let running: Promise<void> | undefined;
  return {
    look: () => { running ??= deliverDue(ctx).then(() => undefined, failed).finally(() => { running = undefined; }); },
    finish: async () => running,
  };
};
