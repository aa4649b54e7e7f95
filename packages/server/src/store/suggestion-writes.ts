import { randomBytes } from 'node:crypto';
import type { BodyOf, submitSuggestion, SuggestionReceipt } from '@congress-kit/api';
import { shanghaiDay, yearOf } from '@congress-kit/api/rules/calendar-days';
import { clockPresets } from '@congress-kit/api/rules/clock';
import { formatSecret, secretFromBytes } from '@congress-kit/api/rules/receipt';
import { searchTexts } from '@congress-kit/api/rules/search-text';
import { pairsOf } from '@congress-kit/api/rules/similarity';
import { maskPrivate, normalizeText } from '@congress-kit/api/rules/text';
import { addWorkingDays } from '@congress-kit/api/rules/working-days';
import type { AppContext } from '../http/context.ts';
import { ApiProblem, type PlacedFault } from '../http/problems.ts';
import { contactIn, keepContact } from '../policies/contacts.ts';
import { plainHash } from '../policies/seal.ts';
import { attachmentFaults, claimAttachments, readAttachments } from './attachments.ts';
import { nextReceiptNo } from './counters.ts';
import { instantText } from './format.ts';
import { readSetting } from './settings.ts';
import type { Trx } from './transaction.ts';

export type Draft = BodyOf<typeof submitSuggestion>;

type Referred = 'divisions' | 'deputies' | 'stations' | 'organizations' | 'sessions';

/**
 * Every reference of a request that leads nowhere, told together.
 * @param others faults that were found before, to be told with them
 */
export const checkReferences = async (
  trx: Trx, references: readonly { table: Referred; id: string | undefined; pointer: string }[], others: readonly PlacedFault[] = [],
): Promise<void> => {
  const faults = [...others];
  for (const { table, id, pointer } of references) {
    if (id === undefined) continue;
    const found = await trx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst();
    if (!found) faults.push({ in: 'body', pointer, code: 'unknown_reference' });
  }
  if (faults.length > 0) throw new ApiProblem('invalid_request', { errors: faults });
};

/** 26 random characters (130 bits) and a check character; what is stored is its hash. */
export const secretHash = (secret: string): string => plainHash('receipt secret', secret);

export interface Step {
  readonly receiptNo: string;
  readonly type: string;
  readonly at: Date;
  readonly role: string;
  readonly organizationId?: string | null;
  readonly note?: string | undefined;
  readonly isPublic: boolean;
}

export const writeStep = async (trx: Trx, { receiptNo, type, at, role, organizationId, note, isPublic }: Step): Promise<void> => {
  await trx.insertInto('suggestion_steps').values({
    receipt_no: receiptNo, type, at: instantText(at), role, organization_id: organizationId ?? null, note: note ?? null, public: isPublic,
  }).execute();
};

/** Who is named as the source of what residents send: the congress whose site it is. */
export const sourceOf = async (trx: Trx): Promise<string> => (await readSetting(trx, 'congress'))?.name ?? '人民代表大会';

/** Keeps a new suggestion with its first step, and makes the receipt, whose secret is told here and never again. */
export const insertSuggestion = async (ctx: AppContext, trx: Trx, draft: Draft): Promise<SuggestionReceipt> => {
  const { target } = draft;
  await checkReferences(trx, [
    { table: 'divisions', id: draft.divisionId, pointer: '/divisionId' },
    { table: 'deputies', id: target?.kind === 'deputy' ? target.id : undefined, pointer: '/target/id' },
    { table: 'stations', id: target?.kind === 'station' ? target.id : undefined, pointer: '/target/id' },
  ], await attachmentFaults(ctx, trx, draft.attachments));
  const now = ctx.now();
  const today = shanghaiDay(now);
  const secret = secretFromBytes(randomBytes(17));
  const [title, body] = [normalizeText(draft.title), normalizeText(draft.body)];
  const [publicTitle, publicBody] = [maskPrivate(title), maskPrivate(body)];
  const screenedBy = addWorkingDays(today, clockPresets.assign.length).day;
  const source = await sourceOf(trx);
  const receiptNo = await nextReceiptNo(trx, yearOf(today));
  await trx.insertInto('suggestions').values({
    receipt_no: receiptNo, secret_hash: secretHash(secret), kind: draft.kind, category: draft.category,
    title, body, public_title: publicTitle, public_body: publicBody,
    division_id: draft.divisionId ?? null, address: draft.address ?? null,
    target_kind: target?.kind ?? 'congress', target_id: target && target.kind !== 'congress' ? (target.id ?? null) : null,
    identity_mode: draft.identityMode, may_publish: draft.mayPublish,
    // Nothing is public before the office has looked at it, whatever the resident allows.
    visibility: 'private', channel: draft.channel ?? 'web', state: 'submitted', support_count: 0, consent_version: draft.consent.textVersion,
    submitted_at: now, changed_at: now, screened_by: screenedBy,
    // Only what may be read may be found.
    search: searchTexts.suggestions({ receiptNo, title: publicTitle, body: publicBody }), pairs: pairsOf(publicTitle), source, as_of: today,
  }).execute();
  await keepContact(ctx, trx, 'suggestion_contacts', receiptNo, contactIn(draft));
  await writeStep(trx, { receiptNo, type: 'submitted', at: now, role: 'resident', isPublic: true });
  await claimAttachments(trx, draft.attachments, { receiptNo });
  const { own } = await readAttachments(ctx, trx, receiptNo, { words: (name) => name });
  return { receiptNo, secret: formatSecret(secret), submittedAt: instantText(now), state: 'submitted', screenedBy, attachments: own };
};
