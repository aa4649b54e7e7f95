import type { BodyOf, channels, submitSuggestion, SuggestionReceipt, takeInSuggestion } from '@congress-kit/api';
import { shanghaiDay, yearOf } from '@congress-kit/api/rules/calendar-days';
import { formatSecret, secretFromBytes } from '@congress-kit/api/rules/receipt';
import { searchTexts } from '@congress-kit/api/rules/search-text';
import { pairsOf } from '@congress-kit/api/rules/similarity';
import { maskPrivate, normalizeText } from '@congress-kit/api/rules/text';
import { addWorkingDays } from '@congress-kit/api/rules/working-days';
import type { AppContext } from '../http/context.ts';
import { ApiProblem, type PlacedFault } from '../http/problems.ts';
import { contactIn, contactRow, deleteAfter } from '../policies/contacts.ts';
import { drawRandom, plainHash } from '../policies/seal.ts';
import { sql } from 'kysely';
import { attachmentFaults, claimAttachments, readAttachments, type Named } from './attachments.ts';
import { clocksOn } from './clocks.ts';
import { nextReceiptNos, prefixIn } from './counters.ts';
import { instantText } from './format.ts';
import { knownHolidays } from './holidays.ts';
import { insertTogether, type Records } from './rows.ts';
import { foundBefore, searchable, type Searchable } from './searching.ts';
import { readSetting, type Settings } from './settings.ts';
import type { Trx } from './transaction.ts';

/** What the form sends, or what another channel writes down. */
export type Draft = Omit<BodyOf<typeof submitSuggestion>, 'channel'> & { readonly channel?: (typeof channels)[number] | undefined; readonly geo?: BodyOf<typeof takeInSuggestion>['geo'] };

type Referred = 'divisions' | 'deputies' | 'stations' | 'organizations' | 'sessions';

export interface Reference { readonly table: Referred; readonly id: string | undefined; readonly pointer: string }

/** Which of these lead somewhere: `found` says of a reference whether it does. One statement for all of them. */
const lookUp = async (trx: Trx, references: readonly Reference[]): Promise<(reference: Reference) => boolean> => {
  const tables = [...new Set(references.filter(({ id }) => id !== undefined).map(({ table }) => table))];
  if (tables.length === 0) return () => true;
  const idsOf = (table: Referred): string[] => [...new Set(references.flatMap((one) => (one.table === table && one.id !== undefined ? [one.id] : [])))];
  const { rows } = await sql<{ name: Referred; id: string }>`${sql.join(tables.map((table) =>
    sql`select ${sql.lit(table)}::text as name, id from ${sql.table(table)} where id in (${sql.join(idsOf(table))})`), sql` union all `)}`.execute(trx);
  const known = new Set(rows.map(({ name, id }) => `${name} ${id}`));
  return ({ table, id }) => id === undefined || known.has(`${table} ${id}`);
};

const unknownReference = ({ pointer }: Reference): PlacedFault => ({ in: 'body', pointer, code: 'unknown_reference' });

/** Every reference of a request that leads nowhere, told together. */
export const checkReferences = async (trx: Trx, references: readonly Reference[]): Promise<void> => {
  const isThere = await lookUp(trx, references);
  const faults = references.filter((reference) => !isThere(reference)).map(unknownReference);
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
  /** Of a correction: the step it names. */
  readonly corrects?: number;
  /** Files that go with it, as `evidenceOf` found them. */
  readonly evidence?: readonly Named[];
}

const stepRow = ({ receiptNo, type, at, role, organizationId, note, isPublic, corrects }: Step) => ({
  receipt_no: receiptNo, type, at: instantText(at), role, organization_id: organizationId ?? null, note: note ?? null, public: isPublic, ...(corrects !== undefined && { corrects }),
});

export const writeStep = async (trx: Trx, step: Step): Promise<void> => {
  const { id } = await trx.insertInto('suggestion_steps').values(stepRow(step)).returning('id').executeTakeFirstOrThrow();
  await claimAttachments(trx, step.evidence, { receiptNo: step.receiptNo, suggestionStepId: id });
};

/** Who is named as the source of what residents send: the congress whose site it is. */
export const sourceOf = async (trx: Trx): Promise<string> => nameIn(await readSetting(trx, 'congress'));

const nameIn = (congress: Settings['congress'] | null | undefined): string => congress?.name ?? '人民代表大会';

const referencesOf = ({ divisionId, target }: Draft): Reference[] => [
  { table: 'divisions', id: divisionId, pointer: '/divisionId' },
  { table: 'deputies', id: target?.kind === 'deputy' ? target.id : undefined, pointer: '/target/id' },
  { table: 'stations', id: target?.kind === 'station' ? target.id : undefined, pointer: '/target/id' },
];

/** The refusal of each draft that names what cannot be had; undefined where all is there. */
const refusalsOf = async (ctx: AppContext, trx: Trx, drafts: readonly Draft[]): Promise<(ApiProblem | undefined)[]> => {
  const references = drafts.map(referencesOf);
  const isThere = await lookUp(trx, references.flat());
  const refusals: (ApiProblem | undefined)[] = [];
  // A file is one suggestion's: of two that name it at once, the first has it.
  const named = new Set<string>();
  for (const [index, draft] of drafts.entries()) {
    const errors = [...(await attachmentFaults(ctx, trx, draft.attachments, { named })), ...references[index]!.filter((reference) => !isThere(reference)).map(unknownReference)];
    if (errors.length === 0) for (const { id } of draft.attachments ?? []) named.add(id);
    refusals.push(errors.length > 0 ? new ApiProblem('invalid_request', { errors }) : undefined);
  }
  return refusals;
};

interface Surroundings {
  /** See `sourceOf`. */
  readonly source: string;
  /** Of the receipt numbers. */
  readonly letters: string;
  /** Whose the suggestions about these places are; those about none are under the empty text. */
  readonly congresses: ReadonlyMap<string, string | null>;
}

/** What the deployment adds to these drafts, by one statement for all. */
const surroundingsOf = async (trx: Trx, drafts: readonly Draft[]): Promise<Surroundings> => {
  const places = [...new Set(drafts.map(({ divisionId }) => divisionId ?? ''))];
  const { rows } = await sql<{ congress: Settings['congress'] | null; letters: unknown; place: string; its: string | null }>`
    select (select value from settings where key = 'congress') as congress, (select value from settings where key = 'receipt_prefix') as letters,
      place, congress_for(nullif(place, '')) as its from jsonb_array_elements_text(${JSON.stringify(places)}::jsonb) as place`.execute(trx);
  return { source: nameIn(rows[0]?.congress), letters: prefixIn(rows[0]?.letters), congresses: new Map(rows.map(({ place, its }) => [place, its])) };
};

/** A draft with all that can be made of it before it has a number; see `prepareSuggestion`. */
export interface Prepared {
  readonly draft: Draft;
  readonly secret: string;
  /** Columns. */
  readonly own: Readonly<Record<'secret_hash' | 'title' | 'body' | 'public_title' | 'public_body', string>> & { readonly pairs: readonly string[] };
  /** What is found by its words; only what may be read may be found. */
  readonly words: Searchable;
}

/** The part of keeping a suggestion that needs no database: done as it arrives, while others are being stored. */
export const prepareSuggestion = (draft: Draft): Prepared => {
  const secret = secretFromBytes(drawRandom(17));
  const [title, body] = [normalizeText(draft.title), normalizeText(draft.body)];
  const [publicTitle, publicBody] = [maskPrivate(title), maskPrivate(body)];
  return {
    draft, secret, words: searchable(searchTexts.suggestions({ receiptNo: '', title: publicTitle, body: publicBody })),
    own: { secret_hash: secretHash(secret), title, body, public_title: publicTitle, public_body: publicBody, pairs: pairsOf(publicTitle) },
  };
};

interface Made {
  /** For each draft in turn its receipt, or its refusal, of which nothing is kept. */
  readonly answers: readonly (SuggestionReceipt | ApiProblem)[];
  /** What the caller writes, by `insertTogether`, maybe with more; none where it had to be written at once. */
  readonly records: readonly Records[];
}

/** New suggestions, each with its first step, and their receipts, whose secrets are told here and never again. */
export const makeSuggestions = async (ctx: AppContext, trx: Trx, prepared: readonly Prepared[]): Promise<Made> => {
  const drafts = prepared.map(({ draft }) => draft);
  const refusals = await refusalsOf(ctx, trx, drafts);
  const good = prepared.filter((_, index) => !refusals[index]);
  if (good.length === 0) return { answers: refusals as ApiProblem[], records: [] };
  const now = ctx.now();
  const today = shanghaiDay(now);
  const { assign, written_reply: { length: replyMonths, extensibleToMonths: extendedMonths } } = clocksOn(today);
  const screenedBy = addWorkingDays(today, assign.length, knownHolidays()).day;
  const { source, letters, congresses } = await surroundingsOf(trx, good.map(({ draft }) => draft));
  const numbers = await nextReceiptNos(trx, good.length, { year: yearOf(today), letters });
  const made = good.map((one, index) => ({ ...one, receiptNo: numbers[index]! }));
  const { receipt_no: _, ...first } = stepRow({ receiptNo: '', type: 'submitted', at: now, role: 'resident', isPublic: true });
  const rows = made.map(({ draft, own, words, receiptNo }) => {
    const { target } = draft;
    return {
      receipt_no: receiptNo, ...own, kind: draft.kind, category: draft.category,
      // What is absent is not sent: the database reads null.
      division_id: draft.divisionId, congress_id: congresses.get(draft.divisionId ?? '') ?? undefined, address: draft.address, ...draft.geo,
      target_kind: target?.kind ?? 'congress', target_id: target?.kind === 'congress' ? undefined : target?.id,
      identity_mode: draft.identityMode, may_publish: draft.mayPublish, channel: draft.channel ?? 'web', consent_version: draft.consent.textVersion,
      ...foundBefore(receiptNo.toLowerCase(), words),
    };
  });
  const records: Records[] = [
    { table: 'suggestions', rows, same: {
      // Nothing is public before the office has looked at it, whatever the resident allows.
      visibility: 'private', state: 'submitted', support_count: 0, submitted_at: now, changed_at: now, screened_by: screenedBy, source, as_of: today,
    } },
    { table: 'suggestion_contacts', rows: made.flatMap(({ draft, receiptNo }) => contactRow(ctx, receiptNo, contactIn(draft))), same: { delete_after: deleteAfter(ctx) } },
    { table: 'suggestion_steps', rows: made.map(({ receiptNo }) => ({ receipt_no: receiptNo })), same: first },
  ];
  // A file belongs to a suggestion that is there.
  const hasFiles = made.some(({ draft }) => draft.attachments?.length);
  if (hasFiles) await insertTogether(trx, records);
  const receipts: SuggestionReceipt[] = [];
  for (const { draft, receiptNo, secret } of made) {
    await claimAttachments(trx, draft.attachments, { receiptNo });
    // Most have none, and every question costs its way.
    const { own } = draft.attachments?.length ? await readAttachments(ctx, trx, receiptNo, { words: (name) => name }) : { own: [] };
    receipts.push({ receiptNo, secret: formatSecret(secret), submittedAt: instantText(now), state: 'submitted', screenedBy, replyMonths, extendedMonths, attachments: own });
  }
  return { answers: refusals.map((refusal) => refusal ?? receipts.shift()!), records: hasFiles ? [] : records };
};

/** Makes one and keeps it; a refusal is thrown. */
export const insertSuggestion = async (ctx: AppContext, trx: Trx, draft: Draft): Promise<SuggestionReceipt> => {
  const { answers: [made], records } = await makeSuggestions(ctx, trx, [prepareSuggestion(draft)]);
  if (made instanceof ApiProblem) throw made;
  await insertTogether(trx, records);
  return made!;
};
