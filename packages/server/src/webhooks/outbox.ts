import { randomBytes } from 'node:crypto';
import type { WebhookEvent, WebhookType } from '@congress-kit/api/webhooks';
import { shownState, type CaseState } from '@congress-kit/api/rules/case-flow';
import { publicSuggestionStates, type SuggestionState } from '@congress-kit/api/rules/suggestion-flow';
import type { CaseRow } from '../store/case-moves.ts';
import { phaseOf } from '../store/cases.ts';
import { instantText } from '../store/format.ts';
import type { SuggestionRow } from '../store/suggestion-moves.ts';
import { suggestionPhase } from '../store/suggestions.ts';
import type { Trx } from '../store/transaction.ts';

/** Events are written in the transaction of the change; sending them is `deliver.ts`. */

type DataOf<Type extends WebhookType> = Extract<WebhookEvent, { type: Type }>['data'];

/**
 * Writes one event for every endpoint that asked for its type; nothing where nobody did.
 * @param to only this endpoint, whatever it asked for
 * @returns its id; undefined when nobody listens
 */
export const writeEvent = async <Type extends WebhookType>(trx: Trx, type: Type, data: DataOf<Type>, now: Date, to?: string): Promise<string | undefined> => {
  const endpoints = await trx.selectFrom('webhook_endpoints').select(['id', 'types']).where('disabled_at', 'is', null).execute();
  const listening = endpoints.filter((one) => (to === undefined ? (one.types as string[]).includes(type) : one.id === to));
  if (listening.length === 0) return undefined;
  const id = `msg_${randomBytes(16).toString('base64url')}`;
  await trx.insertInto('webhook_events').values({ id, type, payload: JSON.stringify({ type, timestamp: instantText(now), data }), created_at: now }).execute();
  await trx.insertInto('webhook_deliveries').values(listening.map((one) => ({ event_id: id, endpoint_id: one.id, state: 'waiting' as const, next_at: now }))).execute();
  return id;
};

/** Its state as the public sees it: how a rating came out is not told by the hour of a message either. */
export const tellCase = async (trx: Trx, { number, state }: Pick<CaseRow, 'number' | 'state'>, now: Date): Promise<void> => {
  await writeEvent(trx, 'case.changed', { number, state: shownState(state as CaseState), phase: phaseOf(state) as 'received' }, now);
};

const isPublic = (row: SuggestionRow): boolean =>
  row.may_publish && (row.visibility === 'summary' || row.visibility === 'full') && (publicSuggestionStates as readonly string[]).includes(row.state);

export const tellSuggestion = async (trx: Trx, before: SuggestionRow, after: SuggestionRow, now: Date): Promise<void> => {
  if (isPublic(after)) {
    const found = after.case_number === null ? undefined : await trx.selectFrom('cases').select('state').where('number', '=', after.case_number).executeTakeFirst();
    const data = { receiptNo: after.receipt_no, state: after.state as SuggestionState, phase: suggestionPhase(after.state, found?.state ?? null) as 'received' };
    await writeEvent(trx, 'suggestion.changed', data, now);
  } else if (isPublic(before)) {
    await writeEvent(trx, 'suggestion.removed', { receiptNo: after.receipt_no }, now);
  }
};
