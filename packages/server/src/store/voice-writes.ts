import { randomBytes } from 'node:crypto';
import type { commentOnArticle, askQuestion, proposeTopic, BodyOf, VoiceReceipt } from '@congress-kit/api';
import { shanghaiDay, yearOf } from '@congress-kit/api/rules/calendar-days';
import { formatSecret, secretFromBytes } from '@congress-kit/api/rules/receipt';
import { maskPrivate, normalizeText } from '@congress-kit/api/rules/text';
import { quotes } from '@congress-kit/api/rules/voice-counts';
import { windowState } from '@congress-kit/api/rules/window';
import type { Insertable, Selectable } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { ApiProblem, invalid } from '../http/problems.ts';
import { contactIn, keepContact } from '../policies/contacts.ts';
import { nextReceiptNos } from './counters.ts';
import { instantText } from './format.ts';
import { searchable } from './searching.ts';
import { secretHash, sourceOf } from './suggestion-writes.ts';
import type { CallKind, CallsTable, VoicesTable } from './tables.ts';
import type { Trx } from './transaction.ts';

/** A comment, a topic or a question comes in: within the window only, and seen by nobody before the office has looked at it. */

type Author = Pick<BodyOf<typeof proposeTopic>, 'identityMode' | 'name' | 'phone' | 'mayPublish' | 'consent'>;
type Own = Pick<Insertable<VoicesTable>, 'title' | 'body' | 'article_id' | 'organization_id' | 'stance' | 'quote'>;
type CallRow = Selectable<CallsTable>;

const openCall = async (ctx: AppContext, trx: Trx, kind: CallKind, id: string): Promise<CallRow> => {
  const call = await trx.selectFrom('calls').selectAll().where('id', '=', id).where('kind', '=', kind).executeTakeFirst();
  if (!call) throw new ApiProblem('not_found');
  const { opens_on: opensOn, closes_on: closesOn, cancelled_on: cancelledOn } = call;
  if (windowState({ opensOn, closesOn, cancelledOn }, ctx.now()) !== 'open') throw new ApiProblem('window_closed', { params: { from: opensOn, until: closesOn } });
  return call;
};

const shown = (text: string | null | undefined): string | null => (text == null ? null : maskPrivate(text));

const insertVoice = async (ctx: AppContext, trx: Trx, call: CallRow, kind: 'comment' | 'topic' | 'question', author: Author, own: Own): Promise<VoiceReceipt> => {
  const now = ctx.now();
  const today = shanghaiDay(now);
  const secret = secretFromBytes(randomBytes(17));
  const [publicTitle, publicBody] = [shown(own.title), shown(own.body)];
  const source = await sourceOf(trx);
  const [receiptNo = ''] = await nextReceiptNos(trx, 1, { year: yearOf(today), of: kind });
  await trx.insertInto('voices').values({
    receipt_no: receiptNo, secret_hash: secretHash(secret), kind, call_id: call.id, ...own, public_title: publicTitle, public_body: publicBody,
    identity_mode: author.identityMode, may_publish: author.mayPublish, state: 'submitted', consent_version: author.consent.textVersion, submitted_at: now, changed_at: now,
    // Only what may be read may be found.
    ...searchable([receiptNo, publicTitle, publicBody].filter(Boolean).join('\n').toLowerCase()), source, as_of: today,
  }).execute();
  // Whoever was asked may be asked back while the call is worked on; the months count from its last day.
  await keepContact(ctx, trx, 'voice_contacts', receiptNo, contactIn(author), call.closes_on);
  return { receiptNo, secret: formatSecret(secret), submittedAt: instantText(now), state: 'submitted', closesOn: call.closes_on };
};

export const insertComment = async (ctx: AppContext, trx: Trx, id: string, draft: BodyOf<typeof commentOnArticle>): Promise<VoiceReceipt> => {
  const call = await openCall(ctx, trx, 'consultation', id);
  const article = draft.articleId === undefined ? undefined
    : await trx.selectFrom('articles').select(['id', 'body']).where('id', '=', draft.articleId).where('call_id', '=', id).executeTakeFirst();
  if (draft.articleId !== undefined && !article) throw invalid('body', '/articleId', 'unknown_reference');
  // A quote is of this very article, so nothing private can be in it.
  if (draft.quote !== undefined && !quotes(article?.body ?? '', draft.quote)) throw invalid('body', '/quote', 'unknown_reference');
  return insertVoice(ctx, trx, call, 'comment', draft, {
    article_id: article?.id ?? null, stance: draft.stance, quote: draft.quote === undefined ? null : normalizeText(draft.quote), body: draft.body === undefined ? null : normalizeText(draft.body),
  });
};

export const insertTopic = async (ctx: AppContext, trx: Trx, id: string, draft: BodyOf<typeof proposeTopic>): Promise<VoiceReceipt> => {
  const call = await openCall(ctx, trx, 'solicitation', id);
  return insertVoice(ctx, trx, call, 'topic', draft, { title: normalizeText(draft.title), body: normalizeText(draft.body) });
};

export const insertQuestion = async (ctx: AppContext, trx: Trx, id: string, draft: BodyOf<typeof askQuestion>): Promise<VoiceReceipt> => {
  const call = await openCall(ctx, trx, 'qa_session', id);
  if (draft.organizationId !== undefined) {
    const answers = await trx.selectFrom('call_organizations').select('organization_id').where('call_id', '=', id).where('organization_id', '=', draft.organizationId).executeTakeFirst();
    if (!answers) throw invalid('body', '/organizationId', 'unknown_reference');
  }
  return insertVoice(ctx, trx, call, 'question', draft, {
    title: normalizeText(draft.title), body: draft.body === undefined ? null : normalizeText(draft.body), organization_id: draft.organizationId ?? null,
  });
};
