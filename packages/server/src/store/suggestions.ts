import type { listSuggestions as listOperation, QueryOf, Suggestion, SuggestionDetail } from '@congress-kit/api';
import { publicPosition } from '@congress-kit/api/rules/phases';
import { publicSuggestionStates, type SuggestionState } from '@congress-kit/api/rules/suggestion-flow';
import type { CaseState } from '@congress-kit/api/rules/case-flow';
import { maskPrivate } from '@congress-kit/api/rules/text';
import { sql, type RawBuilder } from 'kysely';
import type { AppContext } from '../http/context.ts';
import { nameIn } from '../policies/contacts.ts';
import { readAttachments, readEvidence } from './attachments.ts';
import type { Database } from './database.ts';
import { countBy, counts, joinTownship, readFacets } from './facets.ts';
import { dayOf, provenanceOf, refTo, some } from './format.ts';
import { allOf, changedKeys, changedSince, chosen, oneOf, readPage, textKeys, withinCounty, type PageOf, type SortNames, type Sorts } from './paging.ts';
import { recordColumns, type RecordOf } from './record-columns.ts';
import { searches } from './searching.ts';
import { readReplies, readSteps, readStepsOf } from './steps.ts';
import { candidatesOfSuggestion } from './trace.ts';

type Query = QueryOf<typeof listOperation>;

export const suggestionSorts: Sorts<SortNames<Query>> = {
  list: 'suggestions',
  orders: {
    submittedOn: [{ expression: sql.ref('suggestions.submitted_at'), kind: 'instant', days: 'suggestions.submitted_at' }, ...textKeys('suggestions.receipt_no')],
    supportCount: [{ expression: sql`(suggestions.support_count + suggestions.web_supports)`, kind: 'integer' }, ...textKeys('suggestions.receipt_no')],
    changedAt: changedKeys('suggestions', 'receipt_no'),
  },
  usual: '-submittedOn',
};

/**
 * The one condition for being seen by anybody: the resident allowed it, the office reviewed it, and its state is one of the
 * public ones. Every public read of a suggestion goes through it.
 */
export const isPublicSuggestion: RawBuilder<boolean> = sql<boolean>`(suggestions.may_publish and suggestions.visibility in ('summary', 'full')
  and suggestions.state in (${sql.join(publicSuggestionStates)}))`;

export const suggestionColumns = [
  sql<string | null>`(select name from divisions where id = suggestions.division_id)`.as('division_name'),
  sql<string | null>`(case suggestions.target_kind when 'deputy' then (select name from deputies where id = suggestions.target_id)
    when 'station' then (select name from stations where id = suggestions.target_id) end)`.as('target_name'),
  sql<string | null>`(select state from cases where number = suggestions.case_number)`.as('case_state'),
  // Only of those who chose to be named; nobody else's contact is even read.
  sql<string | null>`(select sealed from suggestion_contacts c where c.receipt_no = suggestions.receipt_no and suggestions.identity_mode = 'public')`.as('sealed'),
];
export type SuggestionView = RecordOf<'suggestions'> & { sealed: string | null; division_name: string | null; target_name: string | null; case_state: string | null };

/** Where the resident and the public see a suggestion stand. */
export const suggestionPhase = (state: string, caseState: string | null): string => {
  const position = publicPosition(state as SuggestionState, caseState as CaseState | null);
  return position.kind === 'phase' ? position.phase : position.ending;
};

/** Field by field what everybody may see. */
export const publicSuggestion = (key: Buffer, row: SuggestionView): Suggestion => ({
  receiptNo: row.receipt_no,
  kind: row.kind,
  category: row.category,
  title: row.public_title,
  body: row.visibility === 'full' ? row.public_body : undefined,
  division: refTo(row.division_id, row.division_name),
  target: { kind: row.target_kind, id: some(row.target_id), name: some(row.target_name) },
  identityMode: row.identity_mode,
  authorName: nameIn(key, row.receipt_no, row.sealed),
  channel: row.channel,
  state: row.state,
  phase: suggestionPhase(row.state, row.case_state),
  submittedOn: dayOf(row.submitted_at),
  supportCount: row.support_count + row.web_supports,
  caseNumber: some(row.case_number),
  ...provenanceOf(row),
});

const matching = (query: Query) => allOf([
  isPublicSuggestion,
  oneOf('suggestions.state', query.state),
  oneOf('suggestions.category', query.category),
  query.division !== undefined && withinCounty('suggestions.division_id', query.division),
  query.deputy !== undefined && sql<boolean>`suggestions.target_kind = 'deputy' and suggestions.target_id = ${query.deputy}`,
  changedSince('suggestions', query.updatedSince),
  searches('suggestions', query.q),
]);

const suggestionFacets = (db: Database, query: Query) => ({
  category: () => countBy(db, 'suggestions', 'suggestions.category', matching({ ...query, category: undefined })),
  state: () => countBy(db, 'suggestions', 'suggestions.state', matching({ ...query, state: undefined })),
  // First by place, of which there are few, then by the township of each.
  township: () => counts(db, 'suggestions', sql`select town.id as value, town.name, sum(place.count)::integer as count
    from (select suggestions.division_id as id, count(*) as count from suggestions where ${matching({ ...query, division: undefined })} and suggestions.division_id is not null group by 1) as place
    ${joinTownship(sql.ref('place.id'))} group by 1, 2`),
});

export const listSuggestions = async ({ store: { db }, key }: AppContext, query: Query): Promise<PageOf<Suggestion>> => {
  const filtered = db.selectFrom('suggestions').where(matching(query));
  const [page, facets] = await Promise.all([
    readPage(db, filtered, chosen(suggestionSorts, query.sort), query, (rows) => rows.select(recordColumns.suggestions).select(suggestionColumns)),
    readFacets(query.facets, suggestionFacets(db, query)),
  ]);
  const rows = page.rows as SuggestionView[];
  const steps = query.include?.includes('steps') ? await readStepsOf(db, 'suggestion_steps', rows.map((row) => row.receipt_no)) : undefined;
  return { ...page, ...facets, rows: rows.map((row) => ({ ...publicSuggestion(key, row), steps: steps && (steps.get(row.receipt_no) ?? []) })) };
};

export const getSuggestion = async (ctx: AppContext, receiptNo: string): Promise<SuggestionDetail | undefined> => {
  const { store: { db }, key } = ctx;
  const row = await db.selectFrom('suggestions').select(recordColumns.suggestions).select(suggestionColumns)
    .where('receipt_no', '=', receiptNo).where(isPublicSuggestion).executeTakeFirst() as SuggestionView | undefined;
  if (!row) return undefined;
  const [files, steps, replies, candidates] = await Promise.all([
    row.visibility === 'full' ? readAttachments(ctx, db, receiptNo, 'public') : undefined,
    readSteps(db, 'suggestion_steps', receiptNo, 'public', row.visibility === 'full' ? readEvidence(db, 'suggestion_steps', receiptNo) : undefined),
    // A reply answers the words of the suggestion; where only its title is public, so is the reply not.
    row.visibility === 'full' ? readReplies(db, { receiptNo }, maskPrivate) : [],
    candidatesOfSuggestion(db, receiptNo),
  ]);
  return { ...publicSuggestion(key, row), attachments: files?.own, steps, replies, candidates };
};
